// Writes the parts of the README and the guides that come from data and code: the emulated operations, how faults are handled, the
// tables for users of the official SDK, and the diagrams of the flows. A test fails when they are out of date.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { renderMermaidSVG } from "beautiful-mermaid";
import { emulatedTable } from "./docs-parts/emulated-table.js";
import { faultTables } from "./docs-parts/fault-tables.js";
import { movingOverTables } from "./docs-parts/moving-over.js";
import { settingsTable } from "./docs-parts/settings-tables.js";
import { listOperations } from "./description.js";
import { bundleDescription } from "./redocly/read-description.js";
import { startScript } from "./start-script.js";

/** Replaces the content between two marks of a document, `<!-- name -->` and `<!-- /name -->`. */
function replaceMarkedPart(document: string, [name, content]: [string, string]): string {
  const marks = [`<!-- ${name} -->`, `<!-- /${name} -->`] as const;
  const [begin, end] = [document.indexOf(marks[0]), document.indexOf(marks[1])];
  if (begin < 0 || end < begin) throw new Error(`the document needs the marks ${marks.join(" and ")}`);
  return `${document.slice(0, begin + marks[0].length)}\n\n${content}\n\n${document.slice(end)}`;
}

const COLOURS = {
  bg: "light-dark(#ffffff, #22242b)",
  fg: "light-dark(#1a1c21, #fbfbfc)",
  accent: "light-dark(#1f4e8c, #7db0f0)",
  muted: "light-dark(#4a4c57, #c4c6d1)",
};

/** Draws a diagram that follows the colour scheme of the page and loads no font. */
const drawDiagram = (file: string): string =>
  renderMermaidSVG(readFileSync(file, "utf8"), COLOURS).replace(/@import .*/, ":root { color-scheme: light dark; }");

/** The text that each file should have, by its path. */
export async function docsParts(): Promise<Map<string, string>> {
  const operations = listOperations(await bundleDescription("openapi.yaml"));
  const marked: Record<string, Record<string, string>> = {
    "README.md": { emulated: emulatedTable() },
    "docs/guides/errors-and-retries.md": { faults: faultTables() },
    "docs/guides/emulator-settings.md": { clients: settingsTable("Client"), services: settingsTable("Service") },
    "docs/guides/moving-over.md": movingOverTables(operations),
  };
  return new Map([
    ...Object.entries(marked).map(
      ([file, parts]) => [file, Object.entries(parts).reduce(replaceMarkedPart, readFileSync(file, "utf8"))] as const,
    ),
    ...readdirSync("docs/diagrams")
      .filter((name) => name.endsWith(".mmd"))
      .map((name) => `docs/diagrams/${name}`)
      .map((file) => [file.replace(".mmd", ".svg"), drawDiagram(file)] as const),
  ]);
}

if (process.argv[1]?.endsWith("docs-parts.ts")) {
  startScript(
    "Usage: npm run docs:parts\n\nWrites the tables of README and guides, and the diagrams of the flows.\n",
    {},
  );
  for (const [file, text] of await docsParts()) writeFileSync(file, text);
}
