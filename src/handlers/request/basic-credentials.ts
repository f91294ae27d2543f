import { readAuthorization } from "../../shared/http/authorization-header.js";
import { decodeBase64 } from "../../shared/base64.js";

/** The client's credentials in a Basic `Authorization` header. */
export interface BasicCredentials {
  clientId: string;
  clientSecret: string;
}

/**
 * Reads Basic credentials, both parts of which are form-encoded before they are joined: RFC 7617 and RFC 6749, section 2.3.1.
 *
 * @returns `undefined` if there is no header of this scheme, `null` if it is malformed.
 */
export function readBasicCredentials(header: string | null): BasicCredentials | null | undefined {
  // Only the scheme decides, even if the rest of the header is malformed.
  const [scheme] = /^[!#$%&'*+.^`|~\w-]*/.exec((header ?? "").trim())!;
  if (scheme.toLowerCase() !== "basic") return undefined;
  const { token } = readAuthorization(header) ?? {};
  // atob would ignore white space.
  if (token === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(decodeBase64(token));
    // A secret may contain colons, an identifier may not.
    const colon = text.indexOf(":");
    const [clientId, clientSecret] = [text.slice(0, colon), text.slice(colon + 1)].map(decodeForm);
    return colon > 0 ? { clientId: clientId!, clientSecret: clientSecret! } : null;
  } catch {
    return null;
  }
}

function decodeForm(text: string): string {
  const decoded = decodeURIComponent(text.replaceAll("+", " "));
  // Control characters are not allowed: RFC 7617, section 2.
  if (/[\x00-\x1f\x7f]/.test(decoded)) throw new RangeError();
  return decoded;
}
