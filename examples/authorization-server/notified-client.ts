// The client notification endpoint of the demo's ping and push clients: CIBA Core 1.0, sections 10.2 and 10.3.
import { Hono } from "hono";

/** The body of a notification with the right token. */
export type Notified = Record<string, unknown>;

/** A real client creates a new notification token for every request. For a demonstration one will do. */
export function createNotifiedClient(token: string, onNotification: (body: Notified) => void): Hono {
  const app = new Hono();
  app.post("/notifications", async ({ req, body }) => {
    // Authentication schemes are case-insensitive: RFC 9110, section 11.1.
    const [, given] = /^bearer +(\S+)$/i.exec(req.header("authorization") ?? "") ?? [];
    if (given !== token) return body(null, 401, { "www-authenticate": "Bearer" });
    const notified: unknown = await req.json().catch(() => undefined);
    if (typeof notified !== "object" || notified === null) return body(null, 400);
    onNotification(notified as Notified);
    return body(null, 204);
  });
  return app;
}
