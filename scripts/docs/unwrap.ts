// One line for each paragraph of Markdown. Where a text goes on in a new line, the search of Redoc would see no space.

/** Lines that begin something of their own: lists, tables, headings, quotes, code. */
const BEGINS = /^\s*([-*+>|#]|\d+\.|```)/;

export function unwrap(markdown: string): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.split("\n")) {
    const before = lines.at(-1) ?? "";
    const goesOn =
      !isCode && line.trim() !== "" && before.trim() !== "" && !BEGINS.test(line) && !/^\s*([|#]|```)/.test(before);
    if (goesOn) lines[lines.length - 1] = `${before.trimEnd()} ${line.trim()}`;
    else lines.push(line);
    if (line.trimStart().startsWith("```")) isCode = !isCode;
  }
  return lines.join("\n");
}

/** Members whose contents are data, not prose. */
const DATA = new Set(["example", "examples", "x-codeSamples"]);

/** Unwraps every description below a node, in place. */
export function unwrapDescriptions(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const holder = node as Record<string, unknown>;
  for (const [name, value] of Object.entries(holder)) {
    if (DATA.has(name)) continue;
    if (name === "description" && typeof value === "string") holder[name] = unwrap(value);
    else unwrapDescriptions(value);
  }
}
