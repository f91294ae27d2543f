import type { TokenResponse, GrantType } from "../../generated/models.js";
import { aboutClient } from "../api/answers.js";
import { decision, type Reply } from "../api/reply.js";
import { describeDetails } from "../protocol/authorization-details.js";
import type { Grant } from "../store/grant.js";
import { issueTokens, tokenEntries, type IssueOptions } from "./issue-tokens.js";
import { mergeProperties, type TokenCall } from "./token-request.js";
import type { ServiceContext } from "../service/service-context.js";

/** What the answers of the grant types differ in. */
export interface TokenReplyKind {
  readonly resultCode: string;
  readonly text: string;
  readonly grantType: GrantType;
  /** Default: OK. */
  readonly action?: "ID_TOKEN_REISSUABLE";
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
  const lists = { properties: tokens.properties, resources: tokens.resources, accessTokenResources: tokens.resources };
  return decision(kind.action ?? "OK", kind.resultCode, kind.text, {
    responseContent: JSON.stringify({ ...tokenEntries(tokens), scope: tokens.scopes.join(" ") }),
    accessToken: tokens.accessToken,
    ...(tokens.jwtAccessToken === null ? {} : { jwtAccessToken: tokens.jwtAccessToken }),
    accessTokenDuration: tokens.accessTokenDuration,
    accessTokenExpiresAt: tokens.accessTokenExpiresAt,
    ...(tokens.refreshToken === null
      ? {}
      : {
          refreshToken: tokens.refreshToken,
          refreshTokenDuration: tokens.refreshTokenDuration,
          refreshTokenExpiresAt: tokens.refreshTokenExpiresAt,
          refreshTokenScopes: grant.scopes,
        }),
    ...(tokens.idToken === null ? {} : { idToken: tokens.idToken }),
    grantType: kind.grantType,
    ...(grant.request?.claims.length ? { requestedIdTokenClaims: grant.request.claims } : {}),
    ...aboutClient(context.service, found.client, found.aliasUsed),
    clientAuthMethod: found.client.tokenAuthMethod,
    ...(kind.previousRefreshTokenUsed === true ? { previousRefreshTokenUsed: true } : {}),
    subject: grant.subject,
    scopes: tokens.scopes,
    ...(tokens.authorizationDetails.length > 0
      ? { authorizationDetails: describeDetails(tokens.authorizationDetails) }
      : {}),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  });
}
