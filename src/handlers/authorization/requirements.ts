import type { AuthorizationFailRequestReason } from "../../generated/models.js";
import type { AuthorizationQuestion } from "./asked.js";
import type { UserSession } from "./user-session.js";

/** A step that a page must complete before an authorization can continue. */
export type Need =
  /** Authenticate the user again, even if one is signed in. */
  | "login"
  /** Let the user choose an account: `prompt=select_account`. */
  | "select_account"
  /** Let the user create an account: `prompt=create`. */
  | "create"
  /** Ask the user to consent to the client's request. */
  | "consent";

/** A request and what has happened so far. */
export interface Progress {
  readonly question: AuthorizationQuestion;
  /** Whether the client sent `max_age=0`, which the API does not distinguish from no `max_age`. */
  readonly wantsMaxAgeZero: boolean;
  /** When the request arrived, in seconds since the epoch. */
  readonly startedAt: number;
  /** Whether the user has logged in or chosen an account for this request. */
  readonly isChosen: boolean;
  readonly session: UserSession | undefined;
}

/** A requirement on the session, and the reason to refuse the request with if it is not met. */
type Requirement = readonly [
  reason: AuthorizationFailRequestReason,
  holds: (session: UserSession, progress: Progress, now: number) => boolean,
];

const REQUIREMENTS: readonly Requirement[] = [
  ["MAX_AGE_NOT_SUPPORTED", ({ authTime }, progress) => !hasMaxAge(progress) || authTime !== undefined],
  [
    "EXCEEDS_MAX_AGE",
    (session, progress, now) =>
      !hasMaxAge(progress) ||
      isFresh(progress) ||
      session.authTime! + (progress.question.maxAge ?? 0) >= now + (progress.wantsMaxAgeZero ? 1 : 0),
  ],
  ["DIFFERENT_SUBJECT", ({ subject }, { question }) => !question.subject || question.subject === subject],
  ["ACR_NOT_SATISFIED", ({ acr }, { question }) => !question.acrEssential || isAmong(question.acrs, acr)],
];

/**
 * Finds the first requirement that a session does not meet.
 *
 * @param now Current time in seconds since the epoch.
 */
export function findUnmet(progress: Progress, now: number): AuthorizationFailRequestReason | undefined {
  const { session } = progress;
  if (!session) return "NOT_LOGGED_IN";
  return REQUIREMENTS.find(([, holds]) => !holds(session, progress, now))?.[0];
}

/** Finds the steps that the user must take on a page, apart from consent. */
export function findNeeds(progress: Progress, now: number): Need[] {
  const { prompts } = progress.question;
  const wants = (prompt: "LOGIN" | "SELECT_ACCOUNT" | "CREATE") => prompts?.includes(prompt) && !progress.isChosen;
  const needs: Need[] = [];
  // Only an authentication after the request counts, which reloading the page is not.
  if (findUnmet(progress, now) || (prompts?.includes("LOGIN") && !isFresh(progress))) needs.push("login");
  if (wants("SELECT_ACCOUNT")) needs.push("select_account");
  if (wants("CREATE")) needs.push("create");
  return needs;
}

/** Whether the user authenticated for this request. */
export function isFresh({ isChosen, session, startedAt }: Progress): boolean {
  return isChosen && session?.authTime !== undefined && session.authTime >= startedAt;
}

function hasMaxAge({ question, wantsMaxAgeZero }: Progress): boolean {
  return wantsMaxAgeZero || (question.maxAge ?? 0) > 0;
}

function isAmong(acrs: readonly string[] | null | undefined, acr: string | undefined): boolean {
  return !acrs?.length || (acr !== undefined && acrs.includes(acr));
}

/** Looks for `max_age=0` in the parameters and the request object. In a pushed request, it cannot be seen. */
export function wantsMaxAgeZero(parameters: string, { requestObjectPayload }: AuthorizationQuestion): boolean {
  const isZero = (value: unknown) => /^0+$/.test(String(value));
  if (isZero(new URLSearchParams(parameters).get("max_age"))) return true;
  if (!requestObjectPayload) return false;
  return isZero((JSON.parse(requestObjectPayload) as Record<string, unknown>)["max_age"]);
}
