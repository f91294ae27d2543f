import { ApiFailure } from "./answers.js";
import type { ClientRecord } from "../store/client-record.js";
import { emulatorCodes } from "./emulator-codes.js";
import type { ServiceContext } from "../service/service-context.js";

/** The client whose numeric ID is in the path. */
export function clientInPath({ path }: { path: { clientId?: string } }, context: ServiceContext): ClientRecord {
  const text = path.clientId ?? "";
  const record = context.clients.record(Number(text));
  // Only the canonical form names a client: `01` is not client 1.
  if (!record || String(record.settings.clientId) !== text) throw unknownClient();
  return record;
}

/** The client whose ID or alias is in the path. */
export function identifiedClientInPath(
  { path }: { path: { clientIdentifier?: string } },
  context: ServiceContext,
): ClientRecord {
  const record = findClient(context, path.clientIdentifier ?? "");
  if (!record) throw unknownClient();
  return record;
}

/** Finds a client by its ID or alias. */
export function findClient({ clients, service }: ServiceContext, identifier: string): ClientRecord | undefined {
  const found = clients.find(identifier, service.clientIdAliasEnabled);
  return found && clients.record(found.client.clientId);
}

function unknownClient(): ApiFailure {
  return new ApiFailure(404, emulatorCodes.clientUnknown, "The service has no such client.");
}
