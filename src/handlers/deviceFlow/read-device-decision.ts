import type { DeviceCompleteRequestResult } from "../../generated/models.js";
import { checkNames } from "../../shared/check-names.js";
import { namesOf } from "../authorization/asked.js";
import { isPlainObject } from "../endpoint/plain-object.js";
import type { DeviceConsent, DeviceDecision, DeviceQuestion } from "./device-verification-options.js";

/** A checked decision. */
interface ReadDecision {
  readonly result: DeviceCompleteRequestResult;
  /** The user's consent; only with `AUTHORIZED`. */
  readonly consent?: DeviceConsent;
}

/**
 * Checks a decision. Consented scopes must be among those that were shown.
 *
 * @throws TypeError for anything but a decision.
 */
export function readDecision(given: unknown, question: DeviceQuestion): ReadDecision {
  const expected = 'the decision must be { consented: true or an object } or { refused: true or "TRANSACTION_FAILED" }';
  if (!isPlainObject(given)) throw new TypeError(expected);
  checkNames("the decision", given, ["consented", "refused"]);
  const { consented, refused } = given as DeviceDecision;
  if (consented === undefined) {
    if (refused === true) return { result: "ACCESS_DENIED" };
    if (refused === "TRANSACTION_FAILED") return { result: refused };
    throw new TypeError(expected);
  }
  if (refused !== undefined || (consented !== true && !isPlainObject(consented))) throw new TypeError(expected);
  const consent = consented === true ? {} : consented;
  const shown = namesOf(question);
  if (consent.scopes?.some((scope) => !shown.includes(scope)))
    throw new TypeError("consented.scopes must be among the scopes that were asked for");
  return { result: "AUTHORIZED", consent };
}
