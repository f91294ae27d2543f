// The README's lists are those of the code. Its examples are compiled and run in snippets.test.ts.
import { readFileSync } from "node:fs";
import { emulatedOperations } from "authlete/emulator";
import { expect, it } from "vitest";
import { withEmulatedTable } from "../../scripts/emulated-table.js";
import { withFaultTable } from "../../scripts/fault-table.js";

const readme = readFileSync("README.md", "utf8");
const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;

it("lists what the emulator has and has not", () => {
  expect(readme, "run `npm run readme`").toBe(withEmulatedTable(readme));
  for (const id of emulatedOperations) expect(readme).toContain(id.replace(/^\w+\./, ""));
});

it("has a guide with the faults that the tests go through", () => {
  const guide = readFileSync("docs/guides/errors-and-retries.md", "utf8");
  expect(guide, "run `npm run readme`").toBe(withFaultTable(guide));
});

it("names only commands that there are", () => {
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
