// The backchannel authentication endpoint after the API has accepted a request: CIBA Core 1.0, section 7, in order.
import {
  backchannelAuthentication,
  equalSecrets,
  type AuthenticationRequest,
  type BackchannelAuthenticationOptions,
} from "authlete/handlers";
import { describe, expect, it, test } from "vitest";
import { anyString } from "../../emulator/matchers.js";
import { basic, createServer, JSON_HEADERS, post, see, SERVER_ERROR, type User } from "../authorization-server.js";

type Options = Partial<BackchannelAuthenticationOptions<User>>;

const refusal = (status: number, error: string, more: object = {}) => ({
  status,
  headers: JSON_HEADERS,
  body: { error, ...more },
});
const issued = { status: 200, headers: JSON_HEADERS, body: { auth_req_id: anyString, expires_in: 600, interval: 5 } };
const asked = ["ciba.processAuthentication", "ciba.fail"];
const jwt = (payload: object) => `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.x`;
const withCodes = {
  service: { backchannelUserCodeParameterSupported: true },
  client: { bcDeliveryMode: "POLL", bcUserCodeRequired: true },
} as const;

describe("step 1: the expiry of a login_hint_token", () => {
  const hint = (login_hint_token: string) => ({ login_hint: undefined, login_hint_token });

  it("is looked at before the user is looked up", async () => {
    const looked: string[] = [];
    const server = createServer({
      isLoginHintTokenExpired: ({ hint }) => hint === "old",
      identifyUser: ({ hint }) => void looked.push(hint),
    });
    expect(await see(server.authenticate(hint("old")))).toEqual(refusal(400, "expired_login_hint_token"));
    expect([looked, server.calls()]).toEqual([[], asked]);
    expect(await see(server.authenticate(hint("new")))).toEqual(refusal(400, "unknown_user_id"));
    expect(looked).toEqual(["new"]);
  });

  it("is that of the JWT, unless the server knows better", async () => {
    const server = createServer({ identifyUser: () => ({ subject: "anna" }) });
    const now = server.clock.now() / 1000;
    expect(await see(server.authenticate(hint(jwt({ exp: now }))))).toEqual(refusal(400, "expired_login_hint_token"));
    expect(await see(server.authenticate(hint(jwt({ exp: now + 1 }))))).toEqual(issued);
    for (const other of [jwt({}), jwt({ exp: "soon" }), "opaque", "e30.~.x", "e30.e30"])
      expect(await see(server.authenticate(hint(other))), other).toEqual(issued);
  });

  it("does not matter for other hints", async () => {
    const server = createServer({ isLoginHintTokenExpired: () => true });
    expect(await see(server.authenticate())).toEqual(issued);
  });

  it("is unclear if the answer is neither yes nor no", async () => {
    const server = createServer({ isLoginHintTokenExpired: () => undefined as never });
    expect(await see(server.authenticate(hint("x")))).toEqual(refusal(400, "expired_login_hint_token"));
  });
});

describe("step 2: the user", () => {
  it.each([undefined, null, "", { subject: "" }])("who is %j is not known", async (user) => {
    const server = createServer({ identifyUser: () => user as User });
    expect(await see(server.authenticate())).toEqual(refusal(400, "unknown_user_id"));
    expect([server.calls(), server.waiting, server.faults]).toEqual([asked, [], []]);
  });

  it.each([{}, { subject: 5 }, 5])("who is %j is a fault", async (user) => {
    const server = createServer({ identifyUser: () => user as never });
    expect(await see(server.authenticate())).toEqual(SERVER_ERROR);
    expect(server.faults).toMatchObject([["backchannelAuthentication", "identifyUser", { name: "TypeError" }]]);
  });

  it("is found by what the API gives, whatever the hint", async () => {
    const requests: AuthenticationRequest[] = [];
    const server = createServer({
      identifyUser: (request) => (requests.push(request), { subject: "anna" }),
      askUser: () => ({ result: "AUTHORIZED" }),
    });
    const { body } = await see(server.authenticate());
    await expect.poll(() => server.calls()).toContain("ciba.complete");
    const tokens = await see(server.redeem((body as Record<string, string>)["auth_req_id"]));
    const id_token_hint = (tokens.body as Record<string, string>)["id_token"];
    await server.authenticate({ login_hint: undefined, id_token_hint });
    expect(requests).toMatchObject([
      { action: "USER_IDENTIFICATION", hintType: "LOGIN_HINT", hint: "anna@example.com", scopes: [{ name: "openid" }] },
      { hintType: "ID_TOKEN_HINT", hint: id_token_hint, sub: "anna" },
    ]);
  });
});

describe("steps 3, 5, 6 and 7: what the server makes of the request", () => {
  const rows = [
    ["allowClient", 400, "unauthorized_client", {}],
    ["checkBindingMessage", 400, "invalid_binding_message", { binding_message: "K7-42" }],
    ["checkResources", 400, "invalid_target", { resource: "https://rs.example.com" }],
    ["allowRequest", 403, "access_denied", {}],
  ] as const;

  describe.each(rows)("%s", (name, status, error, parameters) => {
    const serverFor = (answer: unknown) => createServer({ [name]: () => Promise.resolve(answer) });

    it("true: goes on", async () => {
      const server = serverFor(true);
      expect(await see(server.authenticate(parameters))).toEqual(issued);
      expect(server.faults).toEqual([]);
    });

    it(`false: ${error}`, async () => {
      const server = serverFor(false);
      expect(await see(server.authenticate(parameters))).toEqual(refusal(status, error));
      expect([server.calls(), server.waiting]).toEqual([asked, []]);
    });

    it("a refusal: its own reason and texts", async () => {
      const texts = { errorDescription: "Not today.", errorUri: "https://as.example.com/why" };
      const told = { error_description: "Not today.", error_uri: "https://as.example.com/why" };
      expect(await see(serverFor(texts).authenticate(parameters))).toEqual(refusal(status, error, told));
      const denied = { reason: "ACCESS_DENIED", ...texts };
      expect(await see(serverFor(denied).authenticate(parameters))).toEqual(refusal(403, "access_denied", told));
    });

    it.each([[undefined], [null], ["yes"], [1], [[]], [{ reason: "BORED" }], [{ reason: 5 }], [Promise.resolve()]])(
      "%j: is no answer",
      async (answer) => {
        const server = createServer({ [name]: () => answer });
        expect(await see(server.authenticate(parameters))).toEqual(SERVER_ERROR);
        expect(server.calls()).toEqual(asked);
        expect(server.emulator.requests[1]!.body).toMatchObject({ reason: "SERVER_ERROR" });
        expect(server.faults).toMatchObject([["backchannelAuthentication", name, { name: "TypeError" }]]);
      },
    );

    it.each(['a "quoted" word', "back\\slash", "Müller", "line\nbreak", "\0"])(
      "17.9: does not send the text %j",
      async (errorDescription) => {
        const server = serverFor({ errorDescription });
        expect(await see(server.authenticate(parameters))).toEqual(SERVER_ERROR);
        expect(server.faults[0]).toMatchObject(["backchannelAuthentication", name, { name: "TypeError" }]);
      },
    );
  });

  it("by default lets every client, message that can be shown and user pass, and knows no resource", async () => {
    const server = createServer();
    const binding = async (binding_message: string) => (await server.authenticate({ binding_message })).status;
    expect(await binding("Überweisung 12,50 € 🙂")).toBe(200);
    expect(await binding("x".repeat(64))).toBe(200);
    for (const bad of ["x".repeat(65), "a\nb", "a\u202eb", "a\u200bb", "\u0007", "a\u2028b"]) {
      expect(await see(server.authenticate({ binding_message: bad }))).toEqual(refusal(400, "invalid_binding_message"));
    }
    expect(await see(server.authenticate({ resource: "https://rs.example.com" }))).toEqual(
      refusal(400, "invalid_target"),
    );
  });

  it("asks about messages and resources only where there are some, with what there is", async () => {
    const seen: unknown[] = [];
    const server = createServer({
      checkBindingMessage: (message, { clientId }) => (seen.push([message, clientId]), true),
      checkResources: (resources, { ticket }) => (seen.push([resources, typeof ticket]), true),
    });
    await server.authenticate();
    expect(seen).toEqual([]);
    await server.authenticate({ binding_message: "K7", resource: "https://rs.example.com" });
    expect(seen).toEqual([
      ["K7", server.emulator.clients[0]!.clientId],
      [["https://rs.example.com"], "string"],
    ]);
  });

  it("asks in the order in which a refusal tells the client least", async () => {
    const order: string[] = [];
    const note = (name: string) => () => (order.push(name), true);
    const server = createServer(
      {
        isLoginHintTokenExpired: () => (order.push("isLoginHintTokenExpired"), false),
        identifyUser: () => (order.push("identifyUser"), { subject: "anna" }),
        allowClient: note("allowClient"),
        needsUserCode: note("needsUserCode"),
        checkUserCode: note("checkUserCode"),
        checkBindingMessage: note("checkBindingMessage"),
        checkResources: note("checkResources"),
        allowRequest: note("allowRequest"),
        askUser: () => void order.push("askUser"),
      },
      { service: { backchannelUserCodeParameterSupported: true } },
    );
    const all = {
      login_hint: undefined,
      login_hint_token: "t",
      user_code: "1",
      binding_message: "K7",
      resource: "https://rs",
    };
    expect((await server.authenticate(all)).status).toBe(200);
    expect(order).toEqual([
      "isLoginHintTokenExpired",
      "identifyUser",
      "allowClient",
      "needsUserCode",
      "checkUserCode",
      "checkBindingMessage",
      "checkResources",
      "allowRequest",
      "askUser",
    ]);
  });
});

describe("step 4: the user code", () => {
  const checkUserCode: Options["checkUserCode"] = (code, user) => equalSecrets(code, user.userCode);

  it.each([
    ["482913", issued],
    ["482914", refusal(400, "invalid_user_code")],
  ])("17.5: is compared by the server: %s", async (user_code, answer) => {
    const server = createServer({ checkUserCode }, withCodes);
    expect(await see(server.authenticate({ user_code }))).toEqual(answer);
    expect(server.faults).toEqual([]);
  });

  it("17.5: is for the server to limit, which is told whose code was tried", async () => {
    const attempts = new Map<string, number>();
    const server = createServer(
      {
        checkUserCode: (code, user) => {
          const count = (attempts.get(user.subject) ?? 0) + 1;
          attempts.set(user.subject, count);
          if (count > 2) return { reason: "ACCESS_DENIED" };
          return equalSecrets(code, user.userCode);
        },
      },
      withCodes,
    );
    const answers = [];
    for (const user_code of ["1", "2", "482913"]) answers.push(await see(server.authenticate({ user_code })));
    const wrong = refusal(400, "invalid_user_code");
    expect(answers).toEqual([wrong, wrong, refusal(403, "access_denied")]);
  });

  it("is missing where only the server needs it", async () => {
    const server = createServer({
      checkUserCode,
      needsUserCode: (_, user) => Promise.resolve(user.subject === "anna"),
    });
    expect(await see(server.authenticate())).toEqual(refusal(400, "missing_user_code"));
    expect(await see(server.authenticate({ login_hint: "locked@example.com" }))).toEqual(issued);
  });

  it("cannot be required without a way to check it, whoever the user is", async () => {
    const server = createServer({ concealUsers: "deny" }, withCodes);
    for (const login_hint of ["anna@example.com", "nobody@example.com"]) {
      expect(await see(server.authenticate({ login_hint, user_code: "482913" }))).toEqual(SERVER_ERROR);
    }
    const fault = ["backchannelAuthentication", anyString, { code: "ERR_OPTION_MISSING" }];
    expect(server.faults).toMatchObject([fault, fault]);
    expect(server.waiting).toEqual([]);
    const message = "backchannelAuthentication: needsUserCode needs checkUserCode";
    expect(() => createServer({ needsUserCode: () => true })).toThrow(new TypeError(message));
  });

  it("is passed over where nobody asked for it", async () => {
    const server = createServer({}, { service: { backchannelUserCodeParameterSupported: true } });
    expect(await see(server.authenticate({ user_code: "1" }))).toEqual(issued);
  });
});

describe("17.6: users can be concealed", () => {
  const hints = {
    unknown: { login_hint: "nobody@example.com", user_code: "482913" },
    locked: { login_hint: "locked@example.com", user_code: "482913" },
    "wrong code": { login_hint: "anna@example.com", user_code: "1" },
  };
  const serverWith = (concealUsers: Options["concealUsers"], refusals: string[] = []) =>
    createServer(
      {
        concealUsers,
        checkUserCode: (code, user) => user.locked ?? equalSecrets(code, user.userCode),
        allowRequest: (_, user) => !user.locked,
        onRefusal: (reason) => void refusals.push(reason),
      },
      withCodes,
    );

  it("are told apart by default", async () => {
    const refusals: string[] = [];
    const server = serverWith(undefined, refusals);
    const errors = [];
    for (const hint of Object.values(hints)) errors.push((await see(server.authenticate(hint))).body);
    expect(errors).toEqual([{ error: "unknown_user_id" }, { error: "access_denied" }, { error: "invalid_user_code" }]);
    expect(refusals).toEqual(["UNKNOWN_USER_ID", "ACCESS_DENIED", "INVALID_USER_CODE"]);
  });

  it.each(Object.entries(hints))("are denied alike: %s", async (_, hint) => {
    const server = serverWith("deny");
    expect(await see(server.authenticate(hint))).toEqual(refusal(403, "access_denied"));
    expect([server.calls(), server.waiting]).toEqual([asked, []]);
  });

  it.each(Object.entries(hints))("look as if they did not react: %s", async (name, hint) => {
    const refusals: string[] = [];
    const server = serverWith("pretend", refusals);
    const answer = await see(server.authenticate(hint));
    expect(answer).toEqual(issued);
    const redeem = () => see(server.redeem((answer.body as Record<string, string>)["auth_req_id"]));
    expect((await redeem()).body).toMatchObject({ error: "authorization_pending" });
    server.clock.advance(601);
    expect((await redeem()).body).toMatchObject({ error: "expired_token" });
    expect([server.waiting, refusals]).toEqual([[], [name === "unknown" ? "UNKNOWN_USER_ID" : refusals[0]]]);
  });

  it.each(["deny", "pretend"] as const)(
    "are not given away by what else is wrong with the request (%s)",
    async (concealUsers) => {
      for (const [parameters, error] of [
        [{ binding_message: "x".repeat(65) }, "invalid_binding_message"],
        [{ resource: "https://rs.example.com" }, "invalid_target"],
      ] as const) {
        const answers = new Set<string>();
        for (const hint of [...Object.values(hints), { user_code: "482913" }]) {
          const { status, body } = await see(serverWith(concealUsers).authenticate({ ...hint, ...parameters }));
          answers.add(JSON.stringify([status, body]));
        }
        expect([...answers]).toEqual([JSON.stringify([400, { error }])]);
      }
    },
  );
});

describe("step 8: an unexpected fault", () => {
  it.each([
    ["identifyUser", {}],
    ["allowClient", {}],
    ["needsUserCode", {}],
    ["checkBindingMessage", { binding_message: "K7" }],
    ["checkResources", { resource: "https://rs.example.com" }],
    ["allowRequest", {}],
    ["isLoginHintTokenExpired", { login_hint: undefined, login_hint_token: "x" }],
  ])("of %s ends in server_error and is told of", async (name, parameters) => {
    const fault = new Error("the directory does not answer: secret");
    for (const fail of [() => Promise.reject(fault), () => thrown(fault)]) {
      const server = createServer({ checkUserCode: () => true, [name]: fail });
      expect(await see(server.authenticate(parameters))).toEqual(SERVER_ERROR);
      expect(server.calls()).toEqual(asked);
      expect(server.faults[0]).toEqual(["backchannelAuthentication", name, fault]);
      expect(server.waiting).toEqual([]);
    }
  });

  it("of the API after the decision is a generic 500", async () => {
    for (const operation of ["ciba.issue", "ciba.fail"] as const) {
      const server = createServer({ allowClient: () => operation === "ciba.issue" });
      server.emulator.inject({ operation, status: 500, body: '{"resultCode":"A000101","resultMessage":"secret"}' });
      expect(await see(server.authenticate())).toEqual(SERVER_ERROR);
      expect(server.faults).toMatchObject([["backchannelAuthentication", operation, { code: "ERR_API", status: 500 }]]);
      expect(server.waiting).toEqual([]);
    }
  });

  it("of the API's own answer: a request without a ticket or a hint", async () => {
    for (const lacking of [{ ticket: null, hint: "x" }, { ticket: "t" }]) {
      const server = createServer();
      const body = { resultCode: "A179001", resultMessage: "x", action: "USER_IDENTIFICATION", ...lacking };
      server.emulator.inject({ operation: "ciba.processAuthentication", status: 200, body: JSON.stringify(body) });
      expect(await see(server.authenticate())).toEqual(SERVER_ERROR);
      expect(server.faults).toMatchObject([["backchannelAuthentication", anyString, { code: "ERR_ANSWER" }]]);
    }
  });

  it("of onRefusal or waitUntil changes nothing for the client", async () => {
    const fault = new Error("full");
    const refused = createServer({ allowClient: () => false, onRefusal: () => thrown(fault) });
    expect(await see(refused.authenticate())).toEqual(refusal(400, "unauthorized_client"));
    const accepted = createServer({ waitUntil: () => thrown(fault) });
    expect(await see(accepted.authenticate())).toEqual(issued);
    expect([...refused.faults, ...accepted.faults]).toEqual([
      ["backchannelAuthentication", "onRefusal", fault],
      ["backchannelAuthentication", "waitUntil", fault],
    ]);
  });
});

describe("steps 9 and 10: the auth_req_id is out and the user is asked", () => {
  const outcomeOf = async (server: ReturnType<typeof createServer>) => {
    const answer = await see(server.authenticate());
    expect(answer).toEqual(issued);
    await expect.poll(() => server.calls()).toContain("ciba.complete");
    const { body } = await see(server.redeem((answer.body as Record<string, string>)["auth_req_id"]));
    return { completed: server.emulator.requests.find(({ operation }) => operation === "ciba.complete")!.body, body };
  };

  it("the client does not wait for the user", async () => {
    const works: Promise<void>[] = [];
    let answer!: (outcome: { result: "AUTHORIZED" }) => void;
    const server = createServer({
      askUser: () => new Promise((resolve) => (answer = resolve)),
      waitUntil: (work) => void works.push(work),
    });
    expect(await see(server.authenticate())).toEqual(issued);
    expect(server.calls()).not.toContain("ciba.complete");
    answer({ result: "AUTHORIZED" });
    await Promise.all(works);
    expect(server.calls()).toContain("ciba.complete");
  });

  it.each([
    ["approval", { result: "AUTHORIZED" }, { result: "AUTHORIZED", subject: "anna" }, { id_token: anyString }],
    [
      "approval with more to say",
      { result: "AUTHORIZED", subject: "anna-2", acr: "urn:example:acr:pin", scopes: ["openid"] },
      { result: "AUTHORIZED", subject: "anna-2", acr: "urn:example:acr:pin", scopes: ["openid"] },
      { id_token: anyString },
    ],
    ["refusal", { result: "ACCESS_DENIED" }, { result: "ACCESS_DENIED", subject: "anna" }, { error: "access_denied" }],
    [
      "failure",
      { result: "TRANSACTION_FAILED" },
      { result: "TRANSACTION_FAILED", subject: "anna" },
      { error: "expired_token" },
    ],
  ])("what askUser gives completes the transaction: %s", async (_, outcome, completed, body) => {
    const server = createServer({ askUser: () => Promise.resolve(outcome as never) });
    expect(await outcomeOf(server)).toMatchObject({ completed: { ticket: anyString, ...completed }, body });
    expect(server.faults).toEqual([]);
  });

  it.each([
    ["rejects", () => Promise.reject(new Error("the device is off"))],
    ["throws", () => thrown(new Error("the device is off"))],
  ])("a device that %s fails the transaction, not the answer", async (_, askUser) => {
    const server = createServer({ askUser });
    expect(await outcomeOf(server)).toMatchObject({
      completed: { result: "TRANSACTION_FAILED" },
      body: { error: "expired_token" },
    });
    expect(server.faults).toEqual([["backchannelAuthentication", "askUser", new Error("the device is off")]]);
  });

  it("an outcome that cannot be sent fails the transaction", async () => {
    const server = createServer({ askUser: () => ({ result: "APPROVED" }) as never });
    expect(await outcomeOf(server)).toMatchObject({ completed: { result: "TRANSACTION_FAILED" } });
    expect(server.faults).toMatchObject([["backchannelAuthentication", "complete", { name: "TypeError" }]]);
  });

  it("the server is told how the completion went", async () => {
    const told: unknown[] = [];
    const notify = () => Promise.resolve({ outcome: "refused", status: 400 } as const);
    const server = createServer(
      {
        askUser: () => ({ result: "AUTHORIZED" }),
        onCompletion: (completion, { user, ticket }) => {
          told.push([completion, user.subject, ticket]);
          throw new Error("full");
        },
      },
      { notify },
    );
    await server.authenticate({}, server.clientOf("PING"));
    await expect.poll(() => server.faults).toEqual([["backchannelAuthentication", "onCompletion", new Error("full")]]);
    const completion = { recorded: true, deliveryMode: "PING", delivery: { outcome: "refused", status: 400 } };
    expect(told).toMatchObject([[completion, "anna", anyString]]);
  });

  it("a completion that fails is told of", async () => {
    const server = createServer({ askUser: () => ({ result: "AUTHORIZED" }) });
    server.emulator.inject({ operation: "ciba.complete", status: 500 });
    await server.authenticate();
    await expect
      .poll(() => server.faults)
      .toMatchObject([["backchannelAuthentication", "complete", { code: "ERR_API" }]]);
  });

  it("a user alone, without an object around, is enough", async () => {
    const { authlete, complete, onError, emulator } = createServer();
    const seen: unknown[] = [];
    const handler = backchannelAuthentication({
      authlete,
      complete,
      onError,
      identifyUser: ({ hint }) => hint,
      askUser: ({ user }) => {
        seen.push(user);
        return { result: "AUTHORIZED" };
      },
    });
    await handler(post("/ciba", "scope=openid&login_hint=anna", basic(emulator.clients[0]!)));
    await expect.poll(() => emulator.requests.at(-1)?.body).toMatchObject({ result: "AUTHORIZED", subject: "anna" });
    expect(seen).toEqual(["anna"]);
  });

  it("a ticket that is gone is the server's fault: 500, and nobody is asked", async () => {
    const server = createServer({
      allowRequest: async ({ ticket }) => (await server.authlete.ciba.fail({ ticket, reason: "ACCESS_DENIED" }), true),
    });
    const answer = await see(server.authenticate());
    expect(answer).toMatchObject({ status: 500, headers: JSON_HEADERS, body: { error: "server_error" } });
    expect(server.faults).toMatchObject([["backchannelAuthentication", "ciba.issue", { code: "ERR_ACTION" }]]);
    expect(server.waiting).toEqual([]);
  });
});

test("the nonces of the first answer of the API are carried on to the last", async () => {
  for (const allowed of [true, false]) {
    const { complete, onError } = createServer();
    const content = { responseContent: "{}", resultCode: "A000001", resultMessage: "" };
    const process = {
      action: "USER_IDENTIFICATION",
      ticket: "t",
      hint: "h",
      attestationChallenge: "challenge-1",
      ...content,
    };
    const later = (action: string) => () => Promise.resolve({ action, attestationChallenge: null, ...content });
    const handler = backchannelAuthentication({
      authlete: {
        ciba: { processAuthentication: () => Promise.resolve(process), issue: later("OK"), fail: later("BAD_REQUEST") },
      } as never,
      complete,
      onError,
      identifyUser: () => "anna",
      allowClient: () => allowed,
      askUser: () => {},
    });
    const { status, headers } = await see(handler(post("/ciba", "a=b")));
    expect([status, headers]).toEqual([
      allowed ? 200 : 400,
      { ...JSON_HEADERS, "oauth-client-attestation-challenge": "challenge-1" },
    ]);
  }
});

test.each([
  ["EXPIRED_LOGIN_HINT_TOKEN", "expired_login_hint_token", 400],
  ["UNKNOWN_USER_ID", "unknown_user_id", 400],
  ["UNAUTHORIZED_CLIENT", "unauthorized_client", 400],
  ["MISSING_USER_CODE", "missing_user_code", 400],
  ["INVALID_USER_CODE", "invalid_user_code", 400],
  ["INVALID_BINDING_MESSAGE", "invalid_binding_message", 400],
  ["INVALID_TARGET", "invalid_target", 400],
  ["ACCESS_DENIED", "access_denied", 403],
  ["SERVER_ERROR", "server_error", 500],
] as const)("5: the reason %s is answered with %s and %i", async (reason, error, status) => {
  const server = createServer({ allowClient: () => ({ reason }) });
  expect(await see(server.authenticate())).toEqual(refusal(status, error));
  expect(server.emulator.requests[1]!.body).toEqual({ ticket: anyString, reason });
  // The server chose this, so it is not reported as a fault.
  expect(server.faults).toEqual([]);
});

test("17.1: nobody is looked up for a client that is not authenticated", async () => {
  const looked: unknown[] = [];
  const server = createServer({ identifyUser: (request) => void looked.push(request) });
  const client = { ...server.emulator.clients[0]!, clientSecret: "wrong" };
  const answer = await see(server.authenticate({}, client));
  expect(answer).toMatchObject({
    status: 401,
    headers: { ...JSON_HEADERS, "www-authenticate": 'Basic realm="backchannel/authentication"' },
    body: { error: "invalid_client" },
  });
  expect([looked, server.calls()]).toEqual([[], ["ciba.processAuthentication"]]);
});

test("17.1: a public client is refused", async () => {
  const looked: unknown[] = [];
  const server = createServer(
    { identifyUser: (request) => void looked.push(request) },
    { client: { clientType: "PUBLIC", bcDeliveryMode: "POLL" } },
  );
  expect((await server.authenticate()).status).toBe(400);
  expect(looked).toEqual([]);
});

test("17.3: the ticket shows up in no answer", async () => {
  const tickets: string[] = [];
  const server = createServer({
    allowClient: ({ ticket }) => (tickets.push(ticket), tickets.length === 1),
  });
  const texts = [await server.authenticate(), await server.authenticate()].map(async (response) =>
    JSON.stringify([[...response.headers], await response.text()]),
  );
  for (const text of await Promise.all(texts)) for (const ticket of tickets) expect(text).not.toContain(ticket);
  expect(tickets).toEqual([anyString, anyString]);
});

function thrown(error: Error): never {
  throw error;
}
