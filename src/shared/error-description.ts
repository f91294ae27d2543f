/** Whether a text can be an `error_description`: RFC 6749, section 5.2. */
export function isErrorDescription(text: unknown): text is string {
  return typeof text === "string" && /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/.test(text);
}

/** Replaces every character that an `error_description` cannot contain with a question mark. */
export function inErrorDescription(text: string): string {
  return text.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/gu, "?");
}

/** Whether a text can be an `error_uri`: RFC 6749, section 5.2. */
export function isErrorUri(text: unknown): text is string {
  return typeof text === "string" && /^[\x21\x23-\x5b\x5d-\x7e]*$/.test(text);
}
