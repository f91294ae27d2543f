import { onAbort } from "./on-abort.js";

/**
 * Runs something for a limited time. Rejects when the time is up, and with the signal's own reason when the signal aborts.
 *
 * What runs gets a signal that says so too, but is not relied upon to heed it: a fetch that was passed in may not.
 *
 * @param run What to run. Without it, the promise resolves when the time is up.
 * @param tooLate Makes the error for a time that is up.
 */
export function within<T = void>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  run?: (signal: AbortSignal) => Promise<T>,
  tooLate?: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw signal.reason;
    const controller = new AbortController();
    const stop = () => {
      clearTimeout(timer);
      forget?.();
    };
    const succeed = (value: T) => (stop(), resolve(value));
    const fail = (error: unknown) => (stop(), reject(error), controller.abort());
    // Before the timer, which nothing would stop if the signal refused the listener.
    const forget = signal && onAbort(signal, () => fail(signal.reason));
    const timer = setTimeout(() => (tooLate ? fail(tooLate()) : succeed(undefined as T)), milliseconds);
    run?.(controller.signal).then(succeed, fail);
  });
}

/** Waits. Rejects with the signal's own reason if it aborts meanwhile. */
export const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  within(milliseconds, signal);
