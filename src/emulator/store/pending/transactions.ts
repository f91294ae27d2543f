import type { DeliveryMode } from "../../../generated/models.js";
import type { RequestedDetails } from "../../protocol/authorization-details.js";
import type { IdentifiedClient } from "../clients.js";
import { Collection } from "../collection.js";
import type { Grant } from "../grant.js";

/** How a transaction ended for a client that comes to the token endpoint. */
export type Outcome =
  | { readonly granted: true; readonly grant: Grant }
  | {
      readonly granted: false;
      readonly error: string;
      readonly description: string | null;
      readonly uri: string | null;
    };

/**
 * A backchannel authentication request. The ticket is its name for the authorization server, the auth_req_id its name
 * for the client. Client and mode are those of the time of the request.
 */
export interface Transaction {
  readonly ticket: string;
  readonly client: IdentifiedClient;
  readonly mode: DeliveryMode;
  readonly notificationToken: string | null;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  /** Of the certificate that pushed access tokens are to be bound to. */
  readonly certificateThumbprint: string | null;
  /** Seconds; 0 where the client asked for no lifetime. */
  readonly requestedExpiry: number;
  /** Milliseconds since the Unix epoch, as is `lastPollAt`. */
  expiresAt: number;
  authReqId: string | null;
  /** Seconds between polls, raised by each slow_down. */
  interval: number;
  lastPollAt: number | null;
  outcome: Outcome | null;
  clientDeleted: boolean;
}

/** The backchannel authentication requests of a service, from the ticket to the redemption. */
export class Transactions extends Collection<Transaction, "ticket" | "authReqId"> {
  /**
   * The auth_req_ids whose tokens are being made, with the client that redeems them. Their transactions are gone already, so
   * that no second request can redeem them; this tells the second request why.
   */
  readonly beingRedeemed = new Map<string, number>();

  constructor(now: () => number) {
    super(now, {
      keys: {
        ticket: ({ ticket }) => ticket,
        authReqId: ({ authReqId, clientDeleted }) => (clientDeleted ? null : authReqId),
      },
      expiresAt: ({ expiresAt }) => expiresAt,
    });
  }

  /** Marks the transactions of a deleted client: no auth_req_id leads to them, and the authorization server is told why. */
  orphan(clientId: number): void {
    for (const transaction of this) {
      if (transaction.client.client.clientId !== clientId) continue;
      transaction.clientDeleted = true;
      this.put(transaction);
    }
  }
}
