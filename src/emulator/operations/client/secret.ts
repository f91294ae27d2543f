import { ApiFailure } from "../../api/answers.js";
import { apiResult } from "../../api/reply.js";
import { identifiedClientInPath } from "../../api/client-lookup.js";
import type { ClientRecord } from "../../store/client-record.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Emulates `client.management.updateLockFlag`. */
export const updateLockFlag: Handler<"client.management.updateLockFlag"> = (call, context) => {
  const record = identifiedClientInPath(call, context);
  const locked = call.body.boolean("clientLocked");
  if (locked === undefined) throw missing("clientLocked");
  change(context, record, { locked });
  return apiResult(emulatorCodes.lockFlagSet, "The lock flag of the client was set.");
};

/** Emulates `client.management.refreshSecret`. */
export const refreshSecret: Handler<"client.management.refreshSecret"> = (call, context) => {
  const record = identifiedClientInPath(call, context);
  const secret = context.newToken();
  change(context, record, { clientSecret: secret });
  return apiResult(emulatorCodes.secretRefreshed, "The client has a new secret.", secrets(secret, record));
};

/** Emulates `client.management.updateSecret`. */
export const updateSecret: Handler<"client.management.updateSecret"> = (call, context) => {
  const record = identifiedClientInPath(call, context);
  const secret = call.body.string("clientSecret");
  if (secret === undefined) throw missing("clientSecret");
  if (!/^[\w-]{1,86}$/.test(secret)) {
    const text = "The property 'clientSecret' must be 1 to 86 letters, digits, hyphens and underscores.";
    throw new ApiFailure(400, emulatorCodes.secretInvalid, text);
  }
  change(context, record, { clientSecret: secret });
  return apiResult(emulatorCodes.secretSet, "The secret of the client was set.", secrets(secret, record));
};

function change(context: ServiceContext, record: ClientRecord, changes: Partial<EmulatedClient>): void {
  const settings = Object.freeze({ ...record.settings, ...changes });
  context.clients.replace(record, settings);
}

function secrets(now: string, before: ClientRecord): object {
  return { newClientSecret: now, oldClientSecret: before.settings.clientSecret };
}

function missing(name: string): ApiFailure {
  return new ApiFailure(400, emulatorCodes.propertyMissing, `The call has no '${name}'.`);
}
