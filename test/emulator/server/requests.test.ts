// Raw requests to the port: each gets an answer, and none from a web page of another host has an effect.
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions, Listener } from "../../../src/emulator/index.js";
import { standing } from "../caller.js";

let listeners: Listener[] = [];
afterEach(async () => {
  await Promise.all(listeners.map((listener) => listener.close()));
  listeners = [];
});

async function listening(options: EmulatorOptions = {}): Promise<{ emulator: Emulator; port: number }> {
  const emulator = standing(options);
  const listener = await emulator.listen(0);
  listeners.push(listener);
  return { emulator, port: listener.port };
}

/** Sends bytes, and resolves to everything received until the connection is closed. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    socket.setEncoding("latin1").on("data", (text) => (answer += String(text)));
    socket.on("error", reject).on("close", () => resolve(answer));
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
const codeOf = (answer: string) => /"resultCode":"(\w+)"/.exec(answer)?.[1];
const end = "Connection: close\r\n\r\n";

describe("a request", () => {
  test.each([
    ["for //", `GET // HTTP/1.1\r\nHost: localhost\r\n${end}`, 404, "E000002"],
    ["for a broken URL", `GET http://[bad/ HTTP/1.1\r\nHost: localhost\r\n${end}`, 400, "E000013"],
    ["in absolute form", `GET http://localhost/jwks HTTP/1.1\r\nHost: localhost\r\n${end}`, 404, "E000002"],
    ["for another scheme", `GET https://localhost/ HTTP/1.1\r\nHost: localhost\r\n${end}`, 421, "E000013"],
    ["with a user", `GET http://a:b@localhost/ HTTP/1.1\r\nHost: localhost\r\n${end}`, 400, "E000013"],
    ["for *", `OPTIONS * HTTP/1.1\r\nHost: localhost\r\n${end}`, 404, "E000002"],
    ["for * by GET", `GET * HTTP/1.1\r\nHost: localhost\r\n${end}`, 400, "E000013"],
    ["of a tunnel", "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n", 501, "E000003"],
    ["for a trace", `TRACE / HTTP/1.1\r\nHost: localhost\r\n${end}`, 501, "E000003"],
    ["without Host", `GET / HTTP/1.1\r\n${end}`, 400, "E000013"],
    ["with an empty Host", `GET / HTTP/1.1\r\nHost:\r\n${end}`, 400, "E000013"],
    ["with two Hosts", `GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n${end}`, 400, "E000013"],
    ["with a Host that is none", `GET / HTTP/1.1\r\nHost: a b\r\n${end}`, 400, "E000013"],
    ["of HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 404, "E000002"],
    [
      "of an upgrade",
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n",
      404,
      "E000002",
    ],
    [
      "with an expectation that is not known",
      `GET / HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\n${end}`,
      417,
      undefined,
    ],
    ["with huge headers", `GET / HTTP/1.1\r\nHost: localhost\r\nA: ${"a".repeat(100_000)}\r\n${end}`, 431, undefined],
    ["that is none", "\u0016\u0003\u0001\r\n\r\n", 400, undefined],
    ["of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, undefined],
  ])("%s is answered", async (_name, bytes, status, code) => {
    const { port } = await listening();
    const answer = await exchange(port, bytes);
    expect([statusOf(answer), codeOf(answer)]).toEqual([status, code]);
  });

  test("that waits for the go-ahead gets it, and then the answer", async () => {
    const { port } = await listening();
    const answer = await exchange(
      port,
      `POST /x HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n${end}{}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 404 /);
  });

  test("in absolute form reaches its operation, by the host in it", async () => {
    const { emulator, port } = await listening();
    const answer = await exchange(
      port,
      `GET http://LOCALHOST:${port}/api/1000000001/service/jwks/get HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: bearer ${emulator.token}\r\n${end}`,
    );
    expect(statusOf(answer)).toBe(200);
  });

  test("whose listener of calls throws is answered with 500", async () => {
    const { port } = await listening({
      onRequest: () => {
        throw new Error("mine");
      },
    });
    const answer = await exchange(port, `GET / HTTP/1.1\r\nHost: localhost\r\n${end}`);
    expect([statusOf(answer), codeOf(answer)]).toEqual([500, "E000001"]);
  });
});

describe("a caller", () => {
  const call = async (host: string, origin: string | null, options: EmulatorOptions = {}) => {
    const { emulator, port } = await listening(options);
    const from = origin === null ? "" : `Origin: ${origin}\r\n`;
    const answer = await exchange(
      port,
      `POST /api/1000000001/backchannel/authentication/fail HTTP/1.1\r\nHost: ${host}\r\n${from}Authorization: Bearer ${emulator.token}\r\nContent-Length: 27\r\n${end}{"reason":"ACCESS_DENIED" }`,
    );
    expect(answer).not.toMatch(/access-control/i);
    return [statusOf(answer), codeOf(answer), emulator.requests.length];
  };

  test.each(["localhost", "LOCALHOST:1", "authlete.localhost", "localhost.", "127.0.0.1", "127.9.9.9:80", "[::1]:80"])(
    "may call this machine %s",
    async (host) => {
      expect(await call(host, null)).toEqual([200, "A185001", 1]);
    },
  );

  test.each([
    "evil.example",
    "localhost.evil.example",
    "evillocalhost",
    "127.0.0.1.evil.example",
    "128.0.0.1",
    "0.0.0.0",
    "[::]",
    "169.254.169.254",
  ])("that calls it %s is refused", async (host) => {
    expect(await call(host, null)).toEqual([421, "E000014", 0]);
  });

  test.each([
    ["https://evil.example", 403],
    ["http://localhost.evil.example:3000", 403],
    ["null", 403],
    ["file://", 403],
    ["http://localhost:3000", 200],
    ["http://[::1]", 200],
  ])("from the web page %s gets %d", async (origin, status) => {
    expect((await call("localhost", origin))[0]).toBe(status);
  });

  test("may use the hosts of the options url and allowedHosts", async () => {
    const options = { url: "http://authlete.test:8080", allowedHosts: ["Docker.Internal"] };
    expect((await call("authlete.test", null, options))[0]).toBe(200);
    expect((await call("docker.internal:8787", "http://docker.internal:8787", options))[0]).toBe(200);
    expect((await call("other.internal", null, options))[0]).toBe(421);
  });

  test.each([["docker.internal"], [["a:80"]], [["http://a"]], [["a/b"]], [[""]], [[1]], [{ length: 0 }]])(
    "cannot be allowed by %j",
    (allowedHosts) => {
      const make = () => standing({ allowedHosts: allowedHosts as string[] });
      expect(make).toThrow(new TypeError("allowedHosts must be an array of host names without ports"));
    },
  );
});
