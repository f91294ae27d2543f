// Builds a small valid value of a schema: its required properties, with the examples of the description.
import { resolve, type Description, type Schema } from "../description.js";

/** The number of properties in the example of an object without required ones. */
const SHOWN = 3;

function exampleOfObject(description: Description, schema: Schema, holders: Schema[]): Record<string, unknown> {
  const own = [schema, ...(schema.allOf ?? []).map((part) => resolve(description, part))];
  const properties: Record<string, Schema> = Object.fromEntries(
    own.flatMap((part) => Object.entries(part.properties ?? {})),
  );
  const alternatives = (schema.oneOf ?? schema.anyOf ?? []).slice(0, 1).map((part) => resolve(description, part));
  for (const [name, property] of alternatives.flatMap((part) => Object.entries(part.properties ?? {}))) {
    // An alternative narrows the object's own schema of the property.
    const narrowed = property.const ?? property.enum?.[0];
    properties[name] = { ...properties[name], ...property, ...(narrowed !== undefined && { example: narrowed }) };
  }
  const parts = [...own, ...alternatives];
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const settable = Object.entries(properties).filter(([, property]) => property.readOnly !== true);
  let names = Object.keys(properties).filter((name) => required.has(name));
  if (names.length === 0) {
    names = settable
      .filter(([, property]) => property.example !== undefined)
      .slice(0, SHOWN)
      .map(([name]) => name);
  }
  const entries = names.map((name) => [name, exampleValue(description, properties[name]!, holders)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Returns `undefined` where a schema contains itself. */
export function exampleValue(description: Description, reference: Schema, holders: Schema[] = []): unknown {
  if (reference.example !== undefined) return reference.example;
  const schema = resolve(description, reference);
  if (holders.includes(schema)) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum.find((value) => value !== null);
  const inside = [...holders, schema];
  const type = [schema.type].flat().find((name) => name !== "null");
  if (type === "array") {
    const entry = schema.items === undefined ? undefined : exampleValue(description, schema.items, inside);
    return entry === undefined ? [] : [entry];
  }
  if (type === "object" || schema.properties !== undefined || schema.allOf !== undefined)
    return exampleOfObject(description, schema, inside);
  const alternative = (schema.anyOf ?? schema.oneOf)?.find((part) => part.type !== "null");
  if (alternative !== undefined) return exampleValue(description, alternative, inside);
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return 1;
  return "<value>";
}
