/** The environment of a measurement. */
export interface Surroundings {
  /** A folder in which the contenders are installed, next to the programs of the measurements. */
  folder: string;
  /** Fewer rounds, for a quick check. */
  quick: boolean;
}

/** The result of a measurement. */
export interface Table {
  title: string;
  /** The heading of each column. */
  head: string[];
  rows: string[][];
}

/** The packages that are compared, and their labels. */
export const PACKAGES = {
  "openapi-fetch": "openapi-fetch",
  authlete: "authlete",
  "@authlete/typescript-sdk": "official SDK",
} as const;
export type PackageName = keyof typeof PACKAGES;
export const packageNames = Object.keys(PACKAGES) as PackageName[];

const CALL = `{ ticket: "t", reason: "ACCESS_DENIED" }`;

/** The source of a module that makes one call with each of the packages. `schema` is the path of the description's types. */
export const oneCall = (schema: string): Record<PackageName, string> => ({
  "openapi-fetch": `import createClient from "openapi-fetch";
import type { paths } from "${schema}";
const client = createClient<paths>({ baseUrl: "https://us.authlete.com" });
await client.POST("/api/{serviceId}/backchannel/authentication/fail", { params: { path: { serviceId: "1" } }, body: ${CALL} });
`,
  authlete: `import { createAuthlete } from "authlete";
await createAuthlete().ciba.fail(${CALL});
`,
  "@authlete/typescript-sdk": `import { Authlete } from "@authlete/typescript-sdk";
await new Authlete({ bearer: "t" }).ciba.fail({ serviceId: "1", backchannelAuthenticationFailRequest: ${CALL} });
`,
});
