import { ApiFailure } from "../answers.js";
import { nothingLeft } from "../api-result.js";
import { clientInPath } from "../client-lookup.js";
import { clientProperties, clientTable } from "../client-properties.js";
import type { ClientRecord } from "../client-record.js";
import type { ClientContents } from "../client-registry.js";
import { isNotifiable } from "../client-settings.js";
import { describedClient, type KeptOfClient } from "../described-client.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import { entriesOf, pageInQuery } from "../pages.js";
import { readProperties } from "../property-reader.js";
import type { RequestBody } from "../request-body.js";
import { deleteTokens } from "../stored-tokens.js";
import type { World } from "../world.js";

/** Emulates `client.get`. */
export const getClient: Handler = (call, world) => ({ status: 200, body: show(world, clientInPath(call, world)) });

/** Emulates `client.list`. */
export const listClients: Handler = ({ query }, world) => {
  const page = pageInQuery(query);
  const developer = query.get("developer") || null;
  const matching = world.clients.records.filter(
    ({ others }) => developer === null || others["developer"] === developer,
  );
  const clients = entriesOf(matching, page)?.map((record) => show(world, record)) ?? null;
  return { status: 200, body: { ...page, totalCount: matching.length, clients } };
};

/** Emulates `client.create`. */
export const createClient: Handler = ({ body }, world) => {
  const record = world.clients.create((assigned) => read(world, body, { ...assigned, clientIdAliasEnabled: true }));
  return { status: 201, body: show(world, record) };
};

/** Emulates `client.update`. It is no patch: what is left out has no value any more. */
export const updateClient: Handler = (call, world) => {
  const record = clientInPath(call, world);
  const contents = read(world, call.body, record.settings);
  return { status: 200, body: show(world, world.clients.replace(record, contents)) };
};

/** Emulates `client.delete`. What the client was given goes with it; what it has asked for comes to nothing. */
export const deleteClient: Handler = (call, world) => {
  const { clientId } = clientInPath(call, world).settings;
  world.clients.remove(clientId);
  deleteTokens(world.state, clientId);
  world.state.orphanTransactionsOf(clientId);
  world.state.consents.deleteAll(clientId);
  return nothingLeft;
};

function read(world: World, body: RequestBody, kept: KeptOfClient): ClientContents {
  const { clientId, clientSecret, clientIdAliasEnabled } = kept;
  const { settings: values, others } = readProperties(body, clientTable);
  const settings = describedClient(values, { clientId, clientSecret, clientIdAliasEnabled });
  if (!isNotifiable(settings)) {
    const text = `The property 'bcNotificationEndpoint' is needed with the delivery mode ${settings.bcDeliveryMode}.`;
    throw new ApiFailure(400, ownCodes.endpointMissing, text);
  }
  if (world.clients.isAliasTaken(settings))
    throw new ApiFailure(400, ownCodes.aliasTaken, "The 'clientIdAlias' is in use for another client.");
  return { settings, others };
}

function show(world: World, record: ClientRecord): object {
  return clientProperties(record, world.registration.number);
}
