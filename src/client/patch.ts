import type { Authlete } from "./client.js";
import type { Client, Service } from "../generated/models.js";
import { readOnlyProperties } from "../generated/read-only.js";
import { encodeJson } from "../shared/json/encode-json.js";
import { checkResult } from "./errors.js";
import { checkObject } from "../shared/call-options.js";
import type { CallOptions } from "./options.js";

type Changes<Model extends keyof typeof readOnlyProperties, Type> = Partial<
  Omit<Type, (typeof readOnlyProperties)[Model][number]>
>;

/** Refuses changes that cannot be sent or that the API would not make. Called before anything is read. */
function checkChanges(model: keyof typeof readOnlyProperties, changes: object): void {
  checkObject(changes, "the changes");
  encodeJson(changes, "the changes");
  const name = readOnlyProperties[model].find((property) => Object.hasOwn(changes, property));
  if (name !== undefined) throw new TypeError(`${name} of a ${model.toLowerCase()} cannot be changed`);
}

/** Puts changes on top of what was read. Properties that this version does not know stay; read-only ones are not sent. */
function mergeChanges(model: keyof typeof readOnlyProperties, current: object, changes: object): object {
  const merged: Record<string, unknown> = { ...current, ...changes };
  for (const name of readOnlyProperties[model]) delete merged[name];
  return merged;
}

/**
 * Changes some settings of a client and leaves the others: reads it, puts the changes on top, and writes it back.
 *
 * Not atomic. A change that somebody else makes between the two calls is lost.
 *
 * @param clientId Numeric identifier of the client.
 * @param changes The settings to change; `null` clears one.
 * @returns The client as it is now.
 * @throws TypeError for a change of a read-only property; otherwise what `client.get` and `client.update` reject with.
 */
export async function patchClient(
  authlete: Authlete,
  clientId: string | number,
  changes: Changes<"Client", Client>,
  options?: CallOptions,
): Promise<Client> {
  checkChanges("Client", changes);
  const current: unknown = await authlete.client.get(clientId, options);
  checkResult(current, "client.get");
  return authlete.client.update(clientId, mergeChanges("Client", current, changes), options);
}

/**
 * Changes some settings of the service and leaves the others: reads it, puts the changes on top, and writes it back.
 *
 * Not atomic. A change that somebody else makes between the two calls is lost.
 *
 * @param changes The settings to change; `null` clears one.
 * @returns The service as it is now.
 * @throws TypeError for a change of a read-only property; otherwise what `service.get` and `service.update` reject with.
 */
export async function patchService(
  authlete: Authlete,
  changes: Changes<"Service", Service>,
  options?: CallOptions,
): Promise<Service> {
  checkChanges("Service", changes);
  const current: unknown = await authlete.service.get(options);
  checkResult(current, "service.get");
  return authlete.service.update(mergeChanges("Service", current, changes), options);
}
