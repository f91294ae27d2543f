// How long generating takes, lint included, against openapi-typescript alone on the same description. Whole processes, in turns.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
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

/** Seconds, as medians, and the median of the ratios of the turns. */
export function measureGeneration(turns: number): { ours: number; emitter: number; ratio: number } {
  const folder = mkdtempSync(join(tmpdir(), "authlete-bench-generate-"));
  try {
    const bundle = join(folder, "bundle.yaml");
    execFileSync(
      process.execPath,
      [bin("@redocly/cli", "bin/cli.js"), "bundle", "openapi.yaml", `--output=${bundle}`],
      {
        stdio: "ignore",
      },
    );
    const rounds = Array.from({ length: turns }, () => ({
      ours: time(["--import", "tsx", "scripts/generate.ts", "--check"], resolve(".")),
      emitter: time([bin("openapi-typescript", "bin/cli.js"), bundle, "--output", join(folder, "out.ts")], folder),
    }));
    return {
      ours: median(rounds.map(({ ours }) => ours)) / 1000,
      emitter: median(rounds.map(({ emitter }) => emitter)) / 1000,
      ratio: median(rounds.map(({ ours, emitter }) => ours / emitter)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
