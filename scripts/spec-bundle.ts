// Writes the description as one JSON document, for tools that do not follow references between files. The package exports it as
// `authlete/openapi.json`.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bundleDescription } from "./redocly/read-description.js";
import { startScript } from "./start-script.js";

export async function writeBundle(file: string): Promise<void> {
  writeFileSync(file, JSON.stringify(await bundleDescription("openapi.yaml")));
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const usage =
    "Usage: npm run spec:bundle -- [FILE]\n\nWrites the description as one JSON document (default openapi.json).\n";
  await writeBundle(startScript(usage, { allowPositionals: true }).positionals[0] ?? "openapi.json");
}
