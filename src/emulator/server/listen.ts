import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { requestUrl } from "../../shared/http/request-target.js";
import { ApiFailure } from "../api/answers.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { isAllowedHost, isAllowedOrigin } from "./allowed-hosts.js";
import { isDrop } from "./responses.js";

/** The largest request body accepted, in bytes. Real API requests are far smaller. */
const MAX_BODY_BYTES = 1_048_576;

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** Serves a fetch function over HTTP, to this machine only, and not to web pages of other hosts. */
export async function listenOn(
  port: number,
  fetch: Fetch,
  allowedHosts: ReadonlySet<string>,
): Promise<{ url: string; port: number; close: () => Promise<void> }> {
  const { createServer } = nodeHttp();
  // `requestUrl` checks the Host header instead, so that a failure is answered like any other.
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    void serve(request, response, fetch, allowedHosts);
  });
  server.on("connect", (_request: IncomingMessage, socket: Duplex) => void refuseTunnel(socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server.off("error", reject) && undefined));
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/**
 * Looked up at run time rather than imported: the emulator also runs without `node:http`, which browser bundlers would
 * try to resolve.
 */
function nodeHttp(): typeof import("node:http") {
  const { process } = globalThis as { process?: Partial<NodeJS.Process> };
  const http = process?.getBuiltinModule?.("node:http");
  if (http) return http;
  throw new Error("listen() needs Node.js, or a runtime with its node:http. Here, use the emulator's fetch()");
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  fetch: Fetch,
  allowedHosts: ReadonlySet<string>,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  let answer: Response;
  try {
    answer = await forward(request, fetch, gone.signal, allowedHosts);
  } catch (error) {
    // Either the caller is gone, or a fault drops its connection.
    if (gone.signal.aborted || isDrop(error)) {
      request.socket.destroy();
      return;
    }
    answer = failure(500, emulatorCodes.internalError, "The emulator failed while it worked on the call.");
  }
  const headers = Object.fromEntries(answer.headers);
  // The unread rest of a body must not be taken for the next request.
  if (!request.complete) headers["connection"] = "close";
  response.writeHead(answer.status, headers);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function forward(
  request: IncomingMessage,
  fetch: Fetch,
  signal: AbortSignal,
  allowedHosts: ReadonlySet<string>,
): Promise<Response> {
  const { method = "GET", url: target = "/", headersDistinct, httpVersion } = request;
  const url = requestUrl({ method, target, hosts: headersDistinct.host ?? [], httpVersion, scheme: "http" });
  if (url === 501) return failure(501, emulatorCodes.methodNotAllowed, "The method is not supported.");
  if (typeof url === "number")
    return failure(url, emulatorCodes.requestNotReadable, "The target of the request, or its Host, is not valid.");
  const { hostname } = new URL(url);
  if (!isAllowedHost(hostname, allowedHosts))
    return failure(
      421,
      emulatorCodes.hostNotAllowed,
      `The emulator answers to names of this machine only. Allow others with the option 'allowedHosts', or with --allow-host.`,
    );
  if (!(headersDistinct["origin"] ?? []).every((origin) => isAllowedOrigin(origin, allowedHosts)))
    return failure(403, emulatorCodes.hostNotAllowed, "Web pages of other hosts may not call the emulator.");
  const body = await readBody(request);
  if (body === undefined) return failure(413, emulatorCodes.bodyTooLarge, "The body is too large.");
  const headers = new Headers();
  for (const name of ["authorization", "content-type"]) {
    // Repeated headers are combined into one value.
    for (const value of headersDistinct[name] ?? []) headers.append(name, value);
  }
  return fetch(url, { method, headers, signal, ...(method === "GET" || method === "HEAD" ? {} : { body }) });
}

function failure(status: number, code: string, text: string): Response {
  const { body } = new ApiFailure(status, code, text).toReply();
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** Node passes a CONNECT request on as a bare socket, and would otherwise close it without an answer. */
async function refuseTunnel(socket: Duplex): Promise<void> {
  socket.on("error", () => socket.destroy());
  const body = await failure(501, emulatorCodes.methodNotAllowed, "The method is not supported.").text();
  const head = `HTTP/1.1 501 Not Implemented\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  socket.end(`${head}\r\nconnection: close\r\n\r\n${body}`);
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
