import {
  BackchannelAuthenticationFailRequestReasonValues as REASONS,
  type BackchannelAuthenticationFailRequestReason as Reason,
} from "../../generated/models.js";
import { readJwtPayload } from "../../shared/json/jwt-payload.js";
import { readClock, type ClockOptions } from "../endpoint/clock.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { RequestContext } from "../endpoint/request-context.js";
import { readVerdict, type ReadRefusal } from "../endpoint/verdict.js";
import { isShowable } from "./showable-message.js";
import type { AuthenticationDecisions, AuthenticationRequest, AuthenticationUser } from "./authentication-decisions.js";

/** The user to prompt, or the refusal and whether it is concealed from the client. */
export type Decision<User> = { user: User; subject: string } | { refusal: ReadRefusal<Reason>; concealed: boolean };

/** One check of a request. A refusal that depends on the user reveals whether the user exists. */
type Question = readonly [aboutUser: boolean, ask: () => Awaitable<ReadRefusal<Reason> | undefined>];

type Decisions<User extends AuthenticationUser> = AuthenticationDecisions<User> & ClockOptions;

/**
 * Asks the callbacks about a request, in the order in which a refusal reveals least to the client.
 *
 * @throws whatever a callback throws, and TypeError for an invalid result.
 */
export async function decide<User extends AuthenticationUser>(
  request: AuthenticationRequest,
  options: Decisions<User>,
  context: Pick<RequestContext<unknown>, "run" | "ask" | "report" | "reportFault">,
): Promise<Decision<User>> {
  const { bindingMessage, resources, userCode } = request;
  /** Asks whether to continue. `otherwise` is the answer if there is no callback. */
  const ask = async <
    Name extends "allowClient" | "checkUserCode" | "checkBindingMessage" | "checkResources" | "allowRequest",
  >(
    name: Name,
    reason: Reason,
    otherwise: boolean,
    ...args: Parameters<NonNullable<Decisions<User>[Name]>>
  ) => readVerdict(options[name] ? await context.ask(options, name, ...args) : otherwise, name, reason, REASONS);
  /** Asks a question to which `true` is the safe answer. An invalid answer counts as `true`. */
  const isTrue = async <Name extends "isLoginHintTokenExpired" | "needsUserCode">(
    name: Name,
    ...args: Parameters<NonNullable<Decisions<User>[Name]>>
  ) => {
    const answer: unknown = await context.ask(options, name, ...args);
    if (typeof answer !== "boolean") context.report(new TypeError(`${name} must return true or false`), name);
    return answer !== false;
  };

  // Before anything depends on the user: this error must not reveal who exists.
  if (request.userCodeRequired && !options.checkUserCode) {
    const message = "a user code is required: pass the option checkUserCode to backchannelAuthentication()";
    throw new HandlerError("ERR_OPTION_MISSING", message);
  }
  // Before the user is looked up: an expired token must not identify anyone.
  if (request.hintType === "LOGIN_HINT_TOKEN") {
    const expired = options.isLoginHintTokenExpired
      ? await isTrue("isLoginHintTokenExpired", request)
      : hasExpired(request.hint, await context.run("now", () => readClock(options)));
    if (expired) return { refusal: { reason: "EXPIRED_LOGIN_HINT_TOKEN" }, concealed: false };
  }
  // An unknown user has an empty subject, and no callback is asked about one.
  const user = ((await context.ask(options, "identifyUser", request)) ?? "") as User;
  const subject = readSubject(user);

  const questions: Question[] = [
    [true, () => (subject === "" ? { reason: "UNKNOWN_USER_ID" } : undefined)],
    [false, () => ask("allowClient", "UNAUTHORIZED_CLIENT", true, request)],
    [
      true,
      async () => {
        const own = options.needsUserCode && (await isTrue("needsUserCode", request, user));
        if (!userCode) return request.userCodeRequired || own ? { reason: "MISSING_USER_CODE" } : undefined;
        // Without the callback no code is required, and an unsolicited one does not matter.
        return ask("checkUserCode", "INVALID_USER_CODE", true, userCode, user, request);
      },
    ],
    [
      false,
      () => {
        if (typeof bindingMessage !== "string") return undefined;
        return ask(
          "checkBindingMessage",
          "INVALID_BINDING_MESSAGE",
          isShowable(bindingMessage),
          bindingMessage,
          request,
        );
      },
    ],
    [false, () => (resources?.length ? ask("checkResources", "INVALID_TARGET", false, resources, request) : undefined)],
    [true, () => ask("allowRequest", "ACCESS_DENIED", true, request, user)],
  ];

  // A concealed refusal takes effect only after every question that does not depend on the user.
  let concealed: ReadRefusal<Reason> | undefined;
  for (const [aboutUser, ask] of questions) {
    if (aboutUser && concealed) continue;
    let refusal: ReadRefusal<Reason> | undefined;
    try {
      refusal = await ask();
    } catch (error) {
      // Only requests for existing users could end in this error.
      if (!aboutUser || !options.concealUsers) throw error;
      context.reportFault(error);
      refusal = { reason: "SERVER_ERROR" };
    }
    if (refusal && !(aboutUser && options.concealUsers)) return { refusal, concealed: false };
    concealed ??= refusal;
  }
  return concealed ? { refusal: concealed, concealed: true } : { user, subject };
}

/** The subject of a user, `""` for an unknown one. */
function readSubject(user: AuthenticationUser): string {
  const subject: unknown = typeof user === "string" ? user : user.subject;
  if (typeof subject === "string") return subject;
  throw new TypeError("identifyUser must return a subject, an object with a subject, or nothing");
}

/** Whether a token is a JWT whose `exp` has passed. `now` is in milliseconds since the epoch. */
function hasExpired(token: string, now: number): boolean {
  const exp = readJwtPayload(token)?.exp;
  return typeof exp === "number" && exp * 1000 <= now;
}
