// Other methods than the main one, and headers that are parsed by their grammar.
import {
  clientRegistration,
  deviceAuthorization,
  deviceVerification,
  discovery,
  federation,
  grantManagement,
  introspection,
  jwks,
  revocation,
  token,
} from "authlete/handlers";
import { describe, expect, it } from "vitest";
import { createApiDouble } from "../api-double.js";
import { createServer, JSON_HEADERS, post, see } from "../authorization-server.js";

const { authlete } = createApiDouble();
const CORS = { "access-control-allow-origin": "https://app.example" };
const preflight = new Headers({ origin: "https://app.example", "access-control-request-method": "POST" });
const pages = { session: () => null, showPage: () => new Response() };
const endpoints = (options: object) =>
  [
    ["token", token({ authlete, ...options }), "POST"],
    ["revocation", revocation({ authlete, ...options }), "POST"],
    ["introspection", introspection({ authlete, authorize: () => true, ...options }), "POST"],
    ["deviceAuthorization", deviceAuthorization({ authlete, ...options }), "POST"],
    ["deviceVerification", deviceVerification({ authlete, ...pages, ...options }), "GET, POST"],
    ["backchannelAuthentication", createServer(options).backchannelAuthentication, "POST"],
    [
      "clientRegistration",
      clientRegistration({ authlete, authorize: () => true, ...options }),
      "POST, GET, PUT, DELETE",
    ],
    ["federation", federation({ authlete, ...options }), "GET, POST"],
    ["grantManagement", grantManagement({ authlete, ...options }), "GET, DELETE"],
    ["jwks", jwks({ authlete, ...options }), "GET, HEAD"],
    ["discovery", discovery({ authlete, ...options }), "GET, HEAD"],
  ] as const;

describe.each(endpoints({ headers: CORS }))("%s with CORS", (_, handler, methods) => {
  it("answers a preflight, without asking anybody", async () => {
    const { status, headers, body } = await see(
      handler(new Request("https://as.example/x", { method: "OPTIONS", headers: preflight })),
    );
    expect([status, body]).toEqual([204, ""]);
    expect(headers).toMatchObject({ ...CORS, allow: `${methods}, OPTIONS`, "access-control-allow-methods": methods });
    expect(headers["access-control-allow-headers"]).toMatch(/\bauthorization\b.*\bcontent-type\b.*\bdpop\b/);
    expect(headers["vary"]).toMatch(/\borigin\b/);
  });

  it("names OPTIONS among its methods", async () => {
    const { status, headers } = await see(handler(new Request("https://as.example/x", { method: "PATCH" })));
    expect([status, headers["allow"]]).toEqual([405, `${methods}, OPTIONS`]);
  });
});

describe.each(endpoints({}))("%s without CORS", (_, handler, methods) => {
  it("takes no OPTIONS", async () => {
    const { status, headers } = await see(
      handler(new Request("https://as.example/x", { method: "OPTIONS", headers: preflight })),
    );
    expect([status, headers["allow"], headers["access-control-allow-methods"]]).toEqual([405, methods, undefined]);
  });
});

it("headers of the host take the place of those of the preflight, and vary is added to", async () => {
  const headers = { ...CORS, "access-control-allow-headers": "x-own", vary: "x-tenant" };
  const answer = await see(token({ authlete, headers })(new Request("https://as.example/x", { method: "OPTIONS" })));
  expect(answer.headers).toMatchObject({ "access-control-allow-headers": "x-own" });
  expect(answer.headers["vary"]).toMatch(/^origin, .*, x-tenant$/);
});

describe("a body is a form", () => {
  const statusOf = async (headers: Record<string, string>) =>
    (await token({ authlete })(post("/x", "a=b", headers))).status;
  const form = "application/x-www-form-urlencoded";

  it.each([
    { "content-type": `${form}; charset="utf-8"` },
    { "content-type": `${form};x="a;b, text/plain"` },
    { "content-type": form, "content-encoding": "identity" },
  ])("by %j", async (headers) => expect(await statusOf(headers)).toBe(200));

  it.each([
    { "content-type": `${form}; charset=utf-16` },
    { "content-type": `${form}, text/plain` },
    { "content-type": `text/plain; x="${form}"` },
    { "content-type": `${form}; charset` },
    { "content-type": form, "content-encoding": "identity, gzip" },
  ])("not by %j", async (headers) => expect(await statusOf(headers)).toBe(415));
});

describe("credentials of the Basic scheme", () => {
  const sent = async (authorization: string) => {
    const api = createApiDouble();
    const { status } = await token({ authlete: api.authlete })(post("/x", "a=b", { authorization }));
    return [status, api.calls[0]?.[1] ?? null];
  };
  it("are none of another scheme that begins like it", async () => {
    expect(await sent("Basic-x YTpi")).toEqual([200, { parameters: "a=b" }]);
    expect(await sent("Basics YTpi")).toEqual([200, { parameters: "a=b" }]);
    expect(await sent("Bearer Basic")).toEqual([200, { parameters: "a=b" }]);
  });
  it("are read in any case, and refused where they cannot be read", async () => {
    expect(await sent("bASIC   YTpi")).toEqual([200, { parameters: "a=b", clientId: "a", clientSecret: "b" }]);
    for (const bad of ["Basic", 'Basic realm="x"', "Basic YTpi, Basic YTpi", "Basic YTpi x"]) {
      expect(await sent(bad), bad).toEqual([expect.toSatisfy((status) => status !== 200 || bad === ""), null]);
    }
  });
});

describe("an answer of the API without an action", () => {
  const operations = [
    "token.process",
    "revocation.process",
    "introspection.standardProcess",
    "ciba.processAuthentication",
    "ciba.issue",
  ];
  it.each(operations)("%s: nothing is decided by it", async (operation) => {
    for (const answer of [undefined, null, {}, { action: 5 }, { action: "" }, []]) {
      const api = createApiDouble();
      const [group, method] = operation.split(".") as ["token", "process"];
      Object.assign(api.authlete[group], { [method]: () => Promise.resolve(answer) });
      const asked: unknown[] = [];
      const options = { authlete: api.authlete, onError: api.onError };
      const usual = {
        identifyUser: () => ({ subject: "anna" }),
        checkUserCode: () => true,
        checkResources: () => true,
      };
      const handlers = {
        token: token(options),
        revocation: revocation(options),
        introspection: introspection({ ...options, authorize: () => true }),
        ciba: createServer({ ...options, ...usual, askUser: (transaction) => void asked.push(transaction) })
          .backchannelAuthentication,
      };
      const seen = await see(handlers[group as keyof typeof handlers](post("/x", "a=b")));
      expect(seen).toEqual({ status: 500, headers: JSON_HEADERS, body: { error: "server_error" } });
      expect(api.faults).toMatchObject([[expect.anything(), operation, { code: "ERR_ANSWER" }]]);
      expect(asked).toEqual([]);
    }
  });

  it("a password is not checked without a ticket", async () => {
    const { authlete, faults, onError } = createApiDouble({ "token.process": { action: "PASSWORD" } });
    const checked: unknown[] = [];
    const handler = token({ authlete, onError, checkPassword: (result) => (checked.push(result), "anna") });
    expect((await handler(post("/x", "a=b"))).status).toBe(500);
    expect([checked, faults]).toMatchObject([[], [["token", expect.anything(), { code: "ERR_ANSWER" }]]]);
  });

  it.each([
    [jwks, "getJwks", [undefined, {}, [], { keys: null }, null]],
    [discovery, "getConfiguration", [undefined, null, [], {}]],
  ] as const)("no document is made or kept of it", async (make, method, answers) => {
    const { authlete, faults, onError } = createApiDouble();
    const handler = make({ authlete, onError });
    for (const answer of answers) {
      const good = { ...authlete.service };
      Object.assign(authlete.service, { [method]: () => Promise.resolve(answer) });
      const own = make({ authlete, onError });
      const status = (await own(new Request("https://as.example/x"))).status;
      expect([answer, status]).toEqual([answer, 500]);
      Object.assign(authlete.service, good);
      expect((await own(new Request("https://as.example/x"))).status).toBe(200);
    }
    expect(faults.length).toBeGreaterThan(2);
    expect((await handler(new Request("https://as.example/x"))).status).toBe(200);
  });
});
