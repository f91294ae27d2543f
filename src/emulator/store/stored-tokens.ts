import type { Store } from "./store.js";
import type { AccessTokenRecord, RefreshTokenRecord } from "./tokens.js";

/** The stored tokens of a user, including expired ones that have not been swept. */
export function* tokensOfSubject(store: Store, subject: string): Iterable<AccessTokenRecord | RefreshTokenRecord> {
  for (const record of storedTokens(store)) if (record.grant.subject === subject) yield record;
}

/** The stored tokens of a session. */
export function* tokensOfSession(store: Store, sessionId: string): Iterable<AccessTokenRecord | RefreshTokenRecord> {
  for (const record of storedTokens(store)) if (record.grant.sessionId === sessionId) yield record;
}

/** The identifiers of the clients that hold tokens of a user. */
export function holdersOfTokens(store: Store, subject: string): ReadonlySet<number> {
  return new Set([...tokensOfSubject(store, subject)].map(({ grant }) => grant.client.client.clientId));
}

/** Revokes the tokens of a client, for one user or for all. */
export function deleteTokens(store: Store, clientId: number, subject?: string): void {
  for (const { grant, family } of storedTokens(store)) {
    if (grant.client.client.clientId !== clientId) continue;
    if (subject === undefined || grant.subject === subject) family.revoked = true;
  }
}

function* storedTokens(store: Store): Iterable<AccessTokenRecord | RefreshTokenRecord> {
  for (const tokens of [store.accessTokens, store.refreshTokens])
    for (const record of tokens) if (!record.family.revoked) yield record;
}
