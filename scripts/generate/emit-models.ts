// One exported type for each named schema, and a list of values for each enum.
import { listEnums, resolve, type Description, type Schema } from "../description.js";
import { listAlternatives } from "./alternatives.js";
import { oneLine } from "../markdown.js";
import { comment, header } from "./documentation.js";

/** Whether TypeScript can have the schema as an interface: an object without alternatives. */
const isInterface = ({ type, oneOf, anyOf }: Schema): boolean => type === "object" && (oneOf ?? anyOf) === undefined;

export function emitModels(description: Description): string {
  const enums = listEnums(description);
  const out = [
    header("One type for each schema of the description, and the values of its enums."),
    `import type { components } from "./schema.js";\n\n`,
    `// Interfaces rather than aliases, so that editors and compiler messages show the name and not its whole contents. In place of an\n`,
    `// interface with one base and nothing else, messages show the base, hence the second one.\n`,
    `type Shape<Name extends keyof components["schemas"]> = components["schemas"][Name];\n`,
    `interface Model {}\n`,
  ];
  const alternatives = listAlternatives(description);
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    if (enums.some((known) => known.schema === schema)) continue;
    const own = alternatives.get(name) ?? [];
    for (const { name: alternative, description: text } of own) {
      out.push("\n", comment([text]));
      out.push(`export interface ${alternative} extends Shape<"${alternative}">, Model {}\n`);
    }
    out.push("\n", comment([schema.description]));
    if (own.length > 0) {
      out.push(`export type ${name} =\n${own.map((alternative) => `  | ${alternative.name}`).join("\n")};\n`);
      continue;
    }
    if (isInterface(resolve(description, schema)))
      out.push(`export interface ${name} extends Shape<${JSON.stringify(name)}>, Model {}\n`);
    // The remaining schemas are lists.
    else out.push(`export type ${name} = ${/[^/]+$/.exec(schema.items!.$ref!)![0]}[];\n`);
  }
  for (const { name, type, description: text, values, meanings } of enums) {
    const list = values.map(
      (value) => `- \`${value}\`${meanings[String(value)] ? `: ${oneLine(meanings[String(value)]!)}` : ""}`,
    );
    out.push("\n", comment([text, list.join("\n")]));
    out.push(`export type ${name} = NonNullable<${type}>;\n\n`);
    out.push(comment([`The values of {@link ${name}} that the description knows. The API may add others.`]));
    out.push(`export const ${name}Values = [\n`);
    for (const value of values) out.push(`  ${JSON.stringify(value)},\n`);
    out.push(`] as const satisfies readonly ${name}[];\n`);
  }
  return out.join("");
}
