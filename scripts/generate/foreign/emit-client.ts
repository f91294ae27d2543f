// The client for a foreign description: openapi-fetch's client with the types of the description.
import { header } from "../documentation.js";

export interface Server {
  url: string;
  variables?: Record<string, { default?: string }>;
}

/** The URL of the first server, with the defaults of its variables; `undefined` if that is not an absolute URL. */
function baseUrl([server]: Server[]): string | undefined {
  const url = server?.url?.replace(/\{([^}]*)\}/g, (whole, name: string) => server.variables?.[name]?.default ?? whole);
  return url !== undefined && URL.canParse(url) && !url.includes("{") ? url.replace(/\/+$/, "") : undefined;
}

/** `source` is the file that the description was read from. */
export function emitClient({ servers = [] }: { servers?: Server[] }, source: string): string {
  const url = baseUrl(servers);
  return `${header("A typed client, by openapi-fetch.", source)}import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { paths } from "./schema.js";

export type { components, operations, paths } from "./schema.js";

export interface Options extends ClientOptions {
  /** Sent as \`Authorization: Bearer …\`: the token, or a function that is called for each request. */
  token?: string | (() => string | Promise<string>);${
    url === undefined ? "\n  /** Address of the server, without a slash at the end. */\n  baseUrl: string;" : ""
  }
}

/** Makes a client with a method for each HTTP method: \`client.GET("/path", { params })\`. */
export function createClient({ token, ...options }: Options${url === undefined ? "" : " = {}"}): Client<paths> {
  const client = createFetchClient<paths>(${url === undefined ? "options" : `{ baseUrl: ${JSON.stringify(url)}, ...options }`});
  client.use({
    async onRequest({ request }) {
      const value = typeof token === "function" ? await token() : token;
      if (value !== undefined) request.headers.set("Authorization", \`Bearer \${value}\`);
      return request;
    },
  });
  return client;
}
`;
}
