// What each kind of change means for callers, with small documents. spec-diff.slow.test.ts runs the command.
import { describe, expect, it } from "vitest";
import type { Description, Schema } from "../../scripts/description.js";
import { compareDescriptions } from "../../scripts/spec-diff/compare.js";
import { findUnnoticed } from "../../scripts/spec-diff/redocly-net.js";
import { judgeVersion } from "../../scripts/spec-diff.js";
import { renderMarkdown, renderText, renderVerdict, stepOf } from "../../scripts/spec-diff/report.js";
import { makesStep, nextVersion } from "../../scripts/spec-diff/version.js";

interface Doc extends Description {
  paths: Record<string, Record<string, Operation>>;
  servers: { url: string }[];
}
interface Operation {
  operationId?: string;
  summary?: string;
  deprecated?: boolean;
  "x-retry"?: string;
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>;
}

const json = (name: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });

/** One operation that sends `Sent` and gets `Got`, both of which have a `Shared`, and one without a body. */
const base = (): Doc => ({
  openapi: "3.1.0",
  info: { title: "Small", version: "1" },
  servers: [{ url: "https://api.example.com" }],
  tags: [],
  paths: {
    "/a/{x}/{y}": {
      post: {
        operationId: "a.make",
        summary: "Make",
        "x-retry": "safe",
        parameters: [
          { name: "x", in: "path", required: true, schema: { type: "string" } },
          { name: "y", in: "path", required: true, schema: { type: "string" } },
          { name: "q", in: "query", schema: { type: "string" } },
        ],
        requestBody: { required: true, content: json("Sent") },
        responses: { "200": { description: "ok", content: json("Got") } },
      },
    },
    "/b": { get: { operationId: "b.get", responses: { "200": { description: "ok", content: json("Got") } } } },
  },
  components: {
    schemas: {
      Sent: {
        type: "object",
        required: ["must"],
        properties: {
          must: { type: "string" },
          may: { type: "string", description: "Perhaps." },
          kind: { type: "string", enum: ["A", "B"] },
          shared: { $ref: "#/components/schemas/Shared" },
        },
      },
      Got: {
        type: "object",
        required: ["sure"],
        properties: {
          sure: { type: "string" },
          perhaps: { type: ["string", "null"] },
          action: { type: "string", enum: ["OK", "BAD"] },
          list: { type: "array", items: { type: "string" } },
          shared: { $ref: "#/components/schemas/Shared" },
        },
      },
      Shared: { type: "object", properties: { both: { type: "string" }, alg: { $ref: "#/components/schemas/Alg" } } },
      Alg: { type: "string", enum: ["EdDSA", "ES256"] },
    },
  },
});

const make = (doc: Doc) => doc.paths["/a/{x}/{y}"]!.post!;
const schema = (doc: Doc, name: string) => doc.components.schemas[name]!;
const property = (doc: Doc, name: string, of: string) => schema(doc, name).properties![of]!;

const cases: [title: string, edit: (doc: Doc) => void, changes: string[]][] = [
  ["nothing", () => {}, []],
  [
    "an operation added",
    (d) => (d.paths["/c"] = { get: { operationId: "c.get", responses: {} } }),
    ["minor c.get: operation added"],
  ],
  ["an operation removed", (d) => delete d.paths["/b"], ["major b.get: operation removed"]],
  ["a method renamed", (d) => (d.paths["/b"]!.get!.operationId = "b.read"), ["major b.get: the method is b.read"]],
  ["another path", (d) => ((d.paths["/c"] = d.paths["/b"]!), delete d.paths["/b"]), ["patch b.get: called by GET /c"]],
  [
    "path parameters in another order",
    (d) => ((d.paths["/a/{y}/{x}"] = d.paths["/a/{x}/{y}"]!), delete d.paths["/a/{x}/{y}"]),
    ["major a.make: the path parameters are in another order", "patch a.make: called by POST /a/{y}/{x}"],
  ],
  ["an operation deprecated", (d) => (make(d).deprecated = true), ["minor a.make: deprecated"]],
  ["a summary", (d) => (make(d).summary = "Makes"), ["patch a.make: documentation changed"]],
  ["whether a call may be repeated", (d) => (make(d)["x-retry"] = "unsafe"), ["patch a.make: `x-retry` changed"]],
  [
    "an optional parameter added",
    (d) => make(d).parameters!.push({ name: "z", in: "query", schema: { type: "string" } }),
    ["minor a.make(z): parameter added"],
  ],
  [
    "a required parameter added",
    (d) => make(d).parameters!.push({ name: "z", in: "query", required: true, schema: { type: "string" } }),
    ["major a.make(z): required parameter added"],
  ],
  ["a parameter removed", (d) => make(d).parameters!.pop(), ["major a.make(q): parameter removed"]],
  ["a parameter required", (d) => (make(d).parameters![2]!.required = true), ["major a.make(q): is required"]],
  [
    "a parameter of a wider type",
    (d) => (make(d).parameters![2]!.schema = { type: ["string", "number"] }),
    ["minor a.make(q): is number or string in place of string"],
  ],
  ["a body removed", (d) => delete make(d).requestBody, ["major a.make request: body removed"]],
  ["a body optional", (d) => (make(d).requestBody!.required = false), ["minor a.make request: body is optional"]],
  [
    "a body added",
    (d) => (d.paths["/b"]!.get!.requestBody = { content: json("Alg") }),
    ["major b.get request: body added"],
  ],
  [
    "another media type of a body",
    (d) => (make(d).requestBody!.content["text/plain"] = {}),
    ["minor a.make request: text/plain added"],
  ],
  [
    "a further success",
    (d) => (make(d).responses["204"] = { description: "none" }),
    ["major a.make answer 204: answer added"],
  ],
  [
    "a further error",
    (d) => (make(d).responses["400"] = { description: "bad" }),
    ["patch a.make answer 400: answer added"],
  ],
  [
    "an answer without its body",
    (d) => delete make(d).responses["200"]!.content,
    ["major a.make answer 200: application/json removed"],
  ],
  [
    "an optional property of a request added",
    (d) => (schema(d, "Sent").properties!.more = { type: "string" }),
    ["minor Sent.more: property added"],
  ],
  [
    "a required property of a request added",
    (d) => ((schema(d, "Sent").properties!.more = { type: "string" }), schema(d, "Sent").required!.push("more")),
    ["major Sent.more: required property added"],
  ],
  [
    "a property of a request removed",
    (d) => delete schema(d, "Sent").properties!.may,
    ["major Sent.may: property removed"],
  ],
  ["a property of a request required", (d) => schema(d, "Sent").required!.push("may"), ["major Sent.may: is required"]],
  ["a property of a request optional", (d) => (schema(d, "Sent").required = []), ["minor Sent.must: is optional"]],
  [
    "an enum value of a request added",
    (d) => property(d, "Sent", "kind").enum!.push("C"),
    ["minor Sent.kind: value `C` added"],
  ],
  [
    "an enum value of a request removed",
    (d) => property(d, "Sent", "kind").enum!.pop(),
    ["major Sent.kind: value `B` removed"],
  ],
  [
    "an enum in place of a string in a request",
    (d) => (property(d, "Sent", "may").enum = ["P"]),
    ["major Sent.may: is one of P"],
  ],
  [
    "a string in place of an enum",
    (d) => delete property(d, "Got", "action").enum,
    ["major Got.action: is no longer limited to certain values"],
  ],
  [
    "null allowed in a request",
    (d) => (property(d, "Sent", "may").type = ["string", "null"]),
    ["minor Sent.may: is null or string in place of string"],
  ],
  [
    "a property of an answer added",
    (d) => (schema(d, "Got").properties!.more = { type: "string" }),
    ["minor Got.more: property added"],
  ],
  [
    "a property of an answer removed",
    (d) => delete schema(d, "Got").properties!.perhaps,
    ["major Got.perhaps: property removed"],
  ],
  ["a property of an answer optional", (d) => (schema(d, "Got").required = []), ["major Got.sure: is optional"]],
  ["a property of an answer sure", (d) => schema(d, "Got").required!.push("list"), ["minor Got.list: is required"]],
  [
    "an enum value of an answer added",
    (d) => property(d, "Got", "action").enum!.push("NEW"),
    ["minor Got.action: value `NEW` added"],
  ],
  [
    "an enum value of an answer removed",
    (d) => property(d, "Got", "action").enum!.pop(),
    ["major Got.action: value `BAD` removed"],
  ],
  [
    "an enum in place of a string in an answer",
    (d) => (property(d, "Got", "sure").enum = ["P"]),
    ["minor Got.sure: is one of P"],
  ],
  [
    "null possible in an answer",
    (d) => (property(d, "Got", "sure").type = ["string", "null"]),
    ["major Got.sure: is null or string in place of string"],
  ],
  [
    "null no longer possible in an answer",
    (d) => (property(d, "Got", "perhaps").type = "string"),
    ["minor Got.perhaps: is string in place of null or string"],
  ],
  [
    "another type",
    (d) => (property(d, "Got", "sure").type = "boolean"),
    ["major Got.sure: is boolean in place of string"],
  ],
  [
    "entries of another type",
    (d) => (property(d, "Got", "list").items = { type: "number" }),
    ["major Got.list[]: is number in place of string"],
  ],
  ["a schema added", (d) => (d.components.schemas.New = { type: "object" }), ["minor New: schema added"]],
  [
    "a schema of both ways, optional in it",
    (d) => (schema(d, "Shared").required = ["both"]),
    ["major Shared.both: is required"],
  ],
  [
    "a value of an enum of both ways added",
    (d) => schema(d, "Alg").enum!.push("RS256"),
    ["minor Alg: value `RS256` added"],
  ],
  [
    "a limit",
    (d) => Object.assign(property(d, "Sent", "may"), { maxLength: 5 }),
    ["patch Sent.may: maxLength is 5 in place of nothing"],
  ],
  [
    "a description",
    (d) => (property(d, "Sent", "may").description = "Maybe."),
    ["patch Sent.may: documentation changed"],
  ],
  [
    "a property that can no longer be set",
    (d) => (property(d, "Sent", "may").readOnly = true),
    ["major Sent.may: can no longer be set"],
  ],
  [
    "an alternative of an answer",
    (d) => (schema(d, "Got").properties!.sure = { oneOf: [{ type: "string" }, { type: "number" }] }),
    ["major Got.sure: alternative number added"],
  ],
  [
    "a closed object in a request",
    (d) => (schema(d, "Sent").additionalProperties = false),
    ["major Sent: takes no further properties"],
  ],
  [
    "a keyword that cannot be judged",
    (d) => Object.assign(schema(d, "Sent"), { dependentRequired: { a: ["b"] } }),
    ["major Sent: `dependentRequired` changed, which cannot be judged"],
  ],
  ["a server", (d) => (d.servers = [{ url: "https://eu.example.com" }]), ["patch servers: changed"]],
];

/** The changes as text, one line for each place. */
function judge(before: Description, after: Description): string[] {
  const changes = compareDescriptions(before, after);
  const merged = new Map<string, string[]>();
  for (const { step, where, what } of changes) {
    const key = `${step} ${where}`;
    merged.set(key, [...(merged.get(key) ?? []), what]);
  }
  return [...merged].map(([key, what]) => `${key}: ${what.join(", ")}`);
}

const as = (value: unknown) => value as never;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Different ways of writing the same API. Each goes through both comparisons. */
const sameMeaning: [title: string, before: (doc: Doc) => void, after: (doc: Doc) => void][] = [
  [
    "a path item behind a reference",
    () => {},
    (d) => {
      Object.assign(d.components, { pathItems: { B: d.paths["/b"] } });
      d.paths["/b"] = as({ $ref: "#/components/pathItems/B" });
    },
  ],
  [
    "a parameter of the path in place of the operation's",
    () => {},
    (d) => (d.paths["/a/{x}/{y}"]!["parameters"] = as(make(d).parameters!.splice(0, 1))),
  ],
  [
    "a parameter behind a reference",
    () => {},
    (d) => {
      Object.assign(d.components, { parameters: { Q: make(d).parameters!.pop() } });
      make(d).parameters!.push(as({ $ref: "#/components/parameters/Q" }));
    },
  ],
  [
    "a body and an answer behind references",
    () => {},
    (d) => {
      const { requestBody, responses } = make(d);
      Object.assign(d.components, { requestBodies: { A: requestBody }, responses: { "a/b~c": responses["200"] } });
      make(d).requestBody = as({ $ref: "#/components/requestBodies/A" });
      make(d).responses["200"] = as({ $ref: "#/components/responses/a~1b~0c" });
    },
  ],
  ...(["oneOf", "anyOf", "allOf"] as const).map((kind): (typeof sameMeaning)[number] => [
    `${kind} with one member`,
    () => {},
    (d) => (schema(d, "Got").properties!["shared"] = { [kind]: [ref("Shared")] }),
  ]),
  ["types in another order", () => {}, (d) => (property(d, "Got", "perhaps").type = ["null", "string"])],
  [
    "nullable of 3.0",
    () => {},
    (d) => ((d.openapi = "3.0.3"), (schema(d, "Got").properties!["perhaps"] = { type: "string", nullable: true })),
  ],
  [
    "nullable beside a reference, and a choice with null",
    (d) => (schema(d, "Got").properties!["shared"] = { nullable: true, allOf: [ref("Shared")] }),
    (d) => (schema(d, "Got").properties!["shared"] = { oneOf: [ref("Shared"), { type: "null" }] }),
  ],
  [
    "an object whose properties come from two parts",
    () => {},
    (d) => {
      const { kind, shared, ...rest } = schema(d, "Sent").properties!;
      d.components.schemas["Sent"] = {
        allOf: [
          { type: "object", required: ["must"], properties: rest },
          { properties: { kind: kind!, shared: shared! } },
        ],
      };
    },
  ],
  [
    "one value as const",
    (d) => (property(d, "Got", "action").enum = ["OK"]),
    (d) => (schema(d, "Got").properties!["action"] = { const: "OK" }),
  ],
  [
    "required properties in another order",
    (d) => (schema(d, "Sent").required = ["may", "must"]),
    (d) => (schema(d, "Sent").required = ["must", "may"]),
  ],
];

const kinds: [title: string, before: (doc: Doc) => void, after: (doc: Doc) => void, changes: string[]][] = [
  ...["head", "options", "trace", "patch"].map((method): (typeof kinds)[number] => [
    `the ${method} operation removed`,
    (d) => (d.paths["/b"]![method] = { operationId: "b.other", responses: {} }),
    () => {},
    ["major b.other: operation removed"],
  ]),
  [
    "a description added to the schema of entries by allOf",
    (d) => (property(d, "Got", "list").items = ref("Alg")),
    (d) => (property(d, "Got", "list").items = { allOf: [ref("Alg"), { description: "Of the key." }] }),
    ["patch Got.list[]: is string in place of Alg"],
  ],
  [
    "entries with the properties of another schema too",
    (d) => (property(d, "Got", "list").items = ref("Shared")),
    (d) => (property(d, "Got", "list").items = { allOf: [ref("Shared"), ref("Sent")] }),
    [
      "minor Got.list[].must: required property added",
      "minor Got.list[].may: property added",
      "minor Got.list[].kind: property added",
      "minor Got.list[].shared: property added",
      "patch Got.list[]: is object in place of Shared",
    ],
  ],
  [
    "a parameter of the path removed",
    (d) => (d.paths["/b"]!["parameters"] = as([{ name: "q", in: "query", schema: { type: "string" } }])),
    () => {},
    ["major b.get(q): parameter removed"],
  ],
  [
    "null allowed in place of a request's schema",
    () => {},
    (d) => (schema(d, "Sent").properties!["shared"] = { anyOf: [ref("Shared"), { type: "null" }] }),
    ["minor Sent.shared: is Shared or null in place of Shared"],
  ],
  [
    "null among the alternatives of a request",
    (d) => (schema(d, "Sent").properties!["shared"] = { oneOf: [ref("Shared"), ref("Alg")] }),
    (d) => (schema(d, "Sent").properties!["shared"] = { oneOf: [ref("Shared"), { type: "null" }, ref("Alg")] }),
    ["minor Sent.shared: is null or one of several in place of one of several"],
  ],
  [
    "an alternative to a request's schema",
    () => {},
    (d) => (schema(d, "Sent").properties!["shared"] = { oneOf: [ref("Shared"), ref("Alg")] }),
    ["minor Sent.shared: alternative Alg added", "patch Sent.shared: is one of several in place of Shared"],
  ],
];

describe("a change of the description", () => {
  it.each(cases)("%s is judged as it should be", (_, change, expected) => {
    const [before, after] = [base(), base()];
    change(after);
    expect(judge(before, after)).toEqual(expected);
    expect(stepOf(compareDescriptions(before, after))).toBe(expected[0]?.split(" ")[0]);
  });

  it.each(kinds)("%s is judged as it should be", (_, first, second, expected) => {
    const [before, after] = [base(), base()];
    first(before);
    second(after);
    expect(judge(before, after)).toEqual(expected);
  });

  it.each(sameMeaning)("%s is no change, in either direction", (_, first, second) => {
    const [before, after] = [base(), base()];
    first(before);
    second(after);
    expect(before).not.toEqual(after);
    expect(judge(before, after)).toEqual([]);
    expect(judge(after, before)).toEqual([]);
  });

  it("is found in documents without paths and operations without answers", () => {
    const { paths: _, components: __, ...rest } = base();
    const empty: Description = as(rest);
    const silent = base();
    delete (silent.paths["/b"]!["get"] as Partial<Operation>).responses;
    expect(judge(empty, empty)).toEqual([]);
    expect(judge(base(), empty)).toContain("major b.get: operation removed");
    expect(judge(silent, base())).toEqual(["major b.get answer 200: answer added"]);
  });

  it("is noticed even if only redocly diff knows of it", async () => {
    const [before, after] = [base(), base()];
    Object.assign(after, { externalDocs: { url: "https://docs.example.com" } });
    expect(compareDescriptions(before, after)).toEqual([]);
    const found = await findUnnoticed(before, after, []);
    expect(found.map(({ step, where }) => `${step} ${where}`)).not.toEqual([]);
  });

  it("is not reported twice because of redocly diff, and another way to write the same is not reported at all", async () => {
    const [before, after] = [base(), base()];
    for (const [, first, second] of sameMeaning.filter(([title]) => !/oneOf|anyOf|two parts/.test(title))) {
      first(before);
      second(after);
    }
    property(after, "Sent", "kind").enum!.push("C");
    expect(await findUnnoticed(before, after, compareDescriptions(before, after))).toEqual([]);
  });

  it("makes a section of the changelog", () => {
    const [before, after] = [base(), base()];
    delete after.paths["/b"];
    property(after, "Got", "action").enum!.push("NEW", "NEWER");
    property(after, "Sent", "may").description = "Maybe.";
    expect(renderMarkdown(compareDescriptions(before, after))).toBe(
      "### API\n\n**Breaking**\n\n- `b.get`: operation removed\n\n**New**\n\n" +
        "- `Got.action`: value `NEW` added, value `NEWER` added\n\n**Other**\n\n- Documentation: changed in 1 place\n",
    );
  });
});

it.each([
  ["0.1.0", "major", "0.2.0"],
  ["0.1.2", "minor", "0.1.3"],
  ["0.1.2", "patch", "0.1.3"],
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
] as const)("after %s a %s step leads to %s, and to nothing less", (version, step, next) => {
  expect(nextVersion(version, step)).toBe(next);
  expect(makesStep(version, next, step)).toBe(true);
  expect(makesStep(version, version, step)).toBe(false);
});

it.each([
  [
    "0.1.0",
    "A breaking change since v0.1.0, but package.json has 0.1.0. It needs 0.2.0 or later: run `npm run release`.",
  ],
  ["0.2.0", "A breaking change since v0.1.0 (0.1.0); package.json has 0.2.0."],
] as const)("with version %s in package.json the verdict is told", (version, sentence) => {
  const [before, after] = [base(), base()];
  property(after, "Sent", "kind").enum!.pop();
  const changes = compareDescriptions(before, after);
  const verdict = judgeVersion(
    { name: "v0.1.0", description: before, version: "0.1.0" },
    { name: "the working copy", description: after, version },
    changes,
  );
  expect(renderText(changes)).toBe("Breaking:\n  Sent.kind: value `B` removed");
  expect(verdict).toEqual({
    base: "v0.1.0",
    step: "major",
    versions: { base: "0.1.0", now: version, needed: "0.2.0" },
    isMade: version === "0.2.0",
  });
  expect(renderVerdict(verdict)).toBe(sentence);
});
