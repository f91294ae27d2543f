// How the site looks and works for everybody: in dark mode, on a phone, by keyboard, without JavaScript, with assistive technology.
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { loadDescription } from "../bundled-description.js";
import { findBarriers } from "./barriers.js";
import { visit } from "./site.js";

const PAGES = [
  "index.html",
  "guides/ciba.html",
  "operations/ciba.fail.html",
  "models/BackchannelAuthenticationFailRequest.html",
  "client/client.html",
  "client/openapi-fetch.html",
];
const PHONE = { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true };

it("without JavaScript, each operation has a page that a link of the index leads to", async () => {
  const { page, open, expectQuiet } = await visit({ javaScriptEnabled: false });
  await open("operations/index.html");
  const links = await page
    .locator("main td:first-child a")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const { operations } = await loadDescription();
  expect(links).toEqual(operations.map(({ id }) => `./${id}.html`));
  for (const { id, summary } of operations.filter((_, index) => index % 11 === 0)) {
    await open(`operations/${id}.html`);
    expect(await page.locator("h1").innerText()).toContain(summary);
  }
  expectQuiet();
});

it("search opens by keyboard, finds an operation, and leads there", async () => {
  const { page, open, expectQuiet } = await visit();
  await open("index.html");
  await page.getByRole("button", { name: "Search" }).first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+k");
  await page.locator(".VPLocalSearchBox input").fill("ciba.fail");
  await page.locator('.VPLocalSearchBox a[href*="operations/ciba.fail"]').first().click();
  await page.getByRole("heading", { name: "ciba.fail: Refuse", level: 1 }).waitFor();
  expectQuiet();
});

describe.each(PAGES)("%s", (path) => {
  it.each([{ colorScheme: "light" as const }, { colorScheme: "dark" as const }, PHONE])(
    "has no finding of axe, no complaint, and nothing cut: %o",
    async (options) => {
      const { page, open, expectQuiet } = await visit(options);
      await open(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await findBarriers(page)).toEqual([]);
      expectQuiet();
      await page.context().close();
    },
  );
});

it.each(["operations/token.process.html", "operations/ciba.fail.html"])(
  "the names of the actions of %s stay whole",
  async (path) => {
    const { page, open } = await visit();
    await open(path);
    const lines = await page
      .locator("#actions ~ table")
      .first()
      .locator("td:first-child code")
      .evaluateAll((all) => all.map((node) => node.getClientRects().length));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((count) => count > 1)).toEqual([]);
  },
);

it("the client of openapi-fetch is documented by what it takes and gives, without the description itself", async () => {
  const { page, open } = await visit();
  await open("client/openapi-fetch.html");
  const text = await page.locator("main").innerText();
  expect(text).toContain("createClient(options?): Client<paths>");
  expect(text).toContain("AuthleteOptions");
  expect(text).not.toContain("/api/");
  expect(text.length).toBeLessThan(5000);
});

/** The beginnings of texts that overflow the page or their container, as measured on the text nodes. */
const cutTexts = (page: Page) =>
  page.locator(".vp-doc").evaluate((root) => {
    const cut: string[] = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const right = Math.max(0, ...[...range.getClientRects()].map((rectangle) => rectangle.right));
      let isCut = right > innerWidth + 1;
      for (let holder = texts.currentNode.parentElement; holder && !isCut; holder = holder.parentElement) {
        const { overflowX } = getComputedStyle(holder);
        // Elements for screen readers only are one pixel wide.
        isCut = overflowX !== "visible" && holder.clientWidth > 1 && right > holder.getBoundingClientRect().right + 1;
      }
      if (isCut && texts.currentNode.textContent!.trim() !== "") cut.push(texts.currentNode.textContent!.slice(0, 60));
    }
    return cut;
  });

it.each(["operations/client.create.html", "operations/token.process.html", "models/Client.html"])(
  "the print of %s cuts nothing, and is without what leads elsewhere",
  async (path) => {
    // The size of A4 in CSS pixels.
    const { page, open } = await visit({ viewport: { width: 794, height: 1123 } });
    await open(path);
    await page.emulateMedia({ media: "print" });
    expect(await cutTexts(page)).toEqual([]);
    expect(await page.locator(".VPNav").isVisible()).toBe(false);
    // Tests the check itself with a page that is wider than the paper.
    await page.locator(".vp-doc").evaluate((root: HTMLElement) => (root.style.width = "3000px"));
    expect(await cutTexts(page)).not.toEqual([]);
  },
);

it.each(["operations/ciba.fail.html", "operations/client.create.html", "models/Client.html"])(
  "%s takes at most 120 kB on the wire",
  async (path) => {
    const { page, open } = await visit();
    const bodies: Promise<Buffer>[] = [];
    page.on("response", (response) => void bodies.push(response.body()));
    await open(path);
    await page.waitForLoadState("networkidle");
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(120_000);
  },
);
