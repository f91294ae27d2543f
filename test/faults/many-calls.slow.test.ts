// Ten thousand calls to a server that fails at random: what was sent, received and reported agrees, and nothing is left open.
import { execFile } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { bundleProgram } from "../bundled-program.js";
import type { Tally } from "./many-calls.js";
import { close, nothing, raw, rawThen, reply, reset, type Act } from "./wire.js";

const program = await bundleProgram("test/faults/many-calls.ts");
const CALLS = 10_000;

/** What the server does, how often in a thousand, and whether that is a complete answer. */
const acts: [name: string, weight: number, act: Act, whole: boolean][] = [
  ["success", 700, ({ response }) => void response.end('{"action":"OK"}'), true],
  ["429", 70, reply(429), true],
  ["503", 60, reply(503, "<html>"), true],
  ["500", 40, reply(500, "{}"), true],
  ["page", 20, reply(200, "<html>"), true],
  ["redirect", 10, reply(307, "", "location: /"), true],
  ["cut short, unseen", 10, raw("HTTP/1.1 200 OK", "", '{"action":'), true],
  ["reset", 30, ({ socket }) => reset(socket), false],
  ["closed", 30, ({ socket }) => close(socket), false],
  ["cut short", 27, rawThen("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{", close), false],
  ["silence", 3, nothing, false],
];

/** Reproducible random numbers from 0 to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

it("sent, received and reported calls are the same", async () => {
  const random = randomNumbers(4);
  const done: Record<string, number> = {};
  let whole = 0;
  /** What was done with each ticket, by an operation that must not be repeated. */
  const tickets = new Map<string, string[]>();
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      let mark = random() * 1000;
      const [name, , act, isWhole] = acts.find(([, weight]) => (mark -= weight) < 0)!;
      done[name] = (done[name] ?? 0) + 1;
      if (isWhole) whole++;
      const { ticket } = JSON.parse(body) as { ticket?: string };
      if (ticket !== undefined) tickets.set(ticket, [...(tickets.get(ticket) ?? []), name]);
      act({ request, response, socket: request.socket, elsewhere: "" });
    });
  };
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const args = [program, `http://127.0.0.1:${port}`, String(CALLS), "50"];
    // Waits until the process ends by itself, and rejects if it fails.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: 280_000 });
    expect(stderr).toBe("");
    const { succeeded, failed, heard, left } = JSON.parse(stdout) as Tally;

    const received = Object.values(done).reduce((sum, count) => sum + count);
    const reported = Object.values(failed).reduce((sum, count) => sum + count);
    expect(heard).toEqual({
      onRequest: received,
      onResponse: whole,
      onRetry: received - CALLS,
      onError: reported,
    });
    expect(succeeded + reported).toBe(CALLS);
    expect(succeeded).toBe(done.success);
    expect(Object.keys(failed).sort()).toEqual(["ERR_API", "ERR_CONNECTION", "ERR_RESPONSE", "ERR_TIMEOUT"]);
    expect(failed.ERR_RESPONSE).toBe(done.page! + done.redirect! + done["cut short, unseen"]!);
    expect(left).toEqual([]);

    // Unsafe calls were only repeated after they had been refused.
    expect(tickets.size).toBe(CALLS / 2);
    const repeated = [...tickets.values()].filter((names) => names.slice(0, -1).some((name) => name !== "429"));
    expect(repeated).toEqual([]);
    // The retry budget: ten initially, and one for every ten successes.
    expect(heard.onRetry).toBeGreaterThan(100);
    expect(heard.onRetry).toBeLessThanOrEqual(10 + succeeded / 10);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
