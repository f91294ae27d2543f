import type { TokenResponse, GrantType } from "../../generated/models.js";
import { aboutClient, unlessEmpty } from "../api/answers.js";
import { decision, type Reply } from "../api/reply.js";
import { describeDetails } from "../protocol/authorization-details.js";
import type { IdentifiedClient } from "../store/clients.js";
import type { Grant } from "../store/grant.js";
import { issueTokens, tokenEntries, type IssuedTokens, type IssueOptions } from "./issue-tokens.js";
import { mergeProperties, type TokenCall } from "./token-request.js";
import type { ServiceContext } from "../service/service-context.js";

/** The parts of a Native SSO request that the authorization server checks and includes in its next call. */
export interface NativeSso {
  readonly sessionId: string;
  readonly deviceSecret?: string | undefined;
  readonly deviceSecretHash?: string;
}

/** What a grant type adds to its answer. */
export interface TokenReplyKind {
  readonly resultCode: string;
  readonly text: string;
  readonly grantType: GrantType;
  /** Default: OK. */
  readonly action?: "ID_TOKEN_REISSUABLE" | undefined;
  readonly previousRefreshTokenUsed?: boolean;
  /** Makes the action NATIVE_SSO: the client gets no answer yet. */
  readonly nativeSso?: NativeSso | undefined;
}

/** Issues tokens for a token request and returns the decision with them. */
export async function tokenReply(
  context: ServiceContext,
  kind: TokenReplyKind,
  {
    client: found,
    binding,
    overrides,
  }: Pick<TokenCall, "binding" | "overrides"> & { readonly client: IdentifiedClient },
  grant: Grant,
  options: IssueOptions,
): Promise<Reply<TokenResponse>> {
  const properties = mergeProperties(grant.properties, overrides.properties);
  const tokens = await issueTokens(context, grant, { ...overrides, properties, binding, ...options });
  const resources = unlessEmpty(tokens.resources);
  return decision(kind.nativeSso ? "NATIVE_SSO" : (kind.action ?? "OK"), kind.resultCode, kind.text, {
    ...tokenMembers(tokens),
    refreshTokenScopes: tokens.refreshToken === null ? null : grant.scopes,
    idToken: tokens.idToken,
    grantType: kind.grantType,
    ...(grant.request?.claims.length ? { requestedIdTokenClaims: grant.request.claims } : {}),
    ...aboutClient(context.service, found),
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
    ...(kind.nativeSso && { responseContent: null, ...kind.nativeSso }),
  });
}

/** The members of an answer for the tokens, including the response body for the client. */
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
