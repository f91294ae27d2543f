// Reports stale generated files, the likely causes, and what to do.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { StaleFile } from "./write-outputs.js";

/** Packages that influence the generated files. */
const GENERATORS = ["openapi-typescript", "@redocly/openapi-core", "typescript"];

/** Sources of the generator. */
const SOURCES =
  "generate description.ts docs json-pointer.ts markdown.ts model-pages redocly references.ts typescript-literal.ts"
    .split(" ")
    .map((name) => `scripts/${name}`);

const git = (...args: string[]): string =>
  execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

type Lock = { packages: Record<string, { version?: string } | undefined> };

/** What changed since the generated files were committed, as far as Git knows. */
function findCauses(): string[] {
  try {
    const commit = git("log", "-1", "--format=%H", "--", "src/generated");
    const changed = (...paths: string[]) =>
      git("diff", "--name-only", "--relative", commit, "--", ...paths).split("\n");
    const lock = [git("show", `${commit}:./package-lock.json`), readFileSync("package-lock.json", "utf8")];
    const [before, after] = lock.map((text) => JSON.parse(text) as Lock) as [Lock, Lock];
    const packages = GENERATORS.map((name) => {
      const [old, now] = [before, after].map((one) => one.packages[`node_modules/${name}`]?.version ?? "none");
      return old === now ? "" : `${name} ${old} -> ${now}`;
    });
    const causes = [
      ["the description changed: ", changed("openapi.yaml", "openapi", "redocly.yaml"), ""],
      ["the generator changed: ", changed(...SOURCES), ""],
      ["package-lock.json changed the generator: ", packages, " (run `npm ci` first)"],
    ] as const;
    return causes.flatMap(([start, names, end]) => {
      const list = names.filter((name) => name !== "").join(", ");
      return list === "" ? [] : [start + list + end];
    });
  } catch {
    return [];
  }
}

/** Prints which files are stale, and why. Returns the exit status. */
export function reportStale(stale: StaleFile[]): number {
  if (stale.length === 0) return 0;
  console.error(
    `These generated files do not fit the description:\n${stale.map(({ path }) => `  ${path}`).join("\n")}`,
  );
  const causes = findCauses();
  if (causes.length > 0) console.error(`Since they were committed,\n${causes.map((cause) => `  ${cause}`).join("\n")}`);
  console.error("Run `npm run generate` and commit the result.");
  return 1;
}
