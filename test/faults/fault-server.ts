// A server on a real socket that behaves as a row of the table says, and counts requests.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createBareServer, type AddressInfo, type Socket } from "node:net";
import type { Certificate } from "./certificate.js";
import type { Fault } from "./fault-table.js";

/** A request that has been read completely, and the means to answer it, well or badly. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  socket: Socket;
  /** Address of another server, for redirects. */
  elsewhere: string;
}

/** The answer of a server that works. */
export const GOOD = { action: "OK" };

export interface FaultServer {
  /** The client's `baseUrl`. */
  baseUrl: string;
  /** The number of requests that have been read completely. */
  received: () => number;
  /** From now on, misbehaves that many times and then works. */
  misbehave: (times: number) => void;
  /** Open connections. The runtime's pool may keep unused ones for later calls. */
  connections: Set<Socket>;
  /** The open connections that a request has arrived on. */
  used: Set<Socket>;
  close: () => Promise<void>;
}

export async function startFaultServer(
  { answer, connect, certificate, refused, silent, address, reuse }: Fault,
  certificates: Record<string, Certificate>,
  elsewhere: string,
): Promise<FaultServer> {
  const connections = new Set<Socket>();
  const used = new Set<Socket>();
  let received = 0;
  let left = 0;
  const listener: RequestListener = (request, response) => {
    const { socket } = request;
    if (!used.has(socket)) used.add(socket.once("close", () => used.delete(socket)));
    request.resume().on("end", () => {
      received++;
      if (answer && left > 0) {
        left--;
        return answer({ request, response, socket, elsewhere });
      }
      const connection = reuse ? "keep-alive" : "close";
      response.writeHead(200, { "content-type": "application/json", connection }).end(JSON.stringify(GOOD));
    });
  };
  const server = silent
    ? createBareServer()
    : certificate
      ? createTlsServer({ ...certificates[certificate], keepAliveTimeout: 0 }, listener)
      : createServer({ keepAliveTimeout: 0 }, listener);
  server.on("connection", (socket: Socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket)).on("error", () => {});
    if (connect && left > 0) {
      left--;
      connect(socket);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      for (const socket of connections) socket.destroy();
    });
  if (refused) await close();
  return {
    baseUrl: address?.(port) ?? `${certificate ? "https" : "http"}://127.0.0.1:${port}`,
    received: () => received,
    misbehave: (times) => void (left = times),
    connections,
    used,
    close,
  };
}
