// The API behind the server: its own emulator, or the service that the environment variables name.
import { createAuthlete, iterate, type Authlete } from "authlete";
import {
  createEmulator,
  type ClientSettings,
  type Emulator,
  type EmulatorClock,
  type ServiceSettings,
} from "authlete/emulator";
import type { Client } from "authlete/models";
import { ACRS } from "./acrs.js";
import type { Seed } from "./seed.js";
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

/** A client for the device flow. */
export interface TvClient {
  /** The curl arguments that identify the client, for the device authorization and token endpoints. */
  credentials: string;
}

export interface Backend {
  readonly authlete: Authlete;
  readonly serviceId: string;
  readonly now: () => number;
  /** A line that names the backend. */
  readonly place: string;
  /** Clients for CIBA. */
  readonly clients: readonly DemoClient[];
  readonly codeClient?: CodeClient | undefined;
  readonly tvClient?: TvClient | undefined;
  /** The emulator, unless a service is used. */
  readonly emulator?: Emulator;
  close(): Promise<void>;
}

export const VARIABLES = ["AUTHLETE_BASE_URL", "AUTHLETE_SERVICE_ID", "AUTHLETE_TOKEN"];
const MODES = ["POLL", "PING", "PUSH"] as const;

export interface EmulatorSetup {
  port: number;
  clock?: EmulatorClock | undefined;
  /** The issuer identifier: the server's public URL. */
  issuer: string;
  /** Whether clients may authenticate with certificates. */
  https: boolean;
  /** The notification endpoint of the ping and push clients. */
  notificationEndpoint: string;
  /** The redirect URI of the client for the code flow. */
  redirectUri: string;
  /** Initial service and clients. Default: those of the emulator, and one for the device flow. */
  seed?: Seed | undefined;
}

export async function startEmulator(setup: EmulatorSetup): Promise<Backend> {
  const { port, clock, issuer, https, notificationEndpoint, redirectUri, seed } = setup;
  const emulator = createEmulator({
    clock,
    service: { ...SERVICE, ...(https && WITH_CERTIFICATES), ...seed?.service, ...endpointsAt(issuer) },
    clients: seed?.clients,
  });
  if (!seed?.clients) {
    for (const { clientId, bcDeliveryMode: mode, grantTypes } of emulator.clients) {
      if (mode === "PING" || mode === "PUSH")
        emulator.updateClient(clientId, { bcNotificationEndpoint: notificationEndpoint });
      if (!mode)
        emulator.updateClient(clientId, {
          redirectUris: [redirectUri],
          grantTypes: [...grantTypes, "TOKEN_EXCHANGE"],
        });
    }
    emulator.addClient(TELEVISION);
  }
  const listener = await emulator.listen(port);
  const { url, serviceId, token, clients } = emulator;
  const secrets = new Map(clients.map(({ clientId, clientSecret }) => [clientId, clientSecret]));
  return {
    authlete: createAuthlete({ baseUrl: url, serviceId, token }),
    serviceId,
    now: () => emulator.clock.now(),
    place: `${url} (emulator, in memory)`,
    ...pick(clients, ({ clientId }) => secrets.get(clientId!)!),
    emulator,
    close: () => listener.close(),
  };
}

/** Settings that the pages and endpoints of this server need in addition to the emulator's defaults. */
const SERVICE: ServiceSettings = {
  supportedGrantTypes: [
    ...(["CIBA", "AUTHORIZATION_CODE", "DEVICE_CODE", "CLIENT_CREDENTIALS"] as const),
    ...(["REFRESH_TOKEN", "TOKEN_EXCHANGE"] as const),
  ],
  supportedTokenAuthMethods: ["NONE", "CLIENT_SECRET_BASIC", "CLIENT_SECRET_POST", "PRIVATE_KEY_JWT"],
  supportedScopes: [
    ...["openid", "profile", "email", "address", "phone", "payments.read"],
    ...["grant_management_query", "grant_management_revoke"],
  ].map((name) => ({ name, defaultEntry: false })),
  supportedAcrs: Object.values(ACRS),
  dynamicRegistrationSupported: true,
  // Otherwise, a stolen sender-constrained token of a public client could be exchanged for an unconstrained one.
  tokenExchangeByConfidentialClientsOnly: true,
};

const WITH_CERTIFICATES: ServiceSettings = {
  supportedTokenAuthMethods: [
    ...SERVICE.supportedTokenAuthMethods!,
    ...(["TLS_CLIENT_AUTH", "SELF_SIGNED_TLS_CLIENT_AUTH"] as const),
  ],
  tlsClientCertificateBoundAccessTokens: true,
};

/** The service settings that contain endpoint URLs of this server. */
const endpointsAt = (issuer: string): ServiceSettings => ({
  issuer,
  introspectionEndpoint: `${issuer}/introspect`,
  revocationEndpoint: `${issuer}/revoke`,
  deviceVerificationUri: `${issuer}/activate`,
  deviceVerificationUriComplete: `${issuer}/activate?user_code=USER_CODE`,
  registrationEndpoint: `${issuer}/register`,
  registrationManagementEndpoint: `${issuer}/register`,
  grantManagementEndpoint: `${issuer}/grants`,
  federationRegistrationEndpoint: `${issuer}/federation`,
});

const TELEVISION: ClientSettings = {
  clientName: "Television",
  clientType: "PUBLIC",
  tokenAuthMethod: "NONE",
  bcDeliveryMode: null,
  grantTypes: ["DEVICE_CODE"],
};

/** A client of the emulator or of a service. */
type KnownClient = {
  readonly [Name in "clientId" | "tokenAuthMethod" | "bcDeliveryMode"]?: Client[Name] | null;
} & { readonly [Name in "redirectUris" | "responseTypes" | "grantTypes"]?: readonly string[] | null | undefined };

type Picked = Pick<Backend, "clients" | "codeClient" | "tvClient">;

/** Picks the first client of each kind that curl can authenticate: by client_secret_basic or, for devices, as a public client. */
function pick(all: readonly KnownClient[], secretOf: (client: KnownClient, kind: string) => string): Picked {
  const clients: DemoClient[] = [];
  let codeClient: CodeClient | undefined;
  let tvClient: TvClient | undefined;
  for (const client of all) {
    const { tokenAuthMethod, bcDeliveryMode, clientId, redirectUris, responseTypes, grantTypes } = client;
    const isPublic = tokenAuthMethod === "NONE";
    if (!isPublic && tokenAuthMethod !== "CLIENT_SECRET_BASIC") continue;
    const credentials = (kind: string) => `${clientId}:${secretOf(client, kind)}`;
    if (grantTypes?.includes("DEVICE_CODE"))
      tvClient ??= { credentials: isPublic ? `-d client_id=${clientId}` : `-u ${credentials("DEVICE")}` };
    if (isPublic) continue;
    const redirectUri = redirectUris?.[0];
    if (redirectUri && responseTypes?.includes("CODE"))
      codeClient ??= { clientId: clientId!, credentials: credentials("CODE"), redirectUri };
    const mode = MODES.find((mode) => mode === bcDeliveryMode);
    if (mode && !clients.some((client) => client.mode === mode)) clients.push({ mode, credentials: credentials(mode) });
  }
  return { clients, codeClient, tvClient };
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
  const all: Client[] = [];
  for await (const client of iterate((range) => authlete.client.list(range))) all.push(client);
  return {
    authlete,
    serviceId: serviceId!,
    // Monotonic, unlike `Date.now`: setting the system clock must not change how long prompts wait.
    now: () => performance.timeOrigin + performance.now(),
    place: `${new URL(baseUrl!).origin}, service ${serviceId}`,
    ...pick(all, (_client, kind) => `"$${kind}_CLIENT_SECRET"`),
    close: () => Promise.resolve(),
  };
}
