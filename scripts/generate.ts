// Writes src/generated and docs/models from the description. It exists so that types, client and documentation cannot disagree:
// everything in those folders comes from openapi.yaml, and CI compares.
//
//   npm run generate                write what has changed
//   npm run generate -- --check     write nothing; fail if a file is stale
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { listOperations } from "./generate/description.js";
import { emitActions, emitOperations } from "./generate/emit-operations.js";
import { emitFacade } from "./generate/emit-facade.js";
import { emitModelPages } from "./generate/emit-model-pages.js";
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

const PAGES = "docs/models";

/** A folder and everything that belongs into it, by file name. */
interface Output {
  folder: string;
  files: Map<string, string>;
}

async function render(): Promise<Output[]> {
  const schemaEmitter = startSchemaEmitter();
  try {
    return await withDescription(SPEC, async (description) => {
      const schema = schemaEmitter.emit(description);
      const operations = listOperations(description);
      const code = new Map([
        ["README.md", README],
        ["actions.ts", emitActions(operations)],
        ["facade.ts", emitFacade(operations)],
        ["models.ts", emitModels(description)],
        ["operations.ts", emitOperations(operations)],
        ["read-only.ts", emitReadOnly(description)],
        ["schema.ts", await schema],
      ]);
      return [
        { folder: OUT, files: code },
        { folder: PAGES, files: emitModelPages(description, operations) },
      ];
    });
  } finally {
    schemaEmitter.stop();
  }
}

/** The files that differ from what they should be, those included that should not be there. */
async function findStale({ folder, files }: Output): Promise<string[]> {
  const present = await readdir(folder).catch(() => [] as string[]);
  const stale = present.filter((name) => !files.has(name));
  for (const [name, text] of files) {
    if ((await readFile(join(folder, name), "utf8").catch(() => undefined)) !== text) stale.push(name);
  }
  return stale.sort();
}

/** Writes the stale files: first all of them beside the folder, then each into its place, so that a failure leaves the old. */
async function write({ folder, files }: Output, stale: string[]): Promise<void> {
  const staging = `${folder}.${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    await mkdir(folder, { recursive: true });
    const changed = stale.filter((name) => files.has(name));
    for (const name of changed) await writeFile(join(staging, name), files.get(name)!);
    for (const name of changed) await rename(join(staging, name), join(folder, name));
    for (const name of stale) if (!files.has(name)) await rm(join(folder, name), { recursive: true });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const outputs = await render();
  const stale = await Promise.all(outputs.map(findStale));
  const names = outputs.flatMap(({ folder }, index) => stale[index]!.map((name) => relative(".", join(folder, name))));
  if (values.check) {
    if (names.length === 0) return 0;
    console.error(`These generated files do not fit the description:\n${names.map((name) => `  ${name}`).join("\n")}`);
    console.error("Run `npm run generate` and commit the result.");
    return 1;
  }
  for (const [index, output] of outputs.entries()) await write(output, stale[index]!);
  const upToDate = `${outputs.map(({ folder }) => folder).join(" and ")} are up to date`;
  console.log(names.length === 0 ? upToDate : names.map((name) => `wrote ${name}`).join("\n"));
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
