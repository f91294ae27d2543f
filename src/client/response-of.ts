import type { OperationId } from "../generated/operations.js";
import type { Answer } from "./http/answer.js";

/** The HTTP answer that a result came in. */
export interface ApiResponse extends Answer {
  /** The operation that was called, which {@link respond} wants to know of a copy of the result. */
  readonly operation: OperationId;
}

/** The answers of results, kept beside them, so that nothing is added to what the API sent. */
export const responses = new WeakMap<object, ApiResponse>();

/**
 * Tells in which HTTP answer a result came.
 *
 * ```ts
 * const requestId = responseOf(result)?.headers.get("x-request-id");
 * ```
 *
 * @param result A result as a method of the client gave it.
 * @returns Undefined for a copy, and for anything else that no method gave.
 */
export function responseOf(result: object): ApiResponse | undefined {
  return responses.get(result);
}
