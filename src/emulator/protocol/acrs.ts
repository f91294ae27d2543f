import type { EmulatedClient } from "../settings/client-settings.js";
import type { EmulatedService } from "../settings/service-settings.js";
import { words } from "./form.js";

/** The authentication context classes asked for that the service has, with a warning for each other; or the client's default ones. */
export function acceptAcrs(
  service: EmulatedService,
  client: EmulatedClient,
  requested: string | undefined,
  unsupported: string,
  warnings: string[],
): readonly string[] {
  if (requested === undefined) return client.defaultAcrs;
  return words(requested).filter((acr) => {
    if (service.supportedAcrs.includes(acr)) return true;
    warnings.push(`[${unsupported}] The authentication context class '${acr}' is not supported and was left out.`);
    return false;
  });
}
