import type { AuthorizationRequest } from "../../protocol/authorization-request/authorization-request.js";
import { Collection } from "../collection.js";

/** Lifetime of a ticket, in milliseconds. */
export const TICKET_LIFETIME_MS = 86_400_000;

/** An authorization request that waits for the user. The authorization server refers to it by the ticket. */
export interface AuthorizationTicket {
  readonly ticket: string;
  readonly request: AuthorizationRequest;
  /** Arbitrary text that the authorization server attached. */
  context: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** The authorization requests of a service that are not answered yet. */
export function authorizationTicketCollection(now: () => number): Collection<AuthorizationTicket, "ticket"> {
  return new Collection(now, { keys: { ticket: ({ ticket }) => ticket }, expiresAt: ({ expiresAt }) => expiresAt });
}
