import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { toNodeListener, type NodeListener } from "authlete/node";
import type { Certificate } from "./certificate.js";
import type { Connection } from "./sign-in/address.js";

export interface Listening {
  readonly url: string;
  /** Stops the server and closes open connections, such as event streams. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** The public origin behind a proxy. Requests get this origin, whatever host name the proxy uses internally. */
  origin?: string | undefined;
  /** If set, the server uses https and requests client certificates. */
  certificate?: Certificate | undefined;
}

type Fetch = (request: Request, env: Connection) => Response | Promise<Response>;

/** Serves a fetch function on 127.0.0.1. */
export async function listen(
  fetch: Fetch,
  port: number,
  { origin, certificate }: ListenOptions = {},
): Promise<Listening> {
  const outside = (request: Request) => {
    const { pathname, search } = new URL(request.url);
    return new Request(origin + pathname + search, request);
  };
  const listener: NodeListener = (incoming, outgoing) =>
    toNodeListener(async (request) => fetch(origin === undefined ? request : outside(request), { incoming }))(
      incoming,
      outgoing,
    );
  const server = certificate ? createSecureServer({ ...certificate, ...ASKS }, listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(void server.off("error", reject)));
  });
  return {
    url: `${certificate ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const ASKS = {
  requestCert: true,
  // Accepts any client certificate, since the API checks whose it is.
  rejectUnauthorized: false,
  // The ciphers that BCP 195 recommends. Open banking clients reject servers that accept more.
  ciphers: "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:ECDHE+AESGCM",
};
