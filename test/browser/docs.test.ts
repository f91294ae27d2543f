// The built reference in a real browser. Needs Chromium (Debian's package `chromium`) and `npm run docs`; run by `npm run test:browser`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDescription, type Operation } from "../bundled-description.js";

let browser: Browser;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

const address = pathToFileURL("dist/docs/index.html").href;

/** Opens the part of the page that an operation has, and gives its text. */
async function show({ id, tag, summary, path }: Operation): Promise<string> {
  await page.evaluate(
    (hash) => (location.hash = hash),
    `#/${tag.toLowerCase().replaceAll(" ", "-")}/${id.toLowerCase()}`,
  );
  // The page shows only the parts near the reader, and moves there in steps.
  const isThere = ([title, place]: string[]) => {
    const text = document.querySelector<HTMLElement>("#api-content")?.innerText ?? "";
    return text.includes(title!) && text.includes(place!);
  };
  await page.waitForFunction(isThere, [summary, path], { timeout: 15_000 });
  return page.locator("#api-content").innerText();
}

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
  });
  page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  page.on("request", (request) => void requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => void complaints.push(String(error)));
  await page.goto(address);
  await page.getByRole("heading", { name: "Authlete API" }).first().waitFor();
}, 60_000);
afterAll(() => browser?.close());

const { operations, schemas } = await loadDescription();

describe("the reference", () => {
  it("knows the four operations of CIBA", () => {
    const ciba = operations.filter(({ tag }) => tag === "CIBA").map(({ id }) => id);
    expect(ciba).toEqual(["ciba.processAuthentication", "ciba.issue", "ciba.fail", "ciba.complete"]);
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    "shows %s with its path",
    async (_, operation) => {
      const text = await show(operation);
      expect(text).toContain(operation.summary);
      expect(text).toContain(operation.path);
    },
  );

  it("shows every property and every reason of BackchannelAuthenticationFailRequest", async () => {
    const text = await show(operations.find(({ id }) => id === "ciba.fail")!);
    const properties = schemas["BackchannelAuthenticationFailRequest"]!.properties!;
    expect(Object.keys(properties)).toEqual(["ticket", "reason", "errorDescription", "errorUri"]);
    for (const [name, { description }] of Object.entries(properties)) {
      expect(text).toContain(name);
      // The first sentence without Markdown, since a browser shows it rendered.
      expect(text.replaceAll(/\s+/g, " ")).toContain(description!.split(/[`.]/)[0]!.replaceAll(/\s+/g, " "));
    }
    for (const reason of properties["reason"]!.enum!) expect(text).toContain(reason);
  });

  it("asks for nothing beyond itself and has nothing to complain of", async () => {
    await page.waitForTimeout(500);
    expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    const title = await page.title();
    expect(title).toMatch(/^Authlete API \d/);
    expect(readFileSync("dist/docs/index.html", "utf8")).toContain('"disableTelemetry":true');
  });
});
