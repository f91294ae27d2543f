import type { Awaitable } from "../endpoint/handler.js";
import { isPlainObject } from "../endpoint/plain-object.js";
import type { RequestContext } from "../endpoint/request-context.js";

/** The signed-in user of a browser, and how the user authenticated. */
export interface UserSession {
  /** Identifies the user: the `subject` of the API. */
  subject: string;
  /** When the user last authenticated, in seconds since the epoch. Omit it if unknown; never guess. */
  authTime?: number | undefined;
  /** The authentication context class that was actually satisfied. Omit it if there is none; never copy the requested one. */
  acr?: string | undefined;
}

/** Asks who is signed in in the browser of a request. */
export async function askSession(
  context: Pick<RequestContext<unknown>, "ask" | "request">,
  options: { session: (request: Request) => Awaitable<UserSession | null | undefined> },
): Promise<UserSession | undefined> {
  return readSession(await context.ask(options, "session", context.request), "session");
}

/** Whether a value is a time in seconds since the epoch. The upper bound catches milliseconds. */
export const isSeconds = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1e11;

/**
 * Checks a session.
 *
 * @returns `undefined` if nobody is signed in.
 * @throws TypeError for anything but a session or nothing.
 */
export function readSession(given: unknown, name: string): UserSession | undefined {
  if (given === undefined || given === null) return undefined;
  const { subject, authTime, acr } = (isPlainObject(given) ? given : {}) as Partial<UserSession>;
  const valid =
    typeof subject === "string" &&
    subject !== "" &&
    (authTime === undefined || isSeconds(authTime)) &&
    (acr === undefined || (typeof acr === "string" && acr !== ""));
  if (valid) return { subject, ...(authTime !== undefined && { authTime }), ...(acr !== undefined && { acr }) };
  throw new TypeError(`${name} must be { subject, authTime, acr }, with authTime in seconds, or nothing`);
}
