// `npm start`: three CIBA flows and a code flow, step by step, against the emulator; or, with AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID and
// AUTHLETE_TOKEN set, against the service that they name.
import { setTimeout as sleep } from "node:timers/promises";
import { AuthleteError, createAuthlete } from "authlete";
import { createClock, createEmulator } from "authlete/emulator";
import { approved, expired, refused, type Surroundings } from "./flows.js";
import { code, type CodeFlow } from "./code-flow.js";
import { createStory } from "./story.js";

/** An error in the set-up, with a message that says how to correct it. */
class SetupError extends Error {}

const NAMES = ["AUTHLETE_BASE_URL", "AUTHLETE_SERVICE_ID", "AUTHLETE_TOKEN"];
const CLIENT_NAMES = ["AUTHLETE_CLIENT_ID", "AUTHLETE_CLIENT_SECRET"];

/** Surroundings that have a client for the code flow, which a service need not have. */
interface WithCodeClient extends Surroundings {
  codeClient?: Pick<CodeFlow, "clientId" | "clientSecret" | "redirectUri">;
}

/** Runs against the emulator. Its clock is advanced, so that nothing has to wait. */
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

/** Runs against the service that the environment variables name. */
function withService(env: NodeJS.ProcessEnv): Surroundings {
  const missing = [...NAMES, ...CLIENT_NAMES].filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new SetupError(
      `To run against a service, set ${missing.join(" and ")} too. ` +
        `${CLIENT_NAMES.join(" and ")} are those of a client with the poll mode and client_secret_basic. ` +
        `To run against the emulator, unset ${NAMES.join(", ")}.`,
    );
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

/** The message to show. Those of the client and of {@link SetupError} say what to do. */
function explain(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  if (!(error instanceof AuthleteError)) return error instanceof Error ? error.message : String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${error.message}${cause}`;
}

try {
  const surroundings: WithCodeClient = NAMES.some((name) => process.env[name])
    ? withService(process.env)
    : withEmulator();
  for (const flow of [approved, refused, expired]) await flow(surroundings);
  surroundings.story.title("\nAll three flows went as they should.");
  if (surroundings.codeClient) await code({ ...surroundings, ...surroundings.codeClient });
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
