import type { Action, ActionAnswer, Actions } from "../../generated/actions.js";

/** The properties of a result that make up the answer to a client. */
export interface Respondable {
  /** What the authorization server must do next. */
  action: string;
  /** Text to send to the client, as the body or in a header. */
  responseContent?: string | null | undefined;
}

/** Options of one answer. */
export interface AnswerOptions {
  /** HTTP status to send instead of the one in the action table. */
  status?: number | undefined;
  /** Value of `WWW-Authenticate` to send with a 401 instead of the one in the action table. */
  challenge?: string | undefined;
  /** Headers to add. */
  headers?: Record<string, string> | undefined;
}

/** Tokens must not be cached, and neither must errors: RFC 6749, sections 5.1 and 5.2. */
const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };

/** Response headers whose values come from properties of the result. */
const NONCES = [
  ["dpop-nonce", "dpopNonce"], // RFC 9449, section 8
  ["oauth-client-attestation-challenge", "attestationChallenge"],
] as const;

/** The table's entry for the action of a result, if it has one. */
export const actionIn = (table: Actions, { action }: Respondable): Action | undefined =>
  Object.hasOwn(table, action) ? table[action] : undefined;

/**
 * Builds the HTTP answer to a client from the action of a result. Of the result, only `responseContent` and the nonces meant for the
 * client leave the server. An unknown action, or missing content, becomes a 500 with `server_error`.
 */
export function answerByTable(table: Actions, result: Respondable, options: AnswerOptions = {}): Response {
  const action = actionIn(table, result);
  const headers = new Headers({ ...NO_STORE, ...options.headers });
  for (const [name, property] of NONCES) {
    const value = (result as unknown as Record<string, unknown>)[property];
    if (typeof value === "string" && isHeaderValue(value)) headers.set(name, value);
  }
  const {
    status = 0,
    header,
    content = "application/json",
    challenge,
    empty,
  }: Partial<ActionAnswer> = typeof action === "object" ? action : { status: Number(action) || 0 };
  const answer = (body: string | null, type?: string, by = status) => {
    if (type) headers.set("content-type", type);
    return new Response(body, { status: options.status ?? by, headers });
  };

  // A 401 carries a challenge: RFC 9110, section 15.5.2.
  const wanted = options.challenge ?? challenge;
  if (wanted && (options.status ?? status) === 401) headers.set("www-authenticate", wanted);
  const text = result.responseContent;
  if (status === 204 || (empty && (text ?? null) === null)) return answer(null);
  if (status > 0 && typeof text === "string") {
    if (header === undefined) return answer(text, content);
    if (isHeaderValue(text) && (header !== "Location" || URL.canParse(text))) {
      headers.set(header, text);
      return answer(null);
    }
  }
  // The action is unknown, or the content is missing or cannot be sent.
  return answer('{"error":"server_error"}', "application/json", 500);
}

/** Whether a text can be sent as a header value: a line break would end the header. */
function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]+$/.test(text);
}
