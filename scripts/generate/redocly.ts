// Lints and bundles descriptions, by the process that knows Redocly.
import type { Description } from "./description.js";
import { ask } from "./processes.js";

/** The description cannot be used. The message is the linter's, with file, line and rule, or one in the same manner. */
export class DescriptionError extends Error {}

/** A description to read. */
export interface Source {
  /** Path of its root. */
  file: string;
  /** Stands in for what is in the file. */
  document?: object;
  /** Rules in place of those of redocly.yaml, for a description that is not ours. */
  rules?: Record<string, "error" | "warn" | "off">;
  /** Is told which files the description consists of, as soon as that is known. */
  onFiles?: ((files: string[]) => void) | undefined;
}

interface Part {
  bundle?: Description;
  problems?: string;
  files: string[];
}

/** What may be missing while a change is tried out. `npm run lint`, and so CI, wants it. */
const SKIPPED = ["authlete/documented-properties", "authlete/operation-examples"];

function start({ onFiles, ...source }: Source, lint: boolean) {
  let linted!: Promise<{ problems?: string }>;
  const bundle = new Promise<Description>((resolve, reject) => {
    linted = ask<{ problems?: string }, Part>("redocly", { ...source, lint, skip: SKIPPED }, (part) => {
      onFiles?.(part.files);
      if (part.bundle === undefined) reject(new DescriptionError(part.problems));
      else resolve(part.bundle);
    });
    linted.catch(reject);
  });
  return { bundle, linted };
}

/** The description as one document, not linted. */
export const bundleDescription = (file: string): Promise<Description> => start({ file }, false).bundle;

/**
 * Lints the description while `use` already works with the bundle, which is there much sooner. What `use` gives counts only if
 * linting passes; warnings count as errors.
 */
export async function withDescription<T>(source: Source, use: (description: Description) => Promise<T>): Promise<T> {
  const { bundle, linted } = start(source, true);
  // A fault in the description may make bundling or its use fail too, in less clear words than the linter's.
  const [used, { problems }] = await Promise.all([Promise.allSettled([bundle.then(use)]), linted]);
  if (problems !== undefined) throw new DescriptionError(problems);
  if (used[0].status === "rejected") throw used[0].reason;
  return used[0].value;
}
