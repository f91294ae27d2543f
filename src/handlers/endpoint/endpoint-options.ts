import { isObject } from "../../shared/is-object.js";
import { countOf, optionalFunction, type OptionChecks } from "../../shared/option-checks.js";
import type { OnError } from "../../shared/fault-reporter.js";

/** Options of every endpoint. */
export interface EndpointOptions {
  /** Receives every fault of the server; the client only sees `server_error`. Default: `console.error`. */
  onError?: OnError | undefined;
  /** Headers to add to every answer, for example for CORS. Default: none. `Cache-Control` cannot be set. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Status, 400 to 599, to send in place of any 5xx, for proxies that replace such answers. Default: the status as it is. */
  serverErrorStatus?: number | undefined;
  /**
   * How long the endpoint waits for a callback whose result the answer needs, in milliseconds. A later one is a fault, with
   * the code `ERR_CALLBACK_TIMEOUT`. Default 30000.
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
