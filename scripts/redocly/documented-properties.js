// Requires a description and an example of every property, also where it refers to a shared schema, and a description of every enum
// value.

const types = (schema) => [schema.type ?? []].flat().filter((type) => type !== "null");

/** Whether an example is useful, which it is not for objects and lists of objects. */
function wantsExample(schema) {
  if (schema.const !== undefined) return false;
  const [type] = types(schema);
  if (type === "array") return schema.items?.$ref === undefined && types(schema.items ?? {})[0] !== "object";
  return type !== undefined && type !== "object";
}

function check(name, schema, here, report) {
  if (!schema.description) report({ message: `Describe ${name}.`, location: here.key() });
  if (schema.$ref !== undefined) return;
  if (schema.example === undefined && wantsExample(schema))
    report({ message: `Give ${name} an example.`, location: here.key() });
  for (const [index, value] of (schema.enum ?? []).entries()) {
    if (value !== null && !schema["x-enumDescriptions"]?.[value]) {
      report({ message: `Say in x-enumDescriptions what ${value} means.`, location: here.child(["enum", index]) });
    }
  }
  if (schema.default !== undefined) {
    report({
      message: `Say in the description of ${name} what happens without it. A default would make it required in the types.`,
      location: here.child("default"),
    });
  }
}

export const documentedProperties = () => ({
  Schema(schema, { report, location }) {
    // The alternatives of a oneOf only narrow properties that are documented beside them.
    if (/\/oneOf\//.test(location.pointer)) return;
    const named = /^#\/(?:components\/)?schemas\/([^/]+)$/.exec(location.pointer)?.[1];
    if (named !== undefined && !schema.description)
      report({ message: `Describe the schema ${named}.`, location: location.key() });
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      check(name, property, location.child(["properties", name]), report);
    }
  },
  Parameter(parameter, { report, location }) {
    if (parameter.example === undefined)
      report({ message: `Give the parameter ${parameter.name} an example.`, location: location.child("name") });
  },
});
