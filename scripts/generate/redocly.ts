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

/** What may be missing while a change is tried out. `npm run lint`, and so CI, wants it. */
const SKIPPED = ["authlete/documented-properties", "authlete/operation-examples"].map((rule) => `--skip-rule=${rule}`);

/**
 * Lints the description while `use` already works with the bundle, which is there much sooner. What `use` gives counts only if
 * linting passes; warnings count as errors.
 */
export async function withDescription<T>(file: string, use: (description: Description) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "authlete-generate-"));
  try {
    const linting = redocly(["lint", file, "--format=codeframe", "--max-problems=50", ...SKIPPED]);
    const path = join(folder, "bundle.json");
    const bundling = await redocly(["bundle", file, "--ext=json", `--output=${path}`]);
    // A fault in the description may make its use fail too, in less clear words than the linter's.
    const used = await readFile(path, "utf8")
      .then((text) => use(JSON.parse(text) as Description))
      .then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
    const lint = await linting;
    if (lint.failed || /\bwarnings?\b.*\.$/m.test(endOf(lint.output))) throw new DescriptionError(lint.output);
    if (bundling.failed) throw new DescriptionError(bundling.output);
    if ("error" in used) throw used.error;
    return used.value;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const endOf = (output: string): string => output.split("\n").slice(-6).join("\n");
