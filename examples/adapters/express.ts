// Express 5. The endpoints come before body parsers, since the API needs the form as the client sent it.
import express, { type Express } from "express";
import { toNodeListener } from "authlete/node";
import type { Endpoints } from "./endpoints.js";

export function createExpressApp({ backchannelAuthentication, token, jwks }: Endpoints): Express {
  const app = express();
  app.all("/ciba", toNodeListener(backchannelAuthentication));
  app.all("/token", toNodeListener(token));
  app.all("/jwks", toNodeListener(jwks));
  app.use(express.urlencoded());
  return app;
}
