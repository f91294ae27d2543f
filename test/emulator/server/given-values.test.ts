// Options, settings and faults are checked when they are passed, and read once.
import { describe, expect, test, vi } from "vitest";
import {
  createClock,
  createEmulator,
  type ClientSettings,
  type EmulatorOptions,
  type Fault,
} from "../../../src/emulator/index.js";
import { clientOf, complete, poll, refresh, begin, post, standing, tokensOf } from "../caller.js";

const circle: Record<string, unknown> = {};
circle["self"] = circle;

describe("inject", () => {
  test.each<[string, object]>([
    ["a header name with a space", { status: 503, headers: { "x y": "1" } }],
    ["a header with a line break", { status: 503, headers: { a: "b\r\nc: d" } }],
    ["a header that is a number", { status: 503, headers: { a: 1 } }],
    ["a header without a value", { status: 503, headers: { a: undefined } }],
    ["headers in a list", { status: 503, headers: [["a", "b"]] }],
    ["headers for a delay", { delay: 1, headers: { a: "b" } }],
    ["a body that is a circle", { status: 503, body: circle }],
    ["a body that is a bigint", { status: 503, body: 1n }],
    ["a body that is a function", { status: 503, body: () => 1 }],
    ["a status in text", { status: "503" }],
    ["a status that is no number", { status: Number.NaN }],
    ["a delay without an end", { delay: Number.POSITIVE_INFINITY }],
    ["a negative delay", { delay: -1 }],
    ["applied in text", { drop: true, applied: "yes" }],
    ["a name that is misspelt", { status: 503, tiems: 2 }],
    ["an inherited status", Object.create({ status: 503 }) as object],
    ["times without an end", { drop: true, times: Number.POSITIVE_INFINITY }],
  ])("refuses %s", async (_name, fault) => {
    const emulator = standing();
    expect(() => emulator.inject(fault as Fault)).toThrow(TypeError);
    expect((await post(emulator, "/backchannel/authentication/fail", { reason: "ACCESS_DENIED" })).status).toBe(200);
  });

  test("keeps the fault as it was, whatever becomes of what was given", async () => {
    const emulator = standing();
    const statuses = [503, 999];
    const fault = { body: { a: [1] }, headers: { "x-a": "1" } };
    emulator.inject({
      ...fault,
      get status() {
        return statuses.shift() ?? 999;
      },
    });
    fault.body.a.push(2);
    fault.headers["x-a"] = "\n";
    const response = await emulator.fetch(`${emulator.url}/x`);
    expect([response.status, response.headers.get("x-a"), await response.text()]).toEqual([503, "1", '{"a":[1]}']);
  });
});

describe("createEmulator", () => {
  test.each<[string, object]>([
    ["journalBytes", { journalBytes: Number.POSITIVE_INFINITY }],
    ["journalBytes", { journalBytes: -1 }],
    ["journalSize", { journalSize: Number.NaN }],
    ["clock", { clock: { now: () => Number.NaN, advance: () => {} } }],
    ["clock", { clock: { now: () => "1", advance: () => {} } }],
    ["url", { url: "http://a/b" }],
    ["token", { token: "a\nb" }],
    ["tokn", { tokn: "a" }],
  ])("refuses a wrong %s", (name, options) => {
    expect(() => createEmulator(options as EmulatorOptions)).toThrow(new RegExp(`^${name} `));
  });

  test.each<[string, object]>([
    ["a function in a setting", { attributes: [{ key: "a", value: () => 1 }] }],
    [
      "a function beside what is checked",
      { extension: { requestableScopesEnabled: true, requestableScopes: [], f: () => 1 } },
    ],
  ])("and addClient refuse %s", (_name, settings) => {
    expect(() => standing().addClient(settings as ClientSettings)).toThrow(TypeError);
    expect(() => createEmulator({ clients: [settings as ClientSettings] })).toThrow(TypeError);
  });

  test("and addClient keep the setting that was checked", () => {
    const names = ["fine", 5];
    const client = standing().addClient({
      get clientName() {
        return names.shift() as string;
      },
    });
    expect(client.clientName).toBe("fine");
  });
});

describe("a clock", () => {
  test.each([["2026"], [true], [Number.NaN], [Number.POSITIVE_INFINITY], [new Date(Number.NaN)], [8.64e15 + 1]])(
    "does not start at %j",
    (start) => {
      expect(() => createClock({ start: start as number })).toThrow(TypeError);
    },
  );

  test.each([["1"], [-1], [Number.NaN], [Number.POSITIVE_INFINITY], [8.64e12]])("is not advanced by %j", (seconds) => {
    for (const clock of [createClock({ start: 1 }), createEmulator().clock]) {
      const before = clock.now();
      expect(() => clock.advance(seconds as number)).toThrow(TypeError);
      expect(clock.now() - before).toBeLessThan(10_000);
    }
  });

  test("of the system goes on when the system's time is set back, and follows it forward", async () => {
    const emulator = createEmulator();
    const client = clientOf(emulator, "POLL");
    const { authReqId } = await begin(emulator, client);
    await poll(emulator, client, authReqId);
    const before = emulator.clock.now();
    const real = Date.now();
    const system = vi.spyOn(Date, "now");
    try {
      system.mockReturnValue(real - 3_600_000);
      expect(emulator.clock.now()).toBeGreaterThanOrEqual(before);
      emulator.clock.advance(5);
      expect((await poll(emulator, client, authReqId)).body["resultCode"]).toBe("A200308");
      system.mockReturnValue(real + 3_600_000);
      expect(emulator.clock.now()).toBeGreaterThanOrEqual(real + 3_600_000);
    } finally {
      system.mockRestore();
    }
  });
});

describe("what is kept", () => {
  test("of 100 calls of 50 kB is as many bytes as journalBytes says, the last ones", async () => {
    const emulator = standing({ journalBytes: 200_000 });
    for (let n = 0; n < 100; n += 1) await complete(emulator, String(n), { padding: "x".repeat(50_000) });
    expect(emulator.requests.map(({ body }) => (body as { ticket: string }).ticket)).toEqual(["97", "98", "99"]);
  });

  test("counts characters beyond Latin-1 twice, URLs too, and nothing that is larger than all", async () => {
    const emulator = standing({ journalBytes: 1000 });
    await complete(emulator, "a", { padding: "☃".repeat(500) });
    expect(emulator.requests).toEqual([]);
    await emulator.fetch(`${emulator.url}/${"x".repeat(1000)}`);
    expect(emulator.requests).toEqual([]);
    await complete(emulator, "b");
    expect(emulator.requests).toHaveLength(1);
  });

  test("of a refresh token goes an hour after its end, by whatever call comes then", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { refreshToken } = await tokensOf(emulator, client);
    emulator.clock.advance(86_400 + 3599);
    expect((await refresh(emulator, client, String(refreshToken))).body["resultCode"]).toBe("A053308");
    emulator.clock.advance(61);
    expect((await refresh(emulator, client, String(refreshToken))).body["resultCode"]).toBe("A053305");
  });
});

describe("a body", () => {
  const send = async (body: string, type = "application/json") => {
    const emulator = standing();
    const headers = { authorization: `Bearer ${emulator.token}`, "content-type": type };
    const url = `${emulator.url}/api/1000000001/backchannel/authentication/fail`;
    const response = await emulator.fetch(url, { method: "POST", headers, body });
    return [response.status, ((await response.json()) as { resultCode: string }).resultCode];
  };

  test.each([
    ["with a name twice", '{"reason":"ACCESS_DENIED","reason":"SERVER_ERROR"}'],
    ["with a name twice, once in escapes", '{"reason":"ACCESS_DENIED","\\u0072eason":"SERVER_ERROR"}'],
    ["with a name twice inside", '{"reason":"ACCESS_DENIED","a":[{"b":1,"b":1}]}'],
    ["with a prototype", '{"reason":"ACCESS_DENIED","__proto__":{"a":1}}'],
    ["with half of a pair", '{"reason":"ACCESS_DENIED","a":"\\ud800"}'],
    ["with a number that is too large", '{"reason":"ACCESS_DENIED","a":1e400}'],
    ["that is nested too deep", `{"reason":"ACCESS_DENIED","a":${"[".repeat(65)}${"]".repeat(65)}}`],
    ["that is nested 100,000 times", "[".repeat(100_000) + "]".repeat(100_000)],
  ])("%s is refused", async (_name, body) => {
    expect(await send(body)).toEqual([400, "E000007"]);
  });

  test("that only looks like one of those is taken", async () => {
    const body =
      '{"reason":"ACCESS_DENIED","a":"\\",\\"reason\\":","b":{"reason":1},"c":[{"d":1},{"d":-1.5e3}],"e":"\\ud83d\\ude00"}';
    expect(await send(body)).toEqual([200, "A185001"]);
  });

  test.each([
    ["application/x-www-form-urlencoded", [200, "A185001"]],
    ['Application/X-WWW-Form-URLEncoded ; charset="utf-8"', [200, "A185001"]],
    ["application/x-www-form-urlencoded-foo", [400, "E000007"]],
    ["application/x-www-form-urlencoded, text/plain", [400, "E000007"]],
    ["text/plain; a=application/x-www-form-urlencoded", [400, "E000007"]],
  ])("of %s is read as what it is", async (type, expected) => {
    expect(await send("reason=ACCESS_DENIED", type)).toEqual(expected);
  });
});

test.each([
  ["Bearer", 401],
  ["Bearer  TOKEN", 200],
  ["bearer TOKEN", 200],
  ["Bearer TOKEN, Bearer x", 401],
  ["Bearer x, Bearer TOKEN", 401],
  ["Basic TOKEN", 401],
  ["XBearer TOKEN", 401],
  ['Bearer "TOKEN"', 401],
])("the API token in %j gets %d", async (value, status) => {
  const emulator = standing();
  const headers = { authorization: value.replace("TOKEN", emulator.token) };
  const response = await emulator.fetch(`${emulator.url}/api/1000000001/service/jwks/get`, { headers });
  expect(response.status).toBe(status);
});
