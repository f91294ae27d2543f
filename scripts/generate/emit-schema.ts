// The types of paths and schemas, from the process that knows openapi-typescript.
import type { Description } from "./description.js";
import { header } from "./documentation.js";
import { ask } from "./processes.js";

/** A copy of a JSON value without the members for which `drop` holds. */
function without(node: unknown, drop: (name: string, value: unknown, holder: object) => boolean): unknown {
  if (Array.isArray(node)) return node.map((entry) => without(entry, drop));
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([name, value]) => !drop(name, value, node));
  return Object.fromEntries(kept.map(([name, value]) => [name, without(value, drop)]));
}

/** What the types of paths have no use for: the facade documents the methods. */
const PROSE = new Set(["summary", "description", "example", "examples", "tags", "x-actions", "x-retry", "x-deviation"]);

/**
 * The document as the emitter gets it. Paths and answers lose their prose. Schemas keep theirs, but lose the mark that they are
 * open: as a type, an open object would accept every misspelt name beside its properties.
 */
function prepare({ openapi, info, paths, components }: Description): object {
  const isProse = (name: string) => PROSE.has(name);
  const isOpen = (name: string, value: unknown, holder: object) =>
    name === "additionalProperties" && value === true && "properties" in holder;
  const { schemas, ...rest } = components;
  return {
    openapi,
    info,
    paths: without(paths, isProse),
    components: { ...(without(rest, isProse) as object), schemas: without(schemas, isOpen) },
  };
}

/**
 * The module of types. In a description that is not ours, a property with a default stays optional, and open objects stay open:
 * our own has no defaults, and its objects are all open.
 */
export async function emitSchema(description: Description, foreign?: { source: string }): Promise<string> {
  const module = await ask<string>(
    "schema",
    foreign
      ? { document: description, options: { defaultNonNullable: false } }
      : { document: prepare(description), options: {} },
  );
  return header("Types of the paths and schemas, by openapi-typescript.", foreign?.source) + module;
}
