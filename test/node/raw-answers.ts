// A server that answers with the given bytes, and ends the connection in the given way.
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

export type Ending = "close" | "reset" | "open";

export interface RawServer {
  readonly endpoint: string;
  /** Sets the answer to the next connections: parts, usually one packet each, and how the connection ends. */
  answer(parts: readonly string[], ending: Ending, afterRequest?: boolean): void;
  close(): Promise<void>;
}

export async function startRawServer(): Promise<RawServer> {
  let next: { parts: readonly string[]; ending: Ending; afterRequest: boolean } = {
    parts: [],
    ending: "close",
    afterRequest: true,
  };
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    const { parts, ending, afterRequest } = next;
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    const reply = () => {
      for (const part of parts) socket.write(Buffer.from(part, "latin1"));
      if (ending === "close") socket.end();
      if (ending === "reset") socket.resetAndDestroy();
    };
    if (afterRequest) socket.once("data", reply);
    else reply();
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cb`,
    answer: (parts, ending, afterRequest = true) => void (next = { parts, ending, afterRequest }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
