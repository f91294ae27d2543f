// How long generating takes, lint included, and a cycle of --watch after a one-line edit, against openapi-typescript alone on the same
// description. Whole processes, in turns; a cycle is what somebody waits for, from saving the file to the files being written.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { median } from "./median.js";

const require = createRequire(import.meta.url);
const bin = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);

function time(args: string[], cwd: string): number {
  const start = performance.now();
  execFileSync(process.execPath, args, { cwd, stdio: "ignore" });
  return performance.now() - start;
}

/** A copy of what generating reads, with --watch running in it. */
async function startWatching(folder: string) {
  for (const name of [
    "openapi.yaml",
    "openapi",
    "redocly.yaml",
    "package.json",
    "tsconfig.json",
    "scripts",
    "src",
    "docs",
  ]) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const child = spawn(process.execPath, ["scripts/generate/start.js", "--watch"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let heard = (_: string) => {};
  child.stdout.setEncoding("utf8").on("data", (text: string) => heard(text));
  const said = (pattern: RegExp) =>
    new Promise<void>((done) => {
      heard = (text) => pattern.test(text) && done();
    });
  await said(/up to date/);
  const file = join(folder, "openapi/ciba.yaml");
  let count = 0;
  return {
    /** Edits one line; resolves to the milliseconds until the files are written. */
    cycle: async (): Promise<number> => {
      const text = readFileSync(file, "utf8").replace(/summary: Refuse.*/, `summary: Refuse it, ${count++}`);
      const written = said(/wrote /);
      const start = performance.now();
      writeFileSync(file, text);
      await written;
      return performance.now() - start;
    },
    stop: () => child.kill(),
  };
}

export interface Generation {
  /** Seconds, as medians, of openapi-typescript alone, `npm run generate` and a cycle of --watch. */
  emitter: number;
  ours: number;
  watch: number;
  /** Medians of the ratios to openapi-typescript within each turn. */
  ratio: number;
  watchRatio: number;
}

export async function measureGeneration(turns: number): Promise<Generation> {
  const folder = mkdtempSync(join(tmpdir(), "authlete-bench-generate-"));
  const copy = mkdtempSync(join(tmpdir(), "authlete-bench-watch-"));
  const watching = await startWatching(copy);
  try {
    const bundle = join(folder, "bundle.yaml");
    execFileSync(
      process.execPath,
      [bin("@redocly/cli", "bin/cli.js"), "bundle", "openapi.yaml", `--output=${bundle}`],
      { stdio: "ignore" },
    );
    // The first cycle is slower, since the code has not run yet; somebody who watches makes many.
    await watching.cycle();
    const rounds = [];
    for (let turn = 0; turn < turns; turn++) {
      rounds.push({
        ours: time(["scripts/generate/start.js", "--check"], resolve(".")),
        emitter: time([bin("openapi-typescript", "bin/cli.js"), bundle, "--output", join(folder, "out.ts")], folder),
        watch: await watching.cycle(),
      });
    }
    return {
      emitter: median(rounds.map(({ emitter }) => emitter)) / 1000,
      ours: median(rounds.map(({ ours }) => ours)) / 1000,
      watch: median(rounds.map(({ watch }) => watch)) / 1000,
      ratio: median(rounds.map(({ ours, emitter }) => ours / emitter)),
      watchRatio: median(rounds.map(({ watch, emitter }) => watch / emitter)),
    };
  } finally {
    watching.stop();
    for (const path of [folder, copy]) rmSync(path, { recursive: true, force: true });
  }
}
