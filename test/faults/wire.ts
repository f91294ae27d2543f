// What a server can do with a connection, from a whole answer to a reset.
import type { Socket } from "node:net";
import type { Exchange } from "./fault-server.js";

export type Act = (exchange: Exchange) => void;

/** A whole answer, with the right length. */
export const reply =
  (status: number, body: string | Buffer = "", ...headers: string[]): Act =>
  ({ response }) => {
    const length = status === 204 ? [] : ["content-length", String(Buffer.byteLength(body))];
    const pairs = headers.flatMap((line) => line.split(/: (.*)/).slice(0, 2));
    response.writeHead(status, [...pairs, ...length, "connection", "close"]).end(body);
  };

/** Lines as they are, and then the end of the connection. */
export const raw =
  (...lines: string[]): Act =>
  ({ socket }) =>
    void socket.end(lines.join("\r\n"));

/** Text as it is, and then something else. */
export const rawThen =
  (text: string, then: (socket: Socket) => void): Act =>
  ({ socket }) =>
    // Later, so that the client has read the text: a reset discards what is on its way.
    void socket.write(text, () => setTimeout(() => then(socket), 30));

/** Text as it is, and then a byte every few milliseconds, for as long as somebody listens. */
export const trickle = (text: string): Act =>
  rawThen(text, (socket) => {
    const timer = setInterval(() => socket.write(" "), 5);
    socket.on("close", () => clearInterval(timer));
  });

export const reset = (socket: Socket): void => void socket.resetAndDestroy();
export const close = (socket: Socket): void => void socket.end();
export const nothing = (): void => {};
