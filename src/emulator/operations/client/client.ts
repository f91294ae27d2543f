import type { Client } from "../../../generated/models.js";
import { ApiFailure } from "../../api/answers.js";
import { nothingLeft, told } from "../../api/reply.js";
import { clientInPath, identifiedClientInPath } from "../../api/client-lookup.js";
import type { ClientRecord } from "../../store/client-record.js";
import { isNotifiable, type StoredClient } from "../../settings/client-settings.js";
import { clientProperties, readClient, type KeptOfClient } from "../../settings/described-client.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { entriesOf, pageInQuery } from "../../api/pages.js";
import type { RequestBody } from "../../api/request-body.js";
import { deleteTokens } from "../../store/stored-tokens.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Emulates `client.get`, which takes an alias too. */
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

/** Emulates `client.create`. Of the two statuses that mean the same, the official SDK knows 200 alone. */
export const createClient: Handler<"client.create"> = ({ body }, context) => {
  const record = context.clients.create((assigned) =>
    acceptClient(context, body, { ...assigned, clientIdAliasEnabled: true }),
  );
  return { status: 200, body: show(context, record) };
};

/** Emulates `client.update`. It is no patch: what is left out has no value any more. */
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

/** Deletes a client. What it was given goes with it; what it has asked for comes to nothing. */
export function forgetClient({ clients, store }: ServiceContext, clientId: number): void {
  clients.remove(clientId);
  deleteTokens(store, clientId);
  store.transactions.orphan(clientId);
  store.deviceRequests.orphan(clientId);
  store.consents.forget(clientId);
  for (const grant of store.managedGrants.values())
    if (grant.clientId === clientId) store.managedGrants.delete(grant.grantId);
}

/** The client that somebody describes, held to the rules for all clients and to those of the service. */
export function acceptClient(context: ServiceContext, body: RequestBody<Client>, kept: KeptOfClient): StoredClient {
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

/** What the service lets clients have. */
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
