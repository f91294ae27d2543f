// The built documentation in a real browser. Needs Chromium (Debian's package `chromium`, or set CHROMIUM) and `npm run docs`.
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { placeOfOperation } from "../../scripts/docs/operation-place.js";
import type { Operation } from "../bundled-description.js";
import { launchBrowser } from "./launch.js";

export const site = pathToFileURL("dist/docs/").href;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

export interface Visit {
  page: Page;
  /** Opens a page of the site and waits until it is there. */
  open: (path: string) => Promise<void>;
  /** Fails if any page asked for something beyond itself or complained. */
  expectQuiet: () => void;
}

/** A reader of their own, with nothing stored. */
export async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => void requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => void complaints.push(String(error)));
  return {
    page,
    open: async (path) => {
      await page.goto(site + path);
      await (path.startsWith("index.html")
        ? page.locator("#api-content h1, #api-content h2").first().waitFor()
        : page.locator("main h1").waitFor());
    },
    expectQuiet: () => {
      expect(requests.filter((url) => !url.startsWith(site) && !/^(data|blob):/.test(url))).toEqual([]);
      expect(complaints).toEqual([]);
    },
  };
}

/** Moves to an operation inside the reference, and waits until its title and path are there. */
export async function show(page: Page, operation: Operation): Promise<string> {
  const hash = placeOfOperation(operation).replace("index.html", "");
  await page.evaluate((to) => (location.hash = to), hash);
  // The page shows only the parts near the reader, and moves there in steps.
  const isThere = (parts: string[]) => {
    const text = document.querySelector<HTMLElement>("#api-content")?.innerText ?? "";
    return parts.every((part) => text.includes(part));
  };
  const parts = [operation.summary, operation.path, `authlete.${operation.id}(`];
  await page.waitForFunction(isThere, parts, { timeout: 15_000 });
  return page.locator("#api-content").innerText();
}
