// What `npm run generate` writes: folders and the files in them, all of it made from the description. A further folder is a further
// entry of the list; --check, --watch and writing all or nothing take it from there.
import { listOperations, type Description } from "./description.js";
import { emitActions, emitOperations } from "./emit-operations.js";
import { emitOperationTypes, emitPropertyKinds } from "./emit-emulator-tables.js";
import { emitFacade } from "./emit-facade.js";
import { emitModelPages } from "./emit-model-pages.js";
import { emitModels } from "./emit-models.js";
import { emitReadOnly } from "./emit-read-only.js";
import { emitSchema } from "./emit-schema.js";

/** A folder that holds nothing but generated files. */
export interface Output {
  /** Path from the top of the project. */
  folder: string;
  /** Contents by name, which may be a path below the folder. Whatever else is in the folder is removed. */
  files: Map<string, string>;
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

/** Makes everything that is generated for this package. */
export async function renderOutputs(description: Description): Promise<Output[]> {
  // The slow one first: it is made in a process of its own, meanwhile.
  const schema = emitSchema(description);
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
    ["schema.ts", await schema],
  ]);
  return [
    { folder: "src/generated", files: generated },
    { folder: "docs/models", files: emitModelPages(description, operations) },
  ];
}
