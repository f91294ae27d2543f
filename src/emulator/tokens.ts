import { SignJWT } from "jose";
import type { Property } from "../generated/models.js";
import { CallerFault } from "./answers.js";
import { signIdToken } from "./id-token.js";
import { ownCodes } from "./own-codes.js";
import type { Grant, TokenFamily } from "./state.js";
import type { World } from "./world.js";

/** Tokens that were issued. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly jwtAccessToken: string | null;
  readonly accessTokenDuration: number;
  readonly accessTokenExpiresAt: number;
  readonly refreshToken: string | null;
  readonly refreshTokenDuration: number;
  readonly refreshTokenExpiresAt: number;
  readonly idToken: string | null;
  readonly idTokenDuration: number;
  readonly scopes: readonly string[];
  readonly properties: readonly Property[];
  readonly resources: readonly string[];
}

/** How the tokens are to differ from what grant and service say. */
export interface IssueOptions {
  /** Text for the access token in place of a random one. */
  readonly accessToken?: string | undefined;
  readonly accessTokenDuration?: number | undefined;
  readonly refreshTokenDuration?: number | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly properties?: readonly Property[] | undefined;
  readonly jwtAtClaims?: Readonly<Record<string, unknown>> | undefined;
  /** Whether an ID token is due, if `openid` is granted. */
  readonly idToken: boolean;
  /** The auth_req_id, when the tokens are pushed. */
  readonly pushedFor?: string | undefined;
  /** The family to go on with when tokens are refreshed. */
  readonly family?: TokenFamily | undefined;
}

/** Refuses a text for an access token that is in use: two grants would answer to one token. */
export function checkAccessTokenText(world: World, text: string | undefined): void {
  if (text !== undefined && world.state.accessTokens.has(text)) {
    throw new CallerFault(ownCodes.accessTokenInUse, "The text given for the access token is in use.");
  }
}

/**
 * Issues tokens for a grant. Refresh tokens come with the grant type that uses them. All that is recorded of the opaque
 * tokens is recorded before the first await, so that calls in flight at the same time see it.
 */
export async function issueTokens(world: World, grant: Grant, options: IssueOptions): Promise<IssuedTokens> {
  const { service, state, clock } = world;
  const { client } = grant.client;
  const now = clock.now();
  const scopes = options.scopes ?? grant.scopes;
  const resources = options.resources ?? grant.resources;
  const properties = options.properties ?? grant.properties;
  const accessTokenDuration = options.accessTokenDuration || grant.accessTokenDuration || service.accessTokenDuration;
  const accessTokenExpiresAt = now + accessTokenDuration * 1000;
  const refreshable =
    service.supportedGrantTypes.includes("REFRESH_TOKEN") && client.grantTypes.includes("REFRESH_TOKEN");
  const refreshTokenDuration = refreshable
    ? options.refreshTokenDuration || grant.refreshTokenDuration || service.refreshTokenDuration
    : 0;
  const refreshTokenExpiresAt = refreshable ? now + refreshTokenDuration * 1000 : 0;

  const accessToken = options.accessToken ?? world.newToken();
  const refreshToken = refreshable ? world.newToken() : null;
  const family = options.family ?? { revoked: false, refreshToken: null };
  family.refreshToken = refreshToken;
  const record = { grant, scopes, resources, properties, expiresAt: accessTokenExpiresAt, family };
  state.accessTokens.set(accessToken, record);
  if (refreshToken !== null) state.refreshTokens.set(refreshToken, { grant, expiresAt: refreshTokenExpiresAt, family });

  const lifetime = { issuedAt: now, expiresAt: accessTokenExpiresAt };
  const jwtAccessToken = await signAccessToken(
    world,
    grant,
    { scopes, resources, ...lifetime },
    options.jwtAtClaims ?? grant.jwtAtClaims,
  );
  if (jwtAccessToken !== null) state.accessTokens.set(jwtAccessToken, record);

  const alg = client.idTokenSignAlg;
  const idToken =
    options.idToken && alg !== "NONE" && scopes.includes("openid")
      ? await signIdToken(world, grant, alg, {
          accessToken: jwtAccessToken ?? accessToken,
          refreshToken,
          pushedFor: options.pushedFor ?? null,
        })
      : null;

  return {
    accessToken,
    jwtAccessToken,
    accessTokenDuration,
    accessTokenExpiresAt,
    refreshToken,
    refreshTokenDuration,
    refreshTokenExpiresAt,
    idToken,
    idTokenDuration: idToken === null ? 0 : service.idTokenDuration,
    scopes,
    properties,
    resources,
  };
}

/** Names that a property cannot have in a token response, whether or not they are in use there. */
const ownEntries = ["access_token", "token_type", "expires_in", "refresh_token", "scope", "id_token", "auth_req_id"];

/** The entries of a token response, RFC 6749, section 5.1, and the visible properties. */
export function tokenEntries(tokens: IssuedTokens): Record<string, unknown> {
  const visible = tokens.properties.filter(
    (property) => property.hidden !== true && !ownEntries.includes(property.key ?? ""),
  );
  return {
    ...Object.fromEntries(visible.map((property) => [property.key ?? "", property.value ?? null])),
    access_token: tokens.jwtAccessToken ?? tokens.accessToken,
    token_type: "Bearer",
    expires_in: tokens.accessTokenDuration,
    ...(tokens.refreshToken === null ? {} : { refresh_token: tokens.refreshToken }),
    ...(tokens.idToken === null ? {} : { id_token: tokens.idToken }),
  };
}

interface JwtContents {
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The access token as a JWT, where the service is configured for that: RFC 9068, section 2. */
async function signAccessToken(
  world: World,
  grant: Grant,
  contents: JwtContents,
  claims: Readonly<Record<string, unknown>>,
): Promise<string | null> {
  const alg = world.service.accessTokenSignAlg;
  if (alg === null) return null;
  const key = await world.keys.forAlgorithm(alg);
  return new SignJWT({
    ...claims,
    iss: world.service.issuer,
    sub: grant.subject,
    aud: contents.resources.length > 0 ? [...contents.resources] : [world.service.issuer],
    iat: Math.floor(contents.issuedAt / 1000),
    exp: Math.floor(contents.expiresAt / 1000),
    jti: world.newToken(),
    client_id: grant.client.identifier,
    scope: contents.scopes.join(" "),
    ...(grant.authTime > 0 ? { auth_time: grant.authTime } : {}),
    ...(grant.acr === null ? {} : { acr: grant.acr }),
  })
    .setProtectedHeader({ alg, typ: "at+jwt", kid: key.kid })
    .sign(key.privateKey);
}
