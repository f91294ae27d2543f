import type { OperationId } from "../generated/operations.js";

/** Gives its subclasses an object that exists to put their private fields into. */
class Given {
  constructor(object: object) {
    return object;
  }
}

/**
 * Remembers which operation a result came from, without adding anything to the result that anyone else could see. A WeakMap
 * would do the same, but each entry of it is work for the garbage collector, and a busy server makes many.
 */
class Origin extends Given {
  readonly #operation: OperationId;

  constructor(result: object, operation: OperationId) {
    super(result);
    this.#operation = operation;
  }

  static of(result: object): OperationId | undefined {
    return #operation in result ? result.#operation : undefined;
  }
}

export function rememberOrigin(result: object, operation: OperationId): void {
  new Origin(result, operation);
}

export function originOf(result: object): OperationId | undefined {
  return Origin.of(result);
}
