import type { Authlete } from "../../client/client.js";
import { grantManagementProcessRequest, introspectionProcess } from "../../generated/answers.js";
import type { GrantManagementRequest } from "../../generated/models.js";
import { isObject } from "../../shared/is-object.js";
import { checkOptions } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Handler } from "../endpoint/handler.js";
import { plainError } from "../endpoint/plain-error.js";
import { readAccessToken } from "../request/access-token.js";
import { clientEndpointChecks, readCertificates, type ClientEndpointOptions } from "../request/client-request.js";
import { readProof } from "../request/dpop-proof.js";
import { lastSegment } from "../request/last-segment.js";

/** Options of {@link grantManagement}. */
export interface GrantManagementOptions extends Omit<ClientEndpointOptions, "challenge" | "maxBodySize"> {
  /** The client of the API. */
  authlete: Pick<Authlete, "grantManagement" | "introspection">;
  /**
   * Further properties of each call of `grantManagement.processRequest`, such as `dpopNonceRequired`, or `htu` if DPoP proofs name another
   * URL than the service's `grantManagementEndpoint` with the identifier. Default: none.
   */
  extra?: Omit<GrantManagementRequest, "accessToken" | "gmAction" | "grantId" | "dpop" | "htm"> | undefined;
}

const PROCESS = "grantManagement.processRequest";
const INTROSPECT = "introspection.process";

/** What each method does, and the scope that a token needs for it. */
const ACTIONS = { GET: ["QUERY", "grant_management_query"], DELETE: ["REVOKE", "grant_management_revoke"] } as const;

/**
 * Makes the endpoint at which clients read grants (GET) and give them up (DELETE), at a path that ends in the identifier of the grant: Grant
 * Management for OAuth 2.0, section 6. A token is good for its own grant alone, which the API does not see to.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function grantManagement(options: GrantManagementOptions): Handler {
  const { challenge: _, maxBodySize: __, ...checks } = clientEndpointChecks;
  checkOptions("grantManagement", options, {
    ...checks,
    authlete: apiClient(PROCESS, INTROSPECT),
    extra: { expected: "an object", holds: isObject },
  });
  return endpoint("grantManagement", options, Object.keys(ACTIONS), async (context) => {
    const { request } = context;
    const grantId = lastSegment(request);
    const token = await readAccessToken(request, "grants");
    const [gmAction, scope] = ACTIONS[request.method as keyof typeof ACTIONS];
    const [certificate] = await readCertificates(context, options);
    const clientCertificate = certificate ? { clientCertificate: certificate } : {};

    // A proof is good for one call, which is the one that acts: a token that is good but for its proof is let through here.
    const found = await context.call(INTROSPECT, { token, scopes: [scope], ...clientCertificate });
    const isUnproven = found.action === "UNAUTHORIZED" && found.usable === true;
    if (found.action !== "OK" && !isUnproven) return context.answer(found, introspectionProcess);
    // The same for a grant that there is not.
    if (found.grantId !== grantId) return plainError(403, "access_denied", "The access token is for another grant.");

    const call = {
      ...options.extra,
      accessToken: token,
      gmAction,
      grantId,
      ...readProof(request),
      ...clientCertificate,
    };
    return context.answer(await context.call(PROCESS, call), grantManagementProcessRequest);
  });
}
