import { checkAnswer, hasAnswer } from "../described.js";
import {
  createClock,
  createEmulator,
  type Emulator,
  type EmulatedClient,
  type EmulatorOptions,
} from "../../src/emulator/index.js";

/** An answer of the API, for assertions on the whole of it. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The fixed time of the test clocks, in milliseconds since the epoch. */
export const start = Date.UTC(2026, 0, 1);

/** An emulator whose clock stands still. */
export function standing(options: EmulatorOptions = {}): Emulator {
  return createEmulator({ clock: createClock({ start }), ...options });
}

/** The answer to a call about a client that does not exist. */
export const noSuchClient: Answer = {
  status: 404,
  body: { resultCode: "E009001", resultMessage: "[E009001] The service has no such client." },
};

/** Posts JSON to a path below the service. */
export async function post(emulator: Emulator, path: string, body: unknown): Promise<Answer> {
  return call(emulator, path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Gets a path below the service. */
export async function get(emulator: Emulator, path: string): Promise<Answer> {
  return call(emulator, path, {});
}

/** Deletes a path below the service. An answer without a body counts as an empty one. */
export async function remove(emulator: Emulator, path: string): Promise<Answer> {
  return call(emulator, path, { method: "DELETE" });
}

/** Puts JSON to a path below the service. */
export async function put(emulator: Emulator, path: string, body: unknown): Promise<Answer> {
  return call(emulator, path, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** The emulator for calls to another one of its services. */
export function within(emulator: Emulator, serviceId: string): Emulator {
  return new Proxy(emulator, {
    get: (target, name) => (name === "serviceId" ? serviceId : (Reflect.get(target, name, target) as unknown)),
  });
}

/** The emulator for calls that name no service. Their paths are below `/api`: a URL drops a segment of one dot. */
export function aboveServices(emulator: Emulator): Emulator {
  return within(emulator, ".");
}

async function call(emulator: Emulator, path: string, init: RequestInit): Promise<Answer> {
  const headers = { authorization: `Bearer ${emulator.token}`, ...(init.headers as Record<string, string>) };
  const response = await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}${path}`, { ...init, headers });
  const text = await response.text();
  const body = JSON.parse(text || "{}") as Record<string, unknown>;
  const operation = emulator.requests.at(-1)?.operation;
  // All 404 answers have the same form, but not every operation describes them.
  const described = response.status === 404 ? "client.update" : operation;
  if (described && response.status !== 501 && hasAnswer(described, response.status))
    checkAnswer(described, response.status, body);
  return { status: response.status, body };
}

/** A form body. Undefined parameters are left out, those with a list are repeated. */
export function form(parameters: Record<string, string | readonly string[] | undefined>): string {
  const entries = Object.entries(parameters).flatMap(([name, value]) =>
    [value ?? []].flat().map((text) => [name, text]),
  );
  return new URLSearchParams(entries).toString();
}

/** The seeded client with a delivery mode. */
export function clientOf(emulator: Emulator, mode: "POLL" | "PING" | "PUSH"): EmulatedClient {
  const client = emulator.clients.find((candidate) => candidate.bcDeliveryMode === mode);
  if (!client) throw new Error(`no client with mode ${mode}`);
  return client;
}

/** The credentials of a client as from an Authorization header. */
export function basic(client: EmulatedClient): { clientId: string; clientSecret: string } {
  return { clientId: String(client.clientId), clientSecret: client.clientSecret };
}

const notificationToken = "notification-token-of-the-client";

/** Sends a backchannel authentication request. Parameters are merged into valid ones. */
export function authenticate(
  emulator: Emulator,
  client: EmulatedClient,
  parameters: Record<string, string | readonly string[] | undefined> = {},
): Promise<Answer> {
  const token = client.bcDeliveryMode === "POLL" ? {} : { client_notification_token: notificationToken };
  return post(emulator, "/backchannel/authentication", {
    parameters: form({ scope: "openid", login_hint: "anna", ...token, ...parameters }),
    ...basic(client),
  });
}

/** The ticket of a valid request. */
export async function ticketOf(
  emulator: Emulator,
  client: EmulatedClient,
  parameters: Record<string, string | undefined> = {},
): Promise<string> {
  const { body } = await authenticate(emulator, client, parameters);
  if (body["action"] !== "USER_IDENTIFICATION") throw new Error(JSON.stringify(body));
  return String(body["ticket"]);
}

/** Begins a transaction, which then waits for the user. */
export async function begin(
  emulator: Emulator,
  client: EmulatedClient,
  parameters: Record<string, string | undefined> = {},
): Promise<{ ticket: string; authReqId: string }> {
  const ticket = await ticketOf(emulator, client, parameters);
  const { body } = await post(emulator, "/backchannel/authentication/issue", { ticket });
  return { ticket, authReqId: String(body["authReqId"]) };
}

/** Reports an outcome; by default the user's approval. */
export function complete(emulator: Emulator, ticket: string, outcome: object = {}): Promise<Answer> {
  return post(emulator, "/backchannel/authentication/complete", {
    ticket,
    result: "AUTHORIZED",
    subject: "anna",
    ...outcome,
  });
}

/** Polls the token endpoint. */
export function poll(
  emulator: Emulator,
  client: EmulatedClient,
  authReqId: string,
  rest: object = {},
): Promise<Answer> {
  return post(emulator, "/auth/token", {
    parameters: form({ grant_type: "urn:openid:params:grant-type:ciba", auth_req_id: authReqId }),
    ...basic(client),
    ...rest,
  });
}

/** Uses a refresh token. */
export function refresh(
  emulator: Emulator,
  client: EmulatedClient,
  refreshToken: string,
  parameters: Record<string, string | readonly string[] | undefined> = {},
): Promise<Answer> {
  return post(emulator, "/auth/token", {
    parameters: form({ grant_type: "refresh_token", refresh_token: refreshToken, ...parameters }),
    ...basic(client),
  });
}

/** The tokens of an approved transaction. */
export async function tokensOf(
  emulator: Emulator,
  client: EmulatedClient,
  parameters: Record<string, string | undefined> = {},
  outcome: object = {},
): Promise<Record<string, unknown>> {
  const { ticket, authReqId } = await begin(emulator, client, parameters);
  await complete(emulator, ticket, outcome);
  const { body } = await poll(emulator, client, authReqId);
  if (body["action"] !== "OK") throw new Error(JSON.stringify(body));
  return body;
}

/** The parsed `responseContent`. */
export function contentOf(answer: Answer): Record<string, unknown> {
  return JSON.parse(String(answer.body["responseContent"])) as Record<string, unknown>;
}
