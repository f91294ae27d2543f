import type { ClientRegistry } from "../store/clients.js";
import type { EmulatorClock } from "./clock.js";
import type { KeyStore } from "../jose/keys.js";
import type { SoftwareStatements } from "../settings/software-statements.js";
import type { StoredService } from "../settings/service-settings.js";
import type { Store } from "../store/store.js";

/** What the services of an emulator share. */
export interface Environment {
  readonly clock: EmulatorClock;
  /** Makes a random text for a ticket, an identifier or a token. */
  readonly newToken: () => string;
  /** Whether polls faster than the interval get slow_down. */
  readonly slowDown: boolean;
  /** Whether a code that comes again ends the tokens it was redeemed for. */
  readonly codeReplayRevokes: boolean;
  /** Whether revoking a grant ends its access tokens too. */
  readonly revokedGrantEndsAccessTokens: boolean;
  /** How key sets behind a `jwksUri` and request objects behind a `request_uri` are fetched; null where they are not. */
  readonly fetch: ((url: string, init: RequestInit) => Promise<Response>) | null;
  /** Whose software statements are trusted; null for nobody's. */
  readonly softwareStatements: SoftwareStatements | null;
  /** The error of a push notification after TRANSACTION_FAILED. */
  readonly pushTransactionFailedError: "expired_token" | "transaction_failed";
}

/** What the emulator records of a service besides its settings. Times are milliseconds since the Unix epoch. */
export interface Registration {
  /** Running number within the emulator. */
  readonly number: number;
  /** Services of `createEmulator` have none. */
  readonly secret: string | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Everything that a handler works with, of one service. */
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
  /** Adds a service that a caller of the API describes. */
  create(service: StoredService): ServiceContext;
  change(context: ServiceContext, service: StoredService): ServiceContext;
  remove(context: ServiceContext): void;
}
