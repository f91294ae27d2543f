import { check, checkObject } from "./call-options.js";

/**
 * Refuses anything but an object, and unknown names.
 *
 * @param group Name of the options in errors.
 */
export function checkNames(group: string, options: object, names: readonly string[]): void {
  checkObject(options, group);
  for (const name in options) check(names.includes(name), `${group}.${name}`, `one of ${names.join(", ")}`);
}
