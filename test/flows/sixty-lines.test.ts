// The server exactly as in the guide, driven by openid-client and a browser that fills in forms.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "authlete/emulator";
import type { Handler } from "authlete/handlers";
import * as openid from "openid-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { snippetsOf } from "../docs/snippets.js";

const ISSUER = "https://as.example.com";
const REDIRECT_URI = "https://client.localhost/cb";

// Inside the project, where the package's name resolves to its sources.
const folder = mkdtempSync(join("test", "flows", ".guide-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let serve: Handler;
let emulator: Emulator;
beforeAll(async () => {
  const file = join(folder, "server.ts");
  const { code } = snippetsOf("docs/guides/authorization-server.md").find(({ id }) => id.endsWith("#server"))!;
  writeFileSync(file, code);
  ({ serve, emulator } = (await import(join(process.cwd(), file))) as { serve: Handler; emulator: Emulator });
});

/** A browser that keeps cookies and submits the form of the current page. */
function openBrowser() {
  const cookies = new Map<string, string>();
  const send = async (url: string, form?: Record<string, string>) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const body = form && new URLSearchParams(form);
    const response = await serve(new Request(url, { headers: { cookie }, ...(body && { method: "POST", body }) }));
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (set.includes("Max-Age=0")) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return { location: response.headers.get("location"), html: await response.text(), status: response.status };
  };
  let reference = "";
  const read = <Page extends { html: string }>(page: Page) => {
    reference = /name="reference" value="([\w-]+)"/.exec(page.html)?.[1] ?? reference;
    return page;
  };
  return {
    open: async (url: string) => read(await send(url)),
    submit: async (form: Record<string, string>) => read(await send(`${ISSUER}/decision`, { reference, ...form })),
  };
}

async function discover() {
  const client = emulator.clients.find(({ redirectUris }) => redirectUris?.includes(REDIRECT_URI))!;
  const { clientId, clientSecret } = client;
  const config = await openid.discovery(
    new URL(ISSUER),
    String(clientId),
    clientSecret,
    openid.ClientSecretBasic(clientSecret),
    {
      [openid.customFetch]: (url, init) => serve(new Request(url, init as RequestInit)),
    },
  );
  const verifier = openid.randomPKCECodeVerifier();
  const parameters = {
    redirect_uri: REDIRECT_URI,
    scope: "openid email",
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  };
  const redeem = (location: string | null) =>
    openid.authorizationCodeGrant(config, new URL(location!), {
      pkceCodeVerifier: verifier,
      expectedState: parameters.state,
      expectedNonce: parameters.nonce,
    });
  return { config, parameters, redeem };
}

it("login, consent, tokens and claims; then no question any more", async () => {
  const { config, parameters, redeem } = await discover();
  const browser = openBrowser();
  const start = openid.buildAuthorizationUrl(config, parameters).href;
  expect((await browser.open(start)).html).toContain('name="password"');
  const wrong = await browser.submit({ decision: "login", user: "anna", password: "123456" });
  expect([wrong.status, wrong.location]).toEqual([200, null]);
  const consent = await browser.submit({ decision: "login", user: "anna", password: "correct horse battery staple" });
  expect(consent.html).toContain('value="agree"');
  const tokens = await redeem((await browser.submit({ decision: "agree" })).location);
  expect(tokens.claims()).toMatchObject({ sub: "anna", iss: ISSUER });
  expect(await openid.fetchUserInfo(config, tokens.access_token, "anna")).toEqual({
    sub: "anna",
    email: "anna@example.com",
    email_verified: true,
  });

  const silent = await browser.open(openid.buildAuthorizationUrl(config, { ...parameters, prompt: "none" }).href);
  expect((await redeem(silent.location)).claims()).toMatchObject({ sub: "anna" });
});

it("a pushed request, and a user who cancels", async () => {
  const { config, parameters, redeem } = await discover();
  const browser = openBrowser();
  const url = await openid.buildAuthorizationUrlWithPAR(config, parameters);
  await browser.open(url.href);
  const { location } = await browser.submit({ decision: "cancel" });
  await expect(redeem(location)).rejects.toMatchObject({ error: "access_denied" });
});

it("prompt=none without a session", async () => {
  const { config, parameters, redeem } = await discover();
  const { location } = await openBrowser().open(
    openid.buildAuthorizationUrl(config, { ...parameters, prompt: "none" }).href,
  );
  await expect(redeem(location)).rejects.toMatchObject({ error: "login_required" });
});
