/** The record counts of an emulator that keeps nothing, except for consents. */
export const nothing = {
  transactions: 0,
  deviceRequests: 0,
  authorizationTickets: 0,
  authorizationCodes: 0,
  passwordTickets: 0,
  pushedRequests: 0,
  accessTokens: 0,
  refreshTokens: 0,
  tokenBatches: 0,
  usedAssertions: 0,
  credentialOffers: 0,
  credentialRequests: 0,
};
