import type { OperationId } from "../generated/operations.js";
import { isObject } from "../shared/is-object.js";

/**
 * Base class of all errors that calls reject with, except for a `TypeError` for a wrong argument, the signal's reason after an
 * abort, and whatever your `token` function rejects with.
 *
 * Errors never contain the API token, the request body or the full URL.
 */
export class AuthleteError extends Error {
  override readonly name: string = "AuthleteError";
  /** Identifies the class without `instanceof`. */
  readonly code: string = "ERR_AUTHLETE";
  /** The operation that was called, such as `ciba.fail`, or the function of this package that received an empty result. */
  declare readonly operation: OperationId | "iterate" | "respond";
  /** Number of the attempt that failed: 1 for the first, 0 if no token arrived in time to send anything. */
  declare readonly attempt: number;

  /** @internal */
  constructor(
    message: string,
    {
      cause,
      ...details
    }: { operation: AuthleteError["operation"]; attempt: number; cause?: unknown; [detail: string]: unknown },
  ) {
    super(`${details.operation}: ${message}`, cause ? { cause } : undefined);
    Object.assign(this, details);
  }
}

/** The API answered with a status of 400 or above, so it made no decision. Answer your client with a generic 500. */
export class AuthleteApiError extends AuthleteError {
  override readonly name = "AuthleteApiError";
  override readonly code = "ERR_API";
  /** HTTP status of the answer. */
  declare readonly status: number;
  /** Result code of the answer, such as `A001202`, if it has one. */
  declare readonly resultCode: string | undefined;
  /**
   * Result message of the answer, if it has one, for your logs rather than your clients. The API token is removed from it, but it may
   * quote the request.
   */
  declare readonly resultMessage: string | undefined;
  /** Seconds to wait before calling again, if the answer says so. */
  declare readonly retryAfter: number | undefined;
}

/** The answer is not JSON as described, or is a redirect. It may come from something between the client and the API. */
export class AuthleteResponseError extends AuthleteError {
  override readonly name = "AuthleteResponseError";
  override readonly code = "ERR_RESPONSE";
  /** HTTP status of the answer. Always 200 if an empty result was found only after the call. */
  declare readonly status: number;
}

/** Checks that a successful call returned an object. Throws an {@link AuthleteResponseError} otherwise. */
export function checkResult(result: unknown, operation: AuthleteError["operation"]): asserts result is object {
  if (isObject(result)) return;
  const message = "the result is empty or not an object; check baseUrl";
  throw new AuthleteResponseError(message, { operation, attempt: 1, status: 200 });
}

/** No complete answer arrived in time. The call may or may not have taken effect. */
export class AuthleteTimeoutError extends AuthleteError {
  override readonly name = "AuthleteTimeoutError";
  override readonly code = "ERR_TIMEOUT";
}

/** The connection could not be established or was lost. `cause` says why. */
export class AuthleteConnectionError extends AuthleteError {
  override readonly name = "AuthleteConnectionError";
  override readonly code = "ERR_CONNECTION";
}

/** Union of all error classes, to switch on `code`. */
export type AnyAuthleteError =
  AuthleteApiError | AuthleteResponseError | AuthleteTimeoutError | AuthleteConnectionError;
