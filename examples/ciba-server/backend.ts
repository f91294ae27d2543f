// The Authlete behind the server: an emulator of its own, or the service that the environment names.
import { createAuthlete, iterate, type Authlete } from "authlete";
import { createEmulator, type Emulator, type EmulatorClock } from "authlete/emulator";

/** An error in the set-up, with a message that says how to correct it. */
export class SetupError extends Error {}

export interface DemoClient {
  mode: "POLL" | "PING" | "PUSH";
  /** The argument of `curl -u`, quoted for a shell. */
  credentials: string;
}

export interface Backend {
  readonly authlete: Authlete;
  readonly now: () => number;
  /** Its address, in one line. */
  readonly place: string;
  readonly clients: readonly DemoClient[];
  /** The emulator, unless a service is used. */
  readonly emulator?: Emulator;
  close(): Promise<void>;
}

const VARIABLES = ["AUTHLETE_BASE_URL", "AUTHLETE_SERVICE_ID", "AUTHLETE_TOKEN"];
const MODES = ["POLL", "PING", "PUSH"] as const;

export interface EmulatorSetup {
  port: number;
  clock?: EmulatorClock | undefined;
  /** Where the server is reached. */
  issuer: string;
  /** Where the ping and the push client are notified. */
  notificationEndpoint: string;
}

export async function startEmulator({ port, clock, issuer, notificationEndpoint }: EmulatorSetup): Promise<Backend> {
  const emulator = createEmulator({ clock, service: { issuer } });
  for (const { clientId, bcDeliveryMode } of emulator.clients) {
    if (bcDeliveryMode !== "POLL") emulator.updateClient(clientId, { bcNotificationEndpoint: notificationEndpoint });
  }
  const listener = await emulator.listen(port);
  const { url, serviceId, token } = emulator;
  return {
    authlete: createAuthlete({ baseUrl: url, serviceId, token }),
    now: () => emulator.clock.now(),
    place: `${url} (emulator, in memory)`,
    clients: emulator.clients.map(({ bcDeliveryMode, clientId, clientSecret }) => ({
      mode: bcDeliveryMode ?? "POLL",
      credentials: `${clientId}:${clientSecret}`,
    })),
    emulator,
    close: () => listener.close(),
  };
}

/** Connects to the service that the environment variables name, if they are set. */
export async function connectService(env: NodeJS.ProcessEnv): Promise<Backend | undefined> {
  const missing = VARIABLES.filter((name) => !env[name]);
  if (missing.length === VARIABLES.length) return undefined;
  if (missing.length > 0) {
    throw new SetupError(
      `To use a service, set ${missing.join(" and ")} too. To use the emulator, unset ${VARIABLES.join(", ")}.`,
    );
  }
  const [baseUrl, serviceId, token] = VARIABLES.map((name) => env[name]);
  const authlete = createAuthlete({ baseUrl, serviceId, token });
  const clients: DemoClient[] = [];
  // The first client of each mode that authenticates with its secret in the header, as curl can.
  for await (const { bcDeliveryMode, clientId, tokenAuthMethod } of iterate((range) => authlete.client.list(range))) {
    const mode = MODES.find((mode) => mode === bcDeliveryMode);
    if (mode === undefined || tokenAuthMethod !== "CLIENT_SECRET_BASIC") continue;
    if (clients.some((client) => client.mode === mode)) continue;
    clients.push({ mode, credentials: `${clientId}:"$${mode}_CLIENT_SECRET"` });
  }
  return {
    authlete,
    // Not `Date.now`: times that prompts wait must not change when the clock is set.
    now: () => performance.timeOrigin + performance.now(),
    place: `${new URL(baseUrl!).origin}, service ${serviceId}`,
    clients,
    close: () => Promise.resolve(),
  };
}
