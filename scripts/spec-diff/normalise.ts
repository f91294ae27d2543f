// Normalises a description, so that two ways of writing the same thing compare as equal: references are resolved, except those to
// named schemas; parameters of a path move to its operations; `allOf` is merged into one schema; `null` is always expressed by
// `nullable`.
import { isDeepStrictEqual } from "node:util";
import type { Description, Schema } from "../description.js";
import { followPointer } from "../json-pointer.js";
import { SCHEMAS } from "../references.js";

export type Node = Schema & Record<string, unknown>;
export type Content = Record<string, { schema?: Schema }>;

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  example?: unknown;
  schema?: Schema;
}

/** A request body or a response. */
export interface Body {
  description?: string;
  required?: boolean;
  content?: Content;
}

export interface Operation extends Record<string, unknown> {
  operationId?: string;
  deprecated?: boolean;
  parameters: Parameter[];
  requestBody?: Body;
  responses: Record<string, Body>;
}

export interface Normalised {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Members that document a schema and do not affect its type. */
export const PROSE = [
  "title",
  "description",
  "example",
  "examples",
  "x-enumDescriptions",
  "externalDocs",
  "x-deviation",
];
const BESIDE_REFERENCE = new Set([...PROSE, "readOnly", "writeOnly", "deprecated", "default"]);

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const ONE = ["items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"];
const SEVERAL = ["properties", "patternProperties", "dependentSchemas", "$defs"];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const mapValues = <T, U>(record: Record<string, T>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));

export function normalise(description: Description): Normalised {
  const normaliser = new Normaliser(description);
  const paths = mapValues(description.paths ?? {}, (item) => normaliser.pathItem(item));
  const schemas = mapValues(description.components?.schemas ?? {}, (schema) => normaliser.schema(schema));
  return { ...description, paths, components: { schemas } };
}

class Normaliser {
  constructor(private readonly document: Description) {}

  pathItem(source: unknown): Record<string, Operation> {
    const { parameters, servers, ...item } = this.follow(source);
    const methods = METHODS.filter((method) => isObject(item[method]));
    return Object.fromEntries(
      methods.map((method) => {
        const own = item[method] as Record<string, unknown>;
        const operation: Operation = {
          ...own,
          parameters: this.parameters(parameters, own["parameters"]),
          responses: {},
        };
        if (own["servers"] === undefined && servers !== undefined) operation["servers"] = servers;
        if (own["requestBody"] !== undefined) operation.requestBody = this.body(own["requestBody"]);
        if (isObject(own["responses"])) operation.responses = mapValues(own["responses"], (body) => this.body(body));
        return [method, operation];
      }),
    );
  }

  /** Parameters of the operation override those of the path with the same name and location. */
  private parameters(...lists: unknown[]): Parameter[] {
    const found = new Map<string, Parameter>();
    for (const source of lists.flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))) {
      const { content, ...parameter } = this.follow(source) as unknown as Parameter & { content?: Content };
      const schema = parameter.schema ?? Object.values(content ?? {})[0]?.schema;
      found.set(`${parameter.in} ${parameter.name}`, { ...parameter, ...(schema && { schema: this.schema(schema) }) });
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, parameter]) => parameter);
  }

  private body(source: unknown): Body {
    const body: Body = this.follow(source);
    if (!isObject(body.content)) return body;
    const content = mapValues(body.content, (media) =>
      media?.schema === undefined ? (media ?? {}) : { ...media, schema: this.schema(media.schema) },
    );
    return { ...body, content };
  }

  /** Resolves a reference and merges its siblings. */
  private follow(source: unknown, depth = 0): Record<string, unknown> {
    if (!isObject(source)) return {};
    const { $ref, ...own } = source;
    if (typeof $ref !== "string" || depth > 50) return own;
    return { ...this.follow(followPointer(this.document, $ref), depth + 1), ...own };
  }

  /** `within` are the references followed so far, to detect cycles. */
  schema(source: unknown, within: readonly string[] = []): Node {
    if (source === false) return { not: {} };
    if (!isObject(source)) return {};
    const { $ref, allOf, oneOf, anyOf, nullable, const: value, ...rest } = source as Node;
    const node = this.members(rest, within);
    const parts: unknown[] = [...($ref === undefined ? [] : [{ $ref }]), ...(allOf ?? [])];
    let isNullable = nullable === true;
    for (const [kind, members] of Object.entries({ oneOf, anyOf })) {
      if (members === undefined) continue;
      const others = members.filter((member) => !isNull(member));
      isNullable ||= others.length < members.length;
      if (others.length === 1) parts.push(others[0]);
      else if (others.length > 1) node[kind] = others.map((member) => this.schema(member, within));
    }
    const values = value === undefined ? node.enum : [value as null];
    if (values !== undefined && !isDeepStrictEqual(values, [null])) {
      if (values.includes(null) && node.type === undefined) isNullable = true;
      node.enum = values.filter((entry) => entry !== null);
    }
    const types = [node.type ?? []].flat();
    if (types.length > 1 && types.includes("null")) isNullable = true;
    if (types.length > 0) node.type = plain(types);

    const [only] = parts.length === 1 ? [this.part(parts[0], within)] : [];
    if (
      only?.$ref !== undefined &&
      Object.keys(node).every((name) => BESIDE_REFERENCE.has(name) || name.startsWith("x-"))
    ) {
      return { ...only, ...node, ...((isNullable || only.nullable) && { nullable: true }) };
    }
    const flat = parts.map((part) => this.flatten(part, within));
    if (flat.length > 0 && types.length === 0 && flat.every((part) => part.nullable === true)) isNullable = true;
    for (const part of flat) merge(node, part);
    node.type ??= impliedType(node)!;
    if (node.type === undefined) delete node.type;
    return isNullable ? { ...node, nullable: true } : node;
  }

  /** Normalises a part. Keeps a reference to a named schema and resolves any other. */
  private part(source: unknown, within: readonly string[]): Node {
    const { $ref } = isObject(source) ? (source as Node) : {};
    if (!isObject(source) || $ref === undefined || Object.keys(source).length > 1) return this.schema(source, within);
    if ($ref.startsWith(SCHEMAS) && !$ref.slice(SCHEMAS.length).includes("/")) return { $ref };
    return within.includes($ref) ? {} : this.schema(followPointer(this.document, $ref), [...within, $ref]);
  }

  private flatten(source: unknown, within: readonly string[]): Node {
    const { $ref, ...own } = this.part(source, within);
    if ($ref === undefined) return own;
    if (within.includes($ref)) return {};
    return { ...this.flatten(followPointer(this.document, $ref), [...within, $ref]), ...own };
  }

  /** Normalises the schemas inside a schema. */
  private members(source: Node, within: readonly string[]): Node {
    const node: Node = { ...source };
    const inner = (value: unknown) => this.schema(value, within);
    for (const name of ONE) {
      const value = node[name];
      if (Array.isArray(value)) node[name] = value.map(inner);
      else if (isObject(value)) node[name] = inner(value);
    }
    for (const name of SEVERAL) if (isObject(node[name])) node[name] = mapValues(node[name], inner);
    if (isObject(node.additionalProperties) && Object.keys(node.additionalProperties).length === 0)
      node.additionalProperties = true;
    if (node.required?.length === 0) delete node.required;
    else if (node.required !== undefined) node.required = [...new Set(node.required)].sort();
    return node;
  }
}

const isNull = (schema: unknown): boolean =>
  isObject(schema) &&
  (isDeepStrictEqual([schema["type"]].flat(), ["null"]) || isDeepStrictEqual(schema["enum"], [null]));

/** Sorts types, and drops `null` beside others. */
function plain(types: string[]): string | string[] {
  const others = types.length > 1 ? types.filter((type) => type !== "null") : types;
  return others.length === 1 ? others[0]! : [...new Set(others)].sort();
}

function impliedType(node: Node): string | string[] | undefined {
  if (node.properties !== undefined) return "object";
  if (node.items !== undefined) return "array";
  return node.enum === undefined || node.enum.length === 0 ? undefined : plain(node.enum.map((value) => typeof value));
}

const common = (a: string[], b: string[]): string[] =>
  [...a, ...b].filter((type) => (a.includes(type) && b.includes(type)) || type === "integer");

/** Merges the constraints of a part into a schema. Those that cannot be merged stay in `allOf`. */
function merge(node: Node, part: Node): void {
  for (const [name, value] of Object.entries(part)) {
    const own = node[name];
    if (name === "nullable" || PROSE.includes(name) || isDeepStrictEqual(own, value)) continue;
    if (name === "properties" && own !== undefined) {
      for (const [property, schema] of Object.entries(part.properties!)) {
        const [first] = [node.properties![property]];
        node.properties = { ...node.properties, [property]: first === undefined ? schema : both(first, schema) };
      }
    } else if (own === undefined) node[name] = value;
    else if (name === "required") node.required = [...new Set([...node.required!, ...part.required!])].sort();
    else if (name === "type") node.type = plain(common([node.type!].flat(), [part.type!].flat()));
    else if (name === "enum") node.enum = node.enum!.filter((entry) => part.enum!.includes(entry));
    else if (name === "allOf") node.allOf = [...node.allOf!, ...part.allOf!];
    else node.allOf = [...(node.allOf ?? []), { [name]: value }];
  }
}

function both(a: Schema, b: Schema): Schema {
  if (isDeepStrictEqual(a, b)) return a;
  if (a.$ref === undefined && b.$ref === undefined) {
    const merged: Node = { ...a };
    merge(merged, b as Node);
    return merged;
  }
  const parts = [a, b].flatMap((schema) => (Object.keys(schema).join() === "allOf" ? schema.allOf! : [schema]));
  return { allOf: parts.filter((part, index) => parts.findIndex((other) => isDeepStrictEqual(other, part)) === index) };
}
