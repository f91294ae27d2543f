// `npm run bench:docs`: compares the speed of the reference with that of the page that Redoc makes of the bare description, in turns in
// the same Chromium; and measures how soon the page of an operation is readable on a slow machine. Writes bench/DOCS.md. Needs
// `npm run docs` first, and Chromium (or CHROMIUM).
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { redocly } from "../scripts/redocly-cli.js";
import { startScript } from "../scripts/start-script.js";
import { launchBrowser } from "../test/browser/launch.js";
import { serveSite } from "../test/browser/serve-site.js";
import { compare } from "./compare.js";

const USAGE = `Usage: npm run bench:docs -- [--quick]

Measures the reference in Chromium (or CHROMIUM), and writes bench/DOCS.md. --quick takes fewer rounds.
`;
const { values } = startScript(USAGE, { options: { quick: { type: "boolean" } } });
const ROUNDS = values.quick ? 3 : 9;
/** The maximum ratio of the reference's times to those of the bare page. */
const BUDGET = 1.5;
/** Budgets for the page of an operation: milliseconds until it is readable with the CPU slowed four times, and bytes on the wire. */
const READABLE = 1500;
const TRANSFER = 120_000;
const PAGES = ["operations/ciba.fail.html", "operations/token.process.html", "operations/client.create.html"];
const QUERY = "/api/{serviceId}/backchannel/authentication/fail";

interface Timing {
  /** Milliseconds until something is readable. */
  paint: number;
  /** Milliseconds until the page is interactive: the operations can be searched. */
  ready: number;
  /** Milliseconds from the last letter of a query to its result. */
  search: number;
}

async function firstPaint(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  return page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]!.startTime);
}

async function measure(browser: Browser, file: string): Promise<Timing> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(pathToFileURL(file).href, { waitUntil: "commit" });
  const paint = await firstPaint(page);
  // The trigger says "Loading…" until the scripts have run.
  await page.getByTestId("search-trigger").getByText("Search").waitFor();
  const ready = performance.now() - start;
  await page.keyboard.press("Control+k");
  const dialog = page.getByTestId("search-dialog");
  // The first search also waits for the index, so the second is measured.
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

/** When the text of a page is drawn, and the compressed size of everything that it loads. */
async function read(browser: Browser, url: string): Promise<{ readable: number; transfer: number }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => void bodies.push(response.body()));
  await page.goto(url, { waitUntil: "networkidle" });
  const readable = await firstPaint(page);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await context.close();
  return { readable, transfer: sizes.reduce((sum, size) => sum + size, 0) };
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
  const site = await serveSite();
  const pages = await compare(PAGES, ROUNDS, (path) => read(browser, site.url + path)).finally(site.close);
  const pageRows = PAGES.map((path) => ({ path, ...pages[path]!.medians }));
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
    "Pages of operations, with the CPU slowed four times: when their text is drawn, and what is loaded, compressed by gzip. The index",
    "of the search is loaded when somebody searches.",
    "",
    `| page | readable, ms (budget ${READABLE}) | transfer, kB (budget ${TRANSFER / 1000}) |`,
    "| --- | ---: | ---: |",
    ...pageRows.map(
      ({ path, readable, transfer }) => `| ${path} | ${readable.toFixed(0)} | ${(transfer / 1000).toFixed(0)} |`,
    ),
    "",
  ].join("\n");
  console.log(text);
  if (!values.quick) writeFileSync("bench/DOCS.md", text);
  const isOver =
    rows.some(({ ratio }) => ratio > BUDGET) ||
    pageRows.some(({ readable, transfer }) => readable > READABLE || transfer > TRANSFER);
  if (isOver) {
    console.error("The documentation is slower or larger than its budget allows.");
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
