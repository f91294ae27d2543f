import { decodeBase64 } from "../../shared/base64.js";
import { readJosePart } from "../../shared/json/jwt-payload.js";

const NAMES: Readonly<Record<string, string>> = { RS: "RSASSA-PKCS1-v1_5", PS: "RSA-PSS", ES: "ECDSA" };

/** Web Crypto parameters of a JWS algorithm: RFC 7518, section 3.1. Undefined for an unsupported one. */
function algorithmOf(alg: unknown) {
  const [, kind = "", bits] = /^([RPE]S)(256|384|512)$/.exec(String(alg)) ?? [];
  const namedCurve = `P-${bits === "512" ? 521 : bits}`;
  return bits ? { name: NAMES[kind]!, hash: `SHA-${bits}`, saltLength: Number(bits) / 8, namedCurve } : undefined;
}

/** A public key: RFC 7517, section 4. Declared here, since Node's type declarations lack one. */
export interface PublicKey {
  /** Key type, such as `EC` or `RSA`. */
  readonly kty?: string | undefined;
  /** Key ID. Required if there are several keys. */
  readonly kid?: string | undefined;
  /** The only algorithm to use the key with. Default: the one in the JWT. */
  readonly alg?: string | undefined;
  /** Further members, such as the key itself: RFC 7518, section 6. */
  readonly [member: string]: unknown;
}

/**
 * Verifies the signature of a JWT from another issuer, which the API leaves to your server: the subject token of an exchange, or the
 * assertion of a JWT bearer grant. The API checks times and audience. Whether the issuer may vouch for the subject is up to you.
 *
 * @param jwt The JWT as sent by the client.
 * @param keys The JWK set of an issuer that you trust, never one that the JWT names. With several keys, they and the JWT need a `kid`.
 * @returns The claims, or undefined if the JWT cannot be verified.
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
    // Exactly one key, so that a JWT cannot choose among keys of different algorithms.
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
