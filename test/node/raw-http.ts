// Raw HTTP, for requests that no client would send and answers that no server would give.
import { connect } from "node:net";

/** Sends text over a new connection, and resolves to everything received until the connection is closed. */
export function exchange(port: number, ...parts: string[]): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
    for (const part of parts) socket.write(Buffer.from(part, "latin1"));
    socket.end();
  });
}

/** The statuses of the answers in a received text. */
export function statusesOf(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}
