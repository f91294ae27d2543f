import type { OperationId } from "../generated/operations.js";
import { isObject } from "../shared/is-object.js";

/**
 * The base of all errors that a call of the API rejects with, apart from a `TypeError` for a wrong argument, the caller's
 * own reason after an abort, and whatever a `token` function of yours rejects with.
 *
 * No error holds the API token, a request body or the expanded URL.
 */
export class AuthleteError extends Error {
  override readonly name: string = "AuthleteError";
  /** Tells the errors apart without `instanceof`. */
  readonly code: string = "ERR_AUTHLETE";
  /** The operation that was called, `ciba.fail` for instance, or the function of this package that was given an empty result. */
  declare readonly operation: OperationId | "iterate" | "respond";
  /** Which attempt it was that failed, 1 for the first, and 0 where there was no token in time to send anything. */
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

/** The API answered with a status outside 2xx: it made no decision. Answer your client with a generic 500. */
export class AuthleteApiError extends AuthleteError {
  override readonly name = "AuthleteApiError";
  override readonly code = "ERR_API";
  /** HTTP status of the answer. */
  declare readonly status: number;
  /** Result code of the answer, such as `A001202`, if it has one. */
  declare readonly resultCode: string | undefined;
  /**
   * Result message of the answer, if it has one. For your logs, not for a client. It is what the API wrote, without the API token, and
   * may name what the API was given.
   */
  declare readonly resultMessage: string | undefined;
  /** Seconds after which the API wants to be called again, if the answer says so. */
  declare readonly retryAfter: number | undefined;
}

/**
 * The answer is not one that the description allows: not JSON, JSON of another shape, or a redirect. Something between the
 * client and the API may have made it.
 */
export class AuthleteResponseError extends AuthleteError {
  override readonly name = "AuthleteResponseError";
  override readonly code = "ERR_RESPONSE";
  /** HTTP status of the answer; 200 for any success whose result was refused later. */
  declare readonly status: number;
}

/**
 * Refuses the result of a successful call that holds no object, where one is needed to go on.
 *
 * @throws {@link AuthleteResponseError}
 */
export function checkResult(result: unknown, operation: AuthleteError["operation"]): asserts result is object {
  if (isObject(result)) return;
  const message = "the result is empty or no object; check baseUrl";
  throw new AuthleteResponseError(message, { operation, attempt: 1, status: 200 });
}

/** There was no complete answer in time. Whether the call took effect is not known. */
export class AuthleteTimeoutError extends AuthleteError {
  override readonly name = "AuthleteTimeoutError";
  override readonly code = "ERR_TIMEOUT";
}

/** The connection could not be made, or broke. `cause` says how. */
export class AuthleteConnectionError extends AuthleteError {
  override readonly name = "AuthleteConnectionError";
  override readonly code = "ERR_CONNECTION";
}

/** Every class of error, to switch on by `code`. */
export type AnyAuthleteError =
  AuthleteApiError | AuthleteResponseError | AuthleteTimeoutError | AuthleteConnectionError;
