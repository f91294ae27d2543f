import type {
  BackchannelAuthenticationFailRequest,
  BackchannelAuthenticationFailRequestReason,
} from "../../generated/models.js";
import { isErrorDescription, isErrorUri } from "../../shared/error-description.js";
import { isPlainObject } from "./plain-object.js";

/** Why a request is refused. */
export interface Refusal<Reason extends string = BackchannelAuthenticationFailRequestReason> {
  /** The reason for the API. Default: the one documented for the callback. */
  reason?: Reason | undefined;
  /** Text for the client's developers: printable ASCII without `"` and `\`. Default: none, or that of the API. */
  errorDescription?: string | undefined;
  /** URL of a page about the error. Default: none. */
  errorUri?: string | undefined;
}

/** The decision on a request: `true` to continue, `false` or a {@link Refusal} to refuse it. */
export type Verdict<Reason extends string = BackchannelAuthenticationFailRequestReason> = boolean | Refusal<Reason>;

/** A checked refusal, in the property names of the API request. */
export interface ReadRefusal<Reason extends string> extends Pick<
  BackchannelAuthenticationFailRequest,
  "errorDescription" | "errorUri"
> {
  reason: Reason;
}

/**
 * Checks the verdict of a callback. Only `true` lets a request pass, so a forgotten `return` does not.
 *
 * @returns The refusal, or `undefined` if there is none.
 * @throws TypeError for anything but a verdict.
 */
export function readVerdict<Reason extends string>(
  verdict: unknown,
  name: string,
  reason: Reason,
  reasons: readonly Reason[],
): ReadRefusal<Reason> | undefined {
  if (verdict === true) return undefined;
  if (verdict === false) return { reason };
  const {
    reason: given = reason,
    errorDescription,
    errorUri,
  } = (isPlainObject(verdict) ? verdict : { reason: null }) as Refusal<Reason>;
  const valid =
    reasons.includes(given) &&
    (errorDescription === undefined || isErrorDescription(errorDescription)) &&
    (errorUri === undefined || isErrorUri(errorUri));
  if (!valid) {
    throw new TypeError(
      `${name} must return true, false, or { reason, errorDescription, errorUri }, where reason is one of ` +
        `${reasons.join(", ")} and the texts are ASCII without " and \\ (RFC 6749, section 5.2)`,
    );
  }
  return { reason: given, errorDescription, errorUri };
}
