// Random raw HTTP requests against the listener: each is answered or its connection is closed, nothing hangs, and no error escapes.
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { jwks, token, type Handler } from "authlete/handlers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNodeServer } from "../../examples/adapters/node-http.js";
import { createApiDouble } from "../handlers/api-double.js";
import { exchange, statusesOf } from "./raw-http.js";

const escaped: unknown[] = [];
const note = (error: unknown) => void escaped.push(error);
beforeAll(() => void process.on("uncaughtException", note).on("unhandledRejection", note));
afterAll(() => void process.off("uncaughtException", note).off("unhandledRejection", note));

const odd = fc.string({ unit: fc.constantFrom(..."ab/?#@:[]%\\\"' \t\u0001\u00e9*.,;=&7"), maxLength: 12 });
const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const method = fc.oneof(oneOf("GET", "HEAD", "POST", "OPTIONS", "PUT", "CONNECT", "TRACE", "M-SEARCH", "get", ""), odd);
const path = oneOf(
  "/jwks",
  "/token",
  "/",
  "//",
  "*",
  "http://as.example/jwks",
  "http://[bad/",
  "https://x/",
  "as.example:443",
);
const target = fc.oneof(
  path,
  odd,
  fc.tuple(path, odd).map((parts) => parts.join("")),
);
const host = fc.oneof(oneOf("as.example", "x/jwks?", "a b", "", "[::1]", "a:99999", "user@a"), odd);
const header = fc.oneof(
  oneOf(
    "Content-Type: application/x-www-form-urlencoded",
    "Transfer-Encoding: chunked",
    "Expect: 100-continue",
    "Cookie: a=1",
  ),
  oneOf(
    "Connection: close",
    "Upgrade: websocket",
    "Content-Length: 3",
    "Content-Length: 3",
    "Authorization: Basic YTpi",
  ),
  fc.tuple(oneOf("X-A", "Cookie", "DPoP", "Authorization", "Content-Type"), odd).map((parts) => parts.join(": ")),
);
const request = fc.record({
  line: fc.tuple(method, target, oneOf("HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "", "HTTP/1")),
  hosts: fc.array(host, { minLength: 0, maxLength: 2 }),
  headers: fc.array(header, { maxLength: 4 }),
  body: fc.oneof(oneOf("", "a=b", "3\r\na=b\r\n0\r\n\r\n", "zz\r\n"), odd),
  cut: fc.option(fc.nat(200)),
});

it("6,000 requests", async () => {
  const { authlete } = createApiDouble();
  const onError = note;
  const echo: Handler = async (request) => new Response(await request.text());
  const endpoints = {
    token: token({ authlete, onError }),
    jwks: jwks({ authlete, onError }),
    backchannelAuthentication: echo,
  };
  const server = createNodeServer(endpoints);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(request, async ({ line, hosts, headers, body, cut }) => {
      const head = [line.join(" "), ...hosts.map((name) => `Host: ${name}`), ...headers, "", ""].join("\r\n");
      const text = await exchange(port, (head + body).slice(0, cut ?? undefined));
      const statuses = statusesOf(text);
      answered += statuses.length;
      expect(statuses.filter((status) => status >= 500 && status !== 501)).toEqual([]);
      // Descriptions only have the characters of RFC 6749, section 5.2, whatever the client has sent.
      for (const [, description] of text.matchAll(/"error_description":"((?:[^"\\]|\\.)*)"/g)) {
        expect(description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/);
      }
      if (cut === null) expect(statuses.length).toBeGreaterThan(0);
    }),
    { numRuns: 6000 },
  );
  await new Promise((resolve) => (server.close(resolve), server.closeAllConnections()));
  expect(answered).toBeGreaterThan(3000);
  expect(escaped).toEqual([]);
});
