/** The kinds of faults that handlers find by themselves. */
export type HandlerErrorCode =
  /** The API answered that the server or the API is at fault: a wrong call, an unknown ticket, an internal error. */
  | "ERR_ACTION"
  /** The answer of the API lacks what the next step needs. */
  | "ERR_ANSWER"
  /** The body was read before the handler got the request. */
  | "ERR_BODY_CONSUMED"
  /** A callback did not give its result within `callbackTimeout`. */
  | "ERR_CALLBACK_TIMEOUT"
  /** An option that this request needs was not given. */
  | "ERR_OPTION_MISSING";

/** A fault of the server that a handler found by itself. It is passed to `onError`, never to a client, and contains no secret. */
export class HandlerError extends Error {
  override readonly name = "HandlerError";
  /** The kind of fault. */
  readonly code: HandlerErrorCode;

  /** @internal */
  constructor(code: HandlerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
