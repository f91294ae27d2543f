import type { OperationId } from "./generated/operations.js";

/** Remembers which operation a result came from, without adding anything to the result. */
const origins = new WeakMap<object, OperationId>();

export function rememberOrigin(result: object, operation: OperationId): void {
  origins.set(result, operation);
}

export function originOf(result: object): OperationId | undefined {
  return origins.get(result);
}
