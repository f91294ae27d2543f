/** Half of a surrogate pair, which has no encoding in UTF-8. (By its range, since `\p{Cs}` is slow to parse at import.) */
export const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * A value as JSON. Refuses what `JSON.stringify` would leave out, write as something else, or write in a way that cannot be read
 * back: `NaN` as `null`, a `Map` as `{}`, a hole of a list as `null`.
 *
 * @param name What the value is, for errors.
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

/** Does the check of {@link encodeJson} alone. */
export function checkJson(value: unknown, name: string): void {
  const fault = findFault(value, "", []);
  if (fault) throw new TypeError(name + fault);
}

/** Where a value has a fault, and what it has to be there. The path is put together only on the way back from a fault. */
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
  // Map, Set, URLSearchParams, promises and the like have a name of their own here, in whatever realm they were made.
  if (!isList && Object.prototype.toString.call(value) !== "[object Object]") {
    return " must be plain JSON";
  }
  if (above.includes(value as object)) return " must not contain itself";
  above.push(value as object);
  // By index in a list, so that its holes are seen.
  const names = isList ? (value as unknown[]).keys() : Object.keys(value as object);
  for (const name of names) {
    const member = (value as Record<string | number, unknown>)[name];
    if (member === undefined && !isList) continue;
    // A name is text too. An index passes.
    const fault = findFault(name, "", above) ?? findFault(member, String(name), above);
    if (fault) return (/^[a-z_]\w*$/i.test(String(name)) ? `.${name}` : `[${JSON.stringify(name)}]`) + fault;
  }
  above.pop();
  return undefined;
}
