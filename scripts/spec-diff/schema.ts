// Helpers for normalised schemas.
import type { Schema } from "../description.js";
import { followPointer } from "../json-pointer.js";
import type { Node, Normalised } from "./normalise.js";

export const asNode = (schema: Schema | boolean | undefined): Node =>
  (typeof schema === "object" ? schema : {}) as Node;

export const hasAlternatives = (schema: Node): boolean => (schema.oneOf ?? schema.anyOf) !== undefined;

/** The types of a schema, sorted. An empty list means any type. */
export function typesOf(schema: Node): string[] {
  const types = [schema.type ?? (hasAlternatives(schema) ? "one of several" : [])].flat();
  if (types.length === 0) return [];
  const known = types.map((type) => (type === "integer" ? "number" : type));
  return [...new Set([...known, ...(schema.nullable === true ? ["null"] : [])])].sort();
}

/** Pairs the members of both sides by name, those of the first side first. A missing member is `undefined`. */
export const pairs = <T>(
  a: Record<string, T>,
  b: Record<string, T>,
): [name: string, a: T | undefined, b: T | undefined][] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [
    name,
    Object.hasOwn(a, name) ? a[name] : undefined,
    Object.hasOwn(b, name) ? b[name] : undefined,
  ]);

/** Resolves a reference and merges its siblings. */
export function inline(document: Normalised, { $ref, ...own }: Node, depth = 0): Node {
  if ($ref === undefined || depth > 50) return own;
  return { ...inline(document, asNode(followPointer(document, $ref) as Schema), depth + 1), ...own };
}
