import type { BackchannelAuthenticationResponseUserIdentification } from "../../generated/models.js";
import { countOf, optionalFunction, requiredFunction, type OptionChecks } from "../../shared/option-checks.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { Verdict } from "../endpoint/verdict.js";

/** A valid request of an authenticated client, as `ciba.processAuthentication` returns it. Its ticket is a secret of your server. */
export interface AuthenticationRequest extends BackchannelAuthenticationResponseUserIdentification {}

/** A user of the server: the subject, or an object with the subject. */
export type AuthenticationUser = string | { readonly subject: string };

/**
 * The decisions that only the server can take, in the order in which the callbacks are asked. A callback that throws, or gives
 * what is no answer to its question, ends the request with `server_error`, and `onError` is told.
 */
export interface AuthenticationDecisions<User extends AuthenticationUser> {
  /**
   * Whether the hint, a `login_hint_token`, has expired. Default: by its `exp` claim, if the token is a JWT. Anything but
   * `false` counts as yes. The signature is for `identifyUser` to verify. Refused with `EXPIRED_LOGIN_HINT_TOKEN`.
   */
  isLoginHintTokenExpired?: ((request: AuthenticationRequest) => Awaitable<boolean>) | undefined;
  /**
   * Finds the user that a hint stands for. `request.hintType` says what `request.hint` is; the subject of an `id_token_hint`
   * is in `request.sub`. Return nothing for an unknown user, which is refused with `UNKNOWN_USER_ID`.
   */
  identifyUser: (request: AuthenticationRequest) => Awaitable<User | null | undefined>;
  /** Whether the client may use this endpoint. Default: yes. Refused with `UNAUTHORIZED_CLIENT`. */
  allowClient?: ((request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether a user code is needed where neither service nor client requires one. Default: no. Anything but `false` counts as
   * yes. Needs `checkUserCode`. A missing code is refused with `MISSING_USER_CODE`.
   */
  needsUserCode?: ((request: AuthenticationRequest, user: User) => Awaitable<boolean>) | undefined;
  /**
   * Whether the user code is that of the user. Compare with {@link equalSecrets}, limit attempts with {@link createRateLimit}.
   * Must be given where codes are required; without it, a code that is not required is ignored. Refused with
   * `INVALID_USER_CODE`.
   */
  checkUserCode?: ((userCode: string, user: User, request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether the message can be shown on the device. Default: 1 to 64 characters, at least one of which is visible by itself, and
   * none of which is invisible or changes the text around it. Refused with `INVALID_BINDING_MESSAGE`.
   */
  checkBindingMessage?: ((bindingMessage: string, request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether tokens may be issued for the resources that the client names: RFC 8707. Default: no. Refused with
   * `INVALID_TARGET`.
   */
  checkResources?: ((resources: string[], request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether the user may be asked now. Refuse for locked users and too many requests, since unwanted prompts are the typical
   * abuse of CIBA. Default: yes. Refused with `ACCESS_DENIED`.
   */
  allowRequest?: ((request: AuthenticationRequest, user: User) => Awaitable<Verdict>) | undefined;
  /**
   * Hides from clients whether a user exists, is locked, or has another user code. Default `false`: each has its own error.
   * - `"deny"`: all of them are answered with `access_denied`.
   * - `"pretend"`: all of them are answered as if the user had been asked and did not react. The handler ends the transactions that
   *   nobody decides by `TRANSACTION_FAILED`, at `askUntil`: those of users who were asked, those that fail earlier, and those of users
   *   who do not exist. Leave that to it, and complete only what a user has decided.
   *
   * Questions that do not depend on the user are asked in any case, and a fault of one that does is answered like a refusal.
   */
  concealUsers?: "deny" | "pretend" | false | undefined;
  /**
   * With `concealUsers`, answers are held back until a multiple of this time has passed, in milliseconds, so that their time does not
   * tell what was asked about the user. Let it be longer than your callbacks usually take. Default 250.
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
