// Whatever is in a body or an answer arrives unchanged, or the call is refused before anything is sent. No prototype changes.
import fc from "fast-check";
import { patchClient } from "authlete";
import { afterEach, describe, expect, it } from "vitest";
import { createClient, isRefused, RUNS } from "./odd-inputs.js";

it("a body of 20 MB is sent whole", async () => {
  const { authlete, sent } = createClient();
  const description = "\u{1F511}".repeat(5 << 20);
  await authlete.client.create({ description });
  expect(sent[0]!.init.body === JSON.stringify({ description })).toBe(true);
});

describe("bodies and answers", () => {
  const pollution = fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "resultCode",
    "then",
  );
  const json = fc.letrec((tie) => ({
    // Without numbers that JavaScript cannot represent, which are refused.
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      tie("list"),
      tie("object"),
    ),
    list: fc.array(tie("value"), { maxLength: 4 }),
    object: fc.dictionary(fc.oneof(pollution, fc.string()), tie("value"), { maxKeys: 5, noNullPrototype: true }),
  })).object;
  const before = Reflect.ownKeys(Object.prototype);
  afterEach(() => {
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("arrive as they are, with names that a prototype has", async () => {
    await fc.assert(
      fc.asyncProperty(json, json, async (body, answer) => {
        const text = JSON.stringify(answer);
        const { authlete, sent } = createClient({}, text);
        // Reading JSON does not change it: `then` of an answer is never a function.
        expect(JSON.stringify(await authlete.client.create(JSON.parse(JSON.stringify(body)) as object))).toBe(text);
        expect(sent[0]!.init.body).toBe(JSON.stringify(body));
      }),
      RUNS,
    );
  });

  it("do not reach a prototype by way of an error's properties or a merge", async () => {
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"resultCode":"A001"}';
    const failing = createClient({ fetch: () => Promise.resolve(new Response(text, { status: 400 })) });
    const error = (await failing.authlete.service.get().catch((error: unknown) => error)) as object;
    expect(error).toMatchObject({ resultCode: "A001" });
    expect(error).not.toHaveProperty("polluted");
    const { authlete, sent } = createClient({}, text);
    await patchClient(authlete, 1, JSON.parse('{"__proto__":{"polluted":2}}') as object);
    expect(sent[1]!.init.body).toBe(text.replace('"polluted":1', '"polluted":2'));
  });

  it("options with the name of a prototype's member are refused", async () => {
    const { authlete, sent } = createClient();
    const options = JSON.parse('{"__proto__":{"timeout":1}}') as object;
    await expect(authlete.service.get(options)).rejects.toThrow("options.__proto__ must be one of");
    expect(sent).toEqual([]);
  });

  it("that contain themselves, wherever, are refused", async () => {
    await fc.assert(
      fc.asyncProperty(json, fc.string(), fc.nat(5), async (body, name, depth) => {
        const root = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
        let end = root;
        for (let i = 0; i < depth; i++) end = end[`level${i}`] = {};
        Object.defineProperty(end, name, { value: root, enumerable: true, configurable: true });
        const { authlete, sent } = createClient();
        // A function of that name decides what is serialized.
        fc.pre(name !== "toJSON");
        expect(await isRefused(() => authlete.client.create(root))).toBe(true);
        expect(sent).toEqual([]);
      }),
      RUNS,
    );
  });

  it("with a BigInt, wherever, are refused", async () => {
    await fc.assert(
      fc.asyncProperty(json, fc.bigInt(), async (body, value) => {
        const { authlete, sent } = createClient();
        expect(await isRefused(() => authlete.client.create({ ...body, list: [[value]] } as object))).toBe(true);
        expect(sent).toEqual([]);
      }),
      RUNS,
    );
  });

  it("of any sort that is no object are refused", async () => {
    const wrong = fc.anything().filter((value) => typeof value !== "object" || value === null || Array.isArray(value));
    await fc.assert(
      fc.asyncProperty(wrong, async (body) => {
        const { authlete, sent } = createClient();
        await expect(authlete.ciba.issue(body as never)).rejects.toEqual(
          new TypeError("ciba.issue: the body must be an object"),
        );
        expect(sent).toEqual([]);
      }),
      RUNS,
    );
  });
});
