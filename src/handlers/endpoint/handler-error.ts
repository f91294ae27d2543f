/** Codes of the errors that handlers detect themselves. */
export type HandlerErrorCode =
  /** The API reported an error of the server or of the API: a wrong call, an unknown ticket, an internal error. */
  | "ERR_ACTION"
  /** The API's answer lacks what the next step needs. */
  | "ERR_ANSWER"
  /** The body had already been read when the handler got the request. */
  | "ERR_BODY_CONSUMED"
  /** A callback did not settle within `callbackTimeout`. */
  | "ERR_CALLBACK_TIMEOUT"
  /** An option that this request needs was not given. */
  | "ERR_OPTION_MISSING";

/** A server-side error that a handler detected. It is passed to `onError`, never to a client, and contains no secrets. */
export class HandlerError extends Error {
  override readonly name = "HandlerError";
  /** Identifies the kind of error. */
  readonly code: HandlerErrorCode;

  /** @internal */
  constructor(code: HandlerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
