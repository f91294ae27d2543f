import type { Client } from "../../generated/models.js";
import type { RequestBody } from "../api/request-body.js";
import { words } from "../protocol/form.js";
import type { ClientRecord } from "../store/client-record.js";
import {
  clientTable,
  unsetClientSettings,
  type ClientExtension,
  type EmulatedClient,
  type StoredClient,
} from "./client-settings.js";
import { readSettings, withoutUnset } from "./settings-reader.js";
import { freeze } from "./settings-table.js";

/** What an update through the API, which replaces all other settings, leaves as it is. */
export type FixedSettings = Pick<EmulatedClient, "clientId" | "clientSecret" | "clientIdAliasEnabled"> &
  Pick<StoredClient, "dynamicallyRegistered">;

/**
 * Reads a client that an API caller describes. Omitted settings have no value: unlike a client of `createEmulator`, it
 * has no grant types and no delivery mode unless the caller sends them.
 */
export function readClient(body: RequestBody<Client>, kept: FixedSettings): StoredClient {
  const given = readSettings(clientTable, body) as Partial<StoredClient>;
  const { clientId, clientSecret, clientIdAliasEnabled, dynamicallyRegistered = false } = kept;
  const alias = given.clientIdAlias;
  return freeze({
    ...unsetClientSettings,
    clientName: "",
    tokenAuthMethod: given.clientType === "PUBLIC" ? "NONE" : "CLIENT_SECRET_BASIC",
    grantTypes: [],
    bcDeliveryMode: null,
    // OpenID Connect Dynamic Client Registration 1.0, section 2.
    idTokenSignAlg: "RS256",
    ...structuredClone(given),
    ...{ clientId, clientSecret, clientIdAliasEnabled, dynamicallyRegistered },
    // The API shows the ID as the alias of a client that has none. Sending it back sets no alias.
    clientIdAlias: alias === undefined || alias === "" || alias === String(clientId) ? null : alias,
    extension: completeExtension(given.extension),
  });
}

/** Without a list there is no limit, whatever the flag says. An empty list permits no scope. */
function completeExtension(given: Partial<ClientExtension> = {}): ClientExtension {
  const noLimits = unsetClientSettings.extension;
  const entries: Partial<ClientExtension> = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null),
  );
  return entries.requestableScopes ? { ...noLimits, ...entries } : { ...entries, ...noLimits };
}

/** A client as the API represents it. */
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

/** The client's sector identifier, a host, unless it has several: OpenID Connect Core 1.0, section 8.1. */
export function sectorOf({ sectorIdentifierUri, redirectUris }: StoredClient): string | undefined {
  const uris = sectorIdentifierUri ? [sectorIdentifierUri] : (redirectUris ?? []);
  const [host, ...others] = new Set(uris.map((uri) => (URL.canParse(uri) ? new URL(uri).hostname : uri)));
  return others.length === 0 ? host : undefined;
}

/** The client properties that a page of authorized applications shows. */
const limitedNames = words(
  "number clientName clientNames description descriptions clientId clientIdAlias clientIdAliasEnabled clientType",
);

/** A client without the properties that users should not see. */
export function limitedClientProperties(record: ClientRecord): object {
  const all = Object.entries(clientProperties(record, 0));
  return Object.fromEntries(all.filter(([name]) => limitedNames.includes(name)));
}

/** The client properties that a consent page shows. */
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

/** A client as a consent page needs it. */
export function clientForConsentPage(record: ClientRecord, serviceNumber: number): object {
  const all = Object.entries(clientProperties(record, serviceNumber));
  return Object.fromEntries(all.filter(([name]) => pageNames.includes(name)));
}
