import { check, checkObject } from "./call-options.js";

/**
 * Refuses what is no object, and names that are not known.
 *
 * @param group What the options are called, for errors.
 */
export function checkNames(group: string, options: object, names: readonly string[]): void {
  checkObject(options, group);
  for (const name in options) check(names.includes(name), `${group}.${name}`, `one of ${names.join(", ")}`);
}
