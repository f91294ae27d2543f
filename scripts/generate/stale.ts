// Tells that generated files are stale, why, and what to do about it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The packages that the generated files depend on. */
const GENERATORS = ["openapi-typescript", "@redocly/openapi-core", "typescript", "yaml"];

const git = (...args: string[]): string =>
  execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

type Lock = { packages: Record<string, { version?: string }> };

function changedGenerators(commit: string): string[] {
  const before = JSON.parse(git("show", `${commit}:./package-lock.json`)) as Lock;
  const after = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
  return GENERATORS.flatMap((name) => {
    const [old, now] = [before, after].map(({ packages }) => packages[`node_modules/${name}`]?.version ?? "none");
    return old === now ? [] : [`${name} ${old} -> ${now}`];
  });
}

/** What changed since the generated files were committed. Nothing, where that cannot be known. */
function findCauses(): string[] {
  try {
    const commit = git("log", "-1", "--format=%H", "--", "src/generated");
    const changed = (...paths: string[]) =>
      git("diff", "--name-only", "--relative", commit, "--", ...paths)
        .split("\n")
        .filter(Boolean);
    const description = changed("openapi.yaml", "openapi", "redocly.yaml");
    const generator = changed("scripts/generate", "scripts/redocly");
    const packages = changed("package-lock.json").length > 0 ? changedGenerators(commit) : [];
    return [
      ...(description.length > 0 ? [`the description changed: ${description.join(", ")}`] : []),
      ...(generator.length > 0 ? [`the generator changed: ${generator.join(", ")}`] : []),
      ...(packages.length > 0
        ? [`package-lock.json changed the generator: ${packages.join(", ")} (run \`npm ci\` first)`]
        : []),
    ];
  } catch {
    return [];
  }
}

/** Prints what is stale, and why. Gives the exit status. */
export function reportStale(stale: string[]): number {
  if (stale.length === 0) return 0;
  console.error(`These generated files do not fit the description:\n${stale.map((name) => `  ${name}`).join("\n")}`);
  const causes = findCauses();
  if (causes.length > 0) console.error(`Since they were committed,\n${causes.map((cause) => `  ${cause}`).join("\n")}`);
  console.error("Run `npm run generate` and commit the result.");
  return 1;
}
