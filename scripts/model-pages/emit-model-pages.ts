// The model reference: one page of Markdown for each schema and each enum, with an example that compiles and the table of fields.
import {
  givenBy,
  listEnums,
  resolve,
  type Description,
  type NamedEnum,
  type Operation,
  type Schema,
} from "../description.js";
import { firstSentence, oneLine } from "../generate/documentation.js";
import { alternativeName, listActions } from "../generate/alternatives.js";
import { exampleValue } from "./example-value.js";
import { block } from "../typescript-literal.js";

const REQUIRED = ":heavy_check_mark:";
const OPTIONAL = ":heavy_minus_sign:";

/** The name of an enum that is written out inside a property. */
const enumName = (model: string, property: string): string => model + property[0]!.toUpperCase() + property.slice(1);

const link = (name: string): string => `[${name}](${name}.md)`;
const cell = (text: string): string => oneLine(text).replaceAll("|", "\\|");

/** A type as the table of fields shows it. `owner` is the name that an enum written out in place has. */
function typeOf(schema: Schema, owner: string): string {
  const name = schema.$ref?.match(/^#\/components\/schemas\/(.+)$/)?.[1];
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

function fieldRows(description: Description, model: string, schema: Schema, prefix = ""): string[] {
  const parts = [schema, ...(schema.allOf ?? []).map((part) => resolve(description, part))];
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  return parts.flatMap((part) =>
    Object.entries(part.properties ?? {}).flatMap(([name, property]) => {
      const type = typeOf(property, enumName(model, name));
      const text = property.description ?? resolve(description, property).description ?? "";
      const set = property.readOnly === true ? "Set by the API. " : "";
      const mark = required.has(name) ? REQUIRED : OPTIONAL;
      const row = `| \`${prefix}${name}\` | ${cell(type)} | ${mark} | ${cell(set + text)} |`;
      return [row, ...(property.properties ? fieldRows(description, model, property, `${prefix}${name}.`) : [])];
    }),
  );
}

/** What the alternatives of a schema ask for beyond its table. */
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
  return ["## Alternatives", ["A value fits one of them.", "", ...rows].join("\n")];
}

function usage(name: string, value: unknown): string {
  const lines = [`import type { ${name} } from "authlete/models";`, "", `let value: ${name} = ${block(value)};`];
  return `\`\`\`typescript\n${lines.join("\n")}\n\`\`\``;
}

/** Which operations take or give the model, as the path to their methods. */
function uses(name: string, operations: Operation[]): string[] {
  const named = (found: Operation[]) => found.map(({ id }) => `\`${id}\``).join(", ");
  const takes = operations.filter(({ requestSchema }) => requestSchema === name);
  const gives = operations.filter(({ responseSchema }) => responseSchema === name);
  const sentences = [
    takes.length > 0 ? `Body of ${named(takes)}.` : "",
    gives.length > 0 ? `Result of ${named(gives)}.` : "",
  ].filter((sentence) => sentence !== "");
  return sentences.length > 0 ? [sentences.join(" ")] : [];
}

const page = (parts: string[]): string => parts.map((part) => part.trim()).join("\n\n") + "\n";

function modelPage(description: Description, operations: Operation[], name: string, schema: Schema): string {
  const parts = [`# ${name}`, schema.description ?? "", ...uses(name, operations)].filter((part) => part !== "");
  const given = [...(listActions(description).get(name) ?? [])].map(([action, entry]) => ({
    action,
    names: givenBy(entry),
  }));
  const shown = given.find(({ action }) => action === schema.properties?.["action"]?.example)?.names ?? [];
  const required = [...(schema.required ?? []), ...shown];
  parts.push(
    "## Example Usage",
    usage(
      name,
      exampleValue(description, shown.length > 0 ? { ...schema, required } : { $ref: `#/components/schemas/${name}` }),
    ),
  );
  parts.push(...alternatives(schema));
  if (given.length > 0) {
    const rows = given.map(
      ({ action, names }) =>
        `| \`${action}\` | \`${alternativeName(name, action)}\` | ${names.map((one) => `\`${one}\``).join(", ")} |`,
    );
    parts.push(
      [
        "## By action",
        "",
        "What is there for sure, and not null, once `action` is known.",
        "",
        "| Action | Type | Gives |",
        "| --- | --- | --- |",
        ...rows,
      ].join("\n"),
    );
  }
  const aliased = schema.$ref === undefined ? schema : resolve(description, schema);
  const rows = fieldRows(description, name, aliased);
  const table = ["| Field | Type | Required | Description |", "| --- | --- | --- | --- |", ...rows].join("\n");
  if (schema.$ref !== undefined) parts.push(`The same as ${typeOf(schema, name)}.`);
  if (rows.length > 0) parts.push("## Fields", table);
  else if (schema.type === "array") parts.push("## Entries", `A list of ${typeOf(schema.items ?? {}, name)}.`);
  else parts.push("## Fields", "None.");
  return page(parts);
}

function enumPage({ name, description, values, meanings }: NamedEnum): string {
  const rows = values.map((value) => `| \`${value}\` | ${cell(meanings[`${value}`] ?? "")} |`);
  return page([
    ...[`# ${name}`, description ?? ""].filter((part) => part !== ""),
    "## Example Usage",
    usage(name, values[0]),
    `\`${name}Values\` is the list of these values at run time. The API may send others in the future.`,
    "## Values",
    ["| Value | Description |", "| --- | --- |", ...rows].join("\n"),
  ]);
}

function indexPage(models: [string, string | undefined][], enums: NamedEnum[]): string {
  const table = (rows: [string, string | undefined][]) =>
    [
      "| Model | Description |",
      "| --- | --- |",
      ...rows
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, text]) => `| ${link(name)} | ${cell(firstSentence(text ?? ""))} |`),
    ].join("\n");
  return page([
    "# Models",
    "Every schema of the API and every enum, as types of `authlete/models`. Each page has a value that compiles and the table of fields.",
    "Written by `npm run generate` from the description. Change that, not these pages.",
    "## Objects",
    table(models),
    "## Enums",
    table(enums.map(({ name, description }) => [name, description])),
  ]);
}

/** Every page by its file name. */
export function emitModelPages(description: Description, operations: Operation[]): Map<string, string> {
  const enums = listEnums(description);
  const models = Object.entries(description.components.schemas).filter(([, schema]) => schema.enum === undefined);
  const index = indexPage(
    models.map(([name, schema]) => [name, schema.description]),
    enums,
  );
  return new Map([
    ["README.md", index],
    ...models.map(([name, schema]) => [`${name}.md`, modelPage(description, operations, name, schema)] as const),
    ...enums.map((entry) => [`${entry.name}.md`, enumPage(entry)] as const),
  ]);
}
