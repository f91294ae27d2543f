import type { BackchannelAuthenticationCompleteRequest } from "../../generated/models.js";
import { observe, type FaultReporter } from "../../shared/fault-reporter.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { AuthenticationRequest, AuthenticationUser } from "./authentication-decisions.js";
import type { Complete, Completion } from "./completion.js";
import { watchTicket } from "./completed-tickets.js";
import { checkOutcome } from "./outcome.js";

/** A transaction for which a user is to be asked. */
export interface AuthenticationTransaction<User extends AuthenticationUser = AuthenticationUser> {
  /** Identifies the transaction in the call that completes it. A secret of your server: never send it to a client or a device. */
  ticket: string;
  /** The user, as `identifyUser` returned it. */
  user: User;
  /** What the client asks for. Show `clientName`, `scopes` and `bindingMessage`, the last one as plain text. */
  request: AuthenticationRequest;
  /** When the `auth_req_id` expires, in milliseconds since the epoch. */
  expiresAt: number;
  /**
   * When to stop asking, in milliseconds since the epoch: a tenth of the lifetime earlier, since the answer has to be sent. With
   * `concealUsers: "pretend"` the handler ends the transaction then.
   */
  askUntil: number;
}

/** What the user decided: the request of `ciba.complete`. `subject` defaults to that of the user. */
export type AuthenticationOutcome = Omit<BackchannelAuthenticationCompleteRequest, "ticket" | "subject"> & {
  subject?: string;
};

/** Options about asking the user. */
export interface PromptOptions<User extends AuthenticationUser> {
  /** Completes transactions: the function that {@link completion} returns. */
  complete: Complete;
  /**
   * Asks the user on the authentication device. It is called once the client's answer is settled, and may take as long as it
   * needs. Return the outcome to have the transaction completed with it, or nothing if you call `complete` yourself when the
   * outcome is known. If it throws, the outcome is `TRANSACTION_FAILED`, unless you have called `complete` before.
   */
  askUser: (transaction: AuthenticationTransaction<User>) => Awaitable<AuthenticationOutcome | void>;
  /**
   * Called after the completion of an outcome that `askUser` returned, with whether it was recorded, which may not be known, and
   * what became of the notification. Default: nothing is called.
   */
  onCompletion?: ((completion: Completion, transaction: AuthenticationTransaction<User>) => void) | undefined;
}

/**
 * Asks the user and completes the transaction. The client has its answer, so faults are reported and nothing is thrown.
 *
 * @param silence Resolves when somebody who does not react is given up. Given if clients are not to learn who exists: then a
 * transaction that nobody decides ends at that time and in that way, whatever is the reason.
 */
export async function promptUser<User extends AuthenticationUser>(
  options: PromptOptions<User>,
  transaction: AuthenticationTransaction<User>,
  subject: string,
  report: FaultReporter,
  silence?: Promise<void>,
): Promise<void> {
  const { ticket } = transaction;
  await watchTicket(ticket, async (isCompleted) => {
    let outcome: BackchannelAuthenticationCompleteRequest | undefined;
    const asked = askUser(options, transaction, subject, report).then((given) => (outcome = given));
    if (!silence) await asked;
    else await Promise.race([silence, asked.then((given) => (isDecision(given) ? undefined : silence))]);
    // Whoever has called `complete` by himself has decided.
    if (isCompleted()) return;
    if (silence && !isDecision(outcome)) outcome = { ticket, result: "TRANSACTION_FAILED" };
    if (!outcome) return;
    try {
      const completion = await options.complete(outcome);
      observe("onCompletion", report, () => options.onCompletion?.(completion, transaction));
    } catch (error) {
      report(error, "complete");
    }
  });
}

/** Ends the transaction of somebody who is not asked, as that of somebody who does not react. */
export async function pretendToAsk(
  { complete }: Pick<PromptOptions<never>, "complete">,
  ticket: string,
  report: FaultReporter,
  silence: Promise<void>,
): Promise<void> {
  try {
    await silence;
    await complete({ ticket, result: "TRANSACTION_FAILED" });
  } catch (error) {
    report(error, "complete");
  }
}

/** What the user decided, or that there will be no decision; `undefined` if the host completes the transaction by itself. */
async function askUser<User extends AuthenticationUser>(
  options: PromptOptions<User>,
  transaction: AuthenticationTransaction<User>,
  subject: string,
  report: FaultReporter,
): Promise<BackchannelAuthenticationCompleteRequest | undefined> {
  const { ticket } = transaction;
  let step = "askUser";
  try {
    const given = await options.askUser(transaction);
    if (given === undefined || given === null) return undefined;
    const outcome = { subject, ...given, ticket };
    step = "complete";
    checkOutcome(outcome);
    return outcome;
  } catch (error) {
    report(error, step);
    // Otherwise the client would wait until the transaction expires.
    return { ticket, result: "TRANSACTION_FAILED" };
  }
}

function isDecision(outcome: BackchannelAuthenticationCompleteRequest | undefined): boolean {
  return outcome !== undefined && outcome.result !== "TRANSACTION_FAILED";
}
