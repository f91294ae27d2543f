import type { Scope, TokenUpdateRequest, TokenUpdateResponse } from "../../../../generated/models.js";
import { CallerFault } from "../../../api/answers.js";
import { decision, type Reply } from "../../../api/reply.js";
import { notEmulated } from "../../../protocol/client-request.js";
import type { Handler } from "../../../api/handler.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { RequestBody } from "../../../api/request-body.js";
import { grantableScopes } from "../../../protocol/scopes.js";
import type { AccessTokenRecord, RefreshTokenRecord } from "../../../store/tokens.js";
import { checkTokenKind, readProperties } from "./create-request.js";
import { findAccessToken } from "../../../store/token-families.js";
import type { Services, ServiceContext } from "../../../service/service-context.js";

/** Emulates `token.management.update`. What the call gives is read before anything is changed. */
export const updateToken: Handler<"token.management.update"> = async ({ body }, context, services) => {
  try {
    return await update(body, context, services);
  } catch (error) {
    if (error instanceof CallerFault) return decision("BAD_REQUEST", error.resultCode, error.text);
    throw error;
  }
};

async function update(
  body: RequestBody<TokenUpdateRequest>,
  context: ServiceContext,
  services: Services,
): Promise<Reply<TokenUpdateResponse>> {
  checkTokenKind(body);
  const text = body.string("accessToken");
  const record = await findRecord(context, body, text);
  if (!record) {
    return isForeign(services, text)
      ? decision("FORBIDDEN", emulatorCodes.updateTokenForeign, "The access token belongs to another service.")
      : decision("NOT_FOUND", emulatorCodes.updateTokenUnknown, "There is no such access token.");
  }
  const { refreshToken } = record.family;
  const refreshRecord = refreshToken === null ? undefined : context.store.refreshTokens.get(refreshToken);
  const newText = body.boolean("accessTokenValueUpdated") === true;

  const properties = readProperties(body) ?? record.properties;
  changeScopesAndTimes(context, body, record, refreshRecord);
  record.properties = properties;
  if (newText) rename(context, record);
  return decision("OK", emulatorCodes.tokenChanged, "The access token was changed.", {
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
  context: ServiceContext,
  body: RequestBody<TokenUpdateRequest>,
  text: string | undefined,
): Promise<AccessTokenRecord | undefined> {
  if (text) {
    const record = context.store.accessTokens.get(text);
    return record?.family.revoked === false ? record : undefined;
  }
  const hash = body.string("accessTokenHash");
  if (hash) return findAccessToken(context, hash);
  if (body.string("tokenId")) throw notEmulated(emulatorCodes.notEmulated, "Identifiers of tokens inside the API");
  throw new CallerFault(emulatorCodes.updateTokenMissing, "The call names no access token.");
}

function isForeign({ all }: Services, text: string | undefined): boolean {
  return all.some(({ store }) => store.accessTokens.get(text ?? "")?.family.revoked === false);
}

function changeScopesAndTimes(
  context: ServiceContext,
  body: RequestBody<TokenUpdateRequest>,
  record: AccessTokenRecord,
  refreshRecord: RefreshTokenRecord | undefined,
): void {
  const requested = body.strings("scopes");
  const scopes = requested && grantableScopes(context.service, record.grant.client.client, requested);
  const changed = scopes !== undefined && !haveSame(scopes, record.scopes);
  const newEnd = (name: "accessToken" | "refreshToken", attribute: string) => {
    const given = body.integer(`${name}ExpiresAt`) ?? 0;
    if (given > 0) return given;
    return changed && body.boolean(`${name}ExpiresAtUpdatedOnScopeUpdate`) === true
      ? endByScopes(context, scopes, attribute)
      : undefined;
  };
  const end = newEnd("accessToken", "access_token.duration");
  const refreshEnd = newEnd("refreshToken", "refresh_token.duration");

  record.scopes = scopes ?? record.scopes;
  record.expiresAt = end ?? record.expiresAt;
  // It may have been forgotten after it expired.
  context.store.accessTokens.put(record);
  if (refreshRecord) refreshRecord.expiresAt = refreshEnd ?? refreshRecord.expiresAt;
}

/** The end that the shortest duration among the scopes gives, if one of them has a duration. */
function endByScopes(context: ServiceContext, names: readonly string[], attribute: string): number | undefined {
  const durations = context.service.supportedScopes
    .filter(({ name }) => names.includes(name ?? ""))
    .flatMap((scope) => durationOf(scope, attribute) ?? []);
  return durations.length > 0 ? context.clock.now() + Math.min(...durations) * 1000 : undefined;
}

function durationOf({ attributes }: Scope, attribute: string): number | undefined {
  const value = attributes?.find(({ key }) => key === attribute)?.value ?? "";
  return /^[1-9]\d{0,9}$/.test(value) ? Number(value) : undefined;
}

function haveSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry) => other.includes(entry));
}

/** Gives the token another text. All that it went by until now, a JWT too, leads nowhere from then on. */
function rename({ store, newToken }: ServiceContext, record: AccessTokenRecord): void {
  record.text = newToken();
  record.jwt = null;
  store.accessTokens.put(record);
}
