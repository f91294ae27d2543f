// The cost of a first import, each in a fresh process: time, memory, and the number of modules read.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { compare } from "./compare.js";
import { PACKAGES, packageNames, type Surroundings, type Table } from "./topic.js";

async function run(folder: string, script: string): Promise<string> {
  const args = ["--input-type=module", "--eval", script];
  return (await promisify(execFile)(process.execPath, args, { cwd: folder })).stdout;
}

/** A module hook that writes the URL of each module that is read. */
const HOOK = `import { writeSync } from "node:fs";
export async function load(url, context, next) {
  if (url.startsWith("file:")) writeSync(1, url + "\\n");
  return next(url, context);
}`;

async function countModules(folder: string, name: string): Promise<number> {
  const script = `import { register } from "node:module";
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(HOOK)}`)});
    await import(${JSON.stringify(name)});`;
  return (await run(folder, script)).trim().split("\n").length;
}

export async function measureImports({ folder, quick }: Surroundings): Promise<Table[]> {
  const results = await compare(packageNames, quick ? 3 : 31, async (name) => {
    const script = `
      const before = process.memoryUsage().rss;
      const start = performance.now();
      await import(${JSON.stringify(name)});
      console.log(performance.now() - start, (process.memoryUsage().rss - before) / 2 ** 20);`;
    const [time, memory] = (await run(folder, script)).split(" ").map(Number) as [number, number];
    return { time, memory };
  });
  const rows = await Promise.all(
    packageNames.map(async (name) => {
      const { medians, ratios } = results[name];
      const modules = await countModules(folder, name);
      return [PACKAGES[name], medians.time.toFixed(1), ratios.time.toFixed(2), medians.memory.toFixed(1), `${modules}`];
    }),
  );
  return [{ title: "First import", head: ["package", "time (ms)", "ratio", "memory (MiB)", "modules"], rows }];
}
