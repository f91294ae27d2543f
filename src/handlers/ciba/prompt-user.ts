import type { BackchannelAuthenticationCompleteRequest } from "../../generated/models.js";
import { observe, type FaultReporter } from "../endpoint/fault-reporter.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { AuthenticationRequest, AuthenticationUser } from "./authentication-decisions.js";
import type { Complete, Completion } from "./completion.js";
import { checkOutcome } from "./outcome.js";

/** A transaction for which a user is to be asked. */
export interface AuthenticationTransaction<User extends AuthenticationUser = AuthenticationUser> {
  /** Identifies the transaction in the call that completes it. A secret of your server: never send it to a client or a device. */
  ticket: string;
  /** The user, as `identifyUser` returned it. */
  user: User;
  /** What the client asks for. Show `clientName`, `scopes` and `bindingMessage`, the last one as plain text. */
  request: AuthenticationRequest;
  /** When the `auth_req_id` expires, in milliseconds since the epoch. Stop asking some seconds earlier. */
  expiresAt: number;
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
   * outcome is known. If it throws, the outcome is `TRANSACTION_FAILED`.
   */
  askUser: (transaction: AuthenticationTransaction<User>) => Awaitable<AuthenticationOutcome | void>;
  /**
   * Called after the completion of an outcome that `askUser` returned, with whether it was recorded and what became of the
   * notification. Default: nothing is called.
   */
  onCompletion?: ((completion: Completion, transaction: AuthenticationTransaction<User>) => void) | undefined;
}

/** Asks the user and completes the transaction. The client has its answer, so faults are reported and nothing is thrown. */
export async function promptUser<User extends AuthenticationUser>(
  options: PromptOptions<User>,
  transaction: AuthenticationTransaction<User>,
  subject: string,
  report: FaultReporter,
): Promise<void> {
  const { ticket } = transaction;
  let step = "askUser";
  let outcome: BackchannelAuthenticationCompleteRequest;
  try {
    const given = await options.askUser(transaction);
    if (!given) return;
    outcome = { subject, ...given, ticket };
    step = "complete";
    checkOutcome(outcome);
  } catch (error) {
    report(error, step);
    // Otherwise the client would wait until the transaction expires.
    outcome = { ticket, result: "TRANSACTION_FAILED" };
  }
  try {
    const completion = await options.complete(outcome);
    observe("onCompletion", report, () => options.onCompletion?.(completion, transaction));
  } catch (error) {
    report(error, "complete");
  }
}
