import type { Authlete } from "../../client/client.js";
import type {
  BackchannelAuthenticationCompleteRequest,
  BackchannelAuthenticationFailRequestReason,
  BackchannelAuthenticationResponse,
} from "../../generated/models.js";
import {
  decide,
  decisionChecks,
  subjectOf,
  type AuthenticationDecisions,
  type AuthenticationRequest,
  type AuthenticationUser,
  type Decision,
} from "./authentication-decisions.js";
import {
  answerSettings,
  clientEndpointChecks,
  readClientRequest,
  type ClientEndpointOptions,
} from "../endpoint/client-request.js";
import type { Complete, Completion } from "./completion.js";
import { endpoint, type Awaitable, type Handler, type Passage } from "../endpoint/endpoint.js";
import { HandlerError } from "../endpoint/handler-error.js";
import { apiClient, checkOptions, optionalFunction, requiredFunction } from "../endpoint/option-checks.js";

/** A transaction for which a user is to be asked. */
export interface AuthenticationTransaction<User extends AuthenticationUser = AuthenticationUser> {
  /** Names the transaction when it is completed. A secret of your server: neither a client nor a device gets it. */
  ticket: string;
  /** What `identifyUser` gave. */
  user: User;
  /** What the client wants: show `clientName`, `scopes` and `bindingMessage`, the latter as plain text. */
  request: AuthenticationRequest;
  /** When the client gives up, in milliseconds since the epoch. Stop asking a while before. */
  expiresAt: number;
}

/** What the user decided: the request of `ciba.complete`, in which `subject` is that of the user unless it is given. */
export type AuthenticationOutcome = Omit<BackchannelAuthenticationCompleteRequest, "ticket" | "subject"> & {
  subject?: string;
};

/** Options of {@link backchannelAuthentication}. */
export interface BackchannelAuthenticationOptions<User extends AuthenticationUser>
  extends ClientEndpointOptions, AuthenticationDecisions<User> {
  /** The client of the API. */
  authlete: Pick<Authlete, "ciba">;
  /** Ends transactions: what {@link completion} makes. */
  complete: Complete;
  /**
   * Begins to ask the user, on the authentication device. It runs while the client is being answered, and may take as
   * long as it needs: either it gives the outcome, and the transaction is completed with it; or it gives nothing, and you
   * call `complete` when the outcome is known. If it throws, the outcome is `TRANSACTION_FAILED`.
   */
  askUser: (transaction: AuthenticationTransaction<User>) => Awaitable<AuthenticationOutcome | void>;
  /** Keeps the platform alive until `askUser` has ended, `waitUntil` of a worker for instance. */
  waitUntil?: ((work: Promise<void>) => void) | undefined;
  /** Told how the completion went, where `askUser` gave the outcome: whether it was recorded, and whether the client was notified. */
  onCompletion?: ((completion: Completion, transaction: AuthenticationTransaction<User>) => void) | undefined;
  /** Told of each request that was refused, also of those whose reason is concealed from the client. */
  onRefusal?:
    ((reason: BackchannelAuthenticationFailRequestReason, request: AuthenticationRequest) => void) | undefined;
  /** The time, in milliseconds. Default `Date.now`. */
  now?: (() => number) | undefined;
}

const PROCESS = "ciba.processAuthentication";

/**
 * Makes the backchannel authentication endpoint: CIBA Core 1.0, section 7. The API checks the client and its request; the
 * callbacks decide what only your server knows.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function backchannelAuthentication<User extends AuthenticationUser>(
  options: BackchannelAuthenticationOptions<User>,
): Handler {
  checkOptions("backchannelAuthentication", options, {
    ...clientEndpointChecks,
    ...decisionChecks,
    authlete: apiClient(PROCESS, "ciba.issue", "ciba.fail"),
    complete: requiredFunction,
    askUser: requiredFunction,
    waitUntil: optionalFunction,
    onCompletion: optionalFunction,
    onRefusal: optionalFunction,
    now: optionalFunction,
  });
  const { authlete, concealUsers, onRefusal, now = Date.now } = options;
  if (options.needsUserCode && !options.checkUserCode) {
    throw new TypeError("backchannelAuthentication: needsUserCode needs checkUserCode");
  }

  return endpoint("backchannelAuthentication", options, async (incoming, passage) => {
    const form = await readClientRequest(incoming, passage, options, { operation: PROCESS, action: "UNAUTHORIZED" });
    if (form instanceof Response) return form;
    const result = await passage.call(PROCESS, () => authlete.ciba.processAuthentication(form));
    if (result.action !== "USER_IDENTIFICATION") return passage.answer(result, PROCESS, answerSettings(options));
    const request = asRequest(result);
    const { ticket } = request;

    let decision: Decision<User>;
    try {
      decision = await decide(request, options, passage, now);
    } catch (error) {
      passage.reportHere(error);
      decision = { refusal: { reason: "SERVER_ERROR" }, concealed: false };
    }
    if ("refusal" in decision) {
      const { reason } = decision.refusal;
      observe("onRefusal", passage.report, () => onRefusal?.(reason, request));
    }
    if ("refusal" in decision && !(decision.concealed && concealUsers === "pretend")) {
      const refusal = decision.concealed ? { reason: "ACCESS_DENIED" as const } : decision.refusal;
      const failed = await passage.call("ciba.fail", () => authlete.ciba.fail({ ticket, ...refusal }));
      return passage.answer(failed, "ciba.fail", { expected: refusal.reason === "SERVER_ERROR" });
    }

    const begun = now();
    const issued = await passage.call("ciba.issue", () => authlete.ciba.issue({ ticket }));
    const response = passage.answer(issued, "ciba.issue");
    if (issued.action === "OK" && "user" in decision) {
      const expiresAt = begun + (issued.expiresIn ?? 0) * 1000;
      const work = ask(options, { ticket, user: decision.user, request, expiresAt }, passage);
      observe("waitUntil", passage.report, () => options.waitUntil?.(work));
    }
    return response;
  });
}

/** The answer of the API as the callbacks get it. */
function asRequest(result: BackchannelAuthenticationResponse): AuthenticationRequest {
  const { action, ticket, hint } = result;
  if (!ticket || typeof hint !== "string") {
    throw new HandlerError("ERR_ANSWER", `${PROCESS} gave ${action} without a ticket or a hint`);
  }
  return result as AuthenticationRequest;
}

/** Lets a callback look on. What it throws must not change an answer that is settled. */
function observe(step: string, report: Passage["report"], callback: () => void): void {
  try {
    callback();
  } catch (error) {
    report(error, step);
  }
}

/** Asks the user and completes the transaction. The client has its answer by then, so that nothing may be thrown. */
async function ask<User extends AuthenticationUser>(
  { askUser, complete, onCompletion }: BackchannelAuthenticationOptions<User>,
  transaction: AuthenticationTransaction<User>,
  { report }: Passage,
): Promise<void> {
  const { ticket, user } = transaction;
  const finish = async (outcome: AuthenticationOutcome) => {
    const completion = await complete({ subject: subjectOf(user), ...outcome, ticket });
    observe("onCompletion", report, () => onCompletion?.(completion, transaction));
  };
  let outcome: AuthenticationOutcome | void;
  try {
    outcome = await askUser(transaction);
  } catch (error) {
    report(error, "askUser");
    outcome = { result: "TRANSACTION_FAILED" };
  }
  if (!outcome) return;
  try {
    await finish(outcome);
  } catch (error) {
    report(error, "complete");
    // Refused before anything was sent: the client is not to wait for an answer that cannot come.
    if (error instanceof TypeError)
      await finish({ result: "TRANSACTION_FAILED" }).catch((error) => report(error, "complete"));
  }
}
