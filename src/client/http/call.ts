import { AuthleteError, AuthleteTimeoutError } from "../errors.js";
import type { OperationId } from "../../generated/operations.js";
import { checkToken, type AttemptEvent, type Hooks, type Settings } from "../options.js";
import type { Answer } from "./answer.js";
import { exchange } from "./exchange.js";
import { createRedact, type Redact } from "./redact.js";
import { delayAfter, isRepeatable, type RetryBudget } from "./retry.js";
import { pause, within } from "./time.js";

/** A call of the API: what each attempt sends, and what becomes of the answer. */
export interface Call<Result> {
  readonly operation: OperationId;
  /** Whether the call may be sent again when it is not known if it arrived. */
  readonly safe: boolean;
  readonly method: string;
  /** The address, which must not be shown: paths may name tokens and users. */
  readonly url: string;
  /** The headers but for `Authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly settings: Settings;
  readonly signal: AbortSignal | undefined;
  /** Makes the result of an answer. Throws an {@link AuthleteError} for one that is none. */
  readonly read: (answer: Answer, attempt: AttemptEvent, redact: Redact) => Result;
}

/** Timers fire a little early. What is then left of the deadline is no time for another attempt. In milliseconds. */
const TIMER_SLACK = 5;

/** Makes attempts until one succeeds, or another one would be of no use or do harm. */
export async function makeCall<Result>(call: Call<Result>, budget: RetryBudget): Promise<Result> {
  const { operation, safe, signal, settings } = call;
  const { retry, hooks, timeout } = settings;
  const begin = performance.now();
  const token = typeof settings.token === "string" ? settings.token : await askForToken(call, settings.token);
  const redact = createRedact(call.url, token);

  for (let number = 1; ; number++) {
    const attempt = { operation, attempt: number };
    const left = begin + retry.deadline - performance.now();
    try {
      const result = await makeAttempt(call, token, redact, attempt, Math.min(timeout, left));
      budget.earn();
      return result;
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (!(error instanceof AuthleteError)) throw error;
      const duration = performance.now() - begin;
      const delay = delayAfter(error, retry);
      const isTimeLeft = duration + delay + TIMER_SLACK <= retry.deadline;
      if (number > retry.retries || !isTimeLeft || !isRepeatable(error, safe) || !budget.spend()) {
        tell(hooks, "onError", () => ({ ...attempt, duration, error }));
        throw error;
      }
      tell(hooks, "onRetry", () => ({ ...attempt, delay, error }));
      await pause(delay, signal);
    }
  }
}

async function makeAttempt<Result>(
  { method, url, headers, body, settings, signal, read }: Call<Result>,
  token: string,
  redact: Redact,
  attempt: AttemptEvent,
  timeout: number,
): Promise<Result> {
  const { fetch: send = fetch, hooks } = settings;
  const answer = await within(
    timeout,
    signal,
    (signal) => {
      tell(hooks, "onRequest", () => attempt);
      // Made anew for each attempt, since a fetch that was passed in may change what it gets.
      const authorized = { ...headers, authorization: `Bearer ${token}` };
      const init = { method, headers: authorized, body, redirect: "manual", signal } as const;
      return exchange(send, url, init, attempt, redact);
    },
    () => new AuthleteTimeoutError(`no complete answer within ${Math.round(timeout)} ms`, { ...attempt }),
  );
  tell(hooks, "onResponse", () => ({ ...attempt, status: answer.status, duration: answer.duration }));
  return read(answer, attempt, redact);
}

/** Asks a `token` function of the caller's, which has until the deadline. What it rejects with is the caller's own. */
async function askForToken(
  { operation, settings: { retry, hooks }, signal }: Call<unknown>,
  source: () => string | Promise<string>,
): Promise<string> {
  const attempt = { operation, attempt: 0 };
  const token = await within(
    retry.deadline,
    signal,
    async () => source(),
    () => {
      const error = new AuthleteTimeoutError(`no token within ${Math.round(retry.deadline)} ms`, attempt);
      tell(hooks, "onError", () => ({ ...attempt, duration: retry.deadline, error }));
      return error;
    },
  );
  checkToken(token);
  return token;
}

/** Calls a hook that is there, which alone needs the event made. A fault of the hook must not become one of the call. */
function tell<Name extends keyof Hooks>(
  hooks: Hooks,
  name: Name,
  event: () => Parameters<NonNullable<Hooks[Name]>>[0],
): void {
  if (!hooks[name]) return;
  new Promise((resolve) => resolve((hooks[name] as (event: object) => unknown)(event()))).catch(() => {});
}
