// How the site looks and works for everybody: in the dark, on a phone, by keyboard, without JavaScript, with assistive technology.
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
