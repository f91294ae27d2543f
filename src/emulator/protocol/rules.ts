import { Refusal } from "../api/answers.js";

/** A rule for what a client sends: what the client is told where it is broken, and whether it is. */
export type Rule<T> = readonly [resultCode: string, text: string, isBroken: (subject: T) => boolean, error?: string];

/**
 * Refuses what breaks a rule. The rules are looked at in their order, and the first one counts.
 *
 * @param error The error of the rules that name none.
 */
export function enforce<T>(rules: readonly Rule<T>[], subject: T, error: string): void {
  for (const [resultCode, text, isBroken, ownError = error] of rules)
    if (isBroken(subject)) throw new Refusal(ownError, resultCode, text);
}
