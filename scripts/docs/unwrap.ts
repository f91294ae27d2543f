/** A line break within a paragraph or a list's entry; not after a table or heading, nor before something that begins its own block. */
const BREAK = /(?<=^(?![ \t]*[|#]).*\S)[ \t]*\n[ \t]*(?=\S)(?![-*+>|#]|\d+\.)/gm;

/** One line for each paragraph of Markdown: the search of Redoc sees no space where a line ends. Fenced code stays as it is. */
export const unwrap = (markdown: string): string =>
  markdown
    .split(/(^\s*```[^]*?^\s*```$)/m)
    .map((part, index) => (index % 2 === 0 ? part.replace(BREAK, " ") : part))
    .join("");

/** Unwraps every description below a node, in place. What examples hold is data, not prose. */
export function unwrapDescriptions(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const holder = node as Record<string, unknown>;
  for (const [name, value] of Object.entries(holder)) {
    if (["example", "examples", "x-codeSamples"].includes(name)) continue;
    if (name === "description" && typeof value === "string") holder[name] = unwrap(value);
    else unwrapDescriptions(value);
  }
}
