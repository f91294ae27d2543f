// Compares speed and size in one run.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { startScript, UsageError } from "../scripts/start-script.js";
import { installCopy } from "../test/published/installed-copy.js";
import { measureCiba } from "./ciba.js";
import { measureCodeFlows } from "./code-flows.js";
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
  "code-flows": measureCodeFlows,
};

/** Programs that run in separate processes: built, since a loader would slow them down. */
const PROGRAMS = ["caller", "server", "ciba-speed", "ciba-memory", "code-flow-server", "code-flow-speed"].map(
  (name) => `bench/${name}.ts`,
);
const ASSETS = readdirSync("examples/authorization-server").filter((name) => /\.(css|js|svg)$/.test(name));

const USAGE = `Usage: npm run bench -- [options]

Measures, and writes bench/RESULTS.md.

Options:
  --only TOPIC,…       measure these topics; the other tables stay as they are
                       (${Object.keys(TOPICS).join(", ")})
  --quick              take fewer rounds, and write nothing
  -h, --help           show this text
`;

const { values } = startScript(USAGE, { options: { quick: { type: "boolean" }, only: { type: "string" } } });
const quick = values.quick ?? false;
const chosen = values.only?.split(",") ?? Object.keys(TOPICS);
const unknown = chosen.filter((topic) => !Object.hasOwn(TOPICS, topic));
if (unknown.length > 0) throw new UsageError(`There is no topic ${unknown.join(", ")}.`);

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
    entryPoints: PROGRAMS,
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    external: packageNames.flatMap((name) => [name, `${name}/*`]),
    // The project's tsconfig maps the package's name to its sources, but the built code is what is measured.
    tsconfigRaw: {},
  });
  // The example server reads these when it starts.
  for (const name of ASSETS) copyFileSync(join("examples/authorization-server", name), join(folder, name));
  for (const topic of chosen) {
    progress(`${topic} …`);
    tables.push(...(await TOPICS[topic]!({ folder, quick })));
  }
} finally {
  progress("");
  remove();
}

const fresh = tables.map(markdown);
console.log(fresh.join("\n"));
if (!quick) {
  const title = (section: string) => section.slice(0, section.indexOf("\n"));
  const measured = new Set(fresh.map(title));
  const kept =
    values.only === undefined
      ? []
      : readFileSync("bench/RESULTS.md", "utf8")
          .split(/^(?=## )/m)
          .slice(1);
  const text = [
    "# Results\n",
    `Written by \`npm run bench\`, last on Node ${process.version}, ${cpus().length} cores. Times are medians, and a ratio is the median of the ratios`,
    "to the first row within each round. Each table is of one run. Compare ratios, not times, between machines.\n",
    ...kept.filter((section) => !measured.has(title(section))).map((section) => section.trimEnd() + "\n"),
    ...fresh,
  ].join("\n");
  writeFileSync("bench/RESULTS.md", text);
}
