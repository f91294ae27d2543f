import { decodeBase64 } from "./base64.js";
import { isObject } from "./is-object.js";

/**
 * The claims of a JWT, or of another JOSE object whose payload is JSON: RFC 7519, section 7.2. Nothing is verified.
 *
 * @returns undefined if the payload is not a JSON object in UTF-8, or is encrypted.
 */
export function readJwtPayload(jwt: string): Record<string, unknown> | undefined {
  const parts = jwt.split(".");
  if (parts.length !== 3) return undefined;
  try {
    const claims: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decodeBase64(parts[1]!)));
    return isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
