import type { BackchannelAuthenticationResponseUserIdentification } from "../../generated/models.js";
import { countOf, optionalFunction, requiredFunction, type OptionChecks } from "../../shared/option-checks.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { Verdict } from "../endpoint/verdict.js";

/** A valid request of an authenticated client, as returned by `ciba.processAuthentication`. Its ticket is a secret of your server. */
export interface AuthenticationRequest extends BackchannelAuthenticationResponseUserIdentification {}

/** A user: the subject, or an object that has it. */
export type AuthenticationUser = string | { readonly subject: string };

/**
 * The decisions that only your server can make, in the order in which the callbacks are called. If a callback throws or returns an
 * invalid result, the client gets `server_error`, and `onError` is called.
 */
export interface AuthenticationDecisions<User extends AuthenticationUser> {
  /**
   * Whether the `login_hint_token` has expired; anything but `false` counts as yes. Default: by its `exp` claim, if it is a JWT.
   * Verifying its signature is up to `identifyUser`. Refused with `EXPIRED_LOGIN_HINT_TOKEN`.
   */
  isLoginHintTokenExpired?: ((request: AuthenticationRequest) => Awaitable<boolean>) | undefined;
  /**
   * Finds the user that the hint refers to. `request.hintType` tells what `request.hint` is; the subject of an `id_token_hint`
   * is in `request.sub`. Return nothing for an unknown user, which is refused with `UNKNOWN_USER_ID`.
   */
  identifyUser: (request: AuthenticationRequest) => Awaitable<User | null | undefined>;
  /** Whether the client may use this endpoint. Default: yes. Refused with `UNAUTHORIZED_CLIENT`. */
  allowClient?: ((request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether a user code is required even though neither service nor client requires one; anything but `false` counts as yes. Needs
   * `checkUserCode`. Default: no. A missing code is refused with `MISSING_USER_CODE`.
   */
  needsUserCode?: ((request: AuthenticationRequest, user: User) => Awaitable<boolean>) | undefined;
  /**
   * Whether the user code is correct. Compare it with {@link equalSecrets}, and limit attempts with {@link createRateLimit}.
   * Required if user codes are; without it, a code that is not required is ignored. Refused with `INVALID_USER_CODE`.
   */
  checkUserCode?: ((userCode: string, user: User, request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether the message can be shown on the device. Default: 1 to 64 characters, at least one of them visible on its own, and none
   * that is invisible or changes the text around it. Refused with `INVALID_BINDING_MESSAGE`.
   */
  checkBindingMessage?: ((bindingMessage: string, request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether tokens may be issued for the requested resources: RFC 8707. Default: no. Refused with `INVALID_TARGET`.
   */
  checkResources?: ((resources: string[], request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether the user may be prompted now. Refuse locked users and too many requests, since unwanted prompts are the typical abuse
   * of CIBA. Default: yes. Refused with `ACCESS_DENIED`.
   */
  allowRequest?: ((request: AuthenticationRequest, user: User) => Awaitable<Verdict>) | undefined;
  /**
   * Hides from clients whether a user exists, is locked, or has a different user code. Default `false`: each has its own error.
   * - `"deny"`: all of them are answered with `access_denied`.
   * - `"pretend"`: all of them are answered as if the user had been prompted and did not react. At `askUntil`, the handler ends every
   *   transaction that nobody has decided with `TRANSACTION_FAILED`, whether the user was prompted, prompting failed, or there is no
   *   such user. Call `complete` only with a user's decision.
   *
   * Callbacks that do not depend on the user are called in any case. An error in one that does is answered like a refusal.
   */
  concealUsers?: "deny" | "pretend" | false | undefined;
  /**
   * With `concealUsers`, answers are delayed until a multiple of this time has passed, in milliseconds, so that their timing reveals
   * nothing about the user. Make it longer than your callbacks usually take. Default 250.
   */
  concealingTime?: number | undefined;
}

export const decisionChecks: OptionChecks<AuthenticationDecisions<AuthenticationUser>> = {
  isLoginHintTokenExpired: optionalFunction,
  identifyUser: requiredFunction,
  allowClient: optionalFunction,
  needsUserCode: optionalFunction,
  checkUserCode: optionalFunction,
  checkBindingMessage: optionalFunction,
  checkResources: optionalFunction,
  allowRequest: optionalFunction,
  concealUsers: {
    expected: '"deny", "pretend" or false',
    holds: (value) => value === "deny" || value === "pretend" || value === false,
  },
  concealingTime: countOf("milliseconds"),
};
