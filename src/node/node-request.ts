import type { IncomingMessage, ServerResponse } from "node:http";
import { requestUrl } from "../shared/http/request-target.js";
import { rememberSocket } from "./peer-certificate.js";

/** The supported methods. Others get a 501: RFC 9110, section 15.6.2. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** A request of `node:http`, without what imitations of it may leave out, and with what frameworks add. */
type Incoming = Pick<IncomingMessage, "headers"> & Partial<IncomingMessage> & { originalUrl?: string };

/**
 * Converts a request of `node:http`, the compatibility API of `node:http2`, or an imitation of them to a web-standard `Request`.
 *
 * @returns the request, or the status to refuse it with.
 * @throws TypeError for anything but such a request.
 */
export async function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Request | number> {
  const { method = "GET", url = "/", originalUrl, httpVersion = "1.1" } = incoming as Incoming;
  if (typeof (incoming as Incoming).pause !== "function" || typeof incoming.headers !== "object") {
    throw new TypeError(
      "toNodeListener needs the request and the response of node:http or node:http2, with the body as a stream",
    );
  }
  if (!METHODS.includes(method)) return 501;
  // Platforms that build requests from events set only `headers`.
  const isParsed = Object.keys((incoming as Incoming).headersDistinct ?? {}).length > 0;
  const lines = isParsed ? incoming.headersDistinct : incoming.headers;
  const target = requestUrl({
    method,
    // Express removes the path of a router from `url`.
    target: originalUrl ?? url,
    hosts: [lines[":authority"] ?? lines["host"] ?? []].flat(),
    httpVersion: isParsed ? httpVersion : "1.0",
    scheme: isEncrypted(incoming) ? "https" : "http",
  });
  if (typeof target === "number") return target;
  const headers = readHeaders(lines);
  if (headers === undefined) return 400;

  const gone = new AbortController();
  // After a complete response, there is nothing to abort.
  outgoing.once("close", () => outgoing.writableFinished || gone.abort());
  const init = { method, headers, signal: gone.signal };
  if (method === "GET" || method === "HEAD") return rememberSocket(new Request(target, init), incoming.socket);
  // Wait a turn for a body that came in one packet with the headers.
  await Promise.resolve();
  if (!incoming.readableDidRead) {
    const body = arrivedBody(incoming, headers) ?? bodyOf(incoming);
    const whole = new Request(target, { ...init, body, duplex: "half" } as RequestInit);
    return rememberSocket(whole, incoming.socket);
  }
  // An empty body would hide that it has been read; `bodyUsed` tells handlers.
  const request = new Request(target, { ...init, body: "gone" });
  await request.text();
  return request;
}

function isEncrypted({ socket }: Incoming): boolean {
  return typeof socket === "object" && socket !== null && "encrypted" in socket && socket.encrypted === true;
}

/** The headers except for the pseudo-headers of HTTP/2. Undefined if one of them is invalid. */
function readHeaders(lines: NodeJS.Dict<string | string[]>): Headers | undefined {
  const headers = new Headers();
  try {
    for (const [name, value] of Object.entries(lines)) {
      if (name.startsWith(":") || value === undefined) continue;
      // Cookies are not joined by commas: RFC 6265, section 5.4.
      if (name.toLowerCase() === "cookie") headers.set(name, [value].flat().join("; "));
      else for (const single of [value].flat()) headers.append(name, single);
    }
    return headers;
  } catch {
    return undefined;
  }
}

/** Requests whose body was read to its `Content-Length`, which is before Node.js marks them as complete. */
const read = new WeakSet<IncomingMessage>();

/** Whether no more of the request's body is to come. */
export function isComplete(incoming: IncomingMessage): boolean {
  return incoming.complete || read.has(incoming);
}

/** The body if it has arrived completely, often in one packet with the headers: reading a stream takes several times as long. */
function arrivedBody(incoming: IncomingMessage, headers: Headers): Uint8Array<ArrayBuffer> | undefined {
  const length = Number(headers.get("content-length"));
  if (!(length > 0) || incoming.readableLength !== length) return undefined;
  const body: unknown = incoming.read();
  if (!(body instanceof Uint8Array)) return undefined;
  read.add(incoming);
  return new Uint8Array(body);
}

/** The body as a stream that can be cancelled while the connection stays open for the answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let stop: () => void;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const onData = (chunk: Buffer | string) => {
        controller.enqueue(new Uint8Array(Buffer.from(chunk)));
        if (controller.desiredSize! <= 0) incoming.pause();
      };
      if (incoming.destroyed) return controller.error(new Error("The body broke off."));
      const onEnd = () => controller.close();
      incoming.on("data", onData).once("end", onEnd);
      incoming.on("error", (error) => controller.error(error));
      // A connection may close midway, without an `end` or `error` event.
      incoming.once("close", () => controller.error(new Error("The body broke off.")));
      incoming.pause();
      stop = () => incoming.off("data", onData).off("end", onEnd).pause();
    },
    pull: () => void incoming.resume(),
    cancel: () => stop(),
  });
}
