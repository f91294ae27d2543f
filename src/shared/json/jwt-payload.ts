import { decodeBase64 } from "../base64.js";
import { isObject } from "../is-object.js";
import { parseStrictJson } from "./strict-json.js";

/**
 * Reads the claims of a JWT, or of another JWS whose payload is JSON: RFC 7519, section 7.2. Nothing is verified.
 *
 * @returns undefined if the payload is not a JSON object in UTF-8, or is encrypted.
 */
export function readJwtPayload(jwt: string): Record<string, unknown> | undefined {
  const parts = jwt.split(".");
  return parts.length === 3 ? readJosePart(parts[1]!) : undefined;
}

/** Decodes a part of a JOSE object that is a JSON object in base64url, without duplicate names: RFC 7515, section 3. */
export function readJosePart(part: string): Record<string, unknown> | undefined {
  if (!/^[\w-]+$/.test(part)) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(decodeBase64(part));
    const value = parseStrictJson(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
