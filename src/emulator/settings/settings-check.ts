import { isObject } from "../../shared/is-object.js";

/** A check of one setting: what it must be, in words, and whether a value is that. */
export interface Check {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

/** Checks for all settings of a kind; the keys are the names of the settings. */
export type Checks<T> = { readonly [Name in keyof Required<T>]: Check };

export const text: Check = { expected: "a string that is not empty", holds: isText };
export const textOrNull: Check = { expected: "a string or null", holds: (value) => value === null || isText(value) };
/** As opposed to {@link text}, for what the emulator keeps without a meaning. */
export const anyText: Check = { expected: "a string", holds: (value) => typeof value === "string" };
export const anyTexts: Check = {
  expected: "an array of strings",
  holds: (value) => isListOf(value, (entry) => typeof entry === "string"),
};
export const integer: Check = { expected: "an integer", holds: (value) => Number.isSafeInteger(value) };
export const record: Check = { expected: "an object", holds: isObject };
/** Such as texts with their languages, or names with their addresses. */
export const textRecords: Check = {
  expected: "an array of objects with texts",
  holds: (value) => isListOf(value, isTextRecord),
};
export const listOfRecords: Check = { expected: "an array of objects", holds: (value) => isListOf(value, isObject) };
export const flag: Check = { expected: "a boolean", holds: (value) => typeof value === "boolean" };
export const texts: Check = { expected: "an array of strings", holds: (value) => isListOf(value, isText) };
export const positiveInteger: Check = {
  expected: "a positive integer",
  holds: (value) => Number.isSafeInteger(value) && (value as number) > 0,
};
export const count: Check = {
  expected: "an integer that is not negative",
  holds: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
};
export const url: Check = { expected: "an absolute http or https URL", holds: isHttpUrl };
export const urlOrNull: Check = {
  expected: "an absolute http or https URL, or null",
  holds: (value) => value === null || isHttpUrl(value),
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

/**
 * Copies settings over their defaults. A name that is not known is refused, since a misspelt setting that is
 * silently dropped makes a test pass for the wrong reason.
 */
export function merge<T extends object>(
  what: string,
  defaults: T,
  changes: unknown,
  checks: Readonly<Record<string, Check>>,
): T {
  if (!isObject(changes)) throw new TypeError(`${what} must be an object`);
  const merged = { ...defaults };
  for (const [name, given] of Object.entries(changes)) {
    if (given === undefined) continue;
    const value = copyOf(given);
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) throw new TypeError(`${what}.${name} is not a setting that the emulator knows`);
    if (!check.holds(value)) throw new TypeError(`${what}.${name} must be ${check.expected}`);
    (merged as Record<string, unknown>)[name] = value;
  }
  return freeze(merged);
}

/** Checked is what is kept: a getter may give something else the second time. A function cannot be copied, and is no setting. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

export function isListOf(value: unknown, holds: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(holds);
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

/** Settings are handed out to callers, and transactions keep those of their time: nobody may change them in place. */
export function freeze<T extends object>(value: T): T {
  for (const entry of Object.values(value)) {
    if (typeof entry === "object" && entry !== null && !Object.isFrozen(entry)) freeze(entry);
  }
  return Object.freeze(value);
}
