// `npm run generate` as a process in a copy of the project.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { copyProject, edit, run } from "../project-copy.js";

const generate = (folder: string, ...args: string[]) => run(folder, "scripts/generate.ts", ...args);

/** All generated files with their contents. */
function read(folder: string): Record<string, string> {
  return Object.fromEntries(
    ["src/generated", "docs/models", "docs/operations"].flatMap((name) =>
      readdirSync(join(folder, name)).map((file) => [join(name, file), readFileSync(join(folder, name, file), "utf8")]),
    ),
  );
}

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]).sort();

const REASONS = "        enum:\n          - ACCESS_DENIED\n";
const ERROR_URI = "      errorUri:\n        type: string\n        format: uri\n        description: Address of a page";

describe("npm run generate", () => {
  it("carries a change into generated files alone, removes what does not belong there, and writes nothing on an error", async () => {
    const folder = copyProject();
    const before = read(folder);
    writeFileSync(join(folder, "src/generated/left-over.ts"), "export {};\n");
    writeFileSync(join(folder, "src/generated/facade.ts"), "// changed by hand\n");
    edit(folder, "openapi/ciba.yaml", REASONS, `${REASONS}          - BRAND_NEW_REASON\n`);
    edit(folder, "openapi/ciba.yaml", ERROR_URI, `      brandNewProperty:\n        type: integer\n${ERROR_URI}`);

    const check = await generate(folder, "--check");
    expect(check.status).toBe(1);
    expect(check.output).toContain(
      "docs/models/BackchannelAuthenticationFailRequest.md\n  docs/models/BackchannelAuthenticationFailRequestReason.md\n  docs/operations/ciba.fail.md\n" +
        "  src/generated/facade.ts\n  src/generated/left-over.ts\n  src/generated/models.ts\n  src/generated/schema.ts\n",
    );
    expect(changed(before, read(folder))).toEqual(["src/generated/facade.ts", "src/generated/left-over.ts"]);

    const written = await generate(folder);
    expect(written.status).toBe(0);
    expect(written.output).toContain("\nNext:\n  npm run docs:parts ");
    const after = read(folder);
    expect(changed(before, after)).toEqual([
      "docs/models/BackchannelAuthenticationFailRequest.md",
      "docs/models/BackchannelAuthenticationFailRequestReason.md",
      "docs/operations/ciba.fail.md",
      "src/generated/models.ts",
      "src/generated/schema.ts",
    ]);
    const consumer = join(folder, "src/consumer.ts");
    writeFileSync(
      consumer,
      `import type { BackchannelAuthenticationFailRequest } from "./generated/models.js";
       export const value: BackchannelAuthenticationFailRequest = { ticket: "t", reason: "BRAND_NEW_REASON", brandNewProperty: 5 };`,
    );
    const options = { strict: true, module: ts.ModuleKind.NodeNext, noEmit: true, types: [] };
    const problems = ts.getPreEmitDiagnostics(ts.createProgram([consumer], options));
    expect(problems.map(({ messageText }) => messageText)).toEqual([]);

    edit(folder, "openapi/ciba.yaml", "BRAND_NEW_REASON", "NEWER_REASON");
    edit(folder, "openapi/service.yaml", "    summary: Get the discovery document\n", "");
    const { status, output } = await generate(folder);
    expect(status).toBe(1);
    expect(output).toMatch(/openapi\/service\.yaml:\d+:\d+[^]*operation-summary[^]*1 error\.\n\nNothing was written/);
    expect(changed(after, read(folder))).toEqual([]);
  });

  it("refuses what it does not understand", async () => {
    const [unknown, half] = await Promise.all([
      generate(process.cwd(), "--chekc"),
      generate(process.cwd(), "--spec", "openapi.yaml"),
    ]);
    expect(unknown.status).toBe(2);
    expect(unknown.output).toMatch(/^Unknown option '--chekc'\n\nUsage: npm run generate/);
    expect(half.status).toBe(2);
    expect(half.output).toMatch(/^Give --spec and --out together\.\n\nUsage: npm run generate/);
  });

  it("gives the same bytes in another folder, where nothing has been generated yet", async () => {
    const folder = copyProject();
    const committed = read(folder);
    for (const name of ["src/generated", "docs/models", "docs/operations"])
      rmSync(join(folder, name), { recursive: true });
    expect(await generate(folder)).toMatchObject({ status: 0 });
    expect(changed(committed, read(folder))).toEqual([]);
  });
});
