import { aboutClient, decision, type Reply } from "../api/answers.js";
import { describeDetails } from "../protocol/authorization-details.js";
import type { IdentifiedClient } from "../store/clients.js";
import type { Grant } from "../store/grant.js";
import { tokenEntries, type IssuedTokens } from "./issue-tokens.js";
import type { ServiceContext } from "../service/service-context.js";

/** What the answers of the grant types differ in. */
export interface TokenReplyKind {
  readonly resultCode: string;
  readonly text: string;
  readonly grantType: string;
}

/** The decision that carries issued tokens. */
export function tokenReply(
  context: ServiceContext,
  kind: TokenReplyKind,
  found: IdentifiedClient,
  grant: Grant,
  tokens: IssuedTokens,
): Reply {
  const lists = { properties: tokens.properties, resources: tokens.resources, accessTokenResources: tokens.resources };
  return decision("OK", kind.resultCode, kind.text, {
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
    ...aboutClient(context.service, found.client, found.aliasUsed),
    clientAuthMethod: found.client.tokenAuthMethod,
    subject: grant.subject,
    scopes: tokens.scopes,
    ...(tokens.authorizationDetails.length > 0
      ? { authorizationDetails: describeDetails(tokens.authorizationDetails) }
      : {}),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  });
}
