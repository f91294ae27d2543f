import { isObject } from "../../shared/is-object.js";

/**
 * Whether a value is a plain object, of any realm. An error or a `Response` that a callback returns by mistake is not: without the
 * expected properties, it would pass for an object without settings.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Checks that a callback returned a plain object or nothing. */
export function readPlainObject(given: unknown, name: string): Record<string, unknown> | undefined {
  if (given === undefined || given === null) return undefined;
  if (isPlainObject(given)) return given;
  throw new TypeError(`${name} must return a plain object, or nothing`);
}
