import type { Authlete } from "../../client/client.js";
import { revocationProcess } from "../../generated/answers.js";
import { checkOptions } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Handler } from "../endpoint/handler.js";
import { clientEndpointChecks, readClientRequest, type ClientEndpointOptions } from "../request/client-request.js";

/** Options of {@link revocation}. */
export interface RevocationOptions extends ClientEndpointOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "revocation">;
}

/**
 * Creates the revocation endpoint: RFC 7009.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function revocation(options: RevocationOptions): Handler {
  checkOptions("revocation", options, { ...clientEndpointChecks, authlete: apiClient("revocation.process") });
  return endpoint("revocation", options, ["POST"], async (context) => {
    const form = await readClientRequest(context, options, revocationProcess, "INVALID_CLIENT");
    const result = await context.call("revocation.process", form);
    return context.answer(result, revocationProcess, options);
  });
}
