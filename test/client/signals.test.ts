// Signals that abort calls: checked before anything else, shared by many calls, from any realm. No listeners are left behind.
import { createAuthlete, type Authlete, type AuthleteOptions } from "authlete";
import { createClient } from "authlete/openapi-fetch";
import { getEventListeners } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";

const BASE = { baseUrl: "https://api.example.com", serviceId: "1", token: "t" };
const INFO = "/api/info";

const notSignals: [string, unknown][] = [
  ["a controller in place of its signal", new AbortController()],
  ["null", null],
  ["text", "signal"],
  ["a number", 5],
  ["a function", () => {}],
  ["an event target", new EventTarget()],
  ["an object with `aborted` alone", { aborted: false }],
  ["a list", [AbortSignal.timeout(1)]],
];

describe("a wrong argument begins nothing:", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const begun: string[] = [];
  const options: AuthleteOptions = {
    ...BASE,
    token: () => (begun.push("token"), "t"),
    fetch: () => (begun.push("fetch"), Promise.resolve(new Response("{}"))),
    hooks: { onRequest: () => void begun.push("hook"), onError: () => void begun.push("hook") },
  };
  const refusesAndBeginsNothing = async (call: () => Promise<unknown>) => {
    begun.length = 0;
    const error: unknown = await call().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun).toEqual([]);
    return (error as Error).message;
  };

  it.each(notSignals)("%s as the signal", async (_, signal) => {
    const authlete = createAuthlete(options);
    const call = () => authlete.ciba.issue({ ticket: "t" }, { signal: signal as AbortSignal });
    expect(await refusesAndBeginsNothing(call)).toBe("signal must be an AbortSignal");
    const paths = () => createClient(options).GET(INFO, { signal: signal as AbortSignal });
    expect(await refusesAndBeginsNothing(paths)).toBe("signal must be an AbortSignal");
  });

  it.each<[string, (authlete: Authlete, signal: AbortSignal) => Promise<unknown>]>([
    ["a body", (authlete, signal) => authlete.ciba.issue({ ticket: NaN } as never, { signal })],
    ["a path parameter", (authlete, signal) => authlete.client.get("..", { signal })],
    ["a query", (authlete, signal) => authlete.client.list({ start: NaN }, { signal })],
    ["a timeout", (authlete, signal) => authlete.service.get({ signal, timeout: NaN })],
    ["retries", (authlete, signal) => authlete.service.get({ signal, retry: { retries: 0.5 } })],
    ["headers", (authlete, signal) => authlete.service.get({ signal, headers: { "x y": "1" } })],
    ["null as the options", (authlete) => authlete.service.get(null as never)],
    ["text as the options", (authlete) => authlete.service.get("" as never)],
  ])("%s", async (_, call) => {
    const { signal } = new AbortController();
    await refusesAndBeginsNothing(() => call(createAuthlete(options), signal));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("a signal that has aborted asks for no token and tells no hook", async () => {
    begun.length = 0;
    const reason = new Error("mine");
    await expect(createAuthlete(options).service.get({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect([begun, vi.getTimerCount()]).toEqual([[], 0]);
  });
});

describe("a hundred calls with one signal", () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  beforeEach(() => {
    warnings.length = 0;
    process.on("warning", note);
  });
  afterEach(() => void process.off("warning", note));

  /** Makes calls that wait for an answer, and counts the listeners meanwhile. */
  async function callAll(kind: string, end: (give: () => void, controller: AbortController) => void) {
    const controller = new AbortController();
    const { signal } = controller;
    let give = () => {};
    const gate = new Promise<void>((resolve) => (give = resolve));
    const options = { ...BASE, retry: false as const, fetch: () => gate.then(() => new Response("{}")) };
    const [authlete, paths] = [createAuthlete(options), createClient(options)];
    const calls = Array.from({ length: 100 }, () =>
      kind === "methods" ? authlete.ciba.issue({ ticket: "t" }, { signal }) : paths.GET(INFO, { signal }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    const during = getEventListeners(signal, "abort").length;
    end(give, controller);
    const outcomes = await Promise.allSettled<unknown>(calls);
    // Warnings are emitted in the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    return { outcomes, during, after: getEventListeners(signal, "abort").length, warnings };
  }

  it.each(["methods", "paths"])("have one listener and leave none: %s that succeed", async (kind) => {
    const { outcomes, ...counts } = await callAll(kind, (give) => give());
    expect(counts).toEqual({ during: 1, after: 0, warnings: [] });
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(["fulfilled"]));
  });

  it.each(["methods", "paths"])("all end when it aborts: %s", async (kind) => {
    const reason = new Error("mine");
    const { outcomes, ...counts } = await callAll(kind, (_, controller) => controller.abort(reason));
    expect(counts).toEqual({ during: 1, after: 0, warnings: [] });
    expect(outcomes).toEqual(Array(100).fill({ status: "rejected", reason }));
  });

  it("one after another leave none either, and neither do waits and token functions", async () => {
    const { signal } = new AbortController();
    const answers = [() => new Response("", { status: 429 }), () => new Response("{}")];
    let turn = 0;
    const authlete = createAuthlete({
      ...BASE,
      token: () => Promise.resolve("t"),
      retry: { delay: 0 },
      fetch: () => Promise.resolve(answers[turn++ % 2]!()),
    });
    for (let i = 0; i < 9; i++) await authlete.ciba.issue({ ticket: "t" }, { signal });
    expect([turn, getEventListeners(signal, "abort"), warnings]).toEqual([18, [], []]);
  });
});

/** A controller like those of test environments. Its signals look like the platform's, which does not accept them. */
class ForeignController {
  readonly signal = Object.assign(new EventTarget(), { aborted: false, reason: undefined });
  abort(reason?: unknown): void {
    if (this.signal.aborted) return;
    Object.assign(this.signal, { aborted: true, reason });
    this.signal.dispatchEvent(new Event("abort"));
  }
}

const [platformFetch, PlatformSignal] = [globalThis.fetch, globalThis.AbortSignal];

/** Only accepts signals of the platform, like the fetch of Node.js 24. That of Node.js 20 is more lenient. */
const strictFetch: typeof fetch = async (input, init) => {
  if (init?.signal && !(init.signal instanceof PlatformSignal)) {
    throw new TypeError('RequestInit: Expected signal ("AbortSignal {}") to be an instance of AbortSignal.');
  }
  return platformFetch(input, init);
};

describe("where the global AbortController is not the platform's", () => {
  let received = 0;
  async function serve(answer: string | undefined): Promise<AuthleteOptions> {
    received = 0;
    const server = createServer((_, response) => {
      received++;
      if (answer !== undefined) response.end(answer);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return { ...BASE, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }
  beforeEach(() => {
    vi.stubGlobal("AbortController", ForeignController);
    vi.stubGlobal("fetch", strictFetch);
  });
  afterEach(() => void vi.unstubAllGlobals());

  it("the fetch refuses its signals", async () => {
    const { baseUrl } = await serve("{}");
    const { signal } = new AbortController();
    await expect(fetch(baseUrl!, { signal })).rejects.toThrow(/AbortSignal/);
    expect(received).toBe(0);
  });

  it("calls succeed, and are sent once", async () => {
    const options = await serve('{"action":"OK"}');
    expect(await createAuthlete(options).ciba.issue({ ticket: "t" })).toEqual({ action: "OK" });
    expect(received).toBe(1);
    const { signal } = new AbortController();
    expect(await createAuthlete(options).ciba.issue({ ticket: "t" }, { signal })).toEqual({ action: "OK" });
    expect((await createClient(options).GET(INFO, { signal })).data).toEqual({ action: "OK" });
    expect(received).toBe(3);
  });

  it("calls end in time, and by a signal of that realm", async () => {
    const options = await serve(undefined);
    const authlete = createAuthlete({ ...options, retry: false });
    await expect(authlete.service.get({ timeout: 50 })).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
    for (const call of [
      (signal: AbortSignal) => authlete.service.get({ signal }),
      (signal: AbortSignal) => createClient(options).GET(INFO, { signal }),
    ]) {
      const controller = new AbortController();
      const reason = { mine: true };
      const pending = call(controller.signal);
      controller.abort(reason);
      await expect(pending).rejects.toBe(reason);
    }
  });
});

it("an answer that arrives too late is discarded", async () => {
  let cancelled: () => void = () => {};
  const given = new Promise<void>((resolve) => (cancelled = resolve));
  let answer: (response: Response) => void = () => {};
  const fetch = () => new Promise<Response>((resolve) => (answer = resolve));
  const authlete = createAuthlete({ ...BASE, retry: false, timeout: 1, fetch });
  await expect(authlete.service.get()).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
  answer(new Response(new ReadableStream({ cancel: () => cancelled() })));
  expect(await given).toBeUndefined();
});
