import {
  AuthorizationFailRequestReasonValues as REASONS,
  type AuthorizationFailRequestReason,
  type AuthorizationIssueRequest,
} from "../../generated/models.js";
import { checkNames } from "../../shared/check-names.js";
import { isPlainObject } from "../endpoint/plain-object.js";
import { readSession, type UserSession } from "./user-session.js";

/** Properties to add to the issued response. */
export type Grant = Omit<AuthorizationIssueRequest, "ticket" | "subject" | "authTime" | "acr" | "claims">;

/** A user's consent. */
export interface Consent extends Grant {
  /** Whether the client may make the same request again without asking the user. Default `true`. */
  remember?: boolean | undefined;
}

/**
 * The outcome of a page. Several steps can be combined, such as login and consent on one page. Without any, the page is shown again,
 * as after a wrong password.
 */
export interface AuthorizationDecision {
  /**
   * The user authenticated or chose an account. `authTime` is when this user last authenticated, in seconds since the epoch: after a
   * requested login, the time of that login.
   */
  authenticated?: (UserSession & { authTime: number }) | undefined;
  /** The user consented: `true` to everything the client requested, or an object with the details. */
  consented?: true | Consent | undefined;
  /** The user refused (`true`, for `DENIED`), or the request fails for the given reason. */
  refused?: true | AuthorizationFailRequestReason | undefined;
}

/** A checked decision. */
export interface ReadDecision {
  authenticated: UserSession | undefined;
  consented: Consent | undefined;
  refused: AuthorizationFailRequestReason | undefined;
}

/**
 * Checks a decision. Consented scopes must be among those that were shown.
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
