// The verification page: RFC 8628, sections 3.3, 5.1 and 5.4.
import { deviceVerification, memoryStore, type DeviceVerificationOptions } from "authlete/handlers";
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { createApiDouble } from "../api-double.js";
import { anna, bert, deviceStage } from "./device-stage.js";

const wrong = "XXXXXXXX";

describe("the verification page", () => {
  it("takes a user from the code to the tokens of the device", async () => {
    const stage = deviceStage({ claims: (subject) => ({ email: `${subject}@example.com`, name: "not asked for" }) });
    const { user_code, device_code } = await stage.begin();
    const browser = stage.open(anna);
    const page = await stage.type(browser, user_code);
    expect([page.status, stage.pages.at(-1)]).toMatchObject([
      200,
      {
        show: "consent",
        userCode: user_code,
        session: anna,
        question: { clientName: "Television", scopes: [{ name: "openid" }, { name: "email" }] },
      },
    ]);
    expect(JSON.stringify(stage.pages)).not.toMatch(/resultMessage|A224001/);
    expect(await stage.poll(device_code)).toMatchObject({ error: "authorization_pending" });

    const done = await stage.decide(browser, { consented: true });
    expect([done.status, stage.pages.at(-1)]).toEqual([200, { show: "done", consented: true }]);
    const { id_token, scope } = await stage.poll(device_code);
    expect(scope).toBe("openid email");
    const claims = decodeJwt(String(id_token));
    expect(claims).toMatchObject({ sub: "anna", acr: anna.acr, auth_time: anna.authTime, email: "anna@example.com" });
    expect(claims).not.toHaveProperty("name");
    expect(stage.faults).toEqual([]);
  });

  it("gives what the user has left of the scopes, and no claims of the others", async () => {
    const stage = deviceStage({ claims: () => ({ email: "anna@example.com" }) });
    const { user_code, device_code } = await stage.begin();
    const browser = stage.open(anna);
    await stage.type(browser, user_code);
    await stage.decide(browser, { consented: { scopes: ["openid"] } });
    const { id_token, scope } = await stage.poll(device_code);
    expect([scope, decodeJwt(String(id_token))["email"]]).toEqual(["openid", undefined]);
  });

  it.each([
    [true, "access_denied"],
    ["TRANSACTION_FAILED", "expired_token"],
  ] as const)("ends a request that is refused, %s, and does not say that it is connected", async (refused, error) => {
    const stage = deviceStage();
    const { user_code, device_code } = await stage.begin();
    const browser = stage.open(anna);
    await stage.type(browser, user_code);
    await stage.decide(browser, { refused });
    expect(stage.pages.at(-1)).toEqual({ show: "done", consented: false });
    expect(await stage.poll(device_code)).toMatchObject({ error });
  });
});

describe("rule 1: what a device gets", () => {
  it("is responseContent alone, by POST alone", async () => {
    const stage = deviceStage();
    expect(Object.keys(await stage.begin())).toEqual([
      ...["device_code", "user_code", "verification_uri", "verification_uri_complete", "expires_in", "interval"],
    ]);
    const { status, headers } = await stage.endpoint(new Request("https://as.example.com/device", { method: "PUT" }));
    expect([status, headers.get("allow")]).toEqual([405, "GET, POST"]);
  });
});

describe("rules 2 and 3: a code is brought into its form, and goes on without the groups that were shown", () => {
  it.each([
    ["in lower case", (code: string) => code.toLowerCase()],
    ["with hyphens and spaces", (code: string) => ` ${code.slice(0, 4)} - ${code.slice(4)}.`],
    ["in full width", (code: string) => code.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
  ])("typed in %s", async (_name, typed) => {
    const stage = deviceStage();
    const { user_code } = await stage.begin();
    await stage.type(stage.open(anna), typed(user_code));
    expect(stage.pages.at(-1)).toMatchObject({ show: "consent", userCode: user_code });
  });

  it("of digits, too", async () => {
    const settings = { userCodeCharset: "NUMERIC", userCodeLength: 6 } as const;
    const stage = deviceStage(settings, settings);
    const { user_code } = await stage.begin();
    await stage.type(stage.open(anna), `${user_code.slice(0, 3)}-x-${user_code.slice(3)}`);
    expect(stage.pages.at(-1)).toMatchObject({ show: "consent", userCode: user_code });
  });

  it("and where its length is wrong, the API is not asked, but the attempt counts", async () => {
    const stage = deviceStage({ maxAttempts: 2 });
    const browser = stage.open(anna);
    for (const status of [404, 404, 429]) expect((await stage.type(browser, "BCD")).status).toBe(status);
    expect(stage.calls()).toEqual([]);
  });
});

describe("rule 5: wrong codes", () => {
  it("are limited for each user, whatever the browser, until the period is over", async () => {
    const stage = deviceStage();
    const { user_code } = await stage.begin();
    for (let n = 0; n < 5; n += 1) expect((await stage.type(stage.open(anna), wrong)).status).toBe(404);
    expect(stage.pages.at(-1)).toEqual({ show: "code", userCode: "", problem: "unknown" });
    expect((await stage.type(stage.open(anna), user_code)).status).toBe(429);
    expect(stage.pages.at(-1)).toEqual({ show: "code", userCode: "", problem: "too many attempts" });
    expect((await stage.type(stage.open(bert), user_code)).status).toBe(200);
    stage.clock.advance(599);
    expect((await stage.type(stage.open(anna), user_code)).status).toBe(429);
    stage.clock.advance(1);
    expect((await stage.type(stage.open(anna), wrong)).status).toBe(404);
  });

  it("are limited for each address, whoever the user", async () => {
    const stage = deviceStage({ address: () => "192.0.2.1", maxAttempts: 2 });
    const { user_code } = await stage.begin();
    await stage.type(stage.open(anna), wrong);
    await stage.type(stage.open(bert), wrong);
    expect((await stage.type(stage.open({ subject: "carla" }), user_code)).status).toBe(429);
  });

  it("are limited when they come all at once", async () => {
    const stage = deviceStage();
    const answers = await Promise.all(Array.from({ length: 50 }, () => stage.type(stage.open(anna), wrong)));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(5);
    expect(stage.calls()).toHaveLength(5);
  });

  it("are counted in the store, so that several machines have one limit", async () => {
    const store = memoryStore();
    const [one, other] = [deviceStage({ store, maxAttempts: 1 }), deviceStage({ store, maxAttempts: 1 })];
    expect((await one.type(one.open(anna), wrong)).status).toBe(404);
    expect((await other.type(other.open(anna), wrong)).status).toBe(429);
  });

  it("are those alone: right ones do not count", async () => {
    const stage = deviceStage({ maxAttempts: 1 });
    const browser = stage.open(anna);
    for (let n = 0; n < 3; n += 1)
      expect((await stage.type(browser, (await stage.begin()).user_code)).status).toBe(200);
  });

  it("that have expired are told apart, and count", async () => {
    const stage = deviceStage({ maxAttempts: 1 });
    const { user_code } = await stage.begin();
    stage.clock.advance(600);
    const browser = stage.open(anna);
    expect((await stage.type(browser, user_code)).status).toBe(400);
    expect(stage.pages.at(-1)).toEqual({ show: "code", userCode: "", problem: "expired" });
    expect((await stage.type(browser, wrong)).status).toBe(429);
  });
});

describe("rule 6: who is not signed in", () => {
  it("signs in before any code is tried, which is kept for the form", async () => {
    const stage = deviceStage();
    const { user_code } = await stage.begin();
    const browser = stage.open();
    await stage.type(browser, user_code);
    expect(stage.pages.at(-1)).toEqual({ show: "login", userCode: user_code });
    expect(stage.calls()).toEqual([]);
  });

  it("is asked of the session: the subject is never the page's", async () => {
    const stage = deviceStage();
    const { user_code, device_code } = await stage.begin();
    const browser = stage.open(anna);
    await stage.type(browser, user_code);
    await stage.decide(browser, { consented: { subject: "mallory", acr: "urn:example:acr:device" } as object });
    const { id_token } = await stage.poll(device_code);
    expect(decodeJwt(String(id_token))).toMatchObject({ sub: "anna", acr: anna.acr });
  });
});

describe("rule 7: a decision", () => {
  const toConsent = async (options: Partial<DeviceVerificationOptions> = {}) => {
    const stage = deviceStage(options);
    const { user_code, device_code } = await stage.begin();
    const browser = stage.open(anna);
    await stage.type(browser, user_code);
    return { ...stage, browser, device_code, user_code };
  };
  const outOfDate = { show: "code", userCode: "", problem: "out of date" };

  it("is taken once", async () => {
    const { decide, browser, pages } = await toConsent();
    await decide(browser, { consented: true });
    expect((await decide(browser, { refused: true })).status).toBe(400);
    expect(pages.at(-1)).toEqual(outOfDate);
  });

  it.each([
    ["another user", bert],
    ["the same user", anna],
  ])("is not taken from another browser, of %s", async (_name, session) => {
    const { open, decide, pages, poll, device_code } = await toConsent();
    await decide(open(session), { consented: true });
    expect(pages.at(-1)).toEqual(outOfDate);
    expect(await poll(device_code)).toMatchObject({ error: "authorization_pending" });
  });

  it.each([bert, undefined])("is not taken from who is signed in by then: %j", async (session) => {
    const { signIn, decide, browser, pages, poll, device_code } = await toConsent();
    signIn(browser, session);
    await decide(browser, { consented: true });
    expect(pages.at(-1)).toEqual(outOfDate);
    expect(await poll(device_code)).toMatchObject({ error: "authorization_pending" });
  });

  it("needs a reference that was given out", async () => {
    const { decide, browser, pages } = await toConsent();
    await decide(browser, { consented: true }, "x".repeat(32));
    expect(pages.at(-1)).toEqual(outOfDate);
  });

  it("that comes after the code has expired, or was used elsewhere, says so", async () => {
    const late = await toConsent();
    late.clock.advance(600);
    expect((await late.decide(late.browser, { consented: true })).status).toBe(400);
    expect(late.pages.at(-1)).toEqual({ show: "code", userCode: "", problem: "expired" });

    const used = await toConsent();
    const second = used.open(bert);
    await used.type(second, used.user_code);
    await used.decide(second, { consented: true });
    const [first] = used.pages.filter(({ show }) => show === "consent");
    expect(
      (await used.decide(used.browser, { consented: true }, (first as { reference: string }).reference)).status,
    ).toBe(404);
  });

  it.each([
    {},
    { consented: false },
    { refused: false },
    { refused: "DENIED" },
    { consented: true, refused: true },
    { consented: { scopes: ["openid", "payments.read"] } },
    { approved: true },
    null,
  ])("that is none is a fault, and nothing is decided: %j", async (decision) => {
    const { decide, browser, faults, poll, device_code } = await toConsent();
    expect((await decide(browser, decision as never)).status).toBe(500);
    expect(faults).toEqual([expect.any(TypeError)]);
    expect(await poll(device_code)).toMatchObject({ error: "authorization_pending" });
    expect((await decide(browser, { consented: true })).status).toBe(200);
  });
});

describe("rule 9: a link with a code", () => {
  it("only fills in the form", async () => {
    const stage = deviceStage();
    const { user_code } = await stage.begin();
    const response = await stage.visit(stage.open(anna), `?user_code=${user_code.toLowerCase()}`);
    expect([response.status, stage.pages]).toEqual([200, [{ show: "code", userCode: user_code }]]);
    expect(stage.calls()).toEqual([]);
  });

  it("does no more as a form of another site", async () => {
    const stage = deviceStage();
    const { user_code } = await stage.begin();
    const init = {
      method: "POST",
      body: new URLSearchParams({ user_code }),
      headers: { "sec-fetch-site": "cross-site" },
    };
    await stage.endpoint(stage.open(anna).request("/device", init));
    expect([stage.pages, stage.calls()]).toEqual([[{ show: "code", userCode: user_code }], []]);
  });

  it.each(["", "?user_code=", "?user_code=%3Cscript%3E", "?user_code=BCDF"])(
    "that is no code fills in nothing: %j",
    async (query) => {
      const stage = deviceStage();
      await stage.visit(stage.open(anna), query);
      expect(stage.pages).toEqual([{ show: "code", userCode: "" }]);
    },
  );
});

it("rule 10: no page has a challenge", async () => {
  const stage = deviceStage();
  expect((await stage.visit(stage.open())).headers.get("www-authenticate")).toBeNull();
});

it("rule 11: pages are not kept, not framed, and send no referrer; the browser's secret is out of reach", async () => {
  const stage = deviceStage();
  const { user_code } = await stage.begin();
  const browser = stage.open(anna);
  const pages = [
    await stage.visit(browser),
    await stage.type(browser, wrong),
    await stage.type(browser, user_code),
    await stage.decide(browser, { consented: true }),
  ];
  for (const { headers } of pages) {
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
      "content-security-policy": "frame-ancestors 'none'",
    });
  }
  const [set, taken] = [pages[2]!, pages[3]!].map(({ headers }) => headers.get("set-cookie"));
  expect(set).toMatch(/^__Host-authz-[\w-]{8}=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/);
  expect(taken).toMatch(/Max-Age=0/);
});

it("rule 13: what is given up at the consent page ends by itself", async () => {
  const stage = deviceStage();
  const { user_code, device_code } = await stage.begin();
  await stage.type(stage.open(anna), user_code);
  stage.clock.advance(600);
  expect(await stage.poll(device_code)).toMatchObject({ error: "expired_token" });
});

describe("rule 14: an answer of the API that is none", () => {
  const stageWith = async (results: Record<string, object>) => {
    const { authlete } = createApiDouble(results);
    const stage = deviceStage({ authlete });
    const browser = stage.open(anna);
    const response = await stage.type(browser, "BCDFGHJK");
    return { ...stage, browser, response };
  };

  it.each(["SERVER_ERROR", "INTERNAL_SERVER_ERROR", "NEWER"])("is a neutral page and a fault: %s", async (action) => {
    const { response, pages, faults } = await stageWith({ "deviceFlow.verification": { action, resultCode: "A1" } });
    expect([response.status, pages]).toEqual([500, [{ show: "error" }]]);
    expect(faults).toMatchObject([{ code: "ERR_ACTION", message: `deviceFlow.verification returned ${action} (A1)` }]);
  });

  it.each(["SERVER_ERROR", "INVALID_REQUEST", "NEWER"])("after the decision, too: %s", async (action) => {
    const stage = await stageWith({ "deviceFlow.complete": { action, resultCode: "A1" } });
    expect((await stage.decide(stage.browser, { consented: true })).status).toBe(500);
    expect(stage.pages.at(-1)).toEqual({ show: "error" });
    expect(stage.faults).toMatchObject([{ code: "ERR_ACTION" }]);
  });
});

describe("rule 15: the grant of another user", () => {
  const grant = { scopes: [{ scope: "openid", resource: null }] };
  it.each([
    ["anna", { grant, grantSubject: "anna" }],
    ["bert", {}],
  ])("is not shown: %s", async (grantSubject, shown) => {
    const valid = { action: "VALID", resultCode: "A224001", gmAction: "MERGE", grantId: "g", grant, grantSubject };
    const { authlete } = createApiDouble({ "deviceFlow.verification": valid });
    const stage = deviceStage({ authlete });
    await stage.type(stage.open(anna), "BCDFGHJK");
    expect(stage.pages.at(-1)).toMatchObject({ question: { gmAction: "MERGE", grantId: "g", ...shown } });
    const { question } = stage.pages.at(-1) as { question: object };
    expect("grant" in question).toBe("grant" in shown);
  });
});

describe("callbacks", () => {
  it.each([
    ["session", { session: () => "anna" }],
    ["showPage", { showPage: () => undefined }],
    ["address", { address: () => 7 }],
    ["claims", { claims: () => "x" }],
  ] as const)("that give nonsense are a fault, which the user does not see: %s", async (_name, options) => {
    const stage = deviceStage(options as never);
    const { user_code } = await stage.begin();
    const browser = stage.open(anna);
    const typed = await stage.type(browser, user_code);
    const response = typed.status === 200 ? await stage.decide(browser, { consented: true }) : typed;
    expect([response.status, await response.json()]).toEqual([500, { error: "server_error" }]);
    expect(stage.faults).toEqual([expect.any(TypeError)]);
  });

  it("keep a status of their own", async () => {
    const stage = deviceStage({ showPage: () => new Response("Try again", { status: 422 }) });
    const response = await stage.type(stage.open(anna), wrong);
    expect([response.status, await response.text()]).toEqual([422, "Try again"]);
  });
});

it.each([
  ["session", { session: undefined }],
  ["showPage", { showPage: 1 }],
  ["userCodeCharset", { userCodeCharset: "HEX" }],
  ["userCodeLength", { userCodeLength: 0 }],
  ["maxAttempts", { maxAttempts: 0 }],
  ["store", { store: new WeakSet() }],
])("a wrong option is named: %s", (name, options) => {
  const { authlete } = createApiDouble();
  const make = () =>
    deviceVerification({ authlete, session: () => anna, showPage: () => new Response(), ...options } as never);
  expect(make).toThrow(new RegExp(`^deviceVerification: ${name} must be `));
});
