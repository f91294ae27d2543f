import type { EmulatedClient } from "../settings/client-settings.js";

/** A client as it is stored. */
export interface ClientRecord {
  readonly settings: EmulatedClient;
  /** Properties that the emulator keeps for the callers of the API. */
  readonly others: Readonly<Record<string, unknown>>;
  /** Running number within the service. */
  readonly number: number;
  /** Milliseconds since the Unix epoch, as is `modifiedAt`. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}
