// `npm run generate`, run as a process in a copy of the project.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it, vi } from "vitest";
import { copyProject, edit, run } from "../project-copy.js";

// Each test starts several processes.
vi.setConfig({ testTimeout: 120_000 });

const generate = (folder: string, ...args: string[]) =>
  run(folder, "tsx/dist/cli.mjs", ["scripts/generate.ts", ...args]);

/** Every file below `src` with its text. */
function sources(folder: string): Record<string, string> {
  const names = (readdirSync(join(folder, "src"), { recursive: true }) as string[])
    .filter((name) => /\.(ts|md)$/.test(name))
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, "src", name), "utf8")]));
}

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);

describe.concurrent("npm run generate", () => {
  it("finds the committed files up to date", async () => {
    expect(await generate(process.cwd(), "--check")).toStrictEqual({ status: 0, output: "" });
  });

  it("gives the same bytes from nothing, in another folder", async () => {
    const folder = copyProject();
    const before = sources(folder);
    rmSync(join(folder, "src/generated"), { recursive: true });
    expect(await generate(folder)).toMatchObject({ status: 0 });
    expect(changed(before, sources(folder))).toEqual([]);
    expect(readdirSync(join(folder, "src")).filter((name) => name.startsWith("generated"))).toEqual(["generated"]);
  });

  it("carries a new property and a new enum value into generated files alone, and they compile in a consumer", async () => {
    const folder = copyProject();
    const before = sources(folder);
    edit(
      folder,
      "openapi/ciba.yaml",
      "        enum:\n          - ACCESS_DENIED\n",
      "        enum:\n          - ACCESS_DENIED\n          - BRAND_NEW_REASON\n",
    );
    edit(
      folder,
      "openapi/ciba.yaml",
      "      errorUri:\n        type: string\n        format: uri\n        description: Address of a page",
      "      brandNewProperty:\n        type: integer\n        description: Of the test.\n        example: 5\n      errorUri:\n        type: string\n        format: uri\n        description: Address of a page",
    );
    edit(
      folder,
      "openapi/ciba.yaml",
      '          ACCESS_DENIED: "Your',
      '          BRAND_NEW_REASON: Of the test.\n          ACCESS_DENIED: "Your',
    );

    const check = await generate(folder, "--check");
    expect(check.status).toBe(1);
    expect(check.output).toContain("src/generated/models.ts");
    expect(check.output).toContain("npm run generate");
    expect(changed(before, sources(folder))).toEqual([]);

    expect(await generate(folder)).toMatchObject({ status: 0 });
    expect(changed(before, sources(folder))).toEqual(["generated/models.ts", "generated/schema.ts"]);
    expect(await generate(folder, "--check")).toMatchObject({ status: 0 });

    const consumer = join(folder, "src/consumer.ts");
    writeFileSync(
      consumer,
      `import type { BackchannelAuthenticationFailRequest } from "./generated/models.js";
       export const value: BackchannelAuthenticationFailRequest = { ticket: "t", reason: "BRAND_NEW_REASON", brandNewProperty: 5 };`,
    );
    const program = ts.createProgram([consumer], {
      strict: true,
      module: ts.ModuleKind.NodeNext,
      noEmit: true,
      types: [],
    });
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  });

  it.each([
    [
      "broken YAML",
      "openapi/ciba.yaml",
      "  post:\n    operationId: ciba.issue",
      "  post:\n   - operationId: ciba.issue",
      /openapi\/ciba\.yaml:\d+:\d+/,
    ],
    [
      "a reference that leads nowhere",
      "openapi/token.yaml",
      "shared.yaml#/schemas/CimdOptions",
      "shared.yaml#/schemas/Nowhere",
      /openapi\/token\.yaml:\d+:\d+[^]*no-unresolved-refs/,
    ],
    [
      "an example of another type",
      "openapi/ciba.yaml",
      "            ticket: Y1kWv3",
      "            ticket: 5 # Y1kWv3",
      /openapi\/ciba\.yaml:\d+:\d+[^]*no-invalid-media-type-examples/,
    ],
    [
      "an operation without a summary",
      "openapi/service.yaml",
      "    summary: Get the discovery document\n",
      "",
      /openapi\/service\.yaml:\d+:\d+[^]*operation-summary/,
    ],
  ])("refuses %s with file, line and rule, and leaves the output as it was", async (_, file, from, to, message) => {
    const folder = copyProject();
    const before = sources(folder);
    edit(folder, file, from, to);
    const { status, output } = await generate(folder);
    expect(status).toBe(1);
    expect(output).toMatch(message);
    expect(output).toContain("Nothing was written");
    expect(changed(before, sources(folder))).toEqual([]);
  });

  it("does not ask for descriptions and examples, so that a change can be tried out", async () => {
    const folder = copyProject();
    const from = "      errorUri:\n        type: string\n        format: uri\n        description: Address of a page";
    edit(folder, "openapi/ciba.yaml", from, `      bare:\n        type: string\n${from}`);
    edit(folder, "openapi/ciba.yaml", "          - ACCESS_DENIED\n", "          - ACCESS_DENIED\n          - BARE\n");
    expect(await generate(folder)).toMatchObject({ status: 0 });
    const models = sources(folder);
    expect(models["generated/schema.ts"]).toContain("bare?: string;");
    expect(models["generated/models.ts"]).toContain('"BARE",');
  });

  it("removes what does not belong into the folder", async () => {
    const folder = copyProject();
    const before = sources(folder);
    writeFileSync(join(folder, "src/generated/left-over.ts"), "export {};\n");
    expect(await generate(folder)).toMatchObject({ status: 0 });
    expect(changed(before, sources(folder))).toEqual([]);
  });

  it("refuses an option that it does not know", async () => {
    const { status, output } = await generate(process.cwd(), "--chekc");
    expect(status).toBe(1);
    expect(output).toContain("--chekc");
    expect(output).not.toContain("at parseArgs");
  });
});
