// The types of paths and schemas, by openapi-typescript. Only this file depends on that library; docs/emitters.md says what a
// replacement would have to do.
import { createRequire } from "node:module";
import openapiTS, { astToString, type OpenAPI3, type OpenAPITSOptions } from "openapi-typescript";
import ts from "typescript";
import { listOperations, resolve, type Description, type Schema } from "../description.js";
import { oneLine } from "../markdown.js";
import { collectReferences, refTo, schemaNameOf, SCHEMAS } from "../references.js";
import { isNull, listAlternatives, type Alternative } from "./alternatives.js";
import { header } from "./documentation.js";

const require = createRequire(import.meta.url);

/** The version of Redocly that openapi-typescript depends on, which is older than ours. */
const redocly = createRequire(require.resolve("openapi-typescript"))("@redocly/openapi-core") as {
  createConfig(config: object, options: { extends: string[] }): Promise<NonNullable<OpenAPITSOptions["redocly"]>>;
};

/** Generates the module of types for a bundled document. It is linted already, so openapi-typescript does not lint it again. */
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

/** The documentation of paths. The facade has it on its methods. */
const PROSE = new Set("summary description example examples tags x-actions x-retry x-deviation x-rare".split(" "));
const isProse = (name: string) => PROSE.has(name);

/** The longest list of values that is repeated in the documentation of each property. */
const MOST_VALUES = 12;

/** Adds the meanings of enum values to the descriptions of properties, except `action`, which the methods document. */
function explained(description: Description, { properties, ...schema }: Schema): Schema {
  const told = Object.entries(properties ?? {}).map(([name, property]): [string, Schema] => {
    const parts = [property, property.items ?? {}, ...(property.anyOf ?? [])].map((part) => resolve(description, part));
    const { description: text, "x-enumDescriptions": meanings } = parts.find((part) => part.enum) ?? {};
    const values = Object.entries(meanings ?? {}).map(([value, meaning]) => `- \`${value}\`: ${oneLine(meaning)}`);
    if (name === "action" || values.length === 0 || values.length > MOST_VALUES) return [name, property];
    return [name, { ...property, description: `${(property.description ?? text)!.trim()}\n\n${values.join("\n")}` }];
  });
  return properties === undefined ? schema : { ...schema, properties: Object.fromEntries(told) };
}

/**
 * Lets callers pass values from an answer to a request as they are: optional properties of requests may be undefined, or null, which
 * the API treats as absent. Schemas that are also in answers get no additional null.
 */
function forgiving(description: Description): NonNullable<OpenAPITSOptions["transformProperty"]> {
  const operations = listOperations(description);
  const reach = (side: "requestSchema" | "responseSchema") =>
    collectReferences(
      description,
      operations.map((operation) => operation[side] && refTo(operation[side])),
    );
  const [requests, answers] = [reach("requestSchema"), reach("responseSchema")];
  return (property, schema, { path }) => {
    const schemaName = schemaNameOf(path)?.split("/")[0] ?? "";
    const { modifiers, name, questionToken } = property;
    if (!requests.has(SCHEMAS + schemaName.replace(/Properties$/, "")) || !questionToken) return undefined;
    const { type, anyOf } = schema as Schema;
    const hasNull = [type].flat().includes("null") || anyOf?.some(isNull) || answers.has(SCHEMAS + schemaName);
    const none = hasNull ? [] : [ts.factory.createLiteralTypeNode(ts.factory.createNull())];
    const nothing = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
    const wider = ts.factory.createUnionTypeNode([property.type!, ...none, nothing]);
    return ts.factory.updatePropertySignature(property, modifiers, name, questionToken, wider);
  };
}

/** Splits a schema into named alternatives, each of which extends what they share. */
function split(name: string, { oneOf: _, ...shared }: Schema, alternatives: Alternative[]): Record<string, Schema> {
  const base = `${name}Properties`;
  const named = alternatives.map(({ name: alternative, narrow }) => [alternative, { allOf: [refTo(base), narrow] }]);
  const oneOf = alternatives.map((alternative) => refTo(alternative.name));
  return { [name]: { oneOf }, [base]: shared, ...(Object.fromEntries(named) as Record<string, Schema>) };
}

/**
 * Generates the types of our own description. Paths and responses lose their documentation, and schemas
 * `additionalProperties: true`, since an open object type would accept misspelt properties.
 */
export async function emitSchema(description: Description): Promise<string> {
  const { openapi, info, paths, components } = description;
  const isOpen = (name: string, value: unknown, holder: object) =>
    name === "additionalProperties" && value === true && "properties" in holder;
  const { schemas: all, ...rest } = components;
  const alternatives = listAlternatives(description);
  const schemas = Object.fromEntries(
    Object.entries(all).flatMap(([name, bare]) => {
      const schema = explained(description, bare);
      const own = alternatives.get(name);
      return Object.entries(own === undefined ? { [name]: schema } : split(name, schema, own));
    }),
  );
  const document = {
    openapi,
    info,
    paths: without(paths, isProse),
    components: { ...(without(rest, isProse) as object), schemas: without(schemas, isOpen) },
  };
  const module = await emitTypes(document, { transformProperty: forgiving(description) });
  return header("Types of the paths and schemas, by openapi-typescript.") + module;
}
