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

/** Tokens that were issued. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly jwtAccessToken: string | null;
  readonly accessTokenDuration: number;
  readonly accessTokenExpiresAt: number;
  readonly refreshToken: string | null;
  /** Null where there is no refresh token, as is its expiry. */
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
  /** The nonce for a key proof, where wallets get it with the token. */
  readonly cNonce: ProofNonce | undefined;
}

/** Settings that go before those of grant and service. */
export interface IssueOptions {
  /** Text for the access token in place of a random one. */
  readonly accessToken?: string | undefined;
  /** The same for the refresh token. */
  readonly refreshToken?: string | undefined;
  /** When the refresh token expires, in milliseconds since the Unix epoch, where lifetimes do not decide. */
  readonly refreshTokenExpiresAt?: number | undefined;
  /** Whether a refresh token comes along, where the grant types of service and client do not decide. */
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
  /** Whether an ID token is due, if `openid` is granted. */
  readonly idToken: boolean;
  /** The auth_req_id, when the tokens are pushed. */
  readonly pushedFor?: string | undefined;
  /** The family to go on with when tokens are refreshed. */
  readonly family?: TokenFamily | undefined;
}

/** Refuses a text for an access token that no header could carry, and one that is in use: two grants would answer to it. */
export function checkAccessTokenText(context: ServiceContext, text: string | undefined): void {
  if (text !== undefined && !/^[\x21-\x7e]+$/.test(text))
    throw new CallerFault(emulatorCodes.accessTokenInvalid, "The text given for the access token is not ASCII.");
  if (text !== undefined && context.store.accessTokens.get(text)?.family.revoked === false)
    throw new CallerFault(emulatorCodes.accessTokenInUse, "The text given for the access token is in use.");
}

/**
 * Issues tokens for a grant. Refresh tokens come with the grant type that uses them. All that is recorded of the opaque
 * tokens is recorded before the first await, so that calls in flight at the same time see it.
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

  // Nobody gets tokens that lack a signature, or without the ID token that is due with them.
  const withdraw = (error: unknown): never => {
    store.accessTokens.delete(record);
    store.refreshTokens.delete(refreshRecord);
    throw error;
  };
  const jwtClaims = options.jwtAtClaims ?? grant.jwtAtClaims;
  const jwtAccessToken = await signAccessToken(context, record, jwtClaims).catch(withdraw);
  record.jwt = jwtAccessToken;
  // Unless it was ended in the meantime.
  if (store.accessTokens.get(accessToken) === record) store.accessTokens.put(record);

  const alg = asSigning(client.idTokenSignAlg);
  // As the real service does it: of the code flow no at_hash, where it may be left out.
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

/** Ends the access tokens that the client has for the user. Those that it has for itself stay. */
function deleteOthers({ store }: ServiceContext, { subject, client }: Grant): void {
  const { clientId } = client.client;
  for (const record of store.accessTokens)
    if (subject !== null && record.grant.subject === subject && record.grant.client.client.clientId === clientId)
      store.accessTokens.delete(record);
}

function newFamily(now: number): TokenFamily {
  return { revoked: false, refreshToken: null, accessToken: null, createdAt: now, lastRefreshedAt: 0 };
}

/** Names that a property cannot have in a token response, whether or not they are in use there. */
const ownEntries = words(
  "access_token token_type expires_in refresh_token scope error error_description error_uri id_token auth_req_id authorization_details c_nonce c_nonce_expires_in",
);

/** The entries of a token response, RFC 6749, section 5.1, and the visible properties. */
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
