import type { RequestedDetails } from "../../protocol/authorization-details.js";
import type { IdentifiedClient } from "../clients.js";
import { Collection } from "../collection.js";
import type { Grant } from "../grant.js";
import type { GrantManagement } from "../managed-grants.js";

/** What the authorization server reported of a request. */
export type Outcome =
  | { readonly granted: true; readonly grant: Grant }
  | {
      readonly granted: false;
      readonly error: string;
      readonly description: string | null;
      readonly uri: string | null;
    };

/** A request whose client asks the token endpoint for the outcome. The client is that of the time of the request. */
export interface PolledRequest {
  readonly client: IdentifiedClient;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  readonly grantManagement: GrantManagement | null;
  /** Milliseconds since the Unix epoch, as is `lastPollAt`. */
  expiresAt: number;
  /** Seconds between polls, raised by each slow_down. */
  interval: number;
  lastPollAt: number | null;
  outcome: Outcome | null;
  clientDeleted: boolean;
}

/**
 * Requests of a service that are polled for, from the request to the redemption. Each has two names: the authorization
 * server decides by the first, the client polls by the second.
 */
export class PolledRequests<T extends PolledRequest> extends Collection<T, "server" | "client"> {
  /**
   * What clients poll by while the tokens are being made, with the client that redeems it. The requests are gone already, so
   * that nobody can redeem them a second time; this tells the second one why.
   */
  readonly beingRedeemed = new Map<string, number>();

  /** @param names The second one is null where the client has nothing to poll by yet. */
  constructor(
    now: () => number,
    names: { readonly server: (request: T) => string; readonly client: (request: T) => string | null },
  ) {
    super(now, {
      keys: { server: names.server, client: (request) => (request.clientDeleted ? null : names.client(request)) },
      expiresAt: ({ expiresAt }) => expiresAt,
    });
  }

  /** Marks the requests of a deleted client: it finds them no more, and the authorization server is told why. */
  orphan(clientId: number): void {
    for (const request of this) {
      if (request.client.client.clientId !== clientId) continue;
      request.clientDeleted = true;
      this.put(request);
    }
  }
}
