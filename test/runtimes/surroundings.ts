// The environment of a test: a fresh emulator and clients for it. The test does not know where the emulator is.
import { createAuthlete, type Authlete, type AuthleteOptions } from "authlete";
import { createClock, createEmulator, type EmulatedClient, type Emulator, type Fault } from "authlete/emulator";

export interface Surroundings {
  /** A client of the emulator. */
  connect: (options?: AuthleteOptions) => Authlete;
  /** The API token that the emulator expects. */
  token: string;
  /** The client that is registered for the poll mode. */
  client: EmulatedClient;
  /** Advances the clock by a number of seconds. */
  advance: (seconds: number) => Promise<void>;
  inject: (fault: Fault) => Promise<void>;
  /** The operations that have been called so far. */
  calls: () => Promise<(string | null)[]>;
}

/** Surroundings with an emulator behind a socket. */
export interface RemoteSurroundings extends Surroundings {
  /** Stops the emulator, so that nothing listens on its port. */
  stop: () => Promise<void>;
}

/** Requests to control an emulator. */
export type Request = { advance: number } | { inject: Fault } | { describe: true } | { calls: true };
/** Requests to control an emulator in another process. */
export type RemoteRequest = Request | { stop: true };

/** The answer to `describe`. */
interface Description {
  url: string;
  serviceId: string;
  token: string;
  client: EmulatedClient;
}

const now = Date.parse("2026-01-01T00:00:00Z");

export function createTestEmulator(): Emulator {
  return createEmulator({ clock: createClock({ start: now }) });
}

/** Executes a control request. */
export function control(emulator: Emulator, request: Request): unknown {
  if ("advance" in request) return void emulator.clock.advance(request.advance);
  if ("inject" in request) return void emulator.inject(request.inject);
  if ("calls" in request) return emulator.requests.map(({ operation }) => operation);
  const { url, serviceId, token } = emulator;
  return { url, serviceId, token, client: emulator.clients.find(({ bcDeliveryMode }) => bcDeliveryMode === "POLL") };
}

/** The surroundings of an emulator, given a function to control it, and a fetch if it is not called over the network. */
export async function surroundingsOf(
  ask: (request: Request) => unknown,
  fetch?: typeof globalThis.fetch,
): Promise<Surroundings> {
  const { url, serviceId, token, client } = (await ask({ describe: true })) as Description;
  return {
    connect: (options) => createAuthlete({ baseUrl: url, serviceId, token, fetch, ...options }),
    token,
    client,
    advance: async (seconds) => void (await ask({ advance: seconds })),
    inject: async (fault) => void (await ask({ inject: fault })),
    calls: async () => (await ask({ calls: true })) as (string | null)[],
  };
}

/** A fresh emulator in another process, with its own control URL. */
export async function remoteSurroundings(address: string): Promise<RemoteSurroundings> {
  const post = async (path: string, body: string) => {
    const answer = await fetch(address + path, { method: "POST", body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  };
  const id = await post("/", "");
  const ask = async (request: RemoteRequest): Promise<unknown> => {
    const text = await post(`/${id}`, JSON.stringify(request));
    return text === "" ? undefined : JSON.parse(text);
  };
  return { ...(await surroundingsOf(ask)), stop: async () => void (await ask({ stop: true })) };
}
