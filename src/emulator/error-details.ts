/** Whether a text may be an `error_description`: RFC 6749, section 5.2, %x20-21 / %x23-5B / %x5D-7E. */
export function isErrorDescription(text: string): boolean {
  return /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/.test(text);
}

/** Whether a text is ASCII without control characters, as an `error_uri` has to be. */
export function isPlainAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
