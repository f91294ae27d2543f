import { ClientRegistry } from "./client-registry.js";
import { KeyStore } from "./keys.js";
import type { EmulatedService } from "./service-settings.js";
import { State, type RecordCounts } from "./state.js";
import type { Environment, Services, World } from "./world.js";

/** A service that is there from the beginning. */
export interface ServiceSeed {
  readonly serviceId: string;
  readonly service: EmulatedService;
  readonly clients: readonly unknown[];
  readonly keys: KeyStore;
}

/** The services of an emulator. Each has clients, state and keys of its own; nothing leads from one to another. */
export class ServiceRegistry implements Services {
  readonly #worlds = new Map<string, World>();
  readonly #environment: Environment;
  /** Those of deleted services too: no identifier ever names another service. */
  readonly #usedIds = new Set<string>();
  #nextId = 1000000001;
  #nextNumber = 1;

  constructor(environment: Environment, seed: ServiceSeed) {
    this.#environment = environment;
    this.#add(seed, null, {});
  }

  get all(): readonly World[] {
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

  find(serviceId: string): World | undefined {
    return this.#worlds.get(serviceId);
  }

  create(service: EmulatedService, others: Readonly<Record<string, unknown>>): World {
    return this.#add(
      { serviceId: this.#unusedId(), service, clients: [], keys: new KeyStore() },
      this.#environment.newToken(),
      others,
    );
  }

  change(world: World, service: EmulatedService, others = world.registration.others): World {
    const registration = { ...world.registration, others, modifiedAt: this.#environment.clock.now() };
    const changed = { ...world, service, registration };
    this.#worlds.set(world.serviceId, changed);
    return changed;
  }

  remove(world: World): void {
    this.#worlds.delete(world.serviceId);
  }

  #add(seed: ServiceSeed, secret: string | null, others: Readonly<Record<string, unknown>>): World {
    const { clock, newToken } = this.#environment;
    const now = clock.now();
    const world: World = {
      ...this.#environment,
      serviceId: seed.serviceId,
      registration: { number: this.#nextNumber, secret, others, createdAt: now, modifiedAt: now },
      service: seed.service,
      clients: new ClientRegistry(newToken, () => clock.now(), seed.clients),
      state: new State(),
      keys: seed.keys,
      services: this,
    };
    this.#usedIds.add(world.serviceId);
    this.#nextNumber += 1;
    this.#worlds.set(world.serviceId, world);
    return world;
  }

  #unusedId(): string {
    while (this.#usedIds.has(String(this.#nextId))) this.#nextId += 1;
    return String(this.#nextId);
  }
}
