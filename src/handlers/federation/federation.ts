import type { Authlete } from "../../client/client.js";
import { federationConfiguration, federationRegistration } from "../../generated/answers.js";
import type { Client } from "../../generated/models.js";
import { observe } from "../../shared/fault-reporter.js";
import { isOfMediaType } from "../../shared/http/media-type.js";
import { checkOptions, optionalFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Awaitable, Handler } from "../endpoint/handler.js";
import { plainError } from "../endpoint/plain-error.js";
import { readTextBody } from "../request/text-body.js";

/** Options of {@link federation}. */
export interface FederationOptions extends EndpointOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "federation">;
  /**
   * Whether a registration may be attempted now; anything but `true` is answered with 429. A client is known only after its trust chain
   * has been resolved, which is expensive, so limit the rate. Default: always.
   */
  allowRegistration?: ((request: Request) => Awaitable<boolean>) | undefined;
  /** Called after a client has registered. The answer does not wait for it. Default: none. */
  onRegistered?: ((client: Client | null | undefined, request: Request) => unknown) | undefined;
}

const CONFIGURE = "federation.configuration";
const REGISTER = "federation.registration";
const STATEMENT = "application/entity-statement+jwt";
const CHAIN = "application/trust-chain+json";

/** Maximum size of a trust chain, which has one statement for each entity from the client to the trust anchor. */
const MAX_CHAIN_BYTES = 655_360;

/**
 * Creates the endpoints of a provider in a federation: GET for its entity configuration, at `/.well-known/openid-federation` after the
 * issuer, and POST for explicit client registration, at `federationRegistrationEndpoint`. OpenID Federation 1.0, sections 9 and 12.2.
 * Clients that register automatically need neither.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function federation(options: FederationOptions): Handler {
  checkOptions("federation", options, {
    ...endpointChecks,
    authlete: apiClient(CONFIGURE, REGISTER),
    allowRegistration: optionalFunction,
    onRegistered: optionalFunction,
  });
  return endpoint("federation", options, ["GET", "POST"], async (context) => {
    const { request } = context;
    if (request.method === "GET") return context.answer(await context.call(CONFIGURE, {}), federationConfiguration);
    const isChain = isOfMediaType(request.headers.get("content-type"), CHAIN);
    const body = isChain
      ? { trustChain: await readTextBody(request, CHAIN, MAX_CHAIN_BYTES) }
      : { entityConfiguration: await readTextBody(request, STATEMENT) };
    if (options.allowRegistration && (await context.ask(options, "allowRegistration", request)) !== true)
      return plainError(429, "temporarily_unavailable");
    const result = await context.call(REGISTER, body);
    if (result.action === "OK")
      observe("onRegistered", context.report, () => options.onRegistered?.(result.client, request));
    return context.answer(result, federationRegistration);
  });
}
