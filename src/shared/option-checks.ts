import { checkNames } from "./check-names.js";

/** The check of an option, and its description in errors. */
export interface OptionCheck {
  readonly expected: string;
  readonly required?: true;
  holds(value: unknown): boolean;
}

/** A check for every option. */
export type OptionChecks<Options> = { readonly [Name in keyof Required<Options>]: OptionCheck };

export const optionalFunction: OptionCheck = { expected: "a function", holds: (value) => typeof value === "function" };

export const requiredFunction: OptionCheck = { ...optionalFunction, required: true };

/**
 * Checks for a positive integer of a unit such as milliseconds, small enough for a timer.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function countOf(units: string): OptionCheck {
  return {
    expected: `a number of ${units} above 0`,
    holds: (value) => Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31,
  };
}

/**
 * Refuses unknown names and wrong values.
 *
 * @throws TypeError that names the option and never shows its value, which may be a secret.
 */
export function checkOptions<Options extends object>(
  factory: string,
  options: Options,
  checks: OptionChecks<Options>,
): void {
  checkNames(`${factory}: options`, options, Object.keys(checks));
  for (const [name, check] of Object.entries<OptionCheck>(checks)) {
    const value = (options as Record<string, unknown>)[name];
    if (value === undefined ? check.required : !check.holds(value)) {
      throw new TypeError(`${factory}: ${name} must be ${check.expected}`);
    }
  }
}
