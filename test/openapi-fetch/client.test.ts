// The client of paths: openapi-fetch's interface over this package's transport.
import { AuthleteConnectionError, AuthleteResponseError, type AuthleteOptions } from "authlete";
import { createClient } from "authlete/openapi-fetch";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { decision, socketError, TOKEN } from "../client/observed-client.js";

interface Sent {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
}

const SERVICE = { path: { serviceId: "1" } };
const ISSUE = "/api/{serviceId}/backchannel/authentication/issue";
const failure = (status: number, text = '{"resultCode":"A1"}') => new Response(text, { status });

function observe(answers: (Response | Error)[], options: AuthleteOptions = {}) {
  const sent: Sent[] = [];
  const fetch = (url: unknown, init: unknown) => {
    sent.push({ url, init } as Sent);
    const answer = answers[sent.length - 1] ?? new Error("no answer is prepared");
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const api = createClient({
    ...{ baseUrl: "https://api.example.com/base", serviceId: "1", token: TOKEN },
    ...{ fetch: fetch, retry: { delay: 0 } },
    ...options,
  });
  return { api, sent };
}

const rejection = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("the call should fail"),
    (error: unknown) => error as Error,
  );

describe("a call", () => {
  it("sends what openapi-fetch makes of it, with the token, and gives data", async () => {
    const { api, sent } = observe([decision({ action: "OK", unknown: 1 })], { headers: { "x-trace": "1" } });
    const { data, error, response } = await api.POST(ISSUE, {
      params: { path: { serviceId: "7" } },
      body: { ticket: "t" },
    });
    expect({ data, error, status: response.status }).toStrictEqual({
      data: { resultCode: "A000000", resultMessage: "[A000000] Prepared.", action: "OK", unknown: 1 },
      error: undefined,
      status: 200,
    });
    const { signal, ...init } = sent[0]!.init;
    expect(signal).toBeInstanceOf(AbortSignal);
    expect({ ...sent[0], init }).toStrictEqual({
      url: "https://api.example.com/base/api/7/backchannel/authentication/issue",
      init: {
        method: "POST",
        headers: {
          accept: "application/json",
          authorization: `Bearer ${TOKEN}`,
          "content-type": "application/json",
          "x-trace": "1",
        },
        body: '{"ticket":"t"}',
        redirect: "manual",
      },
    });
  });

  it("goes to the service of the options where it names none", async () => {
    const { api, sent } = observe([Response.json({}), Response.json({ services: [] })]);
    await api.GET("/api/{serviceId}/service/get", {} as { params: typeof SERVICE });
    await api.request("get", "/api/service/get/list", { params: { query: { start: 0, end: 5 } } });
    expect(sent.map(({ url, init }) => [url, init.method, init.body])).toStrictEqual([
      ["https://api.example.com/base/api/1/service/get", "GET", null],
      ["https://api.example.com/base/api/service/get/list?start=0&end=5", "GET", null],
    ]);
  });

  it("gives text where the operation does, and nothing for an empty answer", async () => {
    const { api } = observe([new Response("OK"), new Response(null, { status: 204 })]);
    expect((await api.GET("/api/lifecycle/healthcheck")).data).toBe("OK");
    const deleted = await api.DELETE("/api/{serviceId}/client/delete/{clientId}", {
      params: { path: { serviceId: "1", clientId: "2" } },
    });
    expect({ data: deleted.data, error: deleted.error }).toStrictEqual({ data: undefined, error: undefined });
  });

  it("gives what the API answers outside 2xx as error, without the token", async () => {
    const { api } = observe([failure(404, `{"resultCode":"A001202","resultMessage":"Bearer ${TOKEN}"}`)]);
    const { data, error, response } = await api.POST(ISSUE, { params: SERVICE, body: { ticket: "t" } });
    expect({ data, error, status: response.status }).toStrictEqual({
      data: undefined,
      error: { resultCode: "A001202", resultMessage: "Bearer [token]" },
      status: 404,
    });
  });

  it("is repeated where it does no harm, with the same body", async () => {
    const { api, sent } = observe([failure(503), socketError("ECONNRESET"), Response.json({ keys: [] })]);
    const { data } = await api.GET("/api/{serviceId}/service/jwks/get", { params: SERVICE });
    expect(data).toStrictEqual({ keys: [] });
    expect(sent.length).toBe(3);
    const refused = observe([socketError("ECONNREFUSED"), failure(429), decision({ action: "OK" })]);
    expect((await refused.api.POST(ISSUE, { params: SERVICE, body: { ticket: "t" } })).data?.action).toBe("OK");
    expect(refused.sent.map(({ init }) => init.body)).toStrictEqual(Array(3).fill('{"ticket":"t"}'));
  });

  it("is not repeated where it might do harm", async () => {
    const { api, sent } = observe([failure(503)]);
    const { response } = await api.POST(ISSUE, { params: SERVICE, body: { ticket: "t" } });
    expect([response.status, sent.length]).toStrictEqual([503, 1]);
    const reset = observe([socketError("ECONNRESET")]);
    await rejection(reset.api.POST(ISSUE, { params: SERVICE, body: { ticket: "t" } }));
    expect(reset.sent.length).toBe(1);
  });
});

describe("a call that gets no answer", () => {
  it("rejects with AuthleteConnectionError for a lost connection, and shows no secret", async () => {
    const lost = Object.assign(new Error(`cannot send Bearer ${TOKEN}`), { code: "ECONNRESET", token: TOKEN });
    const { api } = observe([lost]);
    const error = await rejection(api.POST(ISSUE, { params: SERVICE, body: { ticket: "secret-ticket" } }));
    expect(error).toBeInstanceOf(AuthleteConnectionError);
    expect(error).toMatchObject({ operation: "ciba.issue", attempt: 1, cause: { code: "ECONNRESET" } });
    const shown = inspect(error, { depth: Infinity, showHidden: true });
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toContain("secret-ticket");
  });

  it.each([
    ["a page", () => new Response("<html>")],
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "https://elsewhere.example.com" } })],
  ])("but %s rejects with AuthleteResponseError", async (_, answer) => {
    const { api } = observe([answer()]);
    const call = api.GET("/api/{serviceId}/service/get", { params: SERVICE });
    expect(await rejection(call)).toBeInstanceOf(AuthleteResponseError);
  });

  it("in time rejects with AuthleteTimeoutError", async () => {
    vi.useFakeTimers();
    try {
      const { api } = observe([], { fetch: () => new Promise(() => {}), timeout: 300 });
      const failed = rejection(api.POST(ISSUE, { params: SERVICE, body: { ticket: "t" } }));
      await vi.advanceTimersByTimeAsync(300);
      expect(await failed).toMatchObject({ code: "ERR_TIMEOUT", operation: "ciba.issue" });
    } finally {
      vi.useRealTimers();
    }
  });

  it("rejects with the caller's own reason after an abort", async () => {
    const reason = new Error("mine");
    const controller = new AbortController();
    const { api } = observe([], { fetch: () => (controller.abort(reason), new Promise(() => {})) });
    const call = api.GET("/api/{serviceId}/service/get", { params: SERVICE, signal: controller.signal });
    expect(await rejection(call)).toBe(reason);
  });
});

describe("middleware", () => {
  it("sees request and answer, and may change both", async () => {
    const { api, sent } = observe([failure(404)]);
    const seen: unknown[] = [];
    api.use({
      onRequest({ request, schemaPath }) {
        seen.push([request.method, schemaPath, request.headers.get("authorization")]);
        request.headers.set("x-trace", "7");
        request.headers.set("authorization", "Bearer another");
      },
      onResponse({ response }) {
        seen.push(response.status);
        return Response.json({ action: "OK" });
      },
    });
    const { data } = await api.POST(ISSUE, { params: SERVICE, body: { ticket: "t" } });
    expect(data).toStrictEqual({ action: "OK" });
    expect(seen).toStrictEqual([["POST", ISSUE, null], 404]);
    expect(sent[0]!.init.headers).toMatchObject({ "x-trace": "7", authorization: `Bearer ${TOKEN}` });
  });

  it("cannot lead the token elsewhere", async () => {
    const { api, sent } = observe([]);
    api.use({ onRequest: ({ request }) => new Request("https://elsewhere.example.com/base/", request) });
    expect(await rejection(api.POST(ISSUE, { params: SERVICE, body: { ticket: "t" } }))).toStrictEqual(
      new TypeError("the URL of a request must be below baseUrl"),
    );
    expect(sent).toStrictEqual([]);
  });

  it("and a fetch of one call gets a request, as openapi-fetch has it", async () => {
    const { api, sent } = observe([]);
    const urls: string[] = [];
    const own = (request: Request) => (urls.push(request.url), Promise.resolve(Response.json({})));
    await api.GET("/api/{serviceId}/service/get", { params: SERVICE, fetch: own });
    expect([urls, sent]).toStrictEqual([["https://api.example.com/base/api/1/service/get"], []]);
  });
});

describe("a wrong argument is a TypeError before anything is sent:", () => {
  it("a path that the API does not have, or not with this method", async () => {
    const { api, sent } = observe([]);
    expect(await rejection(api.GET("/api/nothing" as "/api/info"))).toStrictEqual(
      new TypeError("GET /api/nothing must be an operation of the API"),
    );
    expect(await rejection(api.DELETE("/api/info" as never))).toBeInstanceOf(TypeError);
    expect(sent).toStrictEqual([]);
  });

  it.each(["", ".", "..", undefined])("%j as a path parameter", async (clientId) => {
    const { api, sent } = observe([]);
    const params = { path: { serviceId: "1", clientId: clientId! } };
    expect(await rejection(api.GET("/api/{serviceId}/client/get/{clientId}", { params }))).toStrictEqual(
      new TypeError('clientId must be a string other than "", "." and ".."'),
    );
    expect(sent).toStrictEqual([]);
  });

  it("an option", () => {
    expect(() => createClient({ baseUrl: "nowhere", serviceId: "1", token: TOKEN })).toThrow(/^baseUrl must be/);
  });
});
