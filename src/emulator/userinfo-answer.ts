import { SignJWT, type JWTPayload } from "jose";
import { asAsymmetric } from "./algorithms.js";
import type { IdentifiedClient } from "./client-registry.js";
import { notEmulated } from "./client-request.js";
import { ownCodes } from "./own-codes.js";
import { checkKeysHonoured } from "./unhonoured-settings.js";
import type { World } from "./world.js";

/** What the client gets, and the action that says in which form. */
export interface UserinfoAnswer {
  readonly action: "JSON" | "JWT";
  readonly content: string;
}

/** The answer in the form that is registered for the client by now: OpenID Connect Core 1.0, section 5.3.2. */
export async function formUserinfo(
  world: World,
  { client, identifier }: IdentifiedClient,
  claims: JWTPayload,
): Promise<UserinfoAnswer> {
  const { userInfoSignAlg, userInfoEncryptionAlg } = world.clients.record(client.clientId)?.others ?? {};
  if (userInfoEncryptionAlg) throw notEmulated(ownCodes.notEmulated, "Encrypted UserInfo answers");
  if (!userInfoSignAlg) return { action: "JSON", content: JSON.stringify(claims) };
  const alg = typeof userInfoSignAlg === "string" ? asAsymmetric(userInfoSignAlg) : undefined;
  if (!alg) throw notEmulated(ownCodes.notEmulated, "UserInfo answers that are not signed with a key of the service");
  checkKeysHonoured(world);
  const key = await world.keys.forAlgorithm(alg);
  const content = await new SignJWT({ ...claims, iss: world.service.issuer, aud: identifier })
    .setProtectedHeader({ alg, kid: key.kid })
    .sign(key.privateKey);
  return { action: "JWT", content };
}
