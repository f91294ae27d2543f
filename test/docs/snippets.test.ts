// The examples of the documentation compile, and print what the documentation says.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diagnose, documents, snippetsOf, type Snippet } from "./snippets.js";

const snippets = documents.flatMap((file) => snippetsOf(file));

/** Runs an example from a file inside the project, where the package's name leads to its sources. */
function run({ code }: Snippet): string {
  const folder = mkdtempSync(join("test", "snippet-"));
  try {
    const file = join(folder, "example.ts");
    writeFileSync(file, code);
    return execFileSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", file], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it("all examples compile", { timeout: 60_000 }, () => {
  expect(snippets.length).toBeGreaterThan(2);
  expect(diagnose(snippets)).toEqual([]);
});

const running = snippets.filter(({ output }) => output !== undefined);
it.each(running.map((snippet) => [snippet.id, snippet] as const))("%s prints what follows it", (_, snippet) => {
  expect(run(snippet)).toBe(snippet.output);
});

describe("an example", () => {
  const fence = (code: string, language = "ts") => `\`\`\`${language}\n${code}\`\`\`\n`;

  it("that does not compile is told by document and line", { timeout: 60_000 }, () => {
    const text = `# Title\n\n${fence("const a = 1;\nconst b: string = a;\n")}`;
    expect(diagnose(snippetsOf("x.md", text))).toEqual(["x.md:5: Type 'number' is not assignable to type 'string'."]);
  });

  it("continues another one, and has an output", () => {
    const text = [
      `<!-- example: one -->\n\n${fence("const a = 1;\n")}`,
      `<!-- example: two, after: one -->\n\n${fence("console.log(a);\n")}`,
      `<!-- output: two -->\n\n${fence("1\n", "text")}`,
      fence("{}\n", "json"),
    ].join("\n");
    expect(snippetsOf("x.md", text)).toEqual([
      { id: "x.md#one", code: "const a = 1;\n", output: undefined, lines: ["x.md:4", "x.md:5"] },
      {
        id: "x.md#two",
        code: "const a = 1;\nconsole.log(a);\n",
        output: "1\n",
        lines: ["x.md:4", "x.md:10", "x.md:11"],
      },
    ]);
  });

  it.each([
    ["continues one that is missing", `<!-- example: two, after: one -->\n\n${fence("")}`, "there is no example one"],
    [
      "has the name of another",
      `<!-- example: a -->\n${fence("")}<!-- example: a -->\n${fence("")}`,
      "another example a",
    ],
    ["is missing for an output", `<!-- output: a -->\n${fence("", "text")}`, "there is no example a"],
  ])("that %s is refused", (_, text, message) => {
    expect(() => snippetsOf("x.md", text)).toThrow(message);
  });
});
