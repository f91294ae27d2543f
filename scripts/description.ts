// The description as the generator sees it: the operations and enums of one JSON document, in the order of the document.
import { followPointer } from "./json-pointer.js";
import { codes, oneLine } from "./markdown.js";
import { schemaNameOf } from "./references.js";

/** The parts of a JSON Schema that the generator uses. */
export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  example?: unknown;
  type?: string | string[];
  enum?: (string | number | boolean | null)[];
  const?: unknown;
  additionalProperties?: boolean | Schema;
  "x-enumDescriptions"?: Record<string, string>;
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  readOnly?: boolean;
  /** OpenAPI 3.0 only, where `type` cannot include `null`. */
  nullable?: boolean;
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
  gives?: string[];
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
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

export interface OperationObject {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  deprecated?: boolean;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, { $ref?: string; content?: Record<string, Media>; "x-rare"?: boolean }>;
  security?: unknown[];
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
  /** Whether a successful answer may have no body, not counting answers marked `x-rare`. */
  mayBeEmpty: boolean;
  /** Whether a successful answer is plain text. */
  isText: boolean;
  /** Whether the call needs no access token: `security: []`. */
  isOpen: boolean;
  retry: "safe" | "unsafe";
  actions: Record<string, ActionEntry> | undefined;
}

/** The type of an operation's result, in terms of the models. */
export function resultType({ isText, responseSchema, mayBeEmpty }: Operation): string {
  if (isText) return "string";
  if (responseSchema === undefined) return "undefined";
  return `models.${responseSchema}${mayBeEmpty ? " | undefined" : ""}`;
}

const METHODS = ["get", "put", "post", "delete", "patch"] as const;

/** Follows a reference inside the document. */
export function resolve<T extends { $ref?: string }>(description: Description, node: T): T {
  if (node.$ref === undefined) return node;
  return resolve(description, followPointer(description, node.$ref) as T);
}

/** The name of the schema that a body refers to. Bodies are named, so that people can import their types. */
function schemaName(where: string, content: Record<string, Media> | undefined): string | undefined {
  const schema = content?.["application/json"]?.schema;
  if (schema === undefined) return undefined;
  const name = schemaNameOf(schema.$ref);
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
      const successes = Object.entries(node.responses).filter(
        ([status, response]) => status.startsWith("2") && response["x-rare"] !== true,
      );
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
        isOpen: node.security?.length === 0,
        isText: successes.some(([, response]) => "text/plain" in (resolve(description, response).content ?? {})),
        retry: node["x-retry"],
        actions: node["x-actions"],
      });
    }
  }
  return operations;
}

/** What an action means and which properties come with it, in one line. */
export const meaningOf = ({ means, gives }: ActionEntry): string =>
  oneLine(means) + (gives ? ` Gives ${codes(gives)}.` : "");

/** The properties of a result that are never absent or null with an action. */
export const givenBy = ({ answer, gives = [] }: ActionEntry): string[] =>
  answer === undefined || answer.empty || (answer.content ?? answer.header) === undefined
    ? gives
    : ["responseContent", ...gives];

/** An enum that is defined inline in a property is named after its schema and the property: `…FailRequestReason`. */
export interface NamedEnum {
  name: string;
  /** The schema that has the `enum`. */
  schema: Schema;
  /** Its type in terms of the generated schema types. */
  type: string;
  description: string | undefined;
  values: (string | number | boolean)[];
  meanings: Record<string, string>;
}

/** Lists the enums of the named schemas: schemas that are enums, and properties that contain one. */
export function listEnums(description: Description): NamedEnum[] {
  const enums = new Map<string, NamedEnum>();
  const add = (name: string, type: string, schema: Schema) => {
    const values = schema.enum?.filter((value) => value !== null);
    if (values === undefined || enums.has(name)) return;
    const meanings = schema["x-enumDescriptions"] ?? {};
    enums.set(name, { name, schema, type, description: schema.description, values, meanings });
  };
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    const own = `components["schemas"][${JSON.stringify(name)}]`;
    add(name, own, schema);
    for (const [property, value] of Object.entries(schema.properties ?? {})) {
      const type = `${own}[${JSON.stringify(property)}]`;
      const full = name + property[0]!.toUpperCase() + property.slice(1);
      add(full, type, value);
      if (value.items !== undefined) add(full, `NonNullable<${type}>[number]`, value.items);
    }
  }
  return [...enums.values()];
}
