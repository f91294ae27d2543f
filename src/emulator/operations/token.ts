import type { GrantType } from "../../generated/models.js";
import { Refusal, type Reply } from "../answers.js";
import { authenticateClient } from "../client-authentication.js";
import { decideForClient, notEmulated, readForm, type ClientEndpoint } from "../client-request.js";
import type { FormParameters } from "../form-parameters.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import { readBinding } from "../token-binding.js";
import { readWishes, type TokenCall } from "../token-request.js";
import { checkHonoured } from "../unhonoured-settings.js";
import type { World } from "../world.js";
import { redeemAuthReqId } from "./token-ciba.js";
import { refresh } from "./token-refresh.js";

const endpoint: ClientEndpoint = {
  unauthenticated: "INVALID_CLIENT",
  parametersMissing: ownCodes.parametersMissing,
  parametersNotForm: ownCodes.parametersNotForm,
};

/** A grant type of the token endpoint, with the codes for service and client that are not set up for it. */
interface EmulatedGrant {
  readonly grantType: GrantType;
  readonly disabledForService: string;
  readonly disabledForClient: string;
  readonly process: (world: World, call: TokenCall) => Promise<Reply>;
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
      disabledForClient: ownCodes.refreshNotEnabled,
      process: refresh,
    },
  ],
]);

/** Emulates `token.process` for the grant types of the table above. */
export const processToken: Handler = ({ body }, world) =>
  decideForClient(world, endpoint, async (identified) => {
    const form = readForm(body, endpoint);
    checkRepetition(form);
    const grant = findGrant(world, form);
    const client = await authenticateClient(world, body, form, identified);
    // Before anything is used up: an auth_req_id or a refresh token survives a 501.
    checkHonoured(world, client.client);
    if (!client.client.grantTypes.includes(grant.grantType)) {
      throw new Refusal(
        "unauthorized_client",
        grant.disabledForClient,
        "The client is not registered for the grant type.",
      );
    }
    if (form.has("authorization_details"))
      throw notEmulated(ownCodes.notEmulated, "Token requests with authorization_details");
    const binding = await readBinding(world, body, client.client);
    return grant.process(world, { form, client, binding, wishes: readWishes(body) });
  });

function findGrant(world: World, form: FormParameters): EmulatedGrant {
  const name = form.get("grant_type");
  if (name === undefined)
    throw new Refusal("invalid_request", ownCodes.grantTypeMissing, "The request has no grant_type.");
  const grant = grants.get(name);
  if (!grant)
    throw new Refusal("unsupported_grant_type", ownCodes.grantTypeUnsupported, "The grant type is not emulated.");
  if (!world.service.supportedGrantTypes.includes(grant.grantType)) {
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
  const code = repeated === "auth_req_id" ? "A200303" : ownCodes.parameterRepeated;
  throw new Refusal("invalid_request", code, `The parameter '${repeated}' is there more than once.`);
}
