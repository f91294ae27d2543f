import type { IncomingMessage } from "node:http";

/** What the Node.js adapter passes along with a request. */
export interface Connection {
  incoming: Pick<IncomingMessage, "socket">;
}

/** The client address of a request. Behind a proxy, use the address that the trusted proxy sets, never one that a client can set. */
export function addressOf(env: unknown): string {
  return (env as Partial<Connection> | undefined)?.incoming?.socket.remoteAddress ?? "unknown";
}
