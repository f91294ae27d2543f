// Writes src/generated and docs/models from openapi.yaml, so that types, client and documentation agree.
// docs/guides/regenerating.md is the manual.
//
//   npm run generate                              write what has changed
//   npm run generate -- --check                   write nothing; fail if a file is stale
//   npm run generate -- --watch                   generate after each change of the description
//   npm run generate -- --spec FILE --out DIR     write a typed client of another description;
//                                                 --overlay FILE corrects that description first
import { parseArgs } from "node:util";
import { generateForeign } from "./generate/foreign/generate-foreign.js";
import { renderOutputs } from "./generate/outputs.js";
import { DescriptionError, readDescription } from "./generate/redocly.js";
import { reportStale } from "./generate/stale.js";
import { watch, type Generate } from "./generate/watch.js";
import { findStale, writeStale } from "./generate/write-outputs.js";

const SPEC = "openapi.yaml";

/** The command line cannot be understood. */
class UsageError extends Error {}

function readArguments() {
  const options = {
    check: { type: "boolean", default: false },
    watch: { type: "boolean", default: false },
    spec: { type: "string" },
    out: { type: "string" },
    overlay: { type: "string" },
  } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.check && values.watch) throw new TypeError("Give one of --check and --watch.");
    if (!values.spec !== !values.out) throw new TypeError("Give --spec and --out together.");
    if (values.overlay && !values.spec) throw new TypeError("--overlay needs --spec and --out.");
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function main(): Promise<number> {
  const { check, watch: isWatching, spec, out, overlay } = readArguments();
  const generate: Generate = async (onFiles) => {
    if (spec !== undefined) return generateForeign({ spec, folder: out!, overlay, onFiles });
    const description = await readDescription(SPEC, onFiles);
    return { description, outputs: await renderOutputs(description), notes: [] };
  };
  if (isWatching) return watch(generate, spec ?? SPEC);
  const { outputs, notes } = await generate();
  for (const note of notes) console.log(note);
  const stale = findStale(outputs);
  if (check) return reportStale(stale);
  writeStale(stale);
  const folders = outputs.map(({ folder }) => folder).join(", ");
  console.log(stale.length === 0 ? `${folders} is up to date` : stale.map(({ path }) => `wrote ${path}`).join("\n"));
  return 0;
}

main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    if (error instanceof DescriptionError)
      console.error(`${error.message}\n\nNothing was written. Correct the description and generate again.`);
    else if (error instanceof UsageError || (error instanceof Error && "syscall" in error))
      console.error(error.message);
    else console.error(error);
    process.exitCode = 1;
  },
);
