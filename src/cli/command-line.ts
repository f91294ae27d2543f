import { parseArgs, type ParseArgsConfig } from "node:util";

/** An error in the command line. The usage is shown with it, and the exit status is 2. */
export class UsageError extends Error {}

/** Reads the arguments of a command. */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // The rest of the message is about file names that begin with a hyphen.
    throw new UsageError((error as Error).message.split(". To specify")[0]);
  }
}

/** Whether the arguments ask for the usage. */
export const asksForHelp = (args: string[]): boolean => args.includes("--help") || args.includes("-h");

/** Prints what went wrong and what to do, and sets the exit status. */
export function reportError(error: unknown, usage: string, prefix = ""): void {
  const isUsage = error instanceof UsageError;
  process.stderr.write(`${prefix}${explain(error)}\n${isUsage ? `\n${usage}` : ""}`);
  process.exitCode = isUsage ? 2 : 1;
}

/** Classes whose errors are shown with their stack, since they are bugs. All others have a message that says what to do. */
const BUGS: readonly unknown[] = [Error, TypeError, RangeError, ReferenceError, SyntaxError];

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, message, path, port, syscall, status, stack } = error as NodeJS.ErrnoException &
    Partial<Record<"port" | "status", number>>;
  if (code === "EADDRINUSE") return `Port ${port} is in use. Choose another one with --port; 0 is a free one.`;
  // File errors look like "ENOENT: no such file or directory, open 'name'".
  if (path !== undefined) return `${path}: ${/: (.*?),/.exec(message)?.[1] ?? message}.`;
  // A program that was run and failed has already said why.
  const isKnown = syscall !== undefined || status !== undefined || !BUGS.includes(error.constructor);
  return isKnown ? message : (stack ?? message);
}

/** Lets a command continue when its output is no longer read, as when `head` exits. */
export function outliveReaders(): void {
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
}
