// The contents of the package as npm would publish it. Run `npm run build` first.
import { readFileSync } from "node:fs";
import { createRequire, SourceMap, type SourceMapPayload, type SourceMapping } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { commandNames, entryPoints, readManifest } from "../../scripts/entry-points.js";
import { sharedDescription } from "../bundled-description.js";
import { npm } from "./consumer.js";

const ALLOWED = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/openapi\.json$/,
  /^dist\/THIRD-PARTY-LICENSES\.txt$/,
  /^dist\/chunks\/[\w-]+\.(js|d\.ts(\.map)?)$/,
  /^src\/(client|handlers|node|openapi-fetch|shared)\/[\w/-]+\.ts$/,
  /^src\/generated\/(actions|answers|metadata-names|operations|read-only)\.ts$/,
  ...[...entryPoints().map(({ name }) => name), ...commandNames()].map(
    (name) => new RegExp(`^dist/${name}\\.(js|d\\.ts)(\\.map)?$`),
  ),
];
const REQUIRED = [
  "LICENSE",
  "README.md",
  "CHANGELOG.md",
  "dist/THIRD-PARTY-LICENSES.txt",
  "dist/openapi.json",
  ...entryPoints().flatMap(({ code, types }) => [code, types]),
  ...commandNames().map((name) => `dist/${name}.js`),
];

/** The heading of a license that is shipped. */
const BUNDLED = /^(\S+) (\d+\.\d+\.\d+\S*) \(.+\)$/gm;

const { stdout } = await npm(["pack", "--dry-run", "--json", "--ignore-scripts"], ".");
const packed = Object.values(JSON.parse(stdout) as Record<string, { files: { path: string }[] }>)[0]!;
const names = packed.files.map(({ path }) => path);
const read = (ending: string) =>
  names.filter((name) => name.endsWith(ending)).map((name) => ({ name, text: readFileSync(name, "utf8") }));

it("packs what the allow-list names, and nothing else", () => {
  expect(names.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(REQUIRED));
});

it("has source maps that lead to shipped sources, and belong to a file", () => {
  const maps = read(".map");
  expect(maps.length).toBeGreaterThan(0);
  for (const { name, text } of maps) {
    const { sources } = JSON.parse(text) as { sources: string[] };
    const own = sources.map((source) => join(dirname(name), source)).filter((path) => path.startsWith("src/"));
    // The emulator's declarations refer to a few types that it shares with the rest.
    const missing = own.filter((path) => !names.includes(path) && !path.startsWith("src/emulator/"));
    expect(missing.filter((path) => path !== "src/generated/facade.ts")).toEqual([]);
    expect(names).toContain(name.slice(0, -".map".length));
  }
  const links = [...read(".js"), ...read(".d.ts")].flatMap(({ name, text }) => {
    const link = /^\/\/# sourceMappingURL=(.*)$/m.exec(text)?.[1];
    return link === undefined ? [] : [`${dirname(name)}/${link}`];
  });
  expect(links.sort()).toEqual(maps.map(({ name }) => name).sort());
});

it.each([
  ["createAuthlete", "dist/chunks/client.d.ts", "src/client/client.ts"],
  ["respond", "dist/index.d.ts", "src/client/respond.ts"],
  ["backchannelAuthentication", "dist/handlers.d.ts", "src/handlers/ciba/backchannel-authentication.ts"],
])("leads from the declaration of %s to its source", (name, declared, source) => {
  const lines = readFileSync(declared, "utf8").split("\n");
  const line = lines.findIndex((text) => text.startsWith(`declare function ${name}`));
  const map = new SourceMap(JSON.parse(readFileSync(`${declared}.map`, "utf8")) as SourceMapPayload);
  const entry = map.findEntry(line, "declare function ".length) as SourceMapping;
  expect(join(dirname(declared), entry.originalSource)).toBe(source);
  expect(readFileSync(source, "utf8").split("\n")[entry.originalLine]).toContain(`export function ${name}`);
});

it("has declarations that refer to Node and to each other's chunks alone, but for those of the dependency's client", () => {
  const foreign = read(".d.ts").flatMap(({ name, text }) =>
    [...text.matchAll(/^(?:import|export)\b[^;]*?["']([^"']+)["'];$|\bimport\(["']([^"']+)["']\)/gm)]
      .map(([, whole, inline]) => whole ?? inline!)
      .filter((specifier) => !/^(\.\/|\.\.\/|node:)/.test(specifier) || specifier.endsWith("/openapi-fetch.js"))
      .map((specifier) => `${name} refers to ${specifier}`),
  );
  expect(new Set(foreign)).toEqual(new Set(["dist/openapi-fetch.d.ts refers to openapi-fetch"]));
});

it("has the description as one document, under a name of its own", async () => {
  const description: unknown = createRequire(import.meta.url)("authlete/openapi.json");
  expect(description).toEqual(JSON.parse(readFileSync("dist/openapi.json", "utf8")));
  expect(description).toEqual(await sharedDescription());
});

it("has the licenses of what is inside, and no dependency inside", () => {
  const licenses = readFileSync("dist/THIRD-PARTY-LICENSES.txt", "utf8");
  const bundled = [...licenses.matchAll(BUNDLED)].map(([, name]) => name!);
  expect(bundled).toContain("jose");
  expect(bundled.filter((name) => name in readManifest().dependencies)).toEqual([]);
});
