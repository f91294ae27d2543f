// `npm run generate -- --spec FILE --out DIR`: a client for a description that is not ours.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import type { Description } from "../description.js";
import type { Output } from "../outputs.js";
import { DescriptionError, withDescription } from "../redocly.js";
import type { Node } from "./document.js";
import { renderForeign } from "./foreign-outputs.js";
import { applyOverlay } from "./overlay.js";

/** What has to be right in any document. Whether it is tidy is its author's affair. */
const RULES = { "no-unresolved-refs": "error" } as const;

/** The folder is going to hold generated files alone, so it must not hold anybody's work. */
function checkFolder(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  const isGenerated = (name: string) => {
    try {
      return /^(\/\/ .*\n\/\/ Generated from |# .*\n\nGenerated from )/.test(readFileSync(join(folder, name), "utf8"));
    } catch {
      return false;
    }
  };
  const odd = names.find((name) => !isGenerated(name));
  if (odd !== undefined) {
    throw new DescriptionError(
      `${relative(".", join(folder, odd)) || folder} was not generated. Everything in the folder is replaced: give --out one of its own.`,
    );
  }
}

/** The document as the overlay corrects it, and what to tell of that. */
function correct(spec: string, overlay: string): { document: Node; notes: string[]; warnings: string[] } {
  let document: unknown;
  try {
    document = parse(readFileSync(spec, "utf8"));
  } catch {
    throw new DescriptionError(`${spec} cannot be read as YAML or JSON.`);
  }
  if (typeof document !== "object" || document === null) throw new DescriptionError(`${spec} is no object.`);
  return { document: document as Node, ...applyOverlay(document as Node, overlay) };
}

export interface ForeignOptions {
  /** Path of the description. */
  spec: string;
  /** Where the client goes. */
  folder: string;
  /** Path of the corrections. */
  overlay?: string | undefined;
  onFiles?: ((files: string[]) => void) | undefined;
}

export async function generateForeign({
  spec,
  folder,
  overlay,
  onFiles,
}: ForeignOptions): Promise<{ description: Description; outputs: Output[]; notes: string[] }> {
  checkFolder(folder);
  if (overlay !== undefined) onFiles?.([overlay]);
  const corrected = overlay === undefined ? undefined : correct(spec, overlay);
  const source = { file: spec, rules: RULES, onFiles, ...(corrected && { document: corrected.document }) };
  return withDescription(source, async (description) => {
    const { outputs, adjustments } = await renderForeign(description, spec, folder);
    const notes = adjustments.map(({ where, what, why }) => `adjusted ${where}: ${what}, because ${why}`);
    return {
      description,
      outputs,
      notes: [...(corrected ? [...corrected.warnings, ...corrected.notes] : []), ...notes],
    };
  });
}
