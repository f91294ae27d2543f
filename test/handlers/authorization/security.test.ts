// Security rules of the authorization endpoint: tickets, references, pages, decisions.
import { memoryStore, type AuthorizationDecision, type AuthorizationOptions, type Store } from "authlete/handlers";
import { describe, expect, it } from "vitest";
import { createStage, errorOf, landed, needsOf, NOW, REDIRECT_URI } from "./stage.js";

const ANNA = { subject: "anna", authTime: NOW - 100 };

describe("ticket theft", () => {
  it("no ticket leaves the server, where it is kept under a reference that is tied to the browser until it was decided", async () => {
    const kept = new Map<string, string>();
    const store: Store = {
      get: (key) => kept.get(key),
      set: (key, value) => void kept.set(key, value),
      delete: (key) => kept.delete(key),
    };
    const stage = createStage({ store });
    const browser = stage.open(ANNA);
    const page = await stage.ask(browser);
    const { ticket } = JSON.parse([...kept.values()][0]!) as { ticket: string };
    expect(ticket).toEqual(expect.any(String));
    const answer = await stage.decide(browser, { consented: true });
    for (const response of [page, answer]) {
      expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain(ticket);
    }
    expect(JSON.stringify(stage.shown)).not.toContain(ticket);
    expect(kept.size).toBe(0);
  });
});

describe("a reference", () => {
  it("login CSRF, consent CSRF: is of no use in another browser", async () => {
    const stage = createStage();
    await stage.ask(stage.open(ANNA));
    const other = stage.open({ subject: "mallory", authTime: NOW });
    expect((await stage.decide(other, { consented: true })).status).toBe(400);
    expect(stage.calls()).toEqual(["authorization.processRequest"]);
  });

  it("login CSRF, consent CSRF: is of no use with the cookie of another reference", async () => {
    const stage = createStage();
    const [anna, mallory] = [stage.open(ANNA), stage.open(ANNA)];
    await stage.ask(anna);
    const { reference } = stage.shown[0]!;
    await stage.ask(mallory);
    const [value] = [...mallory.cookies].filter(([name]) => name !== "sid").map(([, value]) => value);
    mallory.cookies.set(`__Host-authz-${reference.slice(0, 8)}`, value!);
    expect((await stage.decide(mallory, { consented: true }, reference)).status).toBe(400);
  });

  it("counts once", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    expect(errorOf(await stage.decide(browser, { consented: true }))).toBeUndefined();
    expect((await stage.decide(browser, { consented: true })).status).toBe(400);
  });

  it("login CSRF, consent CSRF: has a cookie that scripts, other hosts and forms of other sites do not get", async () => {
    const stage = createStage();
    const response = await stage.ask(stage.open());
    const name = `__Host-authz-${stage.shown[0]!.reference.slice(0, 8)}`;
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(new RegExp(`^${name}=[\\w-]{32}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$`)),
    ]);
  });

  it.each(["", "x", "__proto__", "a".repeat(32), "../..", "é"])("%j is out of date", async (reference) => {
    const stage = createStage();
    const response = await stage.decide(stage.open(ANNA), { consented: true }, reference);
    expect(response.status).toBe(400);
    expect(stage.faults).toEqual([]);
  });
});

it("one pending request per tab: several tabs do not get in each other's way", async () => {
  const stage = createStage();
  const browser = stage.open(ANNA);
  const states = ["one", "two", "three"];
  for (const state of states) await stage.ask(browser, { state, prompt: "consent" });
  const references = stage.shown.map(({ reference }) => reference);
  for (const index of [1, 2, 0]) {
    const response = await stage.decide(browser, { consented: true }, references[index]);
    expect(landed(response)["state"]).toBe(states[index]);
  }
});

describe("pages", () => {
  const headersOf = ({ headers }: Response) => ({
    frames: headers.get("x-frame-options"),
    policy: headers.get("content-security-policy"),
    referrer: headers.get("referrer-policy"),
    cache: headers.get("cache-control"),
  });
  const CLOSED = {
    frames: "DENY",
    policy: "frame-ancestors 'none'",
    referrer: "no-referrer",
    cache: "no-store",
  };

  it("clickjacking, referrer leak, cache: cannot be framed, stored, or seen in a referrer; nor can redirects", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    expect(headersOf(await stage.ask(browser))).toEqual(CLOSED);
    expect(headersOf(await stage.decide(browser, { consented: true }))).toEqual(CLOSED);
  });

  it("keep a policy of the host's own", async () => {
    const headers = { "content-security-policy": "default-src 'self'" };
    const stage = createStage({ interact: () => new Response("<p>", { headers }) });
    const { policy } = headersOf(await stage.ask(stage.open()));
    expect(policy).toBe("default-src 'self', frame-ancestors 'none'");
  });

  it("form_post page: runs its own script and nothing else", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser, { response_mode: "form_post" });
    const response = await stage.decide(browser, { consented: true });
    const page = await response.text();
    const script = /onload="([^"]*)"/.exec(page)![1]!;
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
    expect(headersOf(response)).toEqual({
      ...CLOSED,
      policy:
        `default-src 'none'; script-src 'unsafe-hashes' 'sha256-${Buffer.from(digest).toString("base64")}'; ` +
        "base-uri 'none'; frame-ancestors 'none'",
    });
    expect(page).toContain(`action="${REDIRECT_URI}"`);
  });

  it("wrong dispatch: that the API calls a location are pages all the same", async () => {
    const stage = createStage();
    const { issue } = stage.authlete.authorization;
    stage.authlete.authorization.issue = async (body) => ({
      ...(await issue(body)),
      action: "LOCATION",
      responseContent: "<html>",
    });
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    const response = await stage.decide(browser, { consented: true });
    expect([response.status, response.headers.get("location"), await response.text()]).toEqual([200, null, "<html>"]);
  });
});

it("wrong dispatch, open redirector: an action that is not known is a fault of the server, not a redirect", async () => {
  const stage = createStage();
  stage.authlete.authorization.processRequest = () =>
    Promise.resolve({
      resultCode: "A1",
      resultMessage: "x",
      action: "TELEPORT" as never,
      responseContent: "https://x.example.com",
    });
  const response = await stage.ask(stage.open());
  expect([response.status, await response.json()]).toEqual([500, { error: "server_error" }]);
  expect(stage.faults).toHaveLength(1);
});

it.each(["PUT", "DELETE", "OPTIONS", "HEAD"])("method: %s is none of the authorization endpoint", async (method) => {
  const stage = createStage();
  const response = await stage.endpoint(stage.open().request("/authorize", { method }));
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"]);
});

describe("a decision that is none", () => {
  it.each([
    undefined,
    null,
    true,
    { authorised: true },
    { consented: false },
    { consented: { scopes: ["admin"] } },
    { refused: false },
    { refused: "NO" },
    { refused: true, consented: true },
    { authenticated: { subject: "", authTime: NOW } },
    { authenticated: { subject: "anna" } },
    { authenticated: { subject: "anna", authTime: NOW * 1000 } },
  ])("%j ends in server_error for the client, and nothing is issued", async (decision) => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    const response = await stage.decide(browser, decision as AuthorizationDecision);
    expect(errorOf(response)).toBe("server_error");
    expect(stage.faults).toEqual([["decision", expect.any(TypeError)]]);
    expect(stage.calls()).toEqual(["authorization.processRequest", "authorization.fail"]);
  });
});

describe("a callback that fails", () => {
  const boom = (): Promise<never> => Promise.reject(new Error("boom"));
  const failing: [step: string, options: Partial<AuthorizationOptions>][] = [
    ["session", { session: boom }],
    ["interact", { interact: boom }],
    ["interact", { interact: () => Response.error() }],
    ["interact", { interact: () => undefined as never }],
    ["isFirstParty", { isFirstParty: boom }],
    ["claims", { claims: boom, isFirstParty: () => true }],
    ["claims", { claims: () => [] as never, isFirstParty: () => true }],
    ["grant", { grant: boom, isFirstParty: () => true }],
    ["allowResources", { allowResources: boom, isFirstParty: () => true }],
    ["store", { store: { get: boom, set: boom, delete: boom } }],
    ["consents", { consents: { get: boom, set: boom, delete: boom } }],
  ];
  it.each(failing)("%s: the client gets server_error, and no ticket is left", async (step, options) => {
    const stage = createStage(options);
    const response = await stage.ask(stage.open({ ...ANNA }), {
      response_type: "code id_token",
      nonce: "n",
      scope: "openid email",
      resource: "https://rs.example.com/",
    });
    expect(errorOf(response)).toBe("server_error");
    expect(stage.faults.map(([step]) => step)).toEqual([step]);
    expect(stage.calls()).toEqual(["authorization.processRequest", "authorization.fail"]);
  });

  it("that hangs is not waited for", async () => {
    const stage = createStage({ session: () => new Promise(() => {}), callbackTimeout: 5 });
    expect(errorOf(await stage.ask(stage.open()))).toBe("server_error");
    expect(stage.faults).toEqual([["session", expect.objectContaining({ code: "ERR_CALLBACK_TIMEOUT" })]]);
  });
});

it("only a clear yes makes an application one's own, or a resource allowed", async () => {
  for (const almost of [1, "yes", {}, undefined, null]) {
    const stage = createStage({ isFirstParty: () => almost as never, allowResources: () => almost as never });
    const browser = stage.open(ANNA);
    expect(await needsOf(await stage.ask(browser, { resource: "https://rs.example.com/" }))).toEqual(["consent"]);
    expect(errorOf(await stage.decide(browser, { consented: true }))).toBe("invalid_target");
  }
});

it("a consent that cannot be remembered is still one", async () => {
  const consents = { get: () => undefined, set: () => Promise.reject(new Error("full")), delete: () => true };
  const stage = createStage({ consents });
  const browser = stage.open(ANNA);
  await stage.ask(browser);
  expect(errorOf(await stage.decide(browser, { consented: true }))).toBeUndefined();
  expect(stage.faults).toEqual([["consents", expect.any(Error)]]);
});

it.each([
  ["authlete", {}],
  ["session", undefined],
  ["interact", "page"],
  ["store", { get: () => undefined }],
  ["interactionLifetime", 0],
  ["extra", "x"],
  ["unknown", 1],
])("option %s is checked when the endpoint is made", (name, value) => {
  expect(() => createStage({ [name]: value })).toThrow(new RegExp(`authorization: (options\\.)?${name} must be `));
});

it("a store in memory makes room for what is new", () => {
  const store = memoryStore({ maxSize: 100 });
  for (let number = 0; number < 20; number++) void store.set(`key${number}`, "x".repeat(20));
  expect([store.get("key0"), store.get("key16"), store.get("key19")]).toEqual([
    undefined,
    "x".repeat(20),
    "x".repeat(20),
  ]);
});
