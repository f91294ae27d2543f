import { tokenDigest } from "./token-hash.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { notEmulated } from "../protocol/client-request.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import { sectorOf } from "../settings/described-client.js";
import type { Grant } from "../store/grant.js";
import type { ServiceContext } from "../service/service-context.js";

/**
 * The subject identifier that a client gets for a user. A pairwise one (OpenID Connect Core 1.0, section 8.1) is
 * meaningless to clients of other sectors. A `sub` that the authorization server chose is used as it is.
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
