import { ApiFailure } from "../answers.js";
import { limitedClientProperties } from "../client-properties.js";
import type { ClientRecord } from "../client-record.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import { entriesOf, pageInQuery } from "../pages.js";
import type { AccessTokenRecord, TokenFamily } from "../state.js";
import { livingFamilies } from "../token-families.js";
import { tokenDigest } from "../token-hash.js";
import type { World } from "../world.js";

/** Emulates `token.management.list`: an access token and the refresh token that goes with it are one entry. */
export const listTokens: Handler = async ({ query }, world) => {
  const client = findClient(world, query.get("clientIdentifier"));
  const subject = query.get("subject") || undefined;
  const page = pageInQuery(query);
  const families = livingFamilies(world, { clientId: client?.settings.clientId, subject });
  const tokens = families.flatMap(({ accessToken }) => accessToken ?? []);
  const shown = entriesOf(tokens, page);
  return {
    status: 200,
    body: {
      ...page,
      totalCount: tokens.length,
      ...(client ? { client: limitedClientProperties(client) } : {}),
      subject: subject ?? null,
      accessTokens: shown && (await Promise.all(shown.map((record) => entryOf(world, record)))),
    },
  };
};

function findClient(world: World, identifier: string | null): ClientRecord | undefined {
  if (!identifier) return undefined;
  const found = world.clients.find(identifier, world.service.clientIdAliasEnabled);
  const record = found && world.clients.record(found.client.clientId);
  if (!record) throw new ApiFailure(400, ownCodes.listedClientUnknown, "The client is not known.");
  return record;
}

async function entryOf(world: World, record: AccessTokenRecord): Promise<object> {
  const { grant, family, scopes, properties } = record;
  return {
    accessTokenHash: await tokenDigest(record.text),
    accessTokenExpiresAt: record.expiresAt,
    ...(await refreshEntries(world, family, grant.scopes)),
    createdAt: family.createdAt,
    lastRefreshedAt: family.lastRefreshedAt,
    clientId: grant.client.client.clientId,
    subject: grant.subject,
    grantType: grant.grantType,
    scopes,
    ...(properties.length > 0 ? { properties } : {}),
  };
}

async function refreshEntries(world: World, { refreshToken }: TokenFamily, scopes: readonly string[]): Promise<object> {
  const record = refreshToken === null ? undefined : world.state.refreshTokens.get(refreshToken);
  if (refreshToken === null || !record) return { refreshTokenHash: null, refreshTokenExpiresAt: 0 };
  return {
    refreshTokenHash: await tokenDigest(refreshToken),
    refreshTokenExpiresAt: record.expiresAt,
    refreshTokenScopes: scopes,
  };
}
