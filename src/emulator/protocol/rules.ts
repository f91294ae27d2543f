import { Refusal } from "../api/answers.js";

/** A rule for a client's request: the result code and text of a violation, and the test for it. */
export type Rule<T> = readonly [resultCode: string, text: string, isBroken: (subject: T) => boolean, error?: string];

/**
 * Checks rules in order and throws a {@link Refusal} at the first violation.
 *
 * @param error The error code for rules that do not have their own.
 */
export function enforce<T>(rules: readonly Rule<T>[], subject: T, error: string): void {
  for (const [resultCode, text, isBroken, ownError = error] of rules)
    if (isBroken(subject)) throw new Refusal(ownError, resultCode, text);
}
