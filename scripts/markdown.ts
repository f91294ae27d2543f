// Formats Markdown for documentation comments, pages and guides.

/** Joins the lines of a text. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** The first sentence of a text, without line breaks. */
export function firstSentence(text: string): string {
  return oneLine(text).replace(/(?<=\.)\s.*$/, "");
}

/** Formats a text as a cell of a table. */
export const cell = (text: string): string => oneLine(text).replaceAll("|", "\\|");

/** Formats names as code, separated by commas. */
export const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** A table whose cells may contain Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
