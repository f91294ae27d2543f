import {
  AuthorizationFailRequestReasonValues as REASONS,
  type AuthorizationFailRequestReason,
  type AuthorizationIssueRequest,
} from "../../generated/models.js";
import { checkNames } from "../../shared/check-names.js";
import { isPlainObject } from "../endpoint/plain-object.js";
import { readSession, type UserSession } from "./user-session.js";

/** What becomes of an authorization, beyond what the client asked for. */
export type Grant = Omit<AuthorizationIssueRequest, "ticket" | "subject" | "authTime" | "acr" | "claims">;

/** What a user agreed to. */
export interface Consent extends Grant {
  /** Whether the same request of the client may go through without a question from now on. Default `true`. */
  remember?: boolean | undefined;
}

/**
 * What came about on a page of the host's. Several steps at once are possible, such as login and consent on one page. With none of
 * them the page is shown again, as after a wrong password.
 */
export interface AuthorizationDecision {
  /**
   * The user has authenticated, or has chosen an account. `authTime` is when this user last authenticated, in seconds: after a login
   * that was asked for, the time of that login.
   */
  authenticated?: (UserSession & { authTime: number }) | undefined;
  /** The user agreed: `true` to all that the client asks for, or to what is given here. */
  consented?: true | Consent | undefined;
  /** The user refused (`true`, for `DENIED`), or it cannot go on for the reason given. */
  refused?: true | AuthorizationFailRequestReason | undefined;
}

/** A decision that was checked. */
export interface ReadDecision {
  authenticated: UserSession | undefined;
  consented: Consent | undefined;
  refused: AuthorizationFailRequestReason | undefined;
}

/**
 * Checks a decision. Scopes that a page sent back must be among those that were shown.
 *
 * @throws TypeError for anything but a decision.
 */
export function readDecision(given: unknown, shown: readonly string[]): ReadDecision {
  const expected = "the decision must be { authenticated }, { consented }, { refused }, both of the first two, or {}";
  if (!isPlainObject(given)) throw new TypeError(expected);
  checkNames("the decision", given, ["authenticated", "consented", "refused"]);
  const { authenticated, consented, refused } = given as AuthorizationDecision;
  const session = readSession(authenticated, "authenticated");
  if (session && session.authTime === undefined) throw new TypeError("authenticated must have authTime, in seconds");
  const isConsent = consented === undefined || consented === true || isPlainObject(consented);
  const reason = refused === true ? "DENIED" : refused;
  const isReason = reason === undefined || REASONS.includes(reason);
  if (!isConsent || !isReason || (reason && (session ?? consented))) throw new TypeError(expected);
  const consent: Consent | undefined = consented === true ? {} : consented;
  const foreign = consent?.scopes?.find((scope) => !shown.includes(scope));
  if (foreign !== undefined) throw new TypeError("consented.scopes must be among the scopes that were asked for");
  return { authenticated: session, consented: consent, refused: reason };
}
