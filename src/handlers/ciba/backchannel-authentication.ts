import type { Authlete } from "../../client/client.js";
import { cibaFail, cibaIssue, cibaProcessAuthentication } from "../../generated/answers.js";
import type {
  BackchannelAuthenticationFailRequestReason,
  BackchannelAuthenticationResponseUserIdentification,
} from "../../generated/models.js";
import { checkOptions, optionalFunction, requiredFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { readClock, type ClockOptions } from "../endpoint/clock.js";
import { endpoint } from "../endpoint/endpoint.js";
import { observe } from "../../shared/fault-reporter.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Handler } from "../endpoint/handler.js";
import type { RequestContext } from "../endpoint/request-context.js";
import { wait, type WaitOptions } from "../endpoint/wait.js";
import { clientEndpointChecks, readClientRequest, type ClientEndpointOptions } from "../request/client-request.js";
import {
  decisionChecks,
  type AuthenticationDecisions,
  type AuthenticationRequest,
  type AuthenticationUser,
} from "./authentication-decisions.js";
import { decide, type Decision } from "./decide.js";
import { pretendToAsk, promptUser, type PromptOptions } from "./prompt-user.js";

/** Options of {@link backchannelAuthentication}. */
export interface BackchannelAuthenticationOptions<User extends AuthenticationUser>
  extends ClientEndpointOptions, AuthenticationDecisions<User>, PromptOptions<User>, ClockOptions, WaitOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "ciba">;
  /**
   * Keeps the platform running until the promise settles, such as `waitUntil` of a worker. The promise settles when `askUser` and
   * the completion have finished, and never rejects. Default: none.
   */
  waitUntil?: ((work: Promise<void>) => void) | undefined;
  /** Called for every refused request with the real reason, even if it is concealed from the client. Default: none. */
  onRefusal?:
    ((reason: BackchannelAuthenticationFailRequestReason, request: AuthenticationRequest) => void) | undefined;
}

const PROCESS = "ciba.processAuthentication";

/**
 * Creates the backchannel authentication endpoint: CIBA Core 1.0, section 7. The API checks the client and its request; the
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
    wait: optionalFunction,
  });
  if (options.needsUserCode && !options.checkUserCode) {
    throw new TypeError("backchannelAuthentication: needsUserCode needs checkUserCode");
  }

  return endpoint("backchannelAuthentication", options, ["POST"], async (context) => {
    const form = await readClientRequest(context, options, cibaProcessAuthentication, "UNAUTHORIZED");
    const result = await context.call(PROCESS, form);
    if (result.action !== "USER_IDENTIFICATION") return context.answer(result, cibaProcessAuthentication, options);
    const request = asRequest(result);
    const arrival = performance.now();
    try {
      return await answerRequest(request, options, context);
    } finally {
      if (options.concealUsers) {
        const { concealingTime = 250 } = options;
        const spent = performance.now() - arrival;
        const rest = Math.ceil((spent + 1) / concealingTime) * concealingTime - spent;
        await wait(options, rest).catch((error: unknown) => context.report(error, "wait"));
      }
    }
  });
}

/** Decides on a request that the API accepted, and has the user prompted. */
async function answerRequest<User extends AuthenticationUser>(
  request: AuthenticationRequest,
  options: BackchannelAuthenticationOptions<User>,
  context: RequestContext<Pick<Authlete, "ciba">>,
): Promise<Response> {
  const { ticket } = request;
  const pretends = options.concealUsers === "pretend";
  let decision: Decision<User>;
  let begun = 0;
  try {
    decision = await decide(request, options, context);
    begun = await context.run("now", () => readClock(options));
  } catch (error) {
    context.reportFault(error);
    decision = { refusal: { reason: "SERVER_ERROR" }, concealed: false };
  }
  if ("refusal" in decision) {
    const { concealed, refusal } = decision;
    observe("onRefusal", context.report, () => options.onRefusal?.(refusal.reason, request));
    if (!concealed || !pretends) {
      const told = concealed ? { reason: "ACCESS_DENIED" as const } : refusal;
      const failed = await context.call("ciba.fail", { ticket, ...told });
      return context.answer(failed, cibaFail, { expected: told.reason === "SERVER_ERROR" });
    }
  }

  const issued = await context.call("ciba.issue", { ticket });
  const response = context.answer(issued, cibaIssue);
  if (issued.action !== "OK") return response;
  const lifetime = (issued.expiresIn ?? 0) * 1000;
  const asking = lifetime * 0.9;
  const silence = pretends ? wait(options, asking).catch((error: unknown) => context.report(error, "wait")) : undefined;
  let work: Promise<void>;
  if ("user" in decision) {
    const { user, subject } = decision;
    const transaction = { ticket, user, request, expiresAt: begun + lifetime, askUntil: begun + asking };
    work = promptUser(options, transaction, subject, context.report, silence);
  } else {
    work = pretendToAsk(options, ticket, context.report, silence!);
  }
  observe("waitUntil", context.report, () => options.waitUntil?.(work));
  return response;
}

/** Checks that the API's answer has what the callbacks and the next calls need. */
function asRequest(result: BackchannelAuthenticationResponseUserIdentification): AuthenticationRequest {
  const { action, ticket, hint } = result;
  if (!ticket || typeof hint !== "string") {
    throw new HandlerError("ERR_ANSWER", `${PROCESS} returned ${action} without a ticket or a hint`);
  }
  return result;
}
