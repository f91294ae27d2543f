// Fastify 5. The endpoints are registered in a separate scope without body parsing.
import fastify, { type FastifyInstance } from "fastify";
import type { Handler } from "authlete/handlers";
import { toNodeListener } from "authlete/node";
import type { Endpoints } from "./endpoints.js";

export function createFastifyApp({ backchannelAuthentication, token, jwks }: Endpoints): FastifyInstance {
  const app = fastify();
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _body, done) => done(null));
    const mount = (url: string, handler: Handler) =>
      scope.all(url, (request, reply) => (reply.hijack(), toNodeListener(handler)(request.raw, reply.raw)));
    mount("/ciba", backchannelAuthentication);
    mount("/token", token);
    mount("/jwks", jwks);
    done();
  });
  return app;
}
