// Writes the parts of the guides that are made of data and code: the diagrams of the flows and the tables for users of the official
// SDK. A test compares, so that they cannot go stale.
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
import { replaceMarkedPart } from "./marked-part.js";

const MOVING_OVER = "docs/guides/moving-over.md";

/** Every file with the text that it should have. */
export async function docsParts(): Promise<Map<string, string>> {
  const operations = listOperations(await bundleDescription("openapi.yaml"));
  const tables = Object.entries(movingOverTables(operations));
  const guide = tables.reduce(
    (text, [name, table]) => replaceMarkedPart(text, name, table),
    readFileSync(MOVING_OVER, "utf8"),
  );
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
