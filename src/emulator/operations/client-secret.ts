import { ApiFailure } from "../answers.js";
import { apiResult } from "../api-result.js";
import { identifiedClientInPath } from "../client-lookup.js";
import type { ClientRecord } from "../client-record.js";
import type { EmulatedClient } from "../client-settings.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import type { World } from "../world.js";

/** Emulates `client.management.updateLockFlag`. */
export const updateLockFlag: Handler = (call, world) => {
  const record = identifiedClientInPath(call, world);
  const locked = call.body.boolean("clientLocked");
  if (locked === undefined) throw missing("clientLocked");
  change(world, record, { locked });
  return apiResult(ownCodes.lockFlagSet, "The lock flag of the client was set.");
};

/** Emulates `client.management.refreshSecret`. */
export const refreshSecret: Handler = (call, world) => {
  const record = identifiedClientInPath(call, world);
  const secret = world.newToken();
  change(world, record, { clientSecret: secret });
  return apiResult(ownCodes.secretRefreshed, "The client has a new secret.", secrets(secret, record));
};

/** Emulates `client.management.updateSecret`. */
export const updateSecret: Handler = (call, world) => {
  const record = identifiedClientInPath(call, world);
  const secret = call.body.string("clientSecret");
  if (secret === undefined) throw missing("clientSecret");
  if (!/^[\w-]{1,86}$/.test(secret)) {
    const text = "The property 'clientSecret' must be 1 to 86 letters, digits, hyphens and underscores.";
    throw new ApiFailure(400, ownCodes.secretInvalid, text);
  }
  change(world, record, { clientSecret: secret });
  return apiResult(ownCodes.secretSet, "The secret of the client was set.", secrets(secret, record));
};

function change(world: World, record: ClientRecord, changes: Partial<EmulatedClient>): void {
  const settings = Object.freeze({ ...record.settings, ...changes });
  world.clients.replace(record, { settings, others: record.others });
}

function secrets(now: string, before: ClientRecord): object {
  return { newClientSecret: now, oldClientSecret: before.settings.clientSecret };
}

function missing(name: string): ApiFailure {
  return new ApiFailure(400, ownCodes.propertyMissing, `The call has no '${name}'.`);
}
