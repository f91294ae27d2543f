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
  /** The client of the API. */
  authlete: Pick<Authlete, "ciba">;
  /** Sends the notifications of the ping and push modes. Default: none are sent, and `delivery` says `blocked`. */
  notify?: Notify | undefined;
  /** Receives every fault of the server. Default: `console.error`. */
  onError?: OnError | undefined;
  /**
   * Whether what allowed the request still holds: the user is not locked, consent is not withdrawn, the client is not deleted. It
   * is asked right before an approval is recorded. Anything but `true` makes `ACCESS_DENIED` of it; if it throws, `complete`
   * rejects and nothing is recorded. Default: yes.
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
   * - `false`: it refused, since the transaction has expired, is completed already or is unknown. The user's decision has no effect.
   * - `undefined`: not known, since the answer of the API was lost. Tell the user neither that the decision counts nor that it does
   *   not: the client may have got its tokens. `onError` has the reason.
   */
  recorded: boolean | undefined;
  /** `true` if the outcome was an approval that `allowApproval` did not allow, so that `ACCESS_DENIED` was sent in its place. */
  denied?: true;
  /** Result code of the API, `undefined` without an answer. */
  resultCode: string | undefined;
  /** Result message of the API. For your logs, not for a user or a client. */
  resultMessage: string | undefined;
  /** How the client learns of the outcome; `undefined` for an unknown transaction or without an answer. */
  deliveryMode: DeliveryMode | undefined;
  /** What became of the notification, `undefined` if none was due. A failed notification does not undo the outcome. */
  delivery: Delivery | undefined;
}

/**
 * Completes a transaction. Call it once for each ticket, with what the user decided, or with `TRANSACTION_FAILED` if there will
 * be no decision. Rejects if nothing was recorded, so that you can call it again: with a `TypeError` for an outcome that the API
 * would not take, before anything is sent, and with an `AuthleteError` if the API did not get the call or made no decision.
 */
export type Complete = (outcome: BackchannelAuthenticationCompleteRequest) => Promise<Completion>;

/**
 * Makes the function that completes transactions: it tells the API the outcome, and notifies the client if its delivery mode
 * is ping or push. CIBA Core 1.0, sections 10.2, 10.3 and 12.
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

  /** Records an outcome. Returns `undefined` if it is not known whether that has happened. */
  const record = async (outcome: BackchannelAuthenticationCompleteRequest) => {
    noteCompletion(outcome.ticket, true);
    try {
      const answer: unknown = await ciba.complete(outcome);
      if (isAnswer(answer)) return answer;
      report(
        new HandlerError("ERR_ANSWER", "ciba.complete gave no action that is known, or no result code"),
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
    // A copy: what was checked is what is sent.
    const outcome = { ...given };
    let denied = false;
    if (outcome.result === "AUTHORIZED" && options.allowApproval) {
      const allowed: unknown = await within("allowApproval", callbackTimeout, () => options.allowApproval!(outcome));
      denied = allowed !== true;
    }
    const answer = await record(denied ? { ticket: outcome.ticket, result: "ACCESS_DENIED" } : outcome);
    const { action, resultCode, resultMessage, deliveryMode } = answer ?? {};
    if (action === "SERVER_ERROR") {
      report(new HandlerError("ERR_ACTION", `ciba.complete gave SERVER_ERROR (${resultCode})`), "ciba.complete");
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

/** Whether a result of the API says what became of the outcome. */
function isAnswer(value: unknown): value is BackchannelAuthenticationCompleteResponse {
  if (!isObject(value) || typeof value["resultCode"] !== "string") return false;
  return ACTIONS.includes(value["action"] as (typeof ACTIONS)[number]);
}

/** Whether a call that failed has left the transaction as it was. What is not known to have done so may have been recorded. */
function isNothingRecorded(error: unknown): boolean {
  const { code, status, attempt, cause } = Object(error) as Record<string, unknown>;
  // A wrong argument. What fetch itself rejects with has a cause.
  if (error instanceof TypeError) return cause === undefined;
  // A gateway in front of the API speaks of itself.
  if (code === "ERR_API") return status !== 502 && status !== 504;
  // No attempt was made where there was no token in time.
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
      new HandlerError("ERR_ANSWER", "ciba.complete gave no endpoint, bearer token or body to notify with"),
    );
  }
  if (options.notify === undefined) {
    const message = `a client in ${result.deliveryMode} mode is to be notified: give completion() the option notify`;
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
