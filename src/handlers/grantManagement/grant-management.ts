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
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "grantManagement" | "introspection">;
  /**
   * Additional properties for `grantManagement.processRequest`, such as `dpopNonceRequired`, or `htu` if DPoP proofs name a URL other
   * than the service's `grantManagementEndpoint` with the identifier. Default: none.
   */
  extra?: Omit<GrantManagementRequest, "accessToken" | "gmAction" | "grantId" | "dpop" | "htm"> | undefined;
}

const PROCESS = "grantManagement.processRequest";
const INTROSPECT = "introspection.process";

/** The action of each method, and the scope that it requires. */
const ACTIONS = { GET: ["QUERY", "grant_management_query"], DELETE: ["REVOKE", "grant_management_revoke"] } as const;

/**
 * Creates the endpoint where clients query (GET) and revoke (DELETE) grants, at a path that ends in the identifier of the grant: Grant
 * Management for OAuth 2.0, section 6. A token is valid only for its own grant, which the API does not enforce.
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

    // A proof works for one call only, which is the one that acts, so a token that lacks only its proof passes here.
    const found = await context.call(INTROSPECT, { token, scopes: [scope], ...clientCertificate });
    const isUnproven = found.action === "UNAUTHORIZED" && found.usable === true;
    if (found.action !== "OK" && !isUnproven) return context.answer(found, introspectionProcess);
    // The same answer for a grant that does not exist.
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
