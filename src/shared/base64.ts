/**
 * Decodes base64 or base64url (RFC 4648, sections 4 and 5), with or without padding.
 *
 * @throws {@link DOMException} `InvalidCharacterError` for a text that is neither.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
}
