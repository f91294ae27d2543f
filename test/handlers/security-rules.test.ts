// Security rules for all endpoints of an authorization server, each named after its threat. The tests of an endpoint have those that
// only concern it.
import { pushedAuthorization, token, type UserSession } from "authlete/handlers";
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { challenge, verifier } from "../emulator/authorization/code-caller.js";
import { form } from "../emulator/caller.js";
import { createStage, errorOf, ISSUER, landed, needsOf, NOW, REDIRECT_URI } from "./authorization/stage.js";
import { basic, post, see, SERVER_ERROR } from "./authorization-server.js";

const ANNA = { subject: "anna", authTime: NOW - 100 };

type Stage = ReturnType<typeof createStage>;

/** Makes the API answer an authorization request with something other than an interaction. */
const answering = (stage: Stage, answer: object) => {
  stage.authlete.authorization.processRequest = () =>
    Promise.resolve({ resultCode: "A1", resultMessage: "x", ...answer } as never);
};

describe("ticket theft", () => {
  it("the ticket of a password does not leave the token endpoint, nor does one that fails", async () => {
    for (const given of ["anna", undefined, new Error("the database is down")]) {
      const { authlete, emulator } = createStage(
        {},
        { client: { grantTypes: ["PASSWORD"] }, service: { supportedGrantTypes: ["PASSWORD"] } },
      );
      const tickets: string[] = [];
      const { process } = authlete.token;
      authlete.token.process = async (body) => {
        const result = await process(body);
        tickets.push(result.ticket!);
        return result;
      };
      const faults: unknown[] = [];
      const endpoint = token({
        authlete,
        checkPassword: () => (given instanceof Error ? Promise.reject(given) : given),
        onError: (error, context) => void faults.push(error, context),
      });
      const parameters = { grant_type: "password", username: "anna", password: "p", scope: "openid" };
      const seen = await see(endpoint(post("/token", parameters, basic(emulator.clients[0]!))));
      expect(tickets).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
      expect(JSON.stringify([seen, faults, faults.map(String)])).not.toContain(tickets[0]);
    }
  });
});

describe("open redirector", () => {
  it.each([
    ["an error of the client", "LOCATION", 302, `${REDIRECT_URI}?error=x`],
    ["an error that cannot go to the client", "BAD_REQUEST", 400, null],
    ["a fault", "INTERNAL_SERVER_ERROR", 500, null],
    ["a page", "FORM", 200, null],
  ])("%s leads where the API says with LOCATION, and nowhere else", async (_, action, status, location) => {
    const stage = createStage();
    answering(stage, { action, responseContent: action === "LOCATION" ? location : '{"error":"x"}' });
    const response = await stage.ask(stage.open(), {
      redirect_uri: "https://evil.example.com/",
      return_to: "https://evil.example.com/",
      post_logout_redirect_uri: "https://evil.example.com/",
    });
    expect([response.status, response.headers.get("location")]).toEqual([status, location]);
  });
});

describe("mix-up", () => {
  it("the client gets the issuer, a code and a state of this server, whatever the request says of another one", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    const foreign = { code: "foreign", iss: "https://evil.example.com", session_state: "x", access_token: "x" };
    await stage.ask(browser, foreign);
    const { code, ...rest } = landed(await stage.decide(browser, { consented: true }));
    expect(rest).toEqual({ state: "s", iss: ISSUER });
    expect(code).toMatch(/^[\w-]{43}$/);
    const { error_description, ...failed } = landed(await stage.ask(browser, { ...foreign, prompt: "x" }));
    expect(error_description).toContain("A016303");
    expect(failed).toEqual({ error: "invalid_request", state: "s", iss: ISSUER });
  });
});

describe("cache", () => {
  it.each([
    ["INTERACTION", {}, 200],
    ["LOCATION", { prompt: "none" }, 302],
    ["FORM", { prompt: "none", response_mode: "form_post" }, 200],
    ["BAD_REQUEST", { client_id: "unknown" }, 400],
  ])("%s is not stored", async (_, parameters, status) => {
    const stage = createStage();
    const response = await stage.ask(stage.open(), parameters);
    expect([response.status, response.headers.get("cache-control")]).toEqual([status, "no-store"]);
  });

  it("nor is another method, a fault, or a decision that is out of date", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    const late = await stage.decide(browser, { consented: true }, "a".repeat(32));
    const method = await stage.endpoint(browser.request("/authorize", { method: "PUT" }));
    answering(stage, { action: "INTERNAL_SERVER_ERROR", responseContent: "{}" });
    const fault = await stage.ask(browser);
    const seen = [late, method, fault].map(({ status, headers }) => [status, headers.get("cache-control")]);
    expect(seen).toEqual([
      [400, "no-store"],
      [405, "no-store"],
      [500, "no-store"],
    ]);
  });
});

describe("prompt=none", () => {
  it.each<[string, UserSession | undefined, Record<string, string>]>([
    ["nobody is signed in", undefined, {}],
    ["the user has not agreed", ANNA, {}],
    ["the login is too old", ANNA, { max_age: "1" }],
    ["the time of the login is not known", { subject: "anna" }, { max_age: "1" }],
    ["the user is another one", ANNA, { claims: '{"id_token":{"sub":{"value":"ben"}}}' }],
    ["a client wants a page all the same", ANNA, { display: "popup", login_hint: "anna" }],
  ])("shows nothing and ends by fail where %s", async (_, session, parameters) => {
    const stage = createStage();
    const browser = stage.open(session);
    const response = await stage.ask(browser, { prompt: "none", ...parameters });
    expect([errorOf(response), stage.shown, [...browser.cookies.keys()]]).toEqual([expect.any(String), [], ["sid"]]);
    expect(stage.calls()).toEqual(["authorization.processRequest", "authorization.fail"]);
  });

  it("shows nothing and ends by issue where all is agreed to", async () => {
    const stage = createStage({ isFirstParty: () => true });
    expect(errorOf(await stage.ask(stage.open(ANNA), { prompt: "none" }))).toBeUndefined();
    expect(stage.shown).toEqual([]);
    expect(stage.calls()).toEqual(["authorization.processRequest", "authorization.issue"]);
  });
});

describe("faked assurance", () => {
  const claimsOf = async (session: UserSession) => {
    const stage = createStage({ isFirstParty: () => true });
    const request = { response_type: "id_token", nonce: "n", acr_values: "gold silver" };
    const { acr, auth_time } = decodeJwt(landed(await stage.ask(stage.open(session), request))["id_token"]!);
    return { acr, auth_time };
  };

  it("a session that knows neither gives neither acr nor auth_time, whatever was asked for", async () => {
    expect(await claimsOf({ subject: "anna" })).toEqual({ acr: undefined, auth_time: undefined });
  });

  it("a session gives its own acr and auth_time, not those that were asked for", async () => {
    const own = await claimsOf({ subject: "anna", authTime: NOW - 5, acr: "silver" });
    expect(own).toEqual({ acr: "silver", auth_time: NOW - 5 });
  });
});

describe("subject switch", () => {
  const hint = { claims: JSON.stringify({ id_token: { sub: { value: "anna" } } }) };

  it("between the login and the consent: nothing is issued for whom the client did not ask for", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    expect(await needsOf(await stage.ask(browser, hint))).toEqual(["consent"]);
    browser.session = { subject: "ben", authTime: NOW };
    const response = await stage.decide(browser, { authenticated: { subject: "ben", authTime: NOW }, consented: true });
    expect(landed(response)["error_description"]).toContain("A060304");
  });
});

describe("consent memory", () => {
  it("is of one client: another one has to ask for itself", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    await stage.decide(browser, { consented: true });
    const other = stage.emulator.addClient({
      clientName: "Other",
      bcDeliveryMode: null,
      grantTypes: ["AUTHORIZATION_CODE"],
      responseTypes: ["CODE"],
      redirectUris: [REDIRECT_URI],
    });
    expect(await needsOf(await stage.ask(browser, { client_id: String(other.clientId) }))).toEqual(["consent"]);
    expect(errorOf(await stage.ask(browser))).toBeUndefined();
  });

  it.each([
    ["a refusal", { refused: true }],
    ["a login alone", { authenticated: ANNA }],
    ["a page that was given up", {}],
  ] as const)("does not grow by %s", async (_, decision) => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    await stage.decide(browser, decision);
    expect(await needsOf(await stage.ask(browser))).toEqual(["consent"]);
  });

  it.each<[string, Record<string, string>, object?]>([
    [
      "details of an authorization",
      { authorization_details: '[{"type":"payment"}]' },
      { supportedAuthorizationDetailsTypes: ["payment"] },
    ],
    ["a purpose", { purpose: "to pay a bill" }],
    ["offline_access", { scope: "openid offline_access", prompt: "consent" }],
    [
      "a dynamic scope",
      { scope: "openid pay:7" },
      { supportedScopes: [{ name: "openid" }, { name: "pay", attributes: [{ key: "regex", value: "pay:\\d+" }] }] },
    ],
  ])("never holds %s: it is asked for each time", async (_, parameters, service = {}) => {
    const stage = createStage({}, { service, client: { authorizationDetailsTypes: ["payment"] } });
    const browser = stage.open(ANNA);
    for (let time = 0; time < 2; time++) {
      expect(await needsOf(await stage.ask(browser, parameters))).toEqual(["consent"]);
      expect(errorOf(await stage.decide(browser, { consented: true }))).toBeUndefined();
    }
  });
});

describe("consent tampering", () => {
  it.each([[["openid", "email"]], [["phone"]], [["openid", "openid "]], [[""]]])(
    "a decision for the scopes %j, of which some were not asked for, issues nothing",
    async (scopes) => {
      const stage = createStage();
      const browser = stage.open(ANNA);
      await stage.ask(browser, { scope: "openid profile" });
      expect(errorOf(await stage.decide(browser, { consented: { scopes } }))).toBe("server_error");
      expect(stage.calls()).toEqual(["authorization.processRequest", "authorization.fail"]);
    },
  );
});

describe("wrong dispatch", () => {
  it.each(["OK", "location", "", "INTERACTION ", "__proto__"])(
    "the action %j is a fault, with no redirect",
    async (action) => {
      const stage = createStage();
      answering(stage, { action, responseContent: REDIRECT_URI, ticket: "t" });
      const response = await stage.ask(stage.open(ANNA));
      expect([response.status, response.headers.get("location"), stage.shown]).toEqual([500, null, []]);
      expect(stage.faults).toHaveLength(1);
    },
  );

  it.each(["\r\nset-cookie: a=b", "\nset-cookie: a=b", "\r", "\0"])(
    "%j in a location makes no header",
    async (added) => {
      const stage = createStage();
      answering(stage, { action: "LOCATION", responseContent: `${REDIRECT_URI}?x=${added}y` });
      const response = await stage.ask(stage.open());
      expect([response.status, response.headers.get("location"), response.headers.getSetCookie()]).toEqual([
        500,
        null,
        [],
      ]);
    },
  );
});

describe("PKCE downgrade", () => {
  it.each([
    ["a code with a challenge, for a request without a verifier", { code_challenge: challenge }, {}, "A050312"],
    ["a code without a challenge, for a request with a verifier", {}, { code_verifier: verifier }, "A050317"],
  ])("the API refuses %s", async (_, asked, sent, code) => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    const method = "code_challenge" in asked ? { code_challenge_method: "S256" } : {};
    await stage.ask(browser, { ...asked, ...method });
    const found = landed(await stage.decide(browser, { consented: true }));
    const parameters = { grant_type: "authorization_code", code: found["code"], redirect_uri: REDIRECT_URI, ...sent };
    const endpoint = token({ authlete: stage.authlete });
    const { status, body } = await see(endpoint(post("/token", parameters, basic(stage.emulator.clients[0]!))));
    expect([status, body]).toMatchObject([
      400,
      { error: "invalid_grant", error_description: expect.stringContaining(code) as string },
    ]);
  });
});

describe("code in logs", () => {
  it("what the endpoints report of a fault holds no code, token, secret or header of the client", async () => {
    const stage = createStage();
    const [client] = stage.emulator.clients;
    const faults: unknown[] = [];
    const onError = (error: unknown, context: unknown) =>
      void faults.push(String(error), JSON.stringify([error, context]));
    for (const faulty of [
      { action: "SING" },
      { action: "INTERNAL_SERVER_ERROR", responseContent: "{}" },
      { action: "PASSWORD" },
    ]) {
      stage.authlete.token.process = () =>
        Promise.resolve({ resultCode: "A1", resultMessage: "x", ...faulty } as never);
      const parameters = { grant_type: "authorization_code", code: "the-code", code_verifier: "the-verifier" };
      const endpoint = token({ authlete: stage.authlete, onError, checkPassword: () => "anna" });
      const headers = { ...basic(client!), dpop: "the-proof" };
      expect(await see(endpoint(post("/token", parameters, headers)))).toMatchObject({ status: 500 });
    }
    expect(faults).toHaveLength(6);
    const { authorization: header } = basic(client!);
    for (const secret of ["the-code", "the-verifier", "the-proof", client!.clientSecret, header.slice(6)])
      expect(faults.join()).not.toContain(secret);
  });
});

describe("method", () => {
  it("of a pushed authorization request is POST, with a form", async () => {
    const stage = createStage();
    const endpoint = pushedAuthorization({ authlete: stage.authlete });
    for (const method of ["GET", "PUT", "DELETE", "HEAD", "OPTIONS"]) {
      const response = await endpoint(new Request(`${ISSUER}/par`, { method }));
      expect([method, response.status, response.headers.get("allow")]).toEqual([method, 405, "POST"]);
    }
    expect((await endpoint(post("/par", "{}", { "content-type": "application/json" }))).status).toBe(415);
    expect(stage.calls()).toEqual([]);
  });
});

describe("client certificate", () => {
  it("comes from the server's callback alone: a header from outside is none", async () => {
    const stage = createStage();
    const sent: (string | null | undefined)[] = [];
    const note = (body: { clientCertificate?: string | null | undefined }) => {
      sent.push(body.clientCertificate);
      return Promise.reject(new Error("enough"));
    };
    stage.authlete.token.process = stage.authlete.pushedAuthorization.create = note as never;
    const headers = Object.fromEntries(
      ["x-ssl-cert", "x-client-cert", "x-forwarded-client-cert", "client-cert", "ssl-client-cert"].map((name) => [
        name,
        "FORGED",
      ]),
    );
    const common = { authlete: stage.authlete, onError: () => {} };
    for (const clientCertificate of [undefined, () => undefined, () => "OF THE CONNECTION"]) {
      for (const make of [token, pushedAuthorization])
        await make({ ...common, clientCertificate })(post("/x", "a=b", headers));
    }
    expect(sent).toEqual([undefined, undefined, undefined, undefined, "OF THE CONNECTION", "OF THE CONNECTION"]);
  });
});

describe("issuing for a foreign client", () => {
  it("a decision ends the request that was made: what comes back from the page makes no other one of it", async () => {
    const stage = createStage();
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    const { reference } = stage.shown[0]!;
    const evil = {
      client_id: "1",
      redirect_uri: "https://evil.example.com/",
      state: "evil",
      scope: "admin",
      ticket: "evil",
    };
    const request = browser.request(`/decision?${form(evil)}`, { method: "POST", body: new URLSearchParams(evil) });
    const response = await stage.endpoint.decide(request, reference, { consented: true });
    expect(landed(response)["state"]).toBe("s");
    expect(stage.calls()).toEqual(["authorization.processRequest", "authorization.issue"]);
    expect(stage.emulator.requests[1]!.body).toMatchObject({ subject: "anna" });
  });
});

describe("Authlete errors", () => {
  const down = new Error("internal https://api.example.com [A004999] token-of-the-api");

  it("before there is a ticket: the browser gets a generic error, the server the whole of it", async () => {
    const stage = createStage();
    stage.authlete.authorization.processRequest = () => Promise.reject(down);
    expect(await see(stage.ask(stage.open()))).toMatchObject({ status: 500, body: SERVER_ERROR.body });
    expect(stage.faults).toEqual([["authorization.processRequest", down]]);
  });

  it("after that: the client gets server_error, without the message", async () => {
    const stage = createStage();
    stage.authlete.authorization.issue = () => Promise.reject(down);
    const browser = stage.open(ANNA);
    await stage.ask(browser);
    const response = await stage.decide(browser, { consented: true });
    expect(errorOf(response)).toBe("server_error");
    expect(JSON.stringify([...response.headers])).not.toMatch(/A004999|internal|token-of-the-api/);
    expect(stage.faults).toEqual([["authorization.issue", down]]);
  });
});
