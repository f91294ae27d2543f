// `npm run generate` for the package's own description: as a process in a copy of the project, and its functions.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { readDescription } from "../../scripts/generate/redocly.js";
import { renderOutputs } from "../../scripts/generate/outputs.js";
import { copyProject, edit, run } from "../project-copy.js";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const generate = (folder: string, ...args: string[]) =>
  run(folder, "tsx/dist/cli.mjs", ["scripts/generate.ts", ...args]);

/** Every generated file with its text. */
function read(folder: string): Record<string, string> {
  return Object.fromEntries(
    ["src/generated", "docs/models"].flatMap((name) =>
      readdirSync(join(folder, name)).map((file) => [join(name, file), readFileSync(join(folder, name, file), "utf8")]),
    ),
  );
}

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]).sort();

const REASONS = "        enum:\n          - ACCESS_DENIED\n";
const ERROR_URI = "      errorUri:\n        type: string\n        format: uri\n        description: Address of a page";

describe("npm run generate", () => {
  it("finds the committed files up to date", async () => {
    expect(await generate(process.cwd(), "--check")).toStrictEqual({ status: 0, output: "" });
  });

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
      "docs/models/BackchannelAuthenticationFailRequest.md\n  docs/models/BackchannelAuthenticationFailRequestReason.md\n" +
        "  src/generated/facade.ts\n  src/generated/left-over.ts\n  src/generated/models.ts\n  src/generated/schema.ts\n",
    );
    expect(changed(before, read(folder))).toEqual(["src/generated/facade.ts", "src/generated/left-over.ts"]);

    expect(await generate(folder)).toMatchObject({ status: 0 });
    const after = read(folder);
    expect(changed(before, after)).toEqual([
      "docs/models/BackchannelAuthenticationFailRequest.md",
      "docs/models/BackchannelAuthenticationFailRequestReason.md",
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
    expect(unknown.status).toBe(1);
    expect(unknown.output).toContain("--chekc");
    expect(unknown.output).not.toContain("at parseArgs");
    expect(half).toEqual({ status: 1, output: "Give --spec and --out together.\n" });
  });
});

describe("the description", () => {
  let folder: string;
  beforeAll(() => {
    folder = copyProject();
  });

  /** Reads the description with a change in one of its files. */
  async function readChanged(file: string, from: string, to: string) {
    const original = readFileSync(join(folder, file), "utf8");
    edit(folder, file, from, to);
    try {
      return await readDescription(join(folder, "openapi.yaml"));
    } finally {
      writeFileSync(join(folder, file), original);
    }
  }

  it("gives the same bytes each time", async () => {
    const [first, second] = [
      await readDescription("openapi.yaml"),
      await readDescription(join(folder, "openapi.yaml")),
    ];
    expect(await renderOutputs(second)).toEqual(await renderOutputs(first));
  });

  it.each([
    [
      "broken YAML",
      ["openapi/ciba.yaml", "  post:\n    operationId: ciba.issue", "  post:\n   - operationId: ciba.issue"],
      /openapi\/ciba\.yaml:\d+:\d+/,
    ],
    [
      "a reference that leads nowhere",
      ["openapi/token.yaml", "shared.yaml#/schemas/CimdOptions", "shared.yaml#/schemas/Nowhere"],
      /openapi\/token\.yaml:\d+:\d+[^]*no-unresolved-refs/,
    ],
  ] as const)("is refused for %s, with file, line and rule", async (_, [file, from, to], message) => {
    await expect(readChanged(file, from, to)).rejects.toThrow(message);
  });

  it("may lack documentation and fitting examples, so that a change can be tried out", async () => {
    const example = "            ticket: Y1kWv3";
    const to = `            ticket: 5 # `;
    const description = await readChanged("openapi/ciba.yaml", example, to);
    expect(description.paths).toHaveProperty(["/api/{serviceId}/backchannel/authentication"]);
  });
});
