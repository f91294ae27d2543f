import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import * as models from "authlete/models";
import { givenBy } from "../../scripts/description.js";
import { listActions } from "../../scripts/generate/alternatives.js";
import { actionsOf } from "../../src/generated/actions.js";
import type { OperationId } from "../../src/generated/operations.js";
import { loadDescription, sharedDescription } from "../bundled-description.js";

const { operations, requestExample } = await loadDescription();

it("what must compile compiles, and what must not does not", () => {
  const file = join("test", "types", "tsconfig.json");
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: unknown };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
  expect(parsed.fileNames.map((name) => name.split("/").at(-1)).sort()).toEqual([
    "client.ts",
    "emulator.ts",
    "equals.ts",
    "handlers.ts",
    "models.ts",
    "openapi-fetch.ts",
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

/** The compiler's errors for a file beside the others. */
function compileAs(name: string, body: string): string[] {
  const source = `import { respond, type Authlete } from "authlete";\nvoid respond;\n${body}`;
  const file = resolve(`test/types/${name}.ts`);
  const { config } = ts.readConfigFile("test/types/tsconfig.json", (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, "test/types");
  const host = ts.createCompilerHost(options);
  const [readFile, fileExists] = [host.readFile.bind(host), host.fileExists.bind(host)];
  host.readFile = (path) => (path === file ? source : readFile(path));
  host.fileExists = (path) => path === file || fileExists(path);
  const original = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) =>
    path === file ? ts.createSourceFile(path, source, version) : original(path, version);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start, file: at }) => {
    const line = at?.fileName === file ? source.slice(0, start).split("\n").length - 1 : 0;
    return `${ts.flattenDiagnosticMessageText(messageText, "\n")} ${source.split("\n")[line]?.slice(0, 300)}`;
  });
}

it("every method takes the description's own example of its request, and nothing else compiles in its place", () => {
  const text = (value: unknown) => JSON.stringify(value);
  const lines = operations.flatMap((operation) => {
    const { id, pathParameters, queryParameters, requestSchema } = operation;
    const path = pathParameters.map(({ example }) => text(example));
    const query = Object.fromEntries(queryParameters.map(({ name, example }) => [name, example]));
    const payload =
      requestSchema === undefined
        ? queryParameters.length > 0
          ? [text(query)]
          : []
        : [text(requestExample(operation))];
    const options =
      requestSchema !== undefined && queryParameters.length > 0
        ? [text({ query, retry: false })]
        : ["{ retry: false }"];
    return [
      `void authlete.${id}(${[...path, ...payload, ...options].join(", ")});`,
      `// @ts-expect-error a surplus argument`,
      `void authlete.${id}(${[...path, ...payload, ...options, '"surplus"'].join(", ")});`,
      `// @ts-expect-error an unknown option`,
      `void authlete.${id}(${[...path, ...payload, "{ retries: 1 }"].join(", ")});`,
    ];
  });
  expect(operations.length).toBe(88);
  expect(compileAs("every-method", `declare const authlete: Authlete;\n${lines.join("\n")}\n`)).toEqual([]);
});

it("every action of every operation narrows the result to what it gives, and a default is for the rest", async () => {
  const answers = listActions(await sharedDescription());
  const decided = operations.filter(({ actions }) => actions !== undefined);
  const functions = decided.map(({ id, responseSchema }, index) => {
    const entries = [...answers.get(responseSchema!)!].map(([action, entry]) => [action, givenBy(entry)] as const);
    const some = new Set(entries.flatMap(([, given]) => given));
    const respond = actionsOf(id as OperationId) ? "void respond(result);" : "";
    const cases = entries.map(([action, given]) => {
      const lines = [...some].map(
        (name) =>
          `${given.includes(name) ? "" : "// @ts-expect-error may be missing\n"}void (result.${name} satisfies {});`,
      );
      return [`case "${action}":`, ...lines, respond, "break;"].join("\n");
    });
    const method = `Authlete["${id.split(".").join('"]["')}"]`;
    return `export function decide${index}(result: Awaited<ReturnType<${method}>>) {
      switch (result.action) {\n${cases.join("\n")}\ndefault: ${respond} return result satisfies never;\n}
      return result.action;
    }`;
  });
  expect(functions.length).toBe(47);
  expect(compileAs("every-action", functions.join("\n"))).toEqual([]);
});

it("every method has its documentation on hover: summary, actions, and where to read on", () => {
  const file = "src/generated/facade.ts";
  const program = ts.createProgram([file], { strict: true, module: ts.ModuleKind.NodeNext, noEmit: true, types: [] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file)!;
  const api = source.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === "Api")!;
  for (const { id, summary, actions } of operations) {
    let type = checker.getTypeAtLocation(api);
    let symbol: ts.Symbol | undefined;
    for (const step of id.split(".")) {
      symbol = type.getProperty(step);
      type = checker.getTypeOfSymbolAtLocation(symbol!, api);
    }
    const text = ts.displayPartsToString(symbol!.getDocumentationComment(checker));
    expect(text, id).toContain(`${summary}.`);
    for (const action of Object.keys(actions ?? {})) expect(text, id).toContain(`| \`${action}\` |`);
  }
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
