// Turns a document that is not ours into one that a client can be made of, and tells what it took. What goes over the wire stays
// as the document says: only names on this side change.
import { DescriptionError } from "../redocly.js";
import { breakCycles } from "./break-cycles.js";
import { isNode, type Adjustment, type ForeignDocument, type Node } from "./document.js";
import { nameOperations } from "./operation-names.js";
import { nameSchemas } from "./schema-names.js";
import { inlinePathReferences, nameBodies, tidyBodies, tidyParameters, tidyPaths } from "./tidy-operations.js";

function check(document: Node): asserts document is ForeignDocument {
  const given = document.openapi ?? document.swagger;
  const version = typeof given === "string" ? given : "an unknown version";
  if (!/^3\.[01](\.|$)/.test(version)) {
    const advice = version.startsWith("2") ? "Convert it to OpenAPI 3 first." : "Write it as OpenAPI 3.1 first.";
    throw new DescriptionError(`This is OpenAPI ${version}; 3.0 and 3.1 are supported. ${advice}`);
  }
  if (!isNode(document.paths) || Object.keys(document.paths).length === 0) {
    throw new DescriptionError("The document has no paths, so there is nothing to call.");
  }
}

export function adjust(bundle: Node): { document: ForeignDocument; adjustments: Adjustment[] } {
  const document = structuredClone(bundle);
  check(document);
  const adjustments: Adjustment[] = [];
  document.components = { ...document.components, schemas: { ...document.components?.schemas } };
  inlinePathReferences(document);
  tidyPaths(document, adjustments);
  tidyParameters(document, adjustments);
  tidyBodies(document, adjustments);
  breakCycles(document, adjustments);
  nameSchemas(document, adjustments);
  nameOperations(document, adjustments);
  nameBodies(document, adjustments);
  return { document, adjustments };
}
