import { unlessEmpty } from "../../api/answers.js";
import { words } from "../../protocol/form.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { AccessTokenRecord } from "../../store/tokens.js";
import { confirmationOf, tokenTypeOf, unbound } from "../../tokens/token-binding.js";

/** The resource server that introspects a token, and what it may learn. */
export interface ResourceServer {
  readonly rsUri: string | undefined;
  /** Whether the answer includes hidden properties of the token. */
  readonly withHidden: boolean;
}

/** A valid token. */
interface ValidToken extends Omit<AccessTokenRecord, "text" | "jwt" | "family"> {
  /** Null for a refresh token, which resource servers do not accept. */
  readonly tokenType: "Bearer" | "DPoP" | null;
}

/** The standard answer: RFC 7662, section 2.2. For an invalid token, it only says that. */
export function activity(
  context: ServiceContext,
  text: string,
  { rsUri, withHidden }: ResourceServer,
): Record<string, unknown> {
  const token = findValidToken(context, text);
  if (!token || !isMeantFor(rsUri, token.resources)) return { active: false };
  const { grant, scopes, resources, properties } = token;
  const visible = properties.filter(({ hidden }) => withHidden || hidden !== true);
  return {
    // Properties must not replace standard members, not even those that are left out.
    ...Object.fromEntries(
      visible.filter(({ key }) => !standard.includes(key ?? "")).map(({ key, value }) => [key ?? "", value ?? null]),
    ),
    active: true,
    scope: scopes.join(" ") || undefined,
    client_id: grant.client.identifier || undefined,
    token_type: token.tokenType ?? undefined,
    exp: Math.floor(token.expiresAt / 1000),
    iat: Math.floor(token.issuedAt / 1000),
    sub: grant.subject ?? undefined,
    aud: unlessEmpty(resources),
    iss: context.service.issuer,
    // RFC 9470, section 6.2.
    acr: grant.acr ?? undefined,
    auth_time: grant.authTime || undefined,
    // RFC 9396, section 9.2, and RFC 8705, section 3.2.
    authorization_details: unlessEmpty(token.authorizationDetails),
    ...confirmationOf(token.binding),
  };
}

const standard = words(
  "active scope client_id username token_type exp iat nbf sub aud iss jti acr auth_time cnf authorization_details",
);

/** Finds a valid token. A `token_type_hint` may be ignored, as it is only an optimization: RFC 7662, section 2.1. */
function findValidToken({ store, clock }: ServiceContext, text: string): ValidToken | undefined {
  const now = clock.now();
  const isValid = (record: { expiresAt: number; family: { revoked: boolean } }) =>
    record.expiresAt > now && !record.family.revoked;
  const access = store.accessTokens.get(text);
  if (access) return isValid(access) ? { ...access, tokenType: tokenTypeOf(access.binding) } : undefined;
  const refresh = store.refreshTokens.get(text);
  if (!refresh || !isValid(refresh) || refresh.family.refreshToken !== text) return undefined;
  const { scopes, resources, authorizationDetails } = refresh.grant;
  return { ...refresh, scopes, resources, authorizationDetails, properties: [], binding: unbound, tokenType: null };
}

/** Whether a resource server may learn about a token that is limited to resources: RFC 7662, section 4. */
function isMeantFor(rsUri: string | undefined, resources: readonly string[]): boolean {
  return rsUri === undefined || resources.length === 0 || resources.includes(rsUri);
}
