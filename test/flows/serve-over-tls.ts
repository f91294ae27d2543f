// A server that requests client certificates, and clients that present one.
import { createServer, request as send } from "node:https";
import type { AddressInfo } from "node:net";
import { toNodeListener } from "authlete/node";
import { onTestFinished } from "vitest";
import { selfSigned } from "../node/self-signed.js";

export type Fetch = (url: string, init: object) => Promise<Response>;

/** Serves as `as.localhost` on a port of this machine until the test is over. */
export async function serveOverTls(serve: (request: Request) => Promise<Response>) {
  const [site, own, stranger] = ["as.localhost", "client.example.com", "other.example.com"].map((name) =>
    selfSigned([name], []),
  ) as [Certificate, Certificate, Certificate];
  const listener = createServer({ ...site, requestCert: true, rejectUnauthorized: false }, toNodeListener(serve));
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => (listener.close(() => resolve()), listener.closeAllConnections())));
  const { port } = listener.address() as AddressInfo;
  return {
    /** The certificate for client.example.com, and one that belongs to no client. */
    own,
    stranger,
    presenting:
      (certificate: object): Fetch =>
      (url, init) =>
        sendTo(port, site.cert, certificate, url, init),
  };
}
type Certificate = ReturnType<typeof selfSigned>;

/** A fetch that presents a certificate, for which Node's fetch has no option. */
async function sendTo(port: number, ca: string, certificate: object, url: string, init: object): Promise<Response> {
  const wanted = new Request(url, init);
  const { pathname, search } = new URL(url);
  const body = Buffer.from(await wanted.arrayBuffer());
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port,
      servername: "as.localhost",
      path: pathname + search,
      method: wanted.method,
    };
    const headers = { ...Object.fromEntries(wanted.headers), host: "as.localhost" };
    const request = send({ ...options, headers, ca, ...certificate, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks);
        const { statusCode: status, headers: received } = response;
        resolve(
          new Response(text.length > 0 ? text : null, { status: status!, headers: received as Record<string, string> }),
        );
      });
    });
    request.once("error", reject).end(body);
  });
}
