import { actionsOf, type ActionAnswer } from "../generated/actions.js";
import type { OperationId } from "../generated/operations.js";
import { checkResult } from "./errors.js";
import { responseOf } from "./response-of.js";

/** What `respond` needs of a result. */
export interface Respondable {
  action: string;
  responseContent?: string | null | undefined;
}

/** Settings of one answer. */
export interface RespondOptions {
  /** The operation that the result came from. Needed only for a copy of a result. */
  operation?: OperationId | undefined;
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

/**
 * Turns a result into the HTTP answer that the authorization server gives to its client: status, headers and body by the
 * actions of the operation, as the reference lists them. Nothing of the result but `responseContent` and the nonces meant for
 * the client leaves the server.
 *
 * An action that the table does not know, or an answer that lacks its content, becomes a 500 with `server_error`.
 *
 * @param result A result as a method of the client gave it.
 * @throws TypeError for an action that is not to be answered directly; the message names the next step. An
 * {@link AuthleteResponseError} for the empty result of a call.
 */
export function respond(result: Respondable, options: RespondOptions = {}): Response {
  // What the client gives for an empty answer.
  if (result === undefined || options.operation) checkResult(result, options.operation ?? "respond");
  const operation = options.operation ?? responseOf(Object(result) as object)?.operation;
  if (operation === undefined) {
    throw new TypeError(
      'respond: give the result as the client returned it, or name its operation: respond(result, { operation: "ciba.fail" })',
    );
  }
  const table = actionsOf(operation);
  if (table === undefined) throw new TypeError(`respond: a result of ${operation} is not an answer to a client`);
  const action = Object.hasOwn(table, result.action) ? table[result.action] : undefined;
  if (typeof action === "string") {
    throw new TypeError(`respond: ${operation} gave ${result.action}, which is not an answer to a client. ${action}`);
  }

  const headers = new Headers({ ...NO_STORE, ...options.headers });
  for (const [name, property] of NONCES) {
    const value = (result as unknown as Record<string, unknown>)[property];
    if (typeof value === "string" && isHeaderValue(value)) headers.set(name, value);
  }
  const { status, header, content, challenge, empty }: ActionAnswer =
    typeof action === "object" ? action : { status: action ?? 0 };
  const answer = (body: string | null, by: number) => new Response(body, { status: options.status ?? by, headers });

  // RFC 9110, section 15.5.2: a 401 has a challenge.
  if ((options.status ?? status) === 401 && (options.challenge ?? challenge)) {
    headers.set("www-authenticate", (options.challenge ?? challenge)!);
  }
  const text = result.responseContent;
  if (status === 204 || (empty && (text ?? null) === null)) return answer(null, status);
  if (status > 0 && typeof text === "string") {
    if (header === undefined) {
      headers.set("content-type", content ?? "application/json");
      return answer(text, status);
    }
    if (isHeaderValue(text) && (header !== "Location" || URL.canParse(text))) {
      headers.set(header, text);
      return answer(null, status);
    }
  }
  // An action that is not in the table, or content that is missing or cannot be sent.
  headers.set("content-type", "application/json");
  return answer('{"error":"server_error"}', 500);
}

/** Whether a text can stand in a header without ending it. */
function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]+$/.test(text);
}
