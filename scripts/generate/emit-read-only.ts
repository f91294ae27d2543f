// The properties that the API sets and no caller can: read-merge-write leaves them out of what it writes.
import type { Description } from "./description.js";
import { comment, header } from "./documentation.js";

/** The models that are read, changed and written back. */
const MODELS = ["Client", "Service"];

export function emitReadOnly(description: Description): string {
  const rows = MODELS.flatMap((name) => {
    const schema = description.components.schemas[name];
    if (schema === undefined) return [];
    const names = Object.entries(schema.properties ?? {}).filter(([, property]) => property.readOnly === true);
    return [`  ${name}: [${names.map(([property]) => JSON.stringify(property)).join(", ")}],\n`];
  });
  return (
    header("The read-only properties of the models that are changed by reading, merging and writing.") +
    comment(["Names of read-only properties, by model."]) +
    `export const readOnlyProperties = {\n${rows.join("")}} as const;\n`
  );
}
