// The parts of a request that a client controls: target, Host, method and form. Each gets an answer, and none can be routed by a trick.
import { createServer, type Server } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { jwks, token, type Handler } from "authlete/handlers";
import { toNodeListener } from "authlete/node";
import { afterEach, describe, expect, it, test } from "vitest";
import { createNodeServer } from "../../examples/adapters/node-http.js";
import { createApiDouble } from "../handlers/api-double.js";
import { exchange, statusesOf } from "./raw-http.js";

const open: { close: (done: () => void) => unknown }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(() => resolve(undefined)));
});

async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const echo: Handler = (request) => Promise.resolve(new Response(`[${request.method} ${request.url}]`));

/** The listener's answer to a request line and header lines: the status, and what the handler saw. */
async function ask(line: string, ...head: string[]) {
  const port = await listen(createServer({ requireHostHeader: false }, toNodeListener(echo)));
  const text = await exchange(port, [line, ...head, "Connection: close", "", ""].join("\r\n"));
  return [...statusesOf(text), ...(/\[(.*)\]/.exec(text)?.slice(1) ?? [])];
}

describe("RFC 9112, section 3.2: a request is for", () => {
  it.each([
    ["GET /jwks HTTP/1.1", ["Host: as.example"], "GET http://as.example/jwks"],
    ["GET /a//b?c=%20d HTTP/1.1", ["Host: as.example:8080"], "GET http://as.example:8080/a//b?c=%20d"],
    ["GET //evil.example/jwks HTTP/1.1", ["Host: as.example"], "GET http://as.example//evil.example/jwks"],
    ["GET http://as.example/jwks HTTP/1.1", ["Host: other.example"], "GET http://as.example/jwks"],
    ["GET HTTP://AS.example HTTP/1.1", ["Host: as.example"], "GET http://as.example/"],
    ["GET /jwks HTTP/1.0", [], "GET http://localhost/jwks"],
    ["OPTIONS * HTTP/1.1", ["Host: as.example"], "OPTIONS http://as.example/"],
    ["GET / HTTP/1.1", ["Host: [::1]:80"], "GET http://[::1]/"],
  ])("%s with %j", async (line, head, seen) => {
    expect(await ask(line, ...head)).toEqual([200, seen]);
  });

  it.each([
    ["GET /x HTTP/1.1", ["Host: x/jwks?"]],
    ["GET /x HTTP/1.1", ["Host: x#"]],
    ["GET /x HTTP/1.1", ["Host: user@as.example"]],
    ["GET /x HTTP/1.1", ["Host: a b"]],
    ["GET /x HTTP/1.1", ["Host: ["]],
    ["GET /x HTTP/1.1", ["Host: evil.example:x"]],
    ["GET /x HTTP/1.1", ["Host: as.example:99999"]],
    ["GET /x HTTP/1.1", ["Host: as.example", "Host: evil.example"]],
    ["GET http://[bad/ HTTP/1.1", ["Host: as.example"]],
    ["GET http://user@as.example/ HTTP/1.1", ["Host: as.example"]],
    ["GET * HTTP/1.1", ["Host: as.example"]],
    ["GET /jwks HTTP/1.1", ["X: no host"]],
  ])("nothing: %s with %j", async (line, head) => {
    expect(await ask(line, ...head)).toEqual([400]);
  });

  it.each(["TRACE", "M-SEARCH", "PROPFIND", "PURGE", "SUBSCRIBE"])("no endpoint knows %s", async (method) => {
    expect(await ask(`${method} /jwks HTTP/1.1`, "Host: as.example")).toEqual([501]);
  });
});

it("the example of node:http answers CONNECT, and finds its route by the absolute form", async () => {
  const { authlete } = createApiDouble();
  const endpoints = { token: token({ authlete }), jwks: jwks({ authlete }), backchannelAuthentication: echo };
  const port = await listen(createNodeServer(endpoints));
  const send = async (line: string, host = "as.example") =>
    statusesOf(await exchange(port, `${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`));
  expect(await send("CONNECT as.example:443 HTTP/1.1")).toEqual([501]);
  expect(await send("GET http://as.example/jwks HTTP/1.1")).toEqual([200]);
  expect(await send("GET /other HTTP/1.1", "x/jwks?")).toEqual([400]);
  expect(await send("GET /other HTTP/1.1")).toEqual([404]);
});

describe("another form of request", () => {
  it("of http2 is served: pseudo headers, a body, cookies, no Connection header", async () => {
    const handler: Handler = async (request) => {
      const { url, method, headers } = request;
      const seen = {
        url,
        method,
        names: [...headers.keys()],
        cookie: headers.get("cookie"),
        body: await request.text(),
      };
      const answer = Response.json(seen, { status: 201 });
      for (const cookie of ["a=1", "b=2"]) answer.headers.append("set-cookie", cookie);
      return answer;
    };
    const server = createHttp2Server(toNodeListener(handler) as never);
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const client = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const head = { ":method": "POST", ":path": "/token?x=1", ":authority": "as.example", cookie: ["a=1", "b=2"] };
    const stream = client.request({ ...head, "x-a": "1" });
    const answered = new Promise<Record<string, unknown>>((resolve) => stream.once("response", resolve as never));
    stream.end("a=b");
    let text = "";
    for await (const chunk of stream) text += String(chunk);
    const { ":status": status, "set-cookie": cookies } = await answered;
    client.close();
    expect([status, cookies]).toEqual([201, ["a=1", "b=2"]]);
    expect(JSON.parse(text)).toEqual({
      url: "http://as.example/token?x=1",
      method: "POST",
      names: ["cookie", "x-a"],
      cookie: "a=1; b=2",
      body: "a=b",
    });
  });

  /** A request as platforms create it from an event: a stream with `headers`, but without raw headers and a socket. */
  const ofEvent = (headers: object, more: object = {}) =>
    Object.assign(new PassThrough(), { method: "POST", url: "/token", headers, ...more });

  const serveEvent = (incoming: unknown, onError: (error: unknown) => void = () => {}) =>
    new Promise<unknown[]>((resolve) => {
      const headers: Record<string, unknown> = {};
      const outgoing = Object.assign(new PassThrough(), {
        headersSent: false,
        setHeader: (name: string, value: unknown) => (headers[name] = value),
        getHeaderNames: () => Object.keys(headers),
        removeHeader: (name: string) => delete headers[name],
        writeHead: (status: number) => (outgoing.resume().once("end", () => resolve([status, headers])), outgoing),
      });
      const seen: Handler = async (request) =>
        new Response(null, {
          headers: { "x-seen": `${request.url} ${request.headers.get("authorization")} ${await request.text()}` },
        });
      toNodeListener(seen, { onError })(incoming as never, outgoing as never);
    });

  test.each([
    [{ host: "as.example", authorization: "Basic x" }, "http://as.example/token Basic x a=b"],
    [{ authorization: ["Basic x"] }, "http://localhost/token Basic x a=b"],
  ])("of a platform for events keeps its headers: %j", async (headers, seen) => {
    const incoming = ofEvent(headers, { headersDistinct: {}, rawHeaders: [] });
    incoming.end("a=b");
    expect(await serveEvent(incoming)).toEqual([200, expect.objectContaining({ "x-seen": seen })]);
  });

  it("of a platform with a header that cannot be sent is 400", async () => {
    expect(await serveEvent(ofEvent({ host: "as.example", "x-a": "ж" }))).toEqual([400, expect.anything()]);
  });

  it("that is no stream is refused by name", async () => {
    const faults: unknown[] = [];
    const [status] = await serveEvent({ method: "POST", url: "/", headers: {} }, (error) => faults.push(error));
    const message = expect.stringContaining("toNodeListener needs the request and the response of node:http") as string;
    expect([status, faults]).toMatchObject([500, [{ name: "TypeError", message }]]);
  });
});

describe("what the listener cannot send is known to the onError of the handler", () => {
  const tokenWith = (body: ReadableStream) => {
    const { authlete, faults, onError } = createApiDouble({ "token.process": { action: "NATIVE_SSO" } });
    return { faults, handler: token({ authlete, onError, otherGrant: () => new Response(body) }) };
  };
  const post =
    "POST /token HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n";

  it("a body that breaks off", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("broken")) });
    const { handler, faults } = tokenWith(broken);
    await exchange(await listen(createServer(toNodeListener(handler))), `${post}\r\na=b`);
    expect(faults).toEqual([["token", "response", new Error("broken")]]);
  });

  it.each([5, undefined, null, {}, Response.error()])("a handler that gives %s", async (given) => {
    const faults: unknown[] = [];
    const listener = toNodeListener(() => Promise.resolve(given as never), { onError: (error) => faults.push(error) });
    const text = await exchange(
      await listen(createServer(listener)),
      "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    expect([statusesOf(text), faults.length]).toEqual([[500], 1]);
  });
});

it("a stream that nobody reads ends: for HEAD, and once the client has gone", async () => {
  let cancelled = 0;
  const endless = () =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          pull: (controller) =>
            new Promise((resolve) => setImmediate(resolve)).then(() => controller.enqueue(new Uint8Array(1000))),
          cancel: () => void cancelled++,
        }),
      ),
    );
  const port = await listen(createServer(toNodeListener(endless)));
  const text = await exchange(port, "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  expect([statusesOf(text), cancelled]).toEqual([[200], 1]);
  const gone = new AbortController();
  await fetch(`http://127.0.0.1:${port}/`, { signal: gone.signal });
  gone.abort();
  await expect.poll(() => cancelled).toBe(2);
});

it.each([undefined, {}, "handler"])("toNodeListener refuses %s for a handler", (handler) => {
  expect(() => toNodeListener(handler as never)).toThrow(
    new TypeError("toNodeListener: the handler must be a function"),
  );
});
