// Values that JSON, a query or a header would change are refused before anything is sent, by an error with their path and not the value.
// Answers with numbers that JavaScript would change are rejected: no result is better than a wrong one.
import fc from "fast-check";
import { createClient as createPathClient } from "authlete/openapi-fetch";
import { describe, expect, it } from "vitest";
import { createClient, isRefused, RUNS, TOKEN } from "./odd-inputs.js";

const cycle: Record<string, unknown> = { secretValue: 1 };
cycle["self"] = { list: [cycle] };
const TEXT = "plain JSON";
const NUMBER = "an exact number";
const deep = JSON.parse('{"a":'.repeat(200) + "{}" + "}".repeat(200)) as object;
const tooDeep: Record<string, unknown> = {};
for (let i = 0, end = tooDeep; i < 100_000; i++) end = end["a"] = {};

const refused: [string, unknown, string][] = [
  ["NaN", { a: { b: [0, NaN] } }, `.a.b[1] must be ${NUMBER}`],
  ["infinity", { a: -Infinity }, `.a must be ${NUMBER}`],
  ["an integer beyond 2^53", { a: 2 ** 53 }, `.a must be ${NUMBER}`],
  ["a Map", { a: new Map([["secretValue", 1]]) }, `.a must be ${TEXT}`],
  ["a Map as the body itself", new Map(), ` must be ${TEXT}`],
  ["a Set", { a: new Set([1]) }, `.a must be ${TEXT}`],
  ["a WeakMap", { a: new WeakMap() }, `.a must be ${TEXT}`],
  ["a promise", { a: Promise.resolve(1) }, `.a must be ${TEXT}`],
  ["URLSearchParams", { a: new URLSearchParams("a=b") }, `.a must be ${TEXT}`],
  ["FormData", { a: new FormData() }, `.a must be ${TEXT}`],
  ["Headers", { a: new Headers() }, `.a must be ${TEXT}`],
  ["an error", { a: new Error("secretValue") }, `.a must be ${TEXT}`],
  ["a regular expression", { a: /secretValue/ }, `.a must be ${TEXT}`],
  ["bytes", { a: new Uint8Array(3) }, `.a must be ${TEXT}`],
  ["a Buffer", { a: Buffer.from("secretValue") }, `.a must be ${TEXT}`],
  ["an ArrayBuffer", { a: new ArrayBuffer(3) }, `.a must be ${TEXT}`],
  ["a symbol", { a: Symbol("secretValue") }, `.a must be ${TEXT}`],
  ["a function", { a: () => "secretValue" }, `.a must be ${TEXT}`],
  ["a BigInt", { a: [{ b: 5n }] }, `.a[0].b must be ${TEXT}`],
  ["undefined in a list", { a: [1, undefined] }, `.a[1] must be ${TEXT}`],
  ["a hole of a list", { a: Array(2) }, `.a[0] must be ${TEXT}`],
  ["an invalid date", { a: new Date(NaN) }, ".a must be a valid date"],
  ["a date as the body itself", new Date(0), " must be an object"],
  ["a toJSON that gives NaN", { a: { toJSON: () => [NaN] } }, `.a[0] must be ${NUMBER}`],
  ["half of a surrogate pair", { a: "x\ud800" }, ".a must be without lone surrogates"],
  ["half of a surrogate pair in a name", { a: { "\udc00": 1 } }, '.a["\\udc00"] must be without lone'],
  ["a name that is no word", { "a b": NaN }, `["a b"] must be ${NUMBER}`],
  ["a cycle", cycle, ".self.list[0] must not contain itself"],
  ["what is nested beyond measure", tooDeep, " is nested too deeply"],
];

describe("a body with", () => {
  it.each(refused)("%s is refused", async (_, body, message) => {
    const { authlete, sent } = createClient();
    const error = (await authlete.ciba.issue(body as never).catch((thrown: unknown) => thrown)) as Error;
    expect(error.constructor).toBe(TypeError);
    expect(error.message).toContain(`ciba.issue: the body${message}`);
    expect(error.stack).not.toContain("secretValue");
    expect(sent).toEqual([]);
  });

  it.each(refused.filter(([name]) => !name.endsWith("the body itself")))(
    "%s is refused by the client of paths",
    async (_, body, message) => {
      let sent = 0;
      const fetch = () => (sent++, Promise.resolve(new Response("{}")));
      const api = createPathClient({ baseUrl: "https://api.example.com", serviceId: "1", token: TOKEN, fetch });
      const path = "/api/{serviceId}/backchannel/authentication/issue";
      const call = api.POST(path, { params: { path: { serviceId: "1" } }, body: body as never });
      const error = (await call.catch((thrown: unknown) => thrown)) as Error;
      expect(error.constructor).toBe(TypeError);
      expect(error.message).toContain(`the body${message}`);
      expect(sent).toBe(0);
    },
  );

  class Model {
    name = "n";
  }
  const one = { shared: 1 };
  it.each<[string, object, string]>([
    ["an object with toJSON", { a: { toJSON: () => ({ b: 1 }) } }, '{"a":{"b":1}}'],
    ["a date", { a: new Date(0) }, '{"a":"1970-01-01T00:00:00.000Z"}'],
    ["a URL", { a: new URL("https://a.example/") }, '{"a":"https://a.example/"}'],
    ["an instance of a class", { a: new Model() }, '{"a":{"name":"n"}}'],
    ["an object without a prototype", Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
    ["what has no value", { a: undefined, b: null }, '{"b":null}'],
    ["the same object twice", { a: one, b: [one] }, '{"a":{"shared":1},"b":[{"shared":1}]}'],
    ["a negative zero, which is zero", { a: -0 }, '{"a":0}'],
    ["the greatest integer", { a: Number.MAX_SAFE_INTEGER }, '{"a":9007199254740991}'],
    ["fractions", { a: [0.1, 5e-324] }, '{"a":[0.1,5e-324]}'],
    ["pairs of surrogates", { a: "\u{1F511}" }, '{"a":"\u{1F511}"}'],
    ["many levels", deep, JSON.stringify(deep)],
  ])("%s is sent", async (_, body, text) => {
    const { authlete, sent } = createClient();
    await authlete.client.create(body);
    expect(sent.map(({ init }) => init.body)).toStrictEqual([text]);
  });
});

describe("a query with", () => {
  it.each<[string, unknown]>([
    ["NaN", NaN],
    ["infinity", Infinity],
    ["an integer beyond 2^53", 2 ** 60],
    ["a BigInt", 5n],
    ["a symbol", Symbol("x")],
    ["a function", () => 1],
    ["an object", { a: 1 }],
    ["a date", new Date(0)],
    ["a Map", new Map()],
    ["a list in a list", [[1]]],
    ["NaN in a list", ["a", NaN]],
    ["half of a surrogate pair", "\ud800"],
  ])("%s is refused by its name", async (_, value) => {
    const { authlete, sent } = createClient();
    const error = (await authlete.client.list({ start: value } as never).catch((thrown: unknown) => thrown)) as Error;
    expect(error.constructor).toBe(TypeError);
    expect(error.message).toMatch(/^client\.list: the query\.start must be/);
    expect(sent).toEqual([]);
  });

  it.each([new Map([["start", 1]]), new URLSearchParams("start=1"), new Headers()])(
    "its entries elsewhere (%o) is refused",
    async (query) => {
      const { authlete, sent } = createClient();
      expect(await isRefused(() => authlete.client.list(query as never))).toBe(true);
      expect(sent).toEqual([]);
    },
  );

  it.each([NaN, "\ud800", 5n, [undefined]])("%o is refused by the client of paths", async (start) => {
    let sent = 0;
    const fetch = () => (sent++, Promise.resolve(new Response("{}")));
    const api = createPathClient({ baseUrl: "https://api.example.com", serviceId: "1", token: TOKEN, fetch });
    const params = { path: { serviceId: "1" }, query: { start: start as never } };
    const error = await api.GET("/api/{serviceId}/client/get/list", { params }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^params\.query\.start/);
    expect(sent).toBe(0);
  });
});

describe("a header", () => {
  it.each([undefined, null, NaN, 5, true, {}, ["a"], 5n, Symbol("s"), () => "x", "\ud800", "a\nb"])(
    "that is %o is refused, by the client and by a call",
    async (value) => {
      const headers = { "x-own": value } as never;
      expect(() => createClient({ headers })).toThrow(TypeError);
      const { authlete, sent } = createClient();
      expect(await isRefused(() => authlete.service.get({ headers }))).toBe(true);
      expect(sent).toEqual([]);
    },
  );

  it.each(["Content-Length", "transfer-encoding", "Expect", "keep-alive", "UPGRADE"])(
    "that no fetch takes (%s) is refused",
    (name) => {
      expect(() => createClient({ headers: { [name]: "1" } })).toThrow(/^headers must be valid/);
    },
  );

  it.each([{ "x-own": "secretValue\n" + "b" }, { "x-own": NaN }, { "x-own": {} }, { "secretValue x": "1" }])(
    "%o of the client of paths is refused without being shown",
    async (headers) => {
      const fetch = () => Promise.resolve(new Response("{}"));
      const api = createPathClient({ baseUrl: "https://api.example.com", serviceId: "1", token: TOKEN, fetch });
      const error = await api.GET("/api/info", { headers } as never).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toMatch(/^headers must be valid/);
    },
  );
});

describe("an answer with", () => {
  it.each([
    "9.007199254740993e15",
    "9007199254740993",
    "-9007199254740993",
    "12345678901234567890",
    "1e400",
    "-1e400",
    "1e22",
    "1e-400",
    "0.12345678901234567890",
    "1.0000000000000000001",
    "4503599627370497.25",
    "9007199254740992.5",
    "[[9007199254740993]]",
    '{"\\\\":"\\"","a":1e999}',
  ])("%s is refused", async (value) => {
    const { authlete } = createClient({}, `{"action":"OK","a":${value}}`);
    await expect(authlete.client.get(1)).rejects.toMatchObject({ code: "ERR_RESPONSE", status: 200 });
  });

  it.each([
    ["9007199254740991", 9007199254740991],
    ["-0", -0],
    ["0.1", 0.1],
    ["1.50", 1.5],
    ["1.000000000000000000000", 1],
    ["1e3", 1000],
    ["1.5E-7", 1.5e-7],
    ["0e400", 0],
    ["0.30000000000000004", 0.30000000000000004],
    ['"12345678901234567890"', "12345678901234567890"],
    ['"\\"1e400, 9007199254740993"', '"1e400, 9007199254740993'],
    ['"a\\\\"', "a\\"],
  ])("%s is as it was sent", async (text, value) => {
    const { authlete } = createClient({}, `{"a":${text},"b":"0123456789012345678"}`);
    expect(await authlete.client.get(1)).toStrictEqual({ a: value, b: "0123456789012345678" });
  });

  it("any number that JSON.stringify writes arrives, unless it is an integer beyond 2^53", async () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
    await fc.assert(
      fc.asyncProperty(number, async (value) => {
        fc.pre(!Number.isInteger(value) || Number.isSafeInteger(value));
        const { authlete } = createClient({}, JSON.stringify({ a: value }));
        expect(await authlete.client.get(1)).toEqual({ a: value === 0 ? 0 : value });
      }),
      RUNS,
    );
  });

  it("megabytes of escapes before a number is read", async () => {
    const { authlete } = createClient({}, `{"a":"${"\\n".repeat(1 << 21)}","b":1e2}`);
    expect(await authlete.client.get(1)).toMatchObject({ b: 100 });
  });
});
