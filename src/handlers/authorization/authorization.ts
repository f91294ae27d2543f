import { createFaultReporter } from "../../shared/fault-reporter.js";
import { isObject } from "../../shared/is-object.js";
import { checkOptions, countOf, optionalFunction, requiredFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import { CALLBACK_TIMEOUT_MS, endpointChecks } from "../endpoint/endpoint-options.js";
import { RequestContext } from "../endpoint/request-context.js";
import { storeCheck } from "../store/store.js";
import { AuthorizationFlow } from "./authorization-flow.js";
import type { AuthorizationOptions, Interaction } from "./authorization-options.js";
import type { ConsentName } from "./consent-memory.js";
import type { AuthorizationDecision } from "./decision.js";

/** The authorization endpoint, and the functions that its pages call. */
export interface AuthorizationEndpoint {
  /** The endpoint. It never rejects. */
  (request: Request): Promise<Response>;
  /**
   * Returns what a page must show. Rejects with whatever a store or `isFirstParty` rejects with.
   *
   * @returns `undefined` if the reference is unknown, used or expired, or belongs to another browser.
   */
  interaction(request: Request, reference: string): Promise<Interaction | undefined>;
  /**
   * Processes a decision. Resolves to the answer for the browser, either to the client or with the next page, and never rejects.
   *
   * @param request The request in which the page sent the decision.
   */
  decide(request: Request, reference: string, decision: AuthorizationDecision): Promise<Response>;
  /**
   * Forgets a user's consent to a client, so that the user is asked again. For a page of connected applications, together with
   * `client.management.removeClientAuthorizations`, which revokes the tokens. Rejects with whatever the store rejects with.
   */
  forgetConsent(consent: ConsentName): Promise<void>;
}

/**
 * Creates the authorization endpoint: RFC 6749, section 3.1, and OpenID Connect Core 1.0, section 3.1.2. The API checks the client and
 * its request. The endpoint applies `prompt`, `max_age`, `acr_values`, `id_token_hint` and remembered consent. Sessions and pages are up
 * to your application.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function authorization(options: AuthorizationOptions): AuthorizationEndpoint {
  checkOptions("authorization", options, {
    ...endpointChecks,
    authlete: apiClient("authorization.processRequest", "authorization.issue", "authorization.fail"),
    session: requiredFunction,
    interact: requiredFunction,
    claims: optionalFunction,
    isFirstParty: optionalFunction,
    allowResources: optionalFunction,
    grant: optionalFunction,
    showError: optionalFunction,
    store: storeCheck,
    consents: storeCheck,
    interactionLifetime: countOf("milliseconds"),
    extra: { expected: "an object", holds: isObject },
    now: optionalFunction,
  });
  const flow = new AuthorizationFlow(options);
  const report = createFaultReporter("authorization", options);
  const { authlete, callbackTimeout = CALLBACK_TIMEOUT_MS } = options;

  const handle = endpoint("authorization", options, ["GET", "POST"], (context) => flow.begin(context));
  return Object.assign(handle, {
    interaction: (request: Request, reference: string) =>
      flow.look(new RequestContext(request, report, authlete, callbackTimeout), reference),
    // The page may use any method.
    decide: (request: Request, reference: string, decision: AuthorizationDecision) =>
      endpoint("authorization", options, [request.method], (context) => flow.decide(context, reference, decision))(
        request,
      ),
    forgetConsent: (consent: ConsentName) => flow.forgetConsent(consent),
  });
}
