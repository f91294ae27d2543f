import type { Hooks } from "./options.js";

/** What {@link logCalls} writes to. `console` is one, and so are the loggers of pino, winston and their like. */
export type CallLogger = Record<"debug" | "warn" | "error", (message: string) => void>;

/**
 * Makes hooks that log every call: at `debug` each answer with its status and time, at `warn` what is repeated, and at `error` what failed
 * for good. Nothing of a request or an answer is in a line but the operation, the status and the codes of an error.
 *
 * ```ts
 * const authlete = createAuthlete({ hooks: logCalls(console) });
 * ```
 */
export function logCalls(logger: CallLogger): Required<Pick<Hooks, "onResponse" | "onRetry" | "onError">> {
  const time = (duration: number) => `${Math.round(duration)} ms`;
  return {
    onResponse: ({ operation, status, duration }) => logger.debug(`${operation}: ${status} in ${time(duration)}`),
    onRetry: ({ error, attempt, delay }) =>
      logger.warn(`${error.message}; attempt ${attempt + 1} follows in ${time(delay)}`),
    onError: ({ error, duration }) => logger.error(`${error.message}; given up after ${time(duration)}`),
  };
}
