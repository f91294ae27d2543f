import type { ServiceContext } from "../../service/service-context.js";

/** Ends the refresh tokens of a grant. Access tokens are good until they expire, as at Authlete. */
export function endRefreshTokens({ store }: ServiceContext, grantId: string): void {
  for (const record of store.refreshTokens) if (record.grant.grantId === grantId) store.refreshTokens.delete(record);
}

/** Ends a grant, with what has not become tokens yet: Grant Management for OAuth 2.0, section 6.4. */
export function endGrant(context: ServiceContext, grantId: string): void {
  const { store } = context;
  store.managedGrants.delete(grantId);
  endRefreshTokens(context, grantId);
  for (const code of store.authorizationCodes)
    if (code.grant.grantId === grantId) store.authorizationCodes.delete(code);
  for (const transaction of store.transactions)
    if (transaction.outcome?.granted && transaction.outcome.grant.grantId === grantId)
      store.transactions.delete(transaction);
  if (!context.revokedGrantEndsAccessTokens) return;
  for (const { grant, family } of store.accessTokens) if (grant.grantId === grantId) family.revoked = true;
}
