/**
 * An endpoint of an authorization server, for any framework with web-standard requests. It never rejects: every failure is answered,
 * with `server_error` if the server is at fault.
 */
export type Handler = (request: Request) => Promise<Response>;

/** A value, or a promise of one. */
export type Awaitable<Value> = Value | PromiseLike<Value>;
