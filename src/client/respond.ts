import { actionsOf } from "../generated/actions.js";
import type { OperationId } from "../generated/operations.js";
import { actionIn, answerByTable, type AnswerOptions, type Respondable } from "./http/action-answer.js";
import { checkResult } from "./errors.js";
import { responseOf } from "./response-of.js";

export type { Respondable };

/** Options of {@link respond}. */
export interface RespondOptions extends AnswerOptions {
  /** The operation that returned the result. Needed only for a copy of a result. */
  operation?: OperationId | undefined;
}

/**
 * Turns a result into the authorization server's HTTP answer to its client: status, headers and body follow the action table in
 * the reference. Of the result, only `responseContent` and the nonces meant for the client leave the server. An unknown action, or
 * missing content, becomes a 500 with `server_error`.
 *
 * @param result A result as returned by a method of the client.
 * @throws TypeError for an action that is not an answer to a client, with a message that names the next step, and for a copy of a
 * result without `operation`. {@link AuthleteResponseError} for an empty result.
 */
export function respond(result: Respondable, options: RespondOptions = {}): Response {
  // The client returns undefined for an empty answer.
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
    throw new TypeError(`respond: ${operation} returned ${result.action}, not an answer to a client. ${action}`);
  return answerByTable(table, result, options);
}
