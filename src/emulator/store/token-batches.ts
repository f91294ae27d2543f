import type { TokenBatchStatus } from "../../generated/models.js";
import { Collection } from "./collection.js";

/** How long it can be asked what became of a batch, in milliseconds. */
const LIFETIME_MS = 86_400_000;

/** A batch of tokens. Times are milliseconds since the Unix epoch. */
export interface TokenBatch {
  readonly requestId: string;
  readonly createdAt: number;
  /** When it can be told how the batch ended. */
  readonly endsAt: number;
  readonly outcome: Pick<TokenBatchStatus, "result" | "tokenCount" | "errorCode" | "errorDescription">;
}

/** The batches of a service, by the identifiers of their requests. */
export function tokenBatchCollection(now: () => number): Collection<TokenBatch, "requestId"> {
  return new Collection(now, {
    keys: { requestId: ({ requestId }) => requestId },
    expiresAt: ({ createdAt }) => createdAt + LIFETIME_MS,
  });
}
