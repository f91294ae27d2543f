import type { Authlete } from "../../client/client.js";
import {
  BackchannelAuthenticationCompleteRequestResultValues as RESULTS,
  type BackchannelAuthenticationCompleteRequest,
  type BackchannelAuthenticationCompleteResponse,
  type DeliveryMode,
} from "../../generated/models.js";
import { reporter, type OnError } from "../endpoint/endpoint.js";
import { isErrorDescription, isErrorUri } from "../../shared/error-description.js";
import { HandlerError } from "../endpoint/handler-error.js";
import { isNotificationToken, type Delivery, type Notify } from "./notification.js";
import { apiClient, checkOptions, optionalFunction } from "../endpoint/option-checks.js";
import { isObject } from "../../shared/is-object.js";

/** Options of {@link completion}. */
export interface CompletionOptions {
  /** The client of the API. */
  authlete: Pick<Authlete, "ciba">;
  /** Sends the notifications of the ping and push modes. Without it, notifications are `blocked`. */
  notify?: Notify | undefined;
  /** Told of what went wrong on the server's side. Default: `console.error`. */
  onError?: OnError | undefined;
}

/** What became of a completion. */
export interface Completion {
  /**
   * Whether the API took the outcome. It does not when the transaction has expired, is completed already or is not known:
   * the answer of the device is lost then.
   */
  recorded: boolean;
  /** Result code of the API. */
  resultCode: string;
  /** Result message of the API. For your logs, not for a user or a client. */
  resultMessage: string;
  /** How the client hears of the outcome. */
  deliveryMode: DeliveryMode | undefined;
  /** What became of the notification; `undefined` where none was due. A failed one does not undo the outcome. */
  delivery: Delivery | undefined;
}

/**
 * Ends a transaction. To be called once for each ticket, with what the user decided, or with `TRANSACTION_FAILED` when
 * there will be no answer. Rejects with a `TypeError` for an outcome that the API would not take, and with an
 * `AuthleteError` when the API fails.
 */
export type Complete = (outcome: BackchannelAuthenticationCompleteRequest) => Promise<Completion>;

/**
 * Makes the function that ends transactions: it tells the API of the outcome, and the client of it where the delivery
 * mode is ping or push. CIBA Core 1.0, sections 10.2, 10.3 and 12.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function completion(options: CompletionOptions): Complete {
  checkOptions("completion", options, {
    authlete: apiClient("ciba.complete"),
    notify: optionalFunction,
    onError: optionalFunction,
  });
  const { authlete, notify } = options;
  const report = reporter("completion", options.onError);

  return async (outcome) => {
    checkOutcome(outcome);
    const result = await authlete.ciba.complete(outcome);
    const { action, resultCode, resultMessage, deliveryMode } = result;
    if (action !== "NO_ACTION" && action !== "NOTIFICATION") {
      report(new HandlerError("ERR_ACTION", `ciba.complete gave ${action} (${resultCode})`), "ciba.complete");
    }
    return {
      // Of a client that waits, errors too are to be told: the action alone does not say whether the outcome was taken.
      recorded: action === "NO_ACTION" || (action === "NOTIFICATION" && isSuccess(resultCode)),
      resultCode,
      resultMessage,
      deliveryMode: deliveryMode ?? undefined,
      delivery: action === "NOTIFICATION" ? await deliver(result, notify, report) : undefined,
    };
  };
}

/** The third digit from the right is the class of a result code: 0 is success. */
function isSuccess(resultCode: string): boolean {
  return /^[A-Z]\d{3}0\d\d$/.test(resultCode);
}

function checkOutcome(outcome: BackchannelAuthenticationCompleteRequest): void {
  const check = (holds: boolean, what: string) => {
    if (!holds) throw new TypeError(`complete: ${what}`);
  };
  check(isObject(outcome), "the outcome must be an object");
  const { ticket, result, subject, authTime, errorDescription, errorUri } = outcome;
  check(typeof ticket === "string" && ticket !== "", "ticket must be that of the transaction");
  check(RESULTS.includes(result), `result must be one of ${RESULTS.join(", ")}`);
  const named = typeof subject === "string" && /^[\x20-\x7e]+$/.test(subject);
  check(named || (subject === undefined && result !== "AUTHORIZED"), "subject must be a text of ASCII characters");
  // Milliseconds would be a time in a far future.
  const seconds = authTime === undefined || (Number.isSafeInteger(authTime) && authTime >= 0 && authTime < 1e11);
  check(seconds, "authTime must be a number of seconds since the epoch");
  const described = errorDescription === undefined || isErrorDescription(errorDescription);
  check(described, 'errorDescription must be of ASCII characters other than " and \\');
  check(errorUri === undefined || isErrorUri(errorUri), "errorUri must be a URI");
}

/** The notification goes where the API says, never to what a request names: CIBA Core 1.0, section 4. */
async function deliver(
  result: BackchannelAuthenticationCompleteResponse,
  notify: Notify | undefined,
  report: (error: unknown, step: string) => void,
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
  if (notify === undefined) {
    const message = `a client in ${result.deliveryMode} mode is to be notified: give completion() the option notify`;
    return blocked(new HandlerError("ERR_OPTION_MISSING", message));
  }
  try {
    return await notify({ endpoint, token, body });
  } catch (error) {
    report(error, "notify");
    return { outcome: "unreachable", reason: "the sender failed" };
  }
}
