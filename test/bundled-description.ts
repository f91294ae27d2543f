// The description as one document, bundled by the project's own configuration, for tests that go through all of it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listOperations, type Description, type Operation, type Schema } from "../scripts/generate/description.js";

export type { Operation };

export interface BundledDescription {
  operations: Operation[];
  schemas: Record<string, Schema>;
  /** The first example of the request body of an operation. */
  requestExample: (operation: Operation) => unknown;
}

interface Media {
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

export function loadDescription(): BundledDescription {
  const folder = mkdtempSync(join(tmpdir(), "authlete-description-"));
  try {
    const file = join(folder, "bundle.json");
    execFileSync("npx", ["--no-install", "redocly", "bundle", "openapi.yaml", "--ext=json", `--output=${file}`], {
      stdio: "ignore",
    });
    const description = JSON.parse(readFileSync(file, "utf8")) as Description;
    const requestExample = ({ path, method }: Operation): unknown => {
      const node = description.paths[path]![method.toLowerCase()] as {
        requestBody?: { content: Record<string, Media> };
      };
      const media = node.requestBody?.content["application/json"];
      return media?.example ?? Object.values(media?.examples ?? {})[0]?.value;
    };
    return { operations: listOperations(description), schemas: description.components.schemas, requestExample };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
