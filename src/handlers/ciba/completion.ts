import type { Authlete } from "../../client/client.js";
import {
  BackchannelAuthenticationCompleteResponseActionValues as ACTIONS,
  type BackchannelAuthenticationCompleteRequest,
  type BackchannelAuthenticationCompleteResponse,
  type DeliveryMode,
} from "../../generated/models.js";
import { isObject } from "../../shared/is-object.js";
import { wasNeverSent } from "../../shared/never-sent.js";
import { isNotificationToken } from "../../shared/notification-token.js";
import { checkOptions, countOf, optionalFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { CALLBACK_TIMEOUT_MS } from "../endpoint/endpoint-options.js";
import { createFaultReporter, type FaultReporter, type OnError } from "../../shared/fault-reporter.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Awaitable } from "../endpoint/handler.js";
import { within } from "../endpoint/within.js";
import { noteCompletion } from "./completed-tickets.js";
import { readDelivery, type Delivery, type Notify } from "./notification.js";
import { checkOutcome } from "./outcome.js";

/** Options of {@link completion}. */
export interface CompletionOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "ciba">;
  /** Sends the notifications of ping and push mode. Default: none are sent, and the delivery is `blocked`. */
  notify?: Notify | undefined;
  /** Receives every server-side error. Default: `console.error`. */
  onError?: OnError | undefined;
  /**
   * Whether an approval is still allowed: the user has not been locked, consent not withdrawn, the client not deleted. Called right
   * before an approval is recorded. Anything but `true` turns it into `ACCESS_DENIED`; if it throws, `complete` rejects and nothing
   * is recorded. Default: yes.
   */
  allowApproval?: ((outcome: BackchannelAuthenticationCompleteRequest) => Awaitable<boolean>) | undefined;
  /** How long to wait for `notify` and `allowApproval`, in milliseconds. Default 30000. */
  callbackTimeout?: number | undefined;
}

/** The result of a completion. */
export interface Completion {
  /**
   * Whether the API recorded the outcome:
   * - `true`: it did.
   * - `false`: it refused, because the transaction has expired, is already completed or is unknown. The user's decision has no effect.
   * - `undefined`: unknown, because the API's answer was lost. Do not tell the user that the decision took effect, or that it did not:
   *   the client may have received its tokens. `onError` gets the reason.
   */
  recorded: boolean | undefined;
  /** `true` if `allowApproval` turned an approval into `ACCESS_DENIED`. */
  denied?: true;
  /** Result code of the API, `undefined` without an answer. */
  resultCode: string | undefined;
  /** Result message of the API, for your logs rather than for users or clients. */
  resultMessage: string | undefined;
  /** How the client learns the outcome; `undefined` for an unknown transaction or without an answer. */
  deliveryMode: DeliveryMode | undefined;
  /** Result of the notification, `undefined` if none was due. A failed notification does not undo the outcome. */
  delivery: Delivery | undefined;
}

/**
 * Completes a transaction. Call it once for each ticket, with the user's decision, or with `TRANSACTION_FAILED` if there will be
 * none. Rejects if nothing was recorded, so you can call it again: with a `TypeError` for an invalid outcome, before anything is sent,
 * with what `allowApproval` rejects with, and with an `AuthleteError` if the call did not reach the API or it made no decision.
 */
export type Complete = (outcome: BackchannelAuthenticationCompleteRequest) => Promise<Completion>;

/**
 * Creates the function that completes transactions: it sends the outcome to the API, and notifies the client in ping and push mode.
 * CIBA Core 1.0, sections 10.2, 10.3 and 12.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function completion(options: CompletionOptions): Complete {
  checkOptions("completion", options, {
    authlete: apiClient("ciba.complete"),
    notify: optionalFunction,
    onError: optionalFunction,
    callbackTimeout: countOf("milliseconds"),
    allowApproval: optionalFunction,
  });
  const { ciba } = options.authlete;
  const { callbackTimeout = CALLBACK_TIMEOUT_MS } = options;
  const report = createFaultReporter("completion", options);

  /** Records an outcome. Returns `undefined` if it is unknown whether it was recorded. */
  const record = async (outcome: BackchannelAuthenticationCompleteRequest) => {
    noteCompletion(outcome.ticket, true);
    try {
      const answer: unknown = await ciba.complete(outcome);
      if (isAnswer(answer)) return answer;
      report(
        new HandlerError("ERR_ANSWER", "ciba.complete returned no known action or no result code"),
        "ciba.complete",
      );
    } catch (error) {
      if (isNothingRecorded(error)) {
        noteCompletion(outcome.ticket, false);
        throw error;
      }
      report(error, "ciba.complete");
    }
    return undefined;
  };

  return async (given) => {
    checkOutcome(given);
    // A copy, so that exactly what was checked is sent.
    const outcome = { ...given };
    let denied = false;
    if (outcome.result === "AUTHORIZED" && options.allowApproval) {
      const allowed: unknown = await within("allowApproval", callbackTimeout, () => options.allowApproval!(outcome));
      denied = allowed !== true;
    }
    const answer = await record(denied ? { ticket: outcome.ticket, result: "ACCESS_DENIED" } : outcome);
    const { action, resultCode, resultMessage, deliveryMode } = answer ?? {};
    if (action === "SERVER_ERROR") {
      report(new HandlerError("ERR_ACTION", `ciba.complete returned SERVER_ERROR (${resultCode})`), "ciba.complete");
    }
    return {
      // A client is notified of errors too, so the action alone does not tell whether the outcome was recorded.
      recorded: answer && (action === "NO_ACTION" || (action === "NOTIFICATION" && isSuccess(answer.resultCode))),
      ...(denied && { denied }),
      resultCode,
      resultMessage,
      deliveryMode: deliveryMode ?? undefined,
      delivery: answer && action === "NOTIFICATION" ? await deliver(answer, options, report) : undefined,
    };
  };
}

/** Whether the API's answer tells if the outcome was recorded. */
function isAnswer(value: unknown): value is BackchannelAuthenticationCompleteResponse {
  if (!isObject(value) || typeof value["resultCode"] !== "string") return false;
  return ACTIONS.includes(value["action"] as (typeof ACTIONS)[number]);
}

/** Whether a failed call is known to have left the transaction unchanged. Otherwise the outcome may have been recorded. */
function isNothingRecorded(error: unknown): boolean {
  const { code, status, attempt, cause } = Object(error) as Record<string, unknown>;
  // A wrong argument. The errors of fetch itself have a cause.
  if (error instanceof TypeError) return cause === undefined;
  // A gateway does not know what the API behind it did.
  if (code === "ERR_API") return status !== 502 && status !== 504;
  // Attempt 0 means that no token arrived in time, so nothing was sent.
  return (code === "ERR_TIMEOUT" && attempt === 0) || (code === "ERR_CONNECTION" && wasNeverSent(cause));
}

/** The third digit from the right is the class of a result code: 0 is success. */
function isSuccess(resultCode: string): boolean {
  return /^[A-Z]\d{3}0\d\d$/.test(resultCode);
}

/** Notifies the endpoint that the API names, never one from a request: CIBA Core 1.0, section 4. */
async function deliver(
  result: BackchannelAuthenticationCompleteResponse,
  options: CompletionOptions,
  report: FaultReporter,
): Promise<Delivery> {
  const { clientNotificationEndpoint: endpoint, clientNotificationToken: token, responseContent: body } = result;
  const blocked = (error: HandlerError): Delivery => {
    report(error, "notify");
    return { outcome: "blocked", reason: error.message };
  };
  if (!endpoint || !token || !body || !isNotificationToken(token)) {
    return blocked(
      new HandlerError("ERR_ANSWER", "ciba.complete returned no endpoint, bearer token or body to notify with"),
    );
  }
  if (options.notify === undefined) {
    const message = `a client in ${result.deliveryMode} mode must be notified: pass the option notify to completion()`;
    return blocked(new HandlerError("ERR_OPTION_MISSING", message));
  }
  try {
    const { callbackTimeout = CALLBACK_TIMEOUT_MS } = options;
    return readDelivery(await within("notify", callbackTimeout, () => options.notify!({ endpoint, token, body })));
  } catch (error) {
    report(error, "notify");
    return { outcome: "unreachable", reason: "the sender failed" };
  }
}
