// `npm run bench`: speed and size, side by side in one run, written to bench/RESULTS.md. With `-- --quick` there are fewer rounds,
// with `-- --only TOPIC[,TOPIC]` fewer topics; then nothing is written.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { installCopy } from "../scripts/installed-copy.js";
import { measureCiba } from "./ciba.js";
import { measureBundles } from "./bundles.js";
import { measureCalls } from "./calls.js";
import { measureGeneration } from "./generation.js";
import { measureImports } from "./imports.js";
import { measureInstallations } from "./installations.js";
import { packageNames, type Surroundings, type Table } from "./topic.js";
import { measureTypes } from "./types.js";

const TOPICS: Record<string, (surroundings: Surroundings) => Promise<Table[]>> = {
  calls: measureCalls,
  imports: measureImports,
  bundles: measureBundles,
  installations: measureInstallations,
  types: measureTypes,
  generation: measureGeneration,
  ciba: measureCiba,
};

const { values } = parseArgs({ options: { quick: { type: "boolean" }, only: { type: "string" } } });
const quick = values.quick ?? false;
const chosen = values.only?.split(",") ?? Object.keys(TOPICS);
const unknown = chosen.filter((topic) => !Object.hasOwn(TOPICS, topic));
if (unknown.length > 0) {
  console.error(`There is no topic ${unknown.join(", ")}. There are ${Object.keys(TOPICS).join(", ")}.`);
  process.exit(2);
}

const progress = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : "");
const markdown = ({ title, head, rows }: Table): string =>
  [
    `## ${title}\n`,
    `| ${head.join(" | ")} |`,
    `| ${head.map((_, column) => (column === 0 ? "---" : "---:")).join(" | ")} |`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ].join("\n");

const tables: Table[] = [];
const { folder, remove } = installCopy(...packageNames);
try {
  await build({
    entryPoints: ["bench/caller.ts", "bench/server.ts"],
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    // The project's tsconfig leads the package's name to its sources; what is measured is what was built.
    tsconfigRaw: {},
  });
  for (const topic of chosen) {
    progress(`${topic} …`);
    tables.push(...(await TOPICS[topic]!({ folder, quick })));
  }
} finally {
  progress("");
  remove();
}

const command = `npm run bench${quick || values.only ? ` -- ${process.argv.slice(2).join(" ")}` : ""}`;
const text = [
  "# Results\n",
  `Written by \`${command}\` on Node ${process.version}, ${cpus().length} cores. Times are medians, and a ratio is the median of the`,
  "ratios to the first row within each round. Compare ratios, not times, between machines.\n",
  ...tables.map(markdown),
].join("\n");
console.log(text);
if (command === "npm run bench") writeFileSync("bench/RESULTS.md", text);
