import type { AuthorizationRequest } from "../../protocol/authorization-request/authorization-request.js";
import { Collection } from "../collection.js";

/** How long a ticket lives, in milliseconds. */
export const TICKET_LIFETIME_MS = 86_400_000;

/** An authorization request that waits for the user, under the name that the authorization server knows it by. */
export interface AuthorizationTicket {
  readonly ticket: string;
  readonly request: AuthorizationRequest;
  /** Text of the authorization server's own. */
  context: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** The authorization requests of a service that were not answered yet. */
export function authorizationTicketCollection(now: () => number): Collection<AuthorizationTicket, "ticket"> {
  return new Collection(now, { keys: { ticket: ({ ticket }) => ticket }, expiresAt: ({ expiresAt }) => expiresAt });
}
