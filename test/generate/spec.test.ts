// `npm run generate -- --spec`: a typed client of another description.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { generateForeign } from "../../scripts/generate/foreign/generate-foreign.js";
import { run } from "../project-copy.js";

// Inside the project, so that the clients find openapi-fetch.
mkdirSync("node_modules/.cache", { recursive: true });
const folder = realpathSync(mkdtempSync("node_modules/.cache/spec-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** Writes a file with a unique name. */
function write(content: string | object, name = `${count++}.yaml`): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  return path;
}

const api = (more: object) => ({ openapi: "3.1.0", info: { title: "Theirs", version: "1" }, paths: {}, ...more });
const schemas = (named: object, more: object = {}) => api({ components: { schemas: named }, ...more });
const json = (schema: object) => ({ description: "ok", content: { "application/json": { schema } } });
const answer = (name: string) => ({ responses: { "200": json({ $ref: `#/components/schemas/${name}` }) } });

/** Generates a client in a new folder. */
async function generate(spec: string | object, overlay?: object) {
  const path = typeof spec === "string" ? spec : write(spec);
  const out = join(folder, `client-${count++}`);
  const options = { spec: path, folder: out, overlay: overlay && write(overlay) };
  const { outputs, notes } = await generateForeign(options);
  mkdirSync(out);
  for (const [name, text] of outputs[0]!.files) writeFileSync(join(out, name), text);
  return { out, notes, schema: outputs[0]!.files.get("schema.ts")!, client: outputs[0]!.files.get("client.ts")! };
}

const VALID: Record<string, object> = {
  "bare names in a discriminator": schemas(
    {
      Pet: {
        oneOf: [{ $ref: "#/components/schemas/Cat" }],
        discriminator: { propertyName: "kind", mapping: { c: "Cat" } },
      },
      Cat: { type: "object", properties: { kind: { type: "string" } } },
    },
    { paths: { "/pets": { get: answer("Pet") } } },
  ),
  "what looks like a reference in extensions and examples": schemas(
    { A: { type: "object", properties: { example: { type: "string" } }, example: { $ref: "#/nowhere" } } },
    { "x-a": { $ref: "https://nowhere.invalid/a.yaml" }, "x-b": [{ $ref: "nowhere.yaml" }] },
  ),
  "an operationId twice": api({
    paths: {
      "/a": { get: { operationId: "same", responses: {} } },
      "/b": { get: { operationId: "same", responses: {} } },
    },
  }),
  "a recursive schema": schemas({
    Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } },
  }),
  "reserved words as names": schemas(
    { class: { type: "object", properties: { default: { type: "string" } } }, "new-er": { type: "string" } },
    { paths: { "/delete": { get: { operationId: "delete", ...answer("class") } } } },
  ),
  "paths with ? and #": api({ paths: { "/a?b=1#c": { get: { responses: {} } } } }),
  "no paths and no servers": { openapi: "3.0.0", info: { title: "Empty", version: "1" }, components: {} },
  "booleans as schemas": schemas({ A: { type: "object", properties: { any: true, none: false } } }),
  "OpenAPI 3.2": { ...api({ paths: { "/a": { get: { responses: {} } } } }), openapi: "3.2.0" },
  "objects without properties": schemas({ Any: { type: "object" } }),
};

describe("a client of another description", () => {
  it("is made where two files have a schema of one name", async () => {
    write({ Same: { type: "string" } }, "one.yaml");
    write({ Same: { type: "number" } }, "two.yaml");
    const { schema } = await generate(
      schemas({ A: { properties: { a: { $ref: "./one.yaml#/Same" }, b: { $ref: "./two.yaml#/Same" } } } }),
    );
    expect(schema).toMatch(/Same: string;\n +"Same-2": number;/);
  });

  it("type-checks for everything that is valid, and is typed by it", async () => {
    const made = new Map<string, Awaited<ReturnType<typeof generate>>>();
    for (const [name, document] of Object.entries(VALID)) made.set(name, await generate(document));
    const usage = write(
      `import { createClient } from "./${made.get("bare names in a discriminator")!.out.split("/").at(-1)!}/client.js";
       const { data } = await createClient({ baseUrl: "https://a.test", token: "t" }).GET("/pets");
       const kind: "c" | undefined = data?.kind;
       // @ts-expect-error: there is no such path
       await createClient({ baseUrl: "https://a.test" }).GET("/petz");
       // @ts-expect-error: nothing says where the server is
       createClient();
       export { kind };`,
      "usage.ts",
    );
    const files = [usage, ...[...made.values()].map(({ out }) => join(out, "client.ts"))];
    const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022 };
    const program = ts.createProgram(files, { ...options, module: ts.ModuleKind.NodeNext });
    const problems = ts.getPreEmitDiagnostics(program);
    expect(problems.map(({ file, messageText }) => [file?.fileName, messageText])).toEqual([]);
    expect(made.get("objects without properties")!.schema).toContain("Any: Record<string, unknown>;");
    expect(made.get("an operationId twice")!.schema.match(/same: \{/g)).toHaveLength(1);
  });

  it("calls the first server with the token of the moment", async () => {
    const servers = [{ url: "https://{region}.lamps.test/v1/", variables: { region: { default: "eu" } } }];
    const { out } = await generate(
      api({ servers, paths: { "/lamps": { get: { responses: { "204": { description: "ok" } } } } } }),
    );
    const outfile = join(out, "client.mjs");
    await build({ entryPoints: [join(out, "client.ts")], outfile, bundle: true, format: "esm", logLevel: "silent" });
    interface Client {
      createClient: (options: object) => { GET: (path: string) => Promise<unknown> };
    }
    const { createClient } = (await import(/* @vite-ignore */ outfile)) as Client;
    const seen: [string, string | null][] = [];
    const fetch = (request: Request) => {
      seen.push([request.url, request.headers.get("authorization")]);
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    let number = 0;
    const client = createClient({ fetch, token: () => Promise.resolve(`t${++number}`) });
    await client.GET("/lamps");
    await client.GET("/lamps");
    await createClient({ fetch, baseUrl: "https://other.test" }).GET("/lamps");
    expect(seen).toEqual([
      ["https://eu.lamps.test/v1/lamps", "Bearer t1"],
      ["https://eu.lamps.test/v1/lamps", "Bearer t2"],
      ["https://other.test/lamps", null],
    ]);
  });

  it.each<[string, string | object, string | RegExp]>([
    [
      "a schema without a value",
      schemas({ A: null }),
      /\.yaml:10:\d+ .*schemas\/A\n\nExpected type `Schema` \(object\) but got `null`/,
    ],
    [
      "a property without a value",
      schemas({ A: { type: "object", properties: { b: null } } }),
      /\.yaml:13:\d+ .*got `null`/s,
    ],
    [
      "a response without a value",
      api({ paths: { "/a": { get: { responses: { "200": null } } } } }),
      /\.yaml:11:\d+ .*`Response`/s,
    ],
    [
      "a numeric title",
      schemas({ A: { type: "object", properties: { b: { title: 5 } } } }),
      /\.yaml:14:\d+ .*`string` but got/s,
    ],
    [
      "a reference that leads nowhere",
      schemas({ A: { $ref: "#/components/schemas/B" } }),
      /\.yaml:10:\d+ .*Can't resolve/s,
    ],
    ["a file that is missing", schemas({ A: { $ref: "missing.yaml" } }), /\.yaml:10:\d+ .*missing\.yaml/s],
    [
      "an address",
      schemas({ A: { $ref: "https://a.invalid/b.yaml" } }),
      /\.yaml:10:\d+ .*is not fetched from the network/s,
    ],
    [
      "an $anchor",
      schemas({ A: { $ref: "#b" }, B: { $anchor: "b", type: "string" } }),
      /\.yaml:11:\d+ .*`#b` names an \$anchor/s,
    ],
    ["references in a circle", schemas({ A: { $ref: "#/components/schemas/A" } }), "Self-referencing circular pointer"],
    ["no YAML", write("openapi: [3.1.0\ninfo: {"), /\.yaml:\d+:\d+\n/],
    ["nothing at all", write(""), "Document must be JSON object"],
    ["OpenAPI 2", { swagger: "2.0", info: {}, paths: {} }, "is not an OpenAPI 3 document"],
    ["OpenAPI 4", { openapi: "4.0.0" }, "Unsupported OpenAPI version: 4.0.0"],
  ])("is refused for %s, and where that is", async (_, document, message) => {
    await expect(generate(document)).rejects.toThrow(message);
  });

  it.each([
    ["a missing file", "missing.yaml", "no such file"],
    ["a folder", ".", "Expected a file but received a folder"],
  ])("is refused for %s", async (_, name, message) => {
    await expect(generate(join(folder, name))).rejects.toThrow(message);
  });

  it("is corrected by an overlay, in every file, also where it would be refused", async () => {
    write({ A: { type: "object", properties: { b: { $ref: "#/Missing" } } } }, "parts.yaml");
    const spec = write(schemas({ A: { $ref: "./parts.yaml#/A" } }, { paths: { "/a": { get: answer("A") } } }));
    await expect(generate(spec)).rejects.toThrow(/parts\.yaml:\d+:\d+/);
    const update = { properties: { b: { type: "number" } } };
    const target = "$.components.schemas.A";
    const actions = [
      { target: `${target}.properties.b`, remove: true },
      { target, description: "Nobody says what it is.", update },
    ];
    const { schema, notes } = await generate(spec, { overlay: "1.0.0", info: { title: "C", version: "1" }, actions });
    expect(schema).toContain("b?: number;");
    expect(notes).toEqual([
      `corrected ${target}.properties.b (no description)`,
      `corrected ${target} (Nobody says what it is.)`,
    ]);
  });
});

it("is written beside other files, and never over anybody's work", async () => {
  const [spec, out] = [write(api({})), join(folder, "written")];
  const work = "export const work = 1;\n";
  mkdirSync(out);
  writeFileSync(join(out, "work.ts"), work);
  const first = await run(process.cwd(), "scripts/generate.ts", "--spec", spec, "--out", out);
  expect(first).toEqual({ status: 0, output: `wrote ${join(out, "client.ts")}\nwrote ${join(out, "schema.ts")}\n` });
  expect(readFileSync(join(out, "work.ts"), "utf8")).toBe(work);
  await expect(generateForeign({ spec, folder: out })).resolves.toBeDefined();
  writeFileSync(join(out, "client.ts"), work);
  await expect(generateForeign({ spec, folder: out })).rejects.toThrow("client.ts was not generated, and would be");
});
