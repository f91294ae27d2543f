// The handlers in front of an emulator, with users in a map and a device for which the test decides.
import { createAuthlete } from "authlete";
import {
  createClock,
  createEmulator,
  type ClientSettings,
  type EmulatedClient,
  type ServiceSettings,
} from "authlete/emulator";
import {
  backchannelAuthentication,
  completion,
  token,
  type AuthenticationTransaction,
  type BackchannelAuthenticationOptions,
  type FaultContext,
  type Notification,
  type Notify,
} from "authlete/handlers";
import { form } from "../emulator/caller.js";

export interface User {
  readonly subject: string;
  readonly userCode?: string;
  readonly locked?: true;
}

export const ISSUER = "https://as.example.com";

/** The fixed time of the test clocks, in milliseconds since the epoch. */
export const START = Date.UTC(2026, 0, 1);

const USERS: Record<string, User> = {
  "anna@example.com": { subject: "anna", userCode: "482913" },
  "locked@example.com": { subject: "locked", locked: true },
};

type Options = BackchannelAuthenticationOptions<User>;

/** An authorization server. Options are merged into the required ones. */
export function createServer(
  options: Partial<Options> = {},
  settings: { service?: ServiceSettings; client?: ClientSettings; notify?: Notify | null } = {},
) {
  const clock = createClock({ start: START });
  const emulator = createEmulator({
    clock,
    service: { issuer: ISSUER, ...settings.service },
    ...(settings.client && { clients: [settings.client] }),
  });
  const authlete = createAuthlete({
    baseUrl: emulator.url,
    serviceId: emulator.serviceId,
    token: emulator.token,
    fetch: emulator.fetch,
    retry: false,
  });
  const faults: [string, string, unknown][] = [];
  const onError = (error: unknown, { endpoint, step }: FaultContext) => faults.push([endpoint, step, error]);
  const waiting: AuthenticationTransaction<User>[] = [];
  const notifications: Notification[] = [];
  const notify: Notify = (notification) => {
    notifications.push(notification);
    return Promise.resolve({ outcome: "delivered", status: 204 });
  };
  const given = settings.notify === undefined ? notify : settings.notify;
  const complete = completion({ authlete, onError, ...(given && { notify: given }) });
  const now = () => clock.now();
  const server = {
    clock,
    emulator,
    authlete,
    faults,
    onError,
    waiting,
    notifications,
    complete,
    backchannelAuthentication: backchannelAuthentication<User>({
      authlete,
      complete,
      onError,
      now,
      identifyUser: ({ hint, sub }) => USERS[hint] ?? Object.values(USERS).find(({ subject }) => subject === sub),
      askUser: (transaction) => void waiting.push(transaction),
      ...options,
    }),
    token: token({ authlete, onError }),
    /** Sends an authentication request. Parameters are merged into valid ones. */
    authenticate: (
      parameters: Record<string, string | undefined> = {},
      client: EmulatedClient = emulator.clients[0]!,
    ) =>
      server.backchannelAuthentication(
        post(
          "/ciba",
          {
            scope: "openid",
            login_hint: "anna@example.com",
            ...(client.bcDeliveryMode !== "POLL" && { client_notification_token: "token-for-notifications" }),
            ...parameters,
          },
          basic(client),
        ),
      ),
    redeem: (authReqId: unknown, client: EmulatedClient = emulator.clients[0]!) =>
      server.token(
        post(
          "/token",
          { grant_type: "urn:openid:params:grant-type:ciba", auth_req_id: String(authReqId) },
          basic(client),
        ),
      ),
    /** The seeded client with a delivery mode. */
    clientOf: (mode: "POLL" | "PING" | "PUSH") =>
      emulator.clients.find(({ bcDeliveryMode }) => bcDeliveryMode === mode)!,
    /** The operations that were called. */
    calls: () => emulator.requests.map(({ operation }) => operation),
  };
  return server;
}

export function basic({ clientId, clientSecret }: { clientId: number | string; clientSecret: string }) {
  return { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` };
}

/** The request of a client that posts a form. */
export function post(
  path: string,
  parameters: Record<string, string | undefined> | string,
  headers: Record<string, string> = {},
): Request {
  return new Request(`${ISSUER}${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: typeof parameters === "string" ? parameters : form(parameters),
  });
}

export interface Seen {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Status, headers and body of an answer. */
export async function see(response: Response | Promise<Response>): Promise<Seen> {
  const answer = await response;
  const text = await answer.text();
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: text === "" ? "" : (JSON.parse(text) as unknown),
  };
}

/** The headers of every JSON answer. */
export const JSON_HEADERS = { "content-type": "application/json", "cache-control": "no-store", pragma: "no-cache" };

/** The answer to the client for an error of the server. */
export const SERVER_ERROR: Seen = { status: 500, headers: JSON_HEADERS, body: { error: "server_error" } };
