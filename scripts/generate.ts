// Writes src/generated from the description. It exists so that types, client and documentation cannot disagree:
// everything in that folder comes from openapi.yaml, and CI compares.
//
//   npm run generate                write what has changed
//   npm run generate -- --check     write nothing; fail if a file is stale
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { renderOutputs } from "./generate/outputs.js";
import { DescriptionError, withDescription } from "./generate/redocly.js";
import { findStale, writeOutputs } from "./generate/write-outputs.js";

const SPEC = "openapi.yaml";

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const outputs = await withDescription({ file: SPEC }, renderOutputs);
  const stale = findStale(outputs);
  const names = stale.map((path) => relative(".", path));
  if (values.check) {
    if (stale.length === 0) return 0;
    console.error(`These generated files do not fit the description:\n${names.map((name) => `  ${name}`).join("\n")}`);
    console.error("Run `npm run generate` and commit the result.");
    return 1;
  }
  writeOutputs(outputs, stale);
  const folders = outputs.map(({ folder }) => folder).join(", ");
  console.log(stale.length === 0 ? `${folders} is up to date` : names.map((name) => `wrote ${name}`).join("\n"));
  return 0;
}

main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    if (error instanceof DescriptionError)
      console.error(`${error.message}\n\nNothing was written. Correct the description and generate again.`);
    else if (error instanceof TypeError && "code" in error) console.error(error.message);
    else console.error(error);
    process.exitCode = 1;
  },
);
