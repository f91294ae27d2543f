// What the README shows is true: its example runs, its lists are those of the code.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emulatedOperations } from "authlete/emulator";
import ts from "typescript";
import { expect, it } from "vitest";

const readme = readFileSync("README.md", "utf8");
const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;

function example(name: string): string {
  const match = new RegExp(`<!-- example: ${name} -->\\s+\`\`\`ts\\n([^]*?)\`\`\``).exec(readme);
  if (match === null) throw new Error(`README.md has no example ${name}`);
  return match[1]!;
}

it("the ten lines compile and print what the README says", () => {
  // Inside the project, where the package's name leads to its sources.
  const folder = mkdtempSync(join("test", "readme-"));
  try {
    const file = join(folder, "example.ts");
    writeFileSync(file, example("quick-start"));
    const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: unknown };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
    const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options)).map(({ messageText }) => messageText);
    expect(found).toEqual([]);
    const output = execFileSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", file], { encoding: "utf8" });
    expect(output.trim()).toBe(/It prints `(.+)`\./.exec(readme)![1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("lists what the emulator emulates", () => {
  const list = /<!-- emulated -->([^]*)<!-- \/emulated -->/.exec(readme)![1]!;
  expect([...list.matchAll(/- `([\w.]+)`/g)].map(([, id]) => id)).toEqual([...emulatedOperations]);
});

it("names only commands that there are", () => {
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
