#!/usr/bin/env node
import { parseArgs } from "node:util";
import { createEmulator, defaultServiceId, defaultToken, type Emulator, type JournalEntry } from "./emulator/index.js";

const DEFAULT_PORT = 8787;

const USAGE = `Usage: authlete emulator [options]

Runs a local Authlete for development, in memory, on 127.0.0.1.

Options:
  --port PORT          port to listen on, 0 for a free one (default ${DEFAULT_PORT})
  --token TOKEN        API token that calls need (default ${defaultToken})
  --service-id ID      identifier of the service (default ${defaultServiceId})
  --fetch-keys         fetch what is behind the jwksUri and the requestUris of clients
  --allow-host NAME    answer requests for this host too, besides those for this
                       machine; its web pages can then call the emulator (repeatable)
  --quiet              do not log requests
  -h, --help           show this text
`;

/** An error in the command line. It is shown with the usage, and the exit status is 2. */
class UsageError extends Error {}

interface Command {
  readonly port: number;
  readonly token: string | undefined;
  readonly serviceId: string | undefined;
  readonly fetchKeys: boolean;
  readonly allowedHosts: readonly string[];
  readonly quiet: boolean;
}

/** Reads the command line: settings of an emulator, or a request for the usage. */
function readCommand(args: string[]): Command | "help" {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  const [command, ...rest] = positionals;
  if (command === undefined) throw new UsageError("A command is missing.");
  if (command !== "emulator") throw new UsageError(`Unknown command '${command}'.`);
  if (rest.length > 0) throw new UsageError(`Unexpected argument '${rest.join(" ")}'.`);
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  if (values.port === "" || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError("--port must be an integer from 0 to 65535.");
  }
  return {
    port,
    token: values.token,
    serviceId: values["service-id"],
    fetchKeys: values["fetch-keys"] ?? false,
    allowedHosts: values["allow-host"] ?? [],
    quiet: values.quiet ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: "string" },
        token: { type: "string" },
        "service-id": { type: "string" },
        "fetch-keys": { type: "boolean" },
        "allow-host": { type: "string", multiple: true },
        quiet: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function create(command: Command): Emulator {
  try {
    return createEmulator({
      token: command.token,
      serviceId: command.serviceId,
      fetch: command.fetchKeys ? fetch : undefined,
      allowedHosts: command.allowedHosts,
      onRequest: command.quiet ? undefined : (entry) => process.stdout.write(`${logLine(entry)}\n`),
    });
  } catch (error) {
    // Only token, service id and hosts can be wrong here, and the message names them.
    if (error instanceof TypeError) throw new UsageError(`${error.message}.`);
    throw error;
  }
}

function banner(emulator: Emulator): string {
  const clients = emulator.clients.map(
    (client) =>
      `  ${(client.bcDeliveryMode ?? "-").padEnd(6)}${String(client.clientId).padEnd(13)}${client.clientSecret}`,
  );
  return `Authlete emulator on ${emulator.url}

For development only: everything is in memory, and its secrets are public.

  export AUTHLETE_BASE_URL=${emulator.url}
  export AUTHLETE_SERVICE_ID=${emulator.serviceId}
  export AUTHLETE_TOKEN=${emulator.token}

Clients (${emulator.clients[0]?.tokenAuthMethod.toLowerCase() ?? "none"}):
  ${"mode".padEnd(6)}${"client id".padEnd(13)}client secret
${clients.join("\n")}

Stop with Ctrl+C.
`;
}

function logLine({ method, path, operation, action, status, resultCode }: JournalEntry): string {
  const outcome = [action ?? status ?? "dropped", resultCode].filter((word) => word !== null).join(" ");
  const line = `${method} ${printable(path)} -> ${operation ?? "unknown"} ${outcome}`;
  return process.stdout.isTTY && (status ?? 500) >= 400 ? `\u001b[31m${line}\u001b[0m` : line;
}

/** Replaces everything that is not printable ASCII. The path comes from a client, and terminals obey control characters. */
function printable(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, "?");
}

async function run(args: string[]): Promise<void> {
  const command = readCommand(args);
  if (command === "help") {
    process.stdout.write(USAGE);
    return;
  }
  const emulator = create(command);
  const listener = await emulator.listen(command.port);
  process.stdout.write(`${banner(emulator)}\n`);
  const stop = () => void listener.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function report(error: unknown): void {
  if (error instanceof UsageError) {
    process.stderr.write(`authlete: ${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  const text = code === "EADDRINUSE" ? "The port is in use. Choose another one with --port." : message;
  process.stderr.write(`authlete: ${text}\n`);
  process.exitCode = 1;
}

// Whoever read the output may have gone, as `head` does. The emulator goes on, for its callers are somebody else.
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});

run(process.argv.slice(2)).catch(report);
