import type { Authlete } from "../../client/client.js";
import {
  answerSettings,
  clientEndpointChecks,
  readClientRequest,
  type ClientEndpointOptions,
} from "../endpoint/client-request.js";
import { endpoint, type Handler } from "../endpoint/endpoint.js";
import { apiClient, checkOptions } from "../endpoint/option-checks.js";

/** Options of {@link revocation}. */
export interface RevocationOptions extends ClientEndpointOptions {
  /** The client of the API. */
  authlete: Pick<Authlete, "revocation">;
}

/**
 * Makes the revocation endpoint: RFC 7009.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function revocation(options: RevocationOptions): Handler {
  checkOptions("revocation", options, { ...clientEndpointChecks, authlete: apiClient("revocation.process") });
  const { authlete } = options;
  return endpoint("revocation", options, async (request, passage) => {
    const form = await readClientRequest(request, passage, options, REFUSAL);
    if (form instanceof Response) return form;
    const result = await passage.call("revocation.process", () => authlete.revocation.process(form));
    return passage.answer(result, "revocation.process", answerSettings(options));
  });
}

const REFUSAL = { operation: "revocation.process", action: "INVALID_CLIENT" } as const;
