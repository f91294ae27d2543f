import { SignJWT } from "jose";
import { asAsymmetric } from "./algorithms.js";
import { CallerFault } from "./answers.js";
import { notEmulated } from "./client-request.js";
import { ownCodes } from "./own-codes.js";
import type { RequestBody } from "./request-body.js";
import { checkKeysHonoured } from "./unhonoured-settings.js";
import type { World } from "./world.js";

const mediaType = "application/token-introspection+jwt";

/** Whether the resource server asks for a JWT: RFC 9701, section 4. */
export function wantsJwt(body: RequestBody): boolean {
  const ranges = (body.string("httpAcceptHeader") ?? "").split(",");
  return ranges.some((range) => range.split(";")[0]?.trim().toLowerCase() === mediaType);
}

/** The answer as a signed JWT: RFC 9701, section 5. It is for one resource server, which has to be named. */
export async function signIntrospection(
  world: World,
  body: RequestBody,
  rsUri: string | undefined,
  answer: Readonly<Record<string, unknown>>,
): Promise<string> {
  if (rsUri === undefined) throw new CallerFault(ownCodes.rsUriMissing, "An answer as a JWT needs the rsUri.");
  if (body.string("introspectionEncryptionAlg")) throw notEmulated(ownCodes.notEmulated, "Encrypted answers");
  const alg = asAsymmetric(body.string("introspectionSignAlg") || "RS256");
  if (!alg) throw notEmulated(ownCodes.notEmulated, "Answers that are not signed with a key of the service");
  checkKeysHonoured(world);
  const key = await world.keys.forAlgorithm(alg);
  const claims = {
    iss: world.service.issuer,
    aud: rsUri,
    iat: Math.floor(world.clock.now() / 1000),
    // Nested, so that the answer cannot be taken for an access token or an ID token.
    token_introspection: answer,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg, typ: "token-introspection+jwt", kid: key.kid })
    .sign(key.privateKey);
}
