// The notification sender: what it sends, and where it must never send to. The servers in this file count connections, to prove that
// nothing was sent.
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createNotificationSender, type NotificationSenderOptions } from "authlete/node";
import { afterAll, afterEach, describe, expect, it, test } from "vitest";
import { FAILURES, SILENCES, WRONG_OBJECTS, WRONG_VALUES } from "../handlers/odd-outcomes.js";
import { selfSigned } from "./self-signed.js";

const identity = selfSigned(["client.example.com", "localhost"], [[127, 0, 0, 1]]);
const BODY = '{"auth_req_id":"1c266114-a1be-4252-8ad1-04986c5b9ac1"}';
const servers: Server[] = [];

interface Counted {
  port: number;
  /** Connections so far, whether or not anything came over them. */
  connections: number;
  requests: {
    method: string | undefined;
    url: string | undefined;
    headers: IncomingMessage["headers"];
    body: string;
  }[];
}

/** A server on 127.0.0.1 that counts connections, by default with https. */
async function listen(answer: RequestListener, secure = true): Promise<Counted> {
  const counted: Counted = { port: 0, connections: 0, requests: [] };
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { method, url, headers } = request;
      counted.requests.push({ method, url, headers, body });
      answer(request, response);
    });
  };
  const server = secure ? createTlsServer(identity, listener) : createServer(listener);
  server.on("connection", () => counted.connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  counted.port = (server.address() as AddressInfo).port;
  return counted;
}

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
afterEach(() => Promise.all(servers.splice(1).map(close)));
afterAll(() => Promise.all(servers.splice(0).map(close)));

const noContent: RequestListener = (_, response) => void response.writeHead(204).end();
const watched = await listen(noContent);

/** A resolver that resolves every name to the same addresses, and counts lookups. */
function resolver(...addresses: string[]) {
  const asked: string[] = [];
  const lookup = (hostname: string) => {
    asked.push(hostname);
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));
  };
  return { asked, lookup };
}

const send = (endpoint: string, options: NotificationSenderOptions = {}, token = "token-of-the-client") =>
  createNotificationSender({ ca: identity.cert, ...options })({ endpoint, token, body: BODY });

/** Options that allow sending to the local servers. */
const LOCAL = { allowInsecureLoopback: true } as const;
const NOT_HTTP = { outcome: "blocked", reason: "http is for this machine only" };
const NOT_PUBLIC = { outcome: "blocked", reason: "the host is not on the public internet" };

describe("an endpoint that answers", () => {
  it("9: gets the body as it is, with the bearer token, by https", async () => {
    const client = await listen(noContent);
    expect(await send(`https://127.0.0.1:${client.port}/cb?tenant=1#top`, LOCAL)).toEqual({
      outcome: "delivered",
      status: 204,
    });
    expect(client.requests).toEqual([
      {
        method: "POST",
        url: "/cb?tenant=1",
        headers: {
          host: `127.0.0.1:${client.port}`,
          authorization: "Bearer token-of-the-client",
          "content-type": "application/json",
          "content-length": String(BODY.length),
          connection: "close",
        },
        body: BODY,
      },
    ]);
  });

  it("may listen on loopback without TLS, when that is allowed", async () => {
    const client = await listen(noContent, false);
    expect(await send(`http://localhost:${client.port}/`, LOCAL)).toEqual({ outcome: "delivered", status: 204 });
  });

  it.each([
    [200, "delivered"],
    [204, "delivered"],
    [400, "refused"],
    [401, "refused"],
    [503, "refused"],
  ] as const)("9: with %i has the notification %s", async (status, outcome) => {
    const client = await listen((_, response) => void response.writeHead(status).end("ignored"));
    expect(await send(`https://127.0.0.1:${client.port}/`, LOCAL)).toEqual({ outcome, status });
    expect(client.connections).toBe(1);
  });

  it.each([301, 302, 303, 307, 308])("9: with the redirect %i is not followed", async (status) => {
    const target = await listen(noContent);
    const client = await listen((_, response) => {
      response.writeHead(status, { location: `https://127.0.0.1:${target.port}/` }).end();
    });
    expect(await send(`https://127.0.0.1:${client.port}/`, LOCAL)).toEqual({ outcome: "redirected", status });
    expect([client.connections, target.connections]).toEqual([1, 0]);
  });

  it("is cut off when it does not stop talking", async () => {
    const cut = new Promise<void>((resolve) => {
      void listen((_, response) => {
        response.once("close", resolve);
        const talk = () => {
          while (!response.destroyed && response.write("x".repeat(1024)));
          response.once("drain", talk);
        };
        talk();
      }).then(async ({ port }) => {
        const options = { ...LOCAL, maxAnswerSize: 4096, timeout: 10_000 };
        expect(await send(`https://127.0.0.1:${port}/`, options)).toEqual({ outcome: "delivered", status: 200 });
      });
    });
    await cut;
  });

  it("with a huge head has not answered", async () => {
    const client = await listen((_, response) => void response.writeHead(200, { x: "x".repeat(32_768) }).end());
    expect(await send(`https://127.0.0.1:${client.port}/`, LOCAL)).toEqual({
      outcome: "unreachable",
      reason: "HPE_HEADER_OVERFLOW",
    });
  });
});

describe("an endpoint that cannot be reached", () => {
  it("9: does not answer in time", async () => {
    const client = await listen(() => {});
    expect(await send(`https://127.0.0.1:${client.port}/`, { ...LOCAL, timeout: 1000 })).toEqual({
      outcome: "unreachable",
      reason: "no answer within 1000 ms",
    });
    expect(client.requests).toHaveLength(1);
  });

  it("has a name that is not resolved in time", async () => {
    const lookup = () => new Promise<never>(() => {});
    expect(await send("https://client.example.com/", { lookup, timeout: 20 })).toEqual({
      outcome: "unreachable",
      reason: "no answer within 20 ms",
    });
  });

  it("has a name that is not known", async () => {
    const lookup = () => Promise.reject(Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }));
    expect(await send("https://client.example.com/", { lookup })).toEqual({
      outcome: "unreachable",
      reason: "ENOTFOUND",
    });
  });

  it("has a name without addresses", async () => {
    expect(await send("https://client.example.com/", { lookup: resolver().lookup })).toEqual({
      outcome: "unreachable",
      reason: "the name has no address",
    });
  });

  it("refuses connections", async () => {
    const client = await listen(noContent);
    await close(servers.pop()!);
    expect(await send(`https://127.0.0.1:${client.port}/`, LOCAL)).toEqual({
      outcome: "unreachable",
      reason: "ECONNREFUSED",
    });
  });

  it("closes the connection without an answer", async () => {
    const client = await listen((request) => void request.socket.destroy());
    expect(await send(`https://127.0.0.1:${client.port}/`, LOCAL)).toEqual({
      outcome: "unreachable",
      reason: "ECONNRESET",
    });
  });

  it("has a certificate that nobody vouches for", async () => {
    const client = await listen(noContent);
    expect(await send(`https://127.0.0.1:${client.port}/`, { ...LOCAL, ca: undefined })).toEqual({
      outcome: "unreachable",
      reason: "DEPTH_ZERO_SELF_SIGNED_CERT",
    });
    expect(client.requests).toEqual([]);
  });

  it("has a certificate for another name", async () => {
    const client = await listen(noContent);
    const options = { ...LOCAL, lookup: resolver("127.0.0.1").lookup };
    expect(await send(`https://other.example.com:${client.port}/`, options)).toEqual({
      outcome: "unreachable",
      reason: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
    expect(client.requests).toEqual([]);
  });
});

describe("17.7: nothing is sent to this machine", () => {
  const hosts = [
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "0x7f.0x0.0x0.0x1",
    "%31%32%37.0.0.1",
    "１２７.0.0.1",
    "127。0。0。1",
    "0.0.0.0",
    "0",
    "0x0",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
    "localhost",
    "LOCALHOST",
  ];
  it.each(hosts)("by the address %s", async (host) => {
    expect(await send(`https://${host}:${watched.port}/`)).toEqual(NOT_PUBLIC);
    expect(watched.connections).toBe(0);
  });

  it.each(["127.0.0.1", "127.0.0.53", "0.0.0.0", "::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1"])(
    "by a name that stands for %s",
    async (address) => {
      const { asked, lookup } = resolver(address);
      expect(await send(`https://client.example.com:${watched.port}/`, { lookup })).toEqual(NOT_PUBLIC);
      expect([watched.connections, asked]).toEqual([0, ["client.example.com"]]);
    },
  );

  it("the same server is reached once loopback is allowed", async () => {
    const client = await listen(noContent);
    await send(`https://0x7f.1:${client.port}/`, LOCAL);
    await send(`https://localhost:${client.port}/`, LOCAL);
    expect(client.connections).toBe(2);
  });
});

describe("17.7: nothing is sent into a private network", () => {
  const addresses: [string, string][] = [
    ["private use", "10.0.0.1"],
    ["private use", "10.255.255.255"],
    ["private use", "172.16.0.1"],
    ["private use", "172.31.255.254"],
    ["private use", "192.168.1.1"],
    ["this network", "0.1.2.3"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["carrier-grade NAT, also metadata of a cloud", "100.100.100.200"],
    ["link-local", "169.254.0.1"],
    ["metadata of clouds", "169.254.169.254"],
    ["metadata of containers", "169.254.170.2"],
    ["metadata of a cloud", "192.0.0.192"],
    ["platform service of a cloud", "168.63.129.16"],
    ["protocol assignments", "192.0.0.1"],
    ["documentation", "192.0.2.1"],
    ["documentation", "198.51.100.1"],
    ["documentation", "203.0.113.1"],
    ["6to4 relay", "192.88.99.1"],
    ["benchmarking", "198.18.0.1"],
    ["multicast", "224.0.0.1"],
    ["multicast", "239.255.255.250"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unique local", "fc00::1"],
    ["unique local", "fd12:3456:789a::1"],
    ["metadata of a cloud", "fd00:ec2::254"],
    ["link-local", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["multicast", "ff02::1"],
    ["multicast", "ff05::1:3"],
    ["mapped", "::ffff:10.0.0.1"],
    ["mapped metadata", "::ffff:a9fe:a9fe"],
    ["mapped, but public", "::ffff:1.1.1.1"],
    ["compatible", "::10.0.0.1"],
    ["translated", "::ffff:0:10.0.0.1"],
    ["NAT64", "64:ff9b::10.0.0.1"],
    ["NAT64 of metadata", "64:ff9b::a9fe:a9fe"],
    ["local NAT64", "64:ff9b:1::10.0.0.1"],
    ["6to4", "2002:0a00:0001::1"],
    ["6to4 of metadata", "2002:a9fe:a9fe::1"],
    ["Teredo", "2001:0:4136:e378:8000:63bf:f5ff:fffe"],
    ["ISATAP", "2606:4700::5efe:10.0.0.1"],
    ["ISATAP, globally unique", "2606:4700::200:5efe:10.0.0.1"],
    ["documentation", "2001:db8::1"],
    ["documentation", "3fff::1"],
    ["benchmarking", "2001:2::1"],
    ["ORCHID", "2001:20::1"],
    ["discard", "100::1"],
    ["segment routing", "5f00::1"],
    ["not given out", "4000::1"],
    ["no address", "not-an-address"],
    ["no address", "0x7f.1"],
  ];
  it.each(addresses)("%s: %s", async (_, address) => {
    const { lookup } = resolver(address);
    expect(await send(`https://client.example.com:${watched.port}/`, { lookup })).toEqual(NOT_PUBLIC);
    // Allowing loopback allows nothing else.
    expect(await send(`https://client.example.com:${watched.port}/`, { ...LOCAL, lookup })).toEqual(NOT_PUBLIC);
    expect(await send(`http://client.example.com:${watched.port}/`, { ...LOCAL, lookup })).toEqual(NOT_HTTP);
    if (/^[\d.]+$|^[\da-f:.]+$/i.test(address)) {
      const host = address.includes(":") ? `[${address}]` : address;
      expect(await send(`https://${host}/`, LOCAL)).toEqual(NOT_PUBLIC);
    }
    expect(watched.connections).toBe(0);
  });
});

describe("17.7: a trick does not help", () => {
  it.each([
    ["a public address before a private one", ["1.1.1.1", "10.0.0.1"]],
    ["a private address before a public one", ["127.0.0.1", "1.1.1.1"]],
    ["two families", ["2606:4700::1111", "::1"]],
  ])("%s", async (_, addresses) => {
    const { lookup } = resolver(...addresses);
    expect(await send(`https://client.example.com:${watched.port}/`, { lookup })).toEqual(NOT_PUBLIC);
    expect(watched.connections).toBe(0);
  });

  it("a name that means something else the second time is asked once", async () => {
    const client = await listen(noContent);
    const answers = ["127.0.0.1", "10.0.0.1", "169.254.169.254"];
    let asked = 0;
    const lookup = () => Promise.resolve([{ address: answers[asked++]!, family: 4 }]);
    const delivery = await send(`https://client.example.com:${client.port}/`, { ...LOCAL, lookup });
    expect([delivery.outcome, asked, client.connections]).toEqual(["delivered", 1, 1]);
    // Nothing is cached: the next notification resolves the name again.
    expect(await send(`https://client.example.com:${client.port}/`, { ...LOCAL, lookup })).toEqual(NOT_PUBLIC);
  });

  it("http to a public host, though loopback is allowed", async () => {
    const { lookup } = resolver("1.1.1.1");
    expect(await send("http://client.example.com:8080/", { ...LOCAL, lookup })).toEqual(NOT_HTTP);
  });

  it.each([
    ["http", `http://127.0.0.1:${watched.port}/`, "the endpoint is not https"],
    ["another scheme", "ftp://client.example.com/", "the endpoint is not https"],
    ["a file", "file:///etc/passwd", "the endpoint is not https"],
    ["data", "data:text/plain,x", "the endpoint is not https"],
    ["no URL", "//client.example.com/", "the endpoint is not a URL"],
    ["credentials", `https://client:secret@127.0.0.1:${watched.port}/`, "the endpoint contains credentials"],
    [
      "a name before an @",
      `https://client.example.com@127.0.0.1:${watched.port}/`,
      "the endpoint contains credentials",
    ],
    ["the port of mail", "https://client.example.com:25/", "port 25 is not allowed"],
    ["the port of ssh", "https://client.example.com:22/", "port 22 is not allowed"],
  ])("%s", async (_, endpoint, reason) => {
    const { asked, lookup } = resolver("127.0.0.1");
    expect(await send(endpoint, { lookup })).toEqual({ outcome: "blocked", reason });
    expect(asked).toEqual([]);
    expect(watched.connections).toBe(0);
  });

  it("the usual port of one scheme is not that of the other", async () => {
    const lookup = () => Promise.reject(Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }));
    const passed = { outcome: "unreachable", reason: "ENOTFOUND" };
    expect(await send("http://client.example.com/", { ...LOCAL, lookup })).toEqual(passed);
    expect(await send("https://client.example.com/", { ...LOCAL, lookup })).toEqual(passed);
    const reason = "is not allowed";
    expect((await send("http://client.example.com:443/", { ...LOCAL, lookup })).reason).toBe(`port 443 ${reason}`);
    expect((await send("https://client.example.com:80/", { ...LOCAL, lookup })).reason).toBe(`port 80 ${reason}`);
  });

  it("only the ports that were given", async () => {
    const client = await listen(noContent);
    const endpoint = `https://127.0.0.1:${client.port}/`;
    const blocked = { outcome: "blocked", reason: `port ${client.port} is not allowed` };
    expect(await send(endpoint, { ...LOCAL, ports: [443] })).toEqual(blocked);
    expect(await send(endpoint, { ...LOCAL, ports: [client.port] })).toEqual({ outcome: "delivered", status: 204 });
    expect(client.connections).toBe(1);
  });
});

test.each([
  "",
  "a b",
  "token\r\nx-evil: 1",
  "token\n",
  "tökén",
  "token\0",
  'token"',
  "=token",
  "a,b",
  "x".repeat(1025),
  "x".repeat(1024) + "=",
])("17.8: %j is not sent as a bearer token", async (token) => {
  const delivery = await send(`https://127.0.0.1:${watched.port}/`, LOCAL, token);
  expect(delivery).toEqual({ outcome: "blocked", reason: "the bearer token does not have the syntax of RFC 6750" });
  expect(watched.connections).toBe(0);
});

test.each(["a", "abcXYZ-._~+/019==", "x".repeat(1024)])("17.8: %j is one", async (token) => {
  const client = await listen(noContent);
  expect(await send(`https://127.0.0.1:${client.port}/`, LOCAL, token)).toEqual({ outcome: "delivered", status: 204 });
  expect(client.requests[0]!.headers.authorization).toBe(`Bearer ${token}`);
});

test("17.7: an outcome holds neither the token nor the body", async () => {
  const refused = await listen((_, response) => void response.writeHead(400).end("token-of-the-client"));
  const silent = await listen((request) => void request.socket.destroy());
  for (const port of [refused.port, silent.port, 22]) {
    const text = JSON.stringify(await send(`https://127.0.0.1:${port}/`, LOCAL));
    expect(text).not.toMatch(/token-of-the-client|1c266114/);
  }
});

test.each([...FAILURES, ...SILENCES, ...WRONG_OBJECTS, ...WRONG_VALUES])(
  "a resolver that %s is an outcome, and nothing is sent",
  async (_, lookup) => {
    const before = watched.connections;
    const url = `https://client.example.com:${watched.port}/`;
    const delivery = await send(url, { lookup: lookup as () => never, timeout: 20, ...LOCAL });
    expect(delivery).toEqual({
      outcome: expect.stringMatching(/^(blocked|unreachable)$/) as string,
      reason: expect.any(String) as string,
    });
    expect(watched.connections).toBe(before);
  },
);

test("an address that changes once it has been checked is not connected to", async () => {
  let asked = 0;
  const changing = {
    family: 4,
    // The server does not listen on the second address.
    get address() {
      return asked++ === 0 ? "127.0.0.1" : "127.0.0.2";
    },
  };
  const url = `https://client.example.com:${watched.port}/`;
  const delivery = await send(url, { lookup: () => Promise.resolve([changing]), ...LOCAL });
  expect([delivery, asked]).toEqual([{ outcome: "delivered", status: 204 }, 1]);
});

describe("createNotificationSender refuses", () => {
  it.each([
    [{ timeOut: 1 }, "options.timeOut must be one of"],
    [{ timeout: 0 }, "timeout must be a number of milliseconds above 0"],
    [{ timeout: 2 ** 31 }, "timeout must be a number of milliseconds above 0"],
    [{ maxAnswerSize: -1 }, "maxAnswerSize must be a number of bytes above 0"],
    [{ ports: 443 }, "ports must be a list of ports"],
    [{ ports: [70_000] }, "ports must be a list of ports"],
    [{ ca: 5 }, "ca must be one or several PEM texts"],
    [{ lookup: "dns" }, "lookup must be a function"],
    [{ allowInsecureLoopback: "no" }, "allowInsecureLoopback must be true or false"],
  ])("%j", (options, message) => {
    const make = () => createNotificationSender(options as NotificationSenderOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`createNotificationSender: ${message}`);
  });
});
