// When to call the API again: parsed by the grammar of the headers, relative to the clock of the answer, not of this machine.
import { AuthleteApiError, checkConnection, createAuthlete } from "authlete";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const BASE = { baseUrl: "https://api.example.com", serviceId: "1", token: "t" };
const DATE = "Mon, 23 Nov 2026 12:00:00 GMT";

async function retryAfter(headers: [string, string][]): Promise<number | undefined> {
  const fetch = () => Promise.resolve(new Response("", { status: 429, headers }));
  const error: unknown = await createAuthlete({ ...BASE, retry: false, fetch })
    .service.get()
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(AuthleteApiError);
  return (error as AuthleteApiError).retryAfter;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each([
  ["right", "2026-11-23T12:00:00Z"],
  ["an hour behind", "2026-11-23T11:00:00Z"],
  ["an hour ahead", "2026-11-23T13:00:00Z"],
  ["of 1970", "1970-01-01T00:00:00Z"],
])("with a clock that is %s", (_, now) => {
  beforeEach(() => void vi.setSystemTime(new Date(now)));

  it.each<[string, string, number | undefined]>([
    ["retry-after", "Mon, 23 Nov 2026 12:00:09 GMT", 9],
    ["retry-after", "Monday, 23-Nov-26 12:00:09 GMT", 9],
    ["retry-after", "Mon Nov 23 12:00:09 2026", 9],
    ["retry-after", "Mon, 23 Nov 2026 11:59:00 GMT", 0],
    ["retry-after", "Mon, 23 Nov 2026 12:00:09 GMT, Mon, 23 Nov 2026 12:00:12 GMT", 12],
    ["ratelimit-reset", "1795435205", 5],
    ["ratelimit-reset", "1795435100", 0],
    ["retry-after", "7", 7],
    ["retry-after", "1.5", 1.5],
    ["retry-after", "-3", 0],
    ["retry-after", "0", 0],
    ["retry-after", "007", 7],
    ["retry-after", "5, 10", 10],
    ["retry-after", "10,5", 10],
    ["retry-after", "9".repeat(400), Number.MAX_VALUE],
    ["retry-after", "soon", undefined],
    ["retry-after", "", undefined],
    ["retry-after", "0x10", undefined],
    ["retry-after", "1e3", undefined],
    ["retry-after", "Infinity", undefined],
    ["retry-after", "5 seconds", undefined],
    ["retry-after", "5;w=60", undefined],
    ["retry-after", "2026-11-23T12:00:09Z", undefined],
    ["retry-after", "Mon, 23 Nov 2026 99:99:99 GMT", undefined],
    ["retry-after", "Mon, 23 Nov 2026 12:00:09 +0100", undefined],
  ])("%s: %s is %s seconds", async (name, value, seconds) => {
    expect(
      await retryAfter([
        ["date", DATE],
        [name, value],
      ]),
    ).toBe(seconds);
  });

  it("what Retry-After does not say, RateLimit-Reset does", async () => {
    const more: [string, string][] = [
      ["date", DATE],
      ["ratelimit-reset", "4"],
    ];
    expect(await retryAfter([...more, ["retry-after", "soon"]])).toBe(4);
    expect(await retryAfter([...more, ["retry-after", "6"]])).toBe(6);
  });

  it("a token that is still good by the API's clock is not called expired", async () => {
    const jwt = (exp: number) => `e30.${Buffer.from(JSON.stringify({ exp })).toString("base64url")}.c2ln`;
    const fetch = () => Promise.resolve(new Response("", { status: 401, headers: { date: DATE } }));
    const api = Date.parse(DATE) / 1000;
    const isRight = now.startsWith("2026-11-23T12");
    expect(await checkConnection({ ...BASE, fetch, token: jwt(api + 60) })).toMatchObject({
      problem: isRight ? "token refused" : "clock",
    });
    expect(await checkConnection({ ...BASE, fetch, token: jwt(api - 60) })).toMatchObject({ problem: "token expired" });
  });
});

it.each(["", "now", "Thu, 99 Nov 2026 12:00:00 GMT"])(
  "an answer whose own date is %j is read by the clock of this machine",
  async (date) => {
    vi.setSystemTime(new Date("2026-11-23T12:00:00Z"));
    expect(
      await retryAfter([
        ["date", date],
        ["retry-after", "Mon, 23 Nov 2026 12:00:09 GMT"],
      ]),
    ).toBe(9);
  },
);

it.each([-3600, 3600])(
  "a clock that is set by %d s meanwhile changes no deadline, wait or duration",
  async (seconds) => {
    const told: number[] = [];
    const silence = () => {
      vi.setSystemTime(Date.now() + seconds * 1000);
      return new Promise<Response>(() => {});
    };
    const authlete = createAuthlete({
      ...BASE,
      timeout: 400,
      retry: { retries: 9, delay: 0, deadline: 1000 },
      fetch: silence,
      hooks: { onError: ({ duration, attempt }) => void told.push(Math.round(duration), attempt) },
    });
    const failed = authlete.service.get().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await failed).toMatchObject({ code: "ERR_TIMEOUT", attempt: 3 });
    expect(told).toEqual([1000, 3]);
  },
);
