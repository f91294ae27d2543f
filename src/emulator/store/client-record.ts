import type { StoredClient } from "../settings/client-settings.js";

/** A client as it is stored. */
export interface ClientRecord {
  readonly settings: StoredClient;
  /** Running number within the service. */
  readonly number: number;
  /** Milliseconds since the Unix epoch, as is `modifiedAt`. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}
