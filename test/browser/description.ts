// The description, bundled by the project's own generator, for comparison with what a page shows.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listOperations, type Description, type Operation, type Schema } from "../../scripts/generate/description.js";

export type { Operation };

export function loadDescription(): { operations: Operation[]; schemas: Record<string, Schema> } {
  const folder = mkdtempSync(join(tmpdir(), "authlete-docs-test-"));
  try {
    const file = join(folder, "bundle.json");
    execFileSync("npx", ["--no-install", "redocly", "bundle", "openapi.yaml", "--ext=json", `--output=${file}`], {
      stdio: "ignore",
    });
    const description = JSON.parse(readFileSync(file, "utf8")) as Description;
    return { operations: listOperations(description), schemas: description.components.schemas };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
