// The declarations of the package: one file for each entry point, and chunks of what several show. The compiler of TypeScript 7 emits them, a fraction of the time that 5.9 takes for the same text.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { rollup, type OutputBundle } from "rollup";
import { dts } from "rollup-plugin-dts";
import { entryPoints, readManifest } from "../entry-points.js";

const require = createRequire(import.meta.url);

/** The compiler refused the sources. The message is what it said. */
export class CompilerError extends Error {}

/** Checks the sources, and writes the declarations of every entry point into a folder. `scratch` is for what lies between. */
export async function buildDeclarations(outdir: string, scratch: string): Promise<void> {
  const tsc = join(require.resolve("typescript-7/package.json"), "../bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", scratch]).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new CompilerError((stdout + stderr).trim());
    },
  );
  // The schema is an entry of its own, lest what several entry points show of it be taken from one of them.
  const inputs = [...entryPoints(), { name: "chunks/schema", source: "src/generated/schema.ts" }];
  const bundle = await rollup({
    input: Object.fromEntries(
      inputs.map(({ name, source }) => [name, join(scratch, source.replace(/^src\/(.*)\.ts$/, "$1.d.ts"))]),
    ),
    external: [/^node:/, ...Object.keys(readManifest().dependencies)],
    plugins: [dts({ sourcemap: true }), { name: "tidy", renderChunk: tidy, generateBundle }],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  await bundle.write({
    dir: outdir,
    sourcemap: true,
    // From TypeScript 7 on, a program has Node's types only where something refers to them.
    banner: ({ imports }) => (imports.some((name) => name.startsWith("node:")) ? '/// <reference types="node" />' : ""),
    entryFileNames: "[name].d.ts",
    chunkFileNames: ({ name }) => `chunks/${name.replace(/\.d$/, "")}.d.ts`,
  });
}

/** Leaves out the maps of what is declared in sources that are not shipped, where the declarations are all there is to see. */
function generateBundle(_: unknown, bundle: OutputBundle): void {
  const shipped = readManifest().files.filter((path) => path.startsWith("src/"));
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== "chunk") continue;
    const sources = (chunk.map?.sources ?? []).map((path) => path.replace(/^(?:\.\.\/)*/, ""));
    if (sources.some((source) => shipped.some((path) => source.startsWith(path)))) continue;
    delete bundle[`${chunk.fileName}.map`];
    chunk.code = chunk.code.replace(/\n\/\/# sourceMappingURL=.*/, "");
  }
}

/**
 * Documentation as an editor shows it best: its text first, not in a tag `@description`. And tabs, since a sixth of the text,
 * which is indented deeply, would be blanks otherwise.
 */
function tidy(code: string, { name }: { name: string }): { code: string; map: { mappings: "" } } | null {
  if (!name.endsWith("schema")) return null;
  const tidied = code
    .replace(/^( *(?:\/\*)?\*) @description ([^]*?)(?=\n *\* @| ?\*\/)/gm, (_, start: string, text: string) => {
      return `${start} ${text.replace(/^( *\*) {5}/gm, "$1 ")}`;
    })
    // What the type says itself.
    .replace(/^ *(?:\/\*\* @(?:constant|enum .*) \*\/|\* @(?:constant|enum .*))\n/gm, "")
    .replace(/^(?: {4})+/gm, (blanks) => "\t".repeat(blanks.length / 4));
  return { code: tidied, map: { mappings: "" } };
}
