import { describe, expect, test } from "vitest";
import { createClock, createEmulator, type EmulatorOptions, type Fault } from "../../../src/emulator/index.js";
import {
  authenticate,
  begin,
  clientOf,
  complete,
  get,
  poll,
  post,
  standing,
  start,
  ticketOf,
  tokensOf,
} from "../caller.js";
import { matching } from "../matchers.js";

const failPath = "/backchannel/authentication/fail";

describe("options", () => {
  const wrong: [string, unknown, string][] = [
    ["a name that is not known", { clocks: 1 }, "clocks is not an option"],
    ["a token with a line break", { token: "a\nb" }, "token must be"],
    ["a service id with a slash", { serviceId: "a/b" }, "serviceId must be"],
    ["a url with a path", { url: "http://a/b" }, "url must be"],
    ["a clock without now", { clock: {} }, "clock must be"],
    ["random bytes that are no function", { random: 1 }, "random must be"],
    ["slowDown as text", { slowDown: "no" }, "slowDown must be"],
    ["an error that is not known", { pushTransactionFailedError: "x" }, "pushTransactionFailedError must be"],
    ["a listener that is no function", { onRequest: 1 }, "onRequest must be"],
    ["clients as an object", { clients: {} }, "clients must be"],
    [
      "a setting that is not known",
      { service: { supportedAcr: [] } },
      "service.supportedAcr is not a setting that the emulator knows",
    ],
    [
      "an interval of zero",
      { service: { backchannelPollingInterval: 0 } },
      "service.backchannelPollingInterval must be a positive integer",
    ],
    ["an issuer that is no URL", { service: { issuer: "as" } }, "service.issuer must be an absolute http or https URL"],
    ["scopes as names", { service: { supportedScopes: ["openid"] } }, "service.supportedScopes must be"],
    [
      "a method that there is not",
      { service: { supportedTokenAuthMethods: ["PASSWORD" as never] } },
      "service.supportedTokenAuthMethods must be",
    ],
    ["a client id as text", { clients: [{}, { clientId: "1" }] }, "clients[1].clientId must be a positive integer"],
    ["a client id twice", { clients: [{ clientId: 1 }, { clientId: 1 }] }, "clients[1].clientId 1 is taken"],
    [
      "an alias twice",
      { clients: [{ clientIdAlias: "a" }, { clientIdAlias: "a" }] },
      "clients[1].clientIdAlias is taken",
    ],
    [
      "a ping client without an endpoint",
      { clients: [{ bcDeliveryMode: "PING" }] },
      "clients[0].bcNotificationEndpoint is needed",
    ],
    ["private keys", { clients: [{ jwks: '{"keys":[{"kty":"EC","d":"x"}]}' }] }, "clients[0].jwks must be"],
    ["keys that are no text", { clients: [{ jwks: { keys: [] } }] }, "clients[0].jwks must be"],
    [
      "an ID token algorithm that is not emulated",
      { clients: [{ idTokenSignAlg: "ES256K" }] },
      "clients[0].idTokenSignAlg must be",
    ],
  ];
  test.each(wrong)("%s: a TypeError names it", (_name, options, message) => {
    const make = () => createEmulator(options as EmulatorOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  test("are not written into", () => {
    const clients = [{ clientName: "A" }];
    const options = { service: { issuer: "https://as.example.com" }, clients };
    const copy = structuredClone(options);
    createEmulator(options).updateClient(2000000001, { clientName: "B" });
    expect(options).toEqual(copy);
  });

  test("that are all left out make an emulator with documented constants", () => {
    const emulator = createEmulator();
    expect({ url: emulator.url, serviceId: emulator.serviceId, token: emulator.token }).toEqual({
      url: "http://authlete.localhost",
      serviceId: "1000000001",
      token: "api-token-of-the-local-emulator",
    });
    expect(
      emulator.clients.map(({ clientId, clientSecret, bcDeliveryMode }) => ({
        clientId,
        clientSecret,
        bcDeliveryMode,
      })),
    ).toEqual([
      { clientId: 2000000001, clientSecret: "poll-client-secret-of-the-local-emulator", bcDeliveryMode: "POLL" },
      { clientId: 2000000002, clientSecret: "ping-client-secret-of-the-local-emulator", bcDeliveryMode: "PING" },
      { clientId: 2000000003, clientSecret: "push-client-secret-of-the-local-emulator", bcDeliveryMode: "PUSH" },
      { clientId: 2000000004, clientSecret: "code-client-secret-of-the-local-emulator", bcDeliveryMode: null },
    ]);
  });

  test("may give the random bytes, which decide on every token", async () => {
    const source = () => {
      let next = 0;
      return (bytes: number) => new Uint8Array(bytes).fill((next += 1));
    };
    const [one, other] = [standing({ random: source() }), standing({ random: source() })];
    const first = await begin(one, clientOf(one, "POLL"));
    expect(first).toEqual(await begin(other, clientOf(other, "POLL")));
    expect(first.ticket).not.toBe(first.authReqId);
  });
});

describe("settings", () => {
  test("can be changed while the emulator runs, and cannot be changed in place", () => {
    const emulator = standing();
    expect(emulator.updateService({ backchannelAuthReqIdDuration: 30 }).backchannelAuthReqIdDuration).toBe(30);
    expect(emulator.service.backchannelAuthReqIdDuration).toBe(30);
    expect(Object.isFrozen(emulator.service)).toBe(true);
    expect(Object.isFrozen(emulator.service.supportedScopes[0])).toBe(true);
    expect(() => emulator.updateService({ issuer: "x" })).toThrow("service.issuer");
    expect(() => emulator.updateClient(1, {})).toThrow("clientId 1");
    expect(() => emulator.updateClient(2000000001, { clientId: 5 })).toThrow("client.clientId cannot be changed");
  });

  test("of a client that is added have an identifier and a secret", () => {
    const emulator = standing();
    const client = emulator.addClient({ clientName: "Till" });
    expect(client).toMatchObject({ clientId: 2000000005, clientName: "Till", clientSecret: matching(/^[\w-]{43}$/) });
    expect(emulator.clients).toHaveLength(5);
  });
});

test("the clock stands where it was told to, moves only forward, and rules over expiry", () => {
  const clock = createClock({ start: new Date(start) });
  clock.advance(1.5);
  expect(clock.now()).toBe(start + 1500);
  expect(() => clock.advance(-1)).toThrow(TypeError);
  expect(() => clock.advance(Number.NaN)).toThrow(TypeError);
  expect(() => createClock({ start: new Date("x") })).toThrow(TypeError);
});

test("the clock of an emulator is the system's, and can be advanced", () => {
  const { clock } = createEmulator();
  clock.advance(1000);
  expect(Math.abs(clock.now() - Date.now() - 1_000_000)).toBeLessThan(1000);
});

describe("fetch", () => {
  test("works unbound, with a Request, a URL and any host", async () => {
    const emulator = standing();
    const { fetch } = emulator;
    const url = new URL("https://us.authlete.com/api/1000000001/service/jwks/get");
    const headers = { authorization: `Bearer ${emulator.token}` };
    expect((await fetch(url, { headers })).status).toBe(200);
    expect((await fetch(new Request(url, { headers }))).status).toBe(200);
  });

  test("rejects with the reason of a signal that has aborted, and the call leaves no trace", async () => {
    const emulator = standing();
    const reason = new Error("enough");
    const signal = AbortSignal.abort(reason);
    const url = `${emulator.url}/api/1000000001/service/jwks/get`;
    await expect(emulator.fetch(url, { signal })).rejects.toBe(reason);
    await expect(emulator.fetch(new Request(url, { signal }))).rejects.toBe(reason);
    expect(emulator.requests).toEqual([]);
  });
});

describe("the journal", () => {
  test("has each call with what came of it", async () => {
    const seen: unknown[] = [];
    const emulator = standing({ onRequest: (entry) => seen.push(entry) });
    await post(emulator, failPath, { reason: "ACCESS_DENIED" });
    await get(emulator, "/service/configuration?pretty=true");
    await emulator.fetch(`${emulator.url}/nothing`, { method: "POST", body: "{" });
    expect(emulator.requests).toEqual([
      {
        operation: "ciba.fail",
        method: "POST",
        path: "/api/1000000001/backchannel/authentication/fail",
        query: {},
        body: { reason: "ACCESS_DENIED" },
        status: 200,
        action: "FORBIDDEN",
        resultCode: "A185001",
      },
      {
        operation: "service.getConfiguration",
        method: "GET",
        path: "/api/1000000001/service/configuration",
        query: { pretty: "true" },
        body: null,
        status: 200,
        action: null,
        resultCode: null,
      },
      {
        operation: null,
        method: "POST",
        path: "/nothing",
        query: {},
        body: "{",
        status: 404,
        action: null,
        resultCode: "E000002",
      },
    ]);
    expect(seen).toEqual(emulator.requests);
  });
});

describe("reset", () => {
  test("forgets transactions, tokens, journal and faults", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { accessToken, refreshToken } = await tokensOf(emulator, client);
    const ticket = await ticketOf(emulator, client);
    const { authReqId } = await begin(emulator, client);
    emulator.inject({ status: 500 });
    emulator.reset();
    expect(emulator.requests).toEqual([]);
    expect((await post(emulator, "/backchannel/authentication/issue", { ticket })).body["resultCode"]).toBe("A181201");
    expect((await poll(emulator, client, authReqId)).body["resultCode"]).toBe("A200304");
    for (const token of [accessToken, refreshToken]) {
      expect((await post(emulator, "/auth/introspection", { token })).body["existent"]).toBe(false);
    }
  });

  test("brings back the service and the clients of the beginning, secrets included", () => {
    const emulator = standing({ clients: [{}, { clientName: "B" }], service: { accessTokenDuration: 5 } });
    const { clients, service } = emulator;
    emulator.addClient();
    emulator.updateClient(2000000001, { clientSecret: "other" });
    emulator.updateService({ accessTokenDuration: 6 });
    emulator.reset();
    expect(emulator.clients).toEqual(clients);
    expect(emulator.service).toEqual(service);
  });

  test("does not disturb a call in flight", async () => {
    const emulator = standing();
    const pending = authenticate(emulator, clientOf(emulator, "POLL"));
    emulator.reset();
    expect((await emulator.fetch(`${emulator.url}/x`)).status).toBe(404);
    expect((await pending).body["action"]).toBe("USER_IDENTIFICATION");
  });
});

test("two emulators know nothing of each other", async () => {
  const [one, other] = [standing(), standing()];
  const ticket = await ticketOf(one, clientOf(one, "POLL"));
  expect((await post(other, "/backchannel/authentication/issue", { ticket })).body["resultCode"]).toBe("A181201");
});

describe("a fault", () => {
  const url = "http://authlete.localhost/api/1000000001/backchannel/authentication/fail";
  const init = { method: "POST", headers: { authorization: "Bearer api-token-of-the-local-emulator" }, body: "{}" };

  test("of a status replaces one answer", async () => {
    const emulator = standing();
    emulator.inject({ status: 503, headers: { "retry-after": "2" } });
    const response = await emulator.fetch(url, init);
    expect([response.status, response.headers.get("retry-after"), await response.json()]).toEqual([
      503,
      "2",
      { resultCode: "E000012", resultMessage: "[E000012] The fault was injected." },
    ]);
    expect((await emulator.fetch(url, init)).status).toBe(200);
  });

  test("may have a body that is text or JSON, or no body", async () => {
    const emulator = standing();
    emulator.inject({ status: 502, body: "<html>", headers: { "Content-Type": "text/html" } });
    emulator.inject({ status: 500, body: { resultCode: "A001101", resultMessage: "x" } });
    emulator.inject({ status: 204 });
    const page = await emulator.fetch(url, init);
    expect([page.headers.get("content-type"), await page.text()]).toEqual(["text/html", "<html>"]);
    expect(await (await emulator.fetch(url, init)).json()).toEqual({ resultCode: "A001101", resultMessage: "x" });
    expect(await (await emulator.fetch(url, init)).text()).toBe("");
    expect(emulator.requests.map(({ status, resultCode }) => [status, resultCode])).toEqual([
      [502, null],
      [500, "A001101"],
      [204, "E000012"],
    ]);
  });

  test("is for one operation and so many calls", async () => {
    const emulator = standing();
    emulator.inject({ status: 500, operation: "ciba.fail", times: 2 });
    const statuses = [];
    for (const path of ["service/jwks/get", "fail", "fail", "fail"]) {
      const response =
        path === "fail"
          ? await emulator.fetch(url, init)
          : await emulator.fetch(url.replace("backchannel/authentication/fail", path), { headers: init.headers });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([200, 500, 500, 200]);
  });

  test("that drops the connection rejects as a reset does", async () => {
    const emulator = standing();
    emulator.inject({ drop: true });
    const error: unknown = await emulator.fetch(url, init).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "fetch failed", cause: { code: "ECONNRESET" } });
    expect(emulator.requests).toMatchObject([{ operation: "ciba.fail", status: null, action: null, resultCode: null }]);
  });

  test("that cuts the answer short gives JSON that cannot be parsed", async () => {
    const emulator = standing();
    emulator.inject({ malformed: true });
    const response = await emulator.fetch(url, init);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  test("keeps the call from taking effect, unless it is to be applied", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket } = await begin(emulator, client);
    emulator.inject({ status: 500, operation: "ciba.complete" });
    await expect(complete(emulator, ticket)).resolves.toMatchObject({ status: 500 });
    emulator.inject({ drop: true, operation: "ciba.complete", applied: true });
    await expect(complete(emulator, ticket)).rejects.toThrow(TypeError);
    expect((await complete(emulator, ticket)).body["resultCode"]).toBe("A196203");
  });

  test("that delays lets the call through afterwards", async () => {
    const emulator = standing();
    emulator.inject({ delay: 1 });
    expect((await emulator.fetch(url, init)).status).toBe(200);
  });

  test("that delays ends with an abort, and the call takes no effect", async () => {
    const emulator = standing();
    const ticket = await ticketOf(emulator, clientOf(emulator, "POLL"));
    emulator.inject({ delay: 60_000, operation: "ciba.fail" });
    const controller = new AbortController();
    const reason = new Error("enough");
    const call = emulator.fetch(url, { ...init, body: JSON.stringify({ ticket }), signal: controller.signal });
    setTimeout(() => controller.abort(reason), 1);
    await expect(call).rejects.toBe(reason);
    expect(emulator.requests.at(-1)).toMatchObject({ operation: "ciba.fail", status: null });
    expect((await post(emulator, "/backchannel/authentication/issue", { ticket })).body["action"]).toBe("OK");
  });

  test.each([
    [{}, "exactly one"],
    [{ status: 500, drop: true }, "exactly one"],
    [{ status: 99 }, "fault.status"],
    [{ delay: -1 }, "fault.delay"],
    [{ drop: false }, "fault.drop"],
    [{ status: 500, operation: "ciba.nothing" }, "fault.operation"],
    [{ status: 500, times: 0 }, "fault.times"],
    [null, "fault must be"],
  ])("that makes no sense is a TypeError: %j", (fault, message) => {
    const inject = () => standing().inject(fault as unknown as Fault);
    expect(inject).toThrow(TypeError);
    expect(inject).toThrow(message);
  });
});
