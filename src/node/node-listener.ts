import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { createFaultReporter, reporterOf, type FaultReporter, type OnError } from "../shared/fault-reporter.js";
import type { Handler } from "../handlers/endpoint/handler.js";
import { checkOptions, optionalFunction } from "../shared/option-checks.js";
import { isComplete, toRequest } from "./node-request.js";

/** A function that `node:http` calls for every request. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Options of {@link toNodeListener}. */
export interface NodeListenerOptions {
  /**
   * Receives the errors that a handler cannot report itself: its own rejection, or a response that cannot be sent. Default: the
   * `onError` of a handler from `authlete/handlers`, otherwise `console.error`.
   */
  onError?: OnError | undefined;
}

/**
 * Turns a handler into a listener for `node:http`. Use it wherever Node's own request and response are available:
 * `createServer(listener)`, `app.post("/token", listener)` in Express, `listener(request.raw, reply.raw)` in Fastify. It also works
 * for `node:http2`. The listener never throws. If the handler rejects, it answers 500.
 *
 * It answers 400 if the target, `Host` or headers of a request are invalid, and 501 for an unsupported method. `CONNECT` does not reach any
 * listener: Node.js closes the connection unless the server listens for `connect`.
 *
 * Mount it before body parsers. If the body has already been read, the handler gets a request with `bodyUsed`, and reports it.
 *
 * @throws TypeError naming the argument that is wrong.
 */
export function toNodeListener(handler: Handler, options: NodeListenerOptions = {}): NodeListener {
  if (typeof handler !== "function") throw new TypeError("toNodeListener: the handler must be a function");
  checkOptions("toNodeListener", options, { onError: optionalFunction });
  const report = (!options.onError && reporterOf(handler)) || createFaultReporter("toNodeListener", options);
  return (incoming, outgoing) => void serve(handler, report, incoming, outgoing);
}

async function serve(
  handler: Handler,
  report: FaultReporter,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  let body: ReadableStream | null | undefined;
  try {
    const request = await toRequest(incoming, outgoing);
    const response = typeof request === "number" ? refusal(request) : await handler(request);
    body = response.body;
    for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value);
    // One header for each cookie.
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
    // An unread body must not hold up the next request. HTTP/2 has no such header.
    if (!isComplete(incoming) && incoming.httpVersionMajor < 2) outgoing.setHeader("connection", "close");
    if (body && incoming.method !== "HEAD") await send(response, incoming, outgoing);
    else {
      outgoing.writeHead(response.status);
      outgoing.end();
    }
  } catch (error) {
    // A closed connection needs no answer and is no error. A body that fails also closes it.
    const isGone = outgoing.headersSent ? isClosing(error) : outgoing.destroyed;
    if (!isGone) report(error, "response");
    if (outgoing.destroyed) return;
    if (outgoing.headersSent) return void outgoing.destroy();
    for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
    outgoing.writeHead(500, { "cache-control": "no-store" }).end();
  } finally {
    // Release a body that nobody reads.
    if (body && !body.locked) void body.cancel().catch(() => {});
  }
}

/** Number of microtask turns in which a complete body must signal its end. Node.js needs two. */
const TURNS = 8;

/** Sends status and body. A body that is already complete, as nearly all are, is sent in one piece: streams take several times as long. */
async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const reader = response.body!.getReader();
  const first = await reader.read();
  let second: typeof first | undefined;
  const reading = reader.read();
  reading.then(
    (read) => (second = read),
    () => {},
  );
  for (let turn = 0; turn < TURNS && !second; turn++) await Promise.resolve();
  const isRead = first.done || (second?.done && first.value instanceof Uint8Array);
  const isWhole = isRead && incoming.httpVersionMajor < 2 && !outgoing.destroyed;
  if (isWhole && !response.headers.has("content-length"))
    outgoing.setHeader("content-length", String(first.value?.byteLength ?? 0));
  outgoing.writeHead(response.status);
  if (isWhole) return void outgoing.end(first.value);
  const chunks = async function* () {
    try {
      if (!first.done) yield first.value;
      for (let read = await reading; !read.done; read = await reader.read()) yield read.value;
    } finally {
      await reader.cancel();
    }
  };
  await pipeline(chunks, outgoing);
}

/** Whether an error only means that the other side closed the connection. */
function isClosing(error: unknown): boolean {
  return /PREMATURE_CLOSE|DESTROYED|ECONNRESET|EPIPE/.test(String((error as NodeJS.ErrnoException | undefined)?.code));
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
