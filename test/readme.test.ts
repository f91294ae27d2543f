// What the README shows is true: its example runs, its lists are those of the code.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emulatedOperations } from "authlete/emulator";
import ts from "typescript";
import { expect, it } from "vitest";
import { withEmulatedTable } from "../scripts/emulated-table.js";

const readme = readFileSync("README.md", "utf8");
const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;

function example(name: string): string {
  const match = new RegExp(`<!-- example: ${name} -->\\s+\`\`\`ts\\n([^]*?)\`\`\``).exec(readme);
  if (match === null) throw new Error(`README.md has no example ${name}`);
  return match[1]!;
}

/** Writes an example into a file inside the project, where the package's name leads to its sources. */
function withExample(name: string, use: (file: string) => void): void {
  const folder = mkdtempSync(join("test", "readme-"));
  try {
    const file = join(folder, "example.ts");
    writeFileSync(file, example(name));
    use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function diagnose(file: string): unknown[] {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options)).map(({ messageText }) => messageText);
}

it("the conveniences compile", () => {
  withExample("conveniences", (file) => expect(diagnose(file)).toEqual([]));
});

it("the ten lines compile and print what the README says", () => {
  withExample("quick-start", (file) => {
    expect(diagnose(file)).toEqual([]);
    const output = execFileSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", file], { encoding: "utf8" });
    expect(output.trim()).toBe(/It prints `(.+)`\./.exec(readme)![1]);
  });
});

it("lists what the emulator has and has not", () => {
  expect(readme, "run `npm run readme`").toBe(withEmulatedTable(readme));
  for (const id of emulatedOperations) expect(readme).toContain(id.replace(/^\w+\./, ""));
});

it("names only commands that there are", () => {
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
