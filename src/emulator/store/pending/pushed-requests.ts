import type { ResolvedParameters } from "../../protocol/authorization-request/sources/resolved-parameters.js";
import { Collection } from "../collection.js";

/** A pushed authorization request: RFC 9126. */
export interface PushedRequest {
  readonly requestUri: string;
  readonly clientId: number;
  readonly parameters: ResolvedParameters;
  /** Thumbprint of the key of the DPoP proof that came with the request. */
  readonly keyThumbprint: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** The pushed requests of a service that have not been used yet. */
export function pushedRequestCollection(now: () => number): Collection<PushedRequest, "requestUri"> {
  return new Collection(now, {
    keys: { requestUri: ({ requestUri }) => requestUri },
    expiresAt: ({ expiresAt }) => expiresAt,
  });
}
