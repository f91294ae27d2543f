import type { Authlete } from "../../client/client.js";
import type {
  BackchannelAuthenticationCompleteRequest,
  BackchannelAuthenticationCompleteResponse,
  DeliveryMode,
} from "../../generated/models.js";
import { isNotificationToken } from "../../shared/notification-token.js";
import { checkOptions, countOf, optionalFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { CALLBACK_TIMEOUT_MS } from "../endpoint/endpoint-options.js";
import { createFaultReporter, type FaultReporter, type OnError } from "../endpoint/fault-reporter.js";
import { HandlerError } from "../endpoint/handler-error.js";
import { within } from "../endpoint/within.js";
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
  /** How long to wait for `notify`, in milliseconds. Default 30000. */
  callbackTimeout?: number | undefined;
}

/** The result of a completion. */
export interface Completion {
  /**
   * Whether the API recorded the outcome. It does not if the transaction has expired, is completed already or is unknown; the
   * user's decision then has no effect.
   */
  recorded: boolean;
  /** Result code of the API. */
  resultCode: string;
  /** Result message of the API. For your logs, not for a user or a client. */
  resultMessage: string;
  /** How the client learns of the outcome; `undefined` for an unknown transaction. */
  deliveryMode: DeliveryMode | undefined;
  /** What became of the notification, `undefined` if none was due. A failed notification does not undo the outcome. */
  delivery: Delivery | undefined;
}

/**
 * Completes a transaction. Call it once for each ticket, with what the user decided, or with `TRANSACTION_FAILED` if there will
 * be no decision. Rejects with a `TypeError` for an outcome that the API would not take, before anything is sent, and with an
 * `AuthleteError` if the call fails.
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
  });
  const { ciba } = options.authlete;
  const report = createFaultReporter("completion", options);

  return async (outcome) => {
    checkOutcome(outcome);
    const result = await ciba.complete(outcome);
    const { action, resultCode, resultMessage, deliveryMode } = result;
    if (action !== "NO_ACTION" && action !== "NOTIFICATION") {
      report(new HandlerError("ERR_ACTION", `ciba.complete gave ${action} (${resultCode})`), "ciba.complete");
    }
    return {
      // A client is notified of errors too, so the action alone does not tell whether the outcome was recorded.
      recorded: action === "NO_ACTION" || (action === "NOTIFICATION" && isSuccess(resultCode)),
      resultCode,
      resultMessage,
      deliveryMode: deliveryMode ?? undefined,
      delivery: action === "NOTIFICATION" ? await deliver(result, options, report) : undefined,
    };
  };
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
