// Setting the system clock does not affect durations.
import { createRateLimit, discovery, jwks } from "authlete/handlers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createApiDouble } from "../api-double.js";

afterEach(() => void vi.useRealTimers());
const HOUR = 3_600_000;

describe.each([
  ["the clock of the system is set", () => undefined],
  ["a clock of the host goes back", () => () => Date.now()],
])("%s", (name, now) => {
  const clock = { ...(now() && { now: now()! }) };
  const start = () => void vi.useFakeTimers({ toFake: ["Date", "performance"], now: HOUR * 24 });
  /** Sets the clock back by an hour, then lets time pass. */
  const passAfterSettingBack = (milliseconds: number) => {
    vi.setSystemTime(Date.now() - HOUR);
    vi.advanceTimersByTime(name.includes("host") ? 0 : milliseconds);
    if (name.includes("host")) vi.setSystemTime(Date.now() + 1);
  };

  it("the limit ends when its period has passed", () => {
    start();
    const may = createRateLimit({ limit: 1, period: 60, ...clock });
    expect([may("anna"), may("anna")]).toEqual([true, false]);
    passAfterSettingBack(0);
    expect(may("anna")).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(may("anna")).toBe(true);
  });

  it.each([jwks, discovery])("a document is asked for again when its age has passed", async (make) => {
    start();
    const { authlete, calls } = createApiDouble();
    const handler = make({ authlete, ...clock });
    const get = async () => (await handler(new Request("https://as.example/x"))).status;
    await get();
    passAfterSettingBack(0);
    await get();
    expect(calls).toHaveLength(1);
    vi.advanceTimersByTime(60_000);
    await get();
    expect(calls).toHaveLength(2);
  });
});

it("a clock that is set forward lifts no limit", () => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  const may = createRateLimit({ limit: 1, period: 60 });
  may("anna");
  vi.setSystemTime(Date.now() + HOUR);
  expect(may("anna")).toBe(false);
});
