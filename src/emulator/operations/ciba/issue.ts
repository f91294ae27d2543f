import type { BackchannelAuthenticationIssueResponse } from "../../../generated/models.js";
import { CallerFault, errorContent } from "../../api/answers.js";
import { decision, type Reply } from "../../api/reply.js";
import { belongsToAnotherService } from "./belongs-to-another-service.js";
import type { Handler } from "../../api/handler.js";

/** Emulates `ciba.issue`. */
export const issue: Handler<"ciba.issue"> = ({ body }, context, services) => {
  const { service, store, clock } = context;
  const refuse = (code: string, text: string): Reply<BackchannelAuthenticationIssueResponse> =>
    decision(code === "A182201" ? "INTERNAL_SERVER_ERROR" : "INVALID_TICKET", code, text, {
      responseContent: errorContent(service, new CallerFault(code, text)),
    });
  const ticket = body.string("ticket");
  if (!ticket) return refuse("A182201", "The call has no ticket.");
  const transaction = store.transactions.get(ticket);
  if (!transaction) {
    return belongsToAnotherService(services, ticket)
      ? refuse("A181202", "The ticket belongs to another service.")
      : refuse("A181201", "The ticket is not known.");
  }
  const now = clock.now();
  if (transaction.expiresAt <= now) {
    store.transactions.delete(transaction);
    return refuse("A181203", "The ticket has expired.");
  }
  if (transaction.outcome) return refuse("A181204", "The transaction of the ticket is completed.");
  if (transaction.authReqId !== null) return refuse("A181205", "An auth_req_id was issued for the ticket before.");

  const lifetime = service.backchannelAuthReqIdDuration;
  const expiresIn = transaction.requestedExpiry > 0 ? Math.min(transaction.requestedExpiry, lifetime) : lifetime;
  const authReqId = context.newToken();
  transaction.expiresAt = now + expiresIn * 1000;
  transaction.authReqId = authReqId;
  store.transactions.put(transaction);
  // CIBA Core 1.0, section 7.3: only clients that use the token endpoint get an interval.
  const interval = transaction.mode === "PUSH" ? {} : { interval: transaction.interval };
  return decision("OK", "A183001", "An auth_req_id was issued.", {
    responseContent: JSON.stringify({ auth_req_id: authReqId, expires_in: expiresIn, ...interval }),
    authReqId,
    expiresIn,
    ...interval,
  });
};
