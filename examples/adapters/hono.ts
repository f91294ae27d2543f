// Hono, on any runtime. Its requests are web-standard requests.
import { Hono } from "hono";
import type { Endpoints } from "./endpoints.js";

export function createHonoApp({ backchannelAuthentication, token, jwks }: Endpoints): Hono {
  const app = new Hono();
  app.all("/ciba", ({ req }) => backchannelAuthentication(req.raw));
  app.all("/token", ({ req }) => token(req.raw));
  app.all("/jwks", ({ req }) => jwks(req.raw));
  return app;
}
