// The declarations of the package: one file for each entry point. What no entry point shows, such as the types of paths and of
// operations, is left out. The compiler of TypeScript 7 emits them, a fraction of the time that 5.9 takes for the same text.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { rollup } from "rollup";
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
  const bundle = await rollup({
    input: Object.fromEntries(
      entryPoints().map(({ name, source }) => [name, join(scratch, source.replace(/^src\/(.*)\.ts$/, "$1.d.ts"))]),
    ),
    external: [/^node:/, ...Object.keys(readManifest().dependencies)],
    plugins: [dts(), { name: "indent-with-tabs", renderChunk: indentWithTabs }],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  await bundle.write({
    dir: outdir,
    entryFileNames: "[name].d.ts",
    chunkFileNames: ({ name }) => `chunks/${name.replace(/\.d$/, "")}.d.ts`,
  });
}

/** A sixth of the text would be blanks otherwise: it is indented deeply. */
function indentWithTabs(code: string): string {
  return code.replace(/^(?: {4})+/gm, (blanks) => "\t".repeat(blanks.length / 4));
}
