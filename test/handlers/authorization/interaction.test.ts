// What pages have to ask for, and the effects of their decisions.
import { memoryStore } from "authlete/handlers";
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { createStage, type Browser, errorOf, landed, needsOf, NOW, REDIRECT_URI } from "./stage.js";

const ANNA = { subject: "anna", authTime: NOW - 100 };

describe("a page is needed", () => {
  it.each([
    ["to log in if nobody is signed in", {}, undefined, ["login"]],
    ["to agree if somebody is", {}, ANNA, ["consent"]],
    ["to log in again with prompt=login", { prompt: "login" }, ANNA, ["login"]],
    ["to choose an account with prompt=select_account", { prompt: "select_account" }, ANNA, ["select_account"]],
    ["to make an account with prompt=create", { prompt: "create" }, ANNA, ["create"]],
    ["to log in again if max_age is exceeded", { max_age: "99" }, ANNA, ["login"]],
    ["to log in again with max_age=0", { max_age: "0" }, ANNA, ["login"]],
    ["to log in if the time of the last login is not known", { max_age: "99" }, { subject: "anna" }, ["login"]],
    ["to agree if max_age is not exceeded", { max_age: "100" }, ANNA, ["consent"]],
    [
      "to log in as the user of the hint",
      { claims: JSON.stringify({ id_token: { sub: { value: "ben" } } }) },
      ANNA,
      ["login"],
    ],
    [
      "to log in for an essential ACR",
      { claims: JSON.stringify({ id_token: { acr: { essential: true, value: "gold" } } }) },
      { ...ANNA, acr: "silver" },
      ["login"],
    ],
  ])("%s", async (_, parameters, session, needs) => {
    const stage = createStage(
      {},
      { service: { supportedPromptValues: ["NONE", "LOGIN", "SELECT_ACCOUNT", "CREATE"] } },
    );
    expect(await needsOf(await stage.ask(stage.open(session), parameters))).toEqual(needs);
    expect(stage.shown[0]).toMatchObject({ session, question: { client: { clientName: "Shop" } } });
  });

  it("gets no ticket and no content that is meant for the client", async () => {
    const stage = createStage();
    await stage.ask(stage.open());
    const { question } = stage.shown[0]!;
    for (const name of ["ticket", "responseContent", "action", "resultCode", "resultMessage"]) {
      expect(question).not.toHaveProperty(name);
    }
  });
});

it("login, then consent, then the client", async () => {
  const stage = createStage({ claims: () => ({ name: "Anna Berg", email: "anna@example.com", shoe_size: 39 }) });
  const browser = stage.open();
  expect(
    await needsOf(await stage.ask(browser, { scope: "openid email", response_type: "code id_token", nonce: "n" })),
  ).toEqual(["login"]);
  const session = { subject: "anna", authTime: NOW, acr: "gold" };
  browser.session = session;
  expect(await needsOf(await stage.decide(browser, { authenticated: session }))).toEqual(["consent"]);
  expect(stage.shown[1]).toMatchObject({ session, scopes: [{ name: "email" }, { name: "openid" }], claims: ["email"] });
  const { id_token, code } = landed(await stage.decide(browser, { consented: true }));
  expect(code).toEqual(expect.any(String));
  const { sub, auth_time, acr, email, name, shoe_size } = decodeJwt(id_token!);
  expect({ sub, auth_time, acr, email, name, shoe_size }).toEqual({
    sub: "anna",
    auth_time: NOW,
    acr: "gold",
    email: "anna@example.com",
    name: undefined,
    shoe_size: undefined,
  });
  expect([...browser.cookies.keys()]).toEqual(["sid"]);
});

it("login and consent on one page", async () => {
  const stage = createStage();
  const browser = stage.open();
  await stage.ask(browser);
  const decision = { authenticated: { subject: "anna", authTime: NOW }, consented: true } as const;
  expect(errorOf(await stage.decide(browser, decision))).toBeUndefined();
});

describe("a refusal", () => {
  it.each([
    [true, "access_denied"],
    ["NOT_AUTHENTICATED", "login_required"],
    ["ACCOUNT_SELECTION_REQUIRED", "account_selection_required"],
  ] as const)("%s reaches the client as %s", async (refused, error) => {
    const stage = createStage();
    const browser = stage.open();
    await stage.ask(browser);
    expect(errorOf(await stage.decide(browser, { refused }))).toBe(error);
    expect((await stage.decide(browser, { refused })).status).toBe(400);
  });
});

describe("a login that was asked for", () => {
  it("prompt=login, max_age exceeded: does not count if it was before the request, however often the page is sent", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser, { prompt: "login" });
    expect(await needsOf(await stage.decide(browser, { authenticated: ANNA, consented: true }))).toEqual(["login"]);
    expect(await needsOf(await stage.decide(browser, { consented: true }))).toEqual(["login"]);
    const fresh = { subject: "anna", authTime: NOW };
    expect(errorOf(await stage.decide(browser, { authenticated: fresh, consented: true }))).toBeUndefined();
  });

  it("subject switch: of another user than that of the hint ends it", async () => {
    const stage = createStage();
    const browser = stage.open();
    await stage.ask(browser, { claims: JSON.stringify({ id_token: { sub: { value: "ben" } } }) });
    const response = await stage.decide(browser, { authenticated: { subject: "anna", authTime: NOW } });
    expect(landed(response)["error_description"]).toContain("A060304");
  });

  it("that does not reach an essential ACR ends it", async () => {
    const stage = createStage();
    const browser = stage.open();
    await stage.ask(browser, { claims: JSON.stringify({ id_token: { acr: { essential: true, value: "gold" } } }) });
    const response = await stage.decide(browser, { authenticated: { subject: "anna", authTime: NOW, acr: "silver" } });
    expect(errorOf(response)).toBe("unmet_authentication_requirements");
  });

  it("still holds after a consent that took longer than max_age", async () => {
    const stage = createStage();
    const browser = stage.open();
    await stage.ask(browser, { max_age: "10" });
    browser.session = { subject: "anna", authTime: NOW };
    expect(await needsOf(await stage.decide(browser, { authenticated: browser.session as never }))).toEqual([
      "consent",
    ]);
    stage.clock.advance(60);
    expect(errorOf(await stage.decide(browser, { consented: true }))).toBeUndefined();
  });
});

describe("consent memory: consent", () => {
  it("is asked again with prompt=consent", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    await stage.decide(browser, { consented: true });
    expect(await needsOf(await stage.ask(browser, { prompt: "consent" }))).toEqual(["consent"]);
    expect(stage.shown[1]).toMatchObject({ scopes: [{ name: "openid" }] });
  });

  it("is asked for what is new alone, and grows", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    await stage.decide(browser, { consented: true });
    await stage.ask(browser, { scope: "openid email" });
    expect(stage.shown[1]!.scopes.map(({ name }) => name)).toEqual(["email"]);
    await stage.decide(browser, { consented: true });
    expect(errorOf(await stage.ask(browser, { scope: "openid email" }))).toBeUndefined();
    expect(stage.shown).toHaveLength(2);
  });

  it("is not remembered for offline_access, for the one time only, or for scopes that were taken away", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    const scope = "openid email offline_access";
    await stage.ask(browser, { scope, prompt: "consent" });
    await stage.decide(browser, { consented: { scopes: ["openid"] } });
    await stage.ask(browser, { scope: "openid email" });
    expect(stage.shown.at(-1)!.scopes.map(({ name }) => name)).toEqual(["email"]);
    expect(stage.shown.at(-1)!.claims).toEqual(["email"]);
    await stage.decide(browser, { consented: { remember: false } });
    await stage.ask(browser, { scope: "openid email" });
    expect(stage.shown.at(-1)!.scopes.map(({ name }) => name)).toEqual(["email"]);
  });

  it("takes the claims of a scope away with the scope, but not those that were asked for by name", async () => {
    const stage = createStage({ claims: (_, names) => Object.fromEntries(names.map((name) => [name, "x"])) });
    const browser = stage.open(ANNA);
    const claims = JSON.stringify({ id_token: { nickname: null } });
    const request = { scope: "openid email profile", response_type: "code id_token", nonce: "n", claims };
    await stage.ask(browser, request);
    const { id_token } = landed(await stage.decide(browser, { consented: { scopes: ["openid", "profile"] } }));
    const { email, nickname, name } = decodeJwt(id_token!);
    expect({ email, nickname, name }).toEqual({ email: undefined, nickname: "x", name: "x" });
  });

  it("is not needed for one's own applications, unless prompt=consent asks for it", async () => {
    const stage = createStage({ isFirstParty: ({ client }) => client?.clientName === "Shop" });
    const browser = stage.open(ANNA);
    expect(errorOf(await stage.ask(browser))).toBeUndefined();
    expect(await needsOf(await stage.ask(browser, { prompt: "consent" }))).toEqual(["consent"]);
  });

  it("is asked again once it is forgotten, of that user alone", async () => {
    const stage = createStage();
    const [anna, ben] = [stage.open(ANNA), stage.open({ ...ANNA, subject: "ben" })];
    for (const browser of [anna, ben]) {
      await stage.ask(browser);
      await stage.decide(browser, { consented: true });
    }
    const { serviceId, clients } = stage.emulator;
    await stage.endpoint.forgetConsent({ serviceId, clientId: clients[0]!.clientId, subject: "anna" });
    expect(await needsOf(await stage.ask(anna))).toEqual(["consent"]);
    expect(errorOf(await stage.ask(ben))).toBeUndefined();
  });

  it("of a user who is no longer signed in does not count", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    browser.session = { subject: "ben", authTime: NOW };
    expect(await needsOf(await stage.decide(browser, { consented: true }))).toEqual(["consent"]);
    expect(stage.shown[1]!.session).toEqual({ subject: "ben", authTime: NOW });
    browser.session = undefined;
    expect(await needsOf(await stage.decide(browser, { consented: true }))).toEqual(["login"]);
  });
});

describe("errors that cannot go to the client", () => {
  it("are JSON", async () => {
    const stage = createStage();
    const response = await stage.ask(stage.open(), { redirect_uri: "https://evil.example.com/" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_request" });
  });

  it("are a page where there is one", async () => {
    const stage = createStage({ showError: ({ error }) => new Response(`<p>${error}`, { status: 400 }) });
    const response = await stage.ask(stage.open(), { redirect_uri: "https://evil.example.com/" });
    expect([response.status, await response.text()]).toEqual([400, "<p>invalid_request"]);
    const late = await stage.endpoint.decide(new Request("https://as.example.com/d"), "x", { refused: true });
    expect(await late.text()).toBe("<p>invalid_request");
  });
});

it("method: a request can come as a form", async () => {
  const stage = createStage();
  const browser = stage.open();
  const body = new URLSearchParams({
    client_id: String(stage.emulator.clients[0]!.clientId),
    response_type: "code",
    redirect_uri: REDIRECT_URI,
    scope: "openid",
  });
  const response = await stage.endpoint(browser.request("/authorize", { method: "POST", body }));
  expect(await needsOf(response)).toEqual(["login"]);
});

it("a page is shown again if nothing came of it", async () => {
  const stage = createStage();
  const browser = stage.open();
  expect(await needsOf(await stage.ask(browser))).toEqual(["login"]);
  expect(await needsOf(await stage.decide(browser, {}))).toEqual(["login"]);
  expect(stage.shown[1]).toEqual(stage.shown[0]);
  expect(stage.calls()).toEqual(["authorization.processRequest"]);
});

it("a page can ask what to show, for ten minutes after the last step", async () => {
  let elapsed = 0;
  const stage = createStage({ store: memoryStore({ now: () => elapsed }) });
  const browser = stage.open();
  await stage.ask(browser);
  const { reference } = stage.shown[0]!;
  const look = (who: Browser) => stage.endpoint.interaction(who.request("/login"), reference);
  expect(await look(browser)).toEqual(stage.shown[0]);
  expect(await look(stage.open())).toBeUndefined();
  elapsed = 599_999;
  // Setting the clock back or ahead has no effect.
  stage.clock.advance(86_400);
  expect(await look(browser)).toEqual(stage.shown[0]);
  elapsed = 600_000;
  expect(await look(browser)).toBeUndefined();
});
