// The time to generate, including lint, and of a --watch cycle after a one-line edit, compared with openapi-typescript alone on the
// bundled description. Measures whole processes; a cycle lasts from saving the file until the output is written.
import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { compare } from "./compare.js";
import type { Surroundings, Table } from "./topic.js";

const require = createRequire(import.meta.url);
const bin = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);
const run = (args: string[], cwd: string) => promisify(execFile)(process.execPath, args, { cwd });

/** Files that generating reads and writes. */
const COPIED = ["openapi.yaml", "openapi", "redocly.yaml", "package.json", "tsconfig.json", "scripts", "src", "docs"];

/** A copy of what generating reads, with --watch running in it. */
async function startWatching(folder: string) {
  for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/generate.ts", "--watch"], {
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
    /** Edits one line and waits until the files are written. */
    cycle: async (): Promise<void> => {
      const text = readFileSync(file, "utf8").replace(/summary: Refuse.*/, `summary: Refuse it, ${count++}`);
      const written = said(/wrote /);
      writeFileSync(file, text);
      await written;
    },
    stop: () => child.kill(),
  };
}

export async function measureGeneration({ quick }: Surroundings): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), "authlete-bench-generate-"));
  const copy = mkdtempSync(join(tmpdir(), "authlete-bench-watch-"));
  const watching = await startWatching(copy);
  try {
    const bundle = join(folder, "bundle.yaml");
    await run([bin("@redocly/cli", "bin/cli.js"), "bundle", "openapi.yaml", `--output=${bundle}`], resolve("."));
    // The first cycle is slower, since the code is cold. It does not count, since people make many.
    await watching.cycle();
    const emit = [bin("openapi-typescript", "bin/cli.js"), bundle, "--output", join(folder, "out.ts")];
    const commands: Record<string, () => Promise<unknown>> = {
      "openapi-typescript alone": () => run(emit, folder),
      "npm run generate": () => run(["--import", "tsx", "scripts/generate.ts", "--check"], resolve(".")),
      "a cycle of --watch after a one-line edit": watching.cycle,
    };
    const names = Object.keys(commands);
    const results = await compare(names, quick ? 1 : 11, async (name) => {
      const start = performance.now();
      await commands[name]!();
      return { time: (performance.now() - start) / 1000 };
    });
    const rows = names.map((name) => {
      const { medians, ratios } = results[name]!;
      return [name, medians.time.toFixed(2), ratios.time.toFixed(2)];
    });
    return [{ title: "Generating, lint included", head: ["what", "time (s)", "ratio"], rows }];
  } finally {
    watching.stop();
    for (const path of [folder, copy]) rmSync(path, { recursive: true, force: true });
  }
}
