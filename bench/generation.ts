// How long generating takes, lint included, against openapi-typescript alone on the same description. Whole processes.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { compare } from "./compare.js";
import type { Surroundings, Table } from "./topic.js";

const require = createRequire(import.meta.url);
const bin = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);
const run = (args: string[], cwd: string) => promisify(execFile)(process.execPath, args, { cwd });

export async function measureGeneration({ quick }: Surroundings): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), "authlete-bench-generate-"));
  try {
    const bundle = join(folder, "bundle.yaml");
    await run([bin("@redocly/cli", "bin/cli.js"), "bundle", "openapi.yaml", `--output=${bundle}`], resolve("."));
    const emit = [bin("openapi-typescript", "bin/cli.js"), bundle, "--output", join(folder, "out.ts")];
    const commands = {
      "openapi-typescript alone": () => run(emit, folder),
      "npm run generate": () => run(["--import", "tsx", "scripts/generate.ts", "--check"], resolve(".")),
    };
    const names = Object.keys(commands) as (keyof typeof commands)[];
    const results = await compare(names, quick ? 3 : 11, async (name) => {
      const start = performance.now();
      await commands[name]();
      return { time: (performance.now() - start) / 1000 };
    });
    const rows = names.map((name) => {
      const { medians, ratios } = results[name];
      return [name, medians.time.toFixed(2), ratios.time.toFixed(2)];
    });
    return [{ title: "Generating, lint included", head: ["what", "time (s)", "ratio"], rows }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
