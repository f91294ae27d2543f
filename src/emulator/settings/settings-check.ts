import { isObject } from "../../shared/is-object.js";

/** A check of one setting: what it must be, in words, and whether a value satisfies it. */
export interface Check {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);

export const text: Check = { expected: "a string that is not empty", holds: isText };
/** Unlike {@link text}, for values that the emulator keeps without interpreting them. */
export const anyText: Check = { expected: "a string", holds: (value) => typeof value === "string" };
export const texts: Check = { expected: "an array of strings", holds: (value) => isListOf(value, isText) };
export const anyTexts: Check = { ...texts, holds: (value) => isListOf(value, anyText.holds) };
export const flag: Check = { expected: "a boolean", holds: (value) => typeof value === "boolean" };
export const integer: Check = { expected: "an integer", holds: isNumber };
export const positiveInteger: Check = {
  expected: "a positive integer",
  holds: (value) => isNumber(value) && value > 0,
};
export const count: Check = {
  expected: "an integer that is not negative",
  holds: (value) => isNumber(value) && value >= 0,
};
export const url: Check = { expected: "an absolute http or https URL", holds: isHttpUrl };
export const record: Check = { expected: "an object", holds: isObject };
export const records: Check = { expected: "an array of objects", holds: (value) => isListOf(value, isObject) };
/** Such as localized texts. */
export const textRecords: Check = {
  expected: "an array of objects with texts",
  holds: (value) => isListOf(value, isTextRecord),
};
/** Key and value pairs, such as `attributes`. */
export const pairs: Check = {
  expected: "an array of objects with key and value",
  holds: (value) => isListOf(value, (entry) => isTextRecord(entry) && isText(entry["key"])),
};

export function oneOf(values: readonly unknown[]): Check {
  return { expected: `one of ${values.join(", ")}`, holds: (value) => values.includes(value) };
}

export function someOf(values: readonly unknown[]): Check {
  return {
    expected: `an array of ${values.join(", ")}`,
    holds: (value) => isListOf(value, (entry) => values.includes(entry)),
  };
}

export function orNull(check: Check): Check {
  if (check.holds(null)) return check;
  return { expected: `${check.expected}, or null`, holds: (value) => value === null || check.holds(value) };
}

export function isListOf(value: unknown, holds: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(holds);
}

/** Whether a value is the JSON text of an object that satisfies `holds`. */
export function isObjectText(value: unknown, holds: (object: Record<string, unknown>) => boolean): boolean {
  try {
    const object: unknown = JSON.parse(value as string);
    return typeof value === "string" && isObject(object) && holds(object);
  } catch {
    return false;
  }
}

function isTextRecord(value: unknown): value is Record<string, string | null> {
  return isObject(value) && Object.values(value).every((entry) => entry === null || typeof entry === "string");
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isHttpUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
