/**
 * Whether JavaScript represents all numbers of a JSON text exactly: no digit is lost, and all integers are safe. A changed number
 * could identify another client, so no answer is better than a wrong one.
 */
export function hasExactNumbers(text: string): boolean {
  // A number of fewer characters, without an exponent, is exact.
  if (!/[\d.]{16}|\d[eE][+-]?\d/.test(text)) return true;
  for (const [token] of text.matchAll(/"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/g)) {
    if (token[0] === '"') continue;
    const value = Number(token);
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) return false;
    if (toDigits(token) !== toDigits(String(value))) return false;
  }
  return true;
}

/** The significant digits of a number. Its magnitude survives parsing, unless it becomes zero or infinite, which changes these. */
function toDigits(number: string): string {
  return number.replace(/^-|\.|e.*/gi, "").replace(/^0+|0+$/g, "");
}
