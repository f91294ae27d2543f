// The table of the README that tells which operations the emulator has, by the emulator itself.
import { emulatedOperations } from "../../src/emulator/index.js";
import { codes, table } from "../markdown.js";
import { operations } from "../../src/generated/operations.js";

/** One row for each group of methods: those that are emulated, and if there are any, those that are answered with 501. */
export function emulatedTable(): string {
  const ids = Object.keys(operations);
  const known = new Set<string>(emulatedOperations);
  const groups = [...new Set(ids.map((id) => id.split(".")[0]!))];
  const isComplete = ids.every((id) => known.has(id));
  const rows = groups.map((group) => {
    const members = ids.filter((id) => id.startsWith(`${group}.`));
    const namesOf = (ids: string[]) => codes(ids.map((id) => id.slice(group.length + 1))) || "–";
    const emulated = namesOf(members.filter((id) => known.has(id)));
    return [`\`${group}\``, emulated, ...(isComplete ? [] : [namesOf(members.filter((id) => !known.has(id)))])];
  });
  const head = ["methods", `emulated: ${known.size} of ${ids.length}`, ...(isComplete ? [] : ["answered with 501"])];
  return `<!-- prettier-ignore -->\n${table(head, rows)}`;
}
