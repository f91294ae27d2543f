import type { Client } from "../../../generated/models.js";
import { ApiFailure } from "../../api/answers.js";
import { nothingLeft, told } from "../../api/reply.js";
import { clientInPath, identifiedClientInPath } from "../../api/client-lookup.js";
import type { ClientRecord } from "../../store/client-record.js";
import { isNotifiable, type StoredClient } from "../../settings/client-settings.js";
import { clientProperties, readClient, type FixedSettings } from "../../settings/described-client.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { entriesOf, pageInQuery } from "../../api/pages.js";
import type { RequestBody } from "../../api/request-body.js";
import { deleteTokens } from "../../store/stored-tokens.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Emulates `client.get`, which also accepts an alias. */
export const getClient: Handler<"client.get"> = ({ path }, context) => ({
  status: 200,
  body: show(context, identifiedClientInPath({ path: { clientIdentifier: path.clientId ?? "" } }, context)),
});

/** Emulates `client.list`. */
export const listClients: Handler<"client.list"> = ({ query }, context) => {
  const page = pageInQuery(query);
  const developer = query.get("developer") || null;
  const { records } = context.clients;
  const matching = developer ? records.filter(({ settings }) => settings.developer === developer) : records;
  const clients = entriesOf(matching, page)?.map((record) => show(context, record));
  return told({ ...page, totalCount: matching.length, clients });
};

/** Emulates `client.create`. The official SDK expects 200 rather than 201. */
export const createClient: Handler<"client.create"> = ({ body }, context) => {
  const record = context.clients.create((assigned) =>
    acceptClient(context, body, { ...assigned, clientIdAliasEnabled: true }),
  );
  return { status: 200, body: show(context, record) };
};

/** Emulates `client.update`, which is not a patch: omitted settings lose their values. */
export const updateClient: Handler<"client.update"> = (call, context) => {
  const record = clientInPath(call, context);
  const contents = acceptClient(context, call.body, record.settings);
  return { status: 200, body: show(context, context.clients.replace(record, contents)) };
};

/** Emulates `client.delete`. */
export const deleteClient: Handler<"client.delete"> = (call, context) => {
  forgetClient(context, clientInPath(call, context).settings.clientId);
  return nothingLeft;
};

/** Deletes a client with its tokens, consents and grants. Its pending requests can no longer succeed. */
export function forgetClient({ clients, store }: ServiceContext, clientId: number): void {
  clients.remove(clientId);
  deleteTokens(store, clientId);
  store.transactions.orphan(clientId);
  store.deviceRequests.orphan(clientId);
  store.consents.forget(clientId);
  for (const grant of store.managedGrants.values())
    if (grant.clientId === clientId) store.managedGrants.delete(grant.grantId);
}

/** Reads a client, and checks it against the rules for all clients and those of the service. */
export function acceptClient(context: ServiceContext, body: RequestBody<Client>, kept: FixedSettings): StoredClient {
  const settings = readClient(body, kept);
  if (!isNotifiable(settings)) {
    const text = `The property 'bcNotificationEndpoint' is needed with the delivery mode ${settings.bcDeliveryMode}.`;
    throw new ApiFailure(400, emulatorCodes.endpointMissing, text);
  }
  if (context.clients.isAliasTaken(settings))
    throw new ApiFailure(400, emulatorCodes.aliasTaken, "The 'clientIdAlias' is in use for another client.");
  checkServiceRules(context, settings, kept.clientId);
  return settings;
}

/** Checks a client against the rules of the service. */
function checkServiceRules(
  context: ServiceContext,
  { clientIdAlias, developer }: StoredClient,
  clientId: number,
): void {
  const { httpAliasProhibited, clientsPerDeveloper } = context.service;
  if (httpAliasProhibited === true && /^https?:\/\//.test(clientIdAlias ?? ""))
    throw new ApiFailure(400, emulatorCodes.aliasIsUrl, "The service does not let a 'clientIdAlias' look like a URL.");
  const others = context.clients.all.filter((client) => client.developer === developer && client.clientId !== clientId);
  if (developer && clientsPerDeveloper && others.length >= clientsPerDeveloper)
    throw new ApiFailure(400, emulatorCodes.developerFull, "The developer has as many clients as the service allows.");
}

function show(context: ServiceContext, record: ClientRecord): Client {
  return clientProperties(record, context.registration.number);
}
