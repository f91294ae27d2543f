import type { EmulatedClient } from "./client-settings.js";
import type { EmulatedService } from "./service-settings.js";

/** Seconds that tokens live where nobody says otherwise: the service's setting, which the client's can only shorten. */
export function lifetimeOf(
  service: EmulatedService,
  client: EmulatedClient,
  name: "accessTokenDuration" | "refreshTokenDuration" | "idTokenDuration",
): number {
  return Math.min(service[name], client.extension[name] || service[name]);
}
