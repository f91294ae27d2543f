import { UserCodeCharsetValues } from "../../generated/models.js";
import { checkOptions, countOf, optionalFunction, requiredFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import { endpointChecks } from "../endpoint/endpoint-options.js";
import { storeCheck } from "../store/store.js";
import { DeviceVerificationFlow } from "./device-verification-flow.js";
import type { DeviceDecision, DeviceVerificationOptions } from "./device-verification-options.js";

/** The verification page, and the function that takes its decisions. */
export interface DeviceVerificationEndpoint {
  /** The page: `?user_code=` fills in its form, and the form posts `user_code` to it. It never rejects. */
  (request: Request): Promise<Response>;
  /**
   * Processes a decision, once, and shows the next page. It never rejects.
   *
   * @param request The request in which the page sent the decision.
   */
  decide(request: Request, reference: string, decision: DeviceDecision): Promise<Response>;
}

/**
 * Creates the page where users enter the codes of their devices: RFC 8628, section 3.3. It normalizes codes, limits wrong ones, and
 * lets only the user who entered the code decide, in the same browser. Sessions and pages are up to your application.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function deviceVerification(options: DeviceVerificationOptions): DeviceVerificationEndpoint {
  checkOptions("deviceVerification", options, {
    ...endpointChecks,
    authlete: apiClient("deviceFlow.verification", "deviceFlow.complete"),
    session: requiredFunction,
    showPage: requiredFunction,
    claims: optionalFunction,
    address: optionalFunction,
    maxAttempts: countOf("attempts"),
    attemptPeriod: countOf("milliseconds"),
    userCodeCharset: {
      expected: `one of ${UserCodeCharsetValues.join(", ")}`,
      holds: (value) => UserCodeCharsetValues.some((known) => known === value),
    },
    userCodeLength: countOf("characters"),
    store: storeCheck,
    interactionLifetime: countOf("milliseconds"),
    now: optionalFunction,
  });
  const flow = new DeviceVerificationFlow(options);
  const handle = endpoint("deviceVerification", options, ["GET", "POST"], (context) => flow.enter(context));
  return Object.assign(handle, {
    // The page may use any method.
    decide: (request: Request, reference: string, decision: DeviceDecision) =>
      endpoint("deviceVerification", options, [request.method], (context) => flow.decide(context, reference, decision))(
        request,
      ),
  });
}
