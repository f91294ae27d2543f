// A folder with only the built package, its dependencies, and the test for each kind of runtime.
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { entryPoints } from "../../scripts/entry-points.js";
import { installCopy } from "../published/installed-copy.js";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Creates `program.js`, which imports the package, and `worker.js`, which bundles it. */
export async function createInstallation(): Promise<{ folder: string; remove: () => void }> {
  const { folder, remove } = installCopy("authlete");
  const common = {
    bundle: true,
    format: "esm",
    target: "es2022",
    outdir: folder,
    absWorkingDir: folder,
    // The project's tsconfig would map the package's name to its sources.
    tsconfigRaw: {},
    logLevel: "warning",
  } satisfies BuildOptions;
  await build({
    ...common,
    entryPoints: [here("program.ts")],
    platform: "node",
    external: ["authlete", "authlete/*"],
    plugins: [importEntryPoints(folder, () => true)],
  });
  await build({
    ...common,
    entryPoints: [here("worker.ts")],
    platform: "neutral",
    conditions: ["workerd", "worker"],
    mainFields: ["module", "main"],
    external: ["node:*"],
    plugins: [resolvePackage(folder), importEntryPoints(folder, (name) => name !== "node")],
  });
  return { folder, remove };
}

/** The module `entry-points`. */
function importEntryPoints(folder: string, isWanted: (name: string) => boolean): Plugin {
  const wanted = entryPoints().filter(({ name }) => isWanted(name));
  const contents = [
    // Not every name of an entry point is a valid identifier.
    ...wanted.map(({ specifier }, index) => `import * as entry${index} from "${specifier}";`),
    `export default { ${wanted.map(({ name }, index) => `"${name}": entry${index}`).join(", ")} };`,
  ].join("\n");
  return {
    name: "import-entry-points",
    setup(building) {
      building.onResolve({ filter: /^entry-points$/ }, () => ({ path: "entry-points", namespace: "entry-points" }));
      building.onLoad({ filter: /.*/, namespace: "entry-points" }, () => ({ contents, resolveDir: folder }));
    },
  };
}

/** Resolves the package in the installation instead of in the test's folder. */
function resolvePackage(folder: string): Plugin {
  return {
    name: "resolve-package",
    setup(building) {
      building.onResolve({ filter: /^authlete(\/|$)/ }, ({ path, kind, resolveDir }) =>
        resolveDir === folder ? undefined : building.resolve(path, { kind, resolveDir: folder }),
      );
    },
  };
}
