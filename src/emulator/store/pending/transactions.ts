import type { DeliveryMode } from "../../../generated/models.js";
import { PolledRequests, type PolledRequest } from "./polled-requests.js";

/**
 * A backchannel authentication request. The ticket is its name for the authorization server, the auth_req_id its name
 * for the client. The mode is that of the time of the request.
 */
export interface Transaction extends PolledRequest {
  readonly ticket: string;
  readonly mode: DeliveryMode;
  readonly notificationToken: string | null;
  /** Of the certificate that pushed access tokens are to be bound to. */
  readonly certificateThumbprint: string | null;
  /** Seconds; 0 where the client asked for no lifetime. */
  readonly requestedExpiry: number;
  authReqId: string | null;
}

/** The backchannel authentication requests of a service. */
export function transactionCollection(now: () => number): PolledRequests<Transaction> {
  return new PolledRequests(now, { server: ({ ticket }) => ticket, client: ({ authReqId }) => authReqId });
}
