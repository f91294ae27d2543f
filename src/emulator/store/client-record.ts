import type { StoredClient } from "../settings/client-settings.js";

/** A stored client. */
export interface ClientRecord {
  readonly settings: StoredClient;
  /** Sequence number within the service. */
  readonly number: number;
  /** Milliseconds since the Unix epoch, as is `modifiedAt`. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}
