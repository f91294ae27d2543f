// concealUsers: "pretend": from the first answer to the last notification, an unknown user looks like one who does not react.
import type { BackchannelAuthenticationOptions } from "authlete/handlers";
import { describe, expect, it, vi } from "vitest";
import { createServer, see, type User } from "../authorization-server.js";

const hints = { known: "anna@example.com", unknown: "nobody@example.com", locked: "locked@example.com" };

/** Everything that a client sees of a transaction in which nobody decides, with the time in seconds. */
async function observe(
  mode: "POLL" | "PING" | "PUSH",
  login_hint: string,
  options: Partial<BackchannelAuthenticationOptions<User>> = {},
) {
  let wake: [due: number, resolve: () => void][] = [];
  const server = createServer({
    concealUsers: "pretend",
    allowRequest: (_, { locked }) => !locked,
    wait: (milliseconds) =>
      milliseconds <= 250
        ? Promise.resolve()
        : new Promise((resolve) => wake.push([server.clock.now() + milliseconds, resolve])),
    ...options,
  });
  const client = server.clientOf(mode);
  const seen: unknown[] = [];
  const first = await see(server.authenticate({ login_hint, binding_message: "K7" }, client));
  const { auth_req_id, ...rest } = first.body as Record<string, string>;
  seen.push([0, first.status, rest]);
  for (let second = 0; second <= 610; second += 10) {
    if (mode !== "PUSH" && second % 50 === 0) {
      for (let n = 0; n < 2; n++) {
        const { status, body } = await see(server.redeem(auth_req_id, client));
        seen.push([second, status, (body as Record<string, string>)["error"]]);
      }
    }
    const due = wake.filter(([time]) => time <= server.clock.now());
    wake = wake.filter(([time]) => time > server.clock.now());
    for (const [, resolve] of due) resolve();
    if (due.length > 0) await vi.waitFor(() => expect(server.calls()).toContain("ciba.complete"));
    if (due.length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const { endpoint, token, body } of server.notifications.splice(0)) {
      seen.push([second, endpoint, token, body.replace(auth_req_id!, "id")]);
    }
    server.clock.advance(10);
  }
  return { seen, server };
}

describe.each(["POLL", "PING", "PUSH"] as const)("in %s mode", (mode) => {
  it("an unknown or locked user is like one who does not react, until the end", async () => {
    const { seen: known } = await observe(mode, hints.known);
    expect((await observe(mode, hints.unknown)).seen).toEqual(known);
    expect((await observe(mode, hints.locked)).seen).toEqual(known);
    // There is something to compare: the client is notified of the end, or learns of it by polling.
    expect(known.length).toBeGreaterThan(1);
    if (mode !== "POLL") expect(JSON.stringify(known)).toContain("token-for-notifications");
  });

  it.each<[string, Partial<BackchannelAuthenticationOptions<User>>]>([
    ["fails at once", { askUser: () => Promise.reject(new Error("the device is off")) }],
    [
      "gives up early, and says why",
      { askUser: () => ({ result: "TRANSACTION_FAILED", errorDescription: "no device" }) },
    ],
    ["never comes to anything", { askUser: () => new Promise(() => {}) }],
  ])("a device that %s gives nobody away", async (_, options) => {
    const { seen } = await observe(mode, hints.known, options);
    expect(seen).toEqual((await observe(mode, hints.unknown, options)).seen);
  });
});

it("a decision of the user is not held back, and no second outcome follows it", async () => {
  const { server } = await observe("POLL", hints.known, { askUser: () => ({ result: "ACCESS_DENIED" }) });
  const completed = server.emulator.requests.filter(({ operation }) => operation === "ciba.complete");
  expect(completed.map(({ body }) => body)).toMatchObject([{ result: "ACCESS_DENIED" }]);
});

describe("the time of the answer", () => {
  it.each(["deny", "pretend"] as const)(
    "is a multiple of concealingTime, whatever the callbacks take (%s)",
    async (concealUsers) => {
      for (const login_hint of Object.values(hints)) {
        const waits: number[] = [];
        const begin = performance.now();
        const server = createServer({
          concealUsers,
          concealingTime: 10_000,
          wait: (milliseconds) => (waits.push(milliseconds + performance.now() - begin), Promise.resolve()),
          allowRequest: (_, { locked }) => new Promise((resolve) => setTimeout(() => resolve(!locked), 20)),
        });
        await server.authenticate({ login_hint });
        // Counted from when the API accepted the request, a little after the start.
        expect(waits.at(-1)).toBeGreaterThanOrEqual(10_000);
        expect(waits.at(-1)).toBeLessThan(11_000);
      }
    },
  );

  it("is that of the callbacks where nobody is concealed", async () => {
    const waits: number[] = [];
    const server = createServer({ wait: (milliseconds) => (waits.push(milliseconds), Promise.resolve()) });
    await server.authenticate({ login_hint: hints.unknown });
    expect(waits).toEqual([]);
  });
});

it("a fault of a question about the user does not tell that there is one", async () => {
  const options = {
    concealUsers: "pretend",
    wait: () => Promise.resolve(),
    allowRequest: () => Promise.reject(new Error("record 7")),
  } as const;
  const answers = [];
  for (const login_hint of [hints.known, hints.unknown]) {
    const server = createServer(options);
    const { status, body } = await see(server.authenticate({ login_hint }));
    answers.push([status, Object.keys(body as object)]);
    if (login_hint === hints.known)
      expect(server.faults).toEqual([["backchannelAuthentication", "allowRequest", new Error("record 7")]]);
  }
  expect(answers[0]).toEqual(answers[1]);
});
