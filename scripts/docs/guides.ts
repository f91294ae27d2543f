// The guides, as they lie in docs/guides. A new file there is a new guide.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { lexer, type Tokens } from "marked";
import { oneLine } from "../generate/documentation.js";

export interface Guide {
  /** The name of the file without its extension. */
  name: string;
  title: string;
  /** The first paragraph, as one line of Markdown. */
  lead: string;
  markdown: string;
}

export const GUIDES = "docs/guides";

/** The order in which they are read. Others follow by name. */
const ORDER = [
  "getting-started",
  "ciba",
  "handlers",
  "errors-and-retries",
  "emulator",
  "emulator-settings",
  "moving-over",
  "regenerating",
  "security",
];

export function parseGuide(name: string, markdown: string): Guide {
  const [title, lead] = lexer(markdown).filter(({ type }) => type !== "html" && type !== "space");
  if (title?.type !== "heading" || lead?.type !== "paragraph")
    throw new Error(`${GUIDES}/${name}.md must begin with a title and a paragraph that says what it is about`);
  return {
    name,
    title: (title as Tokens.Heading).text.replaceAll("`", ""),
    lead: oneLine((lead as Tokens.Paragraph).text),
    markdown,
  };
}

const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

export async function readGuides(): Promise<Guide[]> {
  const files = (await readdir(GUIDES)).filter((file) => file.endsWith(".md"));
  const guides = await Promise.all(
    files.map(async (file) => parseGuide(file.slice(0, -3), await readFile(join(GUIDES, file), "utf8"))),
  );
  return guides.sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
}
