/**
 * Whether JavaScript holds all numbers of a JSON text as they are: no digit lost, no integer beyond what it counts exactly. A changed
 * number would name another client: better no answer than a wrong one.
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

/** The digits of a number that count. Its magnitude survives parsing, unless it becomes zero or infinite, which changes these. */
function toDigits(number: string): string {
  return number.replace(/^-|\.|e.*/gi, "").replace(/^0+|0+$/g, "");
}
