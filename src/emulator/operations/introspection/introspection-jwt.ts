import type { StandardIntrospectionRequest } from "../../../generated/models.js";
import { CompactEncrypt, importJWK, type JWK } from "jose";
import {
  encryptionName,
  keyFromSecret,
  keyPairAlgorithms,
  sharedKeyAlgorithms,
} from "../../jose/encryption-algorithms.js";
import { publicJwk } from "../../jose/public-jwk.js";
import { asSigning, signForClient } from "../../tokens/sign-for-client.js";
import { asAsymmetric } from "../../jose/algorithms.js";
import { CallerFault } from "../../api/answers.js";
import { notEmulated } from "../../protocol/client-request.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import type { ServiceContext } from "../../service/service-context.js";

const TYPE = "token-introspection+jwt";

type Body = RequestBody<StandardIntrospectionRequest>;

/** Whether the resource server requests a JWT: RFC 9701, section 4. */
export function wantsJwt(body: Body): boolean {
  const ranges = (body.string("httpAcceptHeader") ?? "").split(",");
  return ranges.some((range) => range.split(";")[0]?.trim().toLowerCase() === `application/${TYPE}`);
}

/**
 * The answer as a signed and optionally encrypted JWT: RFC 9701, section 5. The call must name the resource server as
 * its audience.
 */
export async function signIntrospection(
  context: ServiceContext,
  body: Body,
  rsUri: string | undefined,
  answer: Readonly<Record<string, unknown>>,
): Promise<string> {
  if (rsUri === undefined) throw new CallerFault(emulatorCodes.rsUriMissing, "An answer as a JWT needs the rsUri.");
  const name = body.string("introspectionSignAlg") || "RS256";
  const alg = asSigning(name);
  if (!alg) throw notEmulated(emulatorCodes.notEmulated, `Introspection answers signed by ${name}`);
  const claims = {
    iss: context.service.issuer,
    aud: rsUri,
    iat: Math.floor(context.clock.now() / 1000),
    // Nested, so that the answer cannot be mistaken for an access token or an ID token.
    token_introspection: answer,
  };
  const secret = body.string("sharedKeyForSign") ?? "";
  // RFC 7518, section 3.2: the key must be as long as the hash.
  if (!asAsymmetric(alg) && new TextEncoder().encode(secret).length * 8 < Number(alg.slice(-3))) {
    const text = `An answer signed by ${alg} needs a sharedKeyForSign that is as long as the hash.`;
    throw new CallerFault(emulatorCodes.introspectionKeyUnusable, text);
  }
  const choice = "introspectionSignatureKeyId";
  const jwt = await signForClient(context, { clientSecret: secret }, alg, claims, choice, { typ: TYPE });
  return encrypted(body, jwt);
}

/** Encrypts with the resource server's public key, or with a key derived from a shared secret. */
async function encrypted(body: Body, jwt: string): Promise<string> {
  const alg = encryptionName(body.string("introspectionEncryptionAlg"));
  if (!alg) return jwt;
  const isShared = sharedKeyAlgorithms.includes(alg);
  if (!isShared && !keyPairAlgorithms.includes(alg))
    throw notEmulated(emulatorCodes.notEmulated, `Introspection answers encrypted with ${alg}`);
  const enc = encryptionName(body.string("introspectionEncryptionEnc") || "A128CBC_HS256");
  const secret = body.string("sharedKeyForEncryption");
  try {
    if (isShared && !secret) throw new TypeError("no secret");
    const jwk = isShared ? undefined : (JSON.parse(body.string("publicKeyForEncryption")!) as JWK);
    const key = jwk ? await importJWK(publicJwk(jwk)!, alg) : await keyFromSecret(secret!, alg, enc);
    const header = { alg, enc, typ: TYPE, cty: "JWT", ...(jwk?.kid !== undefined && { kid: jwk.kid }) };
    return await new CompactEncrypt(new TextEncoder().encode(jwt)).setProtectedHeader(header).encrypt(key);
  } catch {
    const what = isShared ? "sharedKeyForEncryption" : "publicKeyForEncryption";
    throw new CallerFault(emulatorCodes.introspectionKeyUnusable, `The ${what} cannot be used for ${alg} with ${enc}.`);
  }
}
