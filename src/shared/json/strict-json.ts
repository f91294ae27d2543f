/** Maximum nesting of objects and arrays. The result is copied and frozen by recursive functions. */
const MAX_DEPTH = 64;

/** The tokens of a valid JSON text that are checked: strings, with the colon after a name, brackets and numbers. */
const tokens = /("[^"\\]*(?:\\.[^"\\]*)*")([ \t\r\n]*:)?|([{[])|([}\]])|-?\d[\d.eE+-]*/gs;

/**
 * Parses JSON that means the same to every parser: no duplicate names, lone surrogates, numbers out of range or `__proto__`, and at
 * most 64 levels of nesting. RFC 8259, sections 4 and 8.2, RFC 7515, section 4.
 *
 * @throws SyntaxError for any other text.
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const namesOf: Set<string>[] = [];
  for (const [token, string, colon, open, close] of text.matchAll(tokens)) {
    if (open) namesOf.push(new Set());
    else if (close) namesOf.pop();
    else if (string === undefined) demand(Number.isFinite(Number(token)), "a number is too large");
    else {
      const read = JSON.parse(string) as string;
      demand(!/\p{Surrogate}/u.test(read), "a string is not Unicode");
      if (colon === undefined) continue;
      const names = namesOf.at(-1)!;
      demand(read !== "__proto__" && !names.has(read), "a name is duplicated or not allowed");
      names.add(read);
    }
    demand(namesOf.length <= MAX_DEPTH, "it is nested too deeply");
  }
  return value;
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new SyntaxError(`This JSON is refused: ${what}`);
}
