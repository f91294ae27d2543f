import { createClock } from "authlete/emulator";
import { createRateLimit, type RateLimitOptions } from "authlete/handlers";
import { describe, expect, it, test } from "vitest";
import { createServer, see } from "../authorization-server.js";

describe("a limit", () => {
  it("is one for each key, and begins anew", () => {
    const clock = createClock({ start: 0 });
    const may = createRateLimit({ limit: 2, period: 60, now: () => clock.now() });
    expect(["anna", "anna", "anna", "bert"].map(may)).toEqual([true, true, false, true]);
    clock.advance(59.999);
    expect(may("anna")).toBe(false);
    clock.advance(0.001);
    expect(["anna", "anna", "anna", "bert"].map(may)).toEqual([true, true, false, true]);
  });

  it("is not made longer by attempts that come too often", () => {
    const clock = createClock({ start: 0 });
    const may = createRateLimit({ limit: 1, period: 10, now: () => clock.now() });
    const answers = [];
    for (let second = 0; second <= 10; second++, clock.advance(1)) answers.push(may("anna"));
    expect(answers).toEqual([true, ...Array.from({ length: 9 }, () => false), true]);
  });

  it.each([
    [{ limit: 0, period: 1 }, "limit"],
    [{ limit: 1, period: -1 }, "period"],
    [{ limit: NaN, period: 1 }, "limit"],
    [{ limit: 1, period: Infinity }, "period"],
    [{ limit: 1 }, "period"],
  ])("cannot be %j", (options, name) => {
    const make = () => createRateLimit(options as RateLimitOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`createRateLimit: ${name} must be a number above 0`);
  });
});

test("17.5: a user is not asked again and again", async () => {
  const clock = createClock({ start: 0 });
  const mayAsk = createRateLimit({ limit: 3, period: 600, now: () => clock.now() });
  const server = createServer({ allowRequest: (_, { subject }) => mayAsk(subject) });
  const ask = async (login_hint: string) => (await see(server.authenticate({ login_hint }))).status;
  const statuses = [];
  for (const hint of ["anna", "anna", "anna", "anna", "locked"]) statuses.push(await ask(`${hint}@example.com`));
  expect(statuses).toEqual([200, 200, 200, 403, 200]);
  expect(server.waiting.map(({ user }) => user.subject)).toEqual(["anna", "anna", "anna", "locked"]);
  clock.advance(600);
  expect(await ask("anna@example.com")).toBe(200);
});
