// The state of the server: in memory, or in Redis through Keyv, so that several machines can share it.
import { memoryStore, type Store } from "authlete/handlers";
import { SetupError } from "./setup-error.js";

export interface Stores {
  /** Sign-ins, and requests that wait for a user. All entries expire. */
  readonly sessions: Store;
  /** The consents of users. */
  readonly consents: Store;
  close(): Promise<void>;
}

export function memoryStores(): Stores {
  return { sessions: memoryStore(), consents: memoryStore(), close: () => Promise.resolve() };
}

/** Opens the stores at a URL such as `redis://localhost:6379`. Valkey uses the same protocol. */
export async function openStores(url: string): Promise<Stores> {
  if (!/^rediss?:$/.test(URL.canParse(url) ? new URL(url).protocol : "")) {
    throw new SetupError("--store must be a redis: or rediss: URL, such as redis://localhost:6379");
  }
  // Loaded on demand, to keep the start without a store fast.
  const [{ default: Keyv }, { default: Adapter }] = await Promise.all([import("keyv"), import("@keyv/redis")]);
  const adapters: { disconnect(force: boolean): Promise<void> }[] = [];
  const open = (namespace: string): Store => {
    // By default, Keyv treats errors as missing entries, and waits for a server that is down.
    const adapter = new Adapter({ url, disableOfflineQueue: true }, { throwOnErrors: true, connectionTimeout: 5000 });
    adapters.push(adapter);
    const store = new Keyv(adapter, { namespace, throwOnErrors: true });
    // Callers get the error as well. Without a listener it would end the process.
    store.on("error", () => {});
    return store;
  };
  const [sessions, consents] = [open("sessions"), open("consents")];
  const close = async () => void (await Promise.all(adapters.map((adapter) => adapter.disconnect(true))));
  try {
    await sessions.get("is anybody there");
  } catch {
    await close();
    // Not the whole URL, which may contain a password.
    throw new SetupError(`The store at ${new URL(url).host} does not answer. Start it, or correct --store.`);
  }
  return { sessions, consents, close };
}
