// Runs the fixture of the testing guide in a separate Vitest process.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import { snippetsOf } from "./snippets.js";

const folder = mkdtempSync(join("test", "docs", ".fixture-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("the fixture of the guide passes as it is printed", async () => {
  const { code } = snippetsOf("docs/guides/testing.md").find(({ id }) => id.endsWith("#fixture"))!;
  const file = join(folder, "guide.test.ts");
  writeFileSync(file, code);
  const { stdout } = await promisify(execFile)("npx", ["--no-install", "vitest", "run", file, "--reporter=json"]);
  expect(JSON.parse(stdout)).toMatchObject({ numPassedTests: 1, numFailedTests: 0 });
});
