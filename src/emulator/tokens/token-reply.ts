import type { TokenResponse, GrantType } from "../../generated/models.js";
import { aboutClient, unlessEmpty } from "../api/answers.js";
import { decision, type Reply } from "../api/reply.js";
import { describeDetails } from "../protocol/authorization-details.js";
import type { Grant } from "../store/grant.js";
import { issueTokens, tokenEntries, type IssuedTokens, type IssueOptions } from "./issue-tokens.js";
import { mergeProperties, type TokenCall } from "./token-request.js";
import type { ServiceContext } from "../service/service-context.js";

/** What a grant type puts into its answer. */
export interface TokenReplyKind {
  readonly resultCode: string;
  readonly text: string;
  readonly grantType: GrantType;
  /** Default: OK. */
  readonly action?: "ID_TOKEN_REISSUABLE" | undefined;
  readonly previousRefreshTokenUsed?: boolean;
}

/** Issues tokens for a token request, as grant and call say, and gives the decision that carries them. */
export async function tokenReply(
  context: ServiceContext,
  kind: TokenReplyKind,
  { client: found, binding, overrides }: TokenCall,
  grant: Grant,
  options: IssueOptions,
): Promise<Reply<TokenResponse>> {
  const properties = mergeProperties(grant.properties, overrides.properties);
  const tokens = await issueTokens(context, grant, { ...overrides, properties, binding, ...options });
  const resources = unlessEmpty(tokens.resources);
  return decision(kind.action ?? "OK", kind.resultCode, kind.text, {
    ...tokenMembers(tokens),
    refreshTokenScopes: tokens.refreshToken === null ? null : grant.scopes,
    idToken: tokens.idToken,
    grantType: kind.grantType,
    ...(grant.request?.claims.length ? { requestedIdTokenClaims: grant.request.claims } : {}),
    ...aboutClient(context.service, found.client, found.aliasUsed),
    clientAuthMethod: found.client.tokenAuthMethod,
    ...(kind.previousRefreshTokenUsed === true ? { previousRefreshTokenUsed: true } : {}),
    subject: grant.subject,
    grantId: grant.grantId,
    scopes: tokens.scopes,
    authorizationDetails: describeDetails(tokens.authorizationDetails),
    properties: unlessEmpty(tokens.properties),
    resources,
    accessTokenResources: resources,
    cnonce: tokens.cNonce?.text,
    cnonceExpiresAt: tokens.cNonce?.expiresAt,
    cnonceDuration: tokens.cNonce?.duration,
  });
}

/** The tokens as the members of an answer, and the body that the client gets of them. */
export function tokenMembers(tokens: IssuedTokens) {
  return {
    responseContent: JSON.stringify({ ...tokenEntries(tokens), scope: tokens.scopes.join(" ") || undefined }),
    accessToken: tokens.accessToken,
    jwtAccessToken: tokens.jwtAccessToken,
    accessTokenDuration: tokens.accessTokenDuration,
    accessTokenExpiresAt: tokens.accessTokenExpiresAt,
    refreshToken: tokens.refreshToken,
    refreshTokenDuration: tokens.refreshTokenDuration,
    refreshTokenExpiresAt: tokens.refreshTokenExpiresAt,
  };
}
