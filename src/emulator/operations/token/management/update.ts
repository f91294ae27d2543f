import type { Scope, TokenUpdateRequest } from "../../../../generated/models.js";
import { CallerFault, unlessEmpty } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Handler } from "../../../api/handler.js";
import { decision } from "../../../api/reply.js";
import type { RequestBody } from "../../../api/request-body.js";
import { notEmulated } from "../../../protocol/client-request.js";
import { grantableScopes } from "../../../protocol/scopes.js";
import type { Services, ServiceContext } from "../../../service/service-context.js";
import { findAccessToken } from "../../../store/token-families.js";
import type { AccessTokenRecord, RefreshTokenRecord } from "../../../store/tokens.js";
import { checkTokenKind, readProperties } from "./create-request.js";
import { decideForCaller, ManagementFault } from "./management-fault.js";

type Body = RequestBody<TokenUpdateRequest>;

/** Emulates `token.management.update`. The whole call is checked before anything is changed. */
export const updateToken: Handler<"token.management.update"> = ({ body }, context, services) =>
  decideForCaller(async () => {
    checkTokenKind(body, [
      "accessTokenPersistent",
      "certificateThumbprint",
      "dpopKeyThumbprint",
      "authorizationDetails",
      "forExternalAttachment",
    ]);
    const record = await findRecord(context, body, services);
    const { refreshToken } = record.family;
    const refreshRecord = refreshToken === null ? undefined : context.store.refreshTokens.get(refreshToken);
    const newText = body.boolean("accessTokenValueUpdated") === true;

    const properties = readProperties(body) ?? record.properties;
    changeScopesAndTimes(context, body, record, refreshRecord);
    record.properties = properties;
    if (newText) rename(context, record);
    return decision("OK", emulatorCodes.tokenChanged, "The access token was changed.", {
      // A caller that sent the token's hash must not learn the token.
      accessToken: newText ? record.text : body.string("accessToken"),
      tokenType: "Bearer",
      accessTokenExpiresAt: record.expiresAt,
      refreshTokenExpiresAt: refreshRecord?.expiresAt ?? 0,
      scopes: record.scopes,
      properties: unlessEmpty(record.properties),
    });
  });

async function findRecord(context: ServiceContext, body: Body, { all }: Services): Promise<AccessTokenRecord> {
  const text = body.string("accessToken");
  const hash = body.string("accessTokenHash");
  const findIn = ({ store }: ServiceContext) => {
    const record = store.accessTokens.get(text ?? "");
    return record?.family.revoked === false ? record : undefined;
  };
  if (!text && !hash) {
    if (body.string("tokenId")) throw notEmulated(emulatorCodes.notEmulated, "Identifiers of tokens inside the API");
    throw new CallerFault(emulatorCodes.updateTokenMissing, "The call names no access token.");
  }
  const record = text ? findIn(context) : await findAccessToken(context, hash ?? "");
  if (record) return record;
  throw all.some(findIn)
    ? new ManagementFault("FORBIDDEN", emulatorCodes.updateTokenForeign, "The access token belongs to another service.")
    : new ManagementFault("NOT_FOUND", emulatorCodes.updateTokenUnknown, "There is no such access token.");
}

function changeScopesAndTimes(
  context: ServiceContext,
  body: Body,
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
  // It may have been swept after it expired.
  context.store.accessTokens.put(record);
  if (refreshRecord) refreshRecord.expiresAt = refreshEnd ?? refreshRecord.expiresAt;
}

/** The expiry given by the shortest duration among the scopes, in milliseconds; undefined if none has a duration. */
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

/** Gives the token a new value. Its former value and JWT become invalid. */
function rename({ store, newToken }: ServiceContext, record: AccessTokenRecord): void {
  record.text = newToken();
  record.jwt = null;
  store.accessTokens.put(record);
}
