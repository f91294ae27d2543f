// What is in the package as npm would publish it.
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { commandNames, entryPoints, readManifest } from "../entry-points.js";
import { check, listed } from "./report.js";

const ALLOWED = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/THIRD-PARTY-LICENSES\.txt$/,
  /^dist\/chunks\/[\w-]+\.(js|d\.ts)$/,
  ...[...entryPoints().map(({ name }) => name), ...commandNames()].map(
    (name) => new RegExp(`^dist/${name}\\.(js(\\.map)?|d\\.ts)$`),
  ),
];
const REQUIRED = [
  "LICENSE",
  "README.md",
  "CHANGELOG.md",
  "dist/THIRD-PARTY-LICENSES.txt",
  ...entryPoints().flatMap(({ code, types }) => [code, types]),
  ...commandNames().map((name) => `dist/${name}.js`),
];

/** The heading of a license that is shipped. */
const BUNDLED = /^(\S+) (\d+\.\d+\.\d+\S*) \(.+\)$/gm;

/** Checks the files that would be packed, given their names. */
export async function checkContents(names: string[]): Promise<void> {
  const read = (ending: string) =>
    names.filter((name) => name.endsWith(ending)).map((name) => ({ name, text: readFileSync(name, "utf8") }));

  await check(`only what the allow-list names is packed (${names.length} files)`, () =>
    listed([
      ...names
        .filter((name) => !ALLOWED.some((pattern) => pattern.test(name)))
        .map((name) => `should not be there: ${name}`),
      ...REQUIRED.filter((name) => !names.includes(name)).map((name) => `is missing: ${name}`),
    ]),
  );
  await check("source maps hold their sources, and belong to a file", () => {
    const maps = read(".map").flatMap(({ name, text }) => {
      const { sources, sourcesContent } = JSON.parse(text) as { sources: string[]; sourcesContent?: (string | null)[] };
      const lost = sources.filter((_, index) => !sourcesContent?.[index]).map((source) => `${name} lacks ${source}`);
      return names.includes(name.slice(0, -".map".length)) ? lost : [...lost, `${name} belongs to nothing`];
    });
    const links = read(".js").flatMap(({ name, text }) => {
      const link = /^\/\/# sourceMappingURL=(.*)$/m.exec(text)?.[1];
      return link === undefined || names.includes(`${dirname(name)}/${link}`) ? [] : [`${name} has no ${link}`];
    });
    return listed([...maps, ...links]);
  });
  await check(
    "declarations refer to Node and to each other's chunks alone, but for those of the dependency's client",
    () =>
      listed(
        read(".d.ts").flatMap(({ name, text }) =>
          [...text.matchAll(/^(?:import|export)\b[^;]*?["']([^"']+)["'];$|\bimport\(["']([^"']+)["']\)/gm)]
            .map(([, whole, inline]) => whole ?? inline!)
            .filter((specifier) => !/^(\.\/|\.\.\/|node:)/.test(specifier) || specifier.endsWith("/openapi-fetch.js"))
            .filter((specifier) => name !== "dist/openapi-fetch.d.ts" || specifier !== "openapi-fetch")
            .map((specifier) => `${name} refers to ${specifier}`),
        ),
      ),
  );
  await check("what is inside has its license with it, and no dependency is inside", () => {
    const licenses = readFileSync("dist/THIRD-PARTY-LICENSES.txt", "utf8");
    const bundled = [...licenses.matchAll(BUNDLED)].map(([, name]) => name!);
    return listed([
      ...Object.keys(readManifest().dependencies)
        .filter((name) => bundled.includes(name))
        .map((name) => `${name} is inside`),
      ...(bundled.includes("jose") ? [] : ["no license of jose"]),
    ]);
  });
}
