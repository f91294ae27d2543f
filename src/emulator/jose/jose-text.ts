import { compactVerify, importJWK, type CryptoKey, type JWK } from "jose";
import { readJosePart, readJwtPayload } from "../../shared/json/jwt-payload.js";
import { fitsAlgorithm } from "./fits-algorithm.js";

/** A decoded JOSE object, not verified. */
export interface JoseText {
  readonly text: string;
  readonly kind: "signed" | "unsigned" | "encrypted";
  readonly alg: string;
  readonly kid: string | undefined;
  readonly header: Readonly<Record<string, unknown>>;
  /** Undefined if the payload is not a JSON object. */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
}

/** Decodes the header of a JOSE object in compact serialization; undefined if that is impossible. */
export function readJoseHeader(text: string): Readonly<Record<string, unknown>> | undefined {
  const parts = text.split(".");
  return parts.length === 3 || parts.length === 5 ? readJosePart(parts[0]!) : undefined;
}

/** Decodes a JOSE object in compact serialization (RFC 7515, section 7.1); undefined if it is not one. */
export function readJose(text: string): JoseText | undefined {
  const parts = text.split(".");
  if (parts.length !== 3 && parts.length !== 5) return undefined;
  const header = readJosePart(parts[0]!);
  const { alg, kid } = header ?? {};
  if (!header || typeof alg !== "string" || !["string", "undefined"].includes(typeof kid)) return undefined;
  const kind = parts.length === 5 ? "encrypted" : alg === "none" || parts[2] === "" ? "unsigned" : "signed";
  return { text, kind, alg, kid: kid as string | undefined, header, claims: readJwtPayload(text) };
}

/**
 * Whether the `typ` of a JWT rules out the expected kind: RFC 8725, section 3.11. A JWT without a `typ`, or with a
 * generic one, may be of any kind.
 *
 * @param own The media type of the expected kind, without `application/`.
 */
export function isOfAnotherKind({ header: { typ = "JWT" } }: JoseText, own: string): boolean {
  if (typeof typ !== "string") return true;
  return !["jwt", "jose", own].includes(typ.toLowerCase().replace(/^application\//, ""));
}

/**
 * Whether the signature verifies with the key. Critical extensions are not supported, nor is `b64`, which must not be
 * used in a JWT (RFC 7797, section 7).
 */
export async function isSignedBy({ text, alg, header }: JoseText, key: CryptoKey | Uint8Array): Promise<boolean> {
  if (Object.hasOwn(header, "crit") || Object.hasOwn(header, "b64")) return false;
  try {
    await compactVerify(text, key, { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}

/** Whether the signature verifies with one of the keys. Keys that do not fit or cannot be imported are skipped. */
export async function isSignedByAny(jwt: JoseText, keys: readonly JWK[]): Promise<boolean> {
  for (const jwk of keys.filter((candidate) => fitsAlgorithm(candidate, jwt.alg, jwt.kid))) {
    const key = await importJWK(jwk, jwt.alg).catch(() => undefined);
    if (key && (await isSignedBy(jwt, key))) return true;
  }
  return false;
}
