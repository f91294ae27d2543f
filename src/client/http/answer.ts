import { AuthleteApiError, AuthleteResponseError } from "../errors.js";
import type { AttemptEvent } from "../options.js";
import { isObject } from "../../shared/is-object.js";
import type { Redact } from "./redact.js";

/** An answer that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
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
    const message = `the answer is a redirect or no JSON object (${status}, ${type}); check baseUrl`;
    throw new AuthleteResponseError(message, { ...attempt, status });
  }
  const { resultCode, resultMessage } = (data ?? {}) as Record<string, unknown>;
  const code = redact(resultCode);
  const advice = status === 401 || status === 403 ? "; check token and serviceId" : "";
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
    return JSON.parse(text, /\d{16}/.test(text) ? refuseInexact : undefined);
  } catch {
    return undefined;
  }
}

/** A number that JavaScript cannot hold exactly would name another client: better no answer than a wrong one. */
function refuseInexact(_: string, value: unknown): unknown {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError();
  return value;
}

/**
 * Seconds after which the API wants to be called again: `Retry-After` (RFC 9110, section 10.2.3) or `RateLimit-Reset`. The latter is
 * a number of seconds too, but some gateways send the time since 1970 there.
 */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? headers.get("ratelimit-reset") ?? "-";
  const now = Date.now() / 1000;
  let seconds = isNaN(+value) ? Date.parse(value) / 1000 - now : +value;
  if (seconds > 1e9 && seconds < 1e10) seconds -= now;
  return isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
