import { CallerFault, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, type Reply } from "../../api/reply.js";
import { parseJsonObject } from "../../api/request-body.js";
import type { AuthorizationTicketInfoResponse } from "../../../generated/models.js";
import { MAX_STORED, storedSize } from "../../settings/storage-limits.js";
import { isObject } from "../../../shared/is-object.js";
import { findTicket } from "./ticket.js";

/** Whatever the reason, an unusable ticket counts as unknown. */
const ticketCodes = {
  missing: emulatorCodes.ticketMissing,
  unknown: emulatorCodes.ticketUnknown,
  foreign: emulatorCodes.ticketUnknown,
  expired: emulatorCodes.ticketUnknown,
};

/** Emulates `authorization.management.getTicketInfo`. */
export const getTicketInfo: Handler<"authorization.management.getTicketInfo"> = ({ body }, context, services) =>
  orNotFound(() => {
    const { context: text } = findTicket(context, services, body.string("ticket"), ticketCodes);
    return decision("OK", emulatorCodes.ticketRead, "The ticket was found.", { info: { context: text } });
  });

/** Emulates `authorization.management.updateTicket`. */
export const updateTicket: Handler<"authorization.management.updateTicket"> = ({ body }, context, services) =>
  orNotFound(() => {
    const given = body.value["info"];
    // The real service accepts an object, unlike the official description.
    const info = typeof given === "string" ? (parseJsonObject(given) ?? { context: given }) : given;
    const text = isObject(info) ? (info["context"] ?? null) : undefined;
    if (text !== null && typeof text !== "string")
      throw new CallerFault(emulatorCodes.ticketMissing, "The call has no info, an object with a context.");
    if (storedSize(text) > MAX_STORED) throw new CallerFault(emulatorCodes.contextTooBig, "The context is too big.");
    const ticket = findTicket(context, services, body.string("ticket"), ticketCodes);
    ticket.context = text;
    // The official SDK, which sends text, rejects an object in the answer.
    const shown = typeof given === "string" ? undefined : { context: text };
    return decision("OK", emulatorCodes.ticketUpdated, "The ticket was changed.", { info: shown });
  });

function orNotFound(work: () => Reply<AuthorizationTicketInfoResponse>): Reply<AuthorizationTicketInfoResponse> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const action = error.resultCode === emulatorCodes.ticketUnknown ? "NOT_FOUND" : "CALLER_ERROR";
    return decision(action, error.resultCode, error.text);
  }
}
