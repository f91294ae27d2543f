// Where the server keeps its state: in memory, or in what Keyv has an adapter for, so that several machines can share it.
import { memoryStore, type Store } from "authlete/handlers";
import { SetupError } from "./setup-error.js";

export interface Stores {
  /** Sign-ins and requests that wait for a user. All of it expires. */
  readonly sessions: Store;
  /** What users have agreed to. */
  readonly consents: Store;
  close(): Promise<void>;
}

export function memoryStores(): Stores {
  return { sessions: memoryStore(), consents: memoryStore(), close: () => Promise.resolve() };
}

/** Packages with adapters, by the scheme of the URL. */
const ADAPTERS: Record<string, string> = {
  "redis:": "@keyv/redis",
  "rediss:": "@keyv/redis",
  "valkey:": "@keyv/valkey",
  "postgresql:": "@keyv/postgres",
};

/** Opens the stores at a URL such as `redis://localhost:6379`. The example brings neither Keyv nor its adapters. */
export async function openStores(url: string): Promise<Stores> {
  const adapter = URL.canParse(url) ? ADAPTERS[new URL(url).protocol] : undefined;
  if (!adapter) {
    throw new SetupError(`--store must be a URL that begins with one of ${Object.keys(ADAPTERS).join(", ")}`);
  }
  const { default: Keyv } = await load<new (store: object, options: object) => KeyvStore>("keyv", adapter);
  const { default: Adapter } = await load<new (url: string) => object>(adapter, adapter);
  const open = (namespace: string) => {
    const store = new Keyv(new Adapter(url), { namespace });
    // Whoever calls the store hears of the fault; without a listener it would end the process.
    store.on("error", () => {});
    return store;
  };
  const [sessions, consents] = [open("sessions"), open("consents")];
  return { sessions, consents, close: async () => void (await Promise.all([sessions, consents].map(disconnect))) };
}

interface KeyvStore extends Store {
  on(event: "error", listener: () => void): unknown;
  disconnect(): Promise<void>;
}

const disconnect = (store: KeyvStore) => store.disconnect();

async function load<Exported>(name: string, adapter: string): Promise<{ default: Exported }> {
  try {
    return (await import(name)) as { default: Exported };
  } catch {
    throw new SetupError(`--store needs ${name}. Install it: npm install --no-save keyv ${adapter}`);
  }
}
