import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { createFaultReporter, reporterOf, type FaultReporter, type OnError } from "../shared/fault-reporter.js";
import type { Handler } from "../handlers/endpoint/handler.js";
import { checkOptions, optionalFunction } from "../shared/option-checks.js";
import { toRequest } from "./node-request.js";

/** A function that `node:http` calls for every request. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Options of {@link toNodeListener}. */
export interface NodeListenerOptions {
  /**
   * Receives the faults that are not the handler's to answer: a handler that rejects, a response that cannot be sent. Default: the
   * `onError` of a handler of `authlete/handlers`, else `console.error`.
   */
  onError?: OnError | undefined;
}

/**
 * Makes a listener for `node:http` of a handler. Use it wherever Node's own request and response are available:
 * `createServer(listener)`, `app.post("/token", listener)` of Express, `listener(request.raw, reply.raw)` of Fastify. It also works
 * for `node:http2`. The listener never throws: a handler that rejects is answered with 500.
 *
 * A request whose target, `Host` or headers cannot be read is answered with 400, another method than those of HTTP itself with 501.
 * `CONNECT` gets to no listener: Node.js closes the connection, unless the server has one for the event `connect`.
 *
 * The handler must come before body parsers. If the body has been read, it gets a request with `bodyUsed`, and reports it.
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
    // A header for each.
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
    // A body that was not read to its end must not hold up the next request. HTTP/2 has no such header.
    if (!incoming.complete && incoming.httpVersionMajor < 2) outgoing.setHeader("connection", "close");
    if (body && incoming.method !== "HEAD") await send(response, incoming, outgoing);
    else {
      outgoing.writeHead(response.status);
      outgoing.end();
    }
  } catch (error) {
    // A connection that was closed needs no answer, and is no fault. A body that fails closes it too.
    const isGone = outgoing.headersSent ? isClosing(error) : outgoing.destroyed;
    if (!isGone) report(error, "response");
    if (outgoing.destroyed) return;
    if (outgoing.headersSent) return void outgoing.destroy();
    for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
    outgoing.writeHead(500, { "cache-control": "no-store" }).end();
  } finally {
    // What nobody reads comes to an end.
    if (body && !body.locked) void body.cancel().catch(() => {});
  }
}

/** How many turns of the microtask queue a body that is complete may take to say so. Node.js needs two. */
const TURNS = 8;

/** Sends status and body. One that is complete, as nearly every body is, goes out in one piece: streams take several times as long. */
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
  const isComplete = first.done || (second?.done && first.value instanceof Uint8Array);
  const isWhole = isComplete && incoming.httpVersionMajor < 2 && !outgoing.destroyed;
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

/** Whether an error says no more than that the other side has closed the connection. */
function isClosing(error: unknown): boolean {
  return /PREMATURE_CLOSE|DESTROYED|ECONNRESET|EPIPE/.test(String((error as NodeJS.ErrnoException | undefined)?.code));
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
