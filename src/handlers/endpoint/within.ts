import { HandlerError } from "./handler-error.js";
import type { Awaitable } from "./handler.js";

/** Waits for the result of a callback, for a limited number of milliseconds. The callback itself is not stopped. */
export async function within<Value>(
  name: string,
  milliseconds: number,
  callback: () => Awaitable<Value>,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const message = `${name} did not settle within ${milliseconds} ms: make it faster, or raise callbackTimeout`;
    timer = setTimeout(() => reject(new HandlerError("ERR_CALLBACK_TIMEOUT", message)), milliseconds);
  });
  try {
    return await Promise.race([callback(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
