// What arrives at a server, call after call, with the platform's fetch. No request may contain anything of another one.
import { createAuthlete, type AuthleteOptions } from "authlete";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";

interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** The headers that the client sets, without those that fetch adds. */
const OURS = ["accept", "authorization", "content-type", "x-trace"];

async function serve(options: AuthleteOptions = {}) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      const headers = Object.fromEntries(
        OURS.filter((name) => name in request.headers).map((name) => [name, request.headers[name]]),
      );
      received.push({ method: request.method, url: request.url, headers, body });
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { received, authlete: createAuthlete({ baseUrl, serviceId: "1", token: "t1", ...options }) };
}

const JSON_TYPE = "application/json";
const path = (service: string) => `/api/${service}/backchannel/authentication/issue`;
const headers = (token = "t1") => ({ accept: JSON_TYPE, authorization: `Bearer ${token}`, "content-type": JSON_TYPE });

it("a call has its own body, and the options of one call do not reach the next", async () => {
  const { authlete, received } = await serve();
  await authlete.ciba.issue({ ticket: "a" });
  await authlete.ciba.issue({ ticket: "b" }, { headers: { "X-Trace": "1" } });
  await authlete.ciba.issue({ ticket: "c" }, { serviceId: "2" });
  await authlete.ciba.issue({ ticket: "d" });
  expect(received).toStrictEqual([
    { method: "POST", url: path("1"), headers: headers(), body: '{"ticket":"a"}' },
    { method: "POST", url: path("1"), headers: { ...headers(), "x-trace": "1" }, body: '{"ticket":"b"}' },
    { method: "POST", url: path("2"), headers: headers(), body: '{"ticket":"c"}' },
    { method: "POST", url: path("1"), headers: headers(), body: '{"ticket":"d"}' },
  ]);
});

it("a call has the token of its own time", async () => {
  const tokens = ["t1", "t1", "t2", "t1"];
  const { authlete, received } = await serve({ token: () => tokens.shift()! });
  for (const ticket of ["a", "b", "c", "d"]) await authlete.ciba.issue({ ticket });
  expect(received).toStrictEqual(
    ["t1", "t1", "t2", "t1"].map((token, index) => {
      return { method: "POST", url: path("1"), headers: headers(token), body: `{"ticket":"${"abcd"[index]}"}` };
    }),
  );
});

it("a call has its own query and path", async () => {
  const { authlete, received } = await serve();
  await authlete.client.list();
  await authlete.client.list({ start: 0, end: 5 });
  await authlete.client.list();
  await authlete.client.get("7");
  await authlete.client.get("8");
  expect(received.map(({ url, body }) => url + body)).toStrictEqual([
    "/api/1/client/get/list",
    "/api/1/client/get/list?start=0&end=5",
    "/api/1/client/get/list",
    "/api/1/client/get/7",
    "/api/1/client/get/8",
  ]);
});

it("operations, and clients, do not share a request", async () => {
  const [one, two] = [await serve(), await serve({ token: "t2", headers: { "x-trace": "2" } })];
  await one.authlete.ciba.issue({ ticket: "a" });
  await two.authlete.ciba.issue({ ticket: "b" });
  await one.authlete.ciba.fail({ ticket: "c", reason: "ACCESS_DENIED" });
  expect(one.received.map(({ url, body }) => [url, body])).toStrictEqual([
    [path("1"), '{"ticket":"a"}'],
    [path("1").replace("issue", "fail"), '{"ticket":"c","reason":"ACCESS_DENIED"}'],
  ]);
  expect(two.received).toStrictEqual([
    { method: "POST", url: path("1"), headers: { ...headers("t2"), "x-trace": "2" }, body: '{"ticket":"b"}' },
  ]);
});

it("a fetch that is given, or that took the place of the global one, gets address and settings", async () => {
  const { authlete } = await serve();
  const seen: unknown[] = [];
  const fake = ((input, init) => {
    const { signal, ...rest } = init!;
    seen.push([input, rest, signal instanceof AbortSignal]);
    return Promise.resolve(Response.json({}));
  }) as typeof fetch;
  await authlete.service.get();
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal("fetch", fake);
  const given = createAuthlete({ baseUrl: "https://api.example.com", serviceId: "1", token: "t", fetch: fake });
  const taken = createAuthlete({ baseUrl: "https://api.example.com", serviceId: "1", token: "t" });
  await given.ciba.issue({ ticket: "a" });
  await taken.ciba.issue({ ticket: "a" });
  const expected = [
    "https://api.example.com/api/1/backchannel/authentication/issue",
    { method: "POST", headers: headers("t"), body: '{"ticket":"a"}', redirect: "manual" },
    true,
  ];
  expect(seen).toStrictEqual([expected, expected]);
});

it("a fetch that changes what it gets changes nothing of the next attempt or call", async () => {
  const seen: unknown[] = [];
  const meddle = ((input, init) => {
    seen.push([input, { ...init, headers: { ...(init!.headers as object) }, signal: undefined }]);
    Object.assign(init!.headers!, { authorization: "changed", "x-added": "1" });
    Object.assign(init!, { method: "PUT", body: "changed" });
    return Promise.resolve(seen.length === 1 ? new Response("", { status: 429 }) : Response.json({}));
  }) as typeof fetch;
  const options = { baseUrl: "https://api.example.com", serviceId: "1", token: "t", retry: { delay: 0 } };
  const authlete = createAuthlete({ ...options, fetch: meddle });
  await authlete.ciba.issue({ ticket: "a" });
  await authlete.ciba.issue({ ticket: "a" });
  const expected = [
    "https://api.example.com/api/1/backchannel/authentication/issue",
    { method: "POST", headers: headers("t"), body: '{"ticket":"a"}', redirect: "manual", signal: undefined },
  ];
  expect(seen).toStrictEqual([expected, expected, expected]);
});

it("a query has a list as its entries, a blank as %20, and nothing for what has no value", async () => {
  const { authlete, received } = await serve();
  const query = {
    subject: "anna b+c&d=e",
    tags: ["x", "y", undefined],
    empty: [],
    none: null,
    start: undefined,
    end: 0,
  };
  await authlete.token.management.list(query);
  expect(received[0]!.url).toBe("/api/1/auth/token/get/list?subject=anna%20b%2Bc%26d%3De&tags=x&tags=y&end=0");
});
