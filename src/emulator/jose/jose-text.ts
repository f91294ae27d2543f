import { compactVerify, decodeProtectedHeader, type CryptoKey } from "jose";
import { readJwtPayload } from "../../shared/jwt-payload.js";

/** What a JOSE object says of itself. Nothing is verified. */
export interface JoseText {
  readonly text: string;
  readonly kind: "signed" | "unsigned" | "encrypted";
  readonly alg: string;
  readonly kid: string | undefined;
  readonly header: Readonly<Record<string, unknown>>;
  /** Undefined if the payload is not a JSON object. */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
}

/** Reads a JOSE object in compact form, RFC 7515, section 7.1; undefined if it is not one. */
export function readJose(text: string): JoseText | undefined {
  const parts = text.split(".");
  if (parts.length !== 3 && parts.length !== 5) return undefined;
  let header: Readonly<Record<string, unknown>>;
  try {
    header = decodeProtectedHeader(text);
  } catch {
    return undefined;
  }
  const { alg, kid } = header;
  if (typeof alg !== "string") return undefined;
  const kind = parts.length === 5 ? "encrypted" : alg === "none" || parts[2] === "" ? "unsigned" : "signed";
  return { text, kind, alg, kid: typeof kid === "string" ? kid : undefined, header, claims: readJwtPayload(text) };
}

/** Whether the signature is that of the key. */
export async function isSignedBy({ text, alg }: JoseText, key: CryptoKey | Uint8Array): Promise<boolean> {
  try {
    await compactVerify(text, key, { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}
