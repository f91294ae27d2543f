import type { TokenFailResponse } from "../../../generated/models.js";
import { CallerFault, errorContent, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import { findPasswordTicket } from "./password-ticket.js";

const ticketCodes = { missing: "A063201", unknown: "A063202", foreign: "A063203", expired: "A063301" };

/** Error, result code and text for each reason. The description lacks the last three. */
const reasons: Readonly<Record<string, readonly [error: string, resultCode: string, text: string]>> = {
  // Like the real service, although RFC 6749, section 5.2, specifies invalid_grant.
  INVALID_RESOURCE_OWNER_CREDENTIALS: ["invalid_request", "A067301", "The user name or the password is wrong."],
  UNKNOWN: ["server_error", "A067302", "The authorization server gave no reason."],
  INVALID_TARGET: ["invalid_target", "A067303", "A resource is not acceptable."],
  INVALID_CLIENT: ["invalid_client", emulatorCodes.failedClient, "The client is not acceptable."],
  UNAUTHORIZED_CLIENT: ["unauthorized_client", emulatorCodes.failedClient, "The client may not make the request."],
  INVALID_SCOPE: ["invalid_scope", emulatorCodes.failedScope, "A scope is not acceptable."],
};

/** Emulates `token.fail`. */
export const failToken: Handler<"token.fail"> = ({ body }, context, services) => {
  const tell = (action: "BAD_REQUEST" | "INTERNAL_SERVER_ERROR", refusal: Refusal) =>
    decision<TokenFailResponse>(action, refusal.resultCode, refusal.text, {
      responseContent: errorContent(context.service, refusal),
    });
  try {
    const reason = body.string("reason") ?? "";
    const ticket = findPasswordTicket(context, services, body.string("ticket"), ticketCodes);
    const [error, code, text] = (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? [];
    if (error === undefined) throw new CallerFault("A067201", "The call has no reason.");
    context.store.passwordTickets.delete(ticket);
    return tell(error === "server_error" ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST", new Refusal(error, code!, text!));
  } catch (error) {
    if (error instanceof CallerFault) return tell("INTERNAL_SERVER_ERROR", error);
    throw error;
  }
};
