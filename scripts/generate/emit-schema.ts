// The types of paths and schemas, by openapi-typescript. Nothing else knows that library: docs/emitters.md tells what another one
// would have to do in its place.
import { createRequire } from "node:module";
import openapiTS, { astToString, type OpenAPI3, type OpenAPITSOptions } from "openapi-typescript";
import type { Description } from "../description.js";
import { header } from "./documentation.js";

const require = createRequire(import.meta.url);

/** The Redocly that openapi-typescript depends on, which is older than ours. */
const redocly = createRequire(require.resolve("openapi-typescript"))("@redocly/openapi-core") as {
  createConfig(config: object, options: { extends: string[] }): Promise<NonNullable<OpenAPITSOptions["redocly"]>>;
};

/** The module of types for a bundled document. It has been linted, so openapi-typescript need not do it again. */
export async function emitTypes(document: object, options: OpenAPITSOptions = {}): Promise<string> {
  const noRules = await redocly.createConfig({}, { extends: [] });
  return astToString(await openapiTS(document as OpenAPI3, { silent: true, redocly: noRules, ...options }));
}

/** A copy of a JSON value without the members for which `drop` holds. */
function without(node: unknown, drop: (name: string, value: unknown, holder: object) => boolean): unknown {
  if (Array.isArray(node)) return node.map((entry) => without(entry, drop));
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([name, value]) => !drop(name, value, node));
  return Object.fromEntries(kept.map(([name, value]) => [name, without(value, drop)]));
}

/** Documentation of paths, which the facade has for its methods. */
const PROSE = new Set(["summary", "description", "example", "examples", "tags", "x-actions", "x-retry", "x-deviation"]);

/**
 * The types of our own description. Paths and responses lose their documentation. Schemas lose the mark that they are open: as a
 * type, an open object would accept every misspelt name beside its properties.
 */
export async function emitSchema({ openapi, info, paths, components }: Description): Promise<string> {
  const isProse = (name: string) => PROSE.has(name);
  const isOpen = (name: string, value: unknown, holder: object) =>
    name === "additionalProperties" && value === true && "properties" in holder;
  const { schemas, ...rest } = components;
  const module = await emitTypes({
    openapi,
    info,
    paths: without(paths, isProse),
    components: { ...(without(rest, isProse) as object), schemas: without(schemas, isOpen) },
  });
  return header("Types of the paths and schemas, by openapi-typescript.") + module;
}
