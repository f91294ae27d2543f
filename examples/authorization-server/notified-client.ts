// The client notification endpoint of the demonstration's ping and push clients: CIBA Core 1.0, sections 10.2 and 10.3.
import { Hono } from "hono";

/** What arrived: the body of a notification that bore the right token. */
export type Notified = Record<string, unknown>;

/** A client makes a token of its own for every request; one for all of them is enough to see how it works. */
export function createNotifiedClient(token: string, onNotification: (body: Notified) => void): Hono {
  const app = new Hono();
  app.post("/notifications", async ({ req, body }) => {
    // The name of a scheme is in upper or lower case: RFC 9110, section 11.1.
    const [, given] = /^bearer +(\S+)$/i.exec(req.header("authorization") ?? "") ?? [];
    if (given !== token) return body(null, 401, { "www-authenticate": "Bearer" });
    const notified: unknown = await req.json().catch(() => undefined);
    if (typeof notified !== "object" || notified === null) return body(null, 400);
    onNotification(notified as Notified);
    return body(null, 204);
  });
  return app;
}
