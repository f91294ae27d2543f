import type { Client } from "../../generated/models.js";
import { propertyKinds } from "../../generated/property-kinds.js";
import { readOnlyProperties } from "../../generated/read-only.js";
import { isObject } from "../../shared/is-object.js";
import type { RequestBody } from "../api/request-body.js";
import type { ClientRecord } from "../store/client-record.js";
import { unsetOfClient, type ClientExtension, type EmulatedClient, type StoredClient } from "./client-settings.js";
import { hasLifetimes, jwkSet } from "./client-checks.js";
import { readProperties, withoutUnset, type PropertyTable } from "./property-reader.js";
import { anyTexts, flag, freeze, pairs, urlOrNull, type Check } from "./settings-check.js";

/** The extension as callers of the API give it. */
const describedExtension: Check = {
  expected: "an object with requestableScopes as an array, flags as booleans and durations as integers",
  holds: (value) =>
    isObject(value) &&
    anyTexts.holds(value["requestableScopes"] ?? []) &&
    flag.holds(value["requestableScopesEnabled"] ?? false) &&
    flag.holds(value["tokenExchangePermitted"] ?? false) &&
    hasLifetimes(value),
};

/** How the properties of a client are read. The description says that the switch of the alias is out of use. */
const table: PropertyTable = {
  kinds: propertyKinds.Client,
  stricter: { bcNotificationEndpoint: urlOrNull, jwks: jwkSet, attributes: pairs, extension: describedExtension },
  assigned: [...readOnlyProperties.Client, "clientIdAliasEnabled"],
};

/** What stays as it is when a caller of the API gives all other settings. */
export type KeptOfClient = Pick<EmulatedClient, "clientId" | "clientSecret" | "clientIdAliasEnabled">;

/**
 * The client that a caller of the API describes. What is left out has no value: unlike a client of `createEmulator` it
 * has no grant type and no delivery mode unless it is given them.
 */
export function readClient(body: RequestBody<Client>, kept: KeptOfClient): StoredClient {
  const given = readProperties(body, table) as Partial<StoredClient>;
  const { clientId, clientSecret, clientIdAliasEnabled } = kept;
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
    ...{ clientId, clientSecret, clientIdAliasEnabled },
    // Without an alias of its own the number as text stands for it: sending that back sets none.
    clientIdAlias: alias === undefined || alias === "" || alias === String(clientId) ? null : alias,
    extension: completeExtension(given.extension),
  });
}

const noLimits: ClientExtension = { requestableScopesEnabled: false, requestableScopes: [] };

/** No list is no limit, whatever the flag says: an empty one lets the client ask for nothing. */
function completeExtension(given: Partial<ClientExtension> = {}): ClientExtension {
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
    ...withoutUnset(settings),
    clientIdAlias: settings.clientIdAlias ?? String(settings.clientId),
    dynamicallyRegistered: false,
    createdAt,
    modifiedAt,
  };
}

/** What a page about authorized applications shows of a client. */
const limitedNames = [
  "number",
  "clientName",
  "clientNames",
  "description",
  "descriptions",
  "clientId",
  "clientIdAlias",
  "clientIdAliasEnabled",
  "clientType",
];

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
