import { AuthleteApiError, AuthleteResponseError, type AuthleteError } from "../errors.js";
import { wasNeverSent } from "../../shared/never-sent.js";
import type { Settings } from "../options.js";

/** Whether a failed call may be retried. A safe operation may be, even if the first request arrived (`x-retry: safe`). */
export function isRepeatable(error: AuthleteError, safe: boolean): boolean {
  if (error instanceof AuthleteResponseError) return false;
  if (error instanceof AuthleteApiError) {
    const { status } = error;
    return status === 429 || (safe && status >= 502 && status <= 504);
  }
  return safe || wasNeverSent(error.cause);
}

/** Milliseconds to wait after an attempt: what the API asks for, plus a random time below a bound that doubles each time. */
export function delayAfter(error: AuthleteError, { delay }: Settings["retry"]): number {
  const { retryAfter = 0 } = error as Partial<AuthleteApiError>;
  return retryAfter * 1000 + Math.random() * delay * 2 ** (error.attempt - 1);
}

/** The price of a retry. A success earns 1, so in the long run at most one call in ten is retried. */
const COST = 10;
const MAX_CREDIT = 100;

/** Limits the retries of a client, so that an outage does not set off a retry storm. */
export class RetryBudget {
  #credit = MAX_CREDIT;

  /** Records a successful call. */
  earn(): void {
    this.#credit = Math.min(MAX_CREDIT, this.#credit + 1);
  }

  /** Pays for a retry. Returns false if the credit does not cover it. */
  spend(): boolean {
    if (this.#credit < COST) return false;
    this.#credit -= COST;
    return true;
  }
}
