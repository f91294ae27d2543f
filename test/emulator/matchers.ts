import { expect } from "vitest";

// Vitest types its matchers as `any`, which the linter does not allow in expected objects.

/** Any string. */
export const anyString: unknown = expect.any(String);

/** A string that matches the pattern. */
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** A string that contains the text. */
export const containing = (text: string): unknown => expect.stringContaining(text);

/** An object that has these entries among others. */
export const having = (entries: object): unknown => expect.objectContaining(entries);
