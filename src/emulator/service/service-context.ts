import type { ClientRegistry } from "../store/clients.js";
import type { EmulatorClock } from "./clock.js";
import type { KeyStore } from "../jose/keys.js";
import type { SoftwareStatements } from "../settings/software-statements.js";
import type { StoredService } from "../settings/service-settings.js";
import type { Store } from "../store/store.js";

/** Shared by all services of an emulator. */
export interface Environment {
  readonly clock: EmulatorClock;
  /** Generates a random ticket, identifier or token. */
  readonly newToken: () => string;
  /** Whether polling faster than the interval gets `slow_down`. */
  readonly slowDown: boolean;
  /** Whether reuse of an authorization code revokes its tokens. */
  readonly codeReplayRevokes: boolean;
  /** Whether revoking a grant also ends its access tokens. */
  readonly revokedGrantEndsAccessTokens: boolean;
  /** Fetches documents that clients and others publish; null if nothing is fetched. */
  readonly fetch: ((url: string, init: RequestInit) => Promise<Response>) | null;
  /** Keys and rules for software statements; null if none is trusted. */
  readonly softwareStatements: SoftwareStatements | null;
  /** The error in a push notification after TRANSACTION_FAILED. */
  readonly pushTransactionFailedError: "expired_token" | "transaction_failed";
}

/** What the emulator records about a service besides its settings. Times are in milliseconds since the Unix epoch. */
export interface Registration {
  /** Sequence number within the emulator. */
  readonly number: number;
  /** Null for the initial service. */
  readonly secret: string | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Everything about one service that a handler works with. */
export interface ServiceContext extends Environment {
  readonly serviceId: string;
  readonly registration: Registration;
  readonly service: StoredService;
  readonly clients: ClientRegistry;
  readonly store: Store;
  readonly keys: KeyStore;
}

/** The services of an emulator. */
export interface Services {
  readonly all: readonly ServiceContext[];
  /** Adds a service that an API caller describes. */
  create(service: StoredService): ServiceContext;
  change(context: ServiceContext, service: StoredService): ServiceContext;
  remove(context: ServiceContext): void;
}
