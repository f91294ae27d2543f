import type { Authlete } from "../../client/client.js";
import { authorizationFail, authorizationIssue } from "../../generated/answers.js";
import type { AuthorizationFailRequestReason } from "../../generated/models.js";
import { plainError } from "../endpoint/plain-error.js";
import { readPlainObject } from "../endpoint/plain-object.js";
import type { ActionTable, RequestContext } from "../endpoint/request-context.js";
import { readResponse } from "../endpoint/sendable.js";
import { askClaims } from "../request/claims.js";
import { claimsOf, claimsToGive, namesOf, toRemember } from "./asked.js";
import type { AuthorizationOptions } from "./authorization-options.js";
import type { ConsentMemory } from "./consent-memory.js";
import type { Consent } from "./decision.js";
import { protectPage } from "./page-headers.js";
import type { Progress } from "./requirements.js";

export type Context = RequestContext<Pick<Authlete, "authorization">>;

const ISSUE = "authorization.issue";
const FAIL = "authorization.fail";

/** Ends an authorization: answers the client, or the user if the client cannot be answered. */
export class AuthorizationAnswers {
  readonly #options: AuthorizationOptions;
  readonly #consents: ConsentMemory;

  constructor(options: AuthorizationOptions, consents: ConsentMemory) {
    this.#options = options;
    this.#consents = consents;
  }

  /** Issues the response, and remembers what the user agreed to. */
  async issue(
    context: Context,
    { ticket, question, session }: Progress & { ticket: string },
    agreed?: Consent,
  ): Promise<Response> {
    const { remember = true, ...consent } = agreed ?? {};
    const { subject, authTime, acr } = session!;
    const { resources } = question;
    const options = this.#options;
    if (resources?.length && options.allowResources) {
      const allowed = await context.ask(options, "allowResources", resources, question);
      if (allowed !== true) return this.fail(context, ticket, "INVALID_TARGET");
    }
    const names = claimsToGive(question.claims, question, consent);
    const claims = await askClaims(context, options, subject, names, question);
    const own = readPlainObject(await context.ask(options, "grant", session!, question), "grant");
    const issued = await context.call(ISSUE, {
      ...own,
      ...consent,
      ticket,
      subject,
      ...(authTime !== undefined && { authTime }),
      ...(acr !== undefined && { acr }),
      ...claims,
    });
    if (issued.action === "INTERNAL_SERVER_ERROR") {
      context.blame(issued);
      return this.fail(context, ticket, "SERVER_ERROR");
    }
    if (agreed && remember && /^(LOCATION|FORM)$/.test(issued.action)) {
      const before = await this.#consents.recall(context, question, subject);
      const scopes = consent.scopes ?? namesOf(question);
      const all = toRemember(question, scopes, claimsToGive(claimsOf(question), question, consent), before);
      await this.#consents
        .remember(context, question, subject, all)
        .catch((error: unknown) => context.reportFault(error));
    }
    return this.answer(context, issued, authorizationIssue);
  }

  async fail(context: Context, ticket: string, reason: AuthorizationFailRequestReason): Promise<Response> {
    const failed = await context.call(FAIL, { ticket, reason });
    return this.answer(context, failed, authorizationFail, reason === "SERVER_ERROR");
  }

  /** Answers with a result of the API. */
  async answer(
    context: Context,
    result: { action: string; responseContent?: string | null; resultCode?: string },
    table: ActionTable,
    expected = false,
  ): Promise<Response> {
    if (result.action === "BAD_REQUEST") return this.showError(context, readError(result.responseContent));
    // For `form_post.jwt`, the live API returns a page with the action LOCATION.
    const isPage = result.action === "LOCATION" && result.responseContent?.startsWith("<");
    const response = context.answer(isPage ? { ...result, action: "FORM" } : result, table, { expected });
    return protectPage(response, true);
  }

  /** Shows an error that cannot be sent to the client. */
  async showError(context: Context, error: { error: string; errorDescription?: string }): Promise<Response> {
    if (!this.#options.showError) return plainError(400, error.error, error.errorDescription);
    const page = await context.ask(this.#options, "showError", error, context.request);
    return protectPage(readResponse(page, "showError"), false);
  }
}

/** Reads the error from `responseContent`. */
function readError(content: string | null | undefined): { error: string; errorDescription?: string } {
  const parsed: unknown = JSON.parse(content ?? "{}");
  const { error, error_description } = Object(parsed) as { error?: unknown; error_description?: unknown };
  return {
    error: typeof error === "string" ? error : "invalid_request",
    ...(typeof error_description === "string" && { errorDescription: error_description }),
  };
}
