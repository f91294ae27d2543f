// What a server can do with a connection, from a complete answer to a reset.
import type { Socket } from "node:net";
import type { Exchange } from "./fault-server.js";

export type Act = (exchange: Exchange) => void;

/** A complete answer with the right length. */
export const reply =
  (status: number, body: string | Buffer = "", ...headers: string[]): Act =>
  ({ response }) => {
    const length = status === 204 ? [] : ["content-length", String(Buffer.byteLength(body))];
    const pairs = headers.flatMap((line) => line.split(/: (.*)/).slice(0, 2));
    response.writeHead(status, [...pairs, ...length, "connection", "close"]).end(body);
  };

/** Sends raw lines, then ends the connection. */
export const raw =
  (...lines: string[]): Act =>
  ({ socket }) =>
    void socket.end(lines.join("\r\n"));

/** Sends raw text, then does something else. */
export const rawThen =
  (text: string, then: (socket: Socket) => void): Act =>
  ({ socket }) =>
    // Delayed until the client has read the text, since a reset discards data in transit.
    void socket.write(text, () => setTimeout(() => then(socket), 30));

/** Sends raw text, then a byte every few milliseconds until the client disconnects. */
export const trickle = (text: string): Act =>
  rawThen(text, (socket) => {
    const timer = setInterval(() => socket.write(" "), 5);
    socket.on("close", () => clearInterval(timer));
  });

export const reset = (socket: Socket): void => void socket.resetAndDestroy();
export const close = (socket: Socket): void => void socket.end();
export const nothing = (): void => {};
