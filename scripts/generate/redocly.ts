// Lints and bundles the description with Redocly CLI.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Description } from "./description.js";

const root = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));

/** The description cannot be used. The message is the linter's, with file, line and rule. */
export class DescriptionError extends Error {}

interface Outcome {
  failed: boolean;
  output: string;
}

/** Runs Redocly CLI. Rejects never: a failure is in the outcome. */
export function redocly(args: string[]): Promise<Outcome> {
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_COLOR: "1",
    FORCE_COLOR: "0",
  };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(root, "bin/cli.js"), ...args],
      { env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        done({ failed: error !== null, output: withoutBanner(`${stdout}\n${stderr}`) });
      },
    );
  });
}

/** Redocly CLI frames a notice about the version of Node in box characters; it is not about the description. */
const withoutBanner = (output: string): string =>
  output
    .split("\n")
    .filter((line) => !/^\s*[╔║╚]/.test(line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** The description as one document, not linted. */
export async function bundleDescription(file: string): Promise<Description> {
  const folder = await mkdtemp(join(tmpdir(), "authlete-bundle-"));
  try {
    const path = join(folder, "bundle.json");
    const { failed, output } = await redocly(["bundle", file, "--ext=json", `--output=${path}`]);
    if (failed) throw new DescriptionError(output);
    return JSON.parse(await readFile(path, "utf8")) as Description;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What may be missing while a change is tried out. `npm run lint`, and so CI, wants it. */
const SKIPPED = ["authlete/documented-properties", "authlete/operation-examples"].map((rule) => `--skip-rule=${rule}`);

/**
 * Lints the description while `use` already works with the bundle, which is there much sooner. What `use` gives counts only if
 * linting passes; warnings count as errors.
 */
export async function withDescription<T>(file: string, use: (description: Description) => Promise<T>): Promise<T> {
  const linting = redocly(["lint", file, "--format=codeframe", "--max-problems=50", ...SKIPPED]);
  // A fault in the description may make bundling or its use fail too, in less clear words than the linter's.
  const [used] = await Promise.allSettled([bundleDescription(file).then(use)]);
  const lint = await linting;
  if (lint.failed || /\bwarnings?\b.*\.$/m.test(endOf(lint.output))) throw new DescriptionError(lint.output);
  if (used.status === "rejected") throw used.reason;
  return used.value;
}

const endOf = (output: string): string => output.split("\n").slice(-6).join("\n");
