import type { TokenResponse } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { authenticateClient } from "../../protocol/client-authentication/authenticate-client.js";
import {
  decideForClient,
  notEmulated,
  readForm,
  unrecordedFormCodes,
  type ClientEndpoint,
} from "../../protocol/client-request.js";
import type { FormParameters } from "../../protocol/form.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { readBinding } from "../../protocol/read-binding.js";
import { readOverrides } from "../../tokens/token-request.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { ServiceContext } from "../../service/service-context.js";
import { cibaGrant } from "./grants/ciba.js";
import { refreshTokenGrant } from "./grants/refresh-token.js";
import { readParameters, type TokenGrant } from "./grants/token-grant.js";

const grants: readonly TokenGrant[] = [cibaGrant, refreshTokenGrant];

const endpoint: ClientEndpoint<TokenResponse> = {
  unauthenticated: "INVALID_CLIENT",
  ...unrecordedFormCodes,
  parameterRepeated: (name) =>
    grants.map(({ parameters }) => parameters[name]?.repeated).find(Boolean) ?? emulatorCodes.parameterRepeated,
};

/** Emulates `token.process` for the grant types of the list above. */
export const processToken: Handler<"token.process"> = ({ body }, context) =>
  decideForClient(context, endpoint, async (identified) => {
    const form = readForm(body, endpoint);
    const grant = findGrant(context, form);
    const client = await authenticateClient(context, body, form, identified);
    // Before anything is used up: an auth_req_id or a refresh token survives a 501.
    checkHonoured(context, client.client);
    if (!client.client.grantTypes.includes(grant.grantType)) {
      const text = "The client is not registered for the grant type.";
      throw new Refusal("unauthorized_client", grant.disabledForClient, text);
    }
    if (form.has("authorization_details"))
      throw notEmulated(emulatorCodes.notEmulated, "Token requests with authorization_details");
    const binding = await readBinding(context, body, client.client);
    const overrides = readOverrides(body);
    return grant.redeem(context, { form, client, binding, overrides }, readParameters(grant, form));
  });

function findGrant(context: ServiceContext, form: FormParameters): TokenGrant {
  const name = form.get("grant_type");
  if (name === undefined)
    throw new Refusal("invalid_request", emulatorCodes.grantTypeMissing, "The request has no grant_type.");
  const grant = grants.find((candidate) => candidate.name === name);
  if (!grant)
    throw new Refusal("unsupported_grant_type", emulatorCodes.grantTypeUnsupported, "The grant type is not emulated.");
  if (!context.service.supportedGrantTypes.includes(grant.grantType))
    throw new Refusal("unsupported_grant_type", "A049305", "The service does not support the grant type.");
  return grant;
}
