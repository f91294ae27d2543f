import type { Authlete } from "../../client/client.js";
import type { DeviceCompleteRequest, DeviceVerificationResponse } from "../../generated/models.js";
import type { OperationId } from "../../generated/operations.js";
import { claimsToGive } from "../authorization/asked.js";
import { protectPage } from "../authorization/page-headers.js";
import { PendingDecisions } from "../authorization/pending-decisions.js";
import { readSession, type UserSession } from "../authorization/user-session.js";
import { readClock } from "../endpoint/clock.js";
import { HandlerError } from "../endpoint/handler-error.js";
import { readPlainObject } from "../endpoint/plain-object.js";
import type { RequestContext } from "../endpoint/request-context.js";
import { readResponse } from "../endpoint/sendable.js";
import { writeClaims } from "../request/claims.js";
import { readQueryOrForm } from "../request/query-or-form.js";
import { memoryStore } from "../store/memory-store.js";
import { Attempts } from "./attempts.js";
import { readDecision } from "./read-device-decision.js";
import type {
  DeviceDecision,
  DevicePage,
  DeviceQuestion,
  DeviceVerificationOptions,
  UserCodeProblem,
} from "./device-verification-options.js";

type Context = RequestContext<Pick<Authlete, "deviceFlow">>;

/** A request of a device that waits for the user who typed in its code. */
interface Pending {
  readonly browser: string;
  readonly userCode: string;
  readonly subject: string;
  readonly question: DeviceQuestion;
}

const VERIFICATION = "deviceFlow.verification";
const COMPLETE = "deviceFlow.complete";

const CHARSETS = {
  BASE20: { foreign: /[^BCDFGHJKLMNPQRSTVWXZ]/g, length: 8 },
  NUMERIC: { foreign: /[^0-9]/g, length: 9 },
} as const;

const STATUSES: Readonly<Record<UserCodeProblem, number>> = {
  unknown: 404,
  expired: 400,
  "too many attempts": 429,
  "out of date": 400,
};

/** The steps of a user who has a code. */
export class DeviceVerificationFlow {
  readonly #options: DeviceVerificationOptions;
  readonly #pending: PendingDecisions<Pending>;
  readonly #attempts: Attempts;

  constructor(options: DeviceVerificationOptions) {
    const { store = memoryStore(), interactionLifetime = 600_000, maxAttempts = 5, attemptPeriod = 600_000 } = options;
    this.#options = options;
    this.#pending = new PendingDecisions(store, interactionLifetime, "device");
    this.#attempts = new Attempts(store, maxAttempts, attemptPeriod);
  }

  /** Somebody opens the page, or has typed in a code. */
  async enter(context: Context): Promise<Response> {
    const typed = new URLSearchParams(await readQueryOrForm(context.request)).get("user_code") ?? "";
    const userCode = this.#normalize(typed);
    const session = await this.#session(context);
    if (!session) return this.#show(context, { show: "login", userCode });
    // A link, or a form elsewhere, may be a stranger's: it does no more than fill in the form. RFC 8628, section 5.4.
    const { method, headers } = context.request;
    const isOwnForm = method === "POST" && headers.get("sec-fetch-site") !== "cross-site";
    if (!isOwnForm || typed === "") return this.#show(context, { show: "code", userCode });

    const names = await this.#countedNames(context, session);
    const now = await context.run("now", () => readClock(this.#options));
    const isWithin = await this.#attempts.take(context, names, now);
    if (!isWithin) return this.#askAgain(context, "too many attempts");
    if (userCode === "") return this.#askAgain(context, "unknown");
    const result = await context.call(VERIFICATION, { userCode });
    if (result.action === "NOT_EXIST") return this.#askAgain(context, "unknown");
    if (result.action === "EXPIRED") return this.#askAgain(context, "expired");
    if (result.action !== "VALID") return this.#fail(context, VERIFICATION, result);
    await this.#attempts.giveBack(context, names, now);
    const question = asQuestion(result, session);
    const { reference, cookie } = await this.#pending.add(context, { userCode, subject: session.subject, question });
    return this.#show(context, { show: "consent", reference, userCode, question, session }, cookie);
  }

  /** A decision of a page. */
  async decide(context: Context, reference: string, given: DeviceDecision): Promise<Response> {
    const found = await this.#pending.find(context, reference);
    const session = await this.#session(context);
    // Who decides is who typed in the code.
    if (!found || session?.subject !== found.subject) return this.#askAgain(context, "out of date");
    const { userCode, question } = found;
    context.step = "decision";
    const { result, consent } = readDecision(given, question);
    const approval = consent && (await this.#approval(context, session, question, consent));
    const cookie = await this.#pending.remove(context, reference);
    const completed = await context.call(COMPLETE, { ...approval, userCode, result } as DeviceCompleteRequest);
    if (completed.action === "USER_CODE_NOT_EXIST") return this.#askAgain(context, "unknown", cookie);
    if (completed.action === "USER_CODE_EXPIRED") return this.#askAgain(context, "expired", cookie);
    if (completed.action !== "SUCCESS") return this.#fail(context, COMPLETE, completed, cookie);
    return this.#show(context, { show: "done", consented: consent !== undefined }, cookie);
  }

  async #approval(
    context: Context,
    { subject, authTime, acr }: UserSession,
    question: DeviceQuestion,
    consent: NonNullable<ReturnType<typeof readDecision>["consent"]>,
  ): Promise<Omit<DeviceCompleteRequest, "userCode" | "result">> {
    const names = claimsToGive(question.claimNames, question, consent);
    const claims =
      names.length > 0
        ? readPlainObject(await context.run("claims", () => this.#options.claims?.(subject, names, question)), "claims")
        : undefined;
    return {
      ...consent,
      ...{ subject, authTime, acr },
      // Only what was asked for, whatever the callback knows.
      ...(claims && { claims: writeClaims(claims, names) }),
    };
  }

  /** A code in the form in which it was issued, whatever people make of it; empty if it cannot be one. */
  #normalize(typed: string): string {
    const { userCodeCharset = "BASE20", userCodeLength } = this.#options;
    const { foreign, length } = CHARSETS[userCodeCharset];
    const code = typed.normalize("NFKC").toUpperCase().replace(foreign, "");
    return code.length === (userCodeLength ?? length) ? code : "";
  }

  async #countedNames(context: Context, { subject }: UserSession): Promise<string[]> {
    const address: unknown = await context.run("address", () => this.#options.address?.(context.request));
    if (typeof (address ?? "") !== "string") throw new TypeError("address must give a text or nothing");
    return [`user:${subject}`, ...(address ? [`address:${address as string}`] : [])];
  }

  async #session(context: Context): Promise<UserSession | undefined> {
    return readSession(await context.run("session", () => this.#options.session(context.request)), "session");
  }

  #askAgain(context: Context, problem: UserCodeProblem, cookie?: string): Promise<Response> {
    return this.#show(context, { show: "code", userCode: "", problem }, cookie);
  }

  #fail(
    context: Context,
    operation: OperationId,
    { action, resultCode }: { action: string; resultCode: string },
    cookie?: string,
  ): Promise<Response> {
    context.report(new HandlerError("ERR_ACTION", `${operation} gave ${action} (${resultCode})`), operation);
    return this.#show(context, { show: "error" }, cookie);
  }

  async #show(context: Context, page: DevicePage, cookie?: string): Promise<Response> {
    const given = await context.run("showPage", () => this.#options.showPage(page, context.request));
    const shown = readResponse(given, "showPage");
    const response = await protectPage(shown, false);
    if (cookie) response.headers.append("set-cookie", cookie);
    const status = page.show === "error" ? 500 : page.show === "code" && page.problem ? STATUSES[page.problem] : 200;
    return shown.status === 200 ? new Response(response.body, { status, headers: response.headers }) : response;
  }
}

/** What hosts get to see: not the API's messages, nor the grant of somebody else. */
function asQuestion(result: DeviceVerificationResponse, { subject }: UserSession): DeviceQuestion {
  const { action: _action, resultCode: _code, resultMessage: _message, grant, grantSubject, ...question } = result;
  return grant && grantSubject === subject ? { ...question, grant, grantSubject } : question;
}
