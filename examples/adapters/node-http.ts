// Node.js without a framework.
import { createServer, type Server } from "node:http";
import type { Handler } from "authlete/handlers";
import { toNodeListener } from "authlete/node";
import type { Endpoints } from "./endpoints.js";

export function createNodeServer({ backchannelAuthentication, token, jwks }: Endpoints): Server {
  const routes: Record<string, Handler> = { "/ciba": backchannelAuthentication, "/token": token, "/jwks": jwks };
  const notFound: Handler = () => Promise.resolve(new Response(null, { status: 404 }));
  const server = createServer(
    toNodeListener((request) => (routes[new URL(request.url).pathname] ?? notFound)(request)),
  );
  // The server is not a proxy. Without this, Node.js would close the connection without an answer.
  server.on("connect", (_request, socket) => socket.end("HTTP/1.1 501 Not Implemented\r\nConnection: close\r\n\r\n"));
  return server;
}
