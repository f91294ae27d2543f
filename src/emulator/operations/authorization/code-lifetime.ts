import type { FapiProfile } from "../../protocol/authorization-request/fapi/fapi-profile.js";
import type { StoredService } from "../../settings/service-settings.js";

/** How long authorization codes live where the service does not say, in seconds. */
const DEFAULT_LIFETIME = 600;

/** The longest life that FAPI 2.0 lets them have: Security Profile, section 5.3.2.1. */
const FAPI_LIFETIME = 60;

/** Seconds that an authorization code lives. The description does not have the setting; the real service takes it. */
export function codeLifetime(
  service: StoredService & { readonly authorizationCodeDuration?: unknown },
  fapi: FapiProfile | undefined,
): number {
  const { authorizationCodeDuration: set } = service;
  const seconds = Number.isSafeInteger(set) && (set as number) > 0 ? (set as number) : DEFAULT_LIFETIME;
  return fapi?.second ? Math.min(seconds, FAPI_LIFETIME) : seconds;
}
