import type { GrantType, TokenResponse } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import type { Reply } from "../../api/reply.js";
import { authenticateClient } from "../../protocol/client-authentication/authenticate-client.js";
import { decideForClient, notEmulated, readForm, type ClientEndpoint } from "../../protocol/client-request.js";
import type { FormParameters } from "../../protocol/form.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { readBinding } from "../../protocol/read-binding.js";
import { readOverrides, type TokenCall } from "../../tokens/token-request.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { ServiceContext } from "../../service/service-context.js";
import { redeemAuthReqId } from "./ciba-grant.js";
import { refresh } from "./refresh-grant.js";

const endpoint: ClientEndpoint<TokenResponse> = {
  unauthenticated: "INVALID_CLIENT",
  parametersMissing: emulatorCodes.parametersMissing,
  parametersNotForm: emulatorCodes.parametersNotForm,
};

/** A grant type of the token endpoint, with the codes for service and client that are not set up for it. */
interface EmulatedGrant {
  readonly grantType: GrantType;
  readonly disabledForService: string;
  readonly disabledForClient: string;
  readonly process: (context: ServiceContext, call: TokenCall) => Promise<Reply<TokenResponse>>;
}

const grants = new Map<string, EmulatedGrant>([
  [
    "urn:openid:params:grant-type:ciba",
    { grantType: "CIBA", disabledForService: "A049305", disabledForClient: "A166306", process: redeemAuthReqId },
  ],
  [
    "refresh_token",
    {
      grantType: "REFRESH_TOKEN",
      disabledForService: "A049305",
      disabledForClient: emulatorCodes.refreshNotEnabled,
      process: refresh,
    },
  ],
]);

/** Emulates `token.process` for the grant types of the table above. */
export const processToken: Handler<"token.process"> = ({ body }, context) =>
  decideForClient(context, endpoint, async (identified) => {
    const form = readForm(body, endpoint);
    checkRepetition(form);
    const grant = findGrant(context, form);
    const client = await authenticateClient(context, body, form, identified);
    // Before anything is used up: an auth_req_id or a refresh token survives a 501.
    checkHonoured(context, client.client);
    if (!client.client.grantTypes.includes(grant.grantType)) {
      throw new Refusal(
        "unauthorized_client",
        grant.disabledForClient,
        "The client is not registered for the grant type.",
      );
    }
    if (form.has("authorization_details"))
      throw notEmulated(emulatorCodes.notEmulated, "Token requests with authorization_details");
    const binding = await readBinding(context, body, client.client);
    return grant.process(context, { form, client, binding, overrides: readOverrides(body) });
  });

function findGrant(context: ServiceContext, form: FormParameters): EmulatedGrant {
  const name = form.get("grant_type");
  if (name === undefined)
    throw new Refusal("invalid_request", emulatorCodes.grantTypeMissing, "The request has no grant_type.");
  const grant = grants.get(name);
  if (!grant)
    throw new Refusal("unsupported_grant_type", emulatorCodes.grantTypeUnsupported, "The grant type is not emulated.");
  if (!context.service.supportedGrantTypes.includes(grant.grantType)) {
    throw new Refusal(
      "unsupported_grant_type",
      grant.disabledForService,
      "The service does not support the grant type.",
    );
  }
  return grant;
}

function checkRepetition(form: FormParameters): void {
  const { repeated } = form;
  if (repeated === undefined) return;
  const code = repeated === "auth_req_id" ? "A200303" : emulatorCodes.parameterRepeated;
  throw new Refusal("invalid_request", code, `The parameter '${repeated}' is there more than once.`);
}
