/** A name or a value that needs no quotes: RFC 9110, section 5.6.2. */
const token = "[!#$%&'*+.^_`|~\\w-]+";

/** Text in quotes, where a backslash goes before any character: RFC 9110, section 5.6.4. */
const quoted = '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*"';

/** Whether a text is a token: RFC 9110, section 5.6.2. */
export function isToken(text: string): boolean {
  return new RegExp(`^${token}$`).test(text);
}

/**
 * The parameters of a header, whose names are case-insensitive: RFC 9110, section 5.6.6 and 11.2.
 *
 * @param text What comes after the value itself; empty parameters count for nothing.
 * @param separator `;` of a media type, or `,` of a challenge and of credentials.
 * @returns the values by their names in lower case; undefined if the text is no such list, or a name comes twice.
 */
export function readParameters(text: string, separator: ";" | ","): ReadonlyMap<string, string> | undefined {
  // Spaces around "=" are allowed in credentials, and in no media type: RFC 9110, sections 11.2 and 5.6.6.
  const equals = separator === "," ? "[ \\t]*=[ \\t]*" : "=";
  // Each space can be matched in one way only, so that a long run of them takes no longer than other text.
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
