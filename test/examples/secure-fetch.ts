import { request, type RequestOptions } from "node:https";
import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";

/** TLS options that `fetch` does not have without another package: trusted certificates, and the client's own. */
export type TlsOptions = Pick<RequestOptions, "ca" | "cert" | "key">;

/** A `fetch` that opens a connection for each request. It does not follow redirects. */
export function secureFetch(tls: TlsOptions): typeof fetch {
  return async (input, init) => {
    const asked = new Request(input, init);
    const body = Buffer.from(await asked.arrayBuffer());
    const headers = { ...Object.fromEntries(asked.headers), "content-length": body.length };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(asked.url, { ...tls, method: asked.method, headers, agent: false }, resolve)
        .on("error", reject)
        .end(body);
    });
    const lines = Object.entries(response.headersDistinct).flatMap(([name, values]) =>
      values!.map((value): [string, string] => [name, value]),
    );
    const content = await buffer(response);
    return new Response(content.length > 0 ? content : null, { status: response.statusCode!, headers: lines });
  };
}
