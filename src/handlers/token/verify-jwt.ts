import { decodeBase64 } from "../../shared/base64.js";
import { readJosePart } from "../../shared/json/jwt-payload.js";

/** How Web Crypto verifies by each algorithm: RFC 7518, section 3.1, and RFC 8037. */
const ALGORITHMS: Readonly<Record<string, RsaHashedImportParams & EcKeyImportParams & RsaPssParams & EcdsaParams>> =
  Object.fromEntries(
    [256, 384, 512].flatMap((bits) => {
      const hash = `SHA-${bits}`;
      const common = { hash, saltLength: bits / 8, namedCurve: `P-${bits === 512 ? 521 : bits}` };
      return [
        [`RS${bits}`, { ...common, name: "RSASSA-PKCS1-v1_5" }],
        [`PS${bits}`, { ...common, name: "RSA-PSS" }],
        [`ES${bits}`, { ...common, name: "ECDSA" }],
      ];
    }),
  );

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
    const algorithm = ALGORITHMS[String(alg)];
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
