import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { Handler } from "../handlers/endpoint/handler.js";
import { rememberSocket } from "./peer-certificate.js";

/** What `node:http` calls with a request. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Makes a listener for `node:http` of a handler. It fits wherever Node's own request and response are at hand:
 * `createServer(listener)`, `app.post("/token", listener)` of Express, `listener(request.raw, reply.raw)` of Fastify.
 *
 * A body that a body parser has read before is told to the handler, which says what to do about it.
 */
export function toNodeListener(handler: Handler): NodeListener {
  return (incoming, outgoing) => void serve(handler, incoming, outgoing);
}

async function serve(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const { status, headers, body } = await handler(await toRequest(incoming, outgoing));
    // Not an object: several cookies are several headers.
    const list = [...headers].flat();
    // What is left of a body that was not read is not waited for.
    if (!incoming.complete) list.push("connection", "close");
    outgoing.writeHead(status, list);
    if (body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(body as NodeStream), outgoing);
  } catch {
    // Our handlers do not reject. What went wrong in others, or on the way to a client that has gone, only they can tell.
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(500, { "cache-control": "no-store" }).end();
  }
}

async function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Request> {
  const { method = "GET" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    // RFC 6265, section 5.4: the one header whose values are not joined by commas.
    if (name === "cookie") headers.set(name, (value ?? []).join("; "));
    else for (const single of value ?? []) headers.append(name, single);
  }
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const from = (request: Request) => rememberSocket(request, incoming.socket);
  const init = { method, headers, signal: gone.signal };
  const url = urlOf(incoming);
  if (method === "GET" || method === "HEAD") return from(new Request(url, init));
  if (!incoming.readableDidRead) {
    return from(new Request(url, { ...init, body: bodyOf(incoming), duplex: "half" } as RequestInit));
  }
  // Handlers see by `bodyUsed` that the body is gone, which an empty one would hide.
  const request = new Request(url, { ...init, body: "gone" });
  await request.text();
  return request;
}

function urlOf(incoming: IncomingMessage): string {
  const scheme = "encrypted" in incoming.socket ? "https" : "http";
  // Express cuts the path of a router off `url`.
  const { originalUrl, url = "/" } = incoming as IncomingMessage & { originalUrl?: string };
  const whole = `${scheme}://${incoming.headers.host ?? ""}${originalUrl ?? url}`;
  return URL.canParse(whole) ? whole : `${scheme}://localhost/`;
}

/** The body as a stream that can be given up without the connection, which is still to carry the answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let stop: () => void;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const onData = (chunk: Buffer) => {
        controller.enqueue(new Uint8Array(chunk));
        if (controller.desiredSize! <= 0) incoming.pause();
      };
      const onEnd = () => controller.close();
      incoming.on("data", onData).once("end", onEnd);
      incoming.on("error", (error) => controller.error(error));
      incoming.pause();
      stop = () => incoming.off("data", onData).off("end", onEnd).pause();
    },
    pull: () => void incoming.resume(),
    cancel: () => stop(),
  });
}
