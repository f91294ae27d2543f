// What `npm run generate` writes: folders and the files in them, all made from the description. For another file, add an entry
// here; --check, --watch and writing follow.
import { listOperations, type Description } from "./description.js";
import { emitActions } from "./emit-actions.js";
import { emitOperationTypes, emitPropertyKinds } from "./emit-emulator-tables.js";
import { emitFacade } from "./emit-facade.js";
import { emitModelPages } from "../model-pages/emit-model-pages.js";
import { emitModels } from "./emit-models.js";
import { emitOperations } from "./emit-operations.js";
import { emitReadOnly } from "./emit-read-only.js";
import { emitSchema } from "./emit-schema.js";

/** A folder of generated files. */
export interface Output {
  /** Path from the working directory. */
  folder: string;
  /** Contents by name. */
  files: Map<string, string>;
  /** Whether there may be other files in the folder. Otherwise they are removed. */
  isShared?: boolean;
}

const README = `# Generated

Every file in this folder is written by \`npm run generate\` from [openapi.yaml](../../openapi.yaml). Change the description,
or the emitter under scripts/generate, and generate again; \`npm run generate -- --check\` tells whether that was done.

| file | contents |
| --- | --- |
| schema.ts | types of the paths and schemas, by openapi-typescript |
| models.ts | one type for each schema, and the values of its enums (\`authlete/models\`) |
| operations.ts | the operation table: method, path, whether a call may be repeated |
| operation-types.ts | the types of requests and answers of each operation, for the emulator |
| property-kinds.ts | the kinds of the properties of clients and services, for the emulator |
| actions.ts | the action table: what \`respond\` makes of each \`action\` |
| read-only.ts | the properties that no caller can set, for read-merge-write |
| facade.ts | the typed methods of the client and their documentation |
`;

/** Renders everything that is generated for this package. */
export async function renderOutputs(description: Description): Promise<Output[]> {
  const operations = listOperations(description);
  const generated = new Map([
    ["README.md", README],
    ["actions.ts", emitActions(operations)],
    ["facade.ts", emitFacade(operations)],
    ["models.ts", emitModels(description)],
    ["operation-types.ts", emitOperationTypes(operations)],
    ["operations.ts", emitOperations(operations)],
    ["property-kinds.ts", emitPropertyKinds(description)],
    ["read-only.ts", emitReadOnly(description)],
    ["schema.ts", await emitSchema(description)],
  ]);
  return [
    { folder: "src/generated", files: generated },
    { folder: "docs/models", files: emitModelPages(description, operations) },
  ];
}
