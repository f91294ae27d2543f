import { decision, Refusal, type Reply } from "../answers.js";
import { authenticateClient } from "../client-authentication.js";
import type { IdentifiedClient } from "../client-registry.js";
import { decideForClient, readForm, type ClientEndpoint } from "../client-request.js";
import type { FormParameters } from "../form-parameters.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import type { World } from "../world.js";

const endpoint: ClientEndpoint = {
  unauthenticated: "INVALID_CLIENT",
  parametersMissing: ownCodes.parametersMissing,
  parametersNotForm: ownCodes.parametersNotForm,
};

/** A function's name, with what it is a member of. Anything else would be a script of the client's choice. */
const callbackName = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/;

/** Emulates `revocation.process`: RFC 7009, section 2. */
export const processRevocation: Handler = async ({ body }, world) => {
  const reply = await decideForClient(world, endpoint, async (identified) => {
    const form = readForm(body, endpoint);
    const { repeated } = form;
    if (repeated !== undefined)
      throw invalid(ownCodes.parameterRepeated, `The parameter '${repeated}' is there more than once.`);
    const client = await authenticateClient(world, body, form, identified, { publicClients: true });
    return revoke(world, form, client);
  });
  return described(reply);
};

function revoke(world: World, form: FormParameters, client: IdentifiedClient): Reply {
  const token = form.get("token");
  if (token === undefined) throw invalid(ownCodes.revokedTokenMissing, "The request has no token.");
  const callback = form.get("callback");
  if (callback !== undefined && !callbackName.test(callback))
    throw invalid(ownCodes.callbackInvalid, "The callback is not the name of a function.");

  // A token_type_hint says where to look first: section 2.1. All texts are different here, so the order does not matter.
  const record = world.state.accessTokens.get(token) ?? world.state.refreshTokens.get(token);
  if (record) {
    if (record.grant.client.client.clientId !== client.client.clientId)
      throw new Refusal("invalid_grant", ownCodes.revokedTokenForeign, "The token was issued to another client.");
    // Authlete stores access token and refresh token as one, so whichever is given up, both are gone.
    record.family.revoked = true;
  }
  return decision("OK", ownCodes.revoked, "The token is not valid.", {
    responseContent: callback === undefined ? null : `${callback}();`,
  });
}

/** The answer as it is described, which is without the client. */
function described({ status, body }: Reply): Reply {
  const { resultCode, resultMessage, action, responseContent } = body as Record<string, unknown>;
  return { status, body: { resultCode, resultMessage, action, responseContent } };
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_request", code, text);
}
