/** A name or an unquoted value: RFC 9110, section 5.6.2. */
const token = "[!#$%&'*+.^_`|~\\w-]+";

/** Quoted text, in which a backslash may escape any character: RFC 9110, section 5.6.4. */
const quoted = '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*"';

/** Whether a text is a token: RFC 9110, section 5.6.2. */
export function isToken(text: string): boolean {
  return new RegExp(`^${token}$`).test(text);
}

/**
 * Reads the parameters of a header, whose names are case-insensitive: RFC 9110, sections 5.6.6 and 11.2.
 *
 * @param text The text after the value itself. Empty parameters are ignored.
 * @param separator `;` in a media type, `,` in a challenge or credentials.
 * @returns the values by name in lower case; undefined if the text is malformed or a name occurs twice.
 */
export function readParameters(text: string, separator: ";" | ","): ReadonlyMap<string, string> | undefined {
  // Spaces around "=" are allowed in credentials but not in media types: RFC 9110, sections 11.2 and 5.6.6.
  const equals = separator === "," ? "[ \\t]*=[ \\t]*" : "=";
  // Each space can match in only one way, so a long run of spaces does not cause backtracking.
  const parameter = new RegExp(`[ \\t]*(?:(${token})${equals}(?:(${token})|(${quoted}))[ \\t]*)?(${separator}|$)`, "y");
  const found = new Map<string, string>();
  for (;;) {
    const match = parameter.exec(text);
    if (!match) return undefined;
    const [, name, plain, inQuotes, end] = match;
    if (name !== undefined) {
      const key = name.toLowerCase();
      if (found.has(key)) return undefined;
      found.set(key, plain ?? inQuotes!.slice(1, -1).replaceAll(/\\(.)/g, "$1"));
    }
    if (end === "") return found;
  }
}
