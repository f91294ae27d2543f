import type { Hooks } from "./options.js";

/** The logger {@link logCalls} writes to: `console`, for instance, or a logger of pino or winston. */
export type CallLogger = Record<"debug" | "warn" | "error", (message: string) => void>;

/**
 * Creates hooks that log every call: answers with status and duration at `debug`, retries at `warn`, and final failures at `error`. Of
 * requests and answers, a line contains only the operation, the status and error codes.
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
