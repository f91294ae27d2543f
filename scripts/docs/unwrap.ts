/** A line break within a paragraph or list item; not after a table row or heading, nor before the start of a new block. */
const BREAK = /(?<=^(?![ \t]*[|#]).*\S)[ \t]*\n[ \t]*(?=\S)(?![-*+>|#]|\d+\.)/gm;

/** Puts each paragraph of Markdown on one line, since Redoc's search joins the words around a line break. Leaves fenced code alone. */
export const unwrap = (markdown: string): string =>
  markdown
    .split(/(^\s*```[^]*?^\s*```$)/m)
    .map((part, index) => (index % 2 === 0 ? part.replace(BREAK, " ") : part))
    .join("");

/** Unwraps every description below a node, in place, except in examples, which are data. */
export function unwrapDescriptions(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const holder = node as Record<string, unknown>;
  for (const [name, value] of Object.entries(holder)) {
    if (["example", "examples", "x-codeSamples"].includes(name)) continue;
    if (name === "description" && typeof value === "string") holder[name] = unwrap(value);
    else unwrapDescriptions(value);
  }
}
