import { readFileSync } from "node:fs";
import {
  createEmulator,
  defaultServiceId,
  defaultToken,
  type Emulator,
  type EmulatorOptions,
  type JournalEntry,
} from "../emulator/index.js";
import { isObject } from "../shared/is-object.js";
import { readArguments, UsageError } from "./command-line.js";

const DEFAULT_PORT = 8787;

export const EMULATOR_USAGE = `Usage: authlete emulator [options]

Runs a local Authlete for development, in memory, on 127.0.0.1.

Options:
  --port PORT          port to listen on, 0 for a free one (default ${DEFAULT_PORT})
  --token TOKEN        API token that calls need (default ${defaultToken})
  --service-id ID      identifier of the service (default ${defaultServiceId})
  --issuer URL         issuer of the service
  --seed FILE          JSON of the service and its clients, as the API has them:
                       { "services": [ … ], "clients": [ … ] }
  --fetch-keys         fetch documents of clients and other issuers by URL: key
                       sets of a jwksUri, request objects of a request_uri,
                       metadata documents
  --allow-host NAME    answer requests for this host too, besides those for this
                       machine; its web pages can then call the emulator (repeatable)
  --quiet              do not log requests
  -h, --help           show this text
`;

type Seed = Pick<EmulatorOptions, "service" | "clients">;

/** Runs the emulator until the process is interrupted. */
export async function emulate(args: string[]): Promise<void> {
  const { values } = readArguments({
    args,
    options: {
      port: { type: "string", default: String(DEFAULT_PORT) },
      token: { type: "string" },
      "service-id": { type: "string" },
      issuer: { type: "string" },
      seed: { type: "string" },
      "fetch-keys": { type: "boolean" },
      "allow-host": { type: "string", multiple: true },
      quiet: { type: "boolean" },
    },
  });
  const port = Number(values.port);
  if (values.port === "" || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError("--port must be an integer from 0 to 65535.");
  }
  const { service, clients }: Seed = values.seed === undefined ? {} : readSeed(values.seed);
  const emulator = create({
    token: values.token,
    serviceId: values["service-id"],
    service: { ...service, ...(values.issuer !== undefined && { issuer: values.issuer }) },
    clients,
    fetch: values["fetch-keys"] ? fetch : undefined,
    allowedHosts: values["allow-host"],
    onRequest: values.quiet ? undefined : (entry) => process.stdout.write(`${logLine(entry)}\n`),
  });
  const listener = await emulator.listen(port);
  process.stdout.write(`${banner(emulator)}\n`);
  const stop = () => void listener.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** Reads a seed file. The emulator checks its contents. */
function readSeed(file: string): Seed {
  let seed: unknown;
  try {
    seed = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`--seed: ${file} cannot be read as JSON: ${(error as Error).message}.`);
  }
  const { services = [], clients } = isObject(seed) ? seed : { services: null };
  if (!Array.isArray(services) || services.length > 1)
    throw new UsageError(
      `--seed: ${file} must have { "services": [ … ], "clients": [ … ] }, with one service at most.`,
    );
  const [service] = services as EmulatorOptions["service"][];
  return { service, clients: clients as EmulatorOptions["clients"] };
}

function create(options: EmulatorOptions): Emulator {
  try {
    return createEmulator(options);
  } catch (error) {
    // The message names the option that is wrong.
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
