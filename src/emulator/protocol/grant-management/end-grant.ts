import type { ServiceContext } from "../../service/service-context.js";
import type { PolledRequest } from "../../store/pending/polled-requests.js";

/** Deletes the refresh tokens of a grant. Access tokens stay valid until they expire, as at Authlete. */
export function endRefreshTokens({ store }: ServiceContext, grantId: string): void {
  for (const record of store.refreshTokens) if (record.grant.grantId === grantId) store.refreshTokens.delete(record);
}

/** Ends a grant, including codes and requests not redeemed yet: Grant Management for OAuth 2.0, section 6.4. */
export function endGrant(context: ServiceContext, grantId: string): void {
  const { store } = context;
  store.managedGrants.delete(grantId);
  endRefreshTokens(context, grantId);
  for (const code of store.authorizationCodes)
    if (code.grant.grantId === grantId) store.authorizationCodes.delete(code);
  const hasGrant = ({ outcome }: PolledRequest) => outcome?.granted === true && outcome.grant.grantId === grantId;
  for (const request of store.transactions) if (hasGrant(request)) store.transactions.delete(request);
  for (const request of store.deviceRequests) if (hasGrant(request)) store.deviceRequests.delete(request);
  if (!context.revokedGrantEndsAccessTokens) return;
  for (const { grant, family } of store.accessTokens) if (grant.grantId === grantId) family.revoked = true;
}
