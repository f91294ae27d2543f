/**
 * Thrown by the readers of a request to answer it at once. {@link endpoint} sends the response; nothing outside the handlers
 * sees this exception.
 */
export class EarlyAnswer extends Error {
  readonly #response: Response;

  constructor(response: Response) {
    super("answered");
    this.#response = response;
  }

  /** Returns the response of an early answer, and throws anything else again. */
  static unwrap(this: void, thrown: unknown): Response {
    // A private name can be looked for in any object. `instanceof` would call the traps of a proxy that a callback threw.
    if (typeof thrown === "object" && thrown !== null && #response in thrown) return thrown.#response;
    throw thrown;
  }
}
