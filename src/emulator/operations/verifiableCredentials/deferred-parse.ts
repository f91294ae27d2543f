import type { VciDeferredParseResponse } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import type { CredentialRequest } from "../../store/credentials/requests.js";
import { readResponseEncryption } from "./response-encryption.js";
import { decideForWallet, readRequestContent, type WalletCall } from "./wallet-call.js";

const codes = { disabled: emulatorCodes.credentialsDisabled, unknownToken: "A375304" };

/** Emulates `verifiableCredentials.deferredParse`: OpenID for Verifiable Credential Issuance 1.0, section 9.1. */
export const parseDeferred: Handler<"verifiableCredentials.deferredParse"> = ({ body }, context) =>
  decideForWallet<VciDeferredParseResponse>(
    context,
    body.string("accessToken"),
    codes,
    "INTERNAL_SERVER_ERROR",
    async (call) => {
      const content = readRequestContent(call, body);
      const request = findTransaction(call, content["transaction_id"]);
      const wanted = content["credential_response_encryption"];
      // A wallet may choose another key for this answer than in its first request.
      if (wanted !== undefined) request.encryption = await readResponseEncryption(call, wanted);
      return decision("OK", emulatorCodes.credentialRequestGood, "The deferred credential request is valid.", {
        info: request.info,
      });
    },
  );

/** A transaction belongs to its client and user, who may now use another token. */
function findTransaction({ context, token }: WalletCall, name: unknown): CredentialRequest {
  const { store, clock } = context;
  const request = typeof name === "string" ? store.credentials.requests.get(name) : undefined;
  const holder = ({ grant }: WalletCall["token"]) => `${grant.client.client.clientId} ${grant.subject}`;
  if (request?.deferred && request.expiresAt > clock.now() && holder(request.token) === holder(token)) return request;
  const text = "The transaction identifier is not known, or has expired.";
  throw new Refusal("invalid_transaction_id", emulatorCodes.transactionUnknown, text);
}
