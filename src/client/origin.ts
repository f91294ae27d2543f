import type { OperationId } from "../generated/operations.js";

/** The operation that each result came from, beside the results, so that nothing is added to what the API sent. */
const origins = new WeakMap<object, OperationId>();

export function rememberOrigin(result: object, operation: OperationId): void {
  origins.set(result, operation);
}

export function originOf(result: object): OperationId | undefined {
  return origins.get(result);
}
