// How the site looks and works for everybody: in the dark, on a phone, by keyboard, and with assistive technology.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, it } from "vitest";
import { loadDescription } from "../bundled-description.js";
import { show, visit } from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = [
  "index.html",
  "index.html#/ciba/ciba.fail",
  "index.html#/service/service.update",
  "guides/getting-started.html",
  "guides/ciba.html",
  "guides/moving-over.html",
  "guides/security.html",
  "models/index.html",
  "models/BackchannelAuthenticationFailRequest.html",
  "models/Client.html",
];
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const luminance = (colour: string): number => Math.max(...colour.match(/\d+/g)!.slice(0, 3).map(Number));

describe("dark and light", () => {
  const background = () => getComputedStyle(document.body).backgroundColor;

  it.each(PAGES)("%s follows the system", async (path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, open, expectQuiet } = await visit({ colorScheme });
      await open(path);
      expect(luminance(await page.evaluate(background)) > 128).toBe(colorScheme === "light");
      const text = page.locator(path.startsWith("index") ? "#api-content p" : "main p").first();
      const colour = await text.evaluate((node) => getComputedStyle(node).color);
      expect(luminance(colour) > 128).toBe(colorScheme === "dark");
      expectQuiet();
      await page.context().close();
    }
  });

  it("switches by its button, in the reference too, and stays so on other pages", async () => {
    const { page, open } = await visit({ colorScheme: "light" });
    await open("index.html#/ciba/ciba.fail");
    const button = page.getByRole("button", { name: "Dark colours" });
    await button.click();
    expect(luminance(await page.evaluate(background))).toBeLessThan(128);
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    const heading = page.locator("#api-content h2").first();
    await expect
      .poll(async () => luminance(await heading.evaluate((node) => getComputedStyle(node).color)))
      .toBeGreaterThan(128);
    await open("guides/ciba.html");
    expect(luminance(await page.evaluate(background))).toBeLessThan(128);
    await page.getByRole("button", { name: "Dark colours" }).click();
    expect(luminance(await page.evaluate(background))).toBeGreaterThan(128);
  });

  it("draws the diagrams by it, whatever the system prefers, and tells them in words", async () => {
    const { page, open } = await visit({ colorScheme: "light" });
    await open("guides/ciba.html");
    const paper = () =>
      page
        .locator("svg.sequence .paper")
        .first()
        .evaluate((node) => getComputedStyle(node).fill);
    expect(luminance(await paper())).toBeGreaterThan(128);
    await page.getByRole("button", { name: "Dark colours" }).click();
    expect(luminance(await paper())).toBeLessThan(128);
    expect(await page.getByRole("img", { name: /^CIBA in (poll|ping|push) mode$/ }).count()).toBe(3);
    const words = await page.locator("svg.sequence desc").first().textContent();
    expect(words).toContain("Your server to Authlete API: ciba.processAuthentication.");
  });
});

describe("a phone", () => {
  const surplus = () => document.documentElement.scrollWidth - innerWidth;

  it.each(PAGES.filter((path) => !path.includes("#")))("shows %s without scrolling sideways", async (path) => {
    const { page, open, expectQuiet } = await visit(PHONE);
    await open(path);
    expect(await page.evaluate(surplus)).toBe(0);
    expectQuiet();
  });

  it("shows every operation without scrolling sideways", { timeout: 180_000 }, async () => {
    const { page, open } = await visit(PHONE);
    await open("index.html");
    const wide: string[] = [];
    for (const operation of (await loadDescription()).operations) {
      await show(page, operation);
      if ((await page.evaluate(surplus)) > 0) wide.push(operation.id);
    }
    expect(wide).toEqual([]);
  });

  it("opens the list of operations, and the list of models", async () => {
    const { page, open } = await visit(PHONE);
    await open("index.html");
    await page.getByRole("button", { name: "Open navigation menu" }).tap();
    await page.getByRole("navigation", { name: "Operations" }).getByText("CIBA", { exact: true }).tap();
    await page.getByRole("heading", { name: /CIBA$/, level: 2 }).waitFor();
    await open("models/Client.html");
    await page.locator(".site-side summary").tap();
    await page.getByRole("link", { name: "BackchannelAuthenticationFailRequest", exact: true }).tap();
    await page.getByRole("heading", { name: "BackchannelAuthenticationFailRequest" }).waitFor();
  });
});

describe("the keyboard", () => {
  it("skips the header, switches the colours and follows links", async () => {
    const { page, open } = await visit({ colorScheme: "light" });
    await open("guides/ciba.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the text");
    expect(await page.evaluate(() => document.activeElement!.getBoundingClientRect().left)).toBeGreaterThanOrEqual(0);
    for (let tabs = 0; tabs < 5; tabs++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.documentElement.className)).toBe("dark");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Models", level: 1 }).waitFor();
  });

  it("reaches an operation in the list of the reference and opens it", async () => {
    const { page, open } = await visit();
    await open("index.html");
    const link = page
      .getByRole("navigation", { name: "Operations" })
      .getByRole("link", { name: "CIBA", exact: true })
      .first();
    await link.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /CIBA$/, level: 2 }).waitFor();
    const operation = page.locator('.menu-content a[href="#/ciba/ciba.fail"]');
    await operation.focus();
    expect(await operation.evaluate((node) => getComputedStyle(node).outlineStyle)).not.toBe("none");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Refuse a backchannel authentication request" }).waitFor();
  });

  it("opens and closes the search", async () => {
    const { page, open } = await visit();
    await open("index.html");
    await page.keyboard.press("Control+k");
    const dialog = page.getByTestId("search-dialog");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("narrows down the list of models", async () => {
    const { page, open } = await visit();
    await open("models/index.html");
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("failrequest");
    const shown = await page.locator(".site-side li:visible").allInnerTexts();
    expect(shown).toContain("BackchannelAuthenticationFailRequest");
    expect(shown.every((name) => name.toLowerCase().includes("failrequest"))).toBe(true);
  });
});

describe("axe-core", () => {
  it.each(PAGES)("has no serious finding on %s, in both colours and on a phone", { timeout: 90_000 }, async (path) => {
    for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, PHONE] as BrowserContextOptions[]) {
      const { page, open } = await visit(options);
      await open(path);
      if (path.includes("#")) await page.locator(".panel-request-samples").first().waitFor();
      // By the debugger, since the page's own policy lets nothing in.
      const session = await page.context().newCDPSession(page);
      await session.send("Runtime.evaluate", { expression: axe });
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run: (node: Document) => Promise<AxeResults> } }).axe.run(document),
      );
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
      await page.context().close();
    }
  });
});

describe("the policy", () => {
  it.each(["index.html", "guides/ciba.html"])("of %s runs no script that was not built in", async (path) => {
    const { page, open } = await visit();
    await open(path);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toContain("default-src 'none'");
    expect(/script-src ([^;]*)/.exec(policy!)![1]).toMatch(/^('sha256-[\w+/=]+' ?)+$/);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken over'";
      document.body.append(script);
    });
    expect(await page.title()).not.toBe("taken over");
  });
});
