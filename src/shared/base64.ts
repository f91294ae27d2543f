/**
 * Decodes base64 or base64url (RFC 4648, sections 4 and 5), with or without padding.
 *
 * @throws {@link DOMException} `InvalidCharacterError` for any other text.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
}

/** Encodes as base64: RFC 4648, section 4. */
export const encodeBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Encodes as base64url without padding: RFC 4648, section 5, and RFC 7515, section 2. */
export const encodeBase64url = (bytes: Uint8Array): string =>
  encodeBase64(bytes).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");
