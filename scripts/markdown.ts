// Pieces of Markdown, for documentation comments, pages and guides.

/** One line of Markdown out of a text of several. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** The first sentence of a text, without line breaks. */
export function firstSentence(text: string): string {
  return oneLine(text).replace(/(?<=\.)\s.*$/, "");
}

/** A text as a cell of a table. */
export const cell = (text: string): string => oneLine(text).replaceAll("|", "\\|");

/** Names as code, in a row. */
export const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** A table of cells, which may hold Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
