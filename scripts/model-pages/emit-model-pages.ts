// The model reference: a Markdown page for each schema and each enum, with an example that compiles and a table of fields.
import {
  givenBy,
  listEnums,
  resolve,
  type Description,
  type NamedEnum,
  type Operation,
  type Schema,
} from "../description.js";
import { cell, codes, firstSentence, table } from "../markdown.js";
import { collectReferences, refTo, schemaNameOf, SCHEMAS } from "../references.js";
import { alternativeName, listActions } from "../generate/alternatives.js";
import { exampleValue } from "./example-value.js";
import { block } from "../typescript-literal.js";

const REQUIRED = "required";
const OPTIONAL = "optional";

/** The name of an enum that is defined inline in a property. */
const enumName = (model: string, property: string): string => model + property[0]!.toUpperCase() + property.slice(1);

const link = (name: string): string => `[${name}](${name}.md)`;

/** A type as shown in the table of fields. `owner` is the name to use for an inline enum. */
export function typeOf(schema: Schema, owner: string): string {
  const name = schemaNameOf(schema.$ref);
  if (name !== undefined) return link(name);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined && schema.properties === undefined)
    return alternatives.map((part) => typeOf(part, owner)).join(" | ");
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  const types = [schema.type ?? "any"].flat();
  return types
    .map((type) => {
      if (schema.enum !== undefined && type === "string") return link(owner);
      if (type === "integer") return "*number*";
      if (type === "array") {
        const entry = typeOf(schema.items ?? {}, owner);
        return entry.includes(" | ") ? `(${entry})[]` : `${entry}[]`;
      }
      const values = schema.additionalProperties;
      if (type === "object" && schema.properties === undefined && typeof values === "object")
        return `{ [name: string]: ${typeOf(values, owner)} }`;
      return `*${type}*`;
    })
    .join(" | ");
}

function fieldRows(description: Description, model: string, schema: Schema, prefix = ""): string[][] {
  const parts = [schema, ...(schema.allOf ?? []).map((part) => resolve(description, part))];
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  return parts.flatMap((part) =>
    Object.entries(part.properties ?? {}).flatMap(([name, property]) => {
      const type = typeOf(property, enumName(model, name));
      const text = property.description ?? resolve(description, property).description ?? "";
      const set = property.readOnly === true ? "Set by the API. " : "";
      const mark = required.has(name) ? REQUIRED : OPTIONAL;
      const row = [`\`${prefix}${name}\``, cell(type), mark, cell(set + text)];
      return [row, ...(property.properties ? fieldRows(description, model, property, `${prefix}${name}.`) : [])];
    }),
  );
}

/** What the alternatives of a schema require in addition to its table. */
function alternatives(schema: Schema): string[] {
  const parts = schema.oneOf ?? [];
  if (parts.length === 0) return [];
  const rows = parts.map(({ title, required, properties }) => {
    const members = (required ?? []).map((name) => {
      const { enum: values, const: value } = properties?.[name] ?? {};
      const listed = (value !== undefined ? [value] : (values ?? [])).map((one) => `\`${JSON.stringify(one)}\``);
      return `\`${name}\`${listed.length > 0 ? ` (${listed.join(" or ")})` : ""}`;
    });
    return `- ${title ?? "Otherwise"}: ${members.join(" and ")} required.`;
  });
  return ["## Alternatives", ["A value matches one of these.", "", ...rows].join("\n")];
}

function usage(name: string, value: unknown): string {
  const lines = [`import type { ${name} } from "authlete/models";`, "", `let value: ${name} = ${block(value)};`];
  return `\`\`\`typescript\n${lines.join("\n")}\n\`\`\``;
}

/** Where a model is used: the operations that take or return it, and the models that have it as a field. */
interface Place {
  takes: Operation[];
  gives: Operation[];
  fieldOf: string[];
  usedBy: Operation[];
}

/** Names of the models and enums that a schema refers to. */
function refersTo(schema: Schema, name: string): Set<string> {
  const text = JSON.stringify(schema);
  const found = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, target]) => target!));
  for (const [property, value] of Object.entries(schema.properties ?? {}))
    if (value.enum !== undefined || value.items?.enum !== undefined) found.add(enumName(name, property));
  return found;
}

function placesOf(description: Description, operations: Operation[]): (name: string) => Place {
  const references = new Map(
    Object.entries(description.components.schemas).map(([name, schema]) => [name, refersTo(schema, name)]),
  );
  const reached = operations.map((operation) => {
    const names = [operation.requestSchema, operation.responseSchema];
    return {
      operation,
      refs: collectReferences(
        description,
        names.map((name) => name && refTo(name)),
      ),
    };
  });
  return (name) => {
    const fieldOf = [...references].filter(([, targets]) => targets.has(name)).map(([owner]) => owner);
    // An inline enum is used wherever its owner is.
    const isIn = (refs: Set<string>) => [name, ...fieldOf].some((one) => refs.has(SCHEMAS + one));
    return {
      takes: operations.filter(({ requestSchema }) => requestSchema === name),
      gives: operations.filter(({ responseSchema }) => responseSchema === name),
      fieldOf,
      usedBy: reached.filter(({ refs }) => isIn(refs)).map(({ operation }) => operation),
    };
  };
}

function uses({ takes, gives, fieldOf, usedBy }: Place): string[] {
  const method = ({ id }: Operation) => `[\`${id}\`](../operations/${id}.md)`;
  const whole = (operation: Operation) => `${method(operation)} (\`${operation.method} ${operation.path}\`)`;
  const others = usedBy.filter((operation) => !takes.includes(operation) && !gives.includes(operation));
  const sentence = (text: string, entries: string[]) => (entries.length > 0 ? [`${text} ${entries.join(", ")}.`] : []);
  return [
    ...sentence("Body of", takes.map(whole)),
    ...sentence("Result of", gives.map(whole)),
    ...sentence("Field of", fieldOf.map(link)),
    ...sentence("Used by", others.map(method)),
  ];
}

export const page = (parts: string[]): string => parts.map((part) => part.trim()).join("\n\n") + "\n";

/** The table of fields, or an empty string if there are none. */
export function fieldTable(description: Description, name: string, schema: Schema): string {
  const rows = fieldRows(description, name, schema);
  return rows.length === 0 ? "" : table(["Field", "Type", "Required", "Description"], rows);
}

function modelPage(description: Description, place: Place, name: string, schema: Schema): string {
  const parts = [`# ${name}`, schema.description ?? "", ...uses(place)].filter((part) => part !== "");
  const given = [...(listActions(description).get(name) ?? [])].map(([action, entry]) => ({
    action,
    names: givenBy(entry),
  }));
  const shown = given.find(({ action }) => action === schema.properties?.["action"]?.example)?.names ?? [];
  const required = [...(schema.required ?? []), ...shown];
  parts.push(
    "## Example Usage",
    usage(name, exampleValue(description, shown.length > 0 ? { ...schema, required } : refTo(name))),
  );
  parts.push(...alternatives(schema));
  if (given.length > 0) {
    const rows = given.map(({ action, names }) => [
      `\`${action}\``,
      `\`${alternativeName(name, action)}\``,
      codes(names),
    ]);
    const text = "Which properties are present and not null, by the value of `action`.";
    parts.push(`## By action\n\n${text}\n\n${table(["Action", "Type", "Gives"], rows)}`);
  }
  const aliased = schema.$ref === undefined ? schema : resolve(description, schema);
  const fields = fieldTable(description, name, aliased);
  if (schema.$ref !== undefined) parts.push(`The same as ${typeOf(schema, name)}.`);
  if (fields !== "") parts.push("## Fields", fields);
  else if (schema.type === "array") parts.push("## Entries", `A list of ${typeOf(schema.items ?? {}, name)}.`);
  else parts.push("## Fields", "None.");
  return page(parts);
}

function enumPage(place: Place, { name, description, values, meanings }: NamedEnum): string {
  const rows = values.map((value) => [`\`${value}\``, cell(meanings[`${value}`] ?? "")]);
  return page([
    ...[`# ${name}`, description ?? "", ...uses(place)].filter((part) => part !== ""),
    "## Example Usage",
    usage(name, values[0]),
    `\`${name}Values\` is the list of these values at run time. The API may send others in the future.`,
    "## Values",
    table(["Value", "Description"], rows),
  ]);
}

function indexPage(models: [string, string | undefined][], enums: NamedEnum[]): string {
  const list = (rows: [string, string | undefined][]) => {
    const sorted = rows.sort(([a], [b]) => (a < b ? -1 : 1));
    const cells = sorted.map(([name, text]) => [link(name), cell(firstSentence(text ?? ""))]);
    return table(["Model", "Description"], cells);
  };
  return page([
    "# Models",
    "Every schema of the API and every enum, as types of `authlete/models`. Each page has a sample value that compiles, and a table of fields.",
    "`npm run generate` writes these pages from the description: edit that instead.",
    "## Objects",
    list(models),
    "## Enums",
    list(enums.map(({ name, description }) => [name, description])),
  ]);
}

/** All pages by file name. */
export function emitModelPages(description: Description, operations: Operation[]): Map<string, string> {
  const enums = listEnums(description);
  const placeOf = placesOf(description, operations);
  const models = Object.entries(description.components.schemas).filter(([, schema]) => schema.enum === undefined);
  const index = indexPage(
    models.map(([name, schema]) => [name, schema.description]),
    enums,
  );
  return new Map([
    ["README.md", index],
    ...models.map(([name, schema]) => [`${name}.md`, modelPage(description, placeOf(name), name, schema)] as const),
    ...enums.map((entry) => [`${entry.name}.md`, enumPage(placeOf(entry.name), entry)] as const),
  ]);
}
