import { UnsecuredJWT, type JWTPayload } from "jose";
import type { IdentifiedClient } from "../../store/clients.js";
import { notEmulated } from "../../protocol/client-request.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";
import { encryptForClient } from "../../tokens/encrypt-for-client.js";
import { asSigning, signForClient } from "../../tokens/sign-for-client.js";

/** The content for the client, and the action for its format. */
export interface UserinfoAnswer {
  readonly action: "JSON" | "JWT";
  readonly content: string;
}

/**
 * The answer in the format currently registered for the client: OpenID Connect Core 1.0, section 5.3.2.
 *
 * @throws Refusal if the client lacks a key or secret for it.
 */
export async function formUserinfo(
  context: ServiceContext,
  { client, identifier }: IdentifiedClient,
  claims: JWTPayload,
): Promise<UserinfoAnswer> {
  const settings = context.clients.record(client.clientId)?.settings ?? client;
  const { userInfoSignAlg, userInfoEncryptionAlg: encryptionAlg, userInfoEncryptionEnc: enc } = settings;
  let content = JSON.stringify(claims);
  if (userInfoSignAlg) {
    const alg = asSigning(userInfoSignAlg);
    if (!alg && userInfoSignAlg !== "NONE")
      throw notEmulated(emulatorCodes.notEmulated, `UserInfo answers signed by ${userInfoSignAlg}`);
    const iat = Math.floor(context.clock.now() / 1000);
    // The real service includes these times, but its lifetime is not known.
    const times = { iat, exp: iat + context.service.idTokenDuration };
    const payload = { ...claims, iss: context.service.issuer, aud: identifier, ...times };
    content = alg
      ? await signForClient(context, settings, alg, payload, "userInfoSignatureKeyId")
      : new UnsecuredJWT(payload).encode();
  }
  const encryption = { alg: encryptionAlg, enc, holdsJwt: userInfoSignAlg !== undefined };
  content = await encryptForClient(context, settings, content, encryption);
  return { action: userInfoSignAlg || encryptionAlg ? "JWT" : "JSON", content };
}
