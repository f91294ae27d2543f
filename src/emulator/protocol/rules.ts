import { Refusal } from "../api/answers.js";

/** A rule for a client's request: result code and text of a violation, and the test for one. */
export type Rule<T> = readonly [resultCode: string, text: string, isBroken: (subject: T) => boolean, error?: string];

/**
 * Checks rules in their order and refuses at the first violation.
 *
 * @param error The error of the rules that name none.
 */
export function enforce<T>(rules: readonly Rule<T>[], subject: T, error: string): void {
  for (const [resultCode, text, isBroken, ownError = error] of rules)
    if (isBroken(subject)) throw new Refusal(ownError, resultCode, text);
}
