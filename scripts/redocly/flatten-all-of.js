// Merges the parts of an `allOf` into one object in the bundle. The description shares groups of properties, such as those that
// identify a client, by `allOf`; a plain list of properties is better for types and for readers of the reference.

/** Resolves a reference of the bundle. All of them refer to named schemas. */
const resolve = ({ components }, schema) =>
  schema.$ref === undefined ? schema : resolve({ components }, components.schemas[schema.$ref.split("/").at(-1)]);

/** Merges the parts of a schema if they are all objects. Leaves other uses of `allOf` alone. */
function flatten(root, schema) {
  const parts = schema.allOf.map((part) => resolve(root, part));
  for (const part of parts) if (part.allOf !== undefined) flatten(root, part);
  if (!parts.every((part) => part.type === "object" && part.oneOf === undefined)) return;
  delete schema.allOf;
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  schema.type = "object";
  if (required.length > 0) schema.required = required;
  schema.properties = Object.assign({}, ...parts.map((part) => part.properties));
}

export const flattenAllOf = () => ({
  Root: {
    leave(root) {
      for (const schema of Object.values(root.components?.schemas ?? {}))
        if (schema.allOf !== undefined) flatten(root, schema);
    },
  },
});
