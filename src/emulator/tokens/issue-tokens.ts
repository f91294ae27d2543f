import type { Property } from "../../generated/models.js";
import { CallerFault, unlessEmpty } from "../api/answers.js";
import { signAccessToken } from "./jwt-access-token.js";
import { visibleProperties } from "./visible-properties.js";
import { signIdToken } from "./id-token.js";
import { lifetimeOf } from "../settings/lifetimes.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { words } from "../protocol/form.js";
import { nonceMembers, renewNonce } from "../protocol/credentials/c-nonce.js";
import { withCredentialIdentifiers } from "../protocol/credentials/issuable.js";
import type { RequestedDetails } from "../protocol/authorization-details.js";
import type { Grant } from "../store/grant.js";
import type { AccessTokenRecord, ProofNonce, TokenFamily } from "../store/tokens.js";
import { asSigning } from "./sign-for-client.js";
import { tokenTypeOf, unbound, type TokenBinding } from "./token-binding.js";
import { checkHonoured } from "../settings/reject-unsupported-settings.js";
import type { ServiceContext } from "../service/service-context.js";

/** Issued tokens. Durations are in seconds, other times in milliseconds since the Unix epoch. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly jwtAccessToken: string | null;
  readonly accessTokenDuration: number;
  readonly accessTokenExpiresAt: number;
  readonly refreshToken: string | null;
  /** Null if there is no refresh token, as is `refreshTokenExpiresAt`. */
  readonly refreshTokenDuration: number | null;
  readonly refreshTokenExpiresAt: number | null;
  readonly idToken: string | null;
  readonly idTokenDuration: number | null;
  readonly scopes: readonly string[];
  readonly properties: readonly Property[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  readonly binding: TokenBinding;
  readonly grantId: string | undefined;
  /** The nonce for a key proof, if wallets get it with the token. */
  readonly cNonce: ProofNonce | undefined;
}

/** Overrides settings of the grant and the service. Durations are in seconds. */
export interface IssueOptions {
  /** The access token. Default: a random one. */
  readonly accessToken?: string | undefined;
  /** The refresh token. Default: a random one. */
  readonly refreshToken?: string | undefined;
  /** Expiry of the refresh token, in milliseconds since the Unix epoch. Default: by its lifetime. */
  readonly refreshTokenExpiresAt?: number | undefined;
  /** Whether to issue a refresh token. Default: if service and client have its grant type. */
  readonly refreshable?: boolean | undefined;
  readonly accessTokenDuration?: number | undefined;
  readonly refreshTokenDuration?: number | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly authorizationDetails?: RequestedDetails | undefined;
  readonly properties?: readonly Property[] | undefined;
  readonly jwtAtClaims?: Readonly<Record<string, unknown>> | undefined;
  /** What the access token is bound to. Default: nothing. */
  readonly binding?: TokenBinding | undefined;
  /** Whether to issue an ID token if `openid` is granted. */
  readonly idToken: boolean;
  /** The auth_req_id, if the tokens are pushed. */
  readonly pushedFor?: string | undefined;
  /** The family of the refreshed tokens. Default: a new one. */
  readonly family?: TokenFamily | undefined;
}

/** Refuses an access token that does not fit in a header, or is in use: it would stand for two grants. */
export function checkAccessTokenText(context: ServiceContext, text: string | undefined): void {
  if (text !== undefined && !/^[\x21-\x7e]+$/.test(text))
    throw new CallerFault(emulatorCodes.accessTokenInvalid, "The text given for the access token is not ASCII.");
  if (text !== undefined && context.store.accessTokens.get(text)?.family.revoked === false)
    throw new CallerFault(emulatorCodes.accessTokenInUse, "The text given for the access token is in use.");
}

/**
 * Issues tokens for a grant. Everything about the opaque tokens is recorded before the first await, so that concurrent
 * calls see it.
 */
export async function issueTokens(context: ServiceContext, grant: Grant, options: IssueOptions): Promise<IssuedTokens> {
  const { service, store, clock } = context;
  const { client } = grant.client;
  checkHonoured(context, client);
  const now = clock.now();
  const scopes = options.scopes ?? grant.scopes;
  const resources = options.resources ?? grant.resources;
  const authorizationDetails = options.authorizationDetails ?? grant.authorizationDetails;
  const properties = options.properties ?? grant.properties;
  const binding = options.binding ?? unbound;
  const refreshable =
    options.refreshable ??
    (service.supportedGrantTypes.includes("REFRESH_TOKEN") && client.grantTypes.includes("REFRESH_TOKEN"));
  const refreshLifetime =
    options.refreshTokenDuration ||
    grant.refreshTokenDuration ||
    lifetimeOf(service, client, "refreshTokenDuration", scopes);
  const refreshTokenExpiresAt = options.refreshTokenExpiresAt ?? now + refreshLifetime * 1000;
  const refreshTokenDuration = Math.max(0, Math.floor((refreshTokenExpiresAt - now) / 1000));
  const wanted =
    options.accessTokenDuration ||
    grant.accessTokenDuration ||
    lifetimeOf(service, client, "accessTokenDuration", scopes);
  const accessTokenDuration =
    service.tokenExpirationLinked === true && refreshable ? Math.min(wanted, refreshTokenDuration) : wanted;
  const accessTokenExpiresAt = now + accessTokenDuration * 1000;

  const accessToken = options.accessToken ?? context.newToken();
  const refreshToken = refreshable ? (options.refreshToken ?? context.newToken()) : null;
  if (service.singleAccessTokenPerSubject === true || client.singleAccessTokenPerSubject === true)
    deleteOthers(context, grant);
  const family = options.family ?? newFamily(now);
  if (options.family) family.lastRefreshedAt = now;
  family.refreshToken = refreshToken;
  const granted = { scopes, resources, authorizationDetails, properties, binding };
  const lifetime = { issuedAt: now, expiresAt: accessTokenExpiresAt };
  const record: AccessTokenRecord = { text: accessToken, jwt: null, grant, family, ...granted, ...lifetime };
  family.accessToken = record;
  store.accessTokens.put(record);
  const cNonce = grant.grantType === "PRE_AUTHORIZED_CODE" ? renewNonce(context, record) : undefined;
  const refreshRecord = { text: refreshToken ?? "", grant, issuedAt: now, expiresAt: refreshTokenExpiresAt, family };
  if (refreshToken !== null) store.refreshTokens.put(refreshRecord);

  // If signing fails, none of the tokens may be used.
  const withdraw = (error: unknown): never => {
    store.accessTokens.delete(record);
    store.refreshTokens.delete(refreshRecord);
    throw error;
  };
  const jwtClaims = options.jwtAtClaims ?? grant.jwtAtClaims;
  const jwtAccessToken = await signAccessToken(context, record, jwtClaims).catch(withdraw);
  record.jwt = jwtAccessToken;
  // Unless it was deleted in the meantime.
  if (store.accessTokens.get(accessToken) === record) store.accessTokens.put(record);

  const alg = asSigning(client.idTokenSignAlg);
  // Like the real service: no at_hash in the code flow, where it is optional.
  const hashed = grant.request ? null : (jwtAccessToken ?? accessToken);
  const bound = { accessToken: hashed, refreshToken, pushedFor: options.pushedFor ?? null };
  const isDue = options.idToken && scopes.includes("openid");
  const idToken = isDue && alg ? await signIdToken(context, grant, alg, bound).catch(withdraw) : null;

  return {
    accessToken,
    jwtAccessToken,
    accessTokenDuration,
    accessTokenExpiresAt,
    refreshToken,
    refreshTokenDuration: refreshable ? refreshTokenDuration : null,
    refreshTokenExpiresAt: refreshable ? refreshTokenExpiresAt : null,
    idToken,
    idTokenDuration: idToken === null ? null : lifetimeOf(service, client, "idTokenDuration", scopes),
    grantId: grant.grantId,
    ...granted,
    authorizationDetails: withCredentialIdentifiers(service, authorizationDetails),
    cNonce,
  };
}

/** Deletes the client's access tokens for the user. Those that it has for itself stay. */
function deleteOthers({ store }: ServiceContext, { subject, client }: Grant): void {
  const { clientId } = client.client;
  for (const record of store.accessTokens)
    if (subject !== null && record.grant.subject === subject && record.grant.client.client.clientId === clientId)
      store.accessTokens.delete(record);
}

function newFamily(now: number): TokenFamily {
  return { revoked: false, refreshToken: null, accessToken: null, createdAt: now, lastRefreshedAt: 0 };
}

/** Names that properties must not have in a token response, whether or not it has such a member. */
const ownEntries = words(
  "access_token token_type expires_in refresh_token scope error error_description error_uri id_token auth_req_id authorization_details c_nonce c_nonce_expires_in",
);

/** The members of a token response (RFC 6749, section 5.1), and the visible properties. */
export function tokenEntries(tokens: IssuedTokens): Record<string, unknown> {
  return {
    ...visibleProperties(tokens.properties, ownEntries),
    access_token: tokens.jwtAccessToken ?? tokens.accessToken,
    token_type: tokenTypeOf(tokens.binding),
    expires_in: tokens.accessTokenDuration,
    refresh_token: tokens.refreshToken ?? undefined,
    id_token: tokens.idToken ?? undefined,
    // RFC 9396, section 7.
    authorization_details: unlessEmpty(tokens.authorizationDetails),
    grant_id: tokens.grantId,
    ...nonceMembers(tokens.cNonce),
  };
}
