// `patch` of service.getConfiguration: RFC 6902.
import fc from "fast-check";
import { apply } from "json-p3";
import { describe, expect, test } from "vitest";
import { get, standing } from "../caller.js";

const emulator = standing();
const configuration = (patch?: unknown) =>
  get(
    emulator,
    `/service/configuration${patch === undefined ? "" : `?${new URLSearchParams({ patch: JSON.stringify(patch) }).toString()}`}`,
  );
const { body: document } = await configuration();
const entryOf = (name: string) => document[name] as unknown[];

describe("a patch of the discovery document", () => {
  test.each<[what: string, patch: readonly object[], changed: object]>([
    ["nothing", [], {}],
    ["add: a member", [{ op: "add", path: "/x", value: { y: 1 } }], { x: { y: 1 } }],
    ["add: null", [{ op: "add", path: "/x", value: null }], { x: null }],
    ["add: in place of a member", [{ op: "add", path: "/issuer", value: "a" }], { issuer: "a" }],
    [
      "add: into a list, and to its end",
      [
        { op: "add", path: "/subject_types_supported/0", value: "a" },
        { op: "add", path: "/subject_types_supported/3", value: "b" },
        { op: "add", path: "/subject_types_supported/-", value: "c" },
      ],
      { subject_types_supported: ["a", "public", "pairwise", "b", "c"] },
    ],
    ["add: under a name with a slash and a tilde", [{ op: "add", path: "/a~1b~01", value: 1 }], { "a/b~1": 1 }],
    [
      "remove: from a list",
      [{ op: "remove", path: "/subject_types_supported/0" }],
      { subject_types_supported: ["pairwise"] },
    ],
    ["replace: a member", [{ op: "replace", path: "/issuer", value: [] }], { issuer: [] }],
    [
      "replace: in a list",
      [{ op: "replace", path: "/subject_types_supported/1", value: 2 }],
      { subject_types_supported: ["public", 2] },
    ],
    ["copy: a member", [{ op: "copy", from: "/subject_types_supported", path: "/x" }], { x: ["public", "pairwise"] }],
    [
      "copy: which is another value from then on",
      [
        { op: "copy", from: "/subject_types_supported", path: "/x" },
        { op: "remove", path: "/x/0" },
      ],
      { x: ["pairwise"] },
    ],
    [
      "move: within a list",
      [{ op: "move", from: "/subject_types_supported/0", path: "/subject_types_supported/1" }],
      { subject_types_supported: ["pairwise", "public"] },
    ],
    ["move: to where it is", [{ op: "move", from: "/issuer", path: "/issuer" }], {}],
    [
      "test: whatever the order of its members",
      [
        { op: "add", path: "/x", value: { a: [1, { b: null }], c: 2 } },
        { op: "test", path: "/x", value: { c: 2, a: [1, { b: null }] } },
      ],
      { x: { a: [1, { b: null }], c: 2 } },
    ],
  ])("%s", async (_what, patch, changed) => {
    expect((await configuration(patch)).body).toEqual({ ...document, ...changed });
  });

  test("remove, move: what was there is gone, and only for one answer", async () => {
    const { issuer, token_endpoint: tokenEndpoint, ...others } = document;
    const patch = [
      { op: "remove", path: "/issuer" },
      { op: "move", from: "/token_endpoint", path: "/x" },
    ];
    expect((await configuration(patch)).body).toEqual({ ...others, x: tokenEndpoint });
    expect((await configuration()).body).toEqual({ ...others, issuer, token_endpoint: tokenEndpoint });
  });

  test("of the whole document", async () => {
    expect((await configuration([{ op: "replace", path: "", value: { a: 1 } }])).body).toEqual({ a: 1 });
  });

  test.each<[reason: string, patch: unknown]>([
    ["it is not a JSON array", {}],
    ["entry 0 is not an object", ["x"]],
    ["entry 0 has no op that is known", [{ path: "/x" }]],
    ["entry 0 has no op that is known", [{ op: "Add", path: "/x", value: 1 }]],
    ["entry 0 has no JSON Pointer as its path", [{ op: "add", value: 1 }]],
    ["entry 0 has no JSON Pointer as its path", [{ op: "add", path: "x", value: 1 }]],
    ["entry 0 has no JSON Pointer as its path", [{ op: "add", path: "/a~2", value: 1 }]],
    ["entry 0 has no JSON Pointer as its from", [{ op: "copy", path: "/x" }]],
    ["entry 0 has no value", [{ op: "add", path: "/x" }]],
    ["entry 0 leads to what is not there", [{ op: "remove", path: "/x" }]],
    ["entry 0 leads to what is not there", [{ op: "remove", path: "/toString" }]],
    ["entry 0 leads to what is not there", [{ op: "replace", path: "/x", value: 1 }]],
    ["entry 0 leads to what is not there", [{ op: "add", path: "/x/y", value: 1 }]],
    ["entry 0 leads to what is not there", [{ op: "add", path: "/issuer/y", value: 1 }]],
    ["entry 0 leads to what is not there", [{ op: "add", path: "/subject_types_supported/3", value: 1 }]],
    ["entry 0 leads to what is not there", [{ op: "add", path: "/subject_types_supported/00", value: 1 }]],
    ["entry 0 leads to what is not there", [{ op: "remove", path: "/subject_types_supported/-" }]],
    ["entry 0 leads to what is not there", [{ op: "copy", from: "/subject_types_supported/2", path: "/x" }]],
    ["entry 0 removes the whole document", [{ op: "remove", path: "" }]],
    ["entry 0 moves a value into itself", [{ op: "move", from: "/issuer", path: "/issuer/x" }]],
    ["entry 0 has a step that is not allowed, __proto__", [{ op: "add", path: "/__proto__/x", value: 1 }]],
    [
      "entry 1 tests for another value",
      [
        { op: "test", path: "/issuer", value: document["issuer"] },
        { op: "test", path: "/issuer", value: "x" },
      ],
    ],
    [
      "entry 0 tests for another value",
      [{ op: "test", path: "/subject_types_supported", value: entryOf("subject_types_supported").toReversed() }],
    ],
    ["the document would not be an object any more", [{ op: "add", path: "", value: [] }]],
    [
      "entry 7 makes the document too large",
      Array.from({ length: 9 }, (_, index) => ({ op: "copy", from: "", path: `/x${index}` })),
    ],
  ])("E035001: that %s is a malformed call", async (reason, patch) => {
    const resultMessage = `[E035001] The patch cannot be applied: ${reason}.`;
    expect(await configuration(patch)).toEqual({ status: 400, body: { resultCode: "E035001", resultMessage } });
  });

  test("E035001: that is no JSON is a malformed call, and one without a value is none", async () => {
    expect((await get(emulator, "/service/configuration?patch=%5B")).body["resultCode"]).toBe("E035001");
    expect((await get(emulator, "/service/configuration?patch=")).body).toEqual(document);
  });

  test("gives what another implementation gives, wherever that applies it", async () => {
    const step = fc.constantFrom("a", "b", "0", "1", "-", "issuer", "subject_types_supported");
    const pointer = fc.array(step, { maxLength: 3 }).map((steps) => steps.map((name) => `/${name}`).join(""));
    // json-p3 copies by reference, so its copies change with their source.
    const op = fc.constantFrom("add", "remove", "replace", "move", "test");
    const value = fc.constantFrom<unknown>("x", 1, null, ["x"], { a: ["x"], b: {} });
    const patches = fc.array(fc.record({ op, path: pointer, from: pointer, value }), { maxLength: 5 });
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(patches, async (patch) => {
        const { status, body } = await configuration(patch);
        if (status !== 200) return;
        applied += 1;
        expect(body).toEqual(apply(structuredClone(patch) as never, structuredClone(document) as never));
      }),
      { numRuns: 300 },
    );
    expect(applied).toBeGreaterThan(20);
  });
});
