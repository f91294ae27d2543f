import type { ClientRequestableScopesGetResponse } from "../../../generated/models.js";
import { type Reply, nothingLeft, told } from "../../api/reply.js";
import { clientInPath } from "../../api/client-lookup.js";
import type { ClientRecord } from "../../store/client-record.js";
import type { Handler } from "../../api/handler.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Emulates `client.management.getRequestableScopes`. */
export const getRequestableScopes: Handler<"client.management.getRequestableScopes"> = (call, context) =>
  show(clientInPath(call, context));

/**
 * Emulates `client.management.updateRequestableScopes` and `client.management.setRequestableScopes`. An empty list
 * removes the limit, of which the description warns, so that a program that relies on the opposite finds out here.
 */
export const updateRequestableScopes: Handler<
  "client.management.updateRequestableScopes" | "client.management.setRequestableScopes"
> = (call, context) => {
  const record = clientInPath(call, context);
  return show(limit(context, record, [...new Set(call.body.strings("requestableScopes") ?? [])]));
};

/** Emulates `client.management.deleteRequestableScopes`. */
export const deleteRequestableScopes: Handler<"client.management.deleteRequestableScopes"> = (call, context) => {
  limit(context, clientInPath(call, context), []);
  return nothingLeft;
};

function limit(context: ServiceContext, record: ClientRecord, scopes: readonly string[]): ClientRecord {
  const limits = { requestableScopesEnabled: scopes.length > 0, requestableScopes: Object.freeze(scopes) };
  const extension = Object.freeze({ ...record.settings.extension, ...limits });
  const settings = Object.freeze({ ...record.settings, extension });
  return context.clients.replace(record, settings);
}

function show({ settings: { extension } }: ClientRecord): Reply<ClientRequestableScopesGetResponse> {
  return told(extension.requestableScopesEnabled ? { requestableScopes: extension.requestableScopes } : {});
}
