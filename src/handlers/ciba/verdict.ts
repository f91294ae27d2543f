import {
  BackchannelAuthenticationFailRequestReasonValues as REASONS,
  type BackchannelAuthenticationFailRequest,
} from "../../generated/models.js";
import { isErrorDescription, isErrorUri } from "../../shared/error-description.js";
import { isObject } from "../../shared/is-object.js";

/** Why a request is refused, as `ciba.fail` takes it. */
export interface Refusal {
  /** Default: the reason that belongs to the question. */
  reason?: BackchannelAuthenticationFailRequest["reason"] | undefined;
  /** For the client to read. ASCII without `"` and `\`. */
  errorDescription?: string | undefined;
  /** For the client to follow. */
  errorUri?: string | undefined;
}

/** The answer to a question about a request: `true` for "go on", `false` or a refusal for "no". */
export type Verdict = boolean | Refusal;

/**
 * Reads what a callback answered. Anything but a clear yes is no yes: a `return` that was forgotten must not let a
 * request pass.
 *
 * @returns The refusal, or `undefined` if there is none.
 */
export function readVerdict(
  verdict: unknown,
  name: string,
  reason: BackchannelAuthenticationFailRequest["reason"],
): Omit<BackchannelAuthenticationFailRequest, "ticket"> | undefined {
  if (verdict === true) return undefined;
  if (verdict === false) return { reason };
  const {
    reason: given = reason,
    errorDescription,
    errorUri,
  } = (isObject(verdict) ? verdict : { reason: null }) as Refusal;
  const readable =
    REASONS.includes(given) &&
    (errorDescription === undefined || isErrorDescription(errorDescription)) &&
    (errorUri === undefined || isErrorUri(errorUri));
  if (!readable) {
    throw new TypeError(
      `${name} must answer true, false, or { reason, errorDescription, errorUri }, with a reason of ciba.fail and texts of the ` +
        'characters of RFC 6749, section 5.2: ASCII without " and \\',
    );
  }
  return {
    reason: given,
    ...(errorDescription !== undefined && { errorDescription }),
    ...(errorUri !== undefined && { errorUri }),
  };
}
