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

/** The authorization endpoint, and the half of it that takes the decisions of the pages. */
export interface AuthorizationEndpoint {
  /** The endpoint. It never rejects. */
  (request: Request): Promise<Response>;
  /**
   * What a page has to show. Rejects with what the store rejects with.
   *
   * @returns `undefined` if the reference is unknown, used or expired, or belongs to another browser.
   */
  interaction(request: Request, reference: string): Promise<Interaction | undefined>;
  /**
   * Takes a decision, and gives the answer for the browser: to the client, or to the next page. It never rejects.
   *
   * @param request The request with which the page sent the decision.
   */
  decide(request: Request, reference: string, decision: AuthorizationDecision): Promise<Response>;
  /**
   * Forgets what a user agreed to give a client, which has to ask again then: for a page of connected applications, beside
   * `client.management.removeClientAuthorizations`, which ends the tokens. Rejects with what the store rejects with.
   */
  forgetConsent(consent: ConsentName): Promise<void>;
}

/**
 * Makes the authorization endpoint: RFC 6749, section 3.1, and OpenID Connect Core 1.0, section 3.1.2. The API checks the client and
 * its request. The endpoint applies `prompt`, `max_age`, `acr_values`, `id_token_hint` and remembered consent, and leaves
 * to the host who is signed in and what pages look like.
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
    // Whatever method the page uses.
    decide: (request: Request, reference: string, decision: AuthorizationDecision) =>
      endpoint("authorization", options, [request.method], (context) => flow.decide(context, reference, decision))(
        request,
      ),
    forgetConsent: (consent: ConsentName) => flow.forgetConsent(consent),
  });
}
