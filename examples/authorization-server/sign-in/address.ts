import type { HttpBindings } from "@hono/node-server";

/** The address that a request comes from. Behind a proxy this has to be what the proxy says, and nobody else. */
export function addressOf(env: unknown): string {
  return (env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? "unknown";
}
