import type { ResolvedParameters } from "../../protocol/authorization-request/sources/resolved-parameters.js";
import { Collection } from "../collection.js";

/** An authorization request that a client has pushed: RFC 9126. */
export interface PushedRequest {
  readonly requestUri: string;
  readonly clientId: number;
  readonly parameters: ResolvedParameters;
  /** Thumbprint of the key whose DPoP proof came with the request. */
  readonly keyThumbprint: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** The pushed requests of a service that no authorization has used up yet. */
export function pushedRequestCollection(now: () => number): Collection<PushedRequest, "requestUri"> {
  return new Collection(now, {
    keys: { requestUri: ({ requestUri }) => requestUri },
    expiresAt: ({ expiresAt }) => expiresAt,
  });
}
