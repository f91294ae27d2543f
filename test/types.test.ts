import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import * as models from "authlete/models";

it("what must compile compiles, and what must not does not", () => {
  const file = join("test", "types", "tsconfig.json");
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: unknown };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
  expect(parsed.fileNames.map((name) => name.split("/").at(-1)).sort()).toEqual([
    "client.ts",
    "equals.ts",
    "models.ts",
  ]);
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  const found = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    if (diagnostic.file === undefined) return text;
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start!);
    return `${diagnostic.file.fileName.split("/").at(-1)}:${line + 1} ${text}`;
  });
  expect(found).toEqual([]);
});

it("the nine reasons of a refusal are there at run time", () => {
  expect(models.BackchannelAuthenticationFailRequestReasonValues).toStrictEqual([
    "ACCESS_DENIED",
    "EXPIRED_LOGIN_HINT_TOKEN",
    "INVALID_BINDING_MESSAGE",
    "INVALID_TARGET",
    "INVALID_USER_CODE",
    "MISSING_USER_CODE",
    "SERVER_ERROR",
    "UNAUTHORIZED_CLIENT",
    "UNKNOWN_USER_ID",
  ]);
});

it("the lists of values are lists of distinct strings, and nothing else is exported at run time", () => {
  for (const [name, values] of Object.entries(models)) {
    expect(name).toMatch(/Values$/);
    expect(new Set(values).size).toBe(values.length);
    expect(values.every((value: unknown) => typeof value === "string" && value !== "")).toBe(true);
  }
});
