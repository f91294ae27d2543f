// The one place that knows openapi-typescript. It is in maintenance mode and tied to TypeScript 5, so another emitter
// may take its place one day. The contract: given a bundled document, give the text of a TypeScript module that exports
// an interface `paths` as openapi-fetch expects it, and an interface `components` whose `schemas` has one member for each
// named schema, with the description of every schema and property as documentation.
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import type { Description } from "./description.js";
import { header } from "./documentation.js";

/** The schema without the mark that it is open: as a type, it would accept every misspelt name beside its properties. */
function closeObjects(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closeObjects);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(
    ([name, value]) => !(name === "additionalProperties" && value === true && "properties" in node),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, closeObjects(value)]));
}

export async function emitSchema(description: Description): Promise<string> {
  // The document was linted already, by a newer linter than the one inside openapi-typescript.
  const nodes = await openapiTS(closeObjects(description) as OpenAPI3, { silent: true, alphabetize: false });
  return header("Types of the paths and schemas, by openapi-typescript.") + astToString(nodes);
}
