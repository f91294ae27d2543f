import { actionsOf } from "../generated/actions.js";
import type { OperationId } from "../generated/operations.js";
import { actionIn, answerByTable, type AnswerOptions, type Respondable } from "./http/action-answer.js";
import { checkResult } from "./errors.js";
import { responseOf } from "./response-of.js";

export type { Respondable };

/** Settings of one answer. */
export interface RespondOptions extends AnswerOptions {
  /** The operation that the result came from. Needed only for a copy of a result. */
  operation?: OperationId | undefined;
}

/**
 * Turns a result into the HTTP answer that the authorization server gives to its client: status, headers and body by the
 * actions of the operation, as the reference lists them. Nothing of the result but `responseContent` and the nonces meant for
 * the client leaves the server.
 *
 * An action that the table does not know, or an answer that lacks its content, becomes a 500 with `server_error`.
 *
 * @param result A result as a method of the client gave it.
 * @throws TypeError for an action that is not to be answered directly; the message names the next step. An
 * {@link AuthleteResponseError} for the empty result of a call.
 */
export function respond(result: Respondable, options: RespondOptions = {}): Response {
  // What the client gives for an empty answer.
  if (result === undefined || options.operation) checkResult(result, options.operation ?? "respond");
  const operation = options.operation ?? responseOf(Object(result) as object)?.operation;
  if (operation === undefined) {
    throw new TypeError(
      'respond: give the result as the client returned it, or name its operation: respond(result, { operation: "ciba.fail" })',
    );
  }
  const table = actionsOf(operation);
  if (table === undefined) throw new TypeError(`respond: a result of ${operation} is not an answer to a client`);
  const action = actionIn(table, result);
  if (typeof action === "string")
    throw new TypeError(`respond: ${operation} gave ${result.action}, which is not an answer to a client. ${action}`);
  return answerByTable(table, result, options);
}
