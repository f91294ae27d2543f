import type { DeliveryMode } from "../../../generated/models.js";
import { PolledRequests, type PolledRequest } from "./polled-requests.js";

/**
 * A backchannel authentication request. The authorization server refers to it by the ticket, the client by the
 * auth_req_id. The mode is as of the time of the request.
 */
export interface Transaction extends PolledRequest {
  readonly ticket: string;
  readonly mode: DeliveryMode;
  readonly notificationToken: string | null;
  /** Thumbprint of the certificate that pushed access tokens are bound to. */
  readonly certificateThumbprint: string | null;
  /** The requested lifetime in seconds; 0 if the client requested none. */
  readonly requestedExpiry: number;
  authReqId: string | null;
}

/** The backchannel authentication requests of a service. */
export function transactionCollection(now: () => number): PolledRequests<Transaction> {
  return new PolledRequests(now, { server: ({ ticket }) => ticket, client: ({ authReqId }) => authReqId });
}
