import type { Authlete } from "../../client/client.js";
import { pushedAuthorizationCreate } from "../../generated/answers.js";
import type { PushedAuthorizationRequest } from "../../generated/models.js";
import { isObject } from "../../shared/is-object.js";
import { checkOptions } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Handler } from "../endpoint/handler.js";
import { clientEndpointChecks, readClientRequest, type ClientEndpointOptions } from "../request/client-request.js";
import { readProof } from "../request/dpop-proof.js";

/** Options of {@link pushedAuthorization}. */
export interface PushedAuthorizationOptions extends ClientEndpointOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "pushedAuthorization">;
  /** Additional properties for `pushedAuthorization.create`, such as `dpopNonceRequired` or `htu`. Default: none. */
  extra?: Omit<PushedAuthorizationRequest, "parameters" | "clientId" | "clientSecret" | "dpop"> | undefined;
}

const CREATE = "pushedAuthorization.create";

/**
 * Creates the pushed authorization request endpoint: RFC 9126.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function pushedAuthorization(options: PushedAuthorizationOptions): Handler {
  checkOptions("pushedAuthorization", options, {
    ...clientEndpointChecks,
    authlete: apiClient(CREATE),
    extra: { expected: "an object", holds: isObject },
  });
  return endpoint("pushedAuthorization", options, ["POST"], async (context) => {
    const form = await readClientRequest(context, options, pushedAuthorizationCreate, "UNAUTHORIZED");
    const result = await context.call(CREATE, { ...options.extra, ...form, ...readProof(context.request) });
    return context.answer(result, pushedAuthorizationCreate, options);
  });
}
