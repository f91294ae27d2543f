// The table of the README that tells which operations the emulator has, by the emulator itself.
import { emulatedOperations } from "../../src/emulator/index.js";
import { codes, table } from "../markdown.js";
import { operations } from "../../src/generated/operations.js";

/** One row for each group of methods: those that are emulated, and those that are answered with 501. */
export function emulatedTable(): string {
  const groups = new Map<string, { emulated: string[]; missing: string[] }>();
  for (const id of Object.keys(operations)) {
    const [group] = id.split(".") as [string];
    const row = groups.get(group) ?? { emulated: [], missing: [] };
    groups.set(group, row);
    const known: readonly string[] = emulatedOperations;
    (known.includes(id) ? row.emulated : row.missing).push(id.slice(group.length + 1));
  }
  const rows = [...groups].map(([group, { emulated, missing }]) => [
    `\`${group}\``,
    codes(emulated) || "–",
    codes(missing) || "–",
  ]);
  return `<!-- prettier-ignore -->\n${table(["methods", "emulated", "answered with 501"], rows)}`;
}
