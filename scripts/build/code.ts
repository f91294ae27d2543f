// The code of the package: one file for each entry point and command, whatever it needs inside, so that few files have to be
// found and read at start. Only what package.json lists as dependencies stays outside.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { commandNames, entryPoints, readManifest, sourceOf } from "../entry-points.js";

/**
 * Files without a source map: the values of the models, which are nothing but lists, and what is for development alone. They
 * read well as they are, and the map of the emulator would be larger than everything that the client has.
 */
const WITHOUT_MAP = ["models", "emulator", ...commandNames()];

/** Writes the code of every entry point and command into a folder. Source maps hold their sources, which are not shipped. */
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
        // What is imported dynamically stays apart, and is loaded when it is asked for.
        splitting: true,
        chunkNames: "chunks/[name]-[hash]",
        sourcemap: !WITHOUT_MAP.includes(name),
        legalComments: "none",
        external: ["node:*", ...Object.keys(readManifest().dependencies)],
        plugins: [linkEntryPoints(name)],
        metafile: true,
        logLevel: "warning",
      }),
    ),
  );
  const metafiles = results.map(({ metafile }) => metafile);
  refuseSecondCopies(metafiles);
  return metafiles;
}

/**
 * Leaves imports of what another entry point offers to that entry point's file. There must be one copy of a class or a
 * WeakMap, and a chunk that several entry points share would be one file more to load for each.
 */
function linkEntryPoints(name: string): Plugin {
  const owners = new Map(entryPoints().map((entry) => [resolve(entry.source), entry.name]));
  for (const file of reexportedFiles("src/index.ts")) owners.set(file, "index");
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

/** The files of which a module of named re-exports passes on something that exists at run time. */
function reexportedFiles(module: string): string[] {
  return [...readFileSync(module, "utf8").matchAll(/^export \{([^}]*)\} from "(\.[^"]+)\.js";$/gm)]
    .filter(([, names]) => names!.split(",").some((name) => name.trim() !== "" && !name.trim().startsWith("type ")))
    .map(([, , path]) => resolve(dirname(module), `${path}.ts`));
}

/** Hand-written code has to be in one file alone, or two copies of its state and of its classes could meet. */
function refuseSecondCopies(metafiles: Metafile[]): void {
  const places = new Map<string, string[]>();
  for (const [output, { inputs }] of metafiles.flatMap(({ outputs }) => Object.entries(outputs))) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      if (/^src\/(?!generated\/)/.test(input) && bytesInOutput > 0) {
        places.set(input, [...(places.get(input) ?? []), output]);
      }
    }
  }
  const copied = [...places].filter(([, outputs]) => outputs.length > 1);
  if (copied.length > 0) {
    const list = copied.map(([input, outputs]) => `${input} is in ${outputs.join(" and ")}`).join("\n");
    throw new Error(`${list}\nLet one entry point export what is needed from there, or import less.`);
  }
}
