import type { GrantType } from "../../../../generated/models.js";
import { aboutClient, Refusal } from "../../../api/answers.js";
import { readScopes, scopeValues } from "../../../protocol/authorization-request/requested-scopes.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { Grant } from "../../../store/grant.js";
import { unsetClientSettings } from "../../../settings/client-settings.js";
import type { AnyTokenCall, TokenCall } from "../../../tokens/token-request.js";

/** The grant of a token request without an authorization request. Without a subject, it is for the client itself. */
export function plainGrant(
  grantType: GrantType,
  { client }: Pick<TokenCall, "client">,
  subject: string | null,
  given: Pick<Grant, "scopes" | "resources" | "authorizationDetails">,
): Grant {
  return {
    client,
    grantType,
    subject,
    sub: subject ?? "",
    authTime: 0,
    acr: null,
    claims: {},
    consentedClaims: null,
    ...given,
    properties: [],
    idtHeaderParams: {},
    idTokenAudType: null,
    jwtAtClaims: {},
    accessTokenDuration: 0,
    refreshTokenDuration: 0,
  };
}

/** Names of the scopes of a token request, without those that the client may not have. */
export function scopeNames({ service }: ServiceContext, { client, form }: AnyTokenCall): readonly string[] {
  const type = { name: "CODE", code: true, token: false, idToken: false } as const;
  return scopeValues(readScopes(service, client?.client ?? unsetClientSettings, type, form.get("scope")));
}

export function checkScopeRequired({ service }: ServiceContext, scopes: readonly string[], code: string): void {
  if (service.scopeRequired === true && scopes.length === 0)
    throw new Refusal("invalid_scope", code, "The service needs at least one scope.");
}

/** The properties of an answer that describe the client. */
export function aboutCaller({ service }: ServiceContext, { client }: AnyTokenCall) {
  return (
    client && {
      ...aboutClient(service, client),
      clientAuthMethod: client.client.tokenAuthMethod,
    }
  );
}
