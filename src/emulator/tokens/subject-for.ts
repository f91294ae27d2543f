import { tokenDigest } from "./token-hash.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { notEmulated } from "../protocol/client-request.js";
import type { EmulatedClient } from "../settings/client-settings.js";
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
  return tokenDigest(JSON.stringify([sectorOf(client), subject, serviceId]));
}

function sectorOf({ sectorIdentifierUri, redirectUris }: EmulatedClient): string {
  const uris = sectorIdentifierUri ? [sectorIdentifierUri] : (redirectUris ?? []);
  const [host, ...others] = new Set(uris.map((uri) => (URL.canParse(uri) ? new URL(uri).hostname : uri)));
  if (host !== undefined && others.length === 0) return host;
  throw notEmulated(emulatorCodes.settingNotEmulated, "Pairwise subjects of a client without one sector");
}
