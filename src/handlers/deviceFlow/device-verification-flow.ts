import type { Authlete } from "../../client/client.js";
import type { DeviceCompleteRequest, DeviceVerificationResponse } from "../../generated/models.js";
import { claimsToGive } from "../authorization/asked.js";
import { protectPage } from "../authorization/page-headers.js";
import { PendingDecisions } from "../authorization/pending-decisions.js";
import { askSession, type UserSession } from "../authorization/user-session.js";
import { readClock } from "../endpoint/clock.js";
import type { RequestContext } from "../endpoint/request-context.js";
import { readResponse } from "../endpoint/sendable.js";
import { askClaims } from "../request/claims.js";
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

/** A device's request that waits for the user who entered its code. */
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

/** The steps from entering a code to the decision. */
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

  /** Shows the page, or checks the code that was entered. */
  async enter(context: Context): Promise<Response> {
    const typed = new URLSearchParams(await readQueryOrForm(context.request)).get("user_code") ?? "";
    const userCode = this.#normalize(typed);
    const session = await askSession(context, this.#options);
    if (!session) return this.#show(context, { show: "login", userCode });
    // A link, or a form on another site, may be an attacker's, so it only fills in the form: RFC 8628, section 5.4.
    const { method, headers } = context.request;
    const isOwnForm = method === "POST" && headers.get("sec-fetch-site") !== "cross-site";
    if (!isOwnForm || typed === "") return this.#show(context, { show: "code", userCode });

    const names = await this.#countedNames(context, session);
    const now = await context.run("now", () => readClock(this.#options));
    const isWithin = await this.#attempts.take(context, names, now);
    if (!isWithin) return this.#askAgain(context, "too many attempts");
    if (userCode === "") return this.#askAgain(context, "unknown");
    const result = await context.call(VERIFICATION, { userCode });
    if (result.action !== "VALID") return this.#end(context, result);
    await this.#attempts.giveBack(context, names, now);
    const question = asQuestion(result, session);
    const { reference, cookie } = await this.#pending.add(context, { userCode, subject: session.subject, question });
    return this.#show(context, { show: "consent", reference, userCode, question, session }, cookie);
  }

  /** Handles the decision of a page. */
  async decide(context: Context, reference: string, given: DeviceDecision): Promise<Response> {
    const found = await this.#pending.find(context, reference);
    const session = await askSession(context, this.#options);
    // Only the user who entered the code may decide.
    if (!found || session?.subject !== found.subject) return this.#askAgain(context, "out of date");
    const { userCode, question } = found;
    context.step = "decision";
    const { result, consent } = readDecision(given, question);
    const approval = consent && (await this.#approval(context, session, question, consent));
    const cookie = await this.#pending.remove(context, reference);
    const completed = await context.call(COMPLETE, { ...approval, userCode, result } as DeviceCompleteRequest);
    if (completed.action !== "SUCCESS") return this.#end(context, completed, cookie);
    return this.#show(context, { show: "done", consented: consent !== undefined }, cookie);
  }

  async #approval(
    context: Context,
    { subject, authTime, acr }: UserSession,
    question: DeviceQuestion,
    consent: NonNullable<ReturnType<typeof readDecision>["consent"]>,
  ): Promise<Omit<DeviceCompleteRequest, "userCode" | "result">> {
    const names = claimsToGive(question.claimNames, question, consent);
    const claims = await askClaims(context, this.#options, subject, names, question);
    return { ...consent, subject, authTime, acr, ...claims };
  }

  /** Normalizes a code to the form in which it was issued. Empty if it cannot be one. */
  #normalize(typed: string): string {
    const { userCodeCharset = "BASE20", userCodeLength } = this.#options;
    const { foreign, length } = CHARSETS[userCodeCharset];
    const code = typed.normalize("NFKC").toUpperCase().replace(foreign, "");
    return code.length === (userCodeLength ?? length) ? code : "";
  }

  async #countedNames(context: Context, { subject }: UserSession): Promise<string[]> {
    const address: unknown = await context.ask(this.#options, "address", context.request);
    if (typeof (address ?? "") !== "string") throw new TypeError("address must return a string or nothing");
    return [`user:${subject}`, ...(address ? [`address:${address as string}`] : [])];
  }

  #askAgain(context: Context, problem: UserCodeProblem, cookie?: string): Promise<Response> {
    return this.#show(context, { show: "code", userCode: "", problem }, cookie);
  }

  /** Shows why a code is not valid, or an error. */
  #end(context: Context, result: { action: string; resultCode: string }, cookie?: string): Promise<Response> {
    const [, problem] = /(NOT_EXIST|EXPIRED)$/.exec(result.action) ?? [];
    if (problem) return this.#askAgain(context, problem === "EXPIRED" ? "expired" : "unknown", cookie);
    context.blame(result);
    return this.#show(context, { show: "error" }, cookie);
  }

  async #show(context: Context, page: DevicePage, cookie?: string): Promise<Response> {
    const given = await context.ask(this.#options, "showPage", page, context.request);
    const shown = readResponse(given, "showPage");
    const response = await protectPage(shown, false);
    if (cookie) response.headers.append("set-cookie", cookie);
    const status = page.show === "error" ? 500 : page.show === "code" && page.problem ? STATUSES[page.problem] : 200;
    return shown.status === 200 ? new Response(response.body, { status, headers: response.headers }) : response;
  }
}

/** The part of a result that callbacks see: neither the API's messages nor the grant of another user. */
function asQuestion(result: DeviceVerificationResponse, { subject }: UserSession): DeviceQuestion {
  const { action: _action, resultCode: _code, resultMessage: _message, grant, grantSubject, ...question } = result;
  return grant && grantSubject === subject ? { ...question, grant, grantSubject } : question;
}
