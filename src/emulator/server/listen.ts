import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiFailure } from "../api/answers.js";
import { emulatorCodes } from "../api/emulator-codes.js";

/** The largest body that is read, in bytes. The API's own bodies are far smaller. */
const MAX_BODY_BYTES = 1_048_576;

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** Serves a fetch function over HTTP, to this machine only. */
export async function listenOn(
  port: number,
  fetch: Fetch,
): Promise<{ url: string; port: number; close: () => Promise<void> }> {
  // Loaded here, so that the emulator itself runs where there is no node:http, also when it was bundled into one file.
  const { createServer } = await import("node:http");
  const server = createServer((request, response) => void serve(request, response, fetch));
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

async function serve(request: IncomingMessage, response: ServerResponse, fetch: Fetch): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  try {
    const answer = await forward(request, fetch, gone.signal);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    // Either the fault of a dropped connection was injected, or the caller has gone and needs no answer.
    request.socket.destroy();
  }
}

async function forward(request: IncomingMessage, fetch: Fetch, signal: AbortSignal): Promise<Response> {
  const body = await readBody(request);
  if (body === undefined) {
    const { status, body: failure } = new ApiFailure(
      413,
      emulatorCodes.bodyTooLarge,
      "The body is too large.",
    ).toReply();
    return Response.json(failure, { status, headers: { connection: "close" } });
  }
  const headers = new Headers();
  for (const name of ["authorization", "content-type"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  return fetch(url.href, { method, headers, signal, ...(method === "GET" || method === "HEAD" ? {} : { body }) });
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
