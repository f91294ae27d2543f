// `npm run spec:bundle [-- FILE]`: the description as one JSON document, for tools that do not follow references between files. The package
// has it as `authlete/openapi.json`.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bundleDescription } from "./generate/redocly.js";

export async function writeBundle(file: string): Promise<void> {
  writeFileSync(file, JSON.stringify(await bundleDescription("openapi.yaml")));
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) await writeBundle(process.argv[2] ?? "openapi.json");
