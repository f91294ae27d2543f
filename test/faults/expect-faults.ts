// Tests rows of the fault table on real sockets: the error, what was sent and how often, the duration, the events of hooks, that nothing
// is left open, and that no secret shows.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CALL_NAMES, SECRETS, type CallName, type Job, type Outcome } from "./caller-protocol.js";
import { startCallingProcess, type CallingProcess } from "./calling-process.js";
import { makeCertificate } from "./certificate.js";
import { GOOD, startFaultServer, type FaultServer } from "./fault-server.js";
import type { Fault } from "./fault-table.js";

const CLASSES: Record<NonNullable<Fault["code"]>, string> = {
  ERR_API: "AuthleteApiError",
  ERR_RESPONSE: "AuthleteResponseError",
  ERR_TIMEOUT: "AuthleteTimeoutError",
  ERR_CONNECTION: "AuthleteConnectionError",
};
const HOOKS: Record<CallName, Job["hooks"]> = {
  "safe GET": "listen",
  "safe POST": "throw",
  "unsafe POST": "reject",
  "unsafe DELETE": "listen",
};
const OPERATIONS: Record<CallName, string> = {
  "safe GET": "service.getConfiguration",
  "safe POST": "introspection.process",
  "unsafe POST": "token.process",
  "unsafe DELETE": "token.management.delete",
};

const certificates = {
  trusted: makeCertificate("127.0.0.1", 1),
  "self-made": makeCertificate("127.0.0.1", 1),
  expired: makeCertificate("127.0.0.1", -1),
  "of another host": makeCertificate("api.example.com", 1),
};
let caller: CallingProcess;
let redirected = 0;
const elsewhere = createServer((_, response) => (redirected++, response.end()));

/** Starts the process that makes the calls, and the server that no redirect may lead to. */
async function setUp(program: string, folder: string): Promise<void> {
  const { trusted, expired, "of another host": other } = certificates;
  const authorities = join(folder, "authorities.pem");
  writeFileSync(authorities, [trusted, expired, other].map(({ cert }) => cert).join(""));
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  caller = startCallingProcess(program, authorities);
}

/** Waits for a condition, but not for long. */
async function eventually(isSo: () => unknown): Promise<void> {
  for (const end = performance.now() + 10_000; !isSo() && performance.now() < end;) await sleep(5);
}

/** Starts a server for each call and makes all calls at once. Each server misbehaves `times` times. */
async function callAll(fault: Fault, calls: CallName[], times: number) {
  const { port } = elsewhere.address() as AddressInfo;
  const servers: FaultServer[] = [];
  try {
    for (const _ of calls) {
      servers.push(await startFaultServer(fault, certificates, `http://127.0.0.1:${port}`));
    }
    const options = fault.options ?? { retry: { delay: 10 } };
    const jobs = calls.map((call, index): Job => ({
      call,
      baseUrl: servers[index]!.baseUrl,
      options,
      hooks: HOOKS[call],
    }));
    if (fault.reuse) {
      await caller.call(jobs, 10_000);
      if (fault.reuse === "closed") {
        for (const { connections } of servers) for (const socket of connections) socket.end();
        await eventually(() => servers.every(({ connections }) => connections.size === 0));
      }
    }
    const before = servers.map(({ received }) => received());
    for (const { misbehave } of servers) misbehave(times);
    const { outcomes, left } = await caller.call(jobs, fault.lingers ? 0 : 10_000);
    await eventually(() => servers.every(({ used }) => used.size === 0 || fault.reuse));
    const found = calls.map((call, index) => ({
      call,
      outcome: outcomes[index]!,
      received: servers[index]!.received() - before[index]!,
      open: fault.reuse ? 0 : servers[index]!.used.size,
    }));
    return { found, left };
  } finally {
    await Promise.all(servers.map(({ close }) => close()));
  }
}

const isSafe = (call: CallName) => call.startsWith("safe");
const sentOf = (fault: Fault, call: CallName) => fault.sent[isSafe(call) ? "safe" : "unsafe"];

/** Checks the hooks of a call that was sent `sent` times, `unanswered` of them without a complete answer. */
function expectHeard({ heard, error }: Outcome, sent: number, unanswered: number): void {
  const expected = { onRequest: sent, onResponse: sent - unanswered, onRetry: sent - 1, onError: error ? 1 : 0 };
  expect(heard).toEqual(expected);
}

function expectNoSecret({ shown }: Outcome): void {
  for (const [kind, secret] of Object.entries(SECRETS)) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64").slice(0, -4)]) {
      expect(shown.includes(form), `shows ${kind}`).toBe(false);
    }
  }
}

async function expectFault(fault: Fault): Promise<void> {
  const { code, cause, details, result, options, arrives, refused } = fault;
  const isAnswered = code !== "ERR_TIMEOUT" && code !== "ERR_CONNECTION";
  const { found, left } = await callAll(fault, CALL_NAMES, Infinity);
  for (const { call, outcome, received, open } of found) {
    const sent = sentOf(fault, call);
    if (code === undefined) {
      expect({ call, error: outcome.error, result: outcome.result }).toEqual({ call, error: undefined, result });
    } else {
      expect({ call, error: outcome.error }).toMatchObject({
        call,
        error: {
          classes: [CLASSES[code], "AuthleteError", "Error"],
          name: CLASSES[code],
          code,
          operation: OPERATIONS[call],
          attempt: sent,
          ...(cause && { causeCode: expect.stringMatching(cause) as string }),
          ...details,
        },
      });
    }
    expect({ call, received }).toEqual({ call, received: arrives === false || refused ? 0 : sent });
    expectHeard(outcome, sent, isAnswered ? 0 : sent);
    const timeout = code === "ERR_TIMEOUT" ? sent * options!.timeout! : 0;
    const [atLeast, atMost] = fault.takes ?? [timeout * 0.9, timeout + 10_000];
    if (sent > 1 || code === undefined) expect(outcome.duration).toBeGreaterThanOrEqual(atLeast);
    expect(outcome.duration).toBeLessThan(atMost);
    expectNoSecret(outcome);
    expect({ call, open }).toEqual({ call, open: 0 });
  }
  // Lingering connections end with the server, below, since the next row finds nothing open.
  expect(fault.lingers ? left.filter((name) => name !== "TCPSocketWrap") : left).toEqual([]);
  expect(redirected).toBe(0);

  // Where a call is repeated, one that finds the fault once succeeds at the second attempt; where not, nothing is sent again.
  // Skipped if nothing arrives at all, or if it would only take longer to show the same.
  if (arrives === false || refused || fault.takes) return;
  const recovers = CALL_NAMES.filter((call) => sentOf(fault, call) > 1);
  const again = await callAll(fault, recovers, 1);
  for (const { call, outcome, received } of again.found) {
    expect({ call, result: outcome.result, received }).toEqual({ call, result: GOOD, received: 2 });
    expectHeard(outcome, 2, isAnswered ? 0 : 1);
    expectNoSecret(outcome);
  }
  expect(again.left).toEqual([]);
}

/**
 * Declares a test for each row, and one that the calling process ends cleanly.
 * @param program Path of caller.ts, bundled.
 */
export function testFaults(program: string, faults: Fault[]): void {
  const folder = mkdtempSync(join(tmpdir(), "authlete-faults-"));
  beforeAll(() => setUp(program, folder));
  afterAll(() => {
    elsewhere.close();
    rmSync(folder, { recursive: true });
  });

  it.each(faults.map((fault) => [fault.name, fault] as const))("%s", (_, fault) => expectFault(fault));

  it("the process that made the calls ends by itself, without complaint", async () => {
    expect(await caller.end()).toEqual({ status: 0, signal: null, complaints: "" });
  });
}
