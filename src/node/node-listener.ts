import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { Handler } from "../handlers/endpoint/handler.js";
import { rememberSocket } from "./peer-certificate.js";

/** A function that `node:http` calls for every request. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Makes a listener for `node:http` of a handler. Use it wherever Node's own request and response are available:
 * `createServer(listener)`, `app.post("/token", listener)` of Express, `listener(request.raw, reply.raw)` of Fastify. The
 * listener never throws: a handler that rejects is answered with 500.
 *
 * The handler must come before body parsers. If the body has been read, it gets a request with `bodyUsed`, and reports it.
 */
export function toNodeListener(handler: Handler): NodeListener {
  return (incoming, outgoing) => void serve(handler, incoming, outgoing);
}

async function serve(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const { status, headers, body } = await handler(await toRequest(incoming, outgoing));
    // A list, since every cookie is a header of its own.
    const list = [...headers].flat();
    // A body that was not read to its end must not hold up the next request.
    if (!incoming.complete) list.push("connection", "close");
    outgoing.writeHead(status, list);
    if (body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(body as NodeStream), outgoing);
  } catch {
    // The handlers of this package do not reject, and a connection that was closed needs no answer.
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(500, { "cache-control": "no-store" }).end();
  }
}

async function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Request> {
  const { method = "GET" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    // RFC 6265, section 5.4: cookies are not joined by commas.
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
  // An empty body would hide that it has been read; `bodyUsed` tells handlers.
  const request = new Request(url, { ...init, body: "gone" });
  await request.text();
  return request;
}

function urlOf(incoming: IncomingMessage): string {
  const scheme = "encrypted" in incoming.socket ? "https" : "http";
  // Express removes the path of a router from `url`.
  const { originalUrl, url = "/" } = incoming as IncomingMessage & { originalUrl?: string };
  const whole = `${scheme}://${incoming.headers.host ?? ""}${originalUrl ?? url}`;
  return URL.canParse(whole) ? whole : `${scheme}://localhost/`;
}

/** The body as a stream that can be cancelled while the connection stays open for the answer. */
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
