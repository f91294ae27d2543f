import type { AccessTokenRecord, RefreshTokenRecord, State } from "./state.js";

/** The tokens that are stored for a user, or for all of a client: expired ones too, until they are cleaned away. */
export function* tokensOfSubject(state: State, subject: string): Iterable<AccessTokenRecord | RefreshTokenRecord> {
  for (const record of storedTokens(state)) if (record.grant.subject === subject) yield record;
}

/** The identifiers of the clients that hold tokens of a user. */
export function holdersOfTokens(state: State, subject: string): ReadonlySet<number> {
  return new Set([...tokensOfSubject(state, subject)].map(({ grant }) => grant.client.client.clientId));
}

/** Makes the tokens void that a client holds, for one user or for all of them. */
export function deleteTokens(state: State, clientId: number, subject?: string): void {
  for (const { grant, family } of storedTokens(state)) {
    if (grant.client.client.clientId !== clientId) continue;
    if (subject === undefined || grant.subject === subject) family.revoked = true;
  }
}

function* storedTokens(state: State): Iterable<AccessTokenRecord | RefreshTokenRecord> {
  for (const tokens of [state.accessTokens, state.refreshTokens]) {
    for (const record of tokens.values()) if (!record.family.revoked) yield record;
  }
}
