// The operations: how each is called over HTTP.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

/** What the transport needs to know of an operation. */
export interface OperationEntry {
  /** HTTP method. */
  readonly method: string;
  /** Path template, with `{serviceId}` and the other path parameters. */
  readonly path: string;
  /** Whether the call has a JSON body. */
  readonly body?: true;
  /** Whether the call may be sent again when it is not known if it arrived (`x-retry: safe`). */
  readonly safe?: true;
}

export const operations = {
  "ciba.processAuthentication": { method: "POST", path: "/api/{serviceId}/backchannel/authentication", body: true },
  "ciba.issue": { method: "POST", path: "/api/{serviceId}/backchannel/authentication/issue", body: true },
  "ciba.fail": { method: "POST", path: "/api/{serviceId}/backchannel/authentication/fail", body: true, safe: true },
  "ciba.complete": { method: "POST", path: "/api/{serviceId}/backchannel/authentication/complete", body: true },
  "token.process": { method: "POST", path: "/api/{serviceId}/auth/token", body: true },
  "introspection.process": { method: "POST", path: "/api/{serviceId}/auth/introspection", body: true, safe: true },
  "service.getConfiguration": { method: "GET", path: "/api/{serviceId}/service/configuration", safe: true },
  "service.getJwks": { method: "GET", path: "/api/{serviceId}/service/jwks/get", safe: true },
} as const satisfies Record<string, OperationEntry>;

/** The identifier of an operation, which is also the path to its method: `ciba.fail`. */
export type OperationId = keyof typeof operations;
