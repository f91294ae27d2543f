// How every script begins: it reads its arguments, and says what goes wrong as the package's own command does.
import type { ParseArgsConfig } from "node:util";
import { asksForHelp, outliveReaders, readArguments, reportError, UsageError } from "../src/cli/command-line.js";

export { UsageError };

/** The arguments of a script. With `--help` it ends here; whatever it throws from now on is told, and ends it. */
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
