import type { StoredService } from "../../settings/service-settings.js";

/** How long authorization codes live where the service does not say, in seconds. */
const DEFAULT_LIFETIME = 600;

/** Seconds that an authorization code lives. The description does not have the setting; the real service takes it. */
export function codeLifetime(service: StoredService & { readonly authorizationCodeDuration?: unknown }): number {
  const { authorizationCodeDuration: seconds } = service;
  return Number.isSafeInteger(seconds) && (seconds as number) > 0 ? (seconds as number) : DEFAULT_LIFETIME;
}
