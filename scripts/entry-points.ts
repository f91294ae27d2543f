// The entry points and commands of the package, from `exports` and `bin` of package.json. Build, tests, budgets and checks read them
// here, so that a new entry point is named in one place.
import { existsSync, readFileSync } from "node:fs";

export interface EntryPoint {
  /** The file in dist without its extension: `models`. */
  name: string;
  /** What a consumer imports: `authlete/models`. */
  specifier: string;
  /** The source file: `src/generated/models.ts`. */
  source: string;
  /** The published file: `dist/models.js`. */
  code: string;
  /** The published declarations: `dist/models.d.ts`. */
  types: string;
}

interface Manifest {
  name: string;
  exports: Record<string, string | { types: string; default: string }>;
  bin: Record<string, string>;
  files: string[];
  dependencies: Record<string, string>;
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as Manifest;
}

/** The locations in tsconfig.json's `paths`, and src itself. The package's own name stands for the client. */
const SOURCES = ["src/*.ts", "src/*/index.ts", "src/generated/*.ts"];

/** The source of a file in dist. */
export function sourceOf(name: string): string {
  const source = SOURCES.map((place) => place.replace("*", name === "index" ? "client" : name)).find((path) =>
    existsSync(path),
  );
  if (source === undefined) {
    throw new Error(
      `package.json names dist/${name}.js, but none of ${SOURCES.join(", ").replaceAll("*", name)} exists`,
    );
  }
  return source;
}

/** The entry points, in the order of package.json. */
export function entryPoints(): EntryPoint[] {
  const { name: packageName, exports } = readManifest();
  return Object.entries(exports).flatMap(([subpath, target]) => {
    if (typeof target === "string") return [];
    const name = subpath === "." ? "index" : subpath.slice(2);
    const entry = {
      name,
      specifier: packageName + subpath.slice(1),
      source: sourceOf(name),
      code: `dist/${name}.js`,
      types: `dist/${name}.d.ts`,
    };
    if (target.default !== `./${entry.code}` || target.types !== `./${entry.types}`) {
      throw new Error(
        `package.json: exports of ${subpath} must be types ./${entry.types}, then default ./${entry.code}`,
      );
    }
    return [entry];
  });
}

/** The names of the files in dist that are commands, without extension. */
export function commandNames(): string[] {
  return Object.values(readManifest().bin).map((path) => /^dist\/([\w-]+)\.js$/.exec(path)![1]!);
}
