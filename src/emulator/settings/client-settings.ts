import {
  DeliveryModeValues,
  type Client,
  type ClientAuthMethod,
  type DeliveryMode,
  type FapiMode,
  type GrantType,
  type JwsAlg,
  type Pair,
} from "../../generated/models.js";
import { propertyKinds } from "../../generated/property-kinds.js";
import { readOnlyProperties } from "../../generated/read-only.js";
import { isObject } from "../../shared/is-object.js";
import type { ReadonlyDeep } from "../../shared/readonly-deep.js";
import { codeFlowClientSettings, withoutValues, type CodeFlowClient } from "./code-flow-settings.js";
import { asymmetricAlgorithms, symmetricAlgorithms } from "../jose/algorithms.js";
import {
  anyTexts,
  count,
  flag,
  isListOf,
  isObjectText,
  oneOf,
  orNull,
  texts,
  url,
  type Check,
} from "./settings-check.js";
import { merge, type SettingsTable } from "./settings-table.js";

/**
 * A client of the emulated service, by the names that the API has for its settings. Through the API they can be set to
 * methods and algorithms that are not emulated: requests that need one are answered with 501.
 */
export interface EmulatedClient extends CodeFlowClient {
  /** Identifier of the client, which is its `client_id`. */
  readonly clientId: number;
  /** A second identifier that the client may use as `client_id`. */
  readonly clientIdAlias: string | null;
  /** Whether the alias may be used as `client_id`. The service has to allow it too. */
  readonly clientIdAliasEnabled: boolean;
  /** Name that the user is shown. */
  readonly clientName: string;
  /** Secret for the methods that use one. It is public knowledge where it is seeded. */
  readonly clientSecret: string;
  /** Whether the client can keep a secret. A public one cannot use CIBA. */
  readonly clientType: "CONFIDENTIAL" | "PUBLIC";
  /** The only method by which the client may authenticate. */
  readonly tokenAuthMethod: ClientAuthMethod;
  /** The only algorithm that client assertions may have; with null, any that fits the method. */
  readonly tokenAuthSignAlg: JwsAlg | null;
  /** The grant types that the client may use. */
  readonly grantTypes: readonly GrantType[];
  /** How the client learns the outcome of a backchannel authentication. Without a mode it cannot use CIBA. */
  readonly bcDeliveryMode: DeliveryMode | null;
  /** URL for notifications, needed in the modes `PING` and `PUSH`. */
  readonly bcNotificationEndpoint: string | null;
  /** Whether requests need a `user_code`. The service has to support user codes too. */
  readonly bcUserCodeRequired: boolean;
  /** The algorithm that signed requests have to have. With null, `request` is refused. */
  readonly bcRequestSignAlg: JwsAlg | null;
  /** `NONE` is refused when an ID token is due. */
  readonly idTokenSignAlg: JwsAlg;
  /** Public keys, as the text of a JWK set, for assertions, signed requests and self-signed certificates. */
  readonly jwks: string | null;
  /** Where the key set is, if not in `jwks`. It is fetched with the option `fetch` of the emulator. */
  readonly jwksUri: string | null;
  /** Subject of the certificate of a client with `TLS_CLIENT_AUTH`, which has this or one of the four alternative names. */
  readonly tlsClientAuthSubjectDn: string | null;
  /** DNS name in the certificate. */
  readonly tlsClientAuthSanDns: string | null;
  /** URI in the certificate. */
  readonly tlsClientAuthSanUri: string | null;
  /** IP address in the certificate. */
  readonly tlsClientAuthSanIp: string | null;
  /** E-mail address in the certificate. */
  readonly tlsClientAuthSanEmail: string | null;
  /** The key in the key set that has the certificate of `SELF_SIGNED_TLS_CLIENT_AUTH`. With null, any of them. */
  readonly selfSignedCertificateKeyId: string | null;
  /** Binds access tokens to the client's certificate: RFC 8705, section 3. The service has to support it too. */
  readonly tlsClientCertificateBoundAccessTokens: boolean;
  /** Refuses token requests without a DPoP proof. */
  readonly dpopRequired: boolean;
  /** The `type`s that the client may use in `authorization_details`. */
  readonly authorizationDetailsTypes: readonly string[];
  /** With a mode, all CIBA requests of the client are FAPI requests, where the service has the profile `FAPI`. */
  readonly fapiModes: readonly FapiMode[];
  /** ACR values to use where a request has no `acr_values`. */
  readonly defaultAcrs: readonly string[];
  /** Refuses all requests of the client. */
  readonly locked: boolean;
  /** Data of the authorization server about the client, which decisions hand back. */
  readonly attributes: readonly Pair[];
  /** Limits the scopes that the client may request. */
  readonly extension: ClientExtension;
}

/** A client as the emulator keeps it: all that the description has, with the defaults of what the emulator looks at. */
export type StoredClient = EmulatedClient & Omit<ReadonlyDeep<Client>, keyof EmulatedClient>;

/** What the API keeps in the `extension` of a client, as far as it is emulated. */
export interface ClientExtension {
  /** Whether `requestableScopes` limits the scopes of requests. */
  readonly requestableScopesEnabled: boolean;
  /** Names of the scopes that the client may request. */
  readonly requestableScopes: readonly string[];
  /** Whether the client may exchange tokens where the service wants a permission for that. */
  readonly tokenExchangePermitted?: boolean;
  /** Lifetime of access tokens in seconds. It can only shorten that of the service, and 0 leaves that as it is. */
  readonly accessTokenDuration?: number;
  /** Lifetime of refresh tokens in seconds, likewise. */
  readonly refreshTokenDuration?: number;
  /** Lifetime of ID tokens in seconds, likewise. */
  readonly idTokenDuration?: number;
}

/**
 * Settings to use in place of the defaults. Identifier and secret are made where they are not given. What is not
 * emulated is refused.
 */
export type ClientSettings = { readonly [Name in keyof EmulatedClient]?: EmulatedClient[Name] | undefined };

/** The clients of an emulator that is given none: one for each delivery mode of CIBA, and one for the code flow. Their secrets are public knowledge. */
export const seededClients: readonly ClientSettings[] = [
  {
    clientId: 2000000001,
    clientName: "Poll client",
    clientSecret: "poll-client-secret-of-the-local-emulator",
    bcDeliveryMode: "POLL",
  },
  {
    clientId: 2000000002,
    clientName: "Ping client",
    clientSecret: "ping-client-secret-of-the-local-emulator",
    bcDeliveryMode: "PING",
    bcNotificationEndpoint: "https://client.localhost/ciba",
  },
  {
    clientId: 2000000003,
    clientName: "Push client",
    clientSecret: "push-client-secret-of-the-local-emulator",
    bcDeliveryMode: "PUSH",
    bcNotificationEndpoint: "https://client.localhost/ciba",
  },
  {
    clientId: 2000000004,
    clientName: "Code client",
    clientSecret: "code-client-secret-of-the-local-emulator",
    bcDeliveryMode: null,
    grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN"],
    responseTypes: ["CODE"],
    redirectUris: ["https://client.localhost/cb"],
  },
];

/** Settings that a client has no value for unless it is given one, however it is made. */
export const unsetOfClient = {
  clientIdAlias: null,
  clientType: "CONFIDENTIAL",
  tokenAuthSignAlg: null,
  bcNotificationEndpoint: null,
  bcUserCodeRequired: false,
  bcRequestSignAlg: null,
  jwks: null,
  jwksUri: null,
  tlsClientAuthSubjectDn: null,
  tlsClientAuthSanDns: null,
  tlsClientAuthSanUri: null,
  tlsClientAuthSanIp: null,
  tlsClientAuthSanEmail: null,
  selfSignedCertificateKeyId: null,
  tlsClientCertificateBoundAccessTokens: false,
  dpopRequired: false,
  authorizationDetailsTypes: [],
  fapiModes: [],
  defaultAcrs: [],
  locked: false,
  attributes: [],
  extension: { requestableScopesEnabled: false, requestableScopes: [] },
} as const satisfies Partial<EmulatedClient>;

export const defaultClient: EmulatedClient = {
  ...unsetOfClient,
  clientId: 0,
  clientSecret: "",
  clientIdAliasEnabled: true,
  clientName: "Client",
  tokenAuthMethod: "CLIENT_SECRET_BASIC",
  grantTypes: ["CIBA", "REFRESH_TOKEN"],
  bcDeliveryMode: "POLL",
  idTokenSignAlg: "ES256",
};

/** Stands for the client behind a token where it is not known which one it is. */
export const anonymousClient: StoredClient = {
  ...defaultClient,
  clientName: "",
  clientType: "PUBLIC",
  tokenAuthMethod: "NONE",
  grantTypes: [],
  bcDeliveryMode: null,
};

const jwkSet: Check = {
  expected: "the text of a JWK set of public keys, or null",
  holds: (value) =>
    value === null ||
    isObjectText(value, ({ keys }) => isListOf(keys, (key) => isObject(key) && !("d" in key) && !("k" in key))),
};

const lifetimes = ["accessTokenDuration", "refreshTokenDuration", "idTokenDuration"];

const partialExtension: Check = {
  expected: "an object with requestableScopes as an array, flags as booleans and durations as integers",
  holds: (value) =>
    isObject(value) &&
    anyTexts.holds(value["requestableScopes"] ?? []) &&
    flag.holds(value["requestableScopesEnabled"] ?? false) &&
    flag.holds(value["tokenExchangePermitted"] ?? false) &&
    lifetimes.every((name) => count.holds(value[name] ?? 0)),
};

const extension: Check = {
  expected: "an object with requestableScopesEnabled and requestableScopes",
  holds: (value) =>
    partialExtension.holds(value) &&
    isObject(value) &&
    flag.holds(value["requestableScopesEnabled"]) &&
    texts.holds(value["requestableScopes"]),
};

/** How the settings of clients are read. The description says that the switch of the alias is out of use. */
export const clientTable: SettingsTable = {
  kinds: propertyKinds.Client,
  defaults: { ...withoutValues(codeFlowClientSettings), ...defaultClient },
  checks: { bcNotificationEndpoint: orNull(url), jwks: jwkSet, extension: partialExtension },
  emulated: {
    tokenAuthSignAlg: oneOf([...asymmetricAlgorithms, ...symmetricAlgorithms]),
    bcDeliveryMode: orNull(oneOf(DeliveryModeValues)),
    bcRequestSignAlg: oneOf(asymmetricAlgorithms),
    idTokenSignAlg: oneOf(["NONE", ...asymmetricAlgorithms, ...symmetricAlgorithms]),
    jwksUri: url,
    extension,
  },
  assigned: [...readOnlyProperties.Client, "clientIdAliasEnabled"],
};

/** Makes a client from settings, with the identifier and a secret to use where they are not given. */
export function makeClient(what: string, settings: unknown, clientId: number, newSecret: () => string): StoredClient {
  // Drawn only when needed, so that a random source of the caller's gives the same tokens whatever is seeded.
  const clientSecret = isObject(settings) && settings["clientSecret"] !== undefined ? "" : newSecret();
  return changeClient(what, { ...defaultClient, clientId, clientSecret }, settings);
}

/** The client with some of its settings changed. */
export function changeClient(what: string, client: StoredClient, changes: unknown): StoredClient {
  const changed = merge(clientTable, what, client, changes);
  if (isNotifiable(changed)) return changed;
  throw new TypeError(`${what}.bcNotificationEndpoint is needed with bcDeliveryMode ${changed.bcDeliveryMode}`);
}

/** CIBA Core 1.0, section 4: both modes that notify need an endpoint, and the API does not register a client without. */
export function isNotifiable({ bcDeliveryMode, bcNotificationEndpoint }: EmulatedClient): boolean {
  return (bcDeliveryMode !== "PING" && bcDeliveryMode !== "PUSH") || bcNotificationEndpoint !== null;
}
