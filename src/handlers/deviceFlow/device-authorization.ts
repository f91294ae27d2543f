import type { Authlete } from "../../client/client.js";
import { deviceFlowAuthorization } from "../../generated/answers.js";
import { checkOptions } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Handler } from "../endpoint/handler.js";
import { clientEndpointChecks, readClientRequest, type ClientEndpointOptions } from "../request/client-request.js";

/** Options of {@link deviceAuthorization}. */
export interface DeviceAuthorizationOptions extends ClientEndpointOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "deviceFlow">;
}

const AUTHORIZATION = "deviceFlow.authorization";

/**
 * Creates the device authorization endpoint: RFC 8628, section 3.1.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function deviceAuthorization(options: DeviceAuthorizationOptions): Handler {
  checkOptions("deviceAuthorization", options, { ...clientEndpointChecks, authlete: apiClient(AUTHORIZATION) });
  return endpoint("deviceAuthorization", options, ["POST"], async (context) => {
    const form = await readClientRequest(context, options, deviceFlowAuthorization, "UNAUTHORIZED");
    return context.answer(await context.call(AUTHORIZATION, form), deviceFlowAuthorization, options);
  });
}
