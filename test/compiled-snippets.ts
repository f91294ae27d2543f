// Compiles many snippets of TypeScript in one run of the compiler, each as a module of its own beside the sources of the package.
import { join } from "node:path";
import ts from "typescript";

/** What the compiler says of each snippet, by the snippet's name. Snippets without fault are left out. */
export function compileSnippets(snippets: ReadonlyMap<string, string>): Record<string, string[]> {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  // A snippet declares what it shows, whether it goes on to use it or not.
  Object.assign(options, { noUnusedLocals: false, incremental: false });
  const files = new Map([...snippets].map(([name, text]) => [join(process.cwd(), "test", `snippet-${name}.ts`), text]));
  const base = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...base,
    fileExists: (path) => files.has(path) || base.fileExists(path),
    readFile: (path) => files.get(path) ?? base.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const text = files.get(path);
      if (text === undefined) return base.getSourceFile(path, language, ...rest);
      return ts.createSourceFile(path, text, language, true);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const found: Record<string, string[]> = {};
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file === undefined ? "compiler" : file.fileName.replace(/^.*\/snippet-(.*)\.ts$/, "$1");
    (found[name] ??= []).push(ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
  return found;
}
