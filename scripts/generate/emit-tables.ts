// Tables beside the models: the types of each operation and the kinds of properties, for the emulator; the read-only properties, for
// read-merge-write; and the names of settings on the wire.
import {
  listEnums,
  resolve,
  resultType,
  type Description,
  type NamedEnum,
  type Operation,
  type Parameter,
  type Schema,
} from "../description.js";
import { comment, header } from "./documentation.js";

const union = (parameters: Parameter[]): string => parameters.map(({ name }) => JSON.stringify(name)).join(" | ");

function emitRow(operation: Operation): string {
  const { id, pathParameters, queryParameters, requestSchema } = operation;
  const members = {
    path: union(pathParameters),
    query: union(queryParameters),
    request: requestSchema && `models.${requestSchema}`,
    response: resultType(operation),
  };
  const given = Object.entries(members).filter(([, type]) => type);
  return `  ${JSON.stringify(id)}: { ${given.map(([name, type]) => `${name}: ${type}`).join("; ")} };\n`;
}

/** The types of the request and the answer of each operation. */
export function emitOperationTypes(operations: Operation[]): string {
  return [
    header("The types of requests and answers, by operation."),
    'import type * as models from "./models.js";\n\n',
    comment([
      "For each operation the names of its path parameters but `serviceId`, those of its query parameters, the model of its request and that of its answer.",
      "What an operation does not have is left out.",
    ]),
    `export interface OperationTypes {\n${operations.map(emitRow).join("")}}\n`,
  ].join("");
}

/** The models that the emulator stores as given, and that callers read, change and write back. */
const MODELS = ["Client", "Service"] as const;

const propertiesOf = (description: Description, model: string): [string, Schema][] =>
  Object.entries(description.components.schemas[model]!.properties ?? {});

const isOf = ({ type }: Schema, name: string): boolean => [type].flat().includes(name);

/** The source text of a property's kind: a string literal, the name of a list of values, or such a name in a list. */
function emitKind(description: Description, enums: NamedEnum[], property: Schema): string {
  // Null is treated as absent, so a nullable property has the kind of its other alternative.
  const schema = resolve(description, property.anyOf?.find((part) => !isOf(part, "null")) ?? property);
  const known = enums.find((candidate) => candidate.schema === schema);
  if (known !== undefined) return `${known.name}Values`;
  if (!isOf(schema, "array")) {
    const kind = ["string", "integer", "boolean", "object"].find((name) => isOf(schema, name));
    if (kind === undefined && schema.allOf === undefined)
      throw new Error(`a property may not be of type ${JSON.stringify(schema.type)}`);
    return JSON.stringify(kind ?? "object");
  }
  const entry = resolve(description, schema.items ?? {});
  const ofEntry = emitKind(description, enums, entry);
  if (!ofEntry.startsWith('"')) return `[${ofEntry}]`;
  if (ofEntry === '"string"') return '"strings"';
  const isText = Object.values(entry.properties ?? {}).every((member) => isOf(resolve(description, member), "string"));
  return entry.allOf === undefined && isText ? '"records"' : '"objects"';
}

/** The properties of a model with their kinds. */
function kindsOf(description: Description, model: string): [string, string][] {
  const enums = listEnums(description);
  return propertiesOf(description, model).map(([name, schema]) => [name, emitKind(description, enums, schema)]);
}

/** The name of the list of values in a kind, if there is one. */
const listIn = (kind: string): string[] => /\w+Values/.exec(kind) ?? [];

/** The kinds of the properties that the emulator validates. */
export function emitPropertyKinds(description: Description): string {
  // The emulator also acts on the properties of the credential issuer metadata.
  const kinds = [...MODELS, "CredentialIssuerMetadata"].map((name) => [name, kindsOf(description, name)] as const);
  const lists = new Set(kinds.flatMap(([, rows]) => rows.flatMap(([, kind]) => listIn(kind))));
  const tables = kinds.map(
    ([name, rows]) => `  ${name}: {\n${rows.map(([property, kind]) => `    ${property}: ${kind},\n`).join("")}  },\n`,
  );
  return [
    header("The kinds of the properties of clients, services and what these have of credentials."),
    `import {\n${[...lists]
      .sort()
      .map((list) => `  ${list},\n`)
      .join("")}} from "./models.js";\n\n`,
    comment([
      "The kind of a property. `records` are objects whose values are strings, `objects` have other values too. A list of values stands for one of them, and a list with such a list in it for a list of them.",
    ]),
    'export type PropertyKind =\n  | "string"\n  | "integer"\n  | "boolean"\n  | "strings"\n  | "object"\n  | "records"\n  | "objects"\n  | readonly string[]\n  | readonly [readonly string[]];\n\n',
    comment(["Kinds of properties, by model."]),
    `export const propertyKinds = {\n${tables.join("")}} as const satisfies Record<string, Record<string, PropertyKind>>;\n`,
  ].join("");
}

/** The properties that only the API can set. Read-merge-write does not send them. */
export function emitReadOnly(description: Description): string {
  const entries = MODELS.map((name): [string, string[]] => [
    name,
    propertiesOf(description, name).flatMap(([property, { readOnly }]) => (readOnly ? property : [])),
  ]);
  return (
    header("The read-only properties of the models that are changed by reading, merging and writing.") +
    emitConstant("readOnlyProperties", "Names of read-only properties, by model.", entries)
  );
}

/** A constant with one entry per line. */
function emitConstant(name: string, meaning: string, entries: [string, unknown][]): string {
  const literal = (value: unknown) => JSON.stringify(value).replaceAll('","', '", "');
  const rows = entries.map(([key, value]) => `  ${key}: ${literal(value)},\n`);
  return `${comment([meaning])}export const ${name} = {\n${rows.join("")}} as const;\n`;
}

/** Finds the name on the wire in the description of a property or of an enum value. */
const WIRE_NAMES = {
  Service: /Published\s+as\s+`([\w-]+)`/,
  Client: /registration\s+metadata\s+`([\w-]+#?)`/i,
  value: /^`([^`]+)`/,
} as const;

const wireName = (kind: keyof typeof WIRE_NAMES, text: string | undefined): string | undefined =>
  WIRE_NAMES[kind].exec(text ?? "")?.[1];

/** The names of settings and their values on the wire: in the discovery document and in client metadata. */
export function emitMetadataNames(description: Description): string {
  const namesOf = (model: (typeof MODELS)[number]) =>
    propertiesOf(description, model).flatMap(([property, schema]): [string, string][] => {
      const wire = wireName(model, schema.description);
      return wire === undefined ? [] : [[property, wire]];
    });
  const used = MODELS.flatMap((model) => kindsOf(description, model).flatMap(([, kind]) => listIn(kind)));
  const values = new Map<string, string>();
  for (const { name, meanings } of listEnums(description).filter(({ name }) => used.includes(`${name}Values`))) {
    for (const [value, meaning] of Object.entries(meanings)) {
      const wire = wireName("value", meaning);
      if (wire === undefined) continue;
      if ((values.get(value) ?? wire) !== wire)
        throw new Error(`${name} has another name for ${value} than ${values.get(value)}`);
      values.set(value, wire);
    }
  }
  const client =
    "Names in the metadata of a client, by property. Those that end in `#` are followed by a language tag.";
  return [
    header("The names that settings of services and clients, and their values, have on the wire.") +
      emitConstant("metadataNames", "Names in the discovery document, by property of the service.", namesOf("Service")),
    emitConstant("clientMetadataNames", client, namesOf("Client")),
    emitConstant("wireNames", "Names on the wire, by value of an enum.", [...values]),
  ].join("\n");
}

/** The version of the described API. */
export function emitApiVersion({ info }: Description): string {
  return (
    header("The version of the API.") +
    comment(["The version of the API that the description is of."]) +
    `export const apiVersion = ${JSON.stringify(info.version)};\n`
  );
}
