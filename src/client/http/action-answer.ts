import type { Action, ActionAnswer, Actions } from "../../generated/actions.js";

/** What is needed of a result. */
export interface Respondable {
  action: string;
  responseContent?: string | null | undefined;
}

/** Settings of one answer. */
export interface AnswerOptions {
  /** Status to send in place of the one in the action table. */
  status?: number | undefined;
  /** Value of `WWW-Authenticate` in place of the one in the action table. */
  challenge?: string | undefined;
  /** Headers to add. */
  headers?: Record<string, string> | undefined;
}

/** RFC 6749, sections 5.1 and 5.2: neither tokens nor errors may be stored on the way. */
const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };

/** Headers that the API wants sent along, by the property that holds the value. */
const NONCES = [
  ["dpop-nonce", "dpopNonce"], // RFC 9449, section 8
  ["oauth-client-attestation-challenge", "attestationChallenge"],
] as const;

/** The action of a result, where the table has it. */
export const actionIn = (table: Actions, { action }: Respondable): Action | undefined =>
  Object.hasOwn(table, action) ? table[action] : undefined;

/**
 * The HTTP answer to a client by the action of a result. Nothing of the result but `responseContent` and the nonces meant for the client
 * leaves the server. An action that the table does not know, or an answer that lacks its content, becomes a 500 with `server_error`.
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

  // RFC 9110, section 15.5.2: a 401 has a challenge.
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
  // An action that is not in the table, or content that is missing or cannot be sent.
  return answer('{"error":"server_error"}', "application/json", 500);
}

/** Whether a text can stand in a header without ending it. */
function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]+$/.test(text);
}
