import { AuthleteError, AuthleteTimeoutError } from "../errors.js";
import type { OperationId } from "../../generated/operations.js";
import { checkToken, type AttemptEvent, type Hooks, type Settings } from "../options.js";
import type { Answer } from "./answer.js";
import { exchange } from "./exchange.js";
import { createRedact, type Redact } from "./redact.js";
import { delayAfter, isRepeatable, type RetryBudget } from "./retry.js";
import { pause, within } from "./time.js";

/** A call to the API: what each attempt sends, and how its answer is read. */
export interface Call<Result> {
  readonly operation: OperationId;
  /** Whether the call may be retried when it is unknown whether the first request arrived. */
  readonly safe: boolean;
  readonly method: string;
  /** The full URL, which must not be shown: its path may contain tokens and user identifiers. */
  readonly url: string;
  /** All headers except `Authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly settings: Settings;
  readonly signal: AbortSignal | undefined;
  /** Reads the result from an answer. Throws an {@link AuthleteError} if the call failed. */
  readonly read: (answer: Answer, attempt: AttemptEvent, redact: Redact) => Result;
}

/** Milliseconds by which timers may fire early. With no more than that left until the deadline, another attempt is pointless. */
const TIMER_SLACK = 5;

/** Makes attempts until one succeeds, or until another would be pointless or harmful. */
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
        notify(hooks, "onError", () => ({ ...attempt, duration, error }));
        throw error;
      }
      notify(hooks, "onRetry", () => ({ ...attempt, delay, error }));
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
      notify(hooks, "onRequest", () => attempt);
      // Built for each attempt, since a custom fetch may modify what it receives.
      const authorized = { ...headers, authorization: `Bearer ${token}` };
      const init = { method, headers: authorized, body, redirect: "manual", signal } as const;
      return exchange(send, url, init, attempt, redact);
    },
    () => new AuthleteTimeoutError(`no complete answer within ${Math.round(timeout)} ms`, { ...attempt }),
  );
  notify(hooks, "onResponse", () => ({ ...attempt, status: answer.status, duration: answer.duration }));
  return read(answer, attempt, redact);
}

/** Calls the user's `token` function, which has until the deadline. Whatever it rejects with is passed on. */
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
      notify(hooks, "onError", () => ({ ...attempt, duration: retry.deadline, error }));
      return error;
    },
  );
  checkToken(token);
  return token;
}

/** Calls a hook if there is one, and only then builds its event. An error in a hook must not fail the call. */
function notify<Name extends keyof Hooks>(
  hooks: Hooks,
  name: Name,
  event: () => Parameters<NonNullable<Hooks[Name]>>[0],
): void {
  if (!hooks[name]) return;
  new Promise((resolve) => resolve((hooks[name] as (event: object) => unknown)(event()))).catch(() => {});
}
