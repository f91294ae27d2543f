// Runs a command of Redocly CLI.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));

/** Resolves to the output of the command, even if it failed. */
export function redocly(args: string[]): Promise<{ failed: boolean; stdout: string; output: string }> {
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
      { env, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        done({ failed: error !== null, stdout, output: withoutBanner(`${stdout}\n${stderr}`) });
      },
    );
  });
}

/** Removes the notice about the version of Node, which Redocly CLI frames in box characters. */
const withoutBanner = (output: string): string =>
  output
    .split("\n")
    .filter((line) => !/^\s*[╔║╚]/.test(line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
