// References inside a document, above all those to its named schemas.
import { followPointer } from "./json-pointer.js";

/** Where named schemas are. */
export const SCHEMAS = "#/components/schemas/";

export const refTo = (name: string): { $ref: string } => ({ $ref: SCHEMAS + name });

/** The name of the schema that a reference leads to; undefined for what is no such reference. */
export const schemaNameOf = (ref: string | undefined): string | undefined =>
  ref?.startsWith(SCHEMAS) ? ref.slice(SCHEMAS.length) : undefined;

/** Collects the references, direct and indirect, from a part of a document. */
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
