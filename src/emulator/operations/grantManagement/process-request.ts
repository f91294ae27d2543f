import {
  GrantManagementActionValues,
  type GrantManagementRequest,
  type GrantManagementResponse,
} from "../../../generated/models.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, type Action, type Reply } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import { challenge, unauthorized, type TokenRejection } from "../../protocol/bearer-challenge.js";
import { withNonce } from "../../protocol/dpop/nonce.js";
import { findHolderFault } from "../../protocol/dpop/read-binding.js";
import { grantContent } from "../../protocol/grant-management/describe-grant.js";
import { endGrant } from "../../protocol/grant-management/end-grant.js";
import type { ServiceContext } from "../../service/service-context.js";

/** The scope that an action requires, and the HTTP method of its request. */
const actions = {
  QUERY: { scope: "grant_management_query", htm: "GET" },
  REVOKE: { scope: "grant_management_revoke", htm: "DELETE" },
} as const;

/** Emulates `grantManagement.processRequest`: Grant Management for OAuth 2.0, section 6. */
export const processGrantRequest: Handler<"grantManagement.processRequest"> = async ({ body }, context) =>
  withNonce(context, body, await decide(context, body));

async function decide(
  context: ServiceContext,
  body: RequestBody<GrantManagementRequest>,
): Promise<Reply<GrantManagementResponse>> {
  const refuse = (rejection: TokenRejection, action: Action<GrantManagementResponse> = "UNAUTHORIZED") =>
    decision<GrantManagementResponse>(action, rejection.code, rejection.text, {
      responseContent: challenge(context, rejection),
    });
  const invalid = (code: string, text: string): TokenRejection => ({
    ...unauthorized(code, text),
    error: "invalid_request",
  });
  const gmAction = body.oneOf("gmAction", GrantManagementActionValues);
  if (gmAction !== "QUERY" && gmAction !== "REVOKE")
    return refuse(invalid(emulatorCodes.gmActionUnfit, "The gmAction is neither QUERY nor REVOKE."), "CALLER_ERROR");
  const grantId = body.string("grantId");
  if (!grantId) return refuse(invalid(emulatorCodes.gmGrantMissing, "The call has no grantId."), "CALLER_ERROR");

  const text = body.string("accessToken");
  // RFC 6750, section 3.1: without any authentication, the answer has no error code.
  if (!text)
    return decision("UNAUTHORIZED", emulatorCodes.gmTokenMissing, "There is no access token.", {
      responseContent: "Bearer",
    });
  const token = context.store.accessTokens.get(text);
  if (!token || token.family.revoked)
    return refuse(unauthorized(emulatorCodes.gmTokenUnknown, "The access token does not exist."));
  if (token.expiresAt <= context.clock.now())
    return refuse(unauthorized(emulatorCodes.gmTokenExpired, "The access token has expired."));
  const { scope, htm } = actions[gmAction];
  if (!token.scopes.includes(scope)) {
    const rejection = unauthorized(emulatorCodes.gmTokenScope, `The access token lacks the scope ${scope}.`);
    return refuse({ ...rejection, error: "insufficient_scope", hints: { scope } });
  }
  const { grantManagementEndpoint } = context.service;
  const htu = grantManagementEndpoint ? `${grantManagementEndpoint}/${grantId}` : undefined;
  const fault = await findHolderFault(context, body, { text, binding: token.binding, htm, htu });
  if (fault) return refuse(fault);

  const grant = context.store.managedGrants.get(grantId);
  if (!grant) return refuse(invalid(emulatorCodes.gmGrantUnknown, "The grant does not exist."), "NOT_FOUND");
  // As at Authlete, checking that the grant belongs to the token's user is up to the authorization server.
  if (grant.clientId !== token.grant.client.client.clientId)
    return refuse(unauthorized(emulatorCodes.gmGrantForeign, "The grant is another client's."), "FORBIDDEN");
  if (gmAction === "QUERY")
    return decision("OK", "A277001", "The grant was found.", { responseContent: JSON.stringify(grantContent(grant)) });
  endGrant(context, grantId);
  return decision("NO_CONTENT", emulatorCodes.gmRevoked, "The grant was revoked.");
}
