// Requires `x-actions` to have exactly one entry for each value of `action`, with valid members. `respond` and the documentation are
// generated from them.
import { nearest } from "./nearest.js";

/** Finds a property anywhere in a composed schema, and its location. */
function findProperty(schema, name, resolve, place) {
  const { node, location } =
    schema?.$ref === undefined ? { node: schema, location: place } : resolve(schema, place?.source.absoluteRef);
  if (node === undefined) return undefined;
  const found = node.properties?.[name];
  if (found !== undefined) return { found, place: location?.child(["properties", name]) };
  for (const [index, part] of (node.allOf ?? []).entries()) {
    const inner = findProperty(part, name, resolve, location?.child(["allOf", index]));
    if (inner !== undefined) return inner;
  }
  return undefined;
}

export const actionTable = () => ({
  Operation(operation, { report, location, resolve }) {
    const at = location.child("x-actions");
    const media = ["responses", "200", "content", "application/json", "schema"];
    const schema = operation.responses?.["200"]?.content?.["application/json"]?.schema;
    const { found, place } = findProperty(schema, "action", resolve, location.child(media)) ?? {};
    const values = found?.enum ?? [];
    const table = operation["x-actions"] ?? {};
    const strangers = Object.keys(table).filter((action) => !values.includes(action));
    for (const [index, value] of values.entries()) {
      // A misspelt entry is reported at the entry.
      if (Object.hasOwn(table, value) || nearest(value, strangers).length > 0) continue;
      report({
        message: `x-actions of ${operation.operationId} has no entry for the action ${value}. Add one.`,
        location: place.child(["enum", index]),
      });
    }
    for (const [action, entry] of Object.entries(table)) {
      const here = at.child(action);
      if (strangers.includes(action)) {
        const message = `x-actions has an entry for ${action}, which is no action.`;
        const suggest = nearest(action, values).filter((value) => !Object.hasOwn(table, value));
        report({ message, suggest, location: here.key() });
      }
      if (!entry.means) report({ message: `Say in \`means\` when the API gives ${action}.`, location: here.key() });
      const kinds = ["answer", "next", "caller"].filter((kind) => entry[kind] !== undefined);
      if (kinds.length !== 1)
        report({ message: `Give ${action} one of answer, next and caller.`, location: here.key() });
      for (const [index, name] of (entry.gives ?? []).entries()) {
        const where = here.child(["gives", index]);
        if (findProperty(schema, name, resolve) === undefined)
          report({ message: `${action} gives ${name}, which the answer does not have.`, location: where });
        else if (name === "responseContent" && entry.answer !== undefined)
          report({ message: `\`answer\` already says that ${action} gives responseContent.`, location: where });
      }
      // The first sentence becomes part of an error message, and of every bundle.
      const first = entry.next?.trim().split(/(?<=\.)\s/)[0] ?? "";
      if (first.length > 80)
        report({
          message: `Make the first sentence of \`next\` of ${action} a short one.`,
          location: here.child("next"),
        });
    }
    if (!["safe", "unsafe"].includes(operation["x-retry"])) {
      report({
        message: "Say with x-retry whether the call is safe or unsafe to repeat.",
        location: location.child("operationId"),
      });
    }
  },
});
