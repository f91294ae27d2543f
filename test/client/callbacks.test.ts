// Callbacks are called on the object they were passed in, checked when they are passed, and never trusted.
import { AuthleteConnectionError, checkConnection, createAuthlete, type AuthleteOptions, type Hooks } from "authlete";
import { createClient } from "authlete/openapi-fetch";
import { afterEach, describe, expect, it, vi } from "vitest";
import { socketError } from "./observed-client.js";

const BASE = { baseUrl: "https://api.example.com", serviceId: "1", token: "t", retry: false } as const;
const INFO = "/api/info";
const ok = () => Promise.resolve(new Response("{}"));

describe("a callback keeps its object:", () => {
  it("token and fetch, that of the options", async () => {
    const seen: unknown[] = [];
    const options: AuthleteOptions = {
      ...BASE,
      token() {
        seen.push(this);
        return "t";
      },
      fetch(this: unknown) {
        seen.push(this);
        return ok();
      },
    };
    await createAuthlete(options).service.get();
    await createClient(options).GET(INFO);
    expect(await checkConnection(options)).toMatchObject({ ok: true });
    expect(seen).toHaveLength(6);
    expect(seen.every((object) => object === options)).toBe(true);
  });

  it("token and fetch of an instance with private members", async () => {
    class Settings implements AuthleteOptions {
      readonly baseUrl = BASE.baseUrl;
      readonly serviceId = "1";
      #secret = "s3";
      #sent: string[] = [];
      token = function (this: Settings) {
        return this.#secret;
      };
      fetch = function (this: Settings, _: unknown, init?: RequestInit) {
        this.#sent.push(new Headers(init?.headers).get("authorization")!);
        return ok();
      };
      get sent() {
        return this.#sent;
      }
    }
    const settings = new Settings();
    await createAuthlete(settings).service.get();
    expect(await checkConnection(settings)).toMatchObject({ ok: true });
    expect(settings.sent).toEqual(["Bearer s3", "Bearer s3"]);
  });

  it("hooks, theirs, with members of their own beside them", async () => {
    class Log implements Hooks {
      #events: string[] = [];
      note = (event: string) => void this.#events.push(event);
      onRequest() {
        this.#events.push("request");
      }
      onResponse() {
        this.note("response");
      }
      onRetry() {
        this.note("retry");
      }
      onError() {
        this.note("error");
      }
      get events() {
        return this.#events;
      }
    }
    const hooks = new Log();
    const answers = [new Response("", { status: 503 }), new Response("", { status: 500 })];
    const fetch = () => Promise.resolve(answers.shift()!);
    const authlete = createAuthlete({ ...BASE, retry: { delay: 0 }, hooks, fetch });
    await expect(authlete.service.get()).rejects.toMatchObject({ status: 500 });
    expect(hooks.events).toEqual(["request", "response", "retry", "request", "response", "error"]);
  });

  it("the fetch of one call, that of its settings", async () => {
    const seen: unknown[] = [];
    const init = {
      fetch(this: unknown) {
        seen.push(this);
        return ok();
      },
    };
    await createClient(BASE).GET(INFO, init);
    expect(seen).toEqual([init]);
  });
});

describe("the global fetch is not called on a foreign object,", () => {
  afterEach(() => void vi.unstubAllGlobals());

  // Like fetch on Workers and in browsers.
  function picky(this: unknown) {
    if (this !== undefined && this !== globalThis) return Promise.reject(new TypeError("Illegal invocation"));
    return ok();
  }

  it.each<[string, () => AuthleteOptions]>([
    ["looked up at each call", () => BASE],
    ["given as an option", () => ({ ...BASE, fetch: globalThis.fetch })],
    ["given as a bound function", () => ({ ...BASE, fetch: picky.bind(undefined) })],
  ])("%s", async (_, options) => {
    vi.stubGlobal("fetch", picky);
    expect(await createAuthlete(options()).service.get()).toEqual({});
    expect(await checkConnection(options())).toMatchObject({ ok: true });
    expect((await createClient(options()).GET(INFO)).data).toEqual({});
    const { fetch } = globalThis;
    expect((await createClient(options()).GET(INFO, { fetch: fetch as never })).data).toEqual({});
  });
});

describe("a fetch that refuses the request is a fault of arguments, never repeated and not told as a lost connection:", () => {
  const platform = globalThis.fetch;
  const wrongly: [string, typeof fetch, string][] = [
    ["an invalid URL", () => platform("http://[bad secret"), "url"],
    ["an invalid header name", (url, init) => platform(url, { ...init, headers: { "secret x": "1" } }), "header"],
    ["an invalid header value", (url, init) => platform(url, { ...init, headers: { x: "secret\n1" } }), "header"],
    ["a forbidden port", () => platform("http://127.0.0.1:6667/"), "port"],
    [
      "a body of another length",
      (_, init) => {
        const body = "{}";
        return platform("http://127.0.0.1:1/", { ...init, method: "POST", body, headers: { "content-length": "9" } });
      },
      "header",
    ],
    [
      "a header that undici does not take",
      () => platform("http://127.0.0.1:1/", { headers: { expect: "1" } }),
      "header",
    ],
    [
      "Chromium's words",
      () => Promise.reject(new TypeError("Failed to execute 'fetch' on 'Window': Invalid name")),
      "form",
    ],
    ["Workers' words", () => Promise.reject(new TypeError("Illegal invocation: wrong `this`")), "form"],
  ];
  it.each(wrongly)("%s", async (_, fetch, part) => {
    let sent = 0;
    const counting: typeof fetch = (url, init) => (sent++, fetch(url, init));
    const authlete = createAuthlete({ ...BASE, retry: { delay: 0 }, fetch: counting });
    const error = (await authlete.service.get().catch((thrown: unknown) => thrown)) as Error;
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/^service\.get: fetch refused the \w+; check the options$/);
    if (part !== "header") expect(error.message).toContain(part);
    expect(error.stack).not.toContain("secret");
    expect(sent).toBe(1);
  });

  it.each<[string, () => Error]>([
    ["Chromium", () => new TypeError("Failed to fetch")],
    ["Firefox", () => new TypeError("NetworkError when attempting to fetch resource.")],
    ["Safari", () => new TypeError("Load failed")],
    ["Deno", () => new TypeError("error sending request for url (https://api.example.com): client error (Connect)")],
    ["Deno's parser", () => new TypeError("error sending request: client error: invalid HTTP header parsed")],
    ["Node.js", () => socketError("ECONNREFUSED")],
    [
      "undici's parser",
      () => {
        const cause = Object.assign(new Error("Invalid header value char"), { code: "HPE_INVALID_HEADER_TOKEN" });
        return new TypeError("fetch failed", { cause });
      },
    ],
  ])("but a lost connection is one, in the words of %s", async (_, error) => {
    const authlete = createAuthlete({ ...BASE, fetch: () => Promise.reject(error()) });
    await expect(authlete.service.get()).rejects.toBeInstanceOf(AuthleteConnectionError);
  });
});

describe("whatever a fetch does, there is an outcome in time:", () => {
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => "success",
      (error: Error & { code?: string }) => error.code ?? error.constructor.name,
    );
  const response = (more: object) => ({ status: 200, headers: new Headers(), ...more });
  it.each<[string, () => unknown, string]>([
    [
      "throws",
      () => {
        throw new Error("own");
      },
      "ERR_CONNECTION",
    ],
    [
      "throws nothing in particular",
      () => {
        throw undefined;
      },
      "ERR_CONNECTION",
    ],
    ["gives a Response instead of a promise", () => new Response("{}"), "success"],
    ["gives nothing", () => undefined, "TypeError"],
    ["gives null", () => Promise.resolve(null), "TypeError"],
    ["gives text", () => "{}", "TypeError"],
    ["gives a promise of text", () => Promise.resolve("{}"), "TypeError"],
    ["gives a status that is no number", () => response({ status: "200", text: ok }), "TypeError"],
    ["never settles", () => new Promise(() => {}), "ERR_TIMEOUT"],
    ["gives a thenable that never settles", () => ({ then() {} }), "ERR_TIMEOUT"],
    ["gives a body that never ends", () => new Response(new ReadableStream()), "ERR_TIMEOUT"],
    [
      "gives a text() that throws",
      () =>
        response({
          text() {
            throw new Error("own");
          },
        }),
      "ERR_CONNECTION",
    ],
    ["gives a text() that rejects", () => response({ text: () => Promise.reject(new Error("own")) }), "ERR_CONNECTION"],
    ["gives a text() that never settles", () => response({ text: () => new Promise(() => {}) }), "ERR_TIMEOUT"],
    ["gives a text() that gives no text", () => response({ text: () => 5 }), "ERR_RESPONSE"],
    ["gives no headers", () => ({ status: 500, text: () => "" }), "ERR_API"],
    [
      "gives a body that was read",
      async () => {
        const read = new Response("{}");
        await read.text();
        return read;
      },
      "ERR_CONNECTION",
    ],
    ["gives Response.error()", () => Response.error(), "ERR_RESPONSE"],
    ["gives a 101", () => response({ status: 101, text: () => "" }), "ERR_RESPONSE"],
    ["gives a 199", () => response({ status: 199, text: () => "" }), "ERR_RESPONSE"],
  ])("one that %s", async (_, fetch, outcome) => {
    vi.useFakeTimers();
    try {
      const options = { ...BASE, fetch: fetch as never, timeout: 200 };
      const calls = [createAuthlete(options).service.get(), createClient(options).GET(INFO)].map(code);
      await vi.advanceTimersByTimeAsync(200);
      const [method, path] = await Promise.all(calls);
      expect(method).toBe(outcome);
      // The client of paths does not reject for an error status.
      expect(path).toBe(outcome === "ERR_API" ? "success" : outcome);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("options are checked when they are given:", () => {
  it.each<[string, Record<string, unknown>]>([
    ["fetch must be a function", { fetch: {} }],
    ["fetch must be a function", { fetch: null }],
    ["hooks must be an object", { hooks: null }],
    ["hooks.onRequest must be a function", { hooks: { onRequest: "log" } }],
    ["hooks.onError must be a function", { hooks: { onError: null } }],
    ["hooks.onretry must be one of", { hooks: { onretry() {} } }],
    ["retry must be an object", { retry: null }],
    ["retry must be an object", { retry: 0 }],
    ["retry must be an object", { retry: "no" }],
    ["retries must be an integer", { retry: { retries: 1.5 } }],
    ["delay must be a number", { retry: { delay: "5" } }],
    ["deadline must be a number", { retry: { deadline: null } }],
    ["timeout must be a number", { timeout: null }],
    ["headers must be an object", { headers: null }],
    ["headers must be an object", { headers: "x: 1" }],
    ["baseUrl must be an http(s) URL", { baseUrl: ["https://api.example.com"] }],
    ["baseUrl must be an http(s) URL", { baseUrl: "https://" }],
    ["token must be visible ASCII", { token: {} }],
  ])("%s: %o", (message, wrong) => {
    expect(() => createAuthlete({ ...BASE, ...wrong })).toThrow(TypeError);
    expect(() => createAuthlete({ ...BASE, ...wrong })).toThrow(message);
    expect(() => createClient({ ...BASE, ...wrong })).toThrow(message);
  });

  it.each<[string, unknown]>([
    ["the settings of a call must be an object", null],
    ["params must be an object", { params: null }],
    ["params must be an object", { params: 5 }],
    ["fetch must be a function", { fetch: {} }],
    ["headers must be an object", { headers: 5 }],
  ])("those of a call of the client of paths: %s", async (message, init) => {
    let sent = 0;
    const api = createClient({ ...BASE, fetch: () => (sent++, ok()) });
    await expect(api.GET(INFO, init as never)).rejects.toThrow(new TypeError(message));
    expect(sent).toBe(0);
  });
});

it("calls in flight together repeat no more than the budget holds", async () => {
  let sent = 0;
  const fetch = () => (sent++, Promise.resolve(new Response("", { status: 429 })));
  const authlete = createAuthlete({ ...BASE, retry: { retries: 3, delay: 0 }, fetch });
  const calls = Array.from({ length: 100 }, () => authlete.service.get().catch(() => {}));
  await Promise.all(calls);
  expect(sent).toBe(100 + 10);
});
