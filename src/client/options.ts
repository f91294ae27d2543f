import type { AuthleteError } from "./errors.js";
import type { OperationId } from "../generated/operations.js";
import { LONE_SURROGATE } from "../shared/json/encode-json.js";
import { bindFetch, check, checkObject, checkSignal, readHeaders } from "../shared/call-options.js";
import { checkNames } from "../shared/check-names.js";

/** How a call that failed is repeated. */
export interface RetryOptions {
  /** How often a call is repeated at most. Default 2. */
  retries?: number | undefined;
  /**
   * Upper bound of the first wait in milliseconds; it doubles with each further one. Each wait is random between 0 and its
   * bound, on top of what the API asked for by `Retry-After` or `RateLimit-Reset`. Default 200.
   */
  delay?: number | undefined;
  /** Time for all attempts and the waits between them, in milliseconds. A wait that would go beyond it is not begun. Default 30000. */
  deadline?: number | undefined;
}

/** What a hook is told of an attempt. There is no secret in it, and no URL, since paths may name tokens and users. */
export interface AttemptEvent {
  operation: OperationId;
  /** 1 for the first attempt. */
  attempt: number;
}

/** Functions that are told what happens. What they throw is ignored. */
export interface Hooks {
  /** An attempt begins. */
  onRequest?(event: AttemptEvent): void;
  /** An attempt got an answer, read whole, of any status. `duration` is in milliseconds. */
  onResponse?(event: AttemptEvent & { status: number; duration: number }): void;
  /** An attempt failed and there will be another one after `delay` milliseconds. */
  onRetry?(event: AttemptEvent & { delay: number; error: AuthleteError }): void;
  /** The call failed for good. `duration` is that of the whole call, in milliseconds. */
  onError?(event: AttemptEvent & { duration: number; error: AuthleteError }): void;
}

/** Settings of a client. What is left out is read from the environment where the table in the README names a variable. */
export interface AuthleteOptions {
  /** Address of the API, `https://us.authlete.com` for instance. Default: `AUTHLETE_BASE_URL`. */
  baseUrl?: string | undefined;
  /** The service to call. Default: `AUTHLETE_SERVICE_ID`. */
  serviceId?: string | undefined;
  /** Access token for the API, or a function that gives one, called once for each call. Default: `AUTHLETE_TOKEN`. */
  token?: string | (() => string | Promise<string>) | undefined;
  /**
   * What to use in place of the global `fetch`, which is otherwise looked up at each call. It gets the address as a string and all
   * else in its second argument.
   */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time for one attempt in milliseconds, from the start to the end of the answer. Default 10000. */
  timeout?: number | undefined;
  /** How failed calls are repeated; `false` for not at all. */
  retry?: RetryOptions | false | undefined;
  /** Functions that are told what happens. */
  hooks?: Hooks | undefined;
  /** Headers to send. Those of a call are added to those of the client. */
  headers?: Record<string, string> | undefined;
}

/** Settings of one call. They take precedence over those of the client. */
export interface CallOptions extends Pick<AuthleteOptions, "serviceId" | "timeout" | "retry" | "headers"> {
  /** Ends the call. It then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
}

/** Options with every gap filled. */
export interface Settings extends Filled<Omit<AuthleteOptions, "fetch" | "retry">> {
  fetch: AuthleteOptions["fetch"];
  retry: Filled<RetryOptions>;
}
type Filled<Options> = { [Name in keyof Options]-?: NonNullable<Options[Name]> };

/** A value as a step of a path. A URL would take the names "." and ".." for folders, and so lead to another path. */
export function encodeSegment(value: unknown, name: string): string {
  const valid =
    Number.isSafeInteger(value) ||
    (typeof value === "string" && !/^\.{0,2}$/.test(value) && !LONE_SURROGATE.test(value));
  check(valid, name, 'a string other than "", "." and ".."');
  return encodeURIComponent(value as string);
}

/** The API token, which has to fit into a header. */
export function checkToken(value: unknown): asserts value is string {
  check(typeof value === "string" && /^[!-~]+$/.test(value), "token", "visible ASCII without spaces");
}

const DEFAULTS = { timeout: 10_000, retry: { retries: 2, delay: 200, deadline: 30_000 }, hooks: {}, headers: {} };
const CALL = ["serviceId", "timeout", "retry", "headers"];
const CALL_ONLY = [...CALL, "signal", "query"];
const CLIENT = [...CALL, "baseUrl", "token", "fetch", "hooks"];
const HOOKS = ["onRequest", "onResponse", "onRetry", "onError"];

/** The options that are given. Refuses unknown names. */
function given<Options extends object>(options: Options, names: string[], group = "options"): Options {
  checkNames(group, options, names);
  const result = {} as Options;
  for (const name in options) if (options[name] !== undefined) result[name] = options[name];
  return result;
}

/** Puts options on top of settings and checks the outcome. */
function merge(settings: Settings, { retry = {}, ...options }: AuthleteOptions): Settings {
  const merged = { ...settings, ...options } as Settings;
  const own = retry === false ? { retries: 0 } : given(retry, Object.keys(DEFAULTS.retry), "retry");
  merged.retry = { ...settings.retry, ...own } as Settings["retry"];
  encodeSegment(merged.serviceId, "serviceId");
  for (const [name, value] of Object.entries({ timeout: merged.timeout, ...merged.retry })) {
    // setTimeout takes a longer time for none at all.
    check(typeof value === "number" && value >= 0 && value < 2 ** 31, name, "a number from 0 to 2147483647");
  }
  check(Number.isInteger(merged.retry.retries), "retries", "an integer");
  if (options.headers !== undefined) {
    checkObject(options.headers, "headers");
    merged.headers = { ...settings.headers, ...readHeaders(options.headers) };
  }
  return merged;
}

/** Checks the options of a client and fills the gaps. Throws a `TypeError` that names what to change. */
export function resolveOptions(options: AuthleteOptions): Settings {
  const merged = given(options, CLIENT) as Settings;
  const { env } = (globalThis as { process?: { env?: Record<string, string> } }).process ?? {};
  for (const name of ["baseUrl", "serviceId", "token"] as const) {
    const variable = "AUTHLETE_" + name.replace(/[A-Z]/, "_$&").toUpperCase();
    check((merged[name] ??= env?.[variable] || ""), name, `given as an option or by ${variable}`);
  }
  const { baseUrl, token, hooks = {}, fetch } = merged;
  // Braces would be taken for path parameters, credentials be logged, and a query end up in the middle of the URL.
  check(
    typeof baseUrl === "string" && /^https?:[^?#{}@]+$/i.test(baseUrl) && URL.canParse(baseUrl),
    "baseUrl",
    "an http(s) URL without credentials or query",
  );
  if (typeof token === "function") merged.token = token.bind(options);
  else checkToken(token);
  if (fetch !== undefined) merged.fetch = bindFetch(fetch, options);
  // An object of hooks may have members of its own beside them. What begins like a hook is a slip.
  checkObject(hooks, "hooks");
  for (const [name, hook] of Object.entries(hooks as Record<string, unknown>).filter(([name]) => /^on/i.test(name))) {
    checkNames("hooks", { [name]: hook }, HOOKS);
    check(hook === undefined || typeof hook === "function", `hooks.${name}`, "a function");
  }
  return merge(DEFAULTS as unknown as Settings, { ...merged, baseUrl: new URL(baseUrl).href.replace(/\/+$/, "") });
}

/** Checks the options of a call and puts them on top of the client's. */
export function resolveCallOptions(options: CallOptions, settings: Settings): Settings {
  const own = given(options, CALL_ONLY);
  checkSignal(own.signal);
  return merge(settings, own);
}
