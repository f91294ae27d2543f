import { parseArgs, type ParseArgsConfig } from "node:util";

/** An error in the command line. It is shown with the way to the usage, and the exit status is 2. */
export class UsageError extends Error {}

/** Reads the arguments of a command. */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
