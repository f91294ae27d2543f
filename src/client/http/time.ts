import { onAbort } from "./on-abort.js";

/**
 * Runs a function with a time limit. Rejects when the time is up, and with the signal's reason when the signal aborts.
 *
 * The function receives a signal that aborts in both cases. It may ignore the signal, as a custom fetch might.
 *
 * @param run The function. Without it, the promise resolves when the time is up.
 * @param tooLate Creates the error to reject with when the time is up.
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
    // Registered before the timer starts: if the signal refuses the listener, no timer is left running.
    const forget = signal && onAbort(signal, () => fail(signal.reason));
    const timer = setTimeout(() => (tooLate ? fail(tooLate()) : succeed(undefined as T)), milliseconds);
    run?.(controller.signal).then(succeed, fail);
  });
}

/** Waits. Rejects with the signal's reason if it aborts meanwhile. */
export const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  within(milliseconds, signal);
