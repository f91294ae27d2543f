// Failures of calls: the error, how often the request was sent, and what the hooks are called with. Uses a fake fetch and a fake
// clock; faults/ has the tests on real sockets.
import {
  AuthleteApiError,
  AuthleteConnectionError,
  AuthleteError,
  AuthleteResponseError,
  AuthleteTimeoutError,
  createAuthlete,
  type Hooks,
} from "authlete";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createObservedClient, decision, silence, socketError, TOKEN } from "./observed-client.js";

const html = (status: number) =>
  new Response("<html>secret-page</html>", { status, headers: { "content-type": "text/html" } });
const failure = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ resultCode: "A001202", resultMessage: "[A001202] No." }, { status, headers });
const ok = () => decision({ action: "OK" });
const rejection = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("the call should fail"),
    (error: unknown) => error as AuthleteError,
  );

describe("an answer outside 2xx", () => {
  it("rejects with the status and what the API says", async () => {
    const { authlete } = createObservedClient([failure(401)]);
    const error = await rejection(authlete.ciba.issue({ ticket: "t" }));
    expect(error).toBeInstanceOf(AuthleteApiError);
    expect({ ...error }).toStrictEqual({
      name: "AuthleteApiError",
      code: "ERR_API",
      operation: "ciba.issue",
      attempt: 1,
      status: 401,
      resultCode: "A001202",
      resultMessage: "[A001202] No.",
      retryAfter: undefined,
    });
    expect(error.message).toBe("ciba.issue: answered 401 (A001202); check token and serviceId");
  });

  it("501 says that the emulator does not do this", async () => {
    const { authlete } = createObservedClient([failure(501)]);
    const error = await rejection(authlete.service.get());
    expect(error.message).toMatch(/^service\.get: answered 501 \(\w+\); not emulated$/);
  });

  it.each([400, 403, 404, 409, 500, 501])("%i is not repeated, even for an operation that may be", async (status) => {
    const { authlete, requests } = createObservedClient([failure(status)]);
    expect(await rejection(authlete.service.getConfiguration())).toMatchObject({ status });
    expect(requests.length).toBe(1);
  });

  it.each([
    ["an empty body", new Response(null, { status: 500 })],
    ["null", new Response("null", { status: 500 })],
    ["a proxy's page", html(502)],
    ["JSON cut short", new Response('{"resultCode":"A', { status: 500 })],
    ["a list", new Response("[]", { status: 500 })],
  ])("with %s still rejects with its status", async (_, answer) => {
    const { status } = answer;
    const { authlete } = createObservedClient([answer], { retry: false });
    const error = await rejection(authlete.ciba.issue({ ticket: "t" }));
    expect(error).toBeInstanceOf(AuthleteApiError);
    expect(error).toMatchObject({ status, resultCode: undefined, resultMessage: undefined });
    expect(error.message).not.toContain("secret-page");
  });
});

describe("a successful answer that the description does not allow", () => {
  it.each([
    [
      "a page of HTML",
      html(200),
      "ciba.issue: answered by a redirect or no JSON object (200, text/html); check baseUrl",
    ],
    ["JSON cut short", new Response('{"ticket":"secret-page'), "no JSON object"],
    ["a list", new Response("[1]"), "no JSON object"],
    ["null", new Response("null"), "no JSON object"],
    ["a string", new Response('"OK"'), "no JSON object"],
  ])("%s rejects with AuthleteResponseError and is not repeated", async (_, answer, message) => {
    const { authlete, requests } = createObservedClient([answer]);
    const error = await rejection(authlete.ciba.issue({ ticket: "t" }));
    expect(error).toBeInstanceOf(AuthleteResponseError);
    expect(error).toMatchObject({ code: "ERR_RESPONSE", status: 200 });
    expect(error.message).toContain(message);
    expect(inspect(error)).not.toContain("secret-page");
    expect(requests.length).toBe(1);
  });

  it.each([301, 302, 303, 307, 308])("a redirect (%i) is not followed", async (status) => {
    const { authlete, requests } = createObservedClient([
      new Response(null, { status, headers: { location: "https://elsewhere.example.com/" } }),
    ]);
    const error = await rejection(authlete.ciba.issue({ ticket: "t" }));
    expect(error).toBeInstanceOf(AuthleteResponseError);
    expect(error.message).toBe(`ciba.issue: answered by a redirect or no JSON object (${status}, null); check baseUrl`);
    expect(requests.length).toBe(1);
  });

  it("JSON without a content type is fine", async () => {
    const { authlete } = createObservedClient([new Response(new TextEncoder().encode('{"action":"OK"}'))]);
    expect(await authlete.ciba.issue({ ticket: "t" })).toStrictEqual({ action: "OK" });
  });
});

describe("retries", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  // `service.getConfiguration` may be repeated (x-retry: safe), `ciba.issue` may not.
  const rows: [string, () => Response | Error, { safe: boolean; unsafe: boolean }][] = [
    ["a refused connection", () => socketError("ECONNREFUSED"), { safe: true, unsafe: true }],
    ["an unknown host", () => socketError("ENOTFOUND"), { safe: true, unsafe: true }],
    ["a reset connection", () => socketError("ECONNRESET"), { safe: true, unsafe: false }],
    ["an error without a code", () => new TypeError("fetch failed"), { safe: true, unsafe: false }],
    ["429", () => failure(429), { safe: true, unsafe: true }],
    ["502", () => html(502), { safe: true, unsafe: false }],
    ["503", () => html(503), { safe: true, unsafe: false }],
    ["504", () => html(504), { safe: true, unsafe: false }],
    ["500", () => failure(500), { safe: false, unsafe: false }],
  ];
  it.each(rows)("after %s only where it can do no harm", async (_, answer, expected) => {
    for (const kind of ["safe", "unsafe"] as const) {
      const { authlete, requests } = createObservedClient([answer(), ok()]);
      const call = kind === "safe" ? authlete.service.getConfiguration() : authlete.ciba.issue({ ticket: "t" });
      const outcome = call.then(
        () => true,
        () => false,
      );
      await vi.runAllTimersAsync();
      expect(await outcome).toBe(expected[kind]);
      expect(requests.length).toBe(expected[kind] ? 2 : 1);
    }
  });

  it("send the same request again", async () => {
    const { authlete, requests } = createObservedClient([failure(429), ok()]);
    const call = authlete.ciba.issue({ ticket: "t" });
    await vi.runAllTimersAsync();
    await call;
    expect(requests[1]).toStrictEqual(requests[0]);
  });

  it("wait a random time below a bound that doubles, and give up after two", async () => {
    const delays: number[] = [];
    const { authlete, requests } = createObservedClient([html(503), html(503), html(503)], {
      hooks: { onRetry: ({ delay }) => void delays.push(delay) },
    });
    const failed = rejection(authlete.service.getConfiguration());
    await vi.runAllTimersAsync();
    expect(await failed).toMatchObject({ status: 503, attempt: 3 });
    expect(delays).toStrictEqual([100, 200]);
    expect(requests.length).toBe(3);
  });

  it.each([
    ["retry-after", "7", 7],
    ["ratelimit-reset", "3", 3],
    ["retry-after", "Mon, 23 Nov 2026 12:00:09 GMT", 9],
    ["ratelimit-reset", "1795435205", 5], // the time, in seconds since 1970
    ["retry-after", "1.5", 1.5],
  ])("wait as long as %s: %s asks for", async (header, value, seconds) => {
    vi.setSystemTime(new Date("2026-11-23T12:00:00Z"));
    const delays: number[] = [];
    const { authlete } = createObservedClient([failure(429, { [header]: value }), ok()], {
      hooks: { onRetry: ({ delay, error }) => void delays.push(delay, (error as AuthleteApiError).retryAfter!) },
    });
    const call = authlete.ciba.issue({ ticket: "t" });
    await vi.runAllTimersAsync();
    await call;
    expect(delays).toStrictEqual([seconds * 1000 + 100, seconds]);
  });

  it.each([
    ["an hour", "3600", 3600],
    ["an absurd time", "99999999999999999999", 99999999999999999999],
    ["a date in the past", "Mon, 23 Nov 2020 12:00:00 GMT", 0],
    ["nonsense", "soon", undefined],
    ["a negative time", "-5", 0],
  ])("end rather than wait beyond the deadline when the answer asks for %s", async (_, value, retryAfter) => {
    vi.setSystemTime(new Date("2026-11-23T12:00:00Z"));
    const asked: unknown[] = [];
    const note = ({ error }: { error: AuthleteError }) => void asked.push((error as AuthleteApiError).retryAfter);
    const { authlete, requests } = createObservedClient(
      [failure(429, { "retry-after": value }), failure(429), failure(429)],
      { hooks: { onRetry: note, onError: note } },
    );
    const failed = rejection(authlete.ciba.issue({ ticket: "t" }));
    await vi.runAllTimersAsync();
    await failed;
    expect(asked[0]).toBe(retryAfter);
    expect(requests.length).toBe((retryAfter ?? 0) > 30 ? 1 : 3);
  });

  it("can be turned off for the client and for a call", async () => {
    const off = createObservedClient([failure(429)], { retry: false });
    await rejection(off.authlete.ciba.issue({ ticket: "t" }));
    expect(off.requests.length).toBe(1);
    const once = createObservedClient([failure(429)]);
    await rejection(once.authlete.ciba.issue({ ticket: "t" }, { retry: false }));
    expect(once.requests.length).toBe(1);
  });

  it("stop when the budget is spent, and successes fill it again", async () => {
    let up = false;
    let sent = 0;
    const authlete = createAuthlete({
      baseUrl: "https://api.example.com",
      serviceId: "1",
      token: TOKEN,
      fetch: () => Promise.resolve((sent++, up) ? ok() : failure(429)),
    });
    const call = async () => {
      const done = authlete.ciba.issue({ ticket: "t" }).catch(() => {});
      await vi.runAllTimersAsync();
      await done;
    };
    for (let i = 0; i < 50; i++) await call();
    expect(sent).toBe(50 + 10);
    up = true;
    for (let i = 0; i < 20; i++) await call();
    up = false;
    sent = 0;
    for (let i = 0; i < 10; i++) await call();
    expect(sent).toBe(10 + 2);
  });
});

describe("time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("out ends an attempt, and the call where it must not be repeated", async () => {
    const { authlete, requests } = createObservedClient([silence]);
    const failed = rejection(authlete.ciba.issue({ ticket: "t" }));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(requests.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    const error = await failed;
    expect(error).toBeInstanceOf(AuthleteTimeoutError);
    expect({ ...error }).toStrictEqual({
      name: "AuthleteTimeoutError",
      code: "ERR_TIMEOUT",
      operation: "ciba.issue",
      attempt: 1,
    });
    expect(error.message).toBe("ciba.issue: no complete answer within 10000 ms");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is fresh for each attempt, with one deadline for all", async () => {
    const attempts: number[] = [];
    const start = performance.now();
    const { authlete } = createObservedClient([silence, silence, silence, silence], {
      timeout: 10_000,
      retry: { retries: 9, delay: 0, deadline: 25_000 },
      hooks: { onRequest: () => void attempts.push(performance.now() - start) },
    });
    const failed = rejection(authlete.service.getConfiguration());
    await vi.runAllTimersAsync();
    expect(await failed).toMatchObject({
      message: "service.getConfiguration: no complete answer within 5000 ms",
      attempt: 3,
    });
    expect(attempts).toStrictEqual([0, 10_000, 20_000]);
    expect(performance.now() - start).toBe(25_000);
  });

  it("runs out while the body trickles in", async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"action":')),
    });
    const { authlete } = createObservedClient([new Response(body)]);
    const failed = rejection(authlete.ciba.issue({ ticket: "t" }, { timeout: 300 }));
    await vi.advanceTimersByTimeAsync(300);
    expect(await failed).toBeInstanceOf(AuthleteTimeoutError);
  });

  it("runs out even if the fetch does not heed its signal", async () => {
    const { authlete } = createObservedClient([() => new Promise(() => {})]);
    const failed = rejection(authlete.ciba.issue({ ticket: "t" }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failed).toBeInstanceOf(AuthleteTimeoutError);
  });

  it("runs out even if what took the place of the global fetch does not heed its signal", async () => {
    vi.stubGlobal("fetch", () => new Promise(() => {}));
    try {
      const authlete = createAuthlete({ baseUrl: "https://api.example.com", serviceId: "1", token: TOKEN });
      const failed = rejection(authlete.ciba.issue({ ticket: "t" }, { retry: false }));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await failed).toBeInstanceOf(AuthleteTimeoutError);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("runs out while the token function gives nothing, and nothing is sent", async () => {
    const told: unknown[] = [];
    const { authlete, requests } = createObservedClient([], {
      token: () => new Promise(() => {}),
      retry: { deadline: 700 },
      hooks: { onError: (event) => void told.push(event) },
    });
    const failed = rejection(authlete.ciba.issue({ ticket: "t" }));
    await vi.advanceTimersByTimeAsync(700);
    const error = await failed;
    expect(error).toBeInstanceOf(AuthleteTimeoutError);
    expect(error).toMatchObject({ message: "ciba.issue: no token within 700 ms", attempt: 0 });
    expect(told).toEqual([{ operation: "ciba.issue", attempt: 0, duration: 700, error }]);
    expect(requests).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("leaves no timer after a success", async () => {
    const { authlete } = createObservedClient([ok()]);
    await authlete.ciba.issue({ ticket: "t" });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("an abort", () => {
  const reason = { mine: true };

  it("before the call sends nothing and rejects with the caller's reason", async () => {
    const { authlete, requests } = createObservedClient([]);
    await expect(authlete.ciba.issue({ ticket: "t" }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(requests).toEqual([]);
  });

  it("during the call rejects with the caller's reason and is not repeated", async () => {
    const controller = new AbortController();
    const { authlete, requests } = createObservedClient([silence]);
    const call = authlete.service.getConfiguration({}, { signal: controller.signal });
    await vi.waitUntil(() => requests.length === 1);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(requests.length).toBe(1);
  });

  it("while the token function is awaited rejects with the caller's reason, and nothing is sent", async () => {
    const controller = new AbortController();
    const { authlete, requests } = createObservedClient([], { token: () => new Promise(() => {}) });
    const call = authlete.service.getConfiguration({}, { signal: controller.signal });
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(requests).toEqual([]);
  });

  it("during a wait ends the wait", async () => {
    const controller = new AbortController();
    const { authlete, requests } = createObservedClient([failure(429, { "retry-after": "20" })], {
      hooks: { onRetry: () => controller.abort(reason) },
    });
    await expect(authlete.ciba.issue({ ticket: "t" }, { signal: controller.signal })).rejects.toBe(reason);
    expect(requests.length).toBe(1);
  });

  it("leaves no listener on the caller's signal after a call", async () => {
    const controller = new AbortController();
    const added = vi.spyOn(controller.signal, "addEventListener");
    const removed = vi.spyOn(controller.signal, "removeEventListener");
    const { authlete } = createObservedClient([ok()]);
    await authlete.ciba.issue({ ticket: "t" }, { signal: controller.signal });
    expect(removed.mock.calls).toStrictEqual(added.mock.calls);
    expect(added).toHaveBeenCalled();
  });
});

describe("hooks", () => {
  const record = (events: unknown[]): Hooks => ({
    onRequest: (event) => void events.push(["request", event]),
    onResponse: ({ duration, ...event }) => void events.push(["response", event, duration >= 0]),
    onRetry: ({ delay, error, ...event }) => void events.push(["retry", event, error.code, delay >= 0]),
    onError: ({ duration, error, ...event }) => void events.push(["error", event, error.code, duration >= 0]),
  });

  it("hear of each attempt, each retry and the final failure", async () => {
    const events: unknown[] = [];
    const { authlete } = createObservedClient([failure(429), socketError("ECONNRESET")], {
      hooks: record(events),
      retry: { delay: 0 },
    });
    await rejection(authlete.ciba.issue({ ticket: "t" }));
    const operation = "ciba.issue";
    expect(events).toStrictEqual([
      ["request", { operation, attempt: 1 }],
      ["response", { operation, attempt: 1, status: 429 }, true],
      ["retry", { operation, attempt: 1 }, "ERR_API", true],
      ["request", { operation, attempt: 2 }],
      ["error", { operation, attempt: 2 }, "ERR_CONNECTION", true],
    ]);
  });

  it("do not break the call when they throw or reject", async () => {
    const hooks = {
      onRequest: () => {
        throw new Error("of the hook");
      },
      onResponse: () => Promise.reject(new Error("of the hook")) as unknown as void,
    };
    const { authlete } = createObservedClient([ok()], { hooks });
    expect((await authlete.ciba.issue({ ticket: "t" })).action).toBe("OK");
  });
});

describe("the message of a lost connection names", () => {
  it.each([
    ["the code of the cause", socketError("ECONNRESET"), "ciba.issue: the connection failed (ECONNRESET)"],
    ["its message where there is no code", new Error("gone"), "ciba.issue: the connection failed (gone)"],
  ])("%s", async (_, failure, message) => {
    const { authlete } = createObservedClient([failure]);
    expect((await rejection(authlete.ciba.issue({ ticket: "t" }))).message).toBe(message);
  });
});

describe("secrets", () => {
  it("are not in the error of a fetch that shows the request it was given", async () => {
    const events: unknown[] = [];
    const authlete = createAuthlete({
      baseUrl: "https://api.example.com",
      serviceId: "1",
      token: TOKEN,
      retry: false,
      hooks: { onError: (event) => void events.push(event) },
      fetch: (url, init) =>
        Promise.reject(Object.assign(new Error(`cannot send Bearer ${TOKEN}`), { url, init, code: "EOWN" })),
    });
    const error = await rejection(authlete.ciba.issue({ ticket: "secret-ticket" }));
    expect(error).toBeInstanceOf(AuthleteConnectionError);
    expect((error.cause as Error).message).toBe("cannot send Bearer [token]");
    expect(error.cause).toMatchObject({ name: "Error", code: "EOWN" });
    const shown = [
      error.stack,
      JSON.stringify(error),
      inspect(error, { depth: Infinity, showHidden: true }),
      inspect(events, { depth: Infinity }),
    ].join();
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toContain("secret-ticket");
  });

  it("are not in what the client shows of itself", () => {
    const { authlete } = createObservedClient([], { headers: { "x-key": "secret-header" } });
    const shown = [
      inspect(authlete, { depth: Infinity, showHidden: true }),
      JSON.stringify(authlete),
      String(authlete.ciba.issue),
    ].join();
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toContain("secret-header");
  });
});
