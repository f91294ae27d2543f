// The pages of examples/authorization-server where a user connects a device, in a real browser. Needs Chromium; run by
// `npm run test:browser`.
import { createClock } from "authlete/emulator";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startExample } from "../../examples/authorization-server/example.js";
import { findBarriers } from "./barriers.js";
import { launchBrowser } from "./launch.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** Opens the link of a device. Fails the test if the browser logs an error or requests anything from another origin. */
async function open(options: BrowserContextOptions = {}, clientName = "Television") {
  const example = await startExample({ clock: createClock() });
  onTestFinished(() => example.close());
  const emulator = example.backend.emulator!;
  const { clientId } = emulator.clients.find(({ grantTypes }) => grantTypes.includes("DEVICE_CODE"))!;
  emulator.updateClient(clientId, { clientName });
  const body = new URLSearchParams({ client_id: String(clientId), scope: "openid email payments.read" });
  const answer = await fetch(`${example.url}/device_authorization`, { method: "POST", body });
  const { verification_uri_complete: link } = (await answer.json()) as Record<string, string>;

  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    // Browsers log the 4xx status of a refused code as an error.
    if (["error", "warning"].includes(message.type()) && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(example.url)) complaints.push(request.url());
  });
  await page.goto(link!);
  return { page, complaints };
}

/** The four pages, each shown to `look`: login, code with a fault, consent, end. */
async function walk(page: Page, look: (name: string) => Promise<void>) {
  await look("login");
  await page.getByLabel("E-mail address").fill("anna@example.com");
  await page.getByLabel("Password").fill("anna-likes-birds");
  await page.getByRole("button", { name: "Sign in" }).click();
  const code = page.getByLabel("Code on the device");
  const filledIn = await code.inputValue();
  await code.fill("BBBB-BBBB");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("alert").waitFor();
  await look("code");
  await code.fill(filledIn);
  await code.press("Enter");
  await page.getByRole("heading", { name: "asks for access" }).waitFor();
  await look("consent");
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByRole("heading", { name: "Device connected" }).waitFor();
  await look("end");
}

describe("the pages that connect a device", () => {
  it.each(["light", "dark"] as const)("have no barriers, in %s", async (colorScheme) => {
    const { page, complaints } = await open({ colorScheme });
    const barriers: unknown[] = [];
    await walk(page, async () => void barriers.push(...(await findBarriers(page))));
    expect({ barriers, complaints }).toEqual({ barriers: [], complaints: [] });
  });

  it.each([320, 390])("can be read and touched on a screen %i pixels wide", async (width) => {
    const { page } = await open({ viewport: { width, height: 740 }, isMobile: true, hasTouch: true }, "W".repeat(60));
    const seen: string[] = [];
    await walk(page, async (name) => {
      const { scroll, cut } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth - window.innerWidth,
        cut: [...document.querySelectorAll("main *")].filter(
          (e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0,
        ).length,
      }));
      expect({ name, isWide: scroll > 0, cut }).toEqual({ name, isWide: false, cut: 0 });
      for (const control of await page.locator("button, label.scope, input:not([type=hidden], [type=checkbox])").all())
        expect((await control.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      seen.push(name);
    });
    expect(seen).toEqual(["login", "code", "consent", "end"]);
  });
});
