import type { RevocationResponse } from "../../../generated/models.js";
import { Refusal, refusalOf } from "../../api/answers.js";
import { decision, type Reply } from "../../api/reply.js";
import { authenticateClient } from "../../protocol/client-authentication/authenticate-client.js";
import type { IdentifiedClient } from "../../store/clients.js";
import { decideForClient, readForm, unrecordedFormCodes, type ClientEndpoint } from "../../protocol/client-request.js";
import type { FormParameters } from "../../protocol/form.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";

const invalid = refusalOf("invalid_request");

const endpoint: ClientEndpoint<RevocationResponse> = {
  unauthenticated: "INVALID_CLIENT",
  ...unrecordedFormCodes,
};

/** A qualified function name. Anything else would let the client inject a script. */
const callbackName = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/;

/** Emulates `revocation.process`: RFC 7009, section 2. */
export const processRevocation: Handler<"revocation.process"> = ({ body }, context) =>
  // Unlike other endpoints, this one does not describe the client.
  decideForClient(context, endpoint, async () => {
    const form = readForm(body, endpoint);
    const client = await authenticateClient(context, body, form, () => {}, { publicClients: true });
    return revoke(context, form, client);
  });

function revoke(context: ServiceContext, form: FormParameters, client: IdentifiedClient): Reply<RevocationResponse> {
  const token = form.get("token");
  if (token === undefined) throw invalid(emulatorCodes.revokedTokenMissing, "The request has no token.");
  const callback = form.get("callback");
  if (callback !== undefined && !callbackName.test(callback))
    throw invalid(emulatorCodes.callbackInvalid, "The callback is not the name of a function.");

  // A token_type_hint only speeds up the search (section 2.1), and token values are unique.
  const record = context.store.accessTokens.get(token) ?? context.store.refreshTokens.get(token);
  if (record) {
    if (record.grant.client.client.clientId !== client.client.clientId)
      throw new Refusal("invalid_grant", emulatorCodes.revokedTokenForeign, "The token was issued to another client.");
    // Authlete stores access and refresh token as one, so revoking either revokes both.
    record.family.revoked = true;
  }
  return decision("OK", emulatorCodes.revoked, "The token is not valid.", {
    responseContent: callback === undefined ? null : `${callback}();`,
  });
}
