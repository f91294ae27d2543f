// Installs packages like npm, but without a network: the packed files of this package from the last build, and other packages with their
// dependencies from node_modules.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManifest } from "../../scripts/entry-points.js";

/** Installs the given packages in a folder outside the project. */
export function installCopy(...packages: string[]): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "authlete-installed-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const own = readManifest().name;
  for (const name of closure(packages)) {
    const target = join(folder, "node_modules", name);
    mkdirSync(target, { recursive: true });
    if (name !== own) cpSync(join("node_modules", name), target, { recursive: true });
    else for (const file of packedFiles()) cpSync(file, join(target, file));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The packages and all their dependencies. */
function closure(packages: string[], found = new Set<string>()): Set<string> {
  for (const name of packages.filter((each) => !found.has(each))) {
    const folder = name === readManifest().name ? "." : join("node_modules", name);
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      dependencies?: Record<string, string>;
    };
    closure(Object.keys(dependencies), found.add(name));
  }
  return found;
}

function packedFiles(): string[] {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"];
  const packed = JSON.parse(execFileSync("npm", args, { encoding: "utf8" })) as object;
  return (Object.values(packed) as { files: { path: string }[] }[])[0]!.files.map(({ path }) => path);
}
