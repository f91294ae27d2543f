// A schema that is an alternative, or a part, of itself says nothing by that, and no type can be written so. Circles by way of a
// property are fine, and stay.
import { isNode, stepsOf, type Adjustment, type ForeignDocument, type Node } from "./document.js";

const PREFIX = "#/components/schemas/";
const COMPOSITIONS = ["allOf", "oneOf", "anyOf"] as const;

export function breakCycles(document: ForeignDocument, adjustments: Adjustment[]): void {
  const { schemas } = document.components;
  const done = new Set<string>();

  const nameIn = (schema: unknown): string | undefined =>
    isNode(schema) && typeof schema.$ref === "string" && schema.$ref.startsWith(PREFIX)
      ? stepsOf(schema.$ref)[2]
      : undefined;

  /** Whether the schema, at the level of its own type, leads to one that is being looked at. */
  const leadsBack = (schema: unknown, trail: string[]): boolean => {
    const name = nameIn(schema);
    if (name !== undefined) {
      if (trail.includes(name)) return true;
      visit(name, [...trail, name]);
      return false;
    }
    if (isNode(schema)) clean(schema, trail);
    return false;
  };
  const clean = (schema: Node, trail: string[]): void => {
    for (const kind of COMPOSITIONS) {
      const parts = schema[kind];
      if (!Array.isArray(parts)) continue;
      const kept = parts.filter((part) => !leadsBack(part, trail));
      if (kept.length === parts.length) continue;
      const [where] = trail;
      adjustments.push({
        where: `schema ${where}`,
        what: `not in its own ${kind}`,
        why: "a type cannot contain itself so",
      });
      if (kept.length > 0) schema[kind] = kept;
      else delete schema[kind];
    }
    // A list of lists of itself makes sense, but the module of types has no way to write it.
    if (isNode(schema.items) && leadsBack(schema.items, trail)) {
      adjustments.push({ where: `schema ${trail[0]}`, what: "its entries are unknown", why: "it is a list of itself" });
      schema.items = {};
    }
    if (Array.isArray(schema.prefixItems)) {
      schema.prefixItems = schema.prefixItems.map((entry: unknown) => (leadsBack(entry, trail) ? {} : entry));
    }
  };
  const visit = (name: string, trail: string[]): void => {
    if (done.has(name)) return;
    const schema = schemas[name];
    if (isNode(schema)) clean(schema, trail);
    done.add(name);
  };
  for (const name of Object.keys(schemas)) visit(name, [name]);
}
