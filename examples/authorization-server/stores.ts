// Where the server keeps its state: in memory, or in Redis through Keyv, so that several machines can share it.
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

/** Opens the stores at a URL such as `redis://localhost:6379`. Valkey speaks the same protocol. */
export async function openStores(url: string): Promise<Stores> {
  if (!/^rediss?:$/.test(URL.canParse(url) ? new URL(url).protocol : "")) {
    throw new SetupError("--store must be a redis: or rediss: URL, such as redis://localhost:6379");
  }
  // Whoever does not need them does not wait for them.
  const [{ default: Keyv }, { default: Adapter }] = await Promise.all([import("keyv"), import("@keyv/redis")]);
  const adapters: { disconnect(force: boolean): Promise<void> }[] = [];
  const open = (namespace: string): Store => {
    // By default Keyv takes a fault for an entry that is not there, and waits for a server that is gone.
    const adapter = new Adapter({ url, disableOfflineQueue: true }, { throwOnErrors: true, connectionTimeout: 5000 });
    adapters.push(adapter);
    const store = new Keyv(adapter, { namespace, throwOnErrors: true });
    // Whoever calls the store hears of the fault as well; without a listener it would end the process.
    store.on("error", () => {});
    return store;
  };
  const [sessions, consents] = [open("sessions"), open("consents")];
  const close = async () => void (await Promise.all(adapters.map((adapter) => adapter.disconnect(true))));
  try {
    await sessions.get("is anybody there");
  } catch {
    await close();
    // Not the whole URL, which may hold a password.
    throw new SetupError(`The store at ${new URL(url).host} does not answer. Start it, or correct --store.`);
  }
  return { sessions, consents, close };
}
