// Writes what the guides show of data and code: the diagrams of the flows, and the tables for those who come from the official SDK.
// It exists so that these cannot go stale; a test compares.
//
//   npm run docs:parts
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { flows } from "./docs/ciba-flows.js";
import { movingOverTables } from "./docs/moving-over.js";
import { sequenceDiagram } from "./docs/sequence-diagram.js";
import { listOperations } from "./generate/description.js";
import { bundleDescription } from "./generate/redocly.js";

const MOVING_OVER = "docs/guides/moving-over.md";

/** A text with a part put between its marks. */
function withPart(text: string, name: string, part: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the text needs the marks ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${part}\n\n${text.slice(to)}`;
}

/** Every file with the text that it should have. */
export async function docsParts(): Promise<Map<string, string>> {
  const operations = listOperations(await bundleDescription("openapi.yaml"));
  const tables = Object.entries(movingOverTables(operations));
  const guide = tables.reduce((text, [name, table]) => withPart(text, name, table), readFileSync(MOVING_OVER, "utf8"));
  return new Map([
    [MOVING_OVER, guide],
    ...flows.map((flow) => [`docs/diagrams/ciba-${flow.name}.svg`, sequenceDiagram(flow)] as const),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [file, text] of await docsParts()) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
