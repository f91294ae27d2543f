// Compares two descriptions in terms of the API.
import { isDeepStrictEqual } from "node:util";
import type { Description } from "../description.js";
import { escapePointer } from "../json-pointer.js";
import { compareSteps, type Change } from "./change.js";
import { compareOperations } from "./compare-operations.js";
import { SchemaComparison } from "./compare-schemas.js";
import { normalise, type Normalised } from "./normalise.js";
import { pairs } from "./schema.js";
import { findUses } from "./schema-uses.js";

/** Lists the changes, breaking ones first. */
export function compareDescriptions(...descriptions: [before: Description, after: Description]): Change[] {
  const [before, after] = descriptions.map(normalise) as [Normalised, Normalised];
  const changes: Change[] = [];
  const schemas = new SchemaComparison(before, after, changes);
  compareOperations(before, after, schemas);
  const usesOf = findUses(before, after);
  for (const [name, a, b] of pairs(before.components.schemas, after.components.schemas)) {
    const place = { where: name, pointer: `#/components/schemas/${escapePointer(name)}`, uses: usesOf(name) };
    if (b === undefined) schemas.note(place, "schema removed", "major");
    else if (a === undefined) schemas.note(place, "schema added", "minor");
    else schemas.compare(a, b, place);
  }
  for (const name of ["info", "servers", "tags", "security"] as const) {
    const [a, b] = descriptions.map((document) => (document as unknown as Record<string, unknown>)[name]);
    if (!isDeepStrictEqual(a, b)) changes.push({ step: "patch", where: name, what: "changed", pointer: `#/${name}` });
  }
  return changes.sort((a, b) => compareSteps(b.step, a.step));
}
