import { emulatorCodes } from "../../api/emulator-codes.js";
import { resultMessage, type Reply } from "../../api/reply.js";
import { sharedNonce } from "../../protocol/credentials/c-nonce.js";
import { credentialIssuerOf } from "../../protocol/credentials/issuer.js";
import type { ServiceContext } from "../../service/service-context.js";

/** The nonce endpoint (OpenID for Verifiable Credential Issuance 1.0, section 7), which the description lacks. */
export async function getNonce(context: ServiceContext): Promise<Reply> {
  const tell = (action: string, code: string, text: string, entries: object = {}): Reply => ({
    status: 200,
    body: { resultCode: code, resultMessage: resultMessage(code, text), action, ...entries },
  });
  if (!credentialIssuerOf(context.service)?.final)
    return tell("NOT_FOUND", emulatorCodes.nonceUnavailable, "The service has no nonces of the final version.");
  const cnonce = await sharedNonce(context);
  const responseContent = JSON.stringify({ c_nonce: cnonce });
  return tell("OK", emulatorCodes.nonceTold, "The nonce is that of now.", { responseContent, cnonce });
}
