// Corrections of a foreign description.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { applyOverlay } from "../../scripts/generate/foreign/overlay.js";

const folder = mkdtempSync(join(tmpdir(), "overlay-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

function write(content: unknown): string {
  const file = join(folder, `overlay-${count++}.yaml`);
  writeFileSync(file, typeof content === "string" ? content : stringify(content));
  return file;
}
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
  it("merges objects, appends to lists and removes, wherever its target is, and says why", async () => {
    const own = document();
    const file = write(
      overlay(
        { target: "$.paths['/a'].get", description: "The id collides.", update: { operationId: "a.get" } },
        { target: "$.paths.*.get.tags", description: "For the other tool.", update: ["Three"] },
        { target: "$.paths.*.get.tags[?@ == 'One']", description: "Nobody needs it.", remove: true },
        { target: "$", description: "Where it is.", update: { servers: [{ url: "https://api.example.com" }] } },
      ),
    );
    expect(await applyOverlay(own, file)).toEqual([
      "corrected $.paths['/a'].get (The id collides.)",
      "corrected $.paths.*.get.tags (For the other tool.)",
      "corrected $.paths.*.get.tags[?@ == 'One'] (Nobody needs it.)",
      "corrected $ (Where it is.)",
    ]);
    expect(own).toEqual({
      ...document(),
      servers: [{ url: "https://api.example.com" }],
      paths: {
        "/a": { get: { operationId: "a.get", tags: ["Three"], responses: { "200": { description: "ok" } } } },
        "/b": { get: { operationId: "getIt", tags: ["Two", "Three"], responses: { "200": { description: "ok" } } } },
      },
    });
  });

  it.each([
    ["the document is so already", { target: "$.paths['/a'].get", update: { operationId: "get_it", tags: ["One"] } }],
    ["there is no such place", { target: "$.paths['/c']", remove: true }],
  ])("warns when a correction changes nothing, since %s", async (_, action) => {
    const own = document();
    const file = write(overlay({ ...action, description: "Why." }));
    expect(await applyOverlay(own, file)).toEqual([`warning: ${file}:6:13 changes nothing, and can be removed (Why.)`]);
    expect(own).toEqual(document());
  });

  it.each<[string, unknown, RegExp]>([
    ["no target", overlay({ update: {} }), /overlay-\d+\.yaml:6:5 .*`target` must be present/s],
    ["a misspelt member", overlay({ target: "$", updat: {} }), /overlay-\d+\.yaml:7:5 .*`updat` is not expected here/s],
    ["no JSONPath", overlay({ target: "$.a[", update: {} }), /overlay-\d+\.yaml:6:13\n\n`\$\.a\[` is not a JSONPath/],
    [
      "a value as target",
      overlay({ target: "$.openapi", update: {} }),
      /:6:13\n\n`\$\.openapi` is not an object or list/,
    ],
    [
      "another version",
      { ...overlay({ target: "$", update: {} }), overlay: "2.0.0" },
      /overlay-\d+\.yaml: Unsupported/,
    ],
    ["being a description", document(), /is not an overlay/],
    ["broken YAML", "overlay: [", /overlay-\d+\.yaml:\d+:\d+\n/],
  ])("is refused with file and line for %s", async (_, content, message) => {
    await expect(applyOverlay(document(), write(content))).rejects.toThrow(message);
  });
});
