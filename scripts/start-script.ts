// Common start of all scripts: reads arguments, and reports errors like the package's own command.
import type { ParseArgsConfig } from "node:util";
import { asksForHelp, outliveReaders, readArguments, reportError, UsageError } from "../src/cli/command-line.js";

export { UsageError };

/** Reads the arguments of a script. Prints the usage and exits with `--help`. Later uncaught errors are reported and end the script. */
export function startScript<Config extends ParseArgsConfig>(usage: string, config: Config) {
  outliveReaders();
  process.on("uncaughtException", (error) => {
    reportError(error, usage);
    process.exit();
  });
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    process.stdout.write(usage);
    process.exit();
  }
  return readArguments({ ...config, args });
}
