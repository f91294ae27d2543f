import { isObject } from "./is-object.js";

/** Refuses a wrong argument. The message says what is expected and never shows the value, which may be a secret. */
export function check(valid: unknown, name: string, expected: string): asserts valid {
  if (!valid) throw new TypeError(`${name} must be ${expected}`);
}

/** Refuses what is no object with named members. */
export function checkObject(value: unknown, name: string): void {
  check(isObject(value), name, "an object");
}

/**
 * Headers in lower case, so that one given again, in whatever case, takes the place of the first.
 *
 * @throws TypeError without the value, which the platform's own error would show.
 */
export function readHeaders(given: object): Record<string, string> {
  let headers: Record<string, string> | undefined;
  try {
    const entries = (Symbol.iterator in given ? [...(given as Headers)] : Object.entries(given)) as [string, string][];
    // `Headers` would write undefined and null as words.
    if (entries.every(([, value]) => typeof value === "string")) headers = Object.fromEntries(new Headers(entries));
  } catch {
    // Told below.
  }
  check(
    headers && !Object.keys(headers).some((name) => NOT_OURS.test(name)),
    "headers",
    "valid and without Authorization (use token)",
  );
  return headers;
}

/** Headers that fetch sets and refuses to be given, and the token's. */
const NOT_OURS = /^(authorization|content-length|expect|keep-|transfer-|upgrade)/;

/** Whether something can abort calls, of whatever realm: jsdom and others bring an AbortSignal of their own. */
export function checkSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  const { aborted, removeEventListener } = Object(signal) as Partial<AbortSignal>;
  const valid = signal === undefined || (typeof aborted === "boolean" && typeof removeEventListener === "function");
  check(valid, "signal", "an AbortSignal");
}

/**
 * A fetch that is called as a method of the options it was given in, so that it keeps its `this`. Not so for the platform's own, which
 * some runtimes refuse to call on anything but the global object.
 */
export function bindFetch<Fetch extends (...args: never[]) => unknown>(fetch: Fetch, owner: object): Fetch {
  check(typeof fetch === "function", "fetch", "a function");
  const isNative = Function.prototype.toString.call(fetch).includes("[native code]");
  return isNative || (fetch as unknown) === globalThis.fetch ? fetch : (fetch.bind(owner) as Fetch);
}
