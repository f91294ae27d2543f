/**
 * A text as a quoted value of a challenge such as `Bearer error="..."`: RFC 6750, section 3. Characters that the values of its
 * parameters cannot have, quotes and backslashes among them, are left out.
 */
export function quotedString(text: string): string {
  return `"${text.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "")}"`;
}
