// Random bytes: the emulator answers or closes the connection, and still serves the next caller.
import { connect } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { standing } from "../caller.js";

/** Sends bytes and half-closes the connection, so that the server does not wait for more. Resolves to the answer. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes, "latin1"));
    socket.setEncoding("latin1").on("data", (text) => (answer += String(text)));
    // A reset connection emits `close` as well.
    socket.on("error", () => {}).on("close", () => resolve(answer));
  });
}

const piece = (...usual: string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...usual) }, fc.string({ unit: "binary", maxLength: 6 }));

const request = fc
  .record({
    method: piece("GET", "POST", "OPTIONS", "CONNECT", "TRACE", "get", "PRI"),
    target: piece(
      "/",
      "//",
      "*",
      "http://[bad/",
      "http://localhost/",
      "/%",
      "/api/1000000001/service/jwks/get",
      "/?a=%ff",
    ),
    version: piece("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9"),
    headers: fc.array(
      piece(
        "Host: localhost",
        "Host: a b",
        "Host: evil.example",
        "Connection: close",
        "Connection: Upgrade",
        "Upgrade: h2c",
        "Expect: 100-continue",
        "Content-Length: 2",
        "Content-Length: -1",
        "Transfer-Encoding: chunked",
        "Origin: null",
        "Content-Type: application/json; charset=",
        "Authorization: Bearer api-token-of-the-local-emulator",
      ),
      { maxLength: 6 },
    ),
    body: piece("", "{}", "2\r\n{}\r\n0\r\n\r\n", "{"),
  })
  .map(({ method, target, version, headers, body }) =>
    [`${method} ${target} ${version}`, ...headers, "", body].join("\r\n"),
  );

test("5,000 requests", async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on("uncaughtExceptionMonitor", note).on("unhandledRejection", note);
  const emulator = standing({ journalSize: 10 });
  const listener = await emulator.listen(0);
  const { port } = listener;
  try {
    await fc.assert(
      fc.asyncProperty(request, async (bytes) => {
        const answer = await exchange(port, bytes);
        expect(answer === "" || /^HTTP\/1\.1 \d{3} /.test(answer)).toBe(true);
        expect(answer).not.toMatch(/^HTTP\/1\.1 500 /m);
      }),
      { numRuns: 5000 },
    );
    expect(await exchange(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).toMatch(/^HTTP\/1\.1 404 /);
    expect(uncaught).toEqual([]);
  } finally {
    process.off("uncaughtExceptionMonitor", note).off("unhandledRejection", note);
    await listener.close();
  }
});
