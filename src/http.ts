import createClient from "openapi-fetch";
import {
  AuthleteApiError,
  AuthleteConnectionError,
  AuthleteError,
  AuthleteResponseError,
  AuthleteTimeoutError,
} from "./errors.js";
import type { OperationEntry, OperationId } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
import {
  check,
  checkToken,
  encodeSegment,
  isObject,
  resolveCallOptions,
  type AttemptEvent,
  type CallOptions,
  type Hooks,
  type Settings,
} from "./options.js";
import { rememberOrigin } from "./origin.js";
import { readRetryAfter } from "./retry-after.js";

/** Codes of failures before a request is sent, so that it surely did not arrive; in the spellings of Node, Deno and Bun. */
const NOT_SENT = /REFUSED|NOTFOUND|EAI_AGAIN|UNREACH|CONNECT_TIMEOUT/i;

/** What openapi-fetch is told instead of an answer. */
const PREPARED = { status: 204, headers: new Map() };

/**
 * Makes the methods of one client, which share the purse of retries.
 *
 * A method takes path parameters, then the body or the query, then options.
 */
export function createTransport(
  base: Settings,
): (operation: OperationId, entry: OperationEntry) => (...args: unknown[]) => Promise<unknown> {
  // openapi-fetch prepares requests. Of a request the URL is all that is wanted: a `Request` costs more than the rest of a call,
  // and can be sent only once.
  const client = createClient<paths>({ baseUrl: base.baseUrl, Request: String as unknown as typeof Request });
  // The table pairs paths with methods and the facade types them, which openapi-fetch would want to see spelt out.
  const prepare = client.request as unknown as (method: string, path: string, init: object) => Promise<unknown>;
  // Retries take from a purse that only successes refill, so that in the long run at most one call in ten is repeated.
  let purse = 10;

  return (operation, { method, path: template, body: hasBody, query: hasQuery, list, text: isText, safe }) => {
    /** Where the operation is, if that is the same for every call. */
    let plainUrl: string | undefined;

    return async (...args) => {
      const fill = (_: string, name: string) => encodeSegment(args.shift(), `${operation}: ${name}`);
      const path = template.replace(/{(?!serviceId)(\w+)}/g, fill);
      const payload = hasBody || hasQuery ? (args.shift() as object | undefined) : undefined;
      const fits = list ? Array.isArray(payload) : isObject(payload ?? (hasBody || {}));
      check(fits, `${operation}: the ${hasBody ? "body" : "query"}`, list ? "a list" : "an object");
      const [given] = args as [(CallOptions & { query?: object })?];
      const settings = given ? resolveCallOptions(given, base) : base;
      const signal = given?.signal;
      const { retry, hooks } = settings;
      const begin = performance.now();
      const at = { operation, attempt: 0 };
      /** Whether another attempt can do no harm. */
      let again: boolean | undefined;
      let controller: AbortController;

      /** Calls a hook. A fault of the hook must not become one of the call. */
      const tell = <Name extends keyof Hooks>(
        name: Name,
        event: Omit<Parameters<NonNullable<Hooks[Name]>>[0], keyof AttemptEvent>,
      ) => {
        const hook = hooks[name] as ((event: object) => unknown) | undefined;
        if (hook) new Promise((resolve) => resolve(hook({ ...at, ...event }))).catch(() => {});
      };

      let { token } = settings;
      if (typeof token !== "string") checkToken((token = await token()));
      const headers: Record<string, string> = {
        accept: "application/json",
        ...settings.headers,
        authorization: `Bearer ${token}`,
      };
      if (hasBody) headers["content-type"] = "application/json";
      const query = hasBody ? given?.query : payload;
      const isPlain = path === template && !given && !query;
      let url = isPlain ? plainUrl : undefined;
      if (!url) {
        await prepare(method, path.replace("{serviceId}", encodeSegment(settings.serviceId, "serviceId")), {
          params: { query },
          fetch: (prepared: object) => ((url = `${prepared}`), PREPARED),
        });
        if (isPlain) plainUrl = url;
      }
      const init: RequestInit = {
        method,
        headers,
        body: hasBody ? JSON.stringify(payload) : null,
        redirect: "manual",
        // Read only by a fetch that wants it, since making a signal takes time.
        get signal() {
          return controller.signal;
        },
      };

      /** Sends the request once and reads the answer to its end. Rejects with our errors only. */
      const exchange = async (): Promise<unknown> => {
        const sent = performance.now();
        let response, text;
        try {
          response = await (settings.fetch ?? fetch)(url!, init);
          text = await response.text();
        } catch (error) {
          const cause = withoutSecrets(error, token);
          again = safe || NOT_SENT.test(cause.code!);
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
        const type = response.headers.get("content-type");
        again = status === 429 || (safe && status > 501 && status < 505);
        // HTML, JSON cut short, or a redirect, which is not followed, since the request holds secrets. Browsers show one as status 0.
        if (status < 400) {
          const message = `the answer is a redirect or no JSON object (${status}, ${type}); check baseUrl`;
          throw new AuthleteResponseError(message, details);
        }
        const { resultCode, resultMessage } = (data ?? {}) as Partial<Record<string, string>>;
        const retryAfter = readRetryAfter(response.headers);
        const advice = status === 401 || status === 403 ? "; check token and serviceId" : "";
        throw new AuthleteApiError(`answered ${status} (${resultCode ?? type})${advice}`, {
          ...details,
          resultCode,
          resultMessage,
          retryAfter,
        });
      };

      // Makes attempts until one succeeds, or another one would be of no use or do harm.
      for (;;) {
        const timeout = Math.min(settings.timeout, begin + retry.deadline - performance.now());
        at.attempt++;
        again = safe;
        controller = new AbortController();
        tell("onRequest", {});
        try {
          const data = await within(
            timeout,
            signal,
            controller,
            exchange,
            () => new AuthleteTimeoutError(`no complete answer within ${Math.round(timeout)} ms`, at),
          );
          purse = Math.min(10, purse + 0.1);
          if (isObject(data)) rememberOrigin(data, operation);
          return data;
        } catch (error) {
          // The caller's reason, after an abort, is not ours to repeat or to wrap.
          if (!(error instanceof AuthleteError)) throw error;
          const duration = performance.now() - begin;
          const { retryAfter = 0 } = error as Partial<AuthleteApiError>;
          const delay = retryAfter * 1000 + Math.random() * retry.delay * 2 ** (at.attempt - 1);
          if (!again || at.attempt > retry.retries || duration + delay >= retry.deadline || purse < 1) {
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
  controller?: AbortController,
  run?: () => Promise<T>,
  tooLate?: () => Error,
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

/** A number that JavaScript cannot hold exactly would name another client: better no answer than a wrong one. */
function refuseInexact(_: string, value: unknown): unknown {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError();
  return value;
}

/** A copy of the name, message and code of what a fetch failed with, without the request that it may have attached to its error. */
function withoutSecrets(error: unknown, token: string): Error & { code: string | undefined } {
  // What Node's fetch rejects with says nothing; its cause does.
  const { name, message, code } = Object((error as Error | undefined)?.cause ?? error) as Error & { code?: string };
  return Object.assign(new Error(`${message}`.replaceAll(token, "[token]")), { name, code });
}
