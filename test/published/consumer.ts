// Projects that have installed the package.
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);
export const run = promisify(execFile);
export const npm = (args: string[], cwd: string) =>
  run("npm", args, { cwd, env: { ...process.env, npm_config_loglevel: "error" } });

export const COMPILERS = [
  ["5.9", "typescript"],
  ["6.0", "typescript-6"],
  ["7.0", "typescript-7"],
] as const;

/** Compiler options of environments, without types that must not be needed there. */
export const ENVIRONMENTS = {
  node: { types: ["node"], lib: ["es2023"] },
  web: { types: [], lib: ["es2023", "dom", "dom.iterable"] },
};

/** Writes a project with files and compiler options, as strict as possible by default. */
export function writeProject(path: string, options: object, files: Record<string, string>): string {
  mkdirSync(path, { recursive: true });
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    outDir: "out",
    ...options,
  };
  writeFileSync(join(path, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

/** Compiles with one of the compilers. Resolves to its output. */
export async function compile(compiler: string, project: string, ...options: string[]): Promise<string> {
  const bin = join(dirname(require.resolve(`${compiler}/package.json`)), "bin/tsc");
  return run(process.execPath, [bin, "-p", project, ...options]).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
}

/** Type instantiations that the compiler needs for a module, above those of an empty one. */
export async function countInstantiations(path: string, source: string, skipLibCheck: boolean): Promise<number> {
  const count = async (text: string) => {
    writeProject(path, { ...ENVIRONMENTS.web, skipLibCheck, noEmit: true }, { "main.ts": text });
    const output = await compile("typescript", path, "--extendedDiagnostics");
    if (output.includes("main.ts(")) throw new Error(output);
    return Number(/^Instantiations:\s+(\d+)/m.exec(output)![1]);
  };
  return (await count(source)) - (await count("export {};"));
}

/** Total bytes and number of files below a folder, without npm's own files. */
export function weigh(folder: string): { bytes: number; files: number } {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== ".package-lock.json")
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length };
}
