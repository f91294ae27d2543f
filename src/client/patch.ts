import type { Authlete } from "./client.js";
import type { Client, Service } from "../generated/models.js";
import { readOnlyProperties } from "../generated/read-only.js";
import { encodeJson } from "../shared/json/encode-json.js";
import { checkResult } from "./errors.js";
import { checkObject } from "../shared/call-options.js";
import type { CallOptions } from "./options.js";

type ReadOnly = typeof readOnlyProperties;
type Changes<Model extends keyof ReadOnly, Type> = Partial<Omit<Type, ReadOnly[Model][number]>>;

/**
 * Reads, applies the changes, and writes back. Properties unknown to this version are kept, read-only ones are not sent. Changes that
 * cannot be sent, or that the API would not make, are refused before anything is read.
 */
async function patch<Result>(
  model: keyof ReadOnly,
  changes: object,
  read: () => Promise<unknown>,
  write: (body: object) => Promise<Result>,
): Promise<Result> {
  checkObject(changes, "the changes");
  encodeJson(changes, "the changes");
  const name = readOnlyProperties[model].find((property) => Object.hasOwn(changes, property));
  if (name !== undefined) throw new TypeError(`${name} of a ${model.toLowerCase()} cannot be changed`);
  const current = await read();
  checkResult(current, model === "Client" ? "client.get" : "service.get");
  const merged: Record<string, unknown> = { ...current, ...changes };
  for (const name of readOnlyProperties[model]) delete merged[name];
  return write(merged);
}

/**
 * Changes some settings of a client and keeps the others: reads the client, applies the changes, and writes it back.
 *
 * Not atomic: a change made by someone else between the two calls is lost.
 *
 * @param clientId Numeric identifier of the client.
 * @param changes The settings to change. `null` clears a setting.
 * @returns The updated client.
 * @throws TypeError for a change to a read-only property, and whatever `client.get` and `client.update` reject with.
 */
export async function patchClient(
  authlete: Authlete,
  clientId: string | number,
  changes: Changes<"Client", Client>,
  options?: CallOptions,
): Promise<Client> {
  const write = (body: object) => authlete.client.update(clientId, body, options);
  return patch("Client", changes, () => authlete.client.get(clientId, options), write);
}

/**
 * Changes some settings of the service and keeps the others: reads the service, applies the changes, and writes it back.
 *
 * Not atomic: a change made by someone else between the two calls is lost.
 *
 * @param changes The settings to change. `null` clears a setting.
 * @returns The updated service.
 * @throws TypeError for a change to a read-only property, and whatever `service.get` and `service.update` reject with.
 */
export async function patchService(
  authlete: Authlete,
  changes: Changes<"Service", Service>,
  options?: CallOptions,
): Promise<Service> {
  const write = (body: object) => authlete.service.update(body, options);
  return patch("Service", changes, () => authlete.service.get(options), write);
}
