// The reference, Redoc with our additions: by link, menu, keyboard and search, and without JavaScript.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { firstSentence } from "../../scripts/markdown.js";
import { loadDescription } from "../bundled-description.js";
import { findBarriers } from "./barriers.js";
import { visit } from "./site.js";

const PAGE = "reference/index.html";
const { operations, schemas } = await loadDescription();
const hashOf = ({ tag, id }: (typeof operations)[number]) =>
  `#/${tag.toLowerCase().replaceAll(" ", "-")}/${id.toLowerCase()}`;
const operation = (id: string) => operations.find((entry) => entry.id === id)!;

/** The section of an operation. */
const section = (page: Page, id: string) => page.locator(`[data-section-id="${hashOf(operation(id)).slice(1)}"]`);

async function openOperation(id: string, options?: Parameters<typeof visit>[0]) {
  const reader = await visit(options);
  await reader.open(PAGE + hashOf(operation(id)));
  await section(reader.page, id).locator(".panel-request-samples").waitFor();
  return reader;
}

/** The text of the first-level heading. It is not an `h1`, and Playwright only knows levels by their elements. */
const heading = (page: Page) => page.locator('[aria-level="1"]').innerText();

const hrefs = (page: Page) =>
  page.locator("a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href")!));

describe("links", () => {
  it("lead somewhere before scripts have run, and to the pages that need none", async () => {
    const { page, open, expectQuiet } = await visit({ javaScriptEnabled: false });
    await open(PAGE);
    await page.getByRole("link", { name: "The operations" }).click();
    await page.getByRole("heading", { name: "Operations", level: 1 }).waitFor();
    await open(PAGE);
    const inside = (await hrefs(page)).filter((href) => !/^https:|\.html$/.test(href));
    expect(inside.length).toBeGreaterThan(20);
    expect(inside.filter((href) => !href.startsWith("#/"))).toEqual([]);
    expectQuiet();
  });

  it("of every operation lead to it, to headings and fields that are there, and to pages of the site", async () => {
    const { page, open, expectQuiet } = await visit();
    await open(PAGE);
    const seen = new Set<string>();
    for (const entry of operations) {
      await page.evaluate((hash) => (location.hash = hash), hashOf(entry));
      await section(page, entry.id).locator(".panel-request-samples").waitFor();
      const found = (await hrefs(page)).filter((href) => !href.startsWith("https:"));
      const own = found.filter((href) => href.startsWith(`${hashOf(entry)}#`)).map((href) => href.split("#")[2]!);
      const missing = await page.evaluate((ids) => ids.filter((id) => document.getElementById(id) === null), own);
      expect(missing, entry.id).toEqual([]);
      for (const href of found) seen.add(href);
      expect(readFileSync(`dist/docs/operations/${entry.id}.html`, "utf8")).toContain(
        `href="/${PAGE}${hashOf(entry)}"`,
      );
    }
    expect([...seen]).toEqual(expect.arrayContaining(operations.map(hashOf)));
    const pages = [...seen].filter((href) => !href.startsWith("#"));
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.filter((href) => !existsSync(join("dist/docs", href)))).toEqual([]);
    expectQuiet();
  }, 240_000);
});

describe("an operation", () => {
  it("has the title and the first heading, a whole path and its scheme by name", async () => {
    const { page, expectQuiet } = await openOperation("ciba.fail");
    const title = "ciba.fail: Refuse a backchannel authentication request";
    await expect.poll(() => page.title()).toBe(`${title} · Authlete API`);
    expect(await heading(page)).toBe(title);
    const path = section(page, "ciba.fail").getByText("/api/{serviceId}/backchannel/authentication/fail").first();
    expect(await path.evaluate((node) => getComputedStyle(node).whiteSpace)).toBe("normal");
    expect(await path.evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0);
    await section(page, "ciba.fail").getByText("Bearer", { exact: true }).first().waitFor();
    await page.evaluate(() => (location.hash = "#/ciba/ciba.issue"));
    await expect.poll(() => page.title()).toMatch(/^ciba\.issue: /);
    expect(await heading(page)).toMatch(/^ciba\.issue: /);
    expectQuiet();
  });

  it("shows in each branch of a request the values of that branch", async () => {
    const { page } = await openOperation("ciba.complete");
    const values = () => section(page, "ciba.complete").locator('[id$="/result"] td:first-child').allInnerTexts();
    await expect.poll(values).toEqual(["AUTHORIZED"]);
    await section(page, "ciba.complete").getByRole("tab", { name: "Not approved" }).click();
    await expect.poll(values).toEqual(["ACCESS_DENIED", "TRANSACTION_FAILED"]);
  });

  it("shows the description of a nullable property, and links its values", async () => {
    const { page } = await openOperation("token.process");
    const property = section(page, "token.process").locator('[id$="t=response&c=200&path=clientauthmethod"]');
    const { description } = schemas["TokenResponse"]!.properties!["clientAuthMethod"]!;
    expect(await property.innerText()).toContain(firstSentence(description!).replaceAll("`", ""));
    expect(await property.getByRole("link", { name: "ClientAuthMethod", exact: true }).getAttribute("href")).toBe(
      "/models/ClientAuthMethod.html",
    );
  });

  it("repeats no long list: the page of a client is less than 45,000 pixels tall", async () => {
    const { page } = await openOperation("client.create");
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    await expect.poll(height).toBeGreaterThan(20_000);
    expect(await height()).toBeLessThan(45_000);
  });
});

const PHONE = { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true };

it.each([{ colorScheme: "light" as const }, { colorScheme: "dark" as const }, PHONE])(
  "has no finding of axe, no complaint, and no cut table: %o",
  async (options) => {
    const { page, expectQuiet } = await openOperation("ciba.processAuthentication", options);
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const wrappers = page.locator(".md-table-wrapper");
    expect(await wrappers.count()).toBeGreaterThan(0);
    const cut = await wrappers.evaluateAll((all) => all.map((node) => node.scrollWidth - node.clientWidth));
    expect(cut.filter((pixels) => pixels > 0)).toEqual([]);
    const names = await wrappers
      .locator("td:first-child code")
      .evaluateAll((all) => all.map((node) => node.getClientRects().length));
    expect(names.filter((lines) => lines > 1)).toEqual([]);
    expectQuiet();
  },
);

it("its search is a button that opens by keyboard, and finds an operation", async () => {
  const { page, expectQuiet } = await openOperation("ciba.issue");
  const trigger = page.getByRole("button", { name: /^Search/ });
  await trigger.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByTestId("search-dialog");
  await dialog.locator("input").fill("ciba.fail");
  await dialog.locator('a[href^="#/"]').first().click();
  await expect.poll(() => heading(page)).toMatch(/^ciba\.fail: /);
  expectQuiet();
});

it("its samples change with the language, and the choice of an example changes the payload", async () => {
  const { page, expectQuiet } = await openOperation("ciba.complete");
  const samples = section(page, "ciba.complete").locator(".panel-request-samples");
  const choose = async (from: string, to: string) => {
    await samples.getByRole("button", { name: from, exact: true }).click();
    await page.getByRole("menuitem", { name: to, exact: true }).click();
  };
  const code = () => samples.locator("pre, code").first().innerText();
  await expect.poll(code).toContain("await authlete.ciba.complete({");
  await choose("TypeScript", "curl");
  await expect.poll(code).toContain("curl --request POST");
  await choose("curl", "Payload");
  await expect.poll(code).toContain('"AUTHORIZED"');
  expectQuiet();
});
