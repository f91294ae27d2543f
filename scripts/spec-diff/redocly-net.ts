// Catches changes that our own comparison does not look at: adds those that `redocly diff`, which compares everything, finds where we
// found none.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redocly } from "../redocly-cli.js";
import type { Description } from "../description.js";
import type { Change, Step } from "./change.js";
import { normalise } from "./normalise.js";

interface Report {
  changes: {
    path: string;
    typeName: string;
    kind: "added" | "removed" | "modified";
    impact: Step;
    property?: string;
    base?: { pointer: string };
    revision?: { pointer: string };
  }[];
}

/** Whether one of our changes is at the pointer, inside it, or around it. */
const covers = (ours: string, pointer: string): boolean =>
  pointer === ours || pointer.startsWith(`${ours}/`) || ours.startsWith(`${pointer}/`);

export async function findUnnoticed(before: Description, after: Description, changes: Change[]): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), "authlete-diff-"));
  try {
    const [base, revision, output] = ["base", "revision", "report"].map((name) => join(folder, `${name}.json`)) as [
      string,
      string,
      string,
    ];
    // Normalised, so that rewriting the same thing is no change. With one version, since `redocly diff` requires the same.
    const text = (description: Description) => JSON.stringify({ ...normalise(description), openapi: "3.1.0" });
    await Promise.all([writeFile(base, text(before)), writeFile(revision, text(after))]);
    const { output: message } = await redocly([
      "diff",
      base,
      revision,
      "--format=json",
      "--fail-on=none",
      `--output=${output}`,
    ]);
    const report = await readFile(output, "utf8").catch(() => {
      throw new Error(`redocly diff failed:\n${message}`);
    });
    return (JSON.parse(report) as Report).changes.flatMap(
      ({ path, typeName, kind, impact, property, base: old, revision: now }) => {
        const pointers = [path, old?.pointer, now?.pointer].filter((pointer) => pointer !== undefined);
        // We report changes of members such as `required` at the properties inside the schema.
        const places = pointers.map((pointer) =>
          property === undefined ? pointer : pointer.replace(new RegExp(`/${property}$`), ""),
        );
        if (places.some((place) => changes.some((change) => covers(change.pointer, place)))) return [];
        return [
          {
            step: impact,
            where: path.slice(2),
            what: `${typeName} ${kind}${property ? ` (${property})` : ""}`,
            pointer: path,
          },
        ];
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
