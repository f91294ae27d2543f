import type { AuthleteError } from "./errors.js";
import type { OperationId } from "../generated/operations.js";
import { LONE_SURROGATE } from "../shared/json/encode-json.js";
import { bindFetch, check, checkObject, checkSignal, readHeaders } from "../shared/call-options.js";
import { checkNames } from "../shared/check-names.js";

/** How failed calls are retried. Each wait is random, plus what the API asks for in `Retry-After` or `RateLimit-Reset`. */
export interface RetryOptions {
  /** Maximum number of retries of a call. Default 2. */
  retries?: number | undefined;
  /** Upper bound of the first random wait in milliseconds, doubled for each further one. Default 200. */
  delay?: number | undefined;
  /** Time limit of all attempts and the waits between them, in milliseconds. There is no retry beyond it. Default 30000. */
  deadline?: number | undefined;
}

/** What hooks learn about an attempt. It contains no secrets and no URL, since paths may contain tokens and user identifiers. */
export interface AttemptEvent {
  /** The operation that was called. */
  operation: OperationId;
  /** Number of the attempt: 1 for the first, 0 if no token arrived in time to send anything. */
  attempt: number;
}

/** Functions called during a call. Errors in them are ignored. */
export interface Hooks {
  /** An attempt begins. */
  onRequest?(event: AttemptEvent): void;
  /** An attempt received a complete answer, of any HTTP status. `duration` is that of the attempt, in milliseconds. */
  onResponse?(event: AttemptEvent & { status: number; duration: number }): void;
  /** An attempt failed, and another one follows after `delay` milliseconds. */
  onRetry?(event: AttemptEvent & { delay: number; error: AuthleteError }): void;
  /** The call failed for good. `duration` is that of the whole call, in milliseconds. */
  onError?(event: AttemptEvent & { duration: number; error: AuthleteError }): void;
}

/** Options of a client. `baseUrl`, `serviceId` and `token` default to environment variables. */
export interface AuthleteOptions {
  /** Base URL of the API, such as `https://us.authlete.com`. Default: the environment variable `AUTHLETE_BASE_URL`. */
  baseUrl?: string | undefined;
  /** Identifier of the service. Default: the environment variable `AUTHLETE_SERVICE_ID`. */
  serviceId?: string | undefined;
  /** API token, or a function that returns one, called once for each call. Default: the environment variable `AUTHLETE_TOKEN`. */
  token?: string | (() => string | Promise<string>) | undefined;
  /** Replaces the global `fetch`. It receives the URL as a string and everything else in its second argument. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit of one attempt in milliseconds, from its start to the end of the answer. Default 10000. */
  timeout?: number | undefined;
  /** How failed calls are retried, or `false` for no retries. Default: up to 2 retries, see {@link RetryOptions}. */
  retry?: RetryOptions | false | undefined;
  /** Functions called during each call. */
  hooks?: Hooks | undefined;
  /** Additional request headers. Those of a call take precedence over those of the client. */
  headers?: Record<string, string> | undefined;
}

/** Options of one call, which take precedence over those of the client. */
export interface CallOptions extends Pick<AuthleteOptions, "serviceId" | "timeout" | "retry" | "headers"> {
  /** Aborts the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Options with all defaults applied. */
export interface Settings extends Filled<Omit<AuthleteOptions, "fetch" | "retry">> {
  fetch: AuthleteOptions["fetch"];
  retry: Filled<RetryOptions>;
}
type Filled<Options> = { [Name in keyof Options]-?: NonNullable<Options[Name]> };

/** Encodes a path segment. "." and ".." are refused, since URL parsers resolve them and so arrive at another path. */
export function encodeSegment(value: unknown, name: string): string {
  const valid =
    Number.isSafeInteger(value) ||
    (typeof value === "string" && !/^\.{0,2}$/.test(value) && !LONE_SURROGATE.test(value));
  check(valid, name, 'a string other than "", "." and ".."');
  return encodeURIComponent(value as string);
}

/** Checks that the API token can be sent in a header. */
export function checkToken(value: unknown): asserts value is string {
  check(typeof value === "string" && /^[!-~]+$/.test(value), "token", "visible ASCII without spaces");
}

const DEFAULTS = { timeout: 10_000, retry: { retries: 2, delay: 200, deadline: 30_000 }, hooks: {}, headers: {} };
const CALL = ["serviceId", "timeout", "retry", "headers"];
const CALL_ONLY = [...CALL, "signal", "query"];
const CLIENT = [...CALL, "baseUrl", "token", "fetch", "hooks"];
const HOOKS = ["onRequest", "onResponse", "onRetry", "onError"];

/** The options that are not undefined. Refuses unknown names. */
function given<Options extends object>(options: Options, names: string[], group = "options"): Options {
  checkNames(group, options, names);
  const result = {} as Options;
  for (const name in options) if (options[name] !== undefined) result[name] = options[name];
  return result;
}

/** Merges options into settings and checks the result. */
function merge(settings: Settings, { retry = {}, ...options }: AuthleteOptions): Settings {
  const merged = { ...settings, ...options } as Settings;
  const own = retry === false ? { retries: 0 } : given(retry, Object.keys(DEFAULTS.retry), "retry");
  merged.retry = { ...settings.retry, ...own } as Settings["retry"];
  encodeSegment(merged.serviceId, "serviceId");
  for (const [name, value] of Object.entries({ timeout: merged.timeout, ...merged.retry })) {
    // setTimeout fires at once for a longer delay.
    check(typeof value === "number" && value >= 0 && value < 2 ** 31, name, "a number from 0 to 2147483647");
  }
  check(Number.isInteger(merged.retry.retries), "retries", "an integer");
  if (options.headers !== undefined) {
    checkObject(options.headers, "headers");
    merged.headers = { ...settings.headers, ...readHeaders(options.headers) };
  }
  return merged;
}

/** Checks the options of a client and applies the defaults. Throws a `TypeError` that names the option to change. */
export function resolveOptions(options: AuthleteOptions): Settings {
  const merged = given(options, CLIENT) as Settings;
  const { env } = (globalThis as { process?: { env?: Record<string, string> } }).process ?? {};
  for (const name of ["baseUrl", "serviceId", "token"] as const) {
    const variable = "AUTHLETE_" + name.replace(/[A-Z]/, "_$&").toUpperCase();
    check((merged[name] ??= env?.[variable] || ""), name, `given as an option or by ${variable}`);
  }
  const { baseUrl, token, hooks = {}, fetch } = merged;
  // Braces would be mistaken for path parameters, credentials would be logged, and a query would end up mid-URL.
  check(
    typeof baseUrl === "string" && /^https?:[^?#{}@]+$/i.test(baseUrl) && URL.canParse(baseUrl),
    "baseUrl",
    "an http(s) URL without credentials or query",
  );
  if (typeof token === "function") merged.token = token.bind(options);
  else checkToken(token);
  if (fetch !== undefined) merged.fetch = bindFetch(fetch, options);
  // A hooks object may have other members, but an unknown name that begins with "on" is a typo.
  checkObject(hooks, "hooks");
  for (const [name, hook] of Object.entries(hooks as Record<string, unknown>).filter(([name]) => /^on/i.test(name))) {
    checkNames("hooks", { [name]: hook }, HOOKS);
    check(hook === undefined || typeof hook === "function", `hooks.${name}`, "a function");
  }
  return merge(DEFAULTS as unknown as Settings, { ...merged, baseUrl: new URL(baseUrl).href.replace(/\/+$/, "") });
}

/** Checks the options of a call and merges them into those of the client. */
export function resolveCallOptions(options: CallOptions, settings: Settings): Settings {
  const own = given(options, CALL_ONLY);
  checkSignal(own.signal);
  return merge(settings, own);
}
