// The device page of examples/authorization-server in a real browser. Needs Chromium; run by `npm run test:browser`.
import { createClock } from "authlete/emulator";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startExample, type Example } from "../../examples/authorization-server/example.js";
import { findBarriers } from "./barriers.js";
import { launchBrowser } from "./launch.js";

let browser: Browser;
let page: Page;
let example: Example;
let clock: ReturnType<typeof createClock>;
const complaints: string[] = [];
const foreign: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  complaints.length = 0;
  foreign.length = 0;
  clock = createClock({ start: Date.UTC(2026, 0, 1) });
  example = await startExample({ clock });
  page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => void complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(example.url)) foreign.push(request.url());
  });
  await page.goto(`${example.url}${example.pairingPath("anna")}`);
});
afterEach(async () => {
  await page.close();
  await example.close();
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
});

const poller = () => {
  const { clientId, clientSecret } = example.backend.emulator!.clients[0]!;
  return { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` };
};

async function send(path: string, form: Record<string, string>) {
  const init = { method: "POST", headers: poller(), body: new URLSearchParams(form) };
  return (await fetch(`${example.url}${path}`, init)).json() as Promise<Record<string, string>>;
}

/** A client requests Anna's approval, and the page shows it without reloading. */
async function ask(form: Record<string, string> = {}) {
  const before = await cards().count();
  const { auth_req_id } = await send("/ciba", {
    scope: "openid payments.read",
    login_hint: "anna@example.com",
    binding_message: "K7-42",
    ...form,
  });
  await expect.poll(() => cards().count()).toBe(before + 1);
  return auth_req_id!;
}

const collect = (auth_req_id: string) =>
  send("/token", { grant_type: "urn:openid:params:grant-type:ciba", auth_req_id });
const cards = () => page.getByRole("article");
const outcome = () => page.locator(".outcome").first().innerText();

describe("the page", () => {
  it("is up to date in eight tabs at a time, and in the rest once one is closed", async () => {
    const context = await browser.newContext();
    const tabs: Page[] = [];
    for (let n = 0; n < 8; n++) {
      const tab = await context.newPage();
      await tab.goto(`${example.url}${n === 0 ? example.pairingPath("anna") : "/device"}`);
      tabs.push(tab);
    }
    await send("/ciba", { scope: "openid", login_hint: "anna@example.com" });
    for (const tab of tabs) await expect.poll(() => tab.getByRole("article").count()).toBe(1);
    // The first tab has the event stream, which another one takes over.
    await tabs[0]!.close();
    await send("/ciba", { scope: "openid", login_hint: "anna@example.com" });
    for (const tab of tabs.slice(1)) {
      await expect.poll(() => tab.getByRole("article").count()).toBe(2);
    }
    await context.close();
  });

  it("shows who asks, for what, and what to compare, without being loaded again", async () => {
    await page.getByText("Nothing to decide").waitFor();
    await page.evaluate(() => (document.body.dataset["mark"] = "same page"));
    await ask();
    const text = await cards().innerText();
    for (const part of ["Poll client asks for your approval", "K7-42", "Confirm who you are", "See your payments"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(example.prompts.of("anna")[0]!.code);
    // Users get nine tenths of the ten minutes.
    expect(await page.locator(".clock").innerText()).toMatch(/^(9:00|8:5\d)$/);
    expect(await page.getByText("Nothing to decide").isVisible()).toBe(false);
    expect(await page.locator("#status").innerText()).toContain("Poll client");
    expect(await page.evaluate(() => document.body.dataset["mark"])).toBe("same page");
  });

  it("approves, once, and the client gets its tokens", async () => {
    const id = await ask();
    expect(await collect(id)).toMatchObject({ error: "authorization_pending" });
    await page.getByRole("button", { name: "Approve" }).click();
    await expect.poll(outcome).toBe("You approved this request.");
    expect(await page.getByRole("button").count()).toBe(0);
    clock.advance(10);
    const tokens = await collect(id);
    expect(tokens).toMatchObject({ token_type: "Bearer", scope: "openid payments.read" });
    expect(JSON.parse(atob(tokens["id_token"]!.split(".")[1]!))).toMatchObject({ sub: "anna", iss: example.url });
  });

  it("refuses, and the client is told", async () => {
    const id = await ask();
    await page.getByRole("button", { name: "Refuse" }).click();
    await expect.poll(outcome).toBe("You refused this request.");
    expect(await collect(id)).toMatchObject({ error: "access_denied" });
  });

  it("says that time is up when nobody has decided, and the client is told", async () => {
    const id = await ask({ requested_expiry: "100" });
    clock.advance(91);
    await example.prompts.expire();
    await expect.poll(outcome).toBe("This request has expired. Nothing was approved.");
    expect(await page.getByRole("button").count()).toBe(0);
    expect(await collect(id)).toMatchObject({ error: "expired_token" });
  });

  it("takes no approval that comes after the time", async () => {
    const id = await ask({ requested_expiry: "100" });
    // The prompt expires while the approval is being sent. Any earlier, the page might already have removed the buttons.
    await page.route("**/*", (route) => {
      if (route.request().method() === "POST") clock.advance(95);
      return route.continue();
    });
    await page.getByRole("button", { name: "Approve" }).click();
    await expect.poll(outcome).toMatch(/^This request has expired/);
    expect(await collect(id)).toMatchObject({ error: "expired_token" });
    await page.unrouteAll();
  });

  it("shows several requests, and keeps the others when one is decided", async () => {
    await ask({ binding_message: "first" });
    await ask({ binding_message: "second" });
    const first = cards().filter({ hasText: "first" });
    await cards().filter({ hasText: "second" }).getByRole("button", { name: "Refuse" }).click();
    await expect.poll(outcome).toBe("You refused this request.");
    await first.getByRole("button", { name: "Approve" }).click();
    await expect.poll(() => page.locator(".outcome").count()).toBe(2);
    expect(example.prompts.of("anna").map(({ state, bindingMessage }) => [bindingMessage, state])).toEqual([
      ["second", "refused"],
      ["first", "approved"],
    ]);
  });
});

describe("text that a client sends", () => {
  it.each([
    `<img src=x onerror="document.title='hurt'">`,
    `<script>document.title="hurt"</script>`,
    `"><svg onload=document.title='hurt'>`,
    `</dd></dl><form action=//x.example><button>`,
    "&lt;b&gt; {{7*7}} ${7*7} javascript:alert(1)",
  ])("stays text: %s", async (message) => {
    const name = `${message} Ltd`;
    const { emulator } = example.backend;
    emulator!.updateClient(emulator!.clients[0]!.clientId, { clientName: name });
    await ask({ binding_message: message });
    // First as updated by the script, then as rendered by the server.
    for (const _ of ["updated", "loaded"]) {
      expect(await page.locator(".message bdi").textContent()).toBe(message);
      expect(await page.locator(".card h2 bdi").textContent()).toBe(name);
      expect(await page.locator("img, svg, .card script, .card form").count()).toBe(1);
      expect(await page.title()).toBe("Requests");
      await page.reload();
    }
  });

  it("is refused where it could turn the line around or be endless", async () => {
    for (const binding_message of ["safe\u202Eevil", "x".repeat(65)]) {
      const answer = await send("/ciba", { scope: "openid", login_hint: "anna", binding_message });
      expect(answer).toMatchObject({ error: "invalid_binding_message" });
    }
    expect(await cards().count()).toBe(0);
  });
});

describe("people", () => {
  it("can do everything with the keyboard, and keep their place", async () => {
    await ask();
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Approve");
    await ask({ binding_message: "another" });
    expect(await focused()).toBe("Approve");
    const older = cards().filter({ hasText: "K7-42" });
    expect(await older.locator("button:focus").count()).toBe(1);
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Refuse");
    await page.keyboard.press("Enter");
    await expect
      .poll(outcome)
      .toBe("You refused this request.")
      .catch(() => {});
    await expect.poll(() => example.prompts.of("anna").map(({ state }) => state)).toEqual(["waiting", "refused"]);
    // The focus moves to the result.
    await expect.poll(focused).toBe("Poll client");
    expect(await page.locator("#status").innerText()).toContain("You refused this request.");
  });

  it.each(["light", "dark"] as const)("find it accessible, in %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await ask();
    await page.getByRole("button", { name: "Approve" }).click();
    await expect.poll(outcome).toBe("You approved this request.");
    await ask();
    expect(await findBarriers(page)).toEqual([]);
  });

  it.each([320, 360])("can read it on a screen %i pixels wide", async (width) => {
    await page.setViewportSize({ width, height: 640 });
    const { emulator } = example.backend;
    emulator!.updateClient(emulator!.clients[0]!.clientId, { clientName: "W".repeat(60) });
    await ask({ binding_message: "M".repeat(64) });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    for (const name of ["Approve", "Refuse"]) {
      const box = (await page.getByRole("button", { name }).boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
  });

  it("can decide without JavaScript", async () => {
    await ask();
    const context = await browser.newContext({ javaScriptEnabled: false });
    try {
      const plain = await context.newPage();
      await plain.goto(`${example.url}${example.pairingPath("anna")}`);
      await plain.getByRole("button", { name: "Approve" }).click();
      await plain.getByText("You approved this request.").waitFor();
    } finally {
      await context.close();
    }
  });
});
