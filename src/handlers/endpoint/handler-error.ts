/** What is wrong, to switch on. */
export type HandlerErrorCode =
  /** The API put the blame on the server or on itself: a wrong call, a ticket that is gone, a fault of its own. */
  | "ERR_ACTION"
  /** The answer of the API lacks what the next step needs. */
  | "ERR_ANSWER"
  /** The body was read before the handler got the request. */
  | "ERR_BODY_CONSUMED"
  /** An option that this request needs was not given. */
  | "ERR_OPTION_MISSING";

/** A fault of the server that a handler found by itself. It goes to `onError`, never to a client, and holds no secret. */
export class HandlerError extends Error {
  override readonly name = "HandlerError";
  /** Tells the errors apart. */
  readonly code: HandlerErrorCode;

  /** @internal */
  constructor(code: HandlerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
