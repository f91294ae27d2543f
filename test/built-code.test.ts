// The files that are published, as the build makes them: what each of them needs to be there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Metafile } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { buildCode } from "../scripts/build/code.js";
import { commandNames, entryPoints } from "../scripts/entry-points.js";

const folder = mkdtempSync(join(tmpdir(), "authlete-built-"));
afterAll(() => rmSync(folder, { recursive: true }));
const outputs = Object.assign(
  {},
  ...(await buildCode(folder)).map((metafile) => metafile.outputs),
) as Metafile["outputs"];
const imports = Object.fromEntries(Object.entries(outputs).map(([path, output]) => [basename(path), output.imports]));

/** What a file needs from outside, by itself and by the files that it imports; `dynamic` is what it may ask for later. */
function needs(name: string, kind: "static" | "dynamic"): string[] {
  const [visited, found] = [new Set<string>(), new Set<string>()];
  const visit = (file: string, late: boolean) => {
    if (visited.has(`${file} ${late}`)) return;
    visited.add(`${file} ${late}`);
    for (const { path, kind: how } of imports[file]!) {
      const later = late || how === "dynamic-import";
      if (basename(path) in imports) visit(basename(path), later);
      else if (later === (kind === "dynamic")) found.add(path);
    }
  };
  visit(`${name}.js`, false);
  return [...found].sort();
}

describe("the published code", () => {
  const forEveryRuntime = entryPoints()
    .map(({ name }) => name)
    .filter((name) => name !== "node");

  it("is one file for each entry point and command, and what they load later", () => {
    const files = Object.keys(imports).filter((name) => name.endsWith(".js") && !/-[A-Z0-9]{8}\.js$/.test(name));
    const names = [...entryPoints().map(({ name }) => name), ...commandNames()];
    expect(files.sort()).toEqual(names.map((name) => `${name}.js`).sort());
  });

  it.each(forEveryRuntime)("of %s reaches nothing of Node, and no package but openapi-fetch", (name) => {
    expect(needs(name, "static").filter((path) => path !== "openapi-fetch")).toEqual([]);
  });

  it("of the emulator loads node:http when it has to listen, and nothing else", () => {
    expect([needs("emulator", "static"), needs("emulator", "dynamic")]).toEqual([[], ["node:http"]]);
    expect(forEveryRuntime.filter((name) => name !== "emulator").flatMap((name) => needs(name, "dynamic"))).toEqual([]);
  });

  it("of the client is one file and openapi-fetch", () => {
    expect(imports["index.js"]!.map(({ path }) => path)).toEqual(["openapi-fetch"]);
  });

  it("of the command needs what a Node program needs, which shows that the search finds it", () => {
    expect([needs("cli", "static"), needs("cli", "dynamic")]).toEqual([["node:util"], ["node:http"]]);
  });
});
