// The README's lists match the code. Its examples are compiled in compile.test.ts and run in snippets.test.ts.
import { readFileSync } from "node:fs";
import { emulatedOperations } from "authlete/emulator";
import { expect, it } from "vitest";

const readme = readFileSync("README.md", "utf8");
const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;

it("lists what the emulator has", () => {
  expect(emulatedOperations.length).toBeGreaterThan(40);
  for (const id of emulatedOperations) expect(readme).toContain(id.replace(/^\w+\./, ""));
});

it("names only commands that exist", () => {
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
