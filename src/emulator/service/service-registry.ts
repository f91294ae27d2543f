import { ClientRegistry } from "../store/clients.js";
import { KeyStore } from "../jose/keys.js";
import type { StoredService } from "../settings/service-settings.js";
import { Store, type RecordCounts } from "../store/store.js";
import type { Environment, Services, ServiceContext } from "./service-context.js";

/** The initial service. */
export interface ServiceSeed {
  readonly serviceId: string;
  readonly service: StoredService;
  readonly clients: readonly unknown[];
  readonly keys: KeyStore;
}

/** The services of an emulator. Each has its own clients, state and keys. */
export class ServiceRegistry implements Services {
  readonly #contexts = new Map<string, ServiceContext>();
  readonly #environment: Environment;
  /** Includes the identifiers of deleted services: none is ever reused. */
  readonly #usedIds = new Set<string>();
  #nextId = 1000000001;
  #nextNumber = 1;

  constructor(environment: Environment, seed: ServiceSeed) {
    this.#environment = environment;
    this.#add(seed, null);
  }

  get all(): readonly ServiceContext[] {
    return [...this.#contexts.values()];
  }

  /** Counts the records of all services, except those that expired long ago. */
  countRecords(): RecordCounts {
    const sum: Record<keyof RecordCounts, number> = { ...new Store(() => 0).count() };
    for (const { store } of this.#contexts.values())
      for (const [name, count] of Object.entries(store.count())) sum[name as keyof RecordCounts] += count as number;
    return sum;
  }

  /** Forgets records that expired long ago in all services, unless that was done a moment ago. */
  sweep(): void {
    for (const { store } of this.#contexts.values()) store.sweepInTime();
  }

  find(serviceId: string): ServiceContext | undefined {
    return this.#contexts.get(serviceId);
  }

  create(service: StoredService): ServiceContext {
    const seed = { serviceId: this.#unusedId(), service, clients: [], keys: new KeyStore() };
    return this.#add(seed, this.#environment.newToken());
  }

  change(context: ServiceContext, service: StoredService): ServiceContext {
    const registration = { ...context.registration, modifiedAt: this.#environment.clock.now() };
    const changed = { ...context, service, registration };
    this.#contexts.set(context.serviceId, changed);
    return changed;
  }

  remove(context: ServiceContext): void {
    this.#contexts.delete(context.serviceId);
  }

  #add(seed: ServiceSeed, secret: string | null): ServiceContext {
    const { clock, newToken } = this.#environment;
    const now = clock.now();
    const context: ServiceContext = {
      ...this.#environment,
      serviceId: seed.serviceId,
      registration: { number: this.#nextNumber, secret, createdAt: now, modifiedAt: now },
      service: seed.service,
      clients: new ClientRegistry(newToken, () => clock.now(), seed.clients),
      store: new Store(() => clock.now()),
      keys: seed.keys,
    };
    this.#usedIds.add(context.serviceId);
    this.#nextNumber += 1;
    this.#contexts.set(context.serviceId, context);
    return context;
  }

  #unusedId(): string {
    while (this.#usedIds.has(String(this.#nextId))) this.#nextId += 1;
    return String(this.#nextId);
  }
}
