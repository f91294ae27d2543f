import type { BackchannelAuthenticationCompleteRequest } from "../../generated/models.js";
import { observe, type FaultReporter } from "../../shared/fault-reporter.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { AuthenticationRequest, AuthenticationUser } from "./authentication-decisions.js";
import type { Complete, Completion } from "./completion.js";
import { watchTicket } from "./completed-tickets.js";
import { checkOutcome } from "./outcome.js";

/** A transaction that waits for the user's decision. */
export interface AuthenticationTransaction<User extends AuthenticationUser = AuthenticationUser> {
  /** Identifies the transaction in the call that completes it. A secret of your server: never send it to a client or a device. */
  ticket: string;
  /** The user, as `identifyUser` returned it. */
  user: User;
  /** The client's request. Show `clientName`, `scopes` and `bindingMessage`, the last one as plain text. */
  request: AuthenticationRequest;
  /** When the `auth_req_id` expires, in milliseconds since the epoch. */
  expiresAt: number;
  /**
   * When to stop prompting, in milliseconds since the epoch: a tenth of the lifetime before `expiresAt`, to leave time for the
   * completion. With `concealUsers: "pretend"` the handler then ends the transaction.
   */
  askUntil: number;
}

/** The user's decision: the properties of `ciba.complete`. `subject` defaults to that of the user. */
export type AuthenticationOutcome = Omit<BackchannelAuthenticationCompleteRequest, "ticket" | "subject"> & {
  subject?: string;
};

/** Options for prompting the user. */
export interface PromptOptions<User extends AuthenticationUser> {
  /** Completes transactions: the function that {@link completion} returns. */
  complete: Complete;
  /**
   * Prompts the user on the authentication device. It is called once the client's answer is ready, and may take as long as it needs.
   * Return the outcome to have the transaction completed, or nothing if you call `complete` yourself later. If it throws, the outcome
   * is `TRANSACTION_FAILED`, unless you have already called `complete`.
   */
  askUser: (transaction: AuthenticationTransaction<User>) => Awaitable<AuthenticationOutcome | void>;
  /**
   * Called after the handler has completed the transaction of a user who was prompted. The outcome may not have been recorded: see
   * `completion.recorded`. Default: none.
   */
  onCompletion?: ((completion: Completion, transaction: AuthenticationTransaction<User>) => void) | undefined;
}

/**
 * Prompts the user and completes the transaction. The client already has its answer, so errors are reported and never thrown.
 *
 * @param silence Resolves when to give up on a user who does not react. Passed if clients must not learn who exists: then every
 * undecided transaction ends at that time and in that way, whatever the reason.
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
    // The application has called `complete` itself.
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

/** Ends a transaction whose user is not prompted like one whose user does not react. */
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

/** Returns the user's decision, or that there will be none; `undefined` if the application completes the transaction itself. */
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
