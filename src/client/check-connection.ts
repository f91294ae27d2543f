import { createAuthlete, type Authlete } from "./client.js";
import {
  AuthleteApiError,
  AuthleteConnectionError,
  AuthleteError,
  AuthleteResponseError,
  AuthleteTimeoutError,
  checkResult,
} from "./errors.js";
import { bindFetch } from "../shared/call-options.js";
import { readJwtPayload } from "../shared/json/jwt-payload.js";
import { readDate } from "../shared/http/retry-after.js";
import type { AuthleteOptions } from "./options.js";

/** Why calls may fail. */
export type ConnectionProblem =
  | "configuration"
  | "unknown host"
  | "no connection"
  | "certificate"
  | "no answer"
  | "not the API"
  | "token refused"
  | "token expired"
  | "other service"
  | "organization token needed"
  | "unknown service"
  | "API failure"
  | "clock";

/** The result of {@link checkConnection}. It contains no token, so it may be shown and logged. */
export interface ConnectionReport {
  /** Whether the API can be called. */
  readonly ok: boolean;
  /** What is wrong, if anything. `clock` may come with `ok: true`: calls succeed, but signatures may be refused. */
  readonly problem?: ConnectionProblem;
  /** What was found and what to do about it, in a sentence or two. */
  readonly advice: string;
  /** Seconds by which this machine's clock is ahead of the API's, negative if behind. Absent if the answer had no date. */
  readonly clockAhead?: number;
  /** The error that the call rejected with. */
  readonly error?: AuthleteError;
}

/** Options of {@link checkConnection}. */
export interface ConnectionCheck {
  /** Check that the token can manage the organization's services rather than use one service. Default false. */
  organization?: boolean | undefined;
}

/** Clock difference, in seconds, that is not worth reporting. JWTs are usually verified with about this tolerance. */
const TOLERANCE = 60;

/**
 * Finds out why calls fail and how to fix it: a wrong address or region, a proxy in between, a token that has expired or belongs to
 * another service, a clock that is off. Makes one call that changes nothing, without retries.
 *
 * ```ts
 * const { ok, advice } = await checkConnection();
 * if (!ok) console.error(advice);
 * ```
 *
 * @param options The options to pass to `createAuthlete`.
 * @throws Whatever your `token` function rejects with.
 */
export async function checkConnection(
  options: AuthleteOptions = {},
  { organization = false }: ConnectionCheck = {},
): Promise<ConnectionReport> {
  let token = "";
  let clockAhead: number | undefined;
  let path = "";
  let authlete: Authlete;
  try {
    const { fetch: send, token: source } = options;
    const bound = send && bindFetch(send, options);
    authlete = createAuthlete({
      ...options,
      ...(typeof source === "function" && { token: source.bind(options) }),
      retry: false,
      // Captures what the client does not expose: the path, the token, and the date of the answer.
      fetch: async (input, init) => {
        token = new Headers(init?.headers).get("authorization")!.slice("Bearer ".length);
        path = new URL(input as string).pathname;
        const response = await (bound ?? fetch)(input, init);
        const date = readDate(response?.headers?.get("date") ?? null);
        if (date !== undefined) clockAhead = Math.round(Date.now() / 1000 - date);
        return response;
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problem: "configuration", advice: configurationAdvice(error.message) };
  }
  const seen = () => (clockAhead === undefined ? {} : { clockAhead });
  try {
    if (organization) checkResult(await authlete.service.list({ start: 0, end: 1 }), "service.list");
    else checkResult(await authlete.service.get(), "service.get");
  } catch (error) {
    if (!(error instanceof AuthleteError)) throw error;
    const [problem, advice]: Explanation = /\/api\/+api\//.test(path)
      ? ["configuration", "baseUrl ends before /api, which the client adds. Leave it out."]
      : explain(error, token, organization, clockAhead);
    return { ok: false, problem, advice, ...seen(), error };
  }
  if (Math.abs(clockAhead ?? 0) > TOLERANCE)
    return { ok: true, problem: "clock", advice: clockAdvice(clockAhead!), ...seen() };
  return { ok: true, advice: "The API answers and accepts the token.", ...seen() };
}

type Explanation = [problem: ConnectionProblem, advice: string];

function explain(error: AuthleteError, token: string, organization: boolean, clockAhead = 0): Explanation {
  if (error instanceof AuthleteTimeoutError) return ["no answer", NO_ANSWER];
  if (error instanceof AuthleteConnectionError) return explainConnection(error.cause as Error & { code?: string });
  if (error instanceof AuthleteResponseError) return ["not the API", SOMETHING_ELSE];
  const { status, resultCode } = error as AuthleteApiError;
  const isRefused = status === 401 || status === 403;
  // Errors from the API have a result code; those from a proxy do not.
  if (resultCode === undefined && !isRefused) return ["not the API", `Something answered ${status}. ${SOMETHING_ELSE}`];
  if (status === 401 && hasExpired(token, clockAhead)) return ["token expired", EXPIRED];
  if (status === 401 && Math.abs(clockAhead) > TOLERANCE) return ["clock", clockAdvice(clockAhead)];
  if (isRefused && organization) return ["organization token needed", ORGANIZATION];
  if (status === 401) return ["token refused", UNKNOWN_TOKEN];
  if (status === 403) return ["other service", OTHER_SERVICE];
  if (status === 404) return ["unknown service", UNKNOWN_SERVICE];
  return ["API failure", `The API answered ${status}. Try again later, and look at its status page if that goes on.`];
}

/** Platforms name their errors differently. Unknown names get the general advice. */
function explainConnection({ name, message, code = "" }: Error & { code?: string }): Explanation {
  const told = `${code} ${name} ${message}`;
  if (/NOTFOUND|EAI_AGAIN|dns|resolve/i.test(told)) return ["unknown host", UNKNOWN_HOST];
  if (/cert|issuer|self.signed|ssl|tls/i.test(told)) return ["certificate", CERTIFICATE];
  return ["no connection", NO_CONNECTION];
}

const NO_ANSWER =
  "There was no answer in time. A firewall or a proxy may be in the way: check that this machine can reach baseUrl.";
const SOMETHING_ELSE =
  "Something other than the API answered, such as a proxy or a sign-in page. Check baseUrl, which ends before /api, and whether a proxy rewrites answers.";
const EXPIRED = "The token has expired. Create a new one in the console.";
const ORGANIZATION =
  "Managing services takes an organization token, which this one is not. Create one for the organization in the console, in the region of baseUrl.";
const UNKNOWN_TOKEN =
  "The token is not known here. Check that it is complete, that it was not revoked, and that baseUrl is its region: a token of one region is unknown in the others.";
const OTHER_SERVICE =
  "The token is valid but may not use this service. Check serviceId, or take a token that was made for it: a service token is good for its own service only.";
const UNKNOWN_SERVICE =
  "There is no such service here. Check serviceId, and that baseUrl is the region of the service.";
const UNKNOWN_HOST = "The host of baseUrl has no address. Check its spelling, and whether this machine resolves names.";
const CERTIFICATE =
  "The certificate of baseUrl is not trusted. If a proxy inspects the traffic, make this machine trust its root certificate; otherwise check the clock of this machine.";
const NO_CONNECTION =
  "No connection could be made or kept. Check host and port of baseUrl, and whether this machine needs a proxy to reach it.";

/** Advice on an option that is wrong or missing. */
function configurationAdvice(message: string): string {
  if (message.includes("given as an option"))
    return `${message}. A client needs all of AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID and AUTHLETE_TOKEN, or the options baseUrl, serviceId and token.`;
  return message.startsWith("baseUrl")
    ? `${message}. Take the address of your region, https://us.authlete.com for instance; it may come from AUTHLETE_BASE_URL.`
    : `${message}.`;
}

function clockAdvice(clockAhead: number): string {
  const direction = clockAhead > 0 ? "ahead" : "behind";
  return `The clock of this machine is ${Math.abs(clockAhead)} s ${direction}. Set it, or signed requests and tokens will be refused.`;
}

/** Whether the token is a JWT whose `exp` has passed by the API's clock: RFC 7519, section 4.1.4. */
function hasExpired(token: string, clockAhead: number): boolean {
  const exp = readJwtPayload(token)?.exp;
  return typeof exp === "number" && exp + clockAhead < Date.now() / 1000;
}
