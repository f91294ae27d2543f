// Broken and interim answers: each has an outcome, and only a final 2xx is a delivery.
import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import { createNotificationSender } from "authlete/node";
import { afterAll, describe, expect, it } from "vitest";
import { startRawServer, type Ending } from "./raw-answers.js";

const server = await startRawServer();
afterAll(() => server.close());

const TIMEOUT = 250;
const LATE = { outcome: "unreachable", reason: `no answer within ${TIMEOUT} ms` };
const send = (endpoint = server.endpoint, lookup?: () => never) =>
  createNotificationSender({ allowInsecureLoopback: true, timeout: TIMEOUT, ...(lookup && { lookup }) })({
    endpoint,
    token: "t",
    body: "{}",
  });
const upgrade = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
const ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
const info = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";

describe("an answer", () => {
  it.each<[string, string[], Ending, object]>([
    ["101", [upgrade], "open", { outcome: "refused", status: 101 }],
    ["101 and a frame", [upgrade, "\x81\x00"], "close", { outcome: "refused", status: 101 }],
    ["101 without an upgrade", ["HTTP/1.1 101 X\r\n\r\n"], "open", { outcome: "refused", status: 101 }],
    ["101 before 200", [upgrade, ok], "close", { outcome: "refused", status: 101 }],
    ["100 before 200", ["HTTP/1.1 100 Continue\r\n\r\n", ok], "close", { outcome: "delivered", status: 200 }],
    ["103 before 200", [info, ok], "close", { outcome: "delivered", status: 200 }],
    [
      "many of 103 before 204",
      [info.repeat(50), "HTTP/1.1 204 X\r\n\r\n"],
      "close",
      { outcome: "delivered", status: 204 },
    ],
    ["103 and no more", [info], "open", LATE],
    ["103, and the end", [info], "close", { outcome: "unreachable", reason: "ECONNRESET" }],
    ["nothing", [], "open", LATE],
    ["half a head", ["HTTP/1.1 200 OK\r\nContent-"], "open", LATE],
    [
      "a body that breaks off",
      ["HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"],
      "reset",
      { outcome: "delivered", status: 200 },
    ],
    [
      "a body that never ends",
      ["HTTP/1.1 202 X\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n"],
      "open",
      { outcome: "delivered", status: 202 },
    ],
    [
      "trailers",
      ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: x\r\n\r\n0\r\nx: 1\r\n\r\n"],
      "close",
      { outcome: "delivered", status: 200 },
    ],
    [
      "200 and upgrade",
      ["HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"],
      "close",
      { outcome: "delivered", status: 200 },
    ],
    [
      "426",
      ["HTTP/1.1 426 X\r\nUpgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 0\r\n\r\n"],
      "close",
      { outcome: "refused", status: 426 },
    ],
    ["304", ["HTTP/1.1 304 X\r\n\r\n"], "close", { outcome: "redirected", status: 304 }],
    ["999", ["HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n"], "close", { outcome: "refused", status: 999 }],
  ])("%s", async (_, parts, ending, outcome) => {
    server.answer(parts, ending);
    expect(await send()).toEqual(outcome);
  });

  it("that is no HTTP, or comes before the request, is none", async () => {
    for (const part of ["SSH-2.0-x\r\n", "\0", "HTTP/1.1 2000 X\r\n\r\n", "HTTP/3 200 X\r\n\r\n"]) {
      server.answer([part], "close");
      expect(await send()).toMatchObject({ outcome: "unreachable", reason: expect.any(String) as string });
    }
    for (const ending of ["close", "reset"] as const) {
      server.answer([], ending, false);
      expect(await send()).toMatchObject({ outcome: "unreachable" });
    }
  });

  it("103 without an end is cut off at the timeout", async () => {
    const sockets: Socket[] = [];
    const flood = createTcpServer((socket) => {
      sockets.push(socket);
      const timer = setInterval(() => socket.write(info), 1);
      socket.on("error", () => {}).on("close", () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => flood.listen(0, "127.0.0.1", resolve));
    const { port } = flood.address() as AddressInfo;
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual(LATE);
    await expect.poll(() => sockets.every(({ destroyed }) => destroyed)).toBe(true);
    await new Promise((resolve) => flood.close(resolve));
  });

  it("of TLS that never finishes, and a name that is never resolved", async () => {
    server.answer([], "open");
    expect(await send(server.endpoint.replace("http:", "https:"))).toEqual(LATE);
    expect(await send("https://client.example.com/", (() => new Promise(() => {})) as () => never)).toEqual(LATE);
  });
});

it("a connection that stays open after the answer is closed at the timeout", async () => {
  const closed = new Promise<void>((resolve) => {
    const hanging = createTcpServer((socket) => {
      socket.on("error", () => {}).on("close", () => (hanging.close(), resolve()));
      socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\n\r\nabc"));
    });
    hanging.listen(0, "127.0.0.1", () => {
      const { port } = hanging.address() as AddressInfo;
      void send(`http://127.0.0.1:${port}/`).then((delivery) => expect(delivery.outcome).toBe("delivered"));
    });
  });
  await closed;
  expect.assertions(1);
});

it.each([undefined, null, 5, {}, { endpoint: 5, token: "t", body: "{}" }, { endpoint: "x", token: "t" }])(
  "%j instead of a notification has an outcome",
  async (notification) => {
    const outcome = await createNotificationSender()(notification as never);
    expect(outcome).toEqual({
      outcome: expect.stringMatching(/^(blocked|unreachable)$/) as string,
      reason: expect.any(String) as string,
    });
  },
);
