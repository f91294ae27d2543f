// Writes into the README which operations the emulator has. The list comes from the emulator itself, and a test compares.
//
//   npm run readme
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { emulatedOperations } from "../src/emulator/index.js";
import { operations } from "../src/generated/operations.js";
import { replaceMarkedPart } from "./marked-part.js";

/** One row for each group of methods: those that are emulated, and those that are answered with 501. */
function table(): string {
  const groups = new Map<string, { emulated: string[]; missing: string[] }>();
  for (const id of Object.keys(operations)) {
    const [group] = id.split(".") as [string];
    const row = groups.get(group) ?? { emulated: [], missing: [] };
    groups.set(group, row);
    const known: readonly string[] = emulatedOperations;
    (known.includes(id) ? row.emulated : row.missing).push(`\`${id.slice(group.length + 1)}\``);
  }
  const rows = [...groups].map(
    ([group, { emulated, missing }]) =>
      `| \`${group}\` | ${emulated.join(", ") || "–"} | ${missing.join(", ") || "–"} |`,
  );
  return [
    "<!-- prettier-ignore -->",
    "| methods | emulated | answered with 501 |",
    "| --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** The README with the table as it should be. */
export function withEmulatedTable(readme: string): string {
  return replaceMarkedPart(readme, "emulated", table());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync("README.md", withEmulatedTable(readFileSync("README.md", "utf8")));
}
