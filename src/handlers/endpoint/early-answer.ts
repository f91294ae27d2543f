/**
 * Thrown while a request is read, to answer it at once. {@link endpoint} sends the response; the exception never leaves the
 * handlers.
 */
export class EarlyAnswer extends Error {
  readonly #response: Response;

  constructor(response: Response) {
    super("answered");
    this.#response = response;
  }

  /** Returns the response of an early answer, and rethrows anything else. */
  static unwrap(this: void, thrown: unknown): Response {
    // Safe for any object, whereas `instanceof` would run the traps of a proxy that a callback threw.
    if (typeof thrown === "object" && thrown !== null && #response in thrown) return thrown.#response;
    throw thrown;
  }
}
