// Every operation of the reference, by its link and by search, with what belongs to it.
import { describe, expect, it } from "vitest";
import { placeOfOperation } from "../../scripts/docs/operation-place.js";
import { loadDescription, type Operation } from "../bundled-description.js";
import { show, site, visit, type Visit } from "./site.js";

const { operations, schemas } = await loadDescription();
const each = operations.map((operation) => [operation.id, operation] as const);

let shared: Visit | undefined;
const reader = async (): Promise<Visit> => {
  if (shared === undefined) {
    shared = await visit();
    await shared.open("index.html");
  }
  return shared;
};

describe("each operation", () => {
  it.each(each)("%s is there by its link, with method, actions and models", async (id, operation) => {
    const { page } = await reader();
    const text = await show(page, operation);
    expect(text).toContain(`authlete.${id}(`);
    for (const action of Object.keys(operation.actions ?? {})) expect(text).toContain(action);
    for (const model of [operation.requestSchema, operation.responseSchema]) {
      if (model === undefined) continue;
      expect(await page.locator(`#api-content a[href="models/${model}.html"]`).count()).toBeGreaterThan(0);
    }
  });

  it("is where a link leads that comes from outside", async () => {
    const { page, open, expectQuiet } = await visit();
    const operation = operations.find(({ id }) => id === "ciba.fail")!;
    await open(placeOfOperation(operation));
    const title = page.getByRole("heading", { name: operation.summary });
    await title.waitFor();
    await page.waitForFunction(() => document.documentElement.scrollTop > 500);
    const { top } = await title.evaluate((node) => node.getBoundingClientRect());
    expect(top).toBeGreaterThan(56);
    expect(top).toBeLessThan(400);
    expectQuiet();
  });
});

/** Of each description the word that occurs in the fewest places, also as a part of longer words. */
const rareWords = ((): Map<string, string> => {
  const texts = operations.map(({ description }) => description.toLowerCase());
  const others = JSON.stringify(schemas).toLowerCase();
  const count = (word: string) => texts.filter((text) => text.includes(word)).length + others.split(word).length;
  const rarest = (text: string) => {
    const words = [...new Set(text.match(/(?<![\w.`/#-])[a-z]{5,}(?![\w.`(/-])/g))];
    return words.sort((a, b) => count(a) - count(b) || b.length - a.length)[0]!;
  };
  return new Map(operations.map(({ id }, index) => [id, rarest(texts[index]!)]));
})();

const linkTo = (operation: Operation) => {
  const place = placeOfOperation(operation).replace("index.html", "");
  return `a[href="${place}"], a[href^="${place}#"]`;
};
const firstIs = (operation: Operation) => `:nth-match(a[href^="#/"], 1):is(${linkTo(operation)})`;

async function openSearch() {
  const visited = await visit();
  await visited.open("index.html");
  await visited.page.keyboard.press("Control+k");
  const dialog = visited.page.getByTestId("search-dialog");
  return { ...visited, dialog, ask: (query: string) => dialog.locator("input").fill(query) };
}

const WAYS = ["first, by its method", "by its path", "by a word of its description"];

// Side by side, since most of the time goes by between typing and searching; and each operation in one of three ways, since a second
// passes with each search.
describe.concurrent("search finds each operation", { timeout: 240_000 }, () => {
  it.each<[what: string, query: (operation: Operation) => string, at: (operation: Operation) => string]>([
    ["first, by its method", ({ id }) => id, firstIs],
    ["by its path", ({ path }) => path, linkTo],
    ["by a word of its description", ({ id }) => rareWords.get(id)!, linkTo],
  ])("%s", async (way, query, at) => {
    const { ask, dialog, expectQuiet } = await openSearch();
    const missing: string[] = [];
    const turn = WAYS.indexOf(way);
    for (const operation of operations.filter((_, index) => index % WAYS.length === turn)) {
      await ask(query(operation));
      const found = dialog.locator(at(operation)).first();
      await found.waitFor({ timeout: 30_000 }).catch(() => missing.push(`${operation.id}: ${query(operation)}`));
    }
    expect(missing).toEqual([]);
    expectQuiet();
  });

  it("and leads there, by keyboard", async () => {
    const { ask, dialog, page } = await openSearch();
    const complete = operations.find(({ id }) => id === "ciba.complete")!;
    await ask("ciba.complete");
    await dialog.locator(firstIs(complete)).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: complete.summary }).waitFor();
    expect(page.url()).toContain("#/ciba/ciba.complete");
    expect(await dialog.count()).toBe(0);
  });
});

describe("the samples", () => {
  const SAMPLES = '[data-section-id="/ciba/ciba.fail"] .panel-request-samples';

  it("switch between TypeScript, curl and the payload", async () => {
    const { page, open, expectQuiet } = await visit();
    await open("index.html#/ciba/ciba.fail");
    const panel = page.locator(SAMPLES);
    await panel.waitFor();
    expect(await panel.innerText()).toContain("await authlete.ciba.fail({");
    // The choice of examples would not change what is shown.
    expect(await panel.innerText()).not.toContain("Refused without asking the user");
    for (const [from, to, shown] of [
      ["TypeScript", "curl", "curl --request POST"],
      ["curl", "Payload", '"reason": "ACCESS_DENIED"'],
    ] as const) {
      await panel.getByRole("button", { name: from, exact: true }).click();
      await page.getByRole("menuitem", { name: to, exact: true }).click();
      await expect.poll(() => panel.innerText()).toContain(shown);
    }
    expect(await panel.innerText()).toContain("Refused without asking the user");
    expectQuiet();
  });

  it("are copied as they are", async () => {
    const { page, open } = await visit({ permissions: ["clipboard-read", "clipboard-write"] });
    await open("index.html#/ciba/ciba.fail");
    await page.locator(`${SAMPLES} [data-testid="copy-button"]`).last().click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('import { createAuthlete, respond } from "authlete";');
    expect(copied).toContain('  reason: "ACCESS_DENIED",\n});');
  });
});

describe("the page", () => {
  it("shows every property and every reason of BackchannelAuthenticationFailRequest", async () => {
    const { page } = await reader();
    const text = await show(
      page,
      operations.find(({ id }) => id === "ciba.fail")!,
    );
    const properties = schemas["BackchannelAuthenticationFailRequest"]!.properties!;
    expect(Object.keys(properties)).toEqual(["ticket", "reason", "errorDescription", "errorUri"]);
    for (const [name, { description }] of Object.entries(properties)) {
      expect(text).toContain(name);
      // The first sentence without Markdown, since a browser shows it rendered.
      expect(text.replaceAll(/\s+/g, " ")).toContain(description!.split(/[`.]/)[0]!.replaceAll(/\s+/g, " "));
    }
    for (const reason of properties["reason"]!.enum!) expect(text).toContain(reason);
  });

  it("has its own title and icon, and stays quiet all along", async () => {
    const { page, expectQuiet } = await reader();
    expect(await page.title()).toMatch(/^Authlete API \d/);
    expect(await page.locator('link[rel="icon"]').getAttribute("href")).toMatch(/^data:image\/svg\+xml/);
    expect(page.url().startsWith(site)).toBe(true);
    expectQuiet();
  });
});
