/** Whether a text is ASCII without control characters, as an `error_uri` has to be. */
export function isPlainAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
