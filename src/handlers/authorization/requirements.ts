import type { AuthorizationFailRequestReason } from "../../generated/models.js";
import type { AuthorizationQuestion } from "./asked.js";
import type { UserSession } from "./user-session.js";

/** What a page has to bring about before an authorization can go on. */
export type Need =
  /** Authenticate the user anew, also where somebody is signed in. */
  | "login"
  /** Let the user choose among accounts: `prompt=select_account`. */
  | "select_account"
  /** Let the user create an account: `prompt=create`. */
  | "create"
  /** Ask the user whether the client may have what it asks for. */
  | "consent";

/** A request and what has happened to it so far. */
export interface Progress {
  readonly question: AuthorizationQuestion;
  /** `max_age=0`, which the API does not tell from no `max_age` at all. */
  readonly wantsMaxAgeZero: boolean;
  /** When the request came, in seconds since the epoch. */
  readonly startedAt: number;
  /** Whether the user has been at a page of login or choice for this very request. */
  readonly isChosen: boolean;
  readonly session: UserSession | undefined;
}

/** A requirement about the user: whether it holds, and how `prompt=none` is refused if it does not. */
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
 * The first requirement that a session does not meet.
 *
 * @param now In seconds since the epoch.
 */
export function findUnmet(progress: Progress, now: number): AuthorizationFailRequestReason | undefined {
  const { session } = progress;
  if (!session) return "NOT_LOGGED_IN";
  return REQUIREMENTS.find(([, holds]) => !holds(session, progress, now))?.[0];
}

/** What is needed of a user who may be shown a page, consent aside. */
export function findNeeds(progress: Progress, now: number): Need[] {
  const { prompts } = progress.question;
  const wants = (prompt: "LOGIN" | "SELECT_ACCOUNT" | "CREATE") => prompts?.includes(prompt) && !progress.isChosen;
  const needs: Need[] = [];
  // Only an authentication after the request counts: a page that was loaded anew has not made one.
  if (findUnmet(progress, now) || (prompts?.includes("LOGIN") && !isFresh(progress))) needs.push("login");
  if (wants("SELECT_ACCOUNT")) needs.push("select_account");
  if (wants("CREATE")) needs.push("create");
  return needs;
}

/** Whether the user authenticated for this very request. */
export function isFresh({ isChosen, session, startedAt }: Progress): boolean {
  return isChosen && session?.authTime !== undefined && session.authTime >= startedAt;
}

function hasMaxAge({ question, wantsMaxAgeZero }: Progress): boolean {
  return wantsMaxAgeZero || (question.maxAge ?? 0) > 0;
}

function isAmong(acrs: readonly string[] | null | undefined, acr: string | undefined): boolean {
  return !acrs?.length || (acr !== undefined && acrs.includes(acr));
}

/** Finds `max_age=0` where it can be: among the parameters, or in the request object. A pushed one cannot be seen. */
export function wantsMaxAgeZero(parameters: string, { requestObjectPayload }: AuthorizationQuestion): boolean {
  const isZero = (value: unknown) => /^0+$/.test(String(value));
  if (isZero(new URLSearchParams(parameters).get("max_age"))) return true;
  if (!requestObjectPayload) return false;
  return isZero((JSON.parse(requestObjectPayload) as Record<string, unknown>)["max_age"]);
}
