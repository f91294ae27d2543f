// Every value of `action` has an entry in `x-actions`, every entry a value, and every entry the right members: `respond` and the
// documentation are made from them.

/** The schema of a property, wherever in a composed schema it stands. */
function findProperty(schema, name, resolve) {
  const node = schema?.$ref === undefined ? schema : resolve(schema).node;
  if (node === undefined) return undefined;
  if (node.properties?.[name] !== undefined) return node.properties[name];
  for (const part of node.allOf ?? []) {
    const found = findProperty(part, name, resolve);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const actionTable = () => ({
  Operation(operation, { report, location, resolve }) {
    const at = location.child("x-actions");
    const schema = operation.responses?.["200"]?.content?.["application/json"]?.schema;
    const values = findProperty(schema, "action", resolve)?.enum ?? [];
    const table = operation["x-actions"] ?? {};
    for (const value of values) {
      if (!Object.hasOwn(table, value)) {
        report({ message: `x-actions has no entry for the action ${value}.`, location: location.child("operationId") });
      }
    }
    for (const [action, entry] of Object.entries(table)) {
      const here = at.child(action);
      if (!values.includes(action))
        report({ message: `x-actions has an entry for ${action}, which is no action.`, location: here.key() });
      if (!entry.means) report({ message: `Say in \`means\` when the API gives ${action}.`, location: here.key() });
      const kinds = ["answer", "next", "caller"].filter((kind) => entry[kind] !== undefined);
      if (kinds.length !== 1)
        report({ message: `Give ${action} one of answer, next and caller.`, location: here.key() });
      for (const [index, name] of (entry.gives ?? []).entries()) {
        const where = here.child(["gives", index]);
        if (findProperty(schema, name, resolve) === undefined)
          report({ message: `${action} gives ${name}, which the answer does not have.`, location: where });
        else if (name === "responseContent" && entry.answer !== undefined)
          report({ message: `That ${action} gives responseContent is told by \`answer\`.`, location: where });
      }
      // Its first sentence becomes part of an error message, and of every bundle.
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
