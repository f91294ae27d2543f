// Visits to the built site in one browser. Needs Chromium (Debian's package, or set CHROMIUM) and `npm run docs`.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { launchBrowser } from "./launch.js";
import { serveSite } from "./serve-site.js";

let browser: Browser;
let server: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  server = await serveSite();
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
});

export interface Visit {
  page: Page;
  open: (path: string) => Promise<void>;
  /** Fails if a page requested anything from another origin or logged an error. */
  expectQuiet: () => void;
}

/** Opens a browser context of its own, with nothing stored. */
export async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const page = await context.newPage();
  const site = server.url;
  const faults: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site) && !/^(data|blob):/.test(request.url())) faults.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => void faults.push(String(error)));
  return {
    page,
    open: async (path) => void (await page.goto(site + path)),
    expectQuiet: () => expect(faults).toEqual([]),
  };
}
