// Whatever a callback returns, throws or never finishes: the handler answers, the developer is told once, and nothing is issued.
import {
  backchannelAuthentication,
  clientRegistration,
  completion,
  createRateLimit,
  deviceAuthorization,
  deviceVerification,
  discovery,
  federation,
  grantManagement,
  introspection,
  jwks,
  revocation,
  token,
  type Handler,
} from "authlete/handlers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createApiDouble } from "./api-double.js";
import { JSON_HEADERS, post, see, SERVER_ERROR, type Seen } from "./authorization-server.js";
import { FAILURES, SILENCES, WRONG_OBJECTS, WRONG_VALUES } from "./odd-outcomes.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

type Setup = (odd: () => never) => {
  api: ReturnType<typeof createApiDouble>;
  handler: Handler;
  request?: Request;
};

const form = () => post("/x", "a=b");
const backchannel = (options: object, results: Record<string, object> = {}): ReturnType<Setup> => {
  const api = createApiDouble(results);
  const { authlete, onError } = api;
  const usual = {
    identifyUser: () => "anna",
    checkResources: () => true,
    checkUserCode: () => true,
    complete: completion({ authlete, onError }),
    askUser: () => {},
  };
  return { api, handler: backchannelAuthentication({ ...usual, authlete, onError, ...options }) };
};
const tokens = (action: string, options: object): ReturnType<Setup> => {
  const api = createApiDouble({ "token.process": { action, ticket: "t" } });
  return { api, handler: token({ authlete: api.authlete, onError: api.onError, ...options }) };
};
const document = (make: typeof jwks | typeof discovery, now: () => never): ReturnType<Setup> => {
  const api = createApiDouble();
  const handler = make({ authlete: api.authlete, onError: api.onError, now });
  return { api, handler, request: new Request("https://as.example.com/x") };
};
const certificate =
  (make: typeof token | typeof revocation | typeof deviceAuthorization) => (clientCertificate: () => never) => {
    const api = createApiDouble();
    return { api, handler: make({ authlete: api.authlete, onError: api.onError, clientCertificate }) };
  };
const introspect = (authorize: () => never): ReturnType<Setup> => {
  const api = createApiDouble();
  return { api, handler: introspection({ authlete: api.authlete, onError: api.onError, authorize }) };
};
const registration = (options: object): ReturnType<Setup> => {
  const { authlete, onError, ...api } = createApiDouble();
  const headers = { "content-type": "application/json" };
  const request = new Request("https://as.example.com/register", { method: "POST", headers, body: "{}" });
  const handler = clientRegistration({ authlete, onError, authorize: () => true, ...options });
  return { api: { ...api, authlete, onError }, handler, request };
};
const member = (allowRegistration: () => never): ReturnType<Setup> => {
  const { authlete, onError, ...api } = createApiDouble();
  const headers = { "content-type": "application/entity-statement+jwt" };
  const request = new Request("https://as.example.com/federation", { method: "POST", headers, body: "x" });
  return { api: { ...api, authlete, onError }, handler: federation({ authlete, onError, allowRegistration }), request };
};
const grants = (clientCertificate: () => never): ReturnType<Setup> => {
  const api = createApiDouble();
  const request = new Request("https://as.example.com/grants/x", { headers: { authorization: "Bearer t" } });
  return {
    api,
    handler: grantManagement({ authlete: api.authlete, onError: api.onError, clientCertificate }),
    request,
  };
};
const device = (options: object): ReturnType<Setup> => {
  const api = createApiDouble();
  const usual = { session: () => ({ subject: "anna" }), showPage: () => new Response() };
  const handler = deviceVerification({ authlete: api.authlete, onError: api.onError, ...usual, ...options });
  return { api, handler, request: post("/x", "user_code=BCDFGHJK") };
};
const hinted = { "ciba.processAuthentication": { hintType: "LOGIN_HINT_TOKEN" } };

const REFUSED = ["ciba.processAuthentication", "ciba.fail"];

/** Endpoint, callback, how to get to it, and the API calls that remain if it fails. */
const CALLBACKS: [endpoint: string, step: string, setup: Setup, calls: string[]][] = [
  ["backchannelAuthentication", "clientCertificate", (odd) => backchannel({ clientCertificate: odd }), []],
  [
    "backchannelAuthentication",
    "isLoginHintTokenExpired",
    (odd) => backchannel({ isLoginHintTokenExpired: odd }, hinted),
    REFUSED,
  ],
  ["backchannelAuthentication", "identifyUser", (odd) => backchannel({ identifyUser: odd }), REFUSED],
  ["backchannelAuthentication", "allowClient", (odd) => backchannel({ allowClient: odd }), REFUSED],
  [
    "backchannelAuthentication",
    "needsUserCode",
    (odd) => backchannel({ needsUserCode: odd }, { "ciba.processAuthentication": { userCode: null } }),
    REFUSED,
  ],
  ["backchannelAuthentication", "checkUserCode", (odd) => backchannel({ checkUserCode: odd }), REFUSED],
  ["backchannelAuthentication", "checkBindingMessage", (odd) => backchannel({ checkBindingMessage: odd }), REFUSED],
  ["backchannelAuthentication", "checkResources", (odd) => backchannel({ checkResources: odd }), REFUSED],
  ["backchannelAuthentication", "allowRequest", (odd) => backchannel({ allowRequest: odd }), REFUSED],
  ["backchannelAuthentication", "now", (odd) => backchannel({ now: odd }), REFUSED],
  ["backchannelAuthentication", "now", (odd) => backchannel({ now: odd }, hinted), REFUSED],
  [
    "backchannelAuthentication",
    "allowRequest",
    (odd) => {
      // A rate limit without a valid time does not limit.
      const mayBeAsked = createRateLimit({ limit: 1, period: 60, now: odd });
      return backchannel({ allowRequest: () => mayBeAsked("anna") });
    },
    REFUSED,
  ],
  ["token", "clientCertificate", certificate(token), []],
  ["token", "checkPassword", (odd) => tokens("PASSWORD", { checkPassword: odd }), ["token.process"]],
  ["token", "otherGrant", (odd) => tokens("TOKEN_EXCHANGE", { otherGrant: odd }), ["token.process"]],
  ["revocation", "clientCertificate", certificate(revocation), []],
  ["introspection", "authorize", introspect, []],
  ["clientRegistration", "authorize", (odd) => registration({ authorize: odd }), []],
  ["clientRegistration", "before", (odd) => registration({ before: odd }), []],
  ["federation", "allowRegistration", member, []],
  ["grantManagement", "clientCertificate", grants, []],
  ["deviceAuthorization", "clientCertificate", certificate(deviceAuthorization), []],
  ["deviceVerification", "session", (odd) => device({ session: odd }), []],
  ["deviceVerification", "address", (odd) => device({ address: odd }), []],
  ["deviceVerification", "now", (odd) => device({ now: odd }), []],
  ["deviceVerification", "showPage", (odd) => device({ showPage: odd }), ["deviceFlow.verification"]],
  ["jwks", "now", (odd) => document(jwks, odd), []],
  ["discovery", "now", (odd) => document(discovery, odd), []],
];

/** Callbacks whose invalid answers are treated as the cautious one: the request is refused, and the developer is told. */
const CAREFUL: Record<string, string> = {
  isLoginHintTokenExpired: "expired_login_hint_token",
  needsUserCode: "missing_user_code",
};

async function outcomeOf(setup: Setup, callback: () => unknown) {
  const { api, handler, request = form() } = setup(callback as () => never);
  const answering = see(handler(request));
  await vi.advanceTimersByTimeAsync(30_000);
  const answer = await answering;
  return { answer, faults: api.faults, calls: api.calls.map(([operation]) => operation) };
}

describe.each(CALLBACKS)("%s: %s", (endpoint, step, setup, calls) => {
  it.each(FAILURES)("that %s is a fault of the server", async (_, callback) => {
    const { answer, calls: called, faults } = await outcomeOf(setup, callback);
    expect([answer, called]).toEqual([SERVER_ERROR, calls]);
    expect(faults.map(([endpoint, step]) => [endpoint, step])).toEqual([[endpoint, step]]);
  });

  it.each(SILENCES)("that %s is a fault of the server, after 30 seconds", async (_, callback) => {
    const { answer, calls: called, faults } = await outcomeOf(setup, callback);
    expect([answer, called]).toEqual([SERVER_ERROR, calls]);
    // The time is needed synchronously, so a promise of it is invalid.
    const isTime = step === "now" || setup.toString().includes("createRateLimit");
    const message = isTime ? /^now must return/ : new RegExp(`^${step} did not settle within 30000 ms`);
    expect(faults).toMatchObject([[endpoint, step, { message: expect.stringMatching(message) as string }]]);
    if (!isTime) expect(faults).toMatchObject([[endpoint, step, { code: "ERR_CALLBACK_TIMEOUT" }]]);
  });

  it.each([...WRONG_OBJECTS, ...WRONG_VALUES])("that %s is a fault of the server", async (name, callback) => {
    const outcome = await outcomeOf(setup, callback);
    // As documented, anything other than true, or settings, means no.
    if (step === "authorize" && endpoint === "clientRegistration") {
      const answer = { status: 401, headers: { "cache-control": "no-store", "www-authenticate": "Bearer" }, body: "" };
      return expect(outcome).toEqual({ answer, faults: [], calls: [] });
    }
    if (step === "allowRegistration") {
      const answer = { status: 429, headers: JSON_HEADERS, body: { error: "temporarily_unavailable" } };
      return expect(outcome).toEqual({ answer, faults: [], calls: [] });
    }
    if (step === "authorize" && WRONG_VALUES.some(([wrong]) => wrong === name)) {
      const headers = { ...JSON_HEADERS, "www-authenticate": 'Basic realm="introspection"' };
      const answer = { status: 401, headers, body: { error: "invalid_client" } };
      return expect(outcome).toEqual({ answer, faults: [], calls: [] });
    }
    const error = CAREFUL[step];
    const answer = error ? { status: 400, headers: JSON_HEADERS, body: { error } } : SERVER_ERROR;
    expect(outcome).toEqual({ answer, faults: [[endpoint, step, expect.anything()]], calls });
  });
});

const looksLike: [string, () => unknown][] = [
  ["gives a plain object", () => ({ status: 200, headers: {}, body: "x" })],
  ["gives false", () => false],
  ["gives a text", () => "x"],
];
it.each(looksLike)("token: otherGrant that %s is a fault of the server", async (_, otherGrant) => {
  const { answer, faults } = await outcomeOf(() => tokens("JWT_BEARER", { otherGrant }), otherGrant);
  expect([answer, faults]).toEqual([SERVER_ERROR, [["token", "otherGrant", expect.any(TypeError)]]]);
});

it("token: otherGrant may give a response of another implementation", async () => {
  // Like one of a package or another realm: its prototype is not this realm's Response.
  const foreign = new Response("{}", { status: 201, headers: { "content-type": "application/json" } });
  const { status, headers, body, bodyUsed } = foreign;
  const otherGrant = () => ({ status, headers, body, bodyUsed, [Symbol.toStringTag]: "Response" });
  const { answer, faults } = await outcomeOf(() => tokens("JWT_BEARER", { otherGrant }), otherGrant);
  const own = { "content-type": "application/json", "cache-control": "no-store" };
  expect([answer, faults]).toEqual([{ status: 201, headers: own, body: {} }, []]);
});

describe("once the answer is settled", () => {
  const begun: Seen = { status: 200, headers: JSON_HEADERS, body: {} };
  const refused: Seen = { status: 400, headers: JSON_HEADERS, body: { error: "access_denied" } };
  const ISSUED = ["ciba.processAuthentication", "ciba.issue"];
  const COMPLETED = [...ISSUED, "ciba.complete"];
  const approve = () => ({ result: "AUTHORIZED" });
  const rows: [step: string, setup: Setup, answer: Seen, calls: string[]][] = [
    ["onRefusal", (odd) => backchannel({ allowRequest: () => false, onRefusal: odd }), refused, REFUSED],
    ["waitUntil", (odd) => backchannel({ waitUntil: odd }), begun, ISSUED],
    ["onCompletion", (odd) => backchannel({ askUser: approve, onCompletion: odd }), begun, COMPLETED],
    ["complete", (odd) => backchannel({ askUser: approve, complete: odd }), begun, ISSUED],
  ];

  describe.each(rows)("%s", (step, setup, answer, calls) => {
    it.each(FAILURES)("that %s changes nothing", async (_, callback) => {
      const outcome = await outcomeOf(setup, callback);
      expect([outcome.answer, outcome.calls]).toEqual([answer, calls]);
      const where = outcome.faults.map(([endpoint, step]) => [endpoint, step]);
      expect(where).toEqual([["backchannelAuthentication", step]]);
    });

    it.each([...SILENCES, ...WRONG_OBJECTS, ...WRONG_VALUES])("that %s changes nothing", async (_, callback) => {
      expect(await outcomeOf(setup, callback)).toEqual({ answer, faults: [], calls });
    });
  });

  describe("askUser", () => {
    const failed = { ticket: "t", result: "TRANSACTION_FAILED" };
    it.each([...FAILURES, ...WRONG_OBJECTS, ...WRONG_VALUES])("that %s fails the transaction", async (_, askUser) => {
      const made = backchannel({ askUser });
      const outcome = await outcomeOf(() => made, askUser);
      expect([outcome.answer, outcome.calls, made.api.calls.at(-1)]).toEqual([
        begun,
        COMPLETED,
        ["ciba.complete", failed],
      ]);
      expect(outcome.faults.map(([endpoint]) => endpoint)).toEqual(["backchannelAuthentication"]);
    });

    it.each(SILENCES)("that %s leaves the transaction open", async (_, askUser) => {
      const setup = () => backchannel({ askUser });
      expect(await outcomeOf(setup, askUser)).toEqual({ answer: begun, faults: [], calls: ISSUED });
    });

    it("that approves for a user whose subject cannot be sent fails the transaction", async () => {
      const made = backchannel({ identifyUser: () => "Jürgen", askUser: approve });
      const { answer, faults } = await outcomeOf(() => made, approve);
      expect([answer, made.api.calls.at(-1)]).toEqual([begun, ["ciba.complete", failed]]);
      expect(faults).toEqual([["backchannelAuthentication", "complete", expect.any(TypeError)]]);
    });
  });
});

describe("notify", () => {
  const all = [...FAILURES, ...SILENCES, ...WRONG_OBJECTS, ...WRONG_VALUES];
  it.each(all)("that %s is told of, and the outcome stands", async (_, notify) => {
    const due = { action: "NOTIFICATION", resultCode: "A198001", deliveryMode: "PING" };
    const target = { clientNotificationEndpoint: "https://client.example.com/", clientNotificationToken: "t" };
    const { authlete, faults, onError } = createApiDouble({ "ciba.complete": { ...due, ...target } });
    const completing = completion({ authlete, onError, notify: notify as () => never })({
      ticket: "t",
      result: "ACCESS_DENIED",
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await completing).toEqual({
      recorded: true,
      resultCode: "A198001",
      resultMessage: "x",
      deliveryMode: "PING",
      delivery: { outcome: "unreachable", reason: "the sender failed" },
    });
    expect(faults.map(([endpoint, step]) => [endpoint, step])).toEqual([["completion", "notify"]]);
  });
});

describe("onError", () => {
  const down = () => Promise.reject(new Error("down"));
  const group = new Proxy({}, { get: () => down });
  const authlete = {
    ciba: group,
    token: group,
    revocation: group,
    introspection: group,
    service: group,
    deviceFlow: group,
  } as never;
  const page = () => new Request("https://as.example.com/x");
  const usual = { complete: () => {}, identifyUser: () => "anna", askUser: () => {} };
  const endpoints: [string, (onError: () => unknown) => Handler, () => Request][] = [
    [
      "backchannelAuthentication",
      (onError) => backchannelAuthentication({ authlete, onError, ...usual } as never),
      form,
    ],
    ["token", (onError) => token({ authlete, onError }), form],
    ["revocation", (onError) => revocation({ authlete, onError }), form],
    ["introspection", (onError) => introspection({ authlete, onError, authorize: () => true }), form],
    ["deviceAuthorization", (onError) => deviceAuthorization({ authlete, onError }), form],
    ["jwks", (onError) => jwks({ authlete, onError }), page],
    ["discovery", (onError) => discovery({ authlete, onError }), page],
  ];
  const all = [...FAILURES, ...SILENCES, ...WRONG_OBJECTS, ...WRONG_VALUES];
  describe.each(endpoints)("of %s", (_endpoint, make, request) => {
    it.each(all)("that %s changes nothing, and is called once", async (_, callback) => {
      let count = 0;
      const answer = await see(make(() => (count++, callback()))(request()));
      expect([answer, count]).toEqual([SERVER_ERROR, 1]);
    });
  });
});

describe("options that are not callbacks", () => {
  it("extra that cannot be read is a fault of the server", async () => {
    const read = () => {
      throw new Error("not to be read");
    };
    const extra = Object.defineProperty({}, "htu", { get: read, enumerable: true });
    const outcome = await outcomeOf(() => tokens("OK", { extra }), read);
    expect(outcome).toEqual({
      answer: SERVER_ERROR,
      faults: [["token", expect.any(String), expect.any(Error)]],
      calls: [],
    });
  });

  it("headers are those that were checked, whatever becomes of the object", async () => {
    const headers: Record<string, string> = { "access-control-allow-origin": "*" };
    const { handler } = tokens("OK", { headers });
    headers["access-control-allow-origin"] = "a\nb";
    headers["cache-control"] = "public";
    const answer = { status: 200, headers: { ...JSON_HEADERS, "access-control-allow-origin": "*" }, body: {} };
    expect(await see(handler(form()))).toEqual(answer);
  });

  it("callbackTimeout is the time that a callback gets", async () => {
    const { api, handler } = backchannel({ callbackTimeout: 50, identifyUser: () => new Promise(() => {}) });
    const answering = see(handler(form()));
    await vi.advanceTimersByTimeAsync(49);
    expect(api.faults).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answering).toEqual(SERVER_ERROR);
    const message = "identifyUser did not settle within 50 ms: make it faster, or raise callbackTimeout";
    expect(api.faults).toMatchObject([["backchannelAuthentication", "identifyUser", { message }]]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a request that is no request", () => {
  it.each([null, undefined, 5, {}, WRONG_OBJECTS[0]![1]()])("%s is answered", async (request) => {
    for (const { api, handler } of [
      tokens("OK", {}),
      document(jwks, Date.now as never),
      introspect(() => true as never),
    ]) {
      const { status } = await handler(request as never);
      expect([status, api.calls]).toEqual([expect.toSatisfy((status) => status === 500 || status === 405), []]);
    }
  });
});
