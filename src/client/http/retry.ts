import { AuthleteApiError, AuthleteResponseError, type AuthleteError } from "../errors.js";
import { wasNeverSent } from "../../shared/never-sent.js";
import type { Settings } from "../options.js";

/**
 * Whether a call that failed so may be sent again without doing harm.
 *
 * @param safe Whether the operation may be repeated although the first call may have arrived (`x-retry: safe`).
 */
export function isRepeatable(error: AuthleteError, safe: boolean): boolean {
  if (error instanceof AuthleteResponseError) return false;
  if (error instanceof AuthleteApiError) {
    const { status } = error;
    return status === 429 || (safe && status >= 502 && status <= 504);
  }
  return safe || wasNeverSent(error.cause);
}

/** Milliseconds to wait after an attempt: what the answer asks for, and a random time below a bound that doubles with each attempt. */
export function delayAfter(error: AuthleteError, { delay }: Settings["retry"]): number {
  const { retryAfter = 0 } = error as Partial<AuthleteApiError>;
  return retryAfter * 1000 + Math.random() * delay * 2 ** (error.attempt - 1);
}

/** What a retry costs, where a success earns 1, so that in the long run at most one call in ten is repeated. */
const COST = 10;
const MOST = 100;

/** Limits the retries of a client, so that an outage is not answered with a storm of them. */
export class RetryBudget {
  #credit = MOST;

  /** Notes a success. */
  earn(): void {
    this.#credit = Math.min(MOST, this.#credit + 1);
  }

  /** Pays for a retry; tells whether there was enough. */
  spend(): boolean {
    if (this.#credit < COST) return false;
    this.#credit -= COST;
    return true;
  }
}
