// Generates src/generated, docs/models and docs/operations from openapi.yaml, so that types, client and documentation agree.
// docs/guides/regenerating.md is the manual.
import { generateForeign } from "./generate/foreign/generate-foreign.js";
import { renderOutputs } from "./generate/outputs.js";
import { reportStale } from "./generate/stale.js";
import { watch, type Generate } from "./generate/watch.js";
import { findStale, writeStale } from "./generate/write-outputs.js";
import { DescriptionError, readDescription } from "./redocly/read-description.js";
import { startScript, UsageError } from "./start-script.js";

const SPEC = "openapi.yaml";

const USAGE = `Usage: npm run generate -- [options]

Writes what has changed in src/generated, docs/models and docs/operations.

Options:
  --check              write nothing; fail if a file is stale
  --watch              generate after each change of the description
  --spec FILE          write a typed client for another description
  --out DIR            the folder for that client
  --overlay FILE       correct the other description first
  -h, --help           show this text
`;

const NEXT = `
Next:
  npm run docs:parts   update the tables and diagrams of README and guides
  npm run lint:spec    check that documentation and examples are complete
  npm run spec:diff    see what it means for callers and for the version
`;

const { check, watch: isWatching, spec, out, overlay } = readOptions();
const generate: Generate = async (onFiles) => {
  if (spec !== undefined) return generateForeign({ spec, folder: out!, overlay, onFiles });
  const description = await readDescription(SPEC, onFiles);
  return { description, outputs: await renderOutputs(description), notes: [] };
};
if (isWatching) await watch(generate, spec ?? SPEC);
const { outputs, notes } = await generate().catch((error: unknown) => {
  if (error instanceof DescriptionError) error.message += "\n\nNothing was written. Correct that, and generate again.";
  throw error;
});
for (const note of notes) console.log(note);
const stale = findStale(outputs);
if (check) process.exitCode = reportStale(stale);
else {
  writeStale(stale);
  for (const { path } of stale) console.log(`wrote ${path}`);
  if (stale.length === 0) console.log(`${outputs.map(({ folder }) => folder).join(", ")} is up to date`);
  else if (spec === undefined) console.log(NEXT);
}

function readOptions() {
  const { values } = startScript(USAGE, {
    options: {
      check: { type: "boolean" },
      watch: { type: "boolean" },
      spec: { type: "string" },
      out: { type: "string" },
      overlay: { type: "string" },
    },
  });
  if (values.check && values.watch) throw new UsageError("Give one of --check and --watch.");
  if (!values.spec !== !values.out) throw new UsageError("Give --spec and --out together.");
  if (values.overlay && !values.spec) throw new UsageError("--overlay needs --spec and --out.");
  return values;
}
