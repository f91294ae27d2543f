import {
  BackchannelAuthenticationFailRequestReasonValues,
  type BackchannelAuthenticationFailRequestReason,
} from "../../generated/models.js";
import { CallerFault, decision, errorContent, errorEntries, type Reply } from "../answers.js";
import { isErrorDescription, isPlainAscii } from "../error-details.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import type { World } from "../world.js";

const actionOf: Partial<Record<BackchannelAuthenticationFailRequestReason, string>> = {
  ACCESS_DENIED: "FORBIDDEN",
  SERVER_ERROR: "INTERNAL_SERVER_ERROR",
};

/** Emulates `ciba.fail`. */
export const fail: Handler = ({ body }, world) => {
  const reason = body.oneOf("reason", BackchannelAuthenticationFailRequestReasonValues) ?? "SERVER_ERROR";
  const description = body.string("errorDescription");
  const uri = body.string("errorUri");
  if (description !== undefined && !isErrorDescription(description)) {
    return refuse(world, ownCodes.failDescriptionInvalid, "The errorDescription has characters that it cannot have.");
  }
  if (uri !== undefined && !isPlainAscii(uri))
    return refuse(world, ownCodes.failUriInvalid, "The errorUri is not ASCII.");

  // A ticket that is not there is no error: what the caller wants is that it is gone.
  const ticket = body.string("ticket");
  const transaction = ticket === undefined ? undefined : world.state.byTicket(ticket);
  if (transaction) world.state.deleteTransaction(transaction);

  return decision(actionOf[reason] ?? "BAD_REQUEST", "A185001", "The answer for the client was prepared.", {
    responseContent: JSON.stringify(errorEntries(world.service, reason.toLowerCase(), { description, uri })),
  });
};

function refuse(world: World, code: string, text: string): Reply {
  return decision("INTERNAL_SERVER_ERROR", code, text, {
    responseContent: errorContent(world.service, new CallerFault(code, text)),
  });
}
