#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { call, CALL_USAGE } from "./cli/call-command.js";
import { check, CHECK_USAGE } from "./cli/check-command.js";
import { emulate, EMULATOR_USAGE } from "./cli/emulator-command.js";
import { asksForHelp, outliveReaders, reportError, UsageError } from "./cli/command-line.js";

const COMMANDS: Record<string, { readonly run: (args: string[]) => Promise<void>; readonly usage: string }> = {
  emulator: { run: emulate, usage: EMULATOR_USAGE },
  check: { run: check, usage: CHECK_USAGE },
  call: { run: call, usage: CALL_USAGE },
};

const USAGE = `Usage: authlete COMMAND [options]

Commands:
  emulator             runs a local Authlete
  check                says whether the API can be called
  call                 calls an operation and prints its result

  authlete COMMAND --help says more. --version shows the version.
`;

async function run([name, ...args]: string[]): Promise<void> {
  if (name !== undefined && asksForHelp([name])) return void process.stdout.write(USAGE);
  if (name === "--version") {
    const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
    return void process.stdout.write(`${(JSON.parse(text) as { version: string }).version}\n`);
  }
  if (name === undefined) throw new UsageError("A command is missing.");
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]! : undefined;
  if (!command) throw new UsageError(`Unknown command '${name}'.`);
  if (asksForHelp(args)) return void process.stdout.write(command.usage);
  await command.run(args);
}

outliveReaders();
run(process.argv.slice(2)).catch((error: unknown) =>
  reportError(error, COMMANDS[process.argv[2] ?? ""]?.usage ?? USAGE, "authlete: "),
);
