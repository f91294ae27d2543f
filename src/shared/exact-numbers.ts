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

/** The digits of a number and the power of ten that they are counted in, the same for every way to write it. */
function toDigits(number: string): string {
  const [mantissa = "", exponent = "0"] = number.replace("-", "").toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  return significant && `${significant}e${+exponent - fraction.length + digits.length - significant.length}`;
}
