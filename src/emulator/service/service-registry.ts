import { ClientRegistry } from "../store/clients.js";
import { KeyStore } from "../jose/keys.js";
import type { StoredService } from "../settings/service-settings.js";
import { State, type RecordCounts } from "../store/state.js";
import type { Environment, Services, ServiceContext } from "./service-context.js";

/** A service that is there from the beginning. */
export interface ServiceSeed {
  readonly serviceId: string;
  readonly service: StoredService;
  readonly clients: readonly unknown[];
  readonly keys: KeyStore;
}

/** The services of an emulator. Each has clients, state and keys of its own; nothing leads from one to another. */
export class ServiceRegistry implements Services {
  readonly #worlds = new Map<string, ServiceContext>();
  readonly #environment: Environment;
  /** Those of deleted services too: no identifier ever names another service. */
  readonly #usedIds = new Set<string>();
  #nextId = 1000000001;
  #nextNumber = 1;

  constructor(environment: Environment, seed: ServiceSeed) {
    this.#environment = environment;
    this.#add(seed, null);
  }

  get all(): readonly ServiceContext[] {
    return [...this.#worlds.values()];
  }

  /** What is left after what has been expired for long was forgotten. */
  countRecords(): RecordCounts {
    const now = this.#environment.clock.now();
    const sum = { transactions: 0, accessTokens: 0, refreshTokens: 0, usedAssertions: 0, consents: 0 };
    for (const { state } of this.#worlds.values()) {
      state.sweep(now);
      for (const [name, count] of Object.entries(state.counts)) sum[name as keyof RecordCounts] += count as number;
    }
    return sum;
  }

  find(serviceId: string): ServiceContext | undefined {
    return this.#worlds.get(serviceId);
  }

  create(service: StoredService): ServiceContext {
    return this.#add(
      { serviceId: this.#unusedId(), service, clients: [], keys: new KeyStore() },
      this.#environment.newToken(),
    );
  }

  change(context: ServiceContext, service: StoredService): ServiceContext {
    const registration = { ...context.registration, modifiedAt: this.#environment.clock.now() };
    const changed = { ...context, service, registration };
    this.#worlds.set(context.serviceId, changed);
    return changed;
  }

  remove(context: ServiceContext): void {
    this.#worlds.delete(context.serviceId);
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
      state: new State(),
      keys: seed.keys,
      services: this,
    };
    this.#usedIds.add(context.serviceId);
    this.#nextNumber += 1;
    this.#worlds.set(context.serviceId, context);
    return context;
  }

  #unusedId(): string {
    while (this.#usedIds.has(String(this.#nextId))) this.#nextId += 1;
    return String(this.#nextId);
  }
}
