// Generates with every supported version of Node, in a folder without generated files, and compares with what is committed:
// the same input has to give the same bytes everywhere.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSIONS = ["20", "22", "24"];
const INPUT = ["openapi.yaml", "openapi", "redocly.yaml", "package.json", "tsconfig.json", "scripts", "src", "docs"];

const read = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

const committed = read("src/generated");
for (const version of VERSIONS) {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`));
  try {
    for (const name of INPUT) cpSync(name, join(folder, name), { recursive: true });
    symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
    rmSync(join(folder, "src/generated"), { recursive: true });
    const node = ["exec", "--yes", `--package=node@${version}`, "--", "node"];
    execFileSync("npm", [...node, "--import", "tsx", "scripts/generate.ts"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const made = read(join(folder, "src/generated"));
    const names = new Set([...Object.keys(committed), ...Object.keys(made)]);
    const other = [...names].filter((name) => committed[name] !== made[name]);
    console.log(
      `${other.length === 0 ? "ok    " : "FAILED"} Node ${version}${other.length === 0 ? "" : `: ${other.join(", ")} differ`}`,
    );
    if (other.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
