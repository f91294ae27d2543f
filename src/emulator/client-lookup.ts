import { ApiFailure } from "./answers.js";
import type { ClientRecord } from "./client-record.js";
import type { Call } from "./handler.js";
import { ownCodes } from "./own-codes.js";
import type { World } from "./world.js";

/** The client whose number the path has. */
export function clientInPath({ path }: Call, world: World): ClientRecord {
  const text = path["clientId"] ?? "";
  const record = world.clients.record(Number(text));
  // Other ways to write the number, such as with a leading zero, do not name the client.
  if (!record || String(record.settings.clientId) !== text) throw unknownClient();
  return record;
}

/** The client whose number or alias the path has. */
export function identifiedClientInPath({ path }: Call, world: World): ClientRecord {
  const found = world.clients.find(path["clientIdentifier"] ?? "", world.service.clientIdAliasEnabled);
  const record = found && world.clients.record(found.client.clientId);
  if (!record) throw unknownClient();
  return record;
}

function unknownClient(): ApiFailure {
  return new ApiFailure(404, ownCodes.clientUnknown, "The service has no such client.");
}
