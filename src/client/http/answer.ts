import { AuthleteApiError, AuthleteResponseError } from "../errors.js";
import type { AttemptEvent } from "../options.js";
import { isObject } from "../../shared/is-object.js";
import { hasExactNumbers } from "../../shared/json/exact-numbers.js";
import type { Redact } from "./redact.js";
import { readRetryAfter } from "../../shared/http/retry-after.js";

/** An answer that was read to its end. */
export interface Answer {
  /** HTTP status. */
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came. It may hold secrets, as the result does. */
  readonly text: string;
  /** Milliseconds from the start of the attempt to the end of the answer. */
  readonly duration: number;
}

/**
 * What a successful answer holds: an object, text where the operation gives text, or undefined if it is empty.
 *
 * @throws {@link AuthleteApiError} for a status from 400 on, {@link AuthleteResponseError} for anything else that is not such an answer.
 */
export function readAnswer(
  { status, headers, text }: Answer,
  isText: boolean,
  attempt: AttemptEvent,
  redact: Redact,
): unknown {
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && isText) return text;
  if (isSuccess && !text) return undefined;
  const data = parseJson(text);
  if (isSuccess && isObject(data)) return data;

  const type = redact(`${headers.get("content-type")}`);
  // HTML, JSON cut short, or a redirect, which is not followed, since the request holds secrets. Browsers show one as status 0.
  if (status < 400) {
    const message = `answered by a redirect or no JSON object (${status}, ${type}); check baseUrl`;
    throw new AuthleteResponseError(message, { ...attempt, status });
  }
  const { resultCode, resultMessage } = (data ?? {}) as Record<string, unknown>;
  const code = redact(resultCode);
  const isRefused = status === 401 || status === 403;
  const advice = isRefused ? "; check token and serviceId" : status === 501 ? "; not emulated" : "";
  throw new AuthleteApiError(`answered ${status} (${code ?? type})${advice}`, {
    ...attempt,
    status,
    resultCode: code,
    resultMessage: redact(resultMessage),
    retryAfter: readRetryAfter(headers),
  });
}

/** The value of a JSON text, or undefined if it is none: the engine's own error would show a piece of the text. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return hasExactNumbers(text) ? value : undefined;
  } catch {
    return undefined;
  }
}
