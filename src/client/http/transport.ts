import {
  AuthleteApiError,
  AuthleteConnectionError,
  AuthleteError,
  AuthleteResponseError,
  AuthleteTimeoutError,
} from "../errors.js";
import type { OperationEntry, OperationId } from "../../generated/operations.js";
import {
  check,
  checkToken,
  encodeSegment,
  resolveCallOptions,
  type AttemptEvent,
  type CallOptions,
  type Hooks,
  type Settings,
} from "../options.js";
import { isObject } from "../../shared/is-object.js";
import { rememberOrigin } from "../origin.js";
import { createRequests, platformFetch } from "./request.js";
import { readRetryAfter } from "./retry-after.js";

/** Failures before a request is sent, so that it surely did not arrive: codes of Node and Bun, and messages of Deno, which has no codes. */
const NOT_SENT = /REFUSED|NOTFOUND|EAI_AGAIN|UNREACH|CONNECT_TIMEOUT|\(Connect\)/i;

/**
 * Makes the methods of one client, which share the purse of retries.
 *
 * A method takes path parameters, then the body or the query, then options.
 */
export function createTransport(
  base: Settings,
): (operation: OperationId, entry: OperationEntry) => (...args: unknown[]) => Promise<unknown> {
  const makeRequest = createRequests(base);
  // Retries take from a purse that only successes refill, so that in the long run at most one call in ten is repeated.
  let purse = 10;

  return (operation, entry) => {
    const { path: template, body: hasBody, query: hasQuery, list, text: isText, safe } = entry;
    return async (...args) => {
      const fill = (_: string, name: string) => encodeSegment(args.shift(), `${operation}: ${name}`);
      const path = template.replace(/{(?!serviceId)(\w+)}/g, fill);
      const payload = hasBody || hasQuery ? (args.shift() as object | undefined) : undefined;
      const fits = list ? Array.isArray(payload) : isObject(payload ?? (hasBody || {}));
      check(fits, `${operation}: the ${hasBody ? "body" : "query"}`, list ? "a list" : "an object");
      const [given] = args as [(CallOptions & { query?: object })?];
      const settings = given ? resolveCallOptions(given, base) : base;
      const signal = given?.signal;
      const { retry, hooks, fetch: send = fetch } = settings;
      const begin = performance.now();
      const at = { operation, attempt: 0 };
      /** Whether another attempt can do no harm. */
      let again: boolean | undefined;

      /** Calls a hook. A fault of the hook must not become one of the call. */
      const tell = <Name extends keyof Hooks>(
        name: Name,
        event: Omit<Parameters<NonNullable<Hooks[Name]>>[0], keyof AttemptEvent>,
      ) => {
        const hook = hooks[name] as ((event: object) => unknown) | undefined;
        if (hook) new Promise((resolve) => resolve(hook({ ...at, ...event }))).catch(() => {});
      };

      const tooLate = (what: string, milliseconds: number) =>
        new AuthleteTimeoutError(`no ${what} within ${Math.round(milliseconds)} ms`, at);

      let { token } = settings;
      if (typeof token !== "string") {
        const source = token;
        const giveUp = () => {
          const error = tooLate("token", retry.deadline);
          tell("onError", { duration: retry.deadline, error });
          return error;
        };
        checkToken((token = await within(retry.deadline, signal, async () => source(), giveUp)));
      }
      const secret = token;
      const query = hasBody ? given?.query : payload;
      const body = hasBody ? JSON.stringify(payload) : null;
      const { target, init, url } = makeRequest({ operation, entry, path, query, body, settings, token, send });
      /** Text from outside without what it may show of the request: Deno's errors name the URL, and an answer may echo the headers. */
      const hide = (text: unknown) =>
        typeof text === "string" ? text.replaceAll(url, "[url]").replaceAll(secret, "[token]") : undefined;

      /** Sends the request once and reads the answer to its end. Rejects with our errors only. */
      const exchange = async (): Promise<unknown> => {
        const sent = performance.now();
        let response, text;
        try {
          response = await send(target, init);
          text = await response.text();
        } catch (error) {
          // Only these, since a fetch may attach the request to its error. What Node's fetch rejects with says nothing; its cause does.
          const { name, message, code } = Object((error as Error | undefined)?.cause ?? error) as Error & {
            code?: string;
          };
          const cause = Object.assign(new Error(hide(message)), { name, code });
          again = safe || NOT_SENT.test(`${code} ${message}`);
          throw new AuthleteConnectionError("the connection failed", { ...at, cause });
        }
        const { status, ok } = response;
        tell("onResponse", { status, duration: performance.now() - sent });
        let data: unknown;
        try {
          data = JSON.parse(text, /\d{16}/.test(text) ? refuseInexact : undefined);
        } catch {
          // Told by what is missing, since the engine's own error would show a piece of the text.
        }
        if (ok && isText) return text;
        if (ok && (isObject(data) || !text)) return data;

        const details = { ...at, status };
        const type = hide(`${response.headers.get("content-type")}`);
        again = status === 429 || (safe && status > 501 && status < 505);
        // HTML, JSON cut short, or a redirect, which is not followed, since the request holds secrets. Browsers show one as status 0.
        if (status < 400) {
          const message = `the answer is a redirect or no JSON object (${status}, ${type}); check baseUrl`;
          throw new AuthleteResponseError(message, details);
        }
        const { resultCode, resultMessage } = (data ?? {}) as Record<string, unknown>;
        const code = hide(resultCode);
        const retryAfter = readRetryAfter(response.headers);
        const advice = status === 401 || status === 403 ? "; check token and serviceId" : "";
        throw new AuthleteApiError(`answered ${status} (${code ?? type})${advice}`, {
          ...details,
          resultCode: code,
          resultMessage: hide(resultMessage),
          retryAfter,
        });
      };

      // Makes attempts until one succeeds, or another one would be of no use or do harm.
      for (;;) {
        const timeout = Math.min(settings.timeout, begin + retry.deadline - performance.now());
        at.attempt++;
        again = safe;
        const controller = new AbortController();
        init.signal = controller.signal;
        const late = () => tooLate("complete answer", timeout);
        tell("onRequest", {});
        try {
          const data = await (signal || send !== platformFetch
            ? within(timeout, signal, exchange, late, controller)
            : abortAfter(timeout, exchange, late, controller));
          purse = Math.min(10, purse + 0.1);
          if (isObject(data)) rememberOrigin(data, operation);
          return data;
        } catch (error) {
          // The caller's reason, after an abort, is not ours to repeat or to wrap.
          if (!(error instanceof AuthleteError)) throw error;
          const duration = performance.now() - begin;
          const { retryAfter = 0 } = error as Partial<AuthleteApiError>;
          const delay = retryAfter * 1000 + Math.random() * retry.delay * 2 ** (at.attempt - 1);
          // Timers fire a little early. What then is left of the deadline is no time for another attempt.
          if (!again || at.attempt > retry.retries || duration + delay + 5 > retry.deadline || purse < 1) {
            tell("onError", { duration, error });
            throw error;
          }
          purse--;
          tell("onRetry", { delay, error });
          await within(delay, signal);
        }
      }
    };
  };
}

/**
 * Runs something for a limited time, or just waits. Rejects with the signal's own reason as soon as it aborts. What runs
 * is told by the controller too, but not relied upon to heed it: a fetch that was passed in may not.
 */
function within<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  run?: () => Promise<T>,
  tooLate?: () => Error,
  controller?: AbortController,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const succeed = (value: T) => (end(), resolve(value));
    const fail = (error: unknown) => (end(), reject(error), controller?.abort());
    const onAbort = () => fail(signal!.reason);
    const timer = setTimeout(() => (tooLate ? fail(tooLate()) : succeed(undefined as T)), milliseconds);
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort);
    run?.().then(succeed, fail);
  });
}

/** Does as {@link within} for what surely heeds the controller. Most calls go this way, which is the shorter one. */
async function abortAfter<T>(
  milliseconds: number,
  run: () => Promise<T>,
  tooLate: () => Error,
  controller: AbortController,
): Promise<T> {
  let late: Error | undefined;
  const timer = setTimeout(() => {
    late = tooLate();
    controller.abort();
  }, milliseconds);
  try {
    return await run();
  } catch (error) {
    throw late ?? error;
  } finally {
    clearTimeout(timer);
  }
}

/** A number that JavaScript cannot hold exactly would name another client: better no answer than a wrong one. */
function refuseInexact(_: string, value: unknown): unknown {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError();
  return value;
}
