// The Authlete behind the server: an emulator of its own, or the service that the environment names.
import { createAuthlete, iterate, type Authlete } from "authlete";
import { createEmulator, type Emulator, type EmulatorClock } from "authlete/emulator";
import { SetupError } from "./setup-error.js";

export interface DemoClient {
  mode: "POLL" | "PING" | "PUSH";
  /** The argument of `curl -u`, quoted for a shell. */
  credentials: string;
}

/** A client for the authorization code flow. */
export interface CodeClient {
  clientId: number;
  credentials: string;
  redirectUri: string;
}

export interface Backend {
  readonly authlete: Authlete;
  readonly serviceId: string;
  readonly now: () => number;
  /** Its address, in one line. */
  readonly place: string;
  /** Clients for CIBA. */
  readonly clients: readonly DemoClient[];
  readonly codeClient?: CodeClient | undefined;
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
  /** The redirect URI of the client for the code flow. */
  redirectUri: string;
}

export async function startEmulator(setup: EmulatorSetup): Promise<Backend> {
  const { port, clock, issuer, notificationEndpoint, redirectUri } = setup;
  const endpoints = { introspectionEndpoint: `${issuer}/introspect`, revocationEndpoint: `${issuer}/revoke` };
  const emulator = createEmulator({ clock, service: { issuer, ...endpoints } });
  const clients: DemoClient[] = [];
  let codeClient: CodeClient | undefined;
  for (const { clientId, clientSecret, bcDeliveryMode: mode } of emulator.clients) {
    const credentials = `${clientId}:${clientSecret}`;
    if (mode) clients.push({ mode, credentials });
    else codeClient = { clientId, credentials, redirectUri };
    if (mode === "PING" || mode === "PUSH")
      emulator.updateClient(clientId, { bcNotificationEndpoint: notificationEndpoint });
    if (!mode) emulator.updateClient(clientId, { redirectUris: [redirectUri] });
  }
  const listener = await emulator.listen(port);
  const { url, serviceId, token } = emulator;
  return {
    authlete: createAuthlete({ baseUrl: url, serviceId, token }),
    serviceId,
    now: () => emulator.clock.now(),
    place: `${url} (emulator, in memory)`,
    clients,
    codeClient,
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
  let codeClient: CodeClient | undefined;
  // The first client of each kind that authenticates with its secret in the header, as curl can.
  for await (const client of iterate((range) => authlete.client.list(range))) {
    if (client.tokenAuthMethod !== "CLIENT_SECRET_BASIC") continue;
    const { bcDeliveryMode, clientId, redirectUris, responseTypes } = client;
    const redirectUri = redirectUris?.[0];
    if (redirectUri && responseTypes?.includes("CODE"))
      codeClient ??= { clientId: clientId!, credentials: `${clientId}:"$CODE_CLIENT_SECRET"`, redirectUri };
    const mode = MODES.find((mode) => mode === bcDeliveryMode);
    if (mode === undefined) continue;
    if (clients.some((client) => client.mode === mode)) continue;
    clients.push({ mode, credentials: `${clientId}:"$${mode}_CLIENT_SECRET"` });
  }
  return {
    authlete,
    serviceId: serviceId!,
    // Not `Date.now`: times that prompts wait must not change when the clock is set.
    now: () => performance.timeOrigin + performance.now(),
    place: `${new URL(baseUrl!).origin}, service ${serviceId}`,
    clients,
    codeClient,
    close: () => Promise.resolve(),
  };
}
