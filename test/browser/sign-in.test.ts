// Login, consent and connected apps of examples/authorization-server in a real browser. Needs Chromium; run by `npm run test:browser`.
import { createClock } from "authlete/emulator";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { codeFlowFor } from "../../examples/authorization-server/code-flow.js";
import { startExample, type Example } from "../../examples/authorization-server/example.js";
import { findBarriers } from "./barriers.js";
import { launchBrowser } from "./launch.js";

let browser: Browser;
let context: BrowserContext;
let page: Page;
let example: Example;
const complaints: string[] = [];
const foreign: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());
beforeEach(async () => {
  complaints.length = 0;
  foreign.length = 0;
  example = await startExample({ clock: createClock() });
});
afterEach(async () => {
  await context.close();
  await example.close();
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
});

/** Opens the link of the client. Ignores the error that the browser logs for the missing favicon of the client's page. */
async function open(options: BrowserContextOptions = {}) {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  page = await context.newPage();
  const origins = [example.url, new URL(example.notificationEndpoint).origin];
  page.on("console", (message) => {
    const { url } = message.location();
    if (["error", "warning"].includes(message.type()) && !url.endsWith("/favicon.ico")) complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!origins.includes(new URL(request.url()).origin)) foreign.push(request.url());
  });
  await page.goto(codeFlowFor(example.backend.codeClient!, example.url).link);
}

async function signIn(password = "anna-likes-birds") {
  await page.getByLabel("E-mail address").fill("anna@example.com");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Gives the client tokens of the user. */
async function letIn() {
  const { authlete, codeClient } = example.backend;
  const { clientId } = codeClient!;
  const scopes = ["openid", "email"];
  await authlete.token.management.create({ grantType: "AUTHORIZATION_CODE", clientId, subject: "anna", scopes });
}

const heading = (name: string) => page.getByRole("heading", { name }).waitFor();
const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each([true, false])("with scripts: %s", (javaScriptEnabled) => {
  it("a user signs in, allows a part, gets to the client, and removes its access", async () => {
    await open({ javaScriptEnabled });
    await signIn("wrong");
    await page.getByText("The e-mail address or the password is wrong.").waitFor();
    // Without scripts, browsers log a 4xx page as an error.
    complaints.length = 0;
    await signIn();
    await heading("Code client asks for access");
    await page.getByLabel("See your name").uncheck();
    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByText("The client got a code").waitFor();
    expect(new URL(page.url()).searchParams.get("code")).toMatch(/^[\w-]+$/);
    await letIn();
    await page.goto(`${example.url}/account`);
    await heading("Your account");
    await page.getByRole("button", { name: "Remove access" }).click();
    await page.getByText("No app has access").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await heading("Sign in");
  });
});

it("over https, a browser that has no certificate to present signs in all the same", async () => {
  await example.close();
  example = await startExample({ clock: createClock(), https: true });
  await open({ ignoreHTTPSErrors: true });
  expect(new URL(page.url()).protocol).toBe("https:");
  await signIn();
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByText("The client got a code").waitFor();
});

it("a user who denies gets to the client, which is told", async () => {
  await open();
  await signIn();
  await page.getByRole("button", { name: "Deny" }).click();
  await page.getByText("The client got: access_denied").waitFor();
});

it("a user who goes back from the client finds a page that says what to do", async () => {
  await open();
  await signIn();
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByText("The client got a code").waitFor();
  await page.goBack();
  await heading("Out of date");
  complaints.length = 0;
});

describe("pages", () => {
  it.each(["light", "dark"] as const)("have no barriers, in %s", async (colorScheme) => {
    await open({ colorScheme });
    expect(await findBarriers(page)).toEqual([]);
    await signIn("wrong");
    await page.getByRole("alert").waitFor();
    complaints.length = 0;
    expect(await findBarriers(page)).toEqual([]);
    await signIn();
    await heading("Code client asks for access");
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("link", { name: "Use another account" }).click();
    await heading("Choose an account");
    expect(await findBarriers(page)).toEqual([]);
    await letIn();
    await page.goto(`${example.url}/account`);
    await heading("Code client");
    expect(await findBarriers(page)).toEqual([]);
  });

  it.each([320, 390])("can be read and touched on a screen %i pixels wide", async (width) => {
    const { emulator } = example.backend;
    emulator!.updateClient(emulator!.clients[3]!.clientId, { clientName: "W".repeat(60) });
    await open({ viewport: { width, height: 740 }, isMobile: true, hasTouch: true });
    expect(await overflow()).toBeLessThanOrEqual(0);
    await signIn();
    await heading("asks for access");
    expect(await overflow()).toBeLessThanOrEqual(0);
    for (const control of await page.locator("button, label.scope").all()) {
      const box = (await control.boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
  });

  it("can be used by keyboard alone", async () => {
    await open();
    await page.keyboard.press("Tab");
    await page.keyboard.type("anna@example.com");
    await page.keyboard.press("Tab");
    await page.keyboard.type("anna-likes-birds");
    await page.keyboard.press("Enter");
    await heading("Code client asks for access");
  });
});
