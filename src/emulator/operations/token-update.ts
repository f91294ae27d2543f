import type { Scope } from "../../generated/models.js";
import { CallerFault, decision, type Reply } from "../answers.js";
import { notEmulated } from "../client-request.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import type { RequestBody } from "../request-body.js";
import { grantableScopes } from "../scopes.js";
import type { AccessTokenRecord, RefreshTokenRecord } from "../state.js";
import { checkTokenKind, readProperties } from "../token-create-request.js";
import { findAccessToken } from "../token-families.js";
import type { World } from "../world.js";

/** Emulates `token.management.update`. What the call gives is read before anything is changed. */
export const updateToken: Handler = async ({ body }, world) => {
  try {
    return await update(body, world);
  } catch (error) {
    if (error instanceof CallerFault) return decision("BAD_REQUEST", error.resultCode, error.text);
    throw error;
  }
};

async function update(body: RequestBody, world: World): Promise<Reply> {
  checkTokenKind(body);
  const text = body.string("accessToken");
  const record = await findRecord(world, body, text);
  if (!record) {
    return isForeign(world, text)
      ? decision("FORBIDDEN", ownCodes.updateTokenForeign, "The access token belongs to another service.")
      : decision("NOT_FOUND", ownCodes.updateTokenUnknown, "There is no such access token.");
  }
  const { refreshToken } = record.family;
  const refreshRecord = refreshToken === null ? undefined : world.state.refreshTokens.get(refreshToken);
  const newText = body.boolean("accessTokenValueUpdated") === true;

  const properties = readProperties(body) ?? record.properties;
  changeScopesAndTimes(world, body, record, refreshRecord);
  record.properties = properties;
  if (newText) rename(world, record);
  return decision("OK", ownCodes.tokenChanged, "The access token was changed.", {
    // A caller that knows a hash does not learn the token from it.
    accessToken: newText ? record.text : (text ?? null),
    tokenType: "Bearer",
    accessTokenExpiresAt: record.expiresAt,
    refreshTokenExpiresAt: refreshRecord?.expiresAt ?? 0,
    scopes: record.scopes,
    properties: record.properties.length > 0 ? record.properties : null,
  });
}

async function findRecord(
  world: World,
  body: RequestBody,
  text: string | undefined,
): Promise<AccessTokenRecord | undefined> {
  if (text) {
    const record = world.state.accessTokens.get(text);
    return record?.family.revoked === false ? record : undefined;
  }
  const hash = body.string("accessTokenHash");
  if (hash) return findAccessToken(world, hash);
  if (body.string("tokenId")) throw notEmulated(ownCodes.notEmulated, "Identifiers of tokens inside the API");
  throw new CallerFault(ownCodes.updateTokenMissing, "The call names no access token.");
}

function isForeign(world: World, text: string | undefined): boolean {
  return world.services.all.some(({ state }) => state.accessTokens.get(text ?? "")?.family.revoked === false);
}

function changeScopesAndTimes(
  world: World,
  body: RequestBody,
  record: AccessTokenRecord,
  refreshRecord: RefreshTokenRecord | undefined,
): void {
  const requested = body.strings("scopes");
  const scopes = requested && grantableScopes(world.service, record.grant.client.client, requested);
  const changed = scopes !== undefined && !haveSame(scopes, record.scopes);
  const newEnd = (name: string, attribute: string) => {
    const given = body.integer(`${name}ExpiresAt`) ?? 0;
    if (given > 0) return given;
    return changed && body.boolean(`${name}ExpiresAtUpdatedOnScopeUpdate`) === true
      ? endByScopes(world, scopes, attribute)
      : undefined;
  };
  const end = newEnd("accessToken", "access_token.duration");
  const refreshEnd = newEnd("refreshToken", "refresh_token.duration");

  record.scopes = scopes ?? record.scopes;
  record.expiresAt = end ?? record.expiresAt;
  // It may have been forgotten after it expired.
  world.state.accessTokens.set(record.text, record);
  if (refreshRecord) refreshRecord.expiresAt = refreshEnd ?? refreshRecord.expiresAt;
}

/** The end that the shortest duration among the scopes gives, if one of them has a duration. */
function endByScopes(world: World, names: readonly string[], attribute: string): number | undefined {
  const durations = world.service.supportedScopes
    .filter(({ name }) => names.includes(name ?? ""))
    .flatMap((scope) => durationOf(scope, attribute) ?? []);
  return durations.length > 0 ? world.clock.now() + Math.min(...durations) * 1000 : undefined;
}

function durationOf({ attributes }: Scope, attribute: string): number | undefined {
  const value = attributes?.find(({ key }) => key === attribute)?.value ?? "";
  return /^[1-9]\d{0,9}$/.test(value) ? Number(value) : undefined;
}

function haveSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry) => other.includes(entry));
}

/** Gives the token another text. All that it went by until now, a JWT too, leads nowhere from then on. */
function rename({ state, newToken }: World, record: AccessTokenRecord): void {
  for (const [text, candidate] of state.accessTokens) if (candidate === record) state.accessTokens.delete(text);
  record.text = newToken();
  state.accessTokens.set(record.text, record);
}
