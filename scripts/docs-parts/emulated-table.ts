// The README's table of emulated operations, from the emulator's own list.
import { emulatedOperations } from "../../src/emulator/index.js";
import { codes, table } from "../markdown.js";
import { operations } from "../../src/emulator/api/operations.js";

/** One row for each group of methods: the emulated ones and, if any are missing, those answered with 501. */
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
