// Type-checks many generated clients in one program, which takes little longer than one of them would.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import type { Output } from "../../../scripts/generate/outputs.js";

/** A folder for generated clients, which goes at the end. */
export function makeFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "authlete-clients-"));
  writeFileSync(join(path, "package.json"), JSON.stringify({ type: "module" }));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes a client, and beside it a module that uses it. */
export function writeClient(folder: string, { files }: Output, usage: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  writeFileSync(
    join(folder, "usage.ts"),
    `import { createClient } from "./client.js";\nimport * as models from "./models.js";\n` +
      `export async function use(): Promise<unknown[]> {\n  const client = createClient();\n${usage}\n  return [client, models];\n}\n`,
  );
}

/** What the compiler says of the clients, in the strictest mode, by the folder's name. */
export function compileClients(folders: string[]): Map<string, string[]> {
  const program = ts.createProgram(
    folders.map((folder) => join(folder, "usage.ts")),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      noEmit: true,
    },
  );
  const found = new Map<string, string[]>();
  for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
    const file = diagnostic.file?.fileName ?? "";
    const name = file.split("/").at(-2) ?? "";
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    const text = `${file.split("/").at(-1)}:${line + 1} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n")}`;
    found.set(name, [...(found.get(name) ?? []), text]);
  }
  return found;
}
