import { readPlainObject } from "../endpoint/plain-object.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { RequestContext } from "../endpoint/request-context.js";

/** The callback that returns the values of the named claims. */
export interface ClaimsOptions<Question> {
  claims?:
    | ((
        subject: string,
        names: readonly string[],
        question: Question,
      ) => Awaitable<Record<string, unknown> | null | undefined>)
    | undefined;
}

/** Asks for a user's claims and serializes them for the API. Empty if none are requested or known. */
export async function askClaims<Question>(
  context: Pick<RequestContext<unknown>, "ask">,
  options: ClaimsOptions<Question>,
  subject: string,
  names: readonly string[],
  question: Question,
): Promise<{ claims?: string }> {
  const given = names.length > 0 ? await context.ask(options, "claims", subject, names, question) : undefined;
  const claims = readPlainObject(given, "claims");
  return claims ? { claims: writeClaims(claims, names) } : {};
}

/** Serializes claims for the API: only the requested ones, whatever a callback returned, and none without a value. */
export function writeClaims(claims: Record<string, unknown> | undefined, names: readonly string[]): string {
  const entries = Object.entries(claims ?? {}).filter(([name, value]) => names.includes(name) && value !== undefined);
  return JSON.stringify(Object.fromEntries(entries));
}
