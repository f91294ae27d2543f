// Random answers from pieces of HTTP: each has an outcome within the timeout, no error escapes, and only a final 2xx is a delivery.
import fc from "fast-check";
import { createNotificationSender } from "authlete/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startRawServer } from "./raw-answers.js";

const escaped: unknown[] = [];
const note = (error: unknown) => void escaped.push(error);
beforeAll(() => void process.on("uncaughtException", note).on("unhandledRejection", note));
afterAll(() => void process.off("uncaughtException", note).off("unhandledRejection", note));

const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const status = fc.oneof(
  oneOf("100", "101", "102", "103", "199", "200", "204", "226", "299", "300", "304", "308", "400", "500", "999"),
  oneOf("099", "000", "20", "2000", "x"),
);
const header = oneOf(
  ...[
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Content-Length: 0",
    "Content-Length: 3",
    "Content-Length: 99",
    "Content-Length: x",
  ],
  ...[
    "Transfer-Encoding: chunked",
    "Trailer: x",
    "Location: https://evil.example/",
    "Connection: close",
    "Set-Cookie: a=1",
    "bad",
    ": x",
  ],
);
const head = fc
  .tuple(oneOf("HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2", "ICY"), status, fc.array(header, { maxLength: 4 }))
  .map(([version, status, headers]) => [`${version} ${status} X`, ...headers, "", ""].join("\r\n"));
const part = fc.oneof(
  head,
  head,
  oneOf("abc", "3\r\nabc\r\n", "0\r\nx: 1\r\n\r\n", "\x81\x00", "\r\n", "HTTP/1.1 200 OK\r\nContent-"),
);
const answer = fc.record({
  parts: fc.array(part, { maxLength: 4 }),
  // Open connections cost the whole timeout, so there are few.
  ending: fc.oneof(
    { weight: 20, arbitrary: fc.constant("close" as const) },
    { weight: 10, arbitrary: fc.constant("reset" as const) },
    { weight: 1, arbitrary: fc.constant("open" as const) },
  ),
  afterRequest: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

it("6,000 answers", async () => {
  const server = await startRawServer();
  const send = createNotificationSender({ allowInsecureLoopback: true, timeout: 100 });
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(answer, async ({ parts, ending, afterRequest }) => {
      server.answer(parts, ending, afterRequest);
      const begin = performance.now();
      const { outcome, status = 0, reason } = await send({ endpoint: server.endpoint, token: "t", body: "{}" });
      expect(performance.now() - begin).toBeLessThan(5000);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      expect(["delivered", "redirected", "refused", "unreachable"]).toContain(outcome);
      expect(outcome === "delivered").toBe(status >= 200 && status < 300);
      expect(outcome === "unreachable").toBe(typeof reason === "string");
      // A delivery requires its status to be in the answer.
      if (outcome === "delivered") expect(parts.join("")).toContain(` ${status} `);
    }),
    { numRuns: 6000 },
  );
  await server.close();
  expect([...outcomes.keys()].sort()).toEqual(["delivered", "redirected", "refused", "unreachable"]);
  expect(escaped).toEqual([]);
});
