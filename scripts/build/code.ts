// The code of the package: one file for each entry point and command, with what it needs inside, so that few files have to be found
// and read at start. Only the dependencies of package.json are left to npm.
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { commandNames, entryPoints, readManifest, sourceOf } from "../entry-points.js";

/** What is for development alone. A map of the emulator would be larger than everything that the client has. */
const FOR_DEVELOPMENT = ["emulator", ...commandNames()];
/** Files without a source map; the values of the models are nothing but lists. */
const WITHOUT_MAP = ["models", ...FOR_DEVELOPMENT];

/** Writes the code of every entry point and command into a folder. Source maps lead to the sources, which are shipped. */
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
        sourcesContent: false,
        // Names stay, and lines end somewhere, so that a stack trace can be followed.
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
 * Leaves imports of what another entry point offers to that entry point's file. There must be one copy of a class or a
 * WeakMap, and a chunk that several entry points share would be one file more to load for each.
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

/** Of what other packages hold, source maps say no more than where it is from. */
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

/** The files of which a module of named re-exports passes on something that exists at run time. */
function reexportedFiles(module: string): string[] {
  return [...readFileSync(module, "utf8").matchAll(/^export \{([^}]*)\} from "(\.[^"]+)\.js";$/gm)]
    .filter(([, names]) => names!.split(",").some((name) => name.trim() !== "" && !name.trim().startsWith("type ")))
    .map(([, , path]) => resolve(dirname(module), `${path}.ts`));
}

/** What may be in several files: what is generated, and small code without state. */
const MAY_BE_COPIED = /^src\/(generated|shared|client\/http)\/|^src\/client\/options\.ts$/;

/** Hand-written code that is in more than one file, where two copies of its state and of its classes could meet. */
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
