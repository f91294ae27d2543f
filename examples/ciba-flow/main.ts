// `npm start`: three CIBA flows and a code flow, step by step, against the emulator or a service.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { AuthleteError, checkConnection, createAuthlete, type ConnectionProblem } from "authlete";
import { createClock, createEmulator } from "authlete/emulator";
import { approved, expired, refused, type Surroundings } from "./flows.js";
import { code, type CodeFlow } from "./code-flow.js";
import { createStory } from "./story.js";

const USAGE = `Usage: npm start -- [options]

Shows three CIBA flows and a code flow, step by step, against the emulator in this process. Where the environment
names a service, it shows the CIBA flows against that.

Options:
  --emulator               use the emulator, whatever the environment names
  -h, --help               show this text

Environment:
  AUTHLETE_BASE_URL        address of the service, such as https://us.authlete.com
  AUTHLETE_SERVICE_ID      its identifier
  AUTHLETE_TOKEN           its token
  AUTHLETE_CLIENT_ID       a client of it, registered for the poll mode and client_secret_basic
  AUTHLETE_CLIENT_SECRET   the secret of that client
  AUTHLETE_LOGIN_HINT      who is asked (default anna@example.com)
`;

/** An error in the setup, with a message that says how to correct it. */
class SetupError extends Error {}

const NAMES = ["AUTHLETE_BASE_URL", "AUTHLETE_SERVICE_ID", "AUTHLETE_TOKEN"];
const CLIENT_NAMES = ["AUTHLETE_CLIENT_ID", "AUTHLETE_CLIENT_SECRET"];

/** Surroundings with a client for the code flow, which not every service has. */
interface WithCodeClient extends Surroundings {
  codeClient?: Pick<CodeFlow, "clientId" | "clientSecret" | "redirectUri">;
}

/** Runs against the emulator. Advances its clock instead of waiting. */
function withEmulator(): WithCodeClient {
  const clock = createClock({ start: Date.now() });
  const emulator = createEmulator({ clock });
  const client = emulator.clients.find(({ bcDeliveryMode }) => bcDeliveryMode === "POLL")!;
  const browserClient = emulator.clients.find(({ redirectUris }) => redirectUris?.length)!;
  const story = createStory(process.stdout, () => clock.now());
  story.title(
    "CIBA against the emulator, in this process. Nothing leaves your machine, and its clock jumps where a client would wait.",
  );
  return {
    authlete: createAuthlete({
      baseUrl: emulator.url,
      serviceId: emulator.serviceId,
      token: emulator.token,
      fetch: emulator.fetch,
    }),
    clientId: String(client.clientId),
    clientSecret: client.clientSecret,
    loginHint: "anna@example.com",
    codeClient: {
      clientId: String(browserClient.clientId),
      clientSecret: browserClient.clientSecret,
      redirectUri: browserClient.redirectUris![0]!,
    },
    story,
    wait: (seconds, why) => {
      story.step(`${seconds} seconds pass: ${why}`);
      clock.advance(seconds);
      return Promise.resolve();
    },
  };
}

/** The environment variable that causes a problem, if it is not the address. */
const VARIABLES: Partial<Record<ConnectionProblem, string>> = {
  "token refused": "AUTHLETE_TOKEN",
  "token expired": "AUTHLETE_TOKEN",
  "other service": "AUTHLETE_SERVICE_ID",
  "unknown service": "AUTHLETE_SERVICE_ID",
};

/** Runs against the service that the environment variables name. */
async function withService(env: NodeJS.ProcessEnv): Promise<Surroundings> {
  const missing = [...NAMES, ...CLIENT_NAMES].filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new SetupError(
      `To run against a service, set ${missing.join(" and ")} too. ` +
        `${CLIENT_NAMES.join(" and ")} are those of a client with the poll mode and client_secret_basic. ` +
        "To run against the emulator all the same: npm start -- --emulator",
    );
  }
  const { ok, problem, advice } = await checkConnection();
  if (!ok) {
    const name = advice.startsWith("token ") ? "AUTHLETE_TOKEN" : (VARIABLES[problem!] ?? "AUTHLETE_BASE_URL");
    throw new SetupError(`Check ${name}. ${advice}`);
  }
  const story = createStory(process.stdout, Date.now);
  story.title(
    `CIBA against ${new URL(env.AUTHLETE_BASE_URL!).origin}, service ${env.AUTHLETE_SERVICE_ID}. Time is real here.`,
  );
  return {
    authlete: createAuthlete(),
    clientId: env.AUTHLETE_CLIENT_ID!,
    clientSecret: env.AUTHLETE_CLIENT_SECRET!,
    loginHint: env.AUTHLETE_LOGIN_HINT || "anna@example.com",
    story,
    wait: async (seconds, why) => {
      story.step(`${seconds} seconds pass: ${why}`);
      for (let left = seconds; left > 0; left--) {
        story.waiting(why, left);
        await sleep(1000);
      }
      story.waiting(why, 0);
    },
  };
}

/** The message to show for an error. Those of the client and of {@link SetupError} say what to do. */
function explain(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  if (!(error instanceof AuthleteError)) return error instanceof Error ? error.message : String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${error.message}${cause}`;
}

async function main(): Promise<void> {
  const { values } = parse();
  if (values.help) return void process.stdout.write(USAGE);
  const isService = !values.emulator && NAMES.some((name) => process.env[name]);
  const surroundings: WithCodeClient = isService ? await withService(process.env) : withEmulator();
  for (const flow of [approved, refused, expired]) await flow(surroundings);
  surroundings.story.title("\nAll three flows went as they should.");
  if (surroundings.codeClient) await code({ ...surroundings, ...surroundings.codeClient });
}

function parse() {
  try {
    return parseArgs({ options: { emulator: { type: "boolean" }, help: { type: "boolean", short: "h" } } });
  } catch (error) {
    throw new SetupError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

// The reader of the output may go away, as `head` does.
process.stdout.on("error", () => {});

try {
  await main();
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
