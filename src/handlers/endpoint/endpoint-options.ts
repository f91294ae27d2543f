import { isObject } from "../../shared/is-object.js";
import { countOf, optionalFunction, type OptionChecks } from "../../shared/option-checks.js";
import type { OnError } from "../../shared/fault-reporter.js";

/** Options of every endpoint. */
export interface EndpointOptions {
  /** Receives every server-side error; the client only sees `server_error`. Default: `console.error`. */
  onError?: OnError | undefined;
  /** Headers to add to every answer, for CORS for example. `Cache-Control` cannot be set. Default: none. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Status from 400 to 599 to send instead of any 5xx, for proxies that replace such answers. Default: the original status. */
  serverErrorStatus?: number | undefined;
  /**
   * How long to wait for a callback whose result the answer needs, in milliseconds. After that, the request fails with
   * `ERR_CALLBACK_TIMEOUT`. Default 30000.
   */
  callbackTimeout?: number | undefined;
}

export const CALLBACK_TIMEOUT_MS = 30_000;

export const endpointChecks: OptionChecks<EndpointOptions> = {
  onError: optionalFunction,
  headers: { expected: "headers as an object, without Cache-Control", holds: areHeaders },
  serverErrorStatus: {
    expected: "a status from 400 to 599",
    holds: (value) => Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599,
  },
  callbackTimeout: countOf("milliseconds"),
};

function areHeaders(value: unknown): boolean {
  try {
    return isObject(value) && !new Headers(value as Record<string, string>).has("cache-control");
  } catch {
    return false;
  }
}
