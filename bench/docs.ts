// `npm run bench:docs`: how fast the reference is, against the page that Redoc makes of the bare description. Both in the same
// Chromium, in turns, written to bench/DOCS.md. Needs `npm run docs` before it, and Chromium (or CHROMIUM).
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { redocly } from "../scripts/redocly-cli.js";
import { startScript } from "../scripts/start-script.js";
import { launchBrowser } from "../test/browser/launch.js";
import { compare } from "./compare.js";

const USAGE = `Usage: npm run bench:docs -- [--quick]

Measures the reference in Chromium (or CHROMIUM), and writes bench/DOCS.md. --quick takes fewer rounds.
`;
const { values } = startScript(USAGE, { options: { quick: { type: "boolean" } } });
const ROUNDS = values.quick ? 3 : 9;
/** How much slower than the bare page the reference may be. */
const BUDGET = 1.5;
const QUERY = "/api/{serviceId}/backchannel/authentication/fail";

interface Timing {
  /** Until something can be read. */
  paint: number;
  /** Until the page reacts: the operations can be searched. */
  ready: number;
  /** From the last letter of a query to its result. */
  search: number;
}

async function measure(browser: Browser, file: string): Promise<Timing> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(pathToFileURL(file).href, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]!.startTime);
  // The trigger says "Loading…" until scripts have taken over.
  await page.getByTestId("search-trigger").getByText("Search").waitFor();
  const ready = performance.now() - start;
  await page.keyboard.press("Control+k");
  const dialog = page.getByTestId("search-dialog");
  // The first search also waits for the index; what is measured is the second.
  const find = async (query: string) => {
    await dialog.locator("input").fill(query);
    await dialog.locator('a[href^="#/"]').first().waitFor();
  };
  await find("introspection");
  await dialog.locator("input").fill("");
  await dialog.locator('a[href^="#/"]').first().waitFor({ state: "detached" });
  const asked = performance.now();
  await find(QUERY);
  const search = performance.now() - asked;
  await context.close();
  return { paint, ready, search };
}

const folder = mkdtempSync(join(tmpdir(), "authlete-bench-docs-"));
const browser = await launchBrowser();
try {
  const files = { bare: join(folder, "bare.html"), ours: "dist/docs/reference/index.html" };
  const { failed, output } = await redocly(["build-docs", "openapi.yaml", `--output=${files.bare}`, "--inlineBundle"]);
  if (failed) throw new Error(output);
  const results = await compare(["bare", "ours"], ROUNDS, async (name) => ({
    ...(await measure(browser, files[name])),
  }));
  const quantities = {
    paint: "first contentful paint",
    ready: "ready to search",
    search: "search, from query to result",
  };
  const rows = (["paint", "ready", "search"] as const).map((quantity) => {
    const ratio = results.ours.ratios[quantity];
    const times = [results.bare, results.ours].map(({ medians }) => medians[quantity].toFixed(0));
    return { ratio, line: `| ${[quantities[quantity], ...times, ratio.toFixed(2), BUDGET.toFixed(2)].join(" | ")} |` };
  });
  const sizes = [files.bare, files.ours].map((file) => (statSync(file).size / 1e6).toFixed(2));
  const text = [
    "# The reference in a browser",
    "",
    `Written by \`npm run bench:docs\` on Node ${process.version}, Chromium ${browser.version()}, ${cpus().length} cores, ${ROUNDS} rounds. Times are`,
    "medians in milliseconds, and a ratio is the median of the ratios within each round. The rival is the page that Redoc makes of the",
    "bare description: no samples, no tables of actions, no links to models, no policy.",
    "",
    "| what | bare | ours | ratio | budget |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows.map(({ line }) => line),
    "",
    `Size of the page: ${sizes[0]} MB bare, ${sizes[1]} MB ours.`,
    "",
  ].join("\n");
  console.log(text);
  if (!values.quick) writeFileSync("bench/DOCS.md", text);
  if (rows.some(({ ratio }) => ratio > BUDGET)) {
    console.error("The reference is slower than its budget allows.");
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
