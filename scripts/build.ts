// Builds what is published: src as ESM with declarations. The old output goes first, lest a file that src no longer has be packed.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

for (const name of readdirSync(".").includes("dist") ? readdirSync("dist") : []) {
  if (name !== "docs") rmSync(join("dist", name), { recursive: true });
}
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
try {
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { stdio: "inherit" });
} catch {
  // The compiler has said what is wrong.
  process.exitCode = 1;
}
