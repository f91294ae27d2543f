// Runs the flows of ciba.arazzo.yaml.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { startScript, UsageError } from "../../scripts/start-script.js";
import { createEmulator } from "../../src/emulator/index.js";

const USAGE = `Usage: npm run test:arazzo -- [options of \`redocly respect\`]

Runs the flows of ciba.arazzo.yaml against an emulator; or against the service that AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID
and AUTHLETE_TOKEN name, with its clients POLL_CLIENT_ID, POLL_CLIENT_SECRET, PUSH_CLIENT_ID and PUSH_CLIENT_SECRET.
`;

/** The inputs of the document, and where they come from. */
const INPUTS = {
  serviceId: "AUTHLETE_SERVICE_ID",
  token: "AUTHLETE_TOKEN",
  pollClientId: "POLL_CLIENT_ID",
  pollClientSecret: "POLL_CLIENT_SECRET",
  pushClientId: "PUSH_CLIENT_ID",
  pushClientSecret: "PUSH_CLIENT_SECRET",
} as const;
const OF_SERVICE = ["AUTHLETE_BASE_URL", "AUTHLETE_SERVICE_ID", "AUTHLETE_TOKEN"];

interface Target {
  baseUrl: string;
  inputs: Record<string, string>;
  close?: () => Promise<void>;
}

async function startEmulator(): Promise<Target> {
  const emulator = createEmulator();
  const listener = await emulator.listen();
  const { serviceId, token, clients } = emulator;
  const [poll, push] = (["POLL", "PUSH"] as const).map((mode) => clients.find((c) => c.bcDeliveryMode === mode)!);
  const inputs = {
    serviceId,
    token,
    pollClientId: String(poll!.clientId),
    pollClientSecret: poll!.clientSecret,
    pushClientId: String(push!.clientId),
    pushClientSecret: push!.clientSecret,
  };
  return { baseUrl: listener.url, inputs, close: () => listener.close() };
}

function readService(env: NodeJS.ProcessEnv): Target {
  const missing = ["AUTHLETE_BASE_URL", ...Object.values(INPUTS)].filter((name) => !env[name]);
  if (missing.length > 0) throw new UsageError(`To run against a service, set ${missing.join(", ")} too.`);
  const inputs = Object.entries(INPUTS).map(([input, name]) => [input, env[name]!]);
  return { baseUrl: env["AUTHLETE_BASE_URL"]!, inputs: Object.fromEntries(inputs) as Record<string, string> };
}

/** Runs Redocly without telemetry, and passes secrets where a process list does not show them. */
function respect({ baseUrl, inputs }: Target, args: string[]): Promise<number> {
  const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
  const child = spawn(
    process.execPath,
    [cli, "respect", "ciba.arazzo.yaml", "--server", `authlete=${baseUrl.replace(/\/$/, "")}`, ...args],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
        REDOCLY_CLI_RESPECT_INPUT: JSON.stringify({ subject: "anna", ...inputs }),
      },
    },
  );
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

startScript(USAGE, { strict: false });
const target = OF_SERVICE.some((name) => process.env[name]) ? readService(process.env) : await startEmulator();
try {
  process.exitCode = await respect(target, process.argv.slice(2));
} finally {
  await target.close?.();
}
