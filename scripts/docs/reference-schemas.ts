// Rewrites schemas for Redoc, which would otherwise repeat, leave out or mix up parts of them.
import type { Description, Schema } from "../description.js";
import { codes } from "../markdown.js";
import { schemaNameOf } from "../references.js";

/** Replaces a shared enum by its values in a row and a link. Redoc would repeat its table at each property. */
function nameEnum(schemas: Record<string, Schema>, { anyOf, items, ...own }: Schema): Schema | undefined {
  const branches = anyOf ?? [items ?? own];
  const [target, ...others] = branches.map(({ $ref }) => schemaNameOf($ref)).filter((name) => name !== undefined);
  const shared = schemas[target ?? ""];
  if (shared?.enum === undefined || others.length > 0) return undefined;
  const { $ref: _, description = shared.description, ...rest } = own;
  const values = codes(shared.enum.filter((value) => value !== null).map(String));
  const type = [shared.type!].flat();
  return {
    ...(items === undefined && { example: shared.example }),
    ...rest,
    ...(items === undefined ? { type: anyOf === undefined ? type : [...type, "null"] } : { items: { type } }),
    description: `${description?.trim() ?? ""}\n\n[${target}](/models/${target}.html): ${values}.`,
  };
}

/** Narrows a property to the values that it has in a branch. */
function narrow(property: Schema, { const: only, enum: several, ...own }: Schema = {}): Schema {
  const values = only === undefined ? several : [only as string];
  if (values === undefined) return { ...property, ...own };
  const { "x-enumDescriptions": all = {} } = property;
  const meanings = Object.fromEntries(values.map((value) => [String(value), all[String(value)]!]));
  return { ...property, ...own, enum: values, example: values[0], "x-enumDescriptions": meanings };
}

/** Moves all properties into each branch of a `oneOf`. Redoc would show those beside it with the values of all branches. */
function separateBranches(schema: Schema): void {
  const { oneOf, properties, required = [] } = schema;
  if (oneOf === undefined || properties === undefined) return;
  schema.oneOf = oneOf.map((branch) => ({
    ...branch,
    required: [...required, ...(branch.required ?? [])],
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, narrow(property, branch.properties?.[name])]),
    ),
  }));
  delete schema.properties;
  delete schema.required;
}

/** Changes the schemas of a description in place. */
export function adaptSchemas({ components: { schemas } }: Description): void {
  const visit = (schema: Schema): void => {
    separateBranches(schema);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const named = nameEnum(schemas, property);
      if (named === undefined) visit(property);
      else schema.properties![name] = named;
    }
    for (const part of [schema.items ?? [], schema.oneOf ?? [], schema.anyOf ?? []].flat()) visit(part);
  };
  Object.values(schemas).forEach(visit);
}
