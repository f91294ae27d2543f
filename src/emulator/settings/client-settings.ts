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
 * Settings of an emulated client, named as in the API. Calls of the API can also set methods and algorithms that are
 * not emulated; requests that need one are answered with 501.
 */
export interface EmulatedClient extends CodeFlowClient {
  /** Identifier of the client, its `client_id`. */
  readonly clientId: number;
  /** An alternative `client_id`. */
  readonly clientIdAlias: string | null;
  /** Whether the client may use its alias as `client_id`. The service must allow aliases too. */
  readonly clientIdAliasEnabled: boolean;
  /** Name shown to users. */
  readonly clientName: string;
  /** Client secret, for authentication methods that use one. Those of the default clients are public. */
  readonly clientSecret: string;
  /** Whether the client can keep a secret. A public client cannot use CIBA. */
  readonly clientType: "CONFIDENTIAL" | "PUBLIC";
  /** The only authentication method that the client may use. */
  readonly tokenAuthMethod: ClientAuthMethod;
  /** The required algorithm of client assertions. If null, any algorithm that suits the method. */
  readonly tokenAuthSignAlg: JwsAlg | null;
  /** The grant types that the client may use. */
  readonly grantTypes: readonly GrantType[];
  /** How the client learns the outcome of a backchannel authentication. If null, it cannot use CIBA. */
  readonly bcDeliveryMode: DeliveryMode | null;
  /** URL for notifications, required in the modes `PING` and `PUSH`. */
  readonly bcNotificationEndpoint: string | null;
  /** Whether CIBA requests need a `user_code`. The service must support user codes too. */
  readonly bcUserCodeRequired: boolean;
  /** The required algorithm of signed CIBA requests. If null, `request` is refused. */
  readonly bcRequestSignAlg: JwsAlg | null;
  /** Signature algorithm of ID tokens. With `NONE`, requests that need an ID token are refused. */
  readonly idTokenSignAlg: JwsAlg;
  /** JWK set of public keys, as JSON text, for assertions, signed requests and self-signed certificates. */
  readonly jwks: string | null;
  /** URL of the key set, if it is not in `jwks`. It is fetched with the emulator's option `fetch`. */
  readonly jwksUri: string | null;
  /** Certificate subject for `TLS_CLIENT_AUTH`. One of this and the next four is required: RFC 8705, section 2.1.2. */
  readonly tlsClientAuthSubjectDn: string | null;
  /** DNS name in the certificate's subject alternative names. */
  readonly tlsClientAuthSanDns: string | null;
  /** URI in the certificate's subject alternative names. */
  readonly tlsClientAuthSanUri: string | null;
  /** IP address in the certificate's subject alternative names. */
  readonly tlsClientAuthSanIp: string | null;
  /** E-mail address in the certificate's subject alternative names. */
  readonly tlsClientAuthSanEmail: string | null;
  /** `kid` of the key whose certificate `SELF_SIGNED_TLS_CLIENT_AUTH` requires. If null, any key in the set. */
  readonly selfSignedCertificateKeyId: string | null;
  /** Binds access tokens to the client's certificate: RFC 8705, section 3. The service must support it too. */
  readonly tlsClientCertificateBoundAccessTokens: boolean;
  /** Refuses token requests without a DPoP proof. */
  readonly dpopRequired: boolean;
  /** The `type` values that the client may use in `authorization_details`. */
  readonly authorizationDetailsTypes: readonly string[];
  /** FAPI modes of the client's requests, if the service has the profile `FAPI` and no modes of its own. */
  readonly fapiModes: readonly FapiMode[];
  /** ACR values for requests without `acr_values`. */
  readonly defaultAcrs: readonly string[];
  /** Refuses all requests from the client. */
  readonly locked: boolean;
  /** The authorization server's own data about the client, which decisions return. */
  readonly attributes: readonly Pair[];
  /** Limits the scopes that the client may request. */
  readonly extension: ClientExtension;
}

/** A client as it is stored: all properties of the API, with defaults for those that the emulator acts on. */
export type StoredClient = EmulatedClient & Omit<ReadonlyDeep<Client>, keyof EmulatedClient>;

/** The emulated properties of a client's `extension`. */
export interface ClientExtension {
  /** Whether `requestableScopes` limits the scopes that the client may request. */
  readonly requestableScopesEnabled: boolean;
  /** Names of the scopes that the client may request. */
  readonly requestableScopes: readonly string[];
  /** Whether the client may exchange tokens if the service requires permission for it. */
  readonly tokenExchangePermitted?: boolean;
  /** Lifetime of access tokens in seconds, if shorter than that of the service. 0 for no limit. */
  readonly accessTokenDuration?: number;
  /** Lifetime of refresh tokens in seconds, if shorter than that of the service. 0 for no limit. */
  readonly refreshTokenDuration?: number;
  /** Lifetime of ID tokens in seconds, if shorter than that of the service. 0 for no limit. */
  readonly idTokenDuration?: number;
}

/**
 * Settings that override the defaults. Identifier and secret are generated unless given. Values that are not emulated
 * are rejected.
 */
export type ClientSettings = { readonly [Name in keyof EmulatedClient]?: EmulatedClient[Name] | undefined };

/** The default clients: one for each CIBA delivery mode, and one for the code flow. Their secrets are public. */
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

/** Settings that have no value unless given, however the client is created. */
export const unsetClientSettings = {
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
  ...unsetClientSettings,
  clientId: 0,
  clientSecret: "",
  clientIdAliasEnabled: true,
  clientName: "Client",
  tokenAuthMethod: "CLIENT_SECRET_BASIC",
  grantTypes: ["CIBA", "REFRESH_TOKEN"],
  bcDeliveryMode: "POLL",
  idTokenSignAlg: "ES256",
};

/** Stands in for a client that is not known. */
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

/** How client settings are read. Updates do not change `clientIdAliasEnabled`, which the description deprecates. */
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

/** Creates a client from settings. `clientId` and `newSecret` are used unless the settings have them. */
export function makeClient(what: string, settings: unknown, clientId: number, newSecret: () => string): StoredClient {
  // Drawn only when needed, so that clients with secrets do not change what a caller's random source yields later.
  const clientSecret = isObject(settings) && settings["clientSecret"] !== undefined ? "" : newSecret();
  return changeClient(what, { ...defaultClient, clientId, clientSecret }, settings);
}

/** A copy of the client with some settings changed. */
export function changeClient(what: string, client: StoredClient, changes: unknown): StoredClient {
  const changed = merge(clientTable, what, client, changes);
  if (isNotifiable(changed)) return changed;
  throw new TypeError(`${what}.bcNotificationEndpoint is needed with bcDeliveryMode ${changed.bcDeliveryMode}`);
}

/** Whether the client has the endpoint that ping and push mode need (CIBA Core 1.0, section 4), as the API requires. */
export function isNotifiable({ bcDeliveryMode, bcNotificationEndpoint }: EmulatedClient): boolean {
  return (bcDeliveryMode !== "PING" && bcDeliveryMode !== "PUSH") || bcNotificationEndpoint !== null;
}
