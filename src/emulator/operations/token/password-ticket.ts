import { CallerFault } from "../../api/answers.js";
import type { PasswordTicket } from "../../store/pending/password-tickets.js";
import type { TicketCodes } from "../authorization/ticket.js";
import type { Services, ServiceContext } from "../../service/service-context.js";

/** Finds a password request by its ticket. Any fault is the authorization server's. */
export function findPasswordTicket(
  context: ServiceContext,
  { all }: Services,
  text: string | undefined,
  codes: TicketCodes,
): PasswordTicket {
  if (!text) throw new CallerFault(codes.missing, "The call has no ticket.");
  const ticket = context.store.passwordTickets.get(text);
  if (!ticket) {
    const foreign = all.some(({ store }) => store.passwordTickets.get(text));
    throw foreign
      ? new CallerFault(codes.foreign, "The ticket belongs to another service.")
      : new CallerFault(codes.unknown, "The ticket is not known, or was used before.");
  }
  if (ticket.expiresAt > context.clock.now()) return ticket;
  context.store.passwordTickets.delete(ticket);
  throw new CallerFault(codes.expired, "The ticket has expired.");
}
