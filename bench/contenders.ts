// The same call, made in three ways: by a fetch written by hand, by bare openapi-fetch, and by this package.
import createClient from "openapi-fetch";
import { createAuthlete } from "authlete";
import type { paths } from "../src/generated/schema.js";

export const BODY = { ticket: "Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw", reason: "ACCESS_DENIED" } as const;
const SERVICE = "1234567890";
const TOKEN = "an-api-token-of-a-usual-length-0123456789abcdef";

export type Contender = "fetch by hand" | "openapi-fetch" | "authlete";

export function createContenders(
  baseUrl: string,
  fetch: typeof globalThis.fetch,
): Record<Contender, () => Promise<unknown>> {
  const bare = createClient<paths>({ baseUrl, fetch, headers: { authorization: `Bearer ${TOKEN}` } });
  const authlete = createAuthlete({ baseUrl, serviceId: SERVICE, token: TOKEN, fetch });
  return {
    "fetch by hand": async () => {
      const response = await fetch(`${baseUrl}/api/${SERVICE}/backchannel/authentication/fail`, {
        method: "POST",
        headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(BODY),
      });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return response.json() as Promise<unknown>;
    },
    "openapi-fetch": async () => {
      const { data } = await bare.POST("/api/{serviceId}/backchannel/authentication/fail", {
        params: { path: { serviceId: SERVICE } },
        body: BODY,
      });
      if (data === undefined) throw new Error("no answer");
      return data;
    },
    authlete: () => authlete.ciba.fail(BODY),
  };
}
