import { ClientAuthMethodValues, DeliveryModeValues, JwsAlgValues } from "../../generated/models.js";
import {
  clientChecks,
  hasLifetimes,
  unsetOfClient,
  type ClientExtension,
  type EmulatedClient,
} from "./client-settings.js";
import { anyText, anyTexts, flag, merge, oneOf, textOrNull, type Check, type Checks } from "./settings-check.js";
import { isObject } from "../../shared/is-object.js";

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

/** Checks for what callers of the API give: whatever is described is taken, emulated or not. */
export const describedClientChecks: Checks<EmulatedClient> = {
  ...clientChecks,
  clientIdAlias: anyText,
  clientName: anyText,
  tokenAuthMethod: oneOf(ClientAuthMethodValues),
  tokenAuthSignAlg: oneOf(JwsAlgValues),
  bcDeliveryMode: oneOf(DeliveryModeValues),
  bcRequestSignAlg: oneOf(JwsAlgValues),
  idTokenSignAlg: oneOf(JwsAlgValues),
  jwksUri: anyText,
  tlsClientAuthSubjectDn: anyText,
  tlsClientAuthSanDns: anyText,
  tlsClientAuthSanUri: anyText,
  tlsClientAuthSanIp: anyText,
  tlsClientAuthSanEmail: anyText,
  selfSignedCertificateKeyId: anyText,
  authorizationDetailsTypes: anyTexts,
  defaultAcrs: anyTexts,
  extension: describedExtension,
};

/** What stays as it is when a caller of the API gives all other settings. */
export type KeptOfClient = Pick<EmulatedClient, "clientId" | "clientSecret" | "clientIdAliasEnabled">;

/**
 * The client that a caller of the API describes, by values that were checked. What is left out has no value: unlike a
 * client of `createEmulator` it has no grant type and no delivery mode unless it is given them.
 */
export function describedClient(values: Readonly<Record<string, unknown>>, kept: KeptOfClient): EmulatedClient {
  const given = values as Partial<EmulatedClient>;
  const unset: EmulatedClient = {
    ...unsetOfClient,
    ...kept,
    clientIdAlias: null,
    clientName: "",
    clientType: "CONFIDENTIAL",
    tokenAuthMethod: given.clientType === "PUBLIC" ? "NONE" : "CLIENT_SECRET_BASIC",
    tokenAuthSignAlg: null,
    grantTypes: [],
    bcDeliveryMode: null,
    bcNotificationEndpoint: null,
    bcUserCodeRequired: false,
    bcRequestSignAlg: null,
    // OpenID Connect Dynamic Client Registration 1.0, section 2.
    idTokenSignAlg: "RS256",
    defaultAcrs: [],
    locked: false,
    attributes: [],
    extension: noLimits,
  };
  const alias =
    given.clientIdAlias === "" || given.clientIdAlias === String(kept.clientId) ? null : given.clientIdAlias;
  return merge(
    "client",
    unset,
    // Without an alias of its own the number as text stands for it: sending that back sets none.
    {
      ...given,
      ...(alias === undefined ? {} : { clientIdAlias: alias }),
      extension: completeExtension(given.extension),
    },
    { ...describedClientChecks, clientIdAlias: textOrNull },
  );
}

const noLimits: ClientExtension = { requestableScopesEnabled: false, requestableScopes: [] };

/** No list is no limit, whatever the flag says: an empty one lets the client ask for nothing. */
function completeExtension(given: Readonly<Record<string, unknown>> | ClientExtension = {}): ClientExtension {
  const entries = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null),
  ) as Partial<ClientExtension>;
  return entries.requestableScopes ? { ...noLimits, ...entries } : { ...entries, ...noLimits };
}
