// What a test sees of the world around it: a fresh emulator and clients for it. It does not see where the emulator is.
import { createAuthlete, type Authlete, type AuthleteOptions } from "authlete";
import { createClock, createEmulator, type EmulatedClient, type Emulator, type Fault } from "authlete/emulator";

export interface Surroundings {
  /** A client of the emulator. */
  connect: (options?: AuthleteOptions) => Authlete;
  /** The API token that the emulator expects. */
  token: string;
  /** The client that is registered for the poll mode. */
  client: EmulatedClient;
  /** Lets so many seconds pass. */
  advance: (seconds: number) => Promise<void>;
  inject: (fault: Fault) => Promise<void>;
  /** The operations that the emulator was called for so far. */
  calls: () => Promise<(string | null)[]>;
}

/** An emulator that is behind a socket. */
export interface RemoteSurroundings extends Surroundings {
  /** Lets the emulator be where nobody listens any more. */
  stop: () => Promise<void>;
}

/** What can be asked of an emulator from afar. */
export type Request = { advance: number } | { inject: Fault } | { describe: true } | { calls: true };
/** What can be asked of one that listens. */
export type RemoteRequest = Request | { stop: true };

/** What an emulator is asked for first. */
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

/** Does what was asked for. */
export function control(emulator: Emulator, request: Request): unknown {
  if ("advance" in request) return void emulator.clock.advance(request.advance);
  if ("inject" in request) return void emulator.inject(request.inject);
  if ("calls" in request) return emulator.requests.map(({ operation }) => operation);
  const { url, serviceId, token } = emulator;
  return { url, serviceId, token, client: emulator.clients.find(({ bcDeliveryMode }) => bcDeliveryMode === "POLL") };
}

/** The world around an emulator, given a way to ask things of it, and what to call it with if not the network. */
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

/** A fresh emulator in another process, which hears at an address of its own what a test wants of it. */
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
