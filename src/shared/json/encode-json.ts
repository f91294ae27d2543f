/** Half of a surrogate pair, which has no encoding in UTF-8. A range, since `\p{Cs}` is slow to compile at import. */
export const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * Encodes a value as JSON. Refuses what `JSON.stringify` would drop, change, or write in a way that cannot be read back: `NaN` as
 * `null`, a `Map` as `{}`, a hole in an array as `null`.
 *
 * @param name Name of the value in errors.
 * @throws TypeError that names the path of the property and never shows its value.
 */
export function encodeJson(value: unknown, name: string): string {
  try {
    checkJson(value, name);
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) throw new TypeError(`${name} is nested too deeply`);
    throw error;
  }
}

/** Checks a value as {@link encodeJson} does, without encoding it. */
export function checkJson(value: unknown, name: string): void {
  const fault = findFault(value, "", []);
  if (fault) throw new TypeError(name + fault);
}

/** The path of the first fault in a value and what is expected there. The path is built only while returning from a fault. */
function findFault(value: unknown, key: string, above: object[]): string | undefined {
  const { toJSON } = (value ?? {}) as { toJSON?: unknown };
  if (typeof toJSON === "function" && !ArrayBuffer.isView(value)) {
    // An invalid date would become null.
    if (value instanceof Date && isNaN(+value)) return " must be a valid date";
    value = (toJSON as (key: string) => unknown).call(value, key);
  }
  if (typeof value === "string") return LONE_SURROGATE.test(value) ? " must be without lone surrogates" : undefined;
  if (typeof value === "number") {
    const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : isFinite(value);
    return isExact ? undefined : " must be an exact number";
  }
  if (value === null || typeof value === "boolean") return undefined;
  const isList = Array.isArray(value);
  // Tells Map, Set, URLSearchParams, promises and the like from plain objects, whichever realm they are from.
  if (!isList && Object.prototype.toString.call(value) !== "[object Object]") {
    return " must be plain JSON";
  }
  if (above.includes(value as object)) return " must not contain itself";
  above.push(value as object);
  // Arrays by index, so that holes are found.
  const names = isList ? (value as unknown[]).keys() : Object.keys(value as object);
  for (const name of names) {
    const member = (value as Record<string | number, unknown>)[name];
    if (member === undefined && !isList) continue;
    // Names are checked as strings too. An index always passes.
    const fault = findFault(name, "", above) ?? findFault(member, String(name), above);
    if (fault) return (/^[a-z_]\w*$/i.test(String(name)) ? `.${name}` : `[${JSON.stringify(name)}]`) + fault;
  }
  above.pop();
  return undefined;
}
