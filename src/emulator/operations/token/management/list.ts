import { ApiFailure } from "../../../api/answers.js";
import { limitedClientProperties } from "../../../settings/described-client.js";
import type { ClientRecord } from "../../../store/client-record.js";
import type { Handler } from "../../../api/handler.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import { entriesOf, pageInQuery } from "../../../api/pages.js";
import type { AccessTokenRecord, TokenFamily } from "../../../store/tokens.js";
import { livingFamilies } from "../../../store/token-families.js";
import { tokenDigest } from "../../../tokens/token-hash.js";
import type { ServiceContext } from "../../../service/service-context.js";

/** Emulates `token.management.list`: an access token and the refresh token that goes with it are one entry. */
export const listTokens: Handler<"token.management.list"> = async ({ query }, context) => {
  const client = findClient(context, query.get("clientIdentifier"));
  const subject = query.get("subject") || undefined;
  const page = pageInQuery(query);
  const families = livingFamilies(context, { clientId: client?.settings.clientId, subject });
  const tokens = families.flatMap(({ accessToken }) => accessToken ?? []);
  const shown = entriesOf(tokens, page);
  return {
    status: 200,
    body: {
      ...page,
      totalCount: tokens.length,
      ...(client ? { client: limitedClientProperties(client) } : {}),
      subject: subject ?? null,
      accessTokens: shown && (await Promise.all(shown.map((record) => entryOf(context, record)))),
    },
  };
};

function findClient(context: ServiceContext, identifier: string | null): ClientRecord | undefined {
  if (!identifier) return undefined;
  const found = context.clients.find(identifier, context.service.clientIdAliasEnabled);
  const record = found && context.clients.record(found.client.clientId);
  if (!record) throw new ApiFailure(400, emulatorCodes.listedClientUnknown, "The client is not known.");
  return record;
}

async function entryOf(context: ServiceContext, record: AccessTokenRecord): Promise<object> {
  const { grant, family, scopes, properties } = record;
  return {
    accessTokenHash: await tokenDigest(record.text),
    accessTokenExpiresAt: record.expiresAt,
    ...(await refreshEntries(context, family, grant.scopes)),
    createdAt: family.createdAt,
    lastRefreshedAt: family.lastRefreshedAt,
    clientId: grant.client.client.clientId,
    subject: grant.subject,
    grantType: grant.grantType,
    scopes,
    ...(properties.length > 0 ? { properties } : {}),
  };
}

async function refreshEntries(
  context: ServiceContext,
  { refreshToken }: TokenFamily,
  scopes: readonly string[],
): Promise<object> {
  const record = refreshToken === null ? undefined : context.store.refreshTokens.get(refreshToken);
  if (refreshToken === null || !record) return { refreshTokenHash: null, refreshTokenExpiresAt: 0 };
  return {
    refreshTokenHash: await tokenDigest(refreshToken),
    refreshTokenExpiresAt: record.expiresAt,
    refreshTokenScopes: scopes,
  };
}
