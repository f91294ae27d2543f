// Corrections of a description that is not ours.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { generateForeign } from "../../scripts/generate/foreign/generate-foreign.js";
import { applyOverlay } from "../../scripts/generate/foreign/overlay.js";
import { makeFolder } from "./foreign/compile-clients.js";
import { run } from "../project-copy.js";

const { path: folder, remove } = makeFolder();
afterAll(remove);
let count = 0;

const write = (content: unknown): string => {
  const file = join(folder, `overlay-${count++}.yaml`);
  writeFileSync(file, typeof content === "string" ? content : stringify(content));
  return file;
};
const overlay = (...actions: object[]) => ({ overlay: "1.0.0", info: { title: "Corrections", version: "1" }, actions });
const document = () => ({
  openapi: "3.0.3",
  info: { title: "Theirs", version: "1" },
  paths: {
    "/a": { get: { operationId: "get_it", tags: ["One"], responses: { "200": { description: "ok" } } } },
    "/b": { get: { operationId: "getIt", tags: ["One", "Two"], responses: { "200": { description: "ok" } } } },
  },
});

describe("an overlay", () => {
  it("merges objects, appends to lists and removes, wherever its target is, and says why", () => {
    const own = document();
    const file = write(
      overlay(
        { target: "$.paths['/a'].get", description: "The id collides.", update: { operationId: "a.get" } },
        { target: "$.paths.*.get.tags", description: "For the other tool.", update: ["Three"] },
        { target: "$.paths.*.get.tags[?@ == 'One']", description: "Nobody needs it.", remove: true },
        { target: "$", description: "Where it is.", update: { servers: [{ url: "https://api.example.com" }] } },
      ),
    );
    const { notes, warnings } = applyOverlay(own, file);
    expect(own).toEqual({
      ...document(),
      servers: [{ url: "https://api.example.com" }],
      paths: {
        "/a": { get: { operationId: "a.get", tags: ["Three"], responses: { "200": { description: "ok" } } } },
        "/b": { get: { operationId: "getIt", tags: ["Two", "Three"], responses: { "200": { description: "ok" } } } },
      },
    });
    expect(notes[0]).toBe("corrected $.paths['/a'].get: The id collides.");
    expect(warnings).toEqual([]);
  });

  it.each([
    [
      "the document is so already",
      { target: "$.paths['/a'].get", description: "Why.", update: { operationId: "get_it", tags: ["One"] } },
    ],
    ["nothing is at $.paths['/c']", { target: "$.paths['/c']", description: "Why.", remove: true }],
  ])("warns when a correction has become unnecessary, since %s", (reason, action) => {
    const own = document();
    const file = write(overlay(action));
    expect(applyOverlay(own, file)).toEqual({
      notes: [],
      warnings: [`warning: ${file}:6:5 has become unnecessary, since ${reason}. Remove it. It was there because: Why.`],
    });
    expect(own).toEqual(document());
  });

  it.each([
    ["no reason", { target: "$", update: {} }, ":6:5\n\nSay in `description` why the correction is needed."],
    ["no target", { description: "Why.", update: {} }, ":6:5\n\nSay in `target`, a JSONPath, what is corrected."],
    ["no JSONPath", { target: "$.a[", description: "Why.", update: {} }, ":6:5\n\n`$.a[` is no JSONPath (RFC 9535):"],
    ["nothing to do", { target: "$", description: "Why." }, ":6:5\n\nGive one of `update` and `remove: true`."],
    ["a misspelt member", { target: "$", description: "Why.", updat: {} }, ":6:5\n\n`updat` is not known here"],
    [
      "a value as target",
      { target: "$.openapi", description: "Why.", update: {} },
      "selects a value that is no object",
    ],
  ])("is refused with file and line for %s", (_, action, message) => {
    expect(() => applyOverlay(document(), write(overlay(action)))).toThrow(message);
  });

  it("is refused when it is of another version", () => {
    expect(() => applyOverlay(document(), write({ ...overlay({}), overlay: "2.0.0" }))).toThrow(
      "Begin with `overlay: 1.0.0`.",
    );
  });

  it("saves a document that would be refused", async () => {
    const spec = join(folder, "theirs.json");
    writeFileSync(spec, JSON.stringify(document()));
    await expect(generateForeign({ spec, folder: join(folder, "out") })).rejects.toThrow(
      'GET /a: operationId "get_it"',
    );
    const file = write(
      overlay({ target: "$.paths['/a'].get", description: "The id collides.", update: { operationId: "fetch" } }),
    );
    const { outputs, notes } = await generateForeign({ spec, folder: join(folder, "out"), overlay: file });
    expect(outputs[0]!.files.get("facade.ts")).toContain("fetch(this: void");
    expect(notes[0]).toBe("corrected $.paths['/a'].get: The id collides.");
  });
});

describe("npm run generate -- --spec", () => {
  const generate = (...args: string[]) => run(process.cwd(), "../scripts/generate/start.js", args);

  it("writes a folder, finds it up to date, and touches nobody else's", async () => {
    const [spec, out] = [join(folder, "small.json"), join(folder, "small")];
    writeFileSync(spec, JSON.stringify({ ...document(), paths: { "/a": document().paths["/a"] } }));
    const first = await generate("--spec", spec, "--out", out);
    expect(first.output).toContain('adjusted GET /a: called getIt, because "get_it" is not how methods are written');
    expect(first.output).toContain("wrote ");
    expect(first.status).toBe(0);
    expect((await generate("--spec", spec, "--out", out, "--check")).status).toBe(0);

    const theirs = join(folder, "theirs");
    mkdirSync(theirs);
    writeFileSync(join(theirs, "work.ts"), "export const work = 1;\n");
    const refused = await generate("--spec", spec, "--out", theirs);
    expect(refused.output).toContain("work.ts was not generated. Everything in the folder is replaced");
    expect(refused.status).toBe(1);
    expect(readFileSync(join(theirs, "work.ts"), "utf8")).toBe("export const work = 1;\n");
  });

  it.each([
    [["--spec", "x.yaml"], "Give --spec and --out together."],
    [["--overlay", "x.yaml"], "--overlay needs --spec and --out."],
    [["--check", "--watch"], "Give one of --check and --watch."],
  ])("refuses %j", async (args, message) => {
    expect(await generate(...args)).toEqual({ status: 1, output: `${message}\n` });
  });
});
