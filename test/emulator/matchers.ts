import { expect } from "vitest";

// Vitest types its matchers as `any`, which the linter does not let into objects that are compared.

/** Any text. */
export const anyString: unknown = expect.any(String);

/** A text of that form. */
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** A text with that in it. */
export const containing = (text: string): unknown => expect.stringContaining(text);

/** An object with those entries among others. */
export const having = (entries: object): unknown => expect.objectContaining(entries);
