import type { IncomingMessage } from "node:http";

/** What the server passes along with a request. */
export interface Connection {
  incoming: Pick<IncomingMessage, "socket">;
}

/** The address that a request comes from. Behind a proxy this has to be what the proxy says, and nobody else. */
export function addressOf(env: unknown): string {
  return (env as Partial<Connection> | undefined)?.incoming?.socket.remoteAddress ?? "unknown";
}
