// Shows the documentation and builds it again when the description or a guide changes. A faulty description is told in the terminal,
// and the pages stay as they were.
//
//   npm run docs:serve               on port 8089
//   npm run docs:serve -- --port 0   on a free one
import { mkdtempSync, rmSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildSite } from "./docs/build-site.js";
import { reloadScript, serveLive } from "./docs/live-server.js";
import { DescriptionError } from "./generate/redocly.js";

/** What the site is made from. */
const SOURCES = ["openapi.yaml", "openapi", "docs"];
/** Editors write a file in several steps; milliseconds until they are done. */
const PAUSE = 100;

const { values } = parseArgs({ options: { port: { type: "string", default: "8089" } } });
// Apart from what `npm run docs` builds: these pages talk to the server.
const folder = mkdtempSync(join(tmpdir(), "authlete-docs-serve-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit());

const site = join(folder, "site");
const server = await serveLive(site, Number(values.port));

async function build(): Promise<void> {
  try {
    const start = performance.now();
    await buildSite(site, reloadScript);
    console.log(`built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    server.reload();
  } catch (error) {
    console.error(error instanceof DescriptionError || error instanceof Error ? error.message : error);
  }
}

await build();
console.log(`${server.url} shows the documentation. Ctrl-C ends it.`);

let waiting: NodeJS.Timeout | undefined;
let building: Promise<void> = Promise.resolve();
for (const source of SOURCES) {
  watch(source, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void (building = building.then(build)), PAUSE);
  });
}
