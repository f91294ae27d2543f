// Writes src/generated from the description. It exists so that types, client and documentation cannot disagree:
// everything in that folder comes from openapi.yaml, and CI compares.
//
//   npm run generate                write what has changed
//   npm run generate -- --check     write nothing; fail if a file is stale
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { listOperations } from "./generate/description.js";
import { emitActions, emitOperations } from "./generate/emit-operations.js";
import { emitFacade } from "./generate/emit-facade.js";
import { emitModels } from "./generate/emit-models.js";
import { emitReadOnly } from "./generate/emit-read-only.js";
import { startSchemaEmitter } from "./generate/emit-schema.js";
import { DescriptionError, withDescription } from "./generate/redocly.js";

const SPEC = "openapi.yaml";
const OUT = "src/generated";
const README = `# Generated

Every file in this folder is written by \`npm run generate\` from [openapi.yaml](../../openapi.yaml). Change the description,
or the emitter under scripts/generate, and generate again; \`npm run generate -- --check\` tells whether that was done.

| file | contents |
| --- | --- |
| schema.ts | types of the paths and schemas, by openapi-typescript |
| models.ts | one type for each schema, and the values of its enums (\`authlete/models\`) |
| operations.ts | the operation table: method, path, whether a call may be repeated |
| actions.ts | the action table: what \`respond\` makes of each \`action\` |
| read-only.ts | the properties that no caller can set, for read-merge-write |
| facade.ts | the typed methods of the client and their documentation |
`;

/** Everything that belongs into the folder, by file name. */
async function render(): Promise<Map<string, string>> {
  const schemaEmitter = startSchemaEmitter();
  try {
    return await withDescription(SPEC, async (description) => {
      const schema = schemaEmitter.emit(description);
      const operations = listOperations(description);
      return new Map([
        ["README.md", README],
        ["actions.ts", emitActions(operations)],
        ["facade.ts", emitFacade(operations)],
        ["models.ts", emitModels(description)],
        ["operations.ts", emitOperations(operations)],
        ["read-only.ts", emitReadOnly(description)],
        ["schema.ts", await schema],
      ]);
    });
  } finally {
    schemaEmitter.stop();
  }
}

/** The files that differ from what they should be, those included that should not be there. */
async function findStale(files: Map<string, string>): Promise<string[]> {
  const present = await readdir(OUT).catch(() => [] as string[]);
  const stale = present.filter((name) => !files.has(name));
  for (const [name, text] of files) {
    if ((await readFile(join(OUT, name), "utf8").catch(() => undefined)) !== text) stale.push(name);
  }
  return stale.sort();
}

/** Writes the stale files: first all of them beside the folder, then each into its place, so that a failure leaves the old. */
async function write(files: Map<string, string>, stale: string[]): Promise<void> {
  const staging = `${OUT}.${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    await mkdir(OUT, { recursive: true });
    const changed = stale.filter((name) => files.has(name));
    for (const name of changed) await writeFile(join(staging, name), files.get(name)!);
    for (const name of changed) await rename(join(staging, name), join(OUT, name));
    for (const name of stale) if (!files.has(name)) await rm(join(OUT, name), { recursive: true });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const files = await render();
  const stale = await findStale(files);
  const names = stale.map((name) => relative(".", join(OUT, name)));
  if (values.check) {
    if (stale.length === 0) return 0;
    console.error(`These generated files do not fit the description:\n${names.map((name) => `  ${name}`).join("\n")}`);
    console.error("Run `npm run generate` and commit the result.");
    return 1;
  }
  await write(files, stale);
  console.log(stale.length === 0 ? `${OUT} is up to date` : names.map((name) => `wrote ${name}`).join("\n"));
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
