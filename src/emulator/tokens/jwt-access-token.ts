import { asAsymmetric } from "../jose/algorithms.js";
import { signByService } from "../service/service-keys.js";
import type { ServiceContext } from "../service/service-context.js";
import type { AccessTokenRecord } from "../store/tokens.js";
import { confirmationOf } from "./token-binding.js";
import { visibleProperties } from "./visible-properties.js";

/**
 * The access token as a JWT (RFC 9068, section 2), or null if the service does not sign access tokens. Like the real
 * service, it omits `sub` without a user and `aud` without a resource, and has the opaque token as its `jti`.
 */
export async function signAccessToken(
  context: ServiceContext,
  record: AccessTokenRecord,
  claims: Readonly<Record<string, unknown>>,
): Promise<string | null> {
  const { grant, scopes, resources, authorizationDetails, properties, binding, issuedAt, expiresAt } = record;
  const alg = asAsymmetric(context.service.accessTokenSignAlg);
  if (!alg) return null;
  const payload = {
    ...visibleProperties(properties),
    ...claims,
    iss: context.service.issuer,
    ...(grant.subject !== null && { sub: grant.subject }),
    ...(resources.length > 0 && { aud: [...resources] }),
    iat: Math.floor(issuedAt / 1000),
    exp: Math.floor(expiresAt / 1000),
    jti: record.text,
    client_id: grant.client.identifier || undefined,
    scope: scopes.join(" ") || undefined,
    // Only the name is on record; the values are assumed to be those of the API.
    grant_type: grant.grantType,
    // RFC 9396, section 9.1, and RFC 7800, section 3.
    ...(authorizationDetails.length > 0 && { authorization_details: [...authorizationDetails] }),
    ...confirmationOf(binding),
    ...(grant.authTime > 0 && { auth_time: grant.authTime }),
    ...(grant.acr !== null && { acr: grant.acr }),
  };
  return signByService(context, alg, "accessTokenSignatureKeyId", payload, { typ: "at+jwt" });
}
