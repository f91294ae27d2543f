// References inside a document, mainly to its named schemas.
import { followPointer } from "./json-pointer.js";

/** Prefix of references to named schemas. */
export const SCHEMAS = "#/components/schemas/";

export const refTo = (name: string): { $ref: string } => ({ $ref: SCHEMAS + name });

/** The name of the schema that a reference refers to; `undefined` if it is not a reference to a schema. */
export const schemaNameOf = (ref: string | undefined): string | undefined =>
  ref?.startsWith(SCHEMAS) ? ref.slice(SCHEMAS.length) : undefined;

/** Collects the direct and indirect references of a part of a document. */
export function collectReferences(document: object, node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== "object" || node === null) return found;
  const { $ref } = node as { $ref?: unknown };
  if (typeof $ref === "string" && !found.has($ref)) {
    found.add($ref);
    collectReferences(document, followPointer(document, $ref), found);
  }
  for (const value of Object.values(node)) collectReferences(document, value, found);
  return found;
}
