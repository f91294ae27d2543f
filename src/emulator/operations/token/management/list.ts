import { ApiFailure, unlessEmpty } from "../../../api/answers.js";
import { limitedClientProperties } from "../../../settings/described-client.js";
import { findClient } from "../../../api/client-lookup.js";
import type { Handler } from "../../../api/handler.js";
import { told, withoutNull } from "../../../api/reply.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import { entriesOf, pageInQuery } from "../../../api/pages.js";
import type { AccessTokenRecord } from "../../../store/tokens.js";
import { livingFamilies } from "../../../store/token-families.js";
import { tokenDigest } from "../../../tokens/token-hash.js";
import type { ServiceContext } from "../../../service/service-context.js";

/** Emulates `token.management.list`. An access token and its refresh token are one entry. */
export const listTokens: Handler<"token.management.list"> = async ({ query }, context) => {
  const identifier = query.get("clientIdentifier");
  const client = identifier ? findClient(context, identifier) : undefined;
  if (identifier && !client) throw new ApiFailure(400, emulatorCodes.listedClientUnknown, "The client is not known.");
  const subject = query.get("subject") || undefined;
  const page = pageInQuery(query);
  const families = livingFamilies(context, { clientId: client?.settings.clientId, subject });
  const tokens = families.flatMap(({ accessToken }) => accessToken ?? []);
  const shown = entriesOf(tokens, page);
  return told({
    ...page,
    totalCount: tokens.length,
    client: client && limitedClientProperties(client),
    subject,
    accessTokens: shown && (await Promise.all(shown.map((record) => entryOf(context, record)))),
  });
};

async function entryOf({ store }: ServiceContext, record: AccessTokenRecord): Promise<object> {
  const { grant, family } = record;
  const refresh = store.refreshTokens.get(family.refreshToken ?? "");
  return withoutNull({
    accessTokenHash: await tokenDigest(record.text),
    accessTokenExpiresAt: record.expiresAt,
    refreshTokenHash: refresh ? await tokenDigest(refresh.text) : null,
    refreshTokenExpiresAt: refresh?.expiresAt ?? 0,
    refreshTokenScopes: refresh && grant.scopes,
    createdAt: family.createdAt,
    lastRefreshedAt: family.lastRefreshedAt,
    clientId: grant.client.client.clientId,
    subject: grant.subject,
    grantType: grant.grantType,
    scopes: record.scopes,
    properties: unlessEmpty(record.properties),
  });
}
