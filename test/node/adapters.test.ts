// The adapters of the examples with the real frameworks, over a socket.
import { createServer, request as send, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { HandlerError, jwks, type Handler } from "authlete/handlers";
import { toNodeListener } from "authlete/node";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { createExpressApp } from "../../examples/adapters/express.js";
import { createFastifyApp } from "../../examples/adapters/fastify.js";
import { createHonoApp } from "../../examples/adapters/hono.js";
import { createRoute, type RouteFunction } from "../../examples/adapters/next-route.js";
import { createNodeServer } from "../../examples/adapters/node-http.js";
import type { Endpoints } from "../../examples/adapters/endpoints.js";
import { basic, createServer as createAuthorizationServer } from "../handlers/authorization-server.js";
import { anyString } from "../emulator/matchers.js";

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }
});

async function listen(server: Server): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const adapters: [string, (endpoints: Endpoints) => Server | Promise<Server>][] = [
  ["node:http", (endpoints) => createNodeServer(endpoints)],
  ["Express", (endpoints) => createServer(createExpressApp(endpoints))],
  ["Fastify", (endpoints) => toServer(createFastifyApp(endpoints))],
  ["Hono", (endpoints) => createAdaptorServer({ fetch: createHonoApp(endpoints).fetch }) as Server],
  ["a route of Next.js", (endpoints) => serveRoute(createRoute(endpoints))],
];

/** Calls a route as Next.js does: by method, with a subclass of Request and a promise of the path segments. */
function serveRoute(exported: Record<string, RouteFunction>): Server {
  class NextRequest extends Request {}
  const fetch = (request: Request): Response | Promise<Response> => {
    const path = new URL(request.url).pathname.slice(1).split("/").map(decodeURIComponent);
    const route = exported[request.method];
    return route
      ? route(new NextRequest(request), { params: Promise.resolve({ path }) })
      : new Response(null, { status: 405 });
  };
  return createAdaptorServer({ fetch }) as Server;
}

async function toServer(app: ReturnType<typeof createFastifyApp>): Promise<Server> {
  await app.ready();
  return app.server;
}

async function start(make: (endpoints: Endpoints) => Server | Promise<Server>) {
  const as = createAuthorizationServer();
  const url = await listen(await make({ ...as, jwks: jwks({ authlete: as.authlete, onError: as.onError }) }));
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        ...basic(as.emulator.clients[0]!),
        ...headers,
      },
      body,
    });
  return { as, url, post };
}

describe.each(adapters)("%s", (_, make) => {
  it("carries a flow", async () => {
    const { as, url, post } = await start(make);
    const issued = await post("/ciba", "scope=openid&login_hint=anna%40example.com");
    expect([issued.status, issued.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const { auth_req_id } = (await issued.json()) as Record<string, string>;
    await as.complete({ ticket: as.waiting[0]!.ticket, result: "AUTHORIZED", subject: "anna" });
    const redeemed = await post("/token", `grant_type=urn:openid:params:grant-type:ciba&auth_req_id=${auth_req_id}`);
    expect([redeemed.status, await redeemed.json()]).toMatchObject([200, { id_token: anyString }]);
    const keys = await fetch(`${url}/jwks`);
    expect([keys.status, await keys.json()]).toMatchObject([200, { keys: [{ kty: "EC" }] }]);
    expect(as.faults).toEqual([]);
  });

  it("passes the form on as it came", async () => {
    const { as, post } = await start(make);
    const form = "&&z=1&scope=openid&a=%7a&a=2&scope=openid+email&%6cogin_hint=b%C3%A4r&x";
    expect((await post("/ciba", form)).status).toBe(400);
    expect(as.emulator.requests[0]!.body).toMatchObject({ parameters: form });
  });

  it("names the method that it takes", async () => {
    const { url } = await start(make);
    const response = await fetch(`${url}/token`);
    expect([response.status, response.headers.get("allow"), await response.json()]).toMatchObject([405, "POST", {}]);
  });

  it("refuses another type of body", async () => {
    const { as, post } = await start(make);
    const response = await post("/token", "{}", { "content-type": "application/json" });
    expect([response.status, response.headers.get("accept")]).toEqual([415, "application/x-www-form-urlencoded"]);
    expect(as.calls()).toEqual([]);
  });

  it.each([{ "content-length": 200_000 }, { "transfer-encoding": "chunked" }])(
    "refuses a body that is too large, announced by %j",
    async (headers) => {
      const { as, url } = await start(make);
      const status = await new Promise((resolve, reject) => {
        const type = { "content-type": "application/x-www-form-urlencoded" };
        const request = send(`${url}/token`, { method: "POST", headers: { ...type, ...headers } });
        request.once("response", (response) => (response.resume(), resolve(response.statusCode)));
        request.once("error", reject);
        for (let i = 0; i < 20; i++) request.write("x".repeat(10_000));
        request.end();
      });
      expect([status, as.calls(), as.faults]).toEqual([413, [], []]);
    },
  );

  it("has read the body once the answer is there, and can take another request over the connection", async () => {
    const { post } = await start(make);
    for (let i = 0; i < 3; i++) expect((await post("/token", "grant_type=x")).status).toBe(400);
  });
});

describe("a body parser that ran first is reported", () => {
  const read = "The body was read before the handler got the request";
  const expectHint = async (as: Awaited<ReturnType<typeof start>>["as"], response: Response) => {
    expect([response.status, await response.text()]).toEqual([500, '{"error":"server_error"}']);
    expect(as.faults).toEqual([["token", "request", expect.any(HandlerError)]]);
    const { code, message } = as.faults[0]![2] as HandlerError;
    expect([code, message.startsWith(read), message.includes("express.urlencoded()")]).toEqual([
      "ERR_BODY_CONSUMED",
      true,
      true,
    ]);
    expect(as.calls()).toEqual([]);
  };

  it("Express", async () => {
    const { as, post } = await start(({ token }) => {
      const app = express();
      app.use(express.urlencoded());
      app.post("/token", toNodeListener(token));
      return createServer(app);
    });
    await expectHint(as, await post("/token", "grant_type=x"));
  });

  it("Fastify", async () => {
    const { as, post } = await start(({ token }) => {
      const app = fastify();
      app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
        done(null, body),
      );
      app.post("/token", (request, reply) => (reply.hijack(), toNodeListener(token)(request.raw, reply.raw)));
      return toServer(app);
    });
    await expectHint(as, await post("/token", "grant_type=x"));
  });

  it("Hono", async () => {
    const { as, post } = await start(({ token }) => {
      const app = new Hono();
      app.use(async ({ req }, next) => {
        await req.parseBody();
        await next();
      });
      app.post("/token", ({ req }) => token(req.raw));
      return createAdaptorServer({ fetch: app.fetch }) as Server;
    });
    await expectHint(as, await post("/token", "grant_type=x"));
  });

  it("a request made of headers alone", async () => {
    const as = createAuthorizationServer();
    const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": "12" };
    await expectHint(as, await as.token(new Request("https://as.example.com/token", { method: "POST", headers })));
  });
});

describe("toNodeListener", () => {
  const serve = (handler: Handler) => listen(createServer(toNodeListener(handler)));

  it("gives the handler the whole request", async () => {
    const url = await serve(async (request) =>
      Response.json({
        url: request.url,
        method: request.method,
        headers: [request.headers.get("x-a"), request.headers.get("dpop")],
        body: await request.text(),
      }),
    );
    const answer = await new Promise<string>((resolve) => {
      const headers = { "x-a": ["1", "2"], dpop: ["p", "q"] };
      const request = send(`${url}/a//b?c=%20d`, { method: "PUT", headers }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString())).on("end", () => resolve(text));
      });
      request.end("bödy");
    });
    expect(JSON.parse(answer)).toEqual({
      url: `${url}/a//b?c=%20d`,
      method: "PUT",
      headers: ["1, 2", "p, q"],
      body: "bödy",
    });
  });

  it("keeps several cookies apart, and sends a large body whole", async () => {
    const text = "x".repeat(1_000_000);
    const url = await serve(() =>
      Promise.resolve(
        new Response(text, {
          headers: [
            ["set-cookie", "a=1"],
            ["set-cookie", "b=2"],
          ],
        }),
      ),
    );
    const response = await fetch(url);
    expect([response.headers.getSetCookie(), await response.text()]).toEqual([["a=1", "b=2"], text]);
  });

  it("answers 500 for a handler that fails", async () => {
    const faults: unknown[] = [];
    const onError = (error: unknown, context: unknown) => void faults.push([error, context]);
    const url = await listen(createServer(toNodeListener(() => Promise.reject(new Error("secret")), { onError })));
    const response = await fetch(url);
    expect(faults).toEqual([[new Error("secret"), { endpoint: "toNodeListener", step: "response" }]]);
    expect([response.status, response.headers.get("cache-control"), await response.text()]).toEqual([
      500,
      "no-store",
      "",
    ]);
  });

  it("tells the handler when the client has gone", async () => {
    let aborted!: Promise<Event>;
    const arrived = new Promise<void>((resolve) => {
      void serve((request) => {
        aborted = new Promise<Event>((resolve) => request.signal.addEventListener("abort", resolve));
        resolve();
        return new Promise(() => {});
      }).then((url) => {
        const client = new AbortController();
        fetch(url, { signal: client.signal }).catch(() => {});
        void arrived.then(() => client.abort());
      });
    });
    await arrived;
    expect((await aborted).type).toBe("abort");
  });
});
