import type { Reply } from "../answers.js";
import { nothingLeft } from "../api-result.js";
import { clientInPath } from "../client-lookup.js";
import type { ClientRecord } from "../client-record.js";
import type { Handler } from "../handler.js";
import type { World } from "../world.js";

/** Emulates `client.management.getRequestableScopes`. */
export const getRequestableScopes: Handler = (call, world) => show(clientInPath(call, world));

/**
 * Emulates `client.management.updateRequestableScopes` and `client.management.setRequestableScopes`. An empty list is
 * taken for none, of which the description warns: a program that relies on the opposite is to find out here.
 */
export const updateRequestableScopes: Handler = (call, world) => {
  const record = clientInPath(call, world);
  return show(limit(world, record, [...new Set(call.body.strings("requestableScopes") ?? [])]));
};

/** Emulates `client.management.deleteRequestableScopes`. */
export const deleteRequestableScopes: Handler = (call, world) => {
  limit(world, clientInPath(call, world), []);
  return nothingLeft;
};

function limit(world: World, record: ClientRecord, scopes: readonly string[]): ClientRecord {
  const limits = { requestableScopesEnabled: scopes.length > 0, requestableScopes: Object.freeze(scopes) };
  const extension = Object.freeze({ ...record.settings.extension, ...limits });
  const settings = Object.freeze({ ...record.settings, extension });
  return world.clients.replace(record, { settings, others: record.others });
}

function show({ settings: { extension } }: ClientRecord): Reply {
  const requestableScopes = extension.requestableScopesEnabled ? extension.requestableScopes : null;
  return { status: 200, body: { requestableScopes } };
}
