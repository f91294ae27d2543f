// The same call made in four ways: with hand-written fetch, bare openapi-fetch, this package, and the official SDK.
import { Authlete, HTTPClient } from "@authlete/typescript-sdk";
import { createAuthlete } from "authlete";
import createClient from "openapi-fetch";
import type { paths } from "../src/generated/schema.js";

const BODY = { ticket: "Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw", reason: "ACCESS_DENIED" } as const;
const SERVICE = "1234567890";
const TOKEN = "an-api-token-of-a-usual-length-0123456789abcdef";

export const CONTENDERS = ["fetch by hand", "openapi-fetch", "authlete", "official SDK"] as const;
export type Contender = (typeof CONTENDERS)[number];

/** A function that makes the call and resolves to the parsed answer. */
export function createContender(
  name: Contender,
  baseUrl: string,
  fetch: typeof globalThis.fetch,
): () => Promise<unknown> {
  switch (name) {
    case "fetch by hand":
      return async () => {
        const response = await fetch(`${baseUrl}/api/${SERVICE}/backchannel/authentication/fail`, {
          method: "POST",
          headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", accept: "application/json" },
          body: JSON.stringify(BODY),
        });
        if (!response.ok) throw new Error(`answered ${response.status}`);
        return response.json() as Promise<unknown>;
      };
    case "openapi-fetch": {
      const client = createClient<paths>({ baseUrl, fetch, headers: { authorization: `Bearer ${TOKEN}` } });
      return async () => {
        const { data } = await client.POST("/api/{serviceId}/backchannel/authentication/fail", {
          params: { path: { serviceId: SERVICE } },
          body: BODY,
        });
        return data;
      };
    }
    case "authlete": {
      const authlete = createAuthlete({ baseUrl, serviceId: SERVICE, token: TOKEN, fetch });
      return () => authlete.ciba.fail(BODY);
    }
    case "official SDK": {
      const httpClient = new HTTPClient({ fetcher: fetch });
      const sdk = new Authlete({ serverURL: baseUrl, bearer: TOKEN, httpClient });
      return () => sdk.ciba.fail({ serviceId: SERVICE, backchannelAuthenticationFailRequest: BODY });
    }
  }
}
