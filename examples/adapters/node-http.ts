// Node.js without a framework.
import { createServer, type Server } from "node:http";
import type { Handler } from "authlete/handlers";
import { toNodeListener } from "authlete/node";
import type { Endpoints } from "./endpoints.js";

export function createNodeServer({ backchannelAuthentication, token, jwks }: Endpoints): Server {
  const routes: Record<string, Handler> = { "/ciba": backchannelAuthentication, "/token": token, "/jwks": jwks };
  const notFound: Handler = () => Promise.resolve(new Response(null, { status: 404 }));
  return createServer(toNodeListener((request) => (routes[new URL(request.url).pathname] ?? notFound)(request)));
}
