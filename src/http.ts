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

/** A successful answer, read and parsed, in the shape in which openapi-fetch passes its `body` on untouched. */
interface Answer {
  ok: true;
  headers: Headers;
  body: unknown;
}

/** What openapi-fetch makes in place of a `Request`, which costs more than the rest of a call and can be sent only once. */
interface PreparedRequest {
  url: string;
  body: string | undefined;
}

function PreparedRequest(this: PreparedRequest, url: string, { body }: PreparedRequest): void {
  this.url = url;
  this.body = body;
}

/** Codes of failures before a request is sent, so that it surely did not arrive; in the spellings of Node, Deno and Bun. */
const NOT_SENT = /REFUSED|NOTFOUND|EAI_AGAIN|UNREACH|CONNECT_TIMEOUT/i;

/** Sends calls. One transport for each client, since it holds the purse of retries. */
export function createTransport(
  base: Settings,
): (operation: OperationId, entry: OperationEntry, args: unknown[]) => Promise<unknown> {
  const client = createClient<paths>({ baseUrl: base.baseUrl, Request: PreparedRequest as unknown as typeof Request });
  // The table pairs paths with methods and the facade types them, which openapi-fetch would want to see spelt out.
  const request = client.request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ data?: unknown }>;
  // Retries take from a purse that only successes refill, so that in the long run at most one call in ten is repeated.
  let purse = 10;

  return async (
    operation,
    { method, path: template, body: hasBody, query: hasQuery, list, text: isText, safe },
    args,
  ) => {
    // The arguments of a method: path parameters, then the body or the query, then options.
    const fill = (_: string, name: string) => encodeSegment(args.shift(), `${operation}: ${name}`);
    const path = template.replace(/{(?!serviceId)(\w+)}/g, fill);
    const payload = hasBody || hasQuery ? (args.shift() as object | undefined) : undefined;
    const fits = list ? Array.isArray(payload) : isObject(payload ?? (hasBody || {}));
    check(fits, `${operation}: the ${hasBody ? "body" : "query"}`, list ? "a list" : "an object");
    const options = (args[0] ?? {}) as CallOptions & { query?: object };
    const settings = args[0] ? resolveCallOptions(options, base) : base;
    const { signal } = options;
    const { retry } = settings;
    const begin = performance.now();
    let attempt = 0;
    /** Whether another attempt can do no harm. */
    let again: boolean | undefined;

    /** Calls a hook. A fault of the hook must not become one of the call. */
    const tell = <Name extends keyof Hooks>(
      name: Name,
      event: Omit<Parameters<NonNullable<Hooks[Name]>>[0], keyof AttemptEvent>,
    ) => {
      const hook = settings.hooks[name] as ((event: object) => unknown) | undefined;
      if (hook) new Promise((resolve) => resolve(hook({ operation, attempt, ...event }))).catch(() => {});
    };

    const tooLate = (what: string, milliseconds: number) =>
      new AuthleteTimeoutError(`no ${what} within ${Math.round(milliseconds)} ms`, { operation, attempt });

    const { token: source } = settings;
    const token =
      typeof source === "string"
        ? source
        : await within(
            retry.deadline,
            signal,
            async () => source(),
            () => {
              const error = tooLate("token", retry.deadline);
              tell("onError", { duration: retry.deadline, error });
              return error;
            },
          );
    checkToken(token);
    // A plain object, and not given to openapi-fetch, which would copy it twice.
    const headers: Record<string, string> = {
      accept: "application/json",
      ...settings.headers,
      authorization: `Bearer ${token}`,
    };
    if (hasBody) headers["content-type"] = "application/json";

    /** Sends the request once and reads the answer to its end. Rejects with our errors only. */
    const exchange = async ({ url, body }: PreparedRequest, abort: AbortController): Promise<Answer> => {
      const sent = performance.now();
      let response, text;
      try {
        response = await (settings.fetch ?? fetch)(url, {
          method,
          headers,
          body: body ?? null,
          redirect: "manual",
          get signal() {
            return abort.signal;
          },
        });
        text = await response.text();
      } catch (error) {
        // Only these, since a fetch may attach the request to its error. What Node's fetch rejects with says nothing; its cause does.
        const { name, message, code } = Object((error as Error | undefined)?.cause ?? error) as Error & {
          code?: string;
        };
        const cause = Object.assign(new Error(hide(message, token, url)), { name, code });
        again = safe || NOT_SENT.test(code!);
        throw new AuthleteConnectionError("the connection failed", { operation, attempt, cause });
      }
      const { status, ok } = response;
      tell("onResponse", { status, duration: performance.now() - sent });
      let data: unknown;
      try {
        data = JSON.parse(text, /\d{16}/.test(text) ? refuseInexact : undefined);
      } catch {
        // Told by what is missing, since the engine's own error would show a piece of the text.
      }
      if (ok && (isText || isObject(data) || !text))
        return { ok, headers: response.headers, body: isText ? text : data };

      const details = { operation, attempt, status };
      const type = hide(`${response.headers.get("content-type")}`, token, url);
      again = status === 429 || (safe && status > 501 && status < 505);
      // HTML, JSON cut short, or a redirect, which is not followed, since the request holds secrets. Browsers show one as status 0.
      if (status < 400) {
        const message = `the answer is a redirect or no JSON object (${status}, ${type}); check baseUrl`;
        throw new AuthleteResponseError(message, details);
      }
      const { resultCode, resultMessage } = (data ?? {}) as Record<string, unknown>;
      const code = hide(resultCode, token, url);
      const retryAfter = readRetryAfter(response.headers);
      const advice = status === 401 || status === 403 ? "; check token and serviceId" : "";
      throw new AuthleteApiError(`answered ${status} (${code ?? type})${advice}`, {
        ...details,
        resultCode: code,
        resultMessage: hide(resultMessage, token, url),
        retryAfter,
      });
    };

    /** Makes attempts until one succeeds, or another one would be of no use or do harm. */
    const send = async (prepared: PreparedRequest): Promise<Answer> => {
      for (;;) {
        const timeout = Math.min(settings.timeout, begin + retry.deadline - performance.now());
        attempt++;
        again = safe;
        tell("onRequest", {});
        try {
          const answer = await within(
            timeout,
            signal,
            (abort) => exchange(prepared, abort),
            () => tooLate("complete answer", timeout),
          );
          purse = Math.min(10, purse + 0.1);
          return answer;
        } catch (error) {
          // The caller's reason, after an abort, is not ours to repeat or to wrap.
          if (!(error instanceof AuthleteError)) throw error;
          const duration = performance.now() - begin;
          const { retryAfter = 0 } = error as Partial<AuthleteApiError>;
          const delay = retryAfter * 1000 + Math.random() * retry.delay * 2 ** (attempt - 1);
          // Timers fire a little early. What then is left of the deadline is no time for another attempt.
          if (!again || attempt > retry.retries || duration + delay + 5 > retry.deadline || purse < 1) {
            tell("onError", { duration, error });
            throw error;
          }
          purse--;
          tell("onRetry", { delay, error });
          await within(delay, signal);
        }
      }
    };

    const { data } = await request(
      method,
      path.replace("{serviceId}", encodeSegment(settings.serviceId, "serviceId")),
      {
        params: { query: hasBody ? options.query : payload },
        body: hasBody ? payload : undefined,
        parseAs: "stream",
        fetch: send,
      },
    );
    if (isObject(data)) rememberOrigin(data, operation);
    return data;
  };
}

/**
 * Runs something for a limited time, or just waits. Rejects with the signal's own reason as soon as it aborts. What runs
 * is told by the controller too, but not relied upon to heed it: a fetch that was passed in may not.
 */
function within<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  run?: (controller: AbortController) => Promise<T>,
  tooLate?: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const succeed = (value: T) => (end(), resolve(value));
    const fail = (error: unknown) => (end(), reject(error), controller.abort());
    const onAbort = () => fail(signal!.reason);
    const timer = setTimeout(() => (tooLate ? fail(tooLate()) : succeed(undefined as T)), milliseconds);
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort);
    run?.(controller).then(succeed, fail);
  });
}

/** A number that JavaScript cannot hold exactly would name another client: better no answer than a wrong one. */
function refuseInexact(_: string, value: unknown): unknown {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError();
  return value;
}

/** Text from outside without what it may show of the request: Deno's errors name the URL, and an answer may echo the headers. */
function hide(text: unknown, token: string, url: string): string | undefined {
  return typeof text === "string" ? text.replaceAll(url, "[url]").replaceAll(token, "[token]") : undefined;
}
