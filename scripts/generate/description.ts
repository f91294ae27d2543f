// The description as the generator sees it: one JSON document whose operations and schemas are listed once, in the
// order in which the description refers to them.

/** The parts of a JSON Schema that the generator looks at. */
export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  example?: unknown;
  type?: string | string[];
  enum?: (string | number | boolean | null)[];
  const?: unknown;
  nullable?: boolean;
  not?: Schema;
  additionalProperties?: boolean | Schema;
  patternProperties?: Record<string, Schema>;
  "x-enumDescriptions"?: Record<string, string>;
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  readOnly?: boolean;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

/** One entry of `x-actions`; docs/extensions.md says what each member means. */
export interface ActionEntry {
  means: string;
  answer?: { status: number; content?: string; header?: string; challenge?: string; empty?: boolean };
  next?: string;
  caller?: string;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
}

interface Media {
  schema?: Schema;
}

export interface OperationObject {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  deprecated?: boolean;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, { $ref?: string; content?: Record<string, Media> }>;
  "x-retry": "safe" | "unsafe";
  "x-actions"?: Record<string, ActionEntry>;
}

/** A bundled OpenAPI document. */
export interface Description {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema> };
}

/** An operation with everything that the emitters need, references resolved. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  pathParameters: Parameter[];
  queryParameters: Parameter[];
  /** Name of the schema of the request body. */
  requestSchema: string | undefined;
  /** Whether the request body is a list. */
  takesList: boolean;
  /** Name of the schema of the answer of status 200. */
  responseSchema: string | undefined;
  /** Whether a successful answer may be without a body. */
  mayBeEmpty: boolean;
  /** Whether successful answers are something other than JSON. */
  isText: boolean;
  retry: "safe" | "unsafe";
  actions: Record<string, ActionEntry> | undefined;
}

export const METHODS = ["get", "put", "post", "delete", "patch"] as const;

/** Follows a reference inside the document. */
export function resolve<T extends { $ref?: string }>(description: Description, node: T): T {
  if (node.$ref === undefined) return node;
  const steps = node.$ref
    .slice(2)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const target = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], description);
  return resolve(description, target as T);
}

/** The name of the schema that a body refers to. Bodies are named, so that people can import their types. */
function schemaName(where: string, content: Record<string, Media> | undefined): string | undefined {
  const schema = content?.["application/json"]?.schema;
  if (schema === undefined) return undefined;
  const name = schema.$ref?.match(/^#\/components\/schemas\/(.+)$/)?.[1];
  if (name === undefined) throw new Error(`${where}: give the schema of the body a name and refer to it by $ref`);
  return name;
}

/** Lists the operations in the order of the description's paths. */
export function listOperations(description: Description): Operation[] {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of METHODS) {
      const node = item[method] as OperationObject | undefined;
      if (node === undefined) continue;
      const parameters = [...((item.parameters as Parameter[] | undefined) ?? []), ...(node.parameters ?? [])].map(
        (p) => resolve(description, p),
      );
      const successes = Object.entries(node.responses).filter(([status]) => status.startsWith("2"));
      const bodies = successes.map(([, response]) =>
        schemaName(`${node.operationId} answer`, resolve(description, response).content),
      );
      const requestSchema = schemaName(`${node.operationId} request`, node.requestBody?.content);
      operations.push({
        id: node.operationId,
        method: method.toUpperCase(),
        path,
        tag: node.tags[0]!,
        summary: node.summary,
        description: node.description,
        pathParameters: parameters.filter((p) => p.in === "path" && p.name !== "serviceId"),
        queryParameters: parameters.filter((p) => p.in === "query"),
        requestSchema,
        takesList: requestSchema !== undefined && description.components.schemas[requestSchema]!.type === "array",
        responseSchema: bodies.find((name) => name !== undefined),
        mayBeEmpty: bodies.includes(undefined),
        isText: successes.some(([, response]) => "text/plain" in (resolve(description, response).content ?? {})),
        retry: node["x-retry"],
        actions: node["x-actions"],
      });
    }
  }
  return operations;
}

/** An enum that is written out inside a property gets the property's name behind its schema's: `…FailRequestReason`. */
export interface NamedEnum {
  name: string;
  /** The schema that the enum stands in. */
  schema: Schema;
  /** How the generated schema types refer to it. */
  type: string;
  description: string | undefined;
  values: (string | number | boolean)[];
  meanings: Record<string, string>;
}

/** Lists every enum of the named schemas: the schemas that are enums, and the properties that contain one. */
export function listEnums(description: Description, isForeign = false): NamedEnum[] {
  const { schemas } = description.components;
  const enums = new Map<string, NamedEnum>();
  const add = (name: string, type: string, schema: Schema, isOwn = false) => {
    const values = schema.enum?.filter((value) => value !== null);
    if (values === undefined || !values.every((value) => ["string", "number", "boolean"].includes(typeof value)))
      return;
    // Another schema, or another schema's property, may have come to the name first. Its own type still has the values.
    if (!isOwn && (Object.hasOwn(schemas, name) || enums.has(name))) return;
    enums.set(name, {
      name,
      schema,
      type,
      description: schema.description,
      values: [...new Set(values)],
      meanings: schema["x-enumDescriptions"] ?? {},
    });
  };
  for (const [name, schema] of Object.entries(schemas)) {
    add(name, `components["schemas"][${JSON.stringify(name)}]`, schema, true);
    if (!hasMembers(schema, isForeign)) continue;
    for (const part of [schema, ...(schema.allOf ?? [])]) {
      for (const [property, value] of Object.entries(part.properties ?? {})) {
        if (!/^[\p{ID_Continue}$]+$/u.test(property)) continue;
        const type = `components["schemas"][${JSON.stringify(name)}][${JSON.stringify(property)}]`;
        const own = name + property[0]!.toUpperCase() + property.slice(1);
        add(own, type, value);
        if (isList(value) && value.items !== undefined) add(own, `NonNullable<${type}>[number]`, value.items);
      }
    }
  }
  return [...enums.values()];
}

const isList = ({ type }: Schema): boolean => [type].flat().every((name) => name === "array" || name === "null");

const isObject = ({ type, allOf, enum: values, const: value, $ref, nullable }: Schema): boolean =>
  (type === "object" || allOf !== undefined) && (values ?? value ?? $ref) === undefined && nullable !== true;

/** Whether the type of a schema, in any description, is sure to be nothing but an object with its properties as members. */
const isPlain = (schema: Schema): boolean => {
  const { allOf, oneOf, anyOf, not, additionalProperties, patternProperties } = schema;
  const open = additionalProperties === true ? undefined : additionalProperties || undefined;
  return isObject(schema) && (allOf ?? oneOf ?? anyOf ?? not ?? open ?? patternProperties) === undefined;
};

/** Whether the schema's type surely has its properties as members. */
const hasMembers = (schema: Schema, isForeign: boolean): boolean =>
  isForeign ? isPlain(schema) : isObject(schema) && (schema.allOf ?? []).every((part) => isObject(part));

/** Whether TypeScript can give the schema's type a name of its own as an interface: objects without alternatives. */
export const isInterface = (schema: Schema, isForeign: boolean): boolean =>
  isForeign ? isPlain(schema) : isObject(schema) && (schema.oneOf ?? schema.anyOf) === undefined;
