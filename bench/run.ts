// `npm run bench`: speed and size, side by side in one run, written to bench/RESULTS.md. `-- --quick` takes a tenth of the time.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { measureLoopback, measureStubbed, type Measurement } from "./calls.js";
import { measureGeneration } from "./generation.js";
import { measureBundle, measureImport, measureInstantiations, withConsumer } from "./load.js";

const quick = process.argv.includes("--quick");
const [rounds, time, imports] = quick ? [3, 200, 5] : [9, 1000, 21];
const progress = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : "");

const BARE = `import createClient from "openapi-fetch";`;
const PATHS = `import type { paths } from "${resolve("src/generated/schema.js")}";`;
const CALL = `{ ticket: "t", reason: "ACCESS_DENIED" }`;
const consumers = {
  "openapi-fetch": `${BARE} ${PATHS}
    const client = createClient<paths>({ baseUrl: "https://us.authlete.com" });
    await client.POST("/api/{serviceId}/backchannel/authentication/fail", { params: { path: { serviceId: "1" } }, body: ${CALL} });`,
  authlete: `import { createAuthlete } from "authlete"; await createAuthlete().ciba.fail(${CALL});`,
};

const lines: string[] = [];
const table = (title: string, head: string[], rows: string[][]) => {
  lines.push(
    `## ${title}`,
    "",
    `| ${head.join(" | ")} |`,
    `| ${head.map((_, column) => (column === 0 ? "---" : "---:")).join(" | ")} |`,
  );
  lines.push(...rows.map((row) => `| ${row.join(" | ")} |`), "");
};
const tableOfCalls = (title: string, { unit, medians, ratios }: Measurement) => {
  const rows = Object.keys(medians).map((name) => [name, medians[name]!.toFixed(1), ratios[name]!.toFixed(2)]);
  table(title, ["way of calling", `time per call (${unit})`, "ratio"], rows);
};
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);

progress("calls with a stubbed fetch …");
tableOfCalls("A call, fetch stubbed", await measureStubbed(rounds, time));
progress("calls over loopback …");
const { sequential, concurrent } = await measureLoopback(rounds, time);
tableOfCalls("A call over loopback, one at a time", sequential);
tableOfCalls("A call over loopback, 50 at a time", concurrent);

await withConsumer(async (folder) => {
  progress("imports …");
  const loaded = ["openapi-fetch", "authlete"].map((name) => ({ name, ...measureImport(name, folder, imports) }));
  table(
    "First import",
    ["module", "time (ms)", "ratio", "memory (MiB)"],
    loaded.map(({ name, milliseconds, mebibytes }) => [
      name,
      milliseconds.toFixed(1),
      (milliseconds / loaded[0]!.milliseconds).toFixed(2),
      mebibytes.toFixed(1),
    ]),
  );
  progress("bundles …");
  const bundles = {
    "openapi-fetch": `export { default } from "openapi-fetch";`,
    "the whole client": `export { createAuthlete } from "authlete";`,
    "client and respond": `export { createAuthlete, respond } from "authlete";`,
  };
  const sizes = await Promise.all(
    Object.entries(bundles).map(async ([name, source]) => ({ name, ...(await measureBundle(source, folder)) })),
  );
  table(
    "Bundle",
    ["contents", "minified (kB)", "gzipped (kB)"],
    sizes.map(({ name, minified, gzipped }) => [name, kilobytes(minified), kilobytes(gzipped)]),
  );
  progress("type-checking …");
  table(
    "Type instantiations of a consumer that makes one call",
    ["way of calling", "skipLibCheck", "without skipLibCheck"],
    Object.entries(consumers).map(([name, source]) => [
      name,
      ...[true, false].map((skip) => measureInstantiations(source, folder, skip).toLocaleString("en")),
    ]),
  );
});
progress("generating …");
const generation = await measureGeneration(quick ? 3 : 11);
table(
  "Generating, lint included",
  ["what", "time (s)", "ratio"],
  [
    ["openapi-typescript alone", generation.emitter.toFixed(2), "1.00"],
    ["npm run generate", generation.ours.toFixed(2), generation.ratio.toFixed(2)],
    ["a cycle of --watch after a one-line edit", generation.watch.toFixed(2), generation.watchRatio.toFixed(2)],
  ],
);
progress("");

const text = [
  "# Results",
  "",
  `Written by \`npm run bench${quick ? " -- --quick" : ""}\` on Node ${process.version}, ${cpus().length} cores. Times are medians, and a ratio is the`,
  "median of the ratios to the first row within each round. Compare ratios, not times, between machines.",
  "",
  ...lines,
].join("\n");
console.log(text);
if (!quick) writeFileSync("bench/RESULTS.md", text);
