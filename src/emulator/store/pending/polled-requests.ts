import type { RequestedDetails } from "../../protocol/authorization-details.js";
import type { IdentifiedClient } from "../clients.js";
import { Collection } from "../collection.js";
import type { Grant } from "../grant.js";
import type { GrantManagement } from "../managed-grants.js";

/** The outcome of a request, as the authorization server reported it. */
export type Outcome =
  | { readonly granted: true; readonly grant: Grant }
  | {
      readonly granted: false;
      readonly error: string;
      readonly description: string | null;
      readonly uri: string | null;
    };

/** A request whose client polls the token endpoint for the outcome. `client` is as of the time of the request. */
export interface PolledRequest {
  readonly client: IdentifiedClient;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  readonly grantManagement: GrantManagement | null;
  /** Milliseconds since the Unix epoch, as is `lastPollAt`. */
  expiresAt: number;
  /** Minimum seconds between polls, raised by each `slow_down`. */
  interval: number;
  lastPollAt: number | null;
  outcome: Outcome | null;
  clientDeleted: boolean;
}

/**
 * The requests of a service that clients poll for, until they are redeemed. Each has two identifiers: the authorization
 * server decides by the first, the client polls by the second.
 */
export class PolledRequests<T extends PolledRequest> extends Collection<T, "server" | "client"> {
  /**
   * The client that redeems each request while its tokens are being made, by the identifier it polls with. The request
   * itself is gone by then, so that it cannot be redeemed twice; this explains why to a concurrent poll.
   */
  readonly beingRedeemed = new Map<string, number>();

  /** @param names The second one is null if the client cannot poll yet. */
  constructor(
    now: () => number,
    names: { readonly server: (request: T) => string; readonly client: (request: T) => string | null },
  ) {
    super(now, {
      keys: { server: names.server, client: (request) => (request.clientDeleted ? null : names.client(request)) },
      expiresAt: ({ expiresAt }) => expiresAt,
    });
  }

  /** Marks the requests of a deleted client: polls no longer find them, and the authorization server is told why. */
  orphan(clientId: number): void {
    for (const request of this) {
      if (request.client.client.clientId !== clientId) continue;
      request.clientDeleted = true;
      this.put(request);
    }
  }
}
