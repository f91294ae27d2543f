import { claimsFor } from "../scopes.js";
import type { EmulatedService } from "../../settings/service-settings.js";
import type { AuthorizationRequest } from "./authorization-request.js";

/** Names of the claims requested for the ID token and for the UserInfo endpoint. */
export interface ClaimNames {
  readonly idToken: readonly string[];
  readonly userinfo: readonly string[];
}

/**
 * The claims that a request asks for by name and by scope. Those of scopes are for the UserInfo endpoint, unless no
 * access token is issued to call it with: OpenID Connect Core 1.0, section 5.4.
 */
export function claimNames(
  service: EmulatedService,
  { claims, scopes, responseType }: Pick<AuthorizationRequest, "claims" | "scopes" | "responseType">,
): ClaimNames {
  const scopeClaims = claimsFor(
    service,
    scopes.map(({ name }) => name ?? ""),
  );
  const tokenless = !responseType.code && !responseType.token;
  const inIdToken = tokenless || service.claimShortcutRestrictive === false;
  return {
    idToken: named(service, claims.idToken, inIdToken ? scopeClaims : []),
    userinfo: named(service, claims.userinfo, scopeClaims),
  };
}

/** The supported claims among those requested by name, and `others`. */
function named(service: EmulatedService, requests: object, others: readonly string[]): readonly string[] {
  const names = Object.keys(requests).filter((name) => service.supportedClaims.includes(name.split("#")[0]!));
  return [...new Set([...names, ...others])];
}
