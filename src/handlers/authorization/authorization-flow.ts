import { authorizationProcessRequest } from "../../generated/answers.js";
import type { AuthorizationResponse, Scope } from "../../generated/models.js";
import { readClock } from "../endpoint/clock.js";
import { HandlerError } from "../endpoint/handler-error.js";
import { readResponse } from "../endpoint/sendable.js";
import { readQueryOrForm } from "../request/query-or-form.js";
import { memoryStore } from "../store/memory-store.js";
import { findNew, isAskedEachTime, namesOf, type AuthorizationQuestion } from "./asked.js";
import type { AuthorizationOptions, Interaction } from "./authorization-options.js";
import { AuthorizationAnswers, type Context } from "./authorization-answers.js";
import { ConsentMemory, type ConsentName } from "./consent-memory.js";
import { readDecision, type AuthorizationDecision } from "./decision.js";
import { protectPage } from "./page-headers.js";
import { PendingDecisions, type Pending } from "./pending-decisions.js";
import { findNeeds, findUnmet, isFresh, wantsMaxAgeZero } from "./requirements.js";
import { askSession, type UserSession } from "./user-session.js";

const PROCESS = "authorization.processRequest";

/** The steps of an authorization. */
export class AuthorizationFlow {
  readonly #options: AuthorizationOptions;
  readonly #pending: PendingDecisions<Pending>;
  readonly #consents: ConsentMemory;
  readonly #answers: AuthorizationAnswers;

  constructor(options: AuthorizationOptions) {
    this.#options = options;
    const { store = memoryStore(), interactionLifetime = 600_000 } = options;
    this.#pending = new PendingDecisions(store, interactionLifetime, "authorization");
    this.#consents = new ConsentMemory(options.consents ?? memoryStore());
    this.#answers = new AuthorizationAnswers(options, this.#consents);
  }

  /** Handles a client's request. */
  async begin(context: Context): Promise<Response> {
    const parameters = await readQueryOrForm(context.request);
    const result = await context.call(PROCESS, { ...this.#options.extra, parameters });
    if (result.action !== "INTERACTION" && result.action !== "NO_INTERACTION")
      return this.#answers.answer(context, result, authorizationProcessRequest);
    const { ticket } = result;
    if (!ticket) throw new HandlerError("ERR_ANSWER", `${PROCESS} returned ${result.action} without a ticket`);
    return this.#orFail(context, ticket, async () => {
      const question = asQuestion(result);
      const progress: Omit<Pending, "browser"> = {
        ticket,
        question,
        wantsMaxAgeZero: wantsMaxAgeZero(parameters, question),
        startedAt: this.#seconds(),
        isChosen: false,
        session: await askSession(context, this.#options),
      };
      if (result.action === "NO_INTERACTION") return this.#answerWithoutPage(context, progress);
      const interaction = await this.#ask(context, progress);
      if (interaction.needs.length === 0) return this.#answers.issue(context, progress);
      const { reference, cookie } = await this.#pending.add(context, progress);
      return this.#show(context, { ...interaction, reference }, cookie);
    });
  }

  /** Returns what a page has to show. */
  async look(context: Context, reference: string): Promise<Interaction | undefined> {
    const pending = await this.#pending.find(context, reference);
    return pending && { ...(await this.#ask(context, pending)), reference };
  }

  forgetConsent(name: ConsentName): Promise<void> {
    return this.#consents.forget(name);
  }

  /** Handles the decision of a page. */
  async decide(context: Context, reference: string, given: AuthorizationDecision): Promise<Response> {
    const found = await this.#pending.find(context, reference);
    if (!found) {
      const errorDescription =
        "This page is out of date, or belongs to another browser. Start again at the application.";
      return this.#answers.showError(context, { error: "invalid_request", errorDescription });
    }
    const { ticket, question } = found;
    const end = async (response: Response): Promise<Response> => {
      response.headers.append("set-cookie", await this.#pending.remove(context, reference));
      return response;
    };
    let answer: Response;
    try {
      context.step = "decision";
      const { authenticated, consented, refused } = readDecision(given, namesOf(question));
      // The user who is signed in now decides. What another user agreed to does not count.
      const session = authenticated ?? (await askSession(context, this.#options));
      const isSame = session?.subject === found.session?.subject;
      const consent = authenticated || isSame ? consented : undefined;
      const pending = {
        ...found,
        isChosen: authenticated !== undefined || (found.isChosen && isSame),
        session: authenticated ?? (isSame ? found.session : session),
      };
      // If a login made for this request does not meet its requirements, another one would not either.
      const unmet = isFresh(pending) ? findUnmet(pending, this.#seconds()) : undefined;
      const reason = refused ?? unmet;
      const interaction = await this.#ask(context, pending);
      const isReady = interaction.needs.every((need) => need === "consent" && consent);
      if (!reason && !isReady) {
        const cookie = await this.#pending.keep(context, reference, pending);
        return await this.#show(context, { ...interaction, reference }, cookie);
      }
      answer = reason
        ? await this.#answers.fail(context, ticket, reason)
        : await this.#answers.issue(context, pending, consent);
    } catch (error) {
      context.reportFault(error);
      answer = await this.#answers.fail(context, ticket, "SERVER_ERROR");
    }
    return end(answer);
  }

  /** Finds what a request needs from the user. */
  async #ask(context: Context, progress: Omit<Pending, "browser">): Promise<Omit<Interaction, "reference">> {
    const { question, session } = progress;
    const remembered = session && (await this.#consents.recall(context, question, session.subject));
    const fresh = findNew(question, remembered);
    const needs = findNeeds(progress, this.#seconds());
    if (needs.length === 0 && session && (await this.#needsConsent(context, question, session, fresh))) {
      needs.push("consent");
    }
    return { needs, question, session, ...fresh };
  }

  async #needsConsent(
    context: Context,
    question: AuthorizationQuestion,
    session: UserSession,
    fresh: { scopes: readonly Scope[]; claims: readonly string[] },
  ): Promise<boolean> {
    if (fresh.scopes.length === 0 && fresh.claims.length === 0 && !isAskedEachTime(question)) return false;
    if (question.prompts?.includes("CONSENT")) return true;
    return (await context.ask(this.#options, "isFirstParty", question, session)) !== true;
  }

  /** Answers a request with `prompt=none`, in any case without a page. */
  async #answerWithoutPage(context: Context, progress: Omit<Pending, "browser">): Promise<Response> {
    const unmet = findUnmet(progress, this.#seconds());
    if (unmet) return this.#answers.fail(context, progress.ticket, unmet);
    const { needs } = await this.#ask(context, progress);
    if (needs.length > 0) return this.#answers.fail(context, progress.ticket, "CONSENT_REQUIRED");
    return this.#answers.issue(context, progress);
  }

  /** Runs some work for a ticket, and answers the client with an error if it fails. */
  async #orFail(context: Context, ticket: string, work: () => Promise<Response>): Promise<Response> {
    try {
      return await work();
    } catch (error) {
      context.reportFault(error);
      return this.#answers.fail(context, ticket, "SERVER_ERROR");
    }
  }

  async #show(context: Context, interaction: Interaction, cookie: string): Promise<Response> {
    const page = await context.ask(this.#options, "interact", interaction, context.request);
    const response = await protectPage(readResponse(page, "interact"), false);
    response.headers.append("set-cookie", cookie);
    return response;
  }

  #seconds(): number {
    return Math.floor(readClock(this.#options) / 1000);
  }
}

/** The part of a result that callbacks see: neither the ticket nor the API's messages. */
function asQuestion(result: AuthorizationResponse): AuthorizationQuestion {
  const {
    action: _,
    resultCode: _code,
    resultMessage: _message,
    responseContent: _content,
    ticket: _ticket,
    ...question
  } = result;
  return question;
}
