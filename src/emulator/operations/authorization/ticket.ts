import { CallerFault, Refusal } from "../../api/answers.js";
import type { AuthorizationTicket } from "../../store/pending/authorization-tickets.js";
import type { Services, ServiceContext } from "../../service/service-context.js";

/** Result codes for an invalid ticket, which depend on the operation. */
export interface TicketCodes {
  readonly missing: string;
  readonly unknown: string;
  readonly foreign: string;
  readonly expired: string;
}

/** Finds an authorization request by its ticket. A used ticket is unknown, for example after a double click. */
export function findTicket(
  context: ServiceContext,
  { all }: Services,
  text: string | undefined,
  codes: TicketCodes,
): AuthorizationTicket {
  if (!text) throw new CallerFault(codes.missing, "The call has no ticket.");
  const ticket = context.store.authorizationTickets.get(text);
  if (!ticket) {
    if (all.some(({ store }) => store.authorizationTickets.get(text)))
      throw new CallerFault(codes.foreign, "The ticket belongs to another service.");
    throw new Refusal("invalid_request", codes.unknown, "The ticket is not known, or was used before.");
  }
  if (ticket.expiresAt > context.clock.now()) return ticket;
  context.store.authorizationTickets.delete(ticket);
  throw new Refusal("invalid_request", codes.expired, "The ticket has expired.");
}
