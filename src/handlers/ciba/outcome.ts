import {
  BackchannelAuthenticationCompleteRequestResultValues as RESULTS,
  type BackchannelAuthenticationCompleteRequest,
} from "../../generated/models.js";
import { isErrorDescription, isErrorUri } from "../../shared/error-description.js";
import { isObject } from "../../shared/is-object.js";
import { isSeconds } from "../authorization/user-session.js";

/** Checks an outcome before anything is sent. @throws TypeError for one that the API would refuse. */
export function checkOutcome(outcome: BackchannelAuthenticationCompleteRequest): void {
  const check = (valid: boolean, message: string) => {
    if (!valid) throw new TypeError(`complete: ${message}`);
  };
  check(isObject(outcome), "the outcome must be an object");
  const { ticket, result, subject, errorDescription, errorUri } = outcome;
  check(typeof ticket === "string" && ticket !== "", "ticket must be the one of the transaction");
  check(RESULTS.includes(result), `result must be one of ${RESULTS.join(", ")}`);
  const hasSubject = typeof subject === "string" && /^[\x20-\x7e]+$/.test(subject);
  const hasNone = (subject ?? null) === null && result !== "AUTHORIZED";
  check(hasSubject || hasNone, "subject must be printable ASCII");
  check(isSeconds(outcome.authTime ?? 0), "authTime must be a number of seconds since the epoch");
  const isDescription = isErrorDescription(errorDescription ?? "");
  check(isDescription, 'errorDescription must be printable ASCII without " and \\');
  check(isErrorUri(errorUri ?? ""), "errorUri must be a URI");
}
