import { readAuthorization } from "../../shared/http/authorization-header.js";
import { decodeBase64 } from "../../shared/base64.js";

/** What a client authenticates with in the `Authorization` header. */
export interface BasicCredentials {
  clientId: string;
  clientSecret: string;
}

/**
 * Reads the Basic scheme: RFC 7617, and RFC 6749, section 2.3.1, by which both halves are form-encoded before they are joined.
 *
 * @returns `undefined` without a header of that scheme, `null` for one that cannot be read.
 */
export function readBasicCredentials(header: string | null): BasicCredentials | null | undefined {
  // The name of the scheme decides, also where the rest of the header cannot be read.
  const [scheme] = /^[!#$%&'*+.^`|~\w-]*/.exec((header ?? "").trim())!;
  if (scheme.toLowerCase() !== "basic") return undefined;
  const { token } = readAuthorization(header) ?? {};
  // atob would let white space pass.
  if (token === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(decodeBase64(token));
    // A secret may have colons, an identifier may not.
    const colon = text.indexOf(":");
    const [clientId, clientSecret] = [text.slice(0, colon), text.slice(colon + 1)].map(decodeForm);
    return colon > 0 ? { clientId: clientId!, clientSecret: clientSecret! } : null;
  } catch {
    return null;
  }
}

function decodeForm(text: string): string {
  const decoded = decodeURIComponent(text.replaceAll("+", " "));
  // RFC 7617, section 2.
  if (/[\x00-\x1f\x7f]/.test(decoded)) throw new RangeError();
  return decoded;
}
