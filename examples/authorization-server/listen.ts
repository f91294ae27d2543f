import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

export interface Listening {
  readonly url: string;
  /** Stops the server, and closes open connections such as event streams. */
  close(): Promise<void>;
}

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

/**
 * Serves a fetch function on 127.0.0.1.
 *
 * @param origin What a proxy makes of it for the outside. Requests then are for that origin, whatever the proxy calls it within.
 */
export async function listen(fetch: Fetch, port: number, origin?: string): Promise<Listening> {
  const outside: Fetch = (request, env) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(origin + pathname + search, request), env);
  };
  const server = createAdaptorServer({ fetch: origin === undefined ? fetch : outside }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(void server.off("error", reject)));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
