import type { Client } from "../../generated/models.js";
import type { RequestBody } from "../api/request-body.js";
import { words } from "../protocol/form.js";
import type { ClientRecord } from "../store/client-record.js";
import {
  clientTable,
  unsetOfClient,
  type ClientExtension,
  type EmulatedClient,
  type StoredClient,
} from "./client-settings.js";
import { readSettings, withoutUnset } from "./settings-reader.js";
import { freeze } from "./settings-table.js";

/** What stays as it is when a caller of the API gives all other settings. */
export type KeptOfClient = Pick<EmulatedClient, "clientId" | "clientSecret" | "clientIdAliasEnabled"> &
  Pick<StoredClient, "dynamicallyRegistered">;

/**
 * The client that a caller of the API describes. What is left out has no value: unlike a client of `createEmulator` it
 * has no grant type and no delivery mode unless it is given them.
 */
export function readClient(body: RequestBody<Client>, kept: KeptOfClient): StoredClient {
  const given = readSettings(clientTable, body) as Partial<StoredClient>;
  const { clientId, clientSecret, clientIdAliasEnabled, dynamicallyRegistered = false } = kept;
  const alias = given.clientIdAlias;
  return freeze({
    ...unsetOfClient,
    clientName: "",
    tokenAuthMethod: given.clientType === "PUBLIC" ? "NONE" : "CLIENT_SECRET_BASIC",
    grantTypes: [],
    bcDeliveryMode: null,
    // OpenID Connect Dynamic Client Registration 1.0, section 2.
    idTokenSignAlg: "RS256",
    ...structuredClone(given),
    ...{ clientId, clientSecret, clientIdAliasEnabled, dynamicallyRegistered },
    // Without an alias of its own the number as text stands for it: sending that back sets none.
    clientIdAlias: alias === undefined || alias === "" || alias === String(clientId) ? null : alias,
    extension: completeExtension(given.extension),
  });
}

/** No list is no limit, whatever the flag says: an empty one lets the client ask for nothing. */
function completeExtension(given: Partial<ClientExtension> = {}): ClientExtension {
  const noLimits = unsetOfClient.extension;
  const entries: Partial<ClientExtension> = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null),
  );
  return entries.requestableScopes ? { ...noLimits, ...entries } : { ...entries, ...noLimits };
}

/** A client as the API gives it. */
export function clientProperties(record: ClientRecord, serviceNumber: number): Client {
  const { number, settings, createdAt, modifiedAt } = record;
  return {
    number,
    serviceNumber,
    clientSource: "STATIC_REGISTRATION",
    dynamicallyRegistered: false,
    ...withoutUnset(settings),
    derivedSectorIdentifier: sectorOf(settings),
    clientIdAlias: settings.clientIdAlias ?? String(settings.clientId),
    createdAt,
    modifiedAt,
  };
}

/** The host that a client's pairwise subjects go by, if it has one: OpenID Connect Core 1.0, section 8.1. */
export function sectorOf({ sectorIdentifierUri, redirectUris }: StoredClient): string | undefined {
  const uris = sectorIdentifierUri ? [sectorIdentifierUri] : (redirectUris ?? []);
  const [host, ...others] = new Set(uris.map((uri) => (URL.canParse(uri) ? new URL(uri).hostname : uri)));
  return others.length === 0 ? host : undefined;
}

/** What a page about authorized applications shows of a client. */
const limitedNames = words(
  "number clientName clientNames description descriptions clientId clientIdAlias clientIdAliasEnabled clientType",
);

/** A client without what is not for the users' eyes. */
export function limitedClientProperties(record: ClientRecord): object {
  const all = Object.entries(clientProperties(record, 0));
  return Object.fromEntries(all.filter(([name]) => limitedNames.includes(name)));
}

/** What the page shows that asks the user. */
const pageNames = [
  ...limitedNames,
  "logoUri",
  "logoUris",
  "tosUri",
  "tosUris",
  "policyUri",
  "policyUris",
  "serviceNumber",
];

/** A client as the page needs it that asks the user. */
export function clientOfPage(record: ClientRecord, serviceNumber: number): object {
  const all = Object.entries(clientProperties(record, serviceNumber));
  return Object.fromEntries(all.filter(([name]) => pageNames.includes(name)));
}
