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

/** Lints the description and gives it as one document. Warnings count as errors. */
export async function loadDescription(file: string): Promise<Description> {
  const folder = await mkdtemp(join(tmpdir(), "authlete-generate-"));
  try {
    const bundle = join(folder, "bundle.json");
    // Both at once: bundling takes less time than linting, and is of use only if linting passes.
    const [lint, bundled] = await Promise.all([
      redocly(["lint", file, "--format=codeframe", "--max-problems=50"]),
      redocly(["bundle", file, "--ext=json", `--output=${bundle}`]),
    ]);
    if (lint.failed || /\bwarnings?\b.*\.$/m.test(summaryOf(lint.output))) throw new DescriptionError(lint.output);
    if (bundled.failed) throw new DescriptionError(bundled.output);
    return JSON.parse(await readFile(bundle, "utf8")) as Description;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const summaryOf = (output: string): string => output.split("\n").slice(-6).join("\n");
