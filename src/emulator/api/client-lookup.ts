import { ApiFailure } from "./answers.js";
import type { ClientRecord } from "../store/client-record.js";
import { emulatorCodes } from "./emulator-codes.js";
import type { ServiceContext } from "../service/service-context.js";

/** The client whose number the path has. */
export function clientInPath({ path }: { path: { clientId?: string } }, context: ServiceContext): ClientRecord {
  const text = path.clientId ?? "";
  const record = context.clients.record(Number(text));
  // Other ways to write the number, such as with a leading zero, do not name the client.
  if (!record || String(record.settings.clientId) !== text) throw unknownClient();
  return record;
}

/** The client whose number or alias the path has. */
export function identifiedClientInPath(
  { path }: { path: { clientIdentifier?: string } },
  context: ServiceContext,
): ClientRecord {
  const record = findClient(context, path.clientIdentifier ?? "");
  if (!record) throw unknownClient();
  return record;
}

/** The client of a number or an alias. */
export function findClient({ clients, service }: ServiceContext, identifier: string): ClientRecord | undefined {
  const found = clients.find(identifier, service.clientIdAliasEnabled);
  return found && clients.record(found.client.clientId);
}

function unknownClient(): ApiFailure {
  return new ApiFailure(404, emulatorCodes.clientUnknown, "The service has no such client.");
}
