// `npm run spec:upstream`: the differences between the vendor's description and ours.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Description } from "../../scripts/description.js";
import { renderFindings, specUpstream } from "../../scripts/spec-upstream.js";
import { compareWithUpstream } from "../../scripts/spec-upstream/compare.js";
import { run } from "../project-copy.js";

const body = (name: string) => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const answers = (name: string) => ({ "200": { description: "", ...body(name) } });
const document = (paths: object, schemas: object, more: object = {}) =>
  ({ openapi: "3.0.3", info: { title: "T", version: "1" }, paths, components: { schemas, ...more } }) as Description;

const theirs = document(
  {
    "/api/{id}/a": {
      parameters: [{ $ref: "#/components/parameters/id" }, { name: "page", in: "query", schema: { type: "integer" } }],
      post: { requestBody: body("a_request"), responses: answers("a_response") },
      get: { responses: answers("a_response") },
    },
    "/theirs": { delete: { responses: {} } },
    "/deviating": { get: { responses: { "204": { description: "", ...body("a_request") } } } },
  },
  {
    base: { type: "object", properties: { name: { type: "string" }, theirOwn: { type: "string" } } },
    a_request: {
      allOf: [{ $ref: "#/components/schemas/base" }],
      required: ["name"],
      properties: { count: { type: "integer", format: "int64" }, known: { type: "string" } },
    },
    a_response: {
      type: "object",
      properties: {
        action: { type: "string", enum: ["OK", "THEIRS"] },
        free: { type: "string" },
        list: { type: "array", items: { $ref: "#/components/schemas/entry" } },
        again: { $ref: "#/components/schemas/entry" },
        none: { type: "string" },
      },
    },
    entry: { type: "object", properties: { value: { type: "string" } } },
  },
  { parameters: { id: { name: "id", in: "path", required: true, schema: { type: "string" } } } },
);

const ours = document(
  {
    "/api/{id}/a": {
      get: { parameters: [{ $ref: "#/components/parameters/id" }], responses: answers("AResponse") },
      post: {
        parameters: [
          { $ref: "#/components/parameters/id" },
          { name: "page", in: "query", required: true, schema: { type: "integer" } },
        ],
        requestBody: body("ARequest"),
        responses: answers("AResponse"),
      },
    },
    "/ours": { head: { responses: {} } },
    "/deviating": { get: { "x-deviation": "HTTP allows\nno body.", responses: { "204": { description: "" } } } },
  },
  {
    ARequest: {
      type: "object",
      properties: {
        name: { type: "string" },
        count: { type: "integer", format: "int32" },
        known: { type: "array", items: {}, "x-deviation": "It is a list." },
        ourOwn: { type: "string" },
        explained: { type: "string", "x-deviation": "The API has it." },
      },
    },
    AResponse: {
      type: "object",
      required: ["action"],
      properties: {
        action: { type: "string", enum: ["OK", "OURS"] },
        free: { type: "string", enum: ["A"] },
        list: { type: "array", items: { $ref: "#/components/schemas/Entry" } },
        again: { $ref: "#/components/schemas/Entry" },
        none: { type: "string", nullable: true, "x-deviation": "No more." },
      },
    },
    Entry: { type: "object", properties: { value: { type: "boolean" } } },
  },
  { parameters: { id: { name: "id", in: "path", required: true, schema: { type: "string" } } } },
);

describe("the comparison with the vendor's description", () => {
  it("lists what either side lacks, what differs and what is known, each schema once", () => {
    expect(renderFindings(compareWithUpstream(theirs, ours), false)).toBe(`theirs only (4)
  DELETE /theirs: operation
  GET /api/{id}/a query parameter page: parameter
  AResponse.action: values THEIRS
  ARequest.theirOwn: property

ours only (3)
  AResponse.action: values OURS
  ARequest.ourOwn: property
  HEAD /ours: operation

differs (5)
  AResponse.free: limited to certain values in ours only: A
  Entry.value: type boolean, theirs is string
  query parameter page: required in ours only
  ARequest.count: format int32, theirs is int64
  ARequest.name: required in theirs only

known deviations (6)
  AResponse.none: No more. (Nothing differs any more: remove x-deviation.)
  ARequest.known: It is a list.
  ARequest.explained: The API has it.
  GET /deviating: HTTP allows no body.
  1 places: \`action\`, \`resultCode\` and \`resultMessage\` are required: the API sends them in every result that has them
  1 places: \`null\` is allowed: the API sends it for what has no value

12 to take over, or to explain by \`x-deviation\`.
`);
  });

  it("finds nothing between a description and itself", () => {
    expect(renderFindings(compareWithUpstream(theirs, theirs), false)).toBe("Nothing new.\n");
  });

  it("has bold titles on a terminal alone", () => {
    const findings = compareWithUpstream(theirs, ours);
    expect(renderFindings(findings, true)).toContain("\u001b[1mtheirs only (4)\u001b[22m\n");
    expect(renderFindings(findings, false)).not.toContain("\u001b");
  });
});

describe("npm run spec:upstream", () => {
  const folder = mkdtempSync(join(tmpdir(), "authlete-upstream-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it("says that there is nothing new in our own description", async () => {
    const { status, output } = await specUpstream(["openapi.yaml"], false);
    expect(output).toMatch(/^known deviations \(\d+\)\n[^]*\nNothing new\.\n$/);
    expect(status).toBe(0);
  });

  it("exits with 1 and writes no escapes into a pipe when there is something new", async () => {
    const path = file("theirs.json", JSON.stringify(document({ "/api/new": { get: { responses: {} } } }, {})));
    const { status, output } = await run(process.cwd(), "scripts/spec-upstream.ts", path);
    expect(output).toMatch(/^theirs only \(1\)\n {2}GET \/api\/new: operation\n\nours only \(\d+\)\n/);
    expect(output).not.toContain("\u001b");
    expect(status).toBe(1);
  });

  it("says what to do when it cannot run, without a stack trace", async () => {
    const swagger = file("swagger.json", '{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{}}');
    const broken = file("broken.yaml", "openapi: 3.0.3\n paths: [\n");
    for (const [files, message] of [
      [[], "npm run spec:upstream -- FILE"],
      [["none.yaml"], "none.yaml does not exist. Name an OpenAPI document"],
      [[swagger], "is not an OpenAPI 3 document. Convert it"],
      [[folder], "could not be compared."],
      [[broken], "could not be compared."],
    ] as const) {
      const { status, output } = await specUpstream([...files], false);
      expect(output).toContain(message);
      expect(output).not.toMatch(/^\s+at /m);
      expect(status).toBe(2);
    }
  });
});
