// What it costs to load: time and memory of a first import, bytes of a bundle, and the compiler's work on a consumer.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { median } from "./median.js";

const require = createRequire(import.meta.url);

/** A folder in which the built package can be imported by its name, beside openapi-fetch. */
export function withConsumer<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "authlete-bench-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/authlete"));
  symlinkSync(resolve("node_modules/openapi-fetch"), join(folder, "node_modules/openapi-fetch"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  const result = use(folder);
  if (result instanceof Promise) return result.finally(clean) as T;
  clean();
  return result;
}

/** Milliseconds and MiB of a first import in a fresh process, medians. */
export function measureImport(
  specifier: string,
  folder: string,
  times: number,
): { milliseconds: number; mebibytes: number } {
  const script = `
    const before = process.memoryUsage().rss;
    const start = performance.now();
    await import(${JSON.stringify(specifier)});
    console.log(performance.now() - start, (process.memoryUsage().rss - before) / 2 ** 20);`;
  const runs = Array.from({ length: times }, () =>
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" })
      .split(" ")
      .map(Number),
  );
  return { milliseconds: median(runs.map(([time]) => time!)), mebibytes: median(runs.map(([, memory]) => memory!)) };
}

/** Bytes of a bundle of the given module, minified, and then gzipped. */
export async function measureBundle(source: string, folder: string): Promise<{ minified: number; gzipped: number }> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    write: false,
  });
  const bytes = outputFiles[0]!.contents;
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}

/** Type instantiations that the compiler needs for a consumer, above those of an empty module. */
export function measureInstantiations(source: string, folder: string, skipLibCheck: boolean): number {
  const count = (text: string): number => {
    writeFileSync(join(folder, "consumer.ts"), text);
    const compilerOptions = {
      noEmit: true,
      strict: true,
      skipLibCheck,
      types: [],
      target: "es2022",
      lib: ["es2022", "dom"],
      module: "nodenext",
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
    const tsc = require.resolve("typescript/bin/tsc");
    const output = execFileSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], { encoding: "utf8" });
    return Number(/^Instantiations:\s+(\d+)/m.exec(output)![1]);
  };
  return count(source) - count("export {};");
}
