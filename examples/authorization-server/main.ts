// `npm run example`: an authorization server to play with. It uses the emulator, or the service that AUTHLETE_BASE_URL,
// AUTHLETE_SERVICE_ID and AUTHLETE_TOKEN name.
import { parseArgs } from "node:util";
import { AuthleteError } from "authlete";
import { startExample } from "./example.js";
import { SetupError } from "./setup-error.js";
import { createStory } from "./story.js";

const USAGE = `Usage: npm run example -- [options]

Options:
  --port PORT            port of the server (default 8788)
  --emulator-port PORT   port of the emulator (default 8787)
  --client-port PORT     port of the client, with its redirect URI and its notification endpoint (default 8789)
  --issuer URL           where the server is reached, if it is behind a proxy, such as https://as.example.com
  --https                speak https, with a certificate made on the spot, and ask clients for theirs
  --seed FILE            JSON of the emulator's service and clients: { "services": [ … ], "clients": [ … ] }
  --store URL            where state is kept, such as redis://localhost:6379 (default: in memory)
  --log                  show commands and what happens also where the output is not a terminal
  -h, --help             show this text

A port of 0 is a free one.
`;

function readCommand() {
  const text = { type: "string" } as const;
  const { values } = parse({
    port: text,
    "emulator-port": text,
    "client-port": text,
    issuer: text,
    seed: text,
    store: text,
  });
  const read = (name: "port" | "emulator-port" | "client-port", otherwise: number) => {
    const text = values[name] ?? String(otherwise);
    if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
      throw new SetupError(`--${name} must be an integer from 0 to 65535.\n\n${USAGE}`);
    }
    return Number(text);
  };
  const { issuer } = values;
  if (issuer !== undefined && !(URL.canParse(issuer) && /^https?:\/\/[^/]+$/.test(issuer))) {
    throw new SetupError(
      `--issuer must be an http or https URL without a path, such as https://as.example.com\n\n${USAGE}`,
    );
  }
  if (values.https && issuer?.startsWith("http:"))
    throw new SetupError(`With --https, --issuer must be an https URL too.\n\n${USAGE}`);
  return {
    help: values.help,
    https: values.https ?? false,
    issuer,
    seed: values.seed,
    store: values.store,
    log: values.log ?? false,
    ports: { server: read("port", 8788), emulator: read("emulator-port", 8787), client: read("client-port", 8789) },
  };
}

function parse<Options extends Record<string, { type: "string" }>>(options: Options) {
  try {
    const flag = { type: "boolean" } as const;
    return parseArgs({ options: { ...options, https: flag, log: flag, help: { ...flag, short: "h" } } });
  } catch (error) {
    throw new SetupError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** The message to show for an error. Those of the client and of {@link SetupError} say what to do. */
function explain(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") {
    return `Port ${port} is in use. Choose others with --port, --emulator-port and --client-port; 0 is a free one.`;
  }
  const known = error instanceof SetupError || error instanceof AuthleteError || error instanceof TypeError;
  return known ? message : String(error);
}

// The reader of the output may go away, as `head` does. The server keeps running.
process.stdout.on("error", () => {});

try {
  const { help, log, ...settings } = readCommand();
  if (help) process.stdout.write(USAGE);
  else {
    const story = createStory(process.stdout, log);
    const example = await startExample({
      ...settings,
      env: process.env,
      onChange: story.change,
      onNotification: story.notification,
    });
    const stop = () => void example.close();
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    story.begin(example);
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
