import type { OperationId } from "../generated/operations.js";
import type { Answer } from "./http/answer.js";

/** The HTTP answer that a result was read from. */
export interface ApiResponse extends Answer {
  /** The operation that was called. {@link respond} needs it for a copy of the result. */
  readonly operation: OperationId;
}

/** Answers by result, kept apart so that nothing is added to what the API sent. */
export const responses = new WeakMap<object, ApiResponse>();

/**
 * Returns the HTTP answer that a result was read from.
 *
 * ```ts
 * const requestId = responseOf(result)?.headers.get("x-request-id");
 * ```
 *
 * @param result A result as returned by a method of the client.
 * @returns Undefined for a copy, and for anything else that no method returned.
 */
export function responseOf(result: object): ApiResponse | undefined {
  return responses.get(result);
}
