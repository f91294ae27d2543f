import type { ClientRegistry } from "./client-registry.js";
import type { EmulatorClock } from "./clock.js";
import type { KeyStore } from "./keys.js";
import type { EmulatedService } from "./service-settings.js";
import type { State } from "./state.js";

/** Everything that a handler works with. */
export interface World {
  readonly service: EmulatedService;
  readonly clients: ClientRegistry;
  readonly state: State;
  readonly keys: KeyStore;
  readonly clock: EmulatorClock;
  readonly newToken: () => string;
  /** Whether polls faster than the interval get slow_down. */
  readonly slowDown: boolean;
  /** The error of a push notification after TRANSACTION_FAILED. */
  readonly pushTransactionFailedError: "expired_token" | "transaction_failed";
}
