import type { BackchannelAuthenticationIssueResponse } from "../../../generated/models.js";
import { CallerFault, errorContent } from "../../api/answers.js";
import { decision, type Action, type Reply } from "../../api/reply.js";
import { belongsToAnotherService } from "./belongs-to-another-service.js";
import type { Handler } from "../../api/handler.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Emulates `ciba.issue`. */
export const issue: Handler<"ciba.issue"> = ({ body }, context, services) => {
  const { service, store, clock } = context;
  const ticket = body.string("ticket");
  if (!ticket) return refuse(context, "INTERNAL_SERVER_ERROR", "A182201", "The call has no ticket.");

  const transaction = store.transactions.get(ticket);
  if (!transaction) {
    return belongsToAnotherService(services, ticket)
      ? refuse(context, "INVALID_TICKET", "A181202", "The ticket belongs to another service.")
      : refuse(context, "INVALID_TICKET", "A181201", "The ticket is not known.");
  }
  const now = clock.now();
  if (transaction.expiresAt <= now) {
    store.transactions.delete(transaction);
    return refuse(context, "INVALID_TICKET", "A181203", "The ticket has expired.");
  }
  if (transaction.outcome)
    return refuse(context, "INVALID_TICKET", "A181204", "The transaction of the ticket is completed.");
  if (transaction.authReqId !== null) {
    return refuse(context, "INVALID_TICKET", "A181205", "An auth_req_id was issued for the ticket before.");
  }

  const lifetime = service.backchannelAuthReqIdDuration;
  const expiresIn = transaction.requestedExpiry > 0 ? Math.min(transaction.requestedExpiry, lifetime) : lifetime;
  const authReqId = context.newToken();
  transaction.expiresAt = now + expiresIn * 1000;
  transaction.authReqId = authReqId;
  store.transactions.put(transaction);
  // CIBA Core 1.0, section 7.3: an interval is for clients that come to the token endpoint.
  const interval = transaction.mode === "PUSH" ? {} : { interval: transaction.interval };
  return decision("OK", "A183001", "An auth_req_id was issued.", {
    responseContent: JSON.stringify({ auth_req_id: authReqId, expires_in: expiresIn, ...interval }),
    authReqId,
    expiresIn,
    ...interval,
  });
};

function refuse(
  context: ServiceContext,
  action: Action<BackchannelAuthenticationIssueResponse>,
  code: string,
  text: string,
): Reply<BackchannelAuthenticationIssueResponse> {
  return decision(action, code, text, { responseContent: errorContent(context.service, new CallerFault(code, text)) });
}
