// Bundles the code of the package: one file for each entry point and command, so that few files have to be found and read at
// start. Only the dependencies of package.json are left to npm.
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { commandNames, entryPoints, readManifest, sourceOf } from "../entry-points.js";

/** Entry points used in development only. The emulator's source map alone would be larger than the whole client. */
const FOR_DEVELOPMENT = ["emulator", ...commandNames()];
/** Files without a source map. The models' code is only lists of values, so there is nothing to debug in it. */
const WITHOUT_MAP = ["models", ...FOR_DEVELOPMENT];

/** Writes the code of every entry point and command into a folder. Source maps point to the sources, which are shipped. */
export async function buildCode(outdir: string): Promise<Metafile[]> {
  const names = [...entryPoints().map(({ name }) => name), ...commandNames()];
  const results = await Promise.all(
    names.map((name) =>
      build({
        entryPoints: { [name]: sourceOf(name) },
        outdir,
        bundle: true,
        format: "esm",
        platform: "neutral",
        mainFields: ["module", "main"],
        target: "es2022",
        // Dynamic imports stay in chunks, which are loaded on demand.
        splitting: true,
        chunkNames: "chunks/[name]-[hash]",
        sourcemap: !WITHOUT_MAP.includes(name),
        sourcesContent: false,
        // Names are kept and lines limited, so that stack traces stay readable.
        ...(FOR_DEVELOPMENT.includes(name) && { minifyWhitespace: true, minifySyntax: true, lineLimit: 120 }),
        legalComments: "none",
        external: ["node:*", ...Object.keys(readManifest().dependencies)],
        plugins: [linkEntryPoints(name), leaveOutOfMaps],
        metafile: true,
        logLevel: "warning",
      }),
    ),
  );
  const metafiles = results.map(({ metafile }) => metafile);
  const copies = secondCopies(metafiles);
  if (copies.length > 0) {
    const advice = "Let one entry point export what is needed from there, or import less.";
    throw new Error([...copies, advice].join("\n"));
  }
  return metafiles;
}

/**
 * Resolves imports of another entry point's sources to that entry point's file. A class or WeakMap must exist only once, and a
 * shared chunk would be one more file to load for each entry point.
 */
function linkEntryPoints(name: string): Plugin {
  const owners = new Map(entryPoints().map((entry) => [resolve(entry.source), entry.name]));
  for (const file of reexportedFiles("src/client/index.ts")) owners.set(file, "index");
  return {
    name: "link-entry-points",
    setup(building) {
      building.onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, importer, kind }) => {
        const owner = owners.get(resolve(dirname(importer), path).replace(/\.js$/, ".ts"));
        if (owner === undefined || owner === name || kind === "entry-point") return undefined;
        return { path: `./${owner}.js`, external: true, sideEffects: false };
      });
    },
  };
}

/** Maps the code of other packages to a placeholder, to keep their sources out of the source maps. */
const leaveOutOfMaps: Plugin = {
  name: "leave-out-of-maps",
  setup(building) {
    building.onLoad({ filter: /[\\/]node_modules[\\/].*\.m?js$/ }, ({ path }) => {
      const map = {
        version: 3,
        sources: [basename(path)],
        sourcesContent: ["// of another package"],
        mappings: "AAAA",
      };
      const data = Buffer.from(JSON.stringify(map)).toString("base64");
      const contents = `${readFileSync(path, "utf8")}\n//# sourceMappingURL=data:application/json;base64,${data}`;
      return { contents };
    });
  },
};

/** The files from which a module of named re-exports re-exports a value, not just types. */
function reexportedFiles(module: string): string[] {
  return [...readFileSync(module, "utf8").matchAll(/^export \{([^}]*)\} from "(\.[^"]+)\.js";$/gm)]
    .filter(([, names]) => names!.split(",").some((name) => name.trim() !== "" && !name.trim().startsWith("type ")))
    .map(([, , path]) => resolve(dirname(module), `${path}.ts`));
}

/** Code that may be bundled more than once: generated code, and small code without state. */
const MAY_BE_COPIED = /^src\/(generated|shared|client\/http)\/|^src\/client\/options\.ts$/;

/** Finds hand-written code that was bundled more than once, where copies of its state or its classes could conflict. */
export function secondCopies(metafiles: Pick<Metafile, "outputs">[]): string[] {
  const places = new Map<string, string[]>();
  for (const [output, { inputs }] of metafiles.flatMap(({ outputs }) => Object.entries(outputs))) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      if (input.startsWith("src/") && !MAY_BE_COPIED.test(input) && bytesInOutput > 0) {
        places.set(input, [...(places.get(input) ?? []), output]);
      }
    }
  }
  return [...places]
    .filter(([, outputs]) => outputs.length > 1)
    .map(([input, outputs]) => `${input} is in ${outputs.join(" and ")}`);
}
