// The examples of the documentation print the output that it shows.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { documents, snippetsOf } from "./snippets.js";

// Inside the project, where the package's name resolves to its sources.
const folder = mkdtempSync(join("test", "docs", ".snippets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const running = documents.flatMap((file) => snippetsOf(file)).filter(({ output }) => output !== undefined);

it.each(running.map((snippet) => [snippet.id, snippet] as const))("%s prints what follows it", async (id, snippet) => {
  const file = join(folder, `${running.indexOf(snippet)}.ts`);
  writeFileSync(file, snippet.code);
  let output = "";
  for (const method of ["log", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) => void (output += `${format(...values)}\n`));
  }
  await import(join(process.cwd(), file));
  expect(output, id).toBe(snippet.output);
});

it("there are examples that print", () => expect(running.length).toBeGreaterThan(10));

describe("an example", () => {
  const fence = (code: string, language = "ts") => `\`\`\`${language}\n${code}\`\`\`\n`;

  it("continues another one, and has an output of its own", () => {
    const text = [
      `<!-- example: one -->\n\n${fence("const a = 1;\nconsole.log(0);\n")}`,
      `<!-- output: one -->\n\n${fence("0\n", "text")}`,
      `<!-- example: two, after: one -->\n\n${fence("console.log(a);\n")}`,
      `<!-- output: two -->\n\n${fence("1\n", "text")}`,
      fence("{}\n", "json"),
    ].join("\n");
    expect(snippetsOf("x.md", text)).toEqual([
      { id: "x.md#one", code: "const a = 1;\nconsole.log(0);\n", output: "0\n", lines: ["x.md:4", "x.md:5", "x.md:6"] },
      {
        id: "x.md#two",
        code: "const a = 1;\nconsole.log(0);\nconsole.log(a);\n",
        output: "0\n1\n",
        lines: ["x.md:4", "x.md:5", "x.md:17", "x.md:18"],
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
