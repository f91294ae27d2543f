/**
 * Quotes a text for a challenge such as `Bearer error="..."`: RFC 6750, section 3. Characters that its values cannot contain, such as
 * quotes and backslashes, are removed.
 */
export function quotedString(text: string): string {
  return `"${text.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "")}"`;
}
