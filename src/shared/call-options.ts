import { isObject } from "./is-object.js";

/** Throws a `TypeError` for a wrong argument. The message never shows the value, which may be a secret. */
export function check(valid: unknown, name: string, expected: string): asserts valid {
  if (!valid) throw new TypeError(`${name} must be ${expected}`);
}

/** Refuses anything but an object, such as null or an array. */
export function checkObject(value: unknown, name: string): void {
  check(isObject(value), name, "an object");
}

/**
 * Reads headers into an object with lower-case names, so that a header given again replaces the first, whatever its case.
 *
 * @throws TypeError that does not show the value, as the platform's own error would.
 */
export function readHeaders(given: object): Record<string, string> {
  let headers: Record<string, string> | undefined;
  try {
    const entries = (Symbol.iterator in given ? [...(given as Headers)] : Object.entries(given)) as [string, string][];
    // `Headers` would turn undefined and null into text.
    if (entries.every(([, value]) => typeof value === "string")) headers = Object.fromEntries(new Headers(entries));
  } catch {
    // Reported below.
  }
  check(
    headers && !Object.keys(headers).some((name) => NOT_OURS.test(name)),
    "headers",
    "valid and without Authorization (use token)",
  );
  return headers;
}

/** Headers that only fetch may set, and the one for the token. */
const NOT_OURS = /^(authorization|content-length|expect|keep-|transfer-|upgrade)/;

/** Checks that a value is an AbortSignal of any realm: jsdom and others have their own. */
export function checkSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  const { aborted, removeEventListener } = Object(signal) as Partial<AbortSignal>;
  const valid = signal === undefined || (typeof aborted === "boolean" && typeof removeEventListener === "function");
  check(valid, "signal", "an AbortSignal");
}

/**
 * Binds a fetch to the options object it came from, so that it keeps its `this`. The platform's own is not bound, since some runtimes
 * refuse to call it on anything but the global object.
 */
export function bindFetch<Fetch extends (...args: never[]) => unknown>(fetch: Fetch, owner: object): Fetch {
  check(typeof fetch === "function", "fetch", "a function");
  const isNative = Function.prototype.toString.call(fetch).includes("[native code]");
  return isNative || (fetch as unknown) === globalThis.fetch ? fetch : (fetch.bind(owner) as Fetch);
}
