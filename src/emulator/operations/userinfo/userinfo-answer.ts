import { UnsecuredJWT, type JWTPayload } from "jose";
import type { IdentifiedClient } from "../../store/clients.js";
import { notEmulated } from "../../protocol/client-request.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";
import { encryptForClient } from "../../tokens/encrypt-for-client.js";
import { asSigning, signForClient } from "../../tokens/sign-for-client.js";

/** What the client gets, and the action that says in which form. */
export interface UserinfoAnswer {
  readonly action: "JSON" | "JWT";
  readonly content: string;
}

/**
 * The answer in the form that is registered for the client by now: OpenID Connect Core 1.0, section 5.3.2.
 *
 * @throws Refusal where the client has no key or secret for it.
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
    // Recorded with times, of which how far they are apart is not known.
    const times = { iat, exp: iat + context.service.idTokenDuration };
    const told = { ...claims, iss: context.service.issuer, aud: identifier, ...times };
    content = alg
      ? await signForClient(context, settings, alg, told, "userInfoSignatureKeyId")
      : new UnsecuredJWT(told).encode();
  }
  const encryption = { alg: encryptionAlg, enc, holdsJwt: userInfoSignAlg !== undefined };
  content = await encryptForClient(context, settings, content, encryption);
  return { action: userInfoSignAlg || encryptionAlg ? "JWT" : "JSON", content };
}
