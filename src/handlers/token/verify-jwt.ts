import { decodeBase64 } from "../../shared/base64.js";
import { readJosePart } from "../../shared/json/jwt-payload.js";

const NAMES: Readonly<Record<string, string>> = { RS: "RSASSA-PKCS1-v1_5", PS: "RSA-PSS", ES: "ECDSA" };

/** How Web Crypto verifies by an algorithm: RFC 7518, section 3.1. Undefined for one that is not taken. */
function algorithmOf(alg: unknown) {
  const [, kind = "", bits] = /^([RPE]S)(256|384|512)$/.exec(String(alg)) ?? [];
  const namedCurve = `P-${bits === "512" ? 521 : bits}`;
  return bits ? { name: NAMES[kind]!, hash: `SHA-${bits}`, saltLength: Number(bits) / 8, namedCurve } : undefined;
}

/** A public key: RFC 7517, section 4. Not the platform's own type, which Node's declarations do not have. */
export interface PublicKey {
  readonly kty?: string | undefined;
  readonly kid?: string | undefined;
  readonly alg?: string | undefined;
  readonly [member: string]: unknown;
}

/**
 * Verifies the signature of a JWT that somebody else issued, as the API leaves it to the server: the subject token of an exchange or
 * the assertion of a JWT bearer grant. Times and audience are checked by the API; whether the issuer may speak for the subject is for you
 * to decide.
 *
 * @param jwt The JWT as a client sent it.
 * @param keys The JWK set of an issuer that you trust, and never one that the JWT names. Keys need a `kid` where there are several.
 * @returns The claims, or undefined where no key verifies the JWT.
 */
export async function verifyJwt(
  jwt: string,
  keys: { readonly keys: readonly PublicKey[] },
): Promise<Record<string, unknown> | undefined> {
  try {
    const [header, payload, signature, ...rest] = jwt.split(".") as [string, string, string];
    const { alg, kid, crit } = readJosePart(header)!;
    const algorithm = algorithmOf(alg);
    const candidates = keys.keys.filter((key) => kid === undefined || key.kid === kid);
    const [jwk] = candidates;
    // One key alone, lest a JWT choose among those of several algorithms.
    if (!algorithm || !jwk || candidates.length > 1 || crit !== undefined || rest.length > 0) return undefined;
    if (jwk.alg !== undefined && jwk.alg !== alg) return undefined;
    const key = await crypto.subtle.importKey("jwk", { ...jwk, key_ops: ["verify"] } as JsonWebKey, algorithm, false, [
      "verify",
    ]);
    const signed = new TextEncoder().encode(`${header}.${payload}`);
    const isGood = await crypto.subtle.verify(algorithm, key, decodeBase64(signature), signed);
    return isGood ? readJosePart(payload) : undefined;
  } catch {
    return undefined;
  }
}
