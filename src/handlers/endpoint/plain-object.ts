import { isObject } from "../../shared/is-object.js";

/**
 * Whether a value is an object that somebody wrote as data, of any realm. An error or a `Response` that a callback gives by
 * mistake is not: it has none of the members that are looked for, and would pass for an object without settings.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Reads what a callback gave as an object of data, or as nothing. */
export function readPlainObject(given: unknown, name: string): Record<string, unknown> | undefined {
  if (given === undefined || given === null) return undefined;
  if (isPlainObject(given)) return given;
  throw new TypeError(`${name} must give a plain object, or nothing`);
}
