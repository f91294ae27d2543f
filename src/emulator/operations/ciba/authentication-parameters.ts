import type { DeliveryMode } from "../../../generated/models.js";
import { Refusal, refusalOf } from "../../api/answers.js";
import type { FormParameters } from "../../protocol/form.js";

const invalid = refusalOf("invalid_request");

/** The token is sent in an Authorization header, so it must have the syntax of RFC 6750, section 2.1. */
export function readNotificationToken(form: FormParameters, mode: DeliveryMode): string | undefined {
  const token = form.get("client_notification_token");
  if (token === undefined) {
    if (mode === "POLL") return undefined;
    throw invalid("A155301", "The request has no client_notification_token, which the delivery mode needs.");
  }
  if (token.length > 1024) throw invalid("A155302", "The client_notification_token is longer than 1024 characters.");
  if (!/^[A-Za-z0-9\-._~+/]+=*$/.test(token))
    throw invalid("A155303", "The client_notification_token has characters that a bearer token cannot have.");
  return token;
}

/** Reads the user code (CIBA Core 1.0, section 7.1), whose value the authorization server checks. */
export function readUserCode(form: FormParameters, required: boolean): string | undefined {
  const userCode = form.get("user_code");
  if (required && userCode === undefined)
    throw new Refusal("missing_user_code", "A177301", "The request has no user code.");
  return userCode;
}

/** The requested lifetime in seconds; 0 if the client requests none. */
export function readExpiry(form: FormParameters): number {
  const text = form.get("requested_expiry");
  if (text === undefined) return 0;
  const seconds = Number(text);
  if (!/^[+-]?\d+$/.test(text) || Math.abs(seconds) > 0x7fffffff)
    throw invalid("A201301", "The requested_expiry is not an integer.");
  if (seconds <= 0) throw invalid("A201302", "The requested_expiry is not positive.");
  return seconds;
}
