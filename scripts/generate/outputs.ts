// The output of `npm run generate`: folders and their files, all derived from the description. To generate another file, add an entry
// here; --check and --watch will include it.
import { listOperations, type Description } from "../description.js";
import { emitActions, emitAnswers } from "./emit-actions.js";
import * as tables from "./emit-tables.js";
import { emitFacade } from "./emit-facade.js";
import { emitModelPages } from "../model-pages/emit-model-pages.js";
import { emitOperationPages } from "../model-pages/emit-operation-pages.js";
import { readEmulated } from "../docs/read-emulated.js";
import { emitModels } from "./emit-models.js";
import { emitOperations } from "./emit-operations.js";
import { emitSchema } from "./emit-schema.js";

/** A folder of generated files. */
export interface Output {
  /** Path from the working directory. */
  folder: string;
  /** File contents by name. */
  files: Map<string, string>;
  /** Whether the folder may contain other files. Otherwise they are removed. */
  isShared?: boolean;
}

/** Lists the files with the first line of each. */
const readme = (files: Map<string, string>): string => `# Generated

Every file in this folder is written by \`npm run generate\` from [openapi.yaml](../../openapi.yaml). Change the description,
or the emitter under scripts/generate, and generate again; \`npm run generate -- --check\` tells whether that was done.

| file | contents |
| --- | --- |
${[...files].map(([name, text]) => `| ${name} | ${/^\/\/ (.*)$/m.exec(text)![1]} |\n`).join("")}`;

/** Renders everything that is generated for this package. */
export async function renderOutputs(description: Description): Promise<Output[]> {
  const operations = listOperations(description);
  const generated = new Map([
    ["actions.ts", emitActions(operations)],
    ["answers.ts", emitAnswers(operations)],
    ["api-version.ts", tables.emitApiVersion(description)],
    ["facade.ts", emitFacade(description, operations)],
    ["models.ts", emitModels(description)],
    ["operation-types.ts", tables.emitOperationTypes(operations)],
    ["operations.ts", emitOperations(operations)],
    ["property-kinds.ts", tables.emitPropertyKinds(description)],
    ["metadata-names.ts", tables.emitMetadataNames(description)],
    ["read-only.ts", tables.emitReadOnly(description)],
    ["schema.ts", await emitSchema(description)],
  ]);
  generated.set("README.md", readme(generated));
  return [
    { folder: "src/generated", files: generated },
    { folder: "docs/models", files: emitModelPages(description, operations) },
    { folder: "docs/operations", files: emitOperationPages(description, operations, readEmulated()) },
  ];
}
