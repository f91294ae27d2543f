import type { EmulatedClient } from "../settings/client-settings.js";
import type { EmulatedService } from "../settings/service-settings.js";
import { words } from "./form.js";

/** The requested ACR values that the service supports, with a warning for any other. Default: those of the client. */
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
