import type { FapiProfile } from "../../protocol/authorization-request/fapi/fapi-profile.js";
import type { StoredService } from "../../settings/service-settings.js";

/** Default lifetime of authorization codes, in seconds. */
const DEFAULT_LIFETIME = 600;

/** Maximum lifetime of authorization codes in seconds: FAPI 2.0 Security Profile, section 5.3.2.1. */
const FAPI_LIFETIME = 60;

/** Lifetime of authorization codes, in seconds. The real service has the setting, though the description lacks it. */
export function codeLifetime(
  service: StoredService & { readonly authorizationCodeDuration?: unknown },
  fapi: FapiProfile | undefined,
): number {
  const { authorizationCodeDuration: set } = service;
  const seconds = Number.isSafeInteger(set) && (set as number) > 0 ? (set as number) : DEFAULT_LIFETIME;
  return fapi?.fapi2 ? Math.min(seconds, FAPI_LIFETIME) : seconds;
}
