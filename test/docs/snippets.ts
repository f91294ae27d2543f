// Extracts the TypeScript of README.md and docs/guides/*.md, so that tests can compile and run it. Every block that begins with ```ts
// is compiled. A comment above a block marks it:
//
//   <!-- example: flow -->                 names the block
//   <!-- example: flow, after: setup -->   continues another block of the file, and is compiled after its code
//   <!-- output: flow -->                  above a block of text: running the example has to print it, after the output of the block before
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

export interface Snippet {
  /** `README.md#quick-start`, or with the line number if it has no name. */
  id: string;
  code: string;
  /** The expected output, if documented, including that of the examples that it continues. */
  output: string | undefined;
  /** The place in the document of each line of `code`. */
  lines: string[];
}

export const documents = [
  "README.md",
  ...readdirSync("docs/guides")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/guides/${name}`),
];

export function snippetsOf(file: string, text = readFileSync(file, "utf8")): Snippet[] {
  const found = new Map<string, Snippet>();
  const outputs = new Map<string, string>();
  const continued = new Map<string, string>();
  const printed = (name: string | undefined): string =>
    name === undefined ? "" : printed(continued.get(name)) + (outputs.get(name) ?? "");
  // An optional comment and the block, with only empty lines in between.
  for (const match of text.matchAll(
    /(?:<!-- (\w+): ([\w-]+)(?:, after: ([\w-]+))? -->\s+)?^```(\w*)\n([^]*?)^```$/gm,
  )) {
    const [whole, mark, name, after, language, code] = match as unknown as [string, ...(string | undefined)[]];
    const first = text.slice(0, match.index + whole.indexOf("```")).split("\n").length + 1;
    if (mark === "output") outputs.set(name!, code!);
    if (language !== "ts") continue;
    const id = `${file}#${name ?? first}`;
    const before = after === undefined ? undefined : found.get(`${file}#${after}`);
    if (after !== undefined && before === undefined) throw new Error(`${file}:${first}: there is no example ${after}`);
    if (found.has(id)) throw new Error(`${file}:${first}: there is another example ${name}`);
    const lines = code!.split("\n").map((_, index) => `${file}:${first + index}`);
    // The preceding code ends with a line break, so this code begins on a new line.
    if (name !== undefined && after !== undefined) continued.set(name, after);
    const earlier = before ? before.lines.slice(0, -1) : [];
    found.set(id, { id, code: (before?.code ?? "") + code, output: undefined, lines: [...earlier, ...lines] });
  }
  for (const name of outputs.keys()) {
    const snippet = found.get(`${file}#${name}`);
    if (!snippet) throw new Error(`${file}: there is no example ${name} that could have an output`);
    snippet.output = printed(name);
  }
  return [...found.values()];
}

/** The compiler's errors, with their places in the documents. The snippets are compiled together, which is faster. */
export function diagnose(snippets: Snippet[]): string[] {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  // An example may show an import or a constant that it does not use.
  Object.assign(options, { noUnusedLocals: false, noUnusedParameters: false });
  const virtual = new Map(snippets.map((snippet, index) => [`test/snippet-${index}.ts`, snippet]));
  const real = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...real,
    fileExists: (name) => virtual.has(name) || real.fileExists(name),
    getSourceFile: (name, languageVersion) => {
      const snippet = virtual.get(name);
      if (!snippet) return real.getSourceFile(name, languageVersion);
      // The export makes it a module, so that examples do not share a scope.
      return ts.createSourceFile(name, `${snippet.code}\nexport {};`, languageVersion);
    },
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  // Only errors of the examples, since the sources of the package are checked elsewhere.
  const faults = [...virtual.keys()].flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)));
  return [...new Set(faults)].map(({ file, start, messageText }) => {
    const place = file && virtual.get(file.fileName)?.lines[file.getLineAndCharacterOfPosition(start!).line];
    return `${place ?? file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
