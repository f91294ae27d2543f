import { CallerFault, errorContent, errorEntries, Refusal } from "../../api/answers.js";
import { decision, type Reply } from "../../api/reply.js";
import type { ResponseTarget } from "../../protocol/authorization-request/authorization-request.js";
import type { ServiceContext } from "../../service/service-context.js";
import { answerBrowser, type BrowserAnswer, type Members } from "./respond.js";

/** The common properties of the authorization endpoint's answers. */
type Answer = {
  readonly resultCode: string;
  readonly resultMessage: string;
  readonly responseContent?: string | null;
  readonly action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "LOCATION" | "FORM";
};

/** Runs an operation and answers a refusal without a redirect, since the redirect URI may not be trustworthy. */
export async function decideWithoutTarget<Response extends { readonly action: string }>(
  context: ServiceContext,
  work: () => Promise<Reply<Response>>,
): Promise<Reply<Response>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const action = error instanceof CallerFault ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST";
    const refused = decision<Answer>(action, error.resultCode, error.text, {
      responseContent: errorContent(context.service, error),
    });
    return refused as Reply<unknown> as Reply<Response>;
  }
}

/** The answer that reports an error to the client. */
export function answerError(context: ServiceContext, target: ResponseTarget, refusal: Refusal): Promise<BrowserAnswer> {
  const state: Members = target.state === null ? {} : { state: target.state };
  return answerBrowser(context, target, { ...errorEntries(context.service, refusal.error, refusal.details), ...state });
}

/** The decision to report an error to the client through the browser. */
export async function redirectError<Response extends { readonly action: string }>(
  context: ServiceContext,
  target: ResponseTarget,
  refusal: Refusal,
): Promise<Reply<Response>> {
  const { action, content } = await answerError(context, target, refusal);
  const answer = decision<Answer>(action, refusal.resultCode, refusal.text, {
    responseContent: content,
  });
  return answer as Reply<unknown> as Reply<Response>;
}
