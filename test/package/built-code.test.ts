// The built files: what each of them imports.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Metafile } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { buildCode, secondCopies } from "../../scripts/build/code.js";
import { bundledLicenses } from "../../scripts/build/licenses.js";
import { commandNames, entryPoints, readManifest } from "../../scripts/entry-points.js";

const folder = mkdtempSync(join(tmpdir(), "authlete-built-"));
afterAll(() => rmSync(folder, { recursive: true }));
const metafiles = await buildCode(folder);
const outputs = Object.assign({}, ...metafiles.map((metafile) => metafile.outputs)) as Metafile["outputs"];
const imports = Object.fromEntries(Object.entries(outputs).map(([path, output]) => [basename(path), output.imports]));

/** The external imports of a file and the files that it imports; `dynamic` are those that it may load later. */
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
    .filter((name) => name !== "node" && name !== "openapi-fetch");

  it("is one file for each entry point and command, and what they load later", () => {
    const files = Object.keys(imports).filter((name) => name.endsWith(".js") && !/-[A-Z0-9]{8}\.js$/.test(name));
    const names = [...entryPoints().map(({ name }) => name), ...commandNames()];
    expect(files.sort()).toEqual(names.map((name) => `${name}.js`).sort());
  });

  it.each(forEveryRuntime)("of %s reaches nothing of Node, and no other package", (name) => {
    expect(needs(name, "static")).toEqual([]);
  });

  it("of the emulator imports nothing of Node: it asks the runtime for node:http when it has to listen", () => {
    expect([needs("emulator", "static"), needs("emulator", "dynamic")]).toEqual([[], []]);
    expect(forEveryRuntime.filter((name) => name !== "emulator").flatMap((name) => needs(name, "dynamic"))).toEqual([]);
  });

  it("of the client is one file", () => {
    expect(imports["index.js"]).toEqual([]);
  });

  it("of the client does not make Node load its fetch before the first call", () => {
    const script = (later: string) => `await import("./index.js"); ${later}
      console.log(process.moduleLoadList.some((name) => name.endsWith("internal/deps/undici/undici")));`;
    const loads = (later = "") =>
      execFileSync(process.execPath, ["--input-type=module", "--eval", script(later)], { cwd: folder })
        .toString()
        .trim();
    expect([loads(), loads("new Request('https://api.example.com');")]).toEqual(["false", "true"]);
  });

  it("leaves the one dependency to npm, and needs it for the client of paths alone", () => {
    expect(Object.keys(readManifest().dependencies)).toEqual(["openapi-fetch"]);
    expect(needs("openapi-fetch", "static")).toEqual(["openapi-fetch"]);
    expect(needs("openapi-fetch", "dynamic")).toEqual([]);
  });

  it("of the command needs what a Node program needs, which shows that the search finds it", () => {
    expect([needs("cli", "static"), needs("cli", "dynamic")]).toEqual([["node:fs", "node:util"], []]);
  });

  it("brings the licenses of what is inside, and of nothing else", () => {
    const licenses = bundledLicenses(metafiles);
    expect(licenses).toMatch(/^jose 6\.\d+\.\d+ \(MIT\)\n\nThe MIT License \(MIT\)\n\nCopyright /m);
    expect([...licenses.matchAll(/^(\S+) \d+\.\d+\.\d+ \(MIT\)$/gm)].map(([, name]) => name)).toEqual([
      "ipaddr.js",
      "jose",
    ]);
  });

  it("holds what is written by hand once, but for what was generated", () => {
    const output = (...inputs: string[]) =>
      ({
        inputs: Object.fromEntries(inputs.map((name) => [name, { bytesInOutput: 1 }])),
      }) as Metafile["outputs"][string];
    const twice = {
      "a.js": output("src/client/origin.ts", "src/generated/actions.ts"),
      "b.js": output("src/generated/actions.ts"),
    };
    expect(secondCopies([{ outputs: twice }])).toEqual([]);
    expect(secondCopies([{ outputs: twice }, { outputs: { "c.js": output("src/client/origin.ts") } }])).toEqual([
      "src/client/origin.ts is in a.js and c.js",
    ]);
  });
});
