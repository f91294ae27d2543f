import {
  BackchannelAuthenticationFailRequestReasonValues,
  type BackchannelAuthenticationFailRequestReason,
  type BackchannelAuthenticationFailResponse,
} from "../../../generated/models.js";
import { CallerFault, errorContent, errorEntries } from "../../api/answers.js";
import { decision, type Action, type Reply } from "../../api/reply.js";
import { isPlainAscii } from "../../protocol/plain-ascii.js";
import { isErrorDescription } from "../../../shared/error-description.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";

const actionOf: Partial<
  Record<BackchannelAuthenticationFailRequestReason, Action<BackchannelAuthenticationFailResponse>>
> = {
  ACCESS_DENIED: "FORBIDDEN",
  SERVER_ERROR: "INTERNAL_SERVER_ERROR",
};

/** Emulates `ciba.fail`. */
export const fail: Handler<"ciba.fail"> = ({ body }, context) => {
  const reason = body.oneOf("reason", BackchannelAuthenticationFailRequestReasonValues) ?? "SERVER_ERROR";
  const description = body.string("errorDescription");
  const uri = body.string("errorUri");
  if (description !== undefined && !isErrorDescription(description)) {
    const text = "The errorDescription has characters that it cannot have.";
    return refuse(context, emulatorCodes.failDescriptionInvalid, text);
  }
  if (uri !== undefined && !isPlainAscii(uri))
    return refuse(context, emulatorCodes.failUriInvalid, "The errorUri is not ASCII.");

  // An unknown ticket is not an error: the caller wants it gone.
  const ticket = body.string("ticket");
  const transaction = ticket === undefined ? undefined : context.store.transactions.get(ticket);
  if (transaction) context.store.transactions.delete(transaction);

  return decision(actionOf[reason] ?? "BAD_REQUEST", "A185001", "The answer for the client was prepared.", {
    responseContent: JSON.stringify(errorEntries(context.service, reason.toLowerCase(), { description, uri })),
  });
};

function refuse(context: ServiceContext, code: string, text: string): Reply<BackchannelAuthenticationFailResponse> {
  return decision("INTERNAL_SERVER_ERROR", code, text, {
    responseContent: errorContent(context.service, new CallerFault(code, text)),
  });
}
