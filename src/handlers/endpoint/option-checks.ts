import { isObject } from "../../shared/is-object.js";

/** What an option may be: the words of the error and the check. */
export interface OptionCheck {
  readonly expected: string;
  readonly required?: true;
  holds(value: unknown): boolean;
}

/** A check for each option that there is. */
export type OptionChecks<Options> = { readonly [Name in keyof Required<Options>]: OptionCheck };

export const optionalFunction: OptionCheck = { expected: "a function", holds: (value) => typeof value === "function" };

export const requiredFunction: OptionCheck = { ...optionalFunction, required: true };

/** A client of the API that has the methods which the handler calls. */
export function apiClient(...methods: string[]): OptionCheck {
  const find = (client: unknown, path: string) =>
    path.split(".").reduce<unknown>((group, name) => (group as Record<string, unknown> | undefined)?.[name], client);
  return {
    expected: "a client as createAuthlete makes it",
    required: true,
    holds: (value) => isObject(value) && methods.every((path) => typeof find(value, path) === "function"),
  };
}

/** Refuses unknown names and wrong values. The message names the option and never shows the value. */
export function checkOptions<Options extends object>(
  factory: string,
  options: Options,
  checks: OptionChecks<Options>,
): void {
  if (!isObject(options)) throw new TypeError(`${factory}: options must be an object`);
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(checks, name)) {
      throw new TypeError(`${factory}: options.${name} must be one of ${Object.keys(checks).join(", ")}`);
    }
  }
  for (const [name, check] of Object.entries<OptionCheck>(checks)) {
    const value = (options as Record<string, unknown>)[name];
    if (value === undefined ? check.required : !check.holds(value)) {
      throw new TypeError(`${factory}: ${name} must be ${check.expected}`);
    }
  }
}
