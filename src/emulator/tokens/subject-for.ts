import { tokenDigest } from "./token-hash.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { notEmulated } from "../protocol/client-request.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import { sectorOf } from "../settings/described-client.js";
import type { Grant } from "../store/grant.js";
import type { ServiceContext } from "../service/service-context.js";

/**
 * The name by which a client knows a user: OpenID Connect Core 1.0, section 8.1. A client with pairwise subjects gets one
 * that says nothing to clients of another sector, unless the authorization server chose the `sub` itself.
 */
export async function subjectFor(
  { serviceId }: ServiceContext,
  client: EmulatedClient,
  { subject, sub }: Pick<Grant, "subject" | "sub">,
): Promise<string> {
  if (client.subjectType !== "PAIRWISE" || subject === null || sub !== subject) return sub;
  const sector = sectorOf(client);
  if (sector !== undefined) return tokenDigest(JSON.stringify([sector, subject, serviceId]));
  throw notEmulated(emulatorCodes.settingNotEmulated, "Pairwise subjects of a client without one sector");
}
