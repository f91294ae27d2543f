import { Collection } from "../collection.js";
import type { Grant } from "../grant.js";
import type { TokenBinding } from "../../tokens/token-binding.js";

/** A token request with a user's password. The authorization server refers to it by the ticket. */
export interface PasswordTicket {
  readonly ticket: string;
  /** The grant without the user, whom only the authorization server can identify. */
  readonly grant: Grant;
  readonly binding: TokenBinding;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** The password requests of a service that are not answered yet. */
export function passwordTicketCollection(now: () => number): Collection<PasswordTicket, "ticket"> {
  return new Collection(now, { keys: { ticket: ({ ticket }) => ticket }, expiresAt: ({ expiresAt }) => expiresAt });
}
