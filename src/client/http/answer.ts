import { AuthleteApiError, AuthleteResponseError } from "../errors.js";
import type { AttemptEvent } from "../options.js";
import { isObject } from "../../shared/is-object.js";
import { hasExactNumbers } from "../../shared/json/exact-numbers.js";
import type { Redact } from "./redact.js";
import { readRetryAfter } from "../../shared/http/retry-after.js";

/** An HTTP answer whose body has been read. */
export interface Answer {
  /** HTTP status. */
  readonly status: number;
  /** Headers of the answer. */
  readonly headers: Headers;
  /** The body as received. Like the result, it may contain secrets. */
  readonly text: string;
  /** Milliseconds from the start of the attempt to the end of the answer. */
  readonly duration: number;
}

/**
 * Reads the result from an answer: an object, text if the operation returns text, or undefined if the body is empty.
 *
 * @throws {@link AuthleteApiError} for a status of 400 or above, {@link AuthleteResponseError} for any other answer without a result.
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
  // HTML, truncated JSON, or a redirect, which is not followed because the request holds secrets. Browsers report it as status 0.
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

/** Parses JSON. Returns undefined instead of throwing, since the engine's error would quote part of the text. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return hasExactNumbers(text) ? value : undefined;
  } catch {
    return undefined;
  }
}
