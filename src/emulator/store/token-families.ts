import type { AccessTokenRecord, TokenFamily } from "./tokens.js";
import { tokenDigest } from "../tokens/token-hash.js";
import type { ServiceContext } from "../service/service-context.js";

/** Limits a search to the tokens of a client, a user, or both. */
export interface Holder {
  readonly clientId?: number | undefined;
  readonly subject?: string | undefined;
}

/** The families with a token that is still valid, oldest first. */
export function livingFamilies({ store, clock }: ServiceContext, holder: Holder = {}): TokenFamily[] {
  const now = clock.now();
  const living = new Set<TokenFamily>();
  for (const { expiresAt, family } of store.accessTokens) if (expiresAt > now) living.add(family);
  for (const { text, expiresAt, family } of store.refreshTokens)
    if (expiresAt > now && family.refreshToken === text) living.add(family);
  return [...living].filter((family) => isHeldBy(family, holder)).sort((a, b) => a.createdAt - b.createdAt);
}

/** Finds an access token by its value, its JWT or its hash, unless it was revoked. */
export async function findAccessToken(
  context: ServiceContext,
  identifier: string,
): Promise<AccessTokenRecord | undefined> {
  const { accessTokens } = context.store;
  // A swept access token is still listed as long as it can be refreshed.
  const listed = livingFamilies(context).flatMap(({ accessToken }) => accessToken ?? []);
  const records = new Set([...accessTokens, ...listed]);
  const found = accessTokens.get(identifier) ?? (await byTextOrHash(records, ({ text }) => text, identifier));
  return found?.family.revoked === false ? found : undefined;
}

/** Finds the family of a refresh token by its value or its hash, unless the token was replaced. */
export async function findByRefreshToken(
  context: ServiceContext,
  identifier: string,
): Promise<TokenFamily | undefined> {
  return byTextOrHash(livingFamilies(context), ({ refreshToken }) => refreshToken, identifier);
}

async function byTextOrHash<T>(
  candidates: Iterable<T>,
  textOf: (candidate: T) => string | null,
  identifier: string,
): Promise<T | undefined> {
  for (const candidate of candidates) {
    const text = textOf(candidate);
    if (text !== null && (text === identifier || (await tokenDigest(text)) === identifier)) return candidate;
  }
  return undefined;
}

function isHeldBy({ revoked, accessToken }: TokenFamily, { clientId, subject }: Holder): boolean {
  if (revoked || accessToken === null) return false;
  const { grant } = accessToken;
  return (
    (clientId === undefined || clientId === grant.client.client.clientId) &&
    (subject === undefined || subject === grant.subject)
  );
}
