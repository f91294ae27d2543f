import type { AuthorizationIssueRequest, AuthorizationIssueResponse } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, type Reply } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import type { AuthorizationRequest } from "../../protocol/authorization-request/authorization-request.js";
import { isStrongSignature } from "../../protocol/authorization-request/fapi/fapi-profile.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { AuthorizationTicket } from "../../store/pending/authorization-tickets.js";
import type { Grant } from "../../store/grant.js";
import type { PushedRequest } from "../../store/pending/pushed-requests.js";
import { signIdToken } from "../../tokens/id-token.js";
import { checkAccessTokenText, issueTokens, type IssuedTokens } from "../../tokens/issue-tokens.js";
import { asSigning, type SigningAlgorithm } from "../../tokens/sign-for-client.js";
import { tokenTypeOf } from "../../tokens/token-binding.js";
import type { ServiceContext } from "../../service/service-context.js";
import { codeLifetime } from "./code-lifetime.js";
import { decideWithoutTarget, redirectError } from "./decide.js";
import { manageGrant } from "../../protocol/grant-management/manage-grant.js";
import { readGrant } from "./issue-request.js";
import { answerBrowser } from "./respond.js";
import { findTicket, type TicketCodes } from "./ticket.js";

const ticketCodes: TicketCodes = { missing: "A041201", unknown: "A041202", foreign: "A041203", expired: "A041301" };

/** Emulates `authorization.issue`. The ticket stays valid if the call is invalid. */
export const issue: Handler<"authorization.issue"> = ({ body }, context, services) =>
  decideWithoutTarget<AuthorizationIssueResponse>(context, async () => {
    const ticket = findTicket(context, services, body.string("ticket"), ticketCodes);
    const { request } = ticket;
    checkClient(context, request);
    const decided = readGrant(body, request, context.service);
    checkAccessTokenText(context, body.string("accessToken") || undefined);
    checkHonoured(context, request.target.client.client);
    const refusal = findFault(request, decided, body.string("sessionId"));
    // Before any await, so that only one of two concurrent calls answers the request.
    context.store.authorizationTickets.delete(ticket);
    const pushed = spendPushedRequest(context, request);
    try {
      if (refusal) return await redirectError<AuthorizationIssueResponse>(context, request.target, refusal);
      return await answer(context, ticket, manageGrant(context, request.grantManagement, decided), body);
    } catch (error) {
      // Nothing is used up if signing or encryption fails.
      context.store.authorizationTickets.put(ticket);
      if (pushed) context.store.pushedRequests.put(pushed);
      throw error;
    }
  });

/** Refuses a client that was deleted or locked in the meantime. */
function checkClient({ clients }: ServiceContext, { target }: AuthorizationRequest): void {
  const record = clients.record(target.client.client.clientId);
  if (!record) throw new Refusal("invalid_request", "A045301", "The client was deleted.");
  if (record.settings.locked)
    throw new Refusal("invalid_request", emulatorCodes.clientLockedMeanwhile, "The client was locked.");
}

/** Faults that only show now that the scopes are known, and are reported to the client despite the user's consent. */
function findFault(
  { responseType, target, nativeSso, fapi }: AuthorizationRequest,
  { scopes }: Grant,
  sessionId: string | undefined,
): Refusal | undefined {
  if (nativeSso && !sessionId)
    return new Refusal("server_error", "A499201", "Native SSO needs the sessionId of the user's session.");
  if (!scopes.includes("openid") || (!responseType.idToken && !responseType.code)) return undefined;
  const { idTokenSignAlg, idTokenEncryptionAlg, clientType } = target.client.client;
  if (idTokenSignAlg === "NONE")
    return responseType.idToken
      ? new Refusal("server_error", "A045302", "The ID tokens of the client would not be signed.")
      : new Refusal("server_error", "A046301", "The ID tokens of the client would not be signed.");
  if (clientType === "PUBLIC" && idTokenSignAlg.startsWith("HS"))
    return new Refusal("server_error", "A406301", "The client is public and has no secret to sign ID tokens by.");
  if (fapi && (fapi.advanced || fapi.fapi2) && !isStrongSignature(fapi, idTokenSignAlg))
    return new Refusal("server_error", "A151301", "FAPI: ID tokens have to be signed with PS256 or ES256.");
  if (fapi && idTokenEncryptionAlg === "RSA1_5")
    return new Refusal("server_error", "A151302", "FAPI: RSA1_5 must not be used for ID tokens.");
  return undefined;
}

function spendPushedRequest(
  { store }: ServiceContext,
  { requestUri }: AuthorizationRequest,
): PushedRequest | undefined {
  const pushed = requestUri === null ? undefined : store.pushedRequests.get(requestUri);
  if (pushed) store.pushedRequests.delete(pushed);
  return pushed;
}

async function answer(
  context: ServiceContext,
  { request, context: requestContext }: AuthorizationTicket,
  grant: Grant,
  body: RequestBody<AuthorizationIssueRequest>,
): Promise<Reply<AuthorizationIssueResponse>> {
  const { responseType, target } = request;
  context.store.consents.record(grant);
  const code = responseType.code ? issueCode(context, request, grant) : undefined;
  const tokens = responseType.token
    ? await issueTokens(
        context,
        { ...grant, grantType: "IMPLICIT" },
        {
          accessToken: body.string("accessToken") || undefined,
          refreshable: false,
          idToken: false,
        },
      )
    : undefined;
  const accessToken = tokens && (tokens.jwtAccessToken ?? tokens.accessToken);
  const idToken =
    responseType.idToken && grant.scopes.includes("openid")
      ? await signIdToken(context, grant, asSigning(target.client.client.idTokenSignAlg) as SigningAlgorithm, {
          accessToken: accessToken ?? null,
          refreshToken: null,
          pushedFor: null,
          code,
        })
      : undefined;
  const { action, content } = await answerBrowser(context, target, {
    ...(target.state === null ? {} : { state: target.state }),
    ...(code === undefined ? {} : { code }),
    ...(tokens ? tokenMembers(tokens) : {}),
    ...(idToken === undefined ? {} : { id_token: idToken }),
  });
  return decision(action, "A040001", "The authorization request was answered.", {
    responseContent: content,
    authorizationCode: code,
    accessToken: tokens?.accessToken,
    jwtAccessToken: tokens?.jwtAccessToken,
    accessTokenExpiresAt: tokens?.accessTokenExpiresAt,
    accessTokenDuration: tokens?.accessTokenDuration,
    idToken,
    ...(requestContext === null ? {} : { ticketInfo: { context: requestContext } }),
  });
}

function issueCode(context: ServiceContext, request: AuthorizationRequest, grant: Grant): string {
  const code = context.newToken();
  context.store.authorizationCodes.put({
    code,
    grant,
    redirectUri: request.redirectUriGiven ? request.target.redirectUri : null,
    challenge: request.challenge,
    keyThumbprint: request.keyThumbprint,
    expiresAt: context.clock.now() + codeLifetime(context.service, request.fapi) * 1000,
  });
  return code;
}

/** The members for an access token: RFC 6749, section 4.2.2. */
function tokenMembers(tokens: IssuedTokens) {
  return {
    access_token: tokens.jwtAccessToken ?? tokens.accessToken,
    token_type: tokenTypeOf(tokens.binding),
    expires_in: tokens.accessTokenDuration,
    scope: tokens.scopes.join(" "),
  };
}
