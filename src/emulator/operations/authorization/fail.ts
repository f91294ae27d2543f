import type { AuthorizationFailRequestReason, AuthorizationFailResponse } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decideWithoutTarget, redirectError } from "./decide.js";
import { findTicket, type TicketCodes } from "./ticket.js";

const ticketCodes: TicketCodes = { missing: "A059201", unknown: "A059202", foreign: "A059203", expired: "A059301" };

/** Error, result code and text for each reason. The description lacks the last three. */
const reasons: Readonly<
  Record<
    AuthorizationFailRequestReason | "INVALID_SCOPE" | "UNAUTHORIZED_CLIENT" | "TEMPORARILY_UNAVAILABLE",
    readonly [error: string, resultCode: string, text: string]
  >
> = {
  NOT_LOGGED_IN: ["login_required", "A060301", "The user is not logged in, and must not be asked."],
  MAX_AGE_NOT_SUPPORTED: ["login_required", "A060302", "It is not known when the user was authenticated."],
  EXCEEDS_MAX_AGE: ["login_required", "A060303", "The user was authenticated too long ago."],
  DIFFERENT_SUBJECT: ["login_required", "A060304", "Another user is logged in."],
  ACR_NOT_SATISFIED: [
    "unmet_authentication_requirements",
    "A060305",
    "The user was not authenticated in one of the ways asked for.",
  ],
  DENIED: ["access_denied", "A060306", "The user has denied the request."],
  UNKNOWN: ["server_error", "A060307", "The authorization server gave no reason."],
  SERVER_ERROR: ["server_error", "A060308", "The authorization server failed."],
  NOT_AUTHENTICATED: ["login_required", "A060309", "The user could not be authenticated."],
  ACCOUNT_SELECTION_REQUIRED: ["account_selection_required", "A060310", "The user has to choose an account."],
  CONSENT_REQUIRED: ["consent_required", "A060311", "The user has not consented, and must not be asked."],
  INTERACTION_REQUIRED: ["interaction_required", "A060312", "The user has to be asked something."],
  INVALID_TARGET: ["invalid_target", "A060313", "A resource is not acceptable."],
  INVALID_SCOPE: ["invalid_scope", emulatorCodes.failedScope, "A scope is not acceptable."],
  UNAUTHORIZED_CLIENT: ["unauthorized_client", emulatorCodes.failedClient, "The client may not make the request."],
  TEMPORARILY_UNAVAILABLE: [
    "temporarily_unavailable",
    emulatorCodes.failedForNow,
    "The authorization server cannot answer at the moment.",
  ],
};

/** Used for a missing or unknown reason. The client still gets an answer. */
const noReason = ["server_error", "A060201", "The call has no reason."] as const;

/** Emulates `authorization.fail`. */
export const fail: Handler<"authorization.fail"> = ({ body }, context, services) =>
  decideWithoutTarget<AuthorizationFailResponse>(context, async () => {
    const reason = body.string("reason") ?? "";
    const description = body.string("description");
    const ticket = findTicket(context, services, body.string("ticket"), ticketCodes);
    context.store.authorizationTickets.delete(ticket);
    const known: Readonly<Record<string, readonly [string, string, string]>> = reasons;
    const [error, code, text] = (Object.hasOwn(known, reason) ? known[reason] : undefined) ?? noReason;
    try {
      return await redirectError(context, ticket.request.target, new Refusal(error, code, description || text));
    } catch (failure) {
      // The ticket stays valid if the answer cannot be signed.
      context.store.authorizationTickets.put(ticket);
      throw failure;
    }
  });
