import type { TokenResponse, GrantType } from "../../generated/models.js";
import { aboutClient, unlessEmpty } from "../api/answers.js";
import { decision, type Reply } from "../api/reply.js";
import { describeDetails } from "../protocol/authorization-details.js";
import type { IdentifiedClient } from "../store/clients.js";
import type { Grant } from "../store/grant.js";
import { issueTokens, tokenEntries, type IssuedTokens, type IssueOptions } from "./issue-tokens.js";
import { mergeProperties, type TokenCall } from "./token-request.js";
import type { ServiceContext } from "../service/service-context.js";

/** What the server checks of a request of Native SSO, and puts into the answer that it then asks for. */
export interface NativeSso {
  readonly sessionId: string;
  readonly deviceSecret?: string | undefined;
  readonly deviceSecretHash?: string;
}

/** What a grant type puts into its answer. */
export interface TokenReplyKind {
  readonly resultCode: string;
  readonly text: string;
  readonly grantType: GrantType;
  /** Default: OK. */
  readonly action?: "ID_TOKEN_REISSUABLE" | undefined;
  readonly previousRefreshTokenUsed?: boolean;
  /** The client gets no answer yet then, so the action is NATIVE_SSO. */
  readonly nativeSso?: NativeSso | undefined;
}

/** Issues tokens for a token request, as grant and call say, and gives the decision that carries them. */
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
