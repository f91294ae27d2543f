// Builds what is published. The old output is removed first, so that no leftover of a deleted source is packed.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCode } from "./build/code.js";
import { buildDeclarations } from "./build/declarations.js";
import { bundledLicenses } from "./build/licenses.js";
import { writeBundle } from "./spec-bundle.js";
import { startScript } from "./start-script.js";

const OUT = "dist";
const SCRATCH = join(OUT, ".declarations");

startScript("Usage: npm run build\n\nBuilds the package in dist.\n", {});
mkdirSync(OUT, { recursive: true });
for (const name of readdirSync(OUT)) {
  if (name !== "docs") rmSync(join(OUT, name), { recursive: true });
}
try {
  const [metafiles] = await Promise.all([
    buildCode(OUT),
    buildDeclarations(OUT, SCRATCH),
    writeBundle(join(OUT, "openapi.json")),
  ]);
  writeFileSync(join(OUT, "THIRD-PARTY-LICENSES.txt"), bundledLicenses(metafiles));
} finally {
  rmSync(SCRATCH, { recursive: true, force: true });
}
