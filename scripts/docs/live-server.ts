// Serves the site on this machine and tells its pages when it was built again.
import { createServer, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve, sep } from "node:path";

/** Where pages listen for a new build. */
const EVENTS = "/.events";

/** The script of each page that loads it again. */
export const reloadScript = `new EventSource(${JSON.stringify(EVENTS)}).onmessage = () => location.reload();`;

export interface LiveServer {
  url: string;
  /** Lets every open page load itself again. */
  reload: () => void;
  close: () => Promise<void>;
}

/** Serves a folder of HTML pages on 127.0.0.1; port 0 is a free one. */
export async function serveLive(folder: string, port: number): Promise<LiveServer> {
  const root = resolve(folder);
  const pages = new Set<ServerResponse>();
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    if (pathname === EVENTS) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).write("\n");
      pages.add(response);
      response.on("close", () => pages.delete(response));
      return;
    }
    const file = normalize(join(root, decodeURIComponent(pathname === "/" ? "/index.html" : pathname)));
    const isInside = file.startsWith(root + sep) && extname(file) === ".html";
    readFile(isInside ? file : "").then(
      (html) =>
        response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(html),
      () => response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page.\n"),
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", listening);
  });
  const address = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${address.port}/`,
    reload: () => pages.forEach((page) => page.write("data: built\n\n")),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
