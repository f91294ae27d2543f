// The Authlete behind the server: an emulator of its own, or the service that the environment names.
import { createAuthlete, iterate, type Authlete } from "authlete";
import { createEmulator, type Emulator, type EmulatorClock } from "authlete/emulator";

/** Something that the person at the terminal can put right. */
export class SetupError extends Error {}

export interface DemoClient {
  mode: "POLL" | "PING" | "PUSH";
  /** For `curl -u`: a word of the shell. */
  credentials: string;
}

export interface Backend {
  readonly authlete: Authlete;
  readonly now: () => number;
  /** In one line, where it is. */
  readonly place: string;
  readonly clients: readonly DemoClient[];
  /** Only where it is one. */
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

/** The service that the environment names, if it names one. */
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
  // Of every mode the first client that curl can be: one with a secret in the header.
  for await (const { bcDeliveryMode, clientId, tokenAuthMethod } of iterate((range) => authlete.client.list(range))) {
    const mode = MODES.find((mode) => mode === bcDeliveryMode);
    if (mode === undefined || tokenAuthMethod !== "CLIENT_SECRET_BASIC") continue;
    if (clients.some((client) => client.mode === mode)) continue;
    clients.push({ mode, credentials: `${clientId}:"$${mode}_CLIENT_SECRET"` });
  }
  return {
    authlete,
    now: Date.now,
    place: `${new URL(baseUrl!).origin}, service ${serviceId}`,
    clients,
    close: () => Promise.resolve(),
  };
}
