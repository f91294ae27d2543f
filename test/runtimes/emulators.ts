// Emulators for runtimes in other processes, each on its own port, and a port to control them.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Emulator, Listener } from "authlete/emulator";
import { control, createTestEmulator, type RemoteRequest } from "./surroundings.js";

export async function serveEmulators(): Promise<{ url: string; close: () => Promise<void> }> {
  const emulators: { emulator: Emulator; listener: Listener }[] = [];
  const answer = async (request: IncomingMessage): Promise<string> => {
    const body = await text(request);
    if (body === "") {
      const emulator = createTestEmulator();
      return String(emulators.push({ emulator, listener: await emulator.listen() }) - 1);
    }
    const { emulator, listener } = emulators[Number(request.url!.slice(1))]!;
    const wanted = JSON.parse(body) as RemoteRequest;
    return JSON.stringify("stop" in wanted ? await listener.close() : control(emulator, wanted)) ?? "";
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await Promise.all(emulators.map(({ listener }) => listener.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
