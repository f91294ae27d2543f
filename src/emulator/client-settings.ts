import type { ClientAuthMethod, DeliveryMode, GrantType, JwsAlg, Pair } from "../generated/models.js";
import { DeliveryModeValues, GrantTypeValues } from "../generated/models.js";
import { asymmetricAlgorithms } from "./algorithms.js";
import { emulatedAuthMethods } from "./service-settings.js";
import {
  count,
  flag,
  isRecord,
  merge,
  oneOf,
  pairs,
  positiveInteger,
  someOf,
  text,
  textOrNull,
  texts,
  urlOrNull,
  type Check,
  type Checks,
} from "./settings-check.js";

/**
 * A client of the emulated service, by the names that the API has for its settings. Through the API they can be set to
 * methods and algorithms that are not emulated: requests that need one are answered with 501.
 */
export interface EmulatedClient {
  readonly clientId: number;
  readonly clientIdAlias: string | null;
  /** Whether the alias may be used as `client_id`. The service has to allow it too. */
  readonly clientIdAliasEnabled: boolean;
  readonly clientName: string;
  readonly clientSecret: string;
  readonly clientType: "CONFIDENTIAL" | "PUBLIC";
  readonly tokenAuthMethod: ClientAuthMethod;
  /** The only algorithm that client assertions may have; with null, any asymmetric one. */
  readonly tokenAuthSignAlg: JwsAlg | null;
  readonly grantTypes: readonly GrantType[];
  readonly bcDeliveryMode: DeliveryMode | null;
  readonly bcNotificationEndpoint: string | null;
  readonly bcUserCodeRequired: boolean;
  /** Signed requests are not emulated: with an algorithm here, `request` is answered with 501. */
  readonly bcRequestSignAlg: JwsAlg | null;
  /** `NONE` is refused when an ID token is due. */
  readonly idTokenSignAlg: JwsAlg;
  /** Public keys, as the text of a JWK set, for `PRIVATE_KEY_JWT`. */
  readonly jwks: string | null;
  readonly defaultAcrs: readonly string[];
  readonly locked: boolean;
  readonly attributes: readonly Pair[];
  /** Limits the scopes that the client may request. */
  readonly extension: ClientExtension;
}

/** What the API keeps in the `extension` of a client, as far as it is emulated. */
export interface ClientExtension {
  readonly requestableScopesEnabled: boolean;
  readonly requestableScopes: readonly string[];
  /** Lifetimes in seconds. They can only shorten those of the service, and 0 leaves those as they are. */
  readonly accessTokenDuration?: number;
  readonly refreshTokenDuration?: number;
  readonly idTokenDuration?: number;
}

/**
 * Settings to use in place of the defaults. Identifier and secret are made where they are not given. What is not
 * emulated is refused.
 */
export type ClientSettings = { readonly [Name in keyof EmulatedClient]?: EmulatedClient[Name] | undefined };

const jwkSet: Check = {
  expected: "the text of a JWK set of public keys, or null",
  holds: (value) => value === null || (typeof value === "string" && isJwkSet(value)),
};

const extension: Check = {
  expected: "an object with requestableScopesEnabled and requestableScopes",
  holds: (value) =>
    isRecord(value) &&
    flag.holds(value["requestableScopesEnabled"]) &&
    texts.holds(value["requestableScopes"]) &&
    hasLifetimes(value),
};

/** Checks for what createEmulator takes. */
export const clientChecks: Checks<EmulatedClient> = {
  clientId: positiveInteger,
  clientIdAlias: textOrNull,
  clientIdAliasEnabled: flag,
  clientName: text,
  clientSecret: text,
  clientType: oneOf(["CONFIDENTIAL", "PUBLIC"]),
  tokenAuthMethod: oneOf(["NONE", ...emulatedAuthMethods]),
  tokenAuthSignAlg: oneOf([null, ...asymmetricAlgorithms]),
  grantTypes: someOf(GrantTypeValues),
  bcDeliveryMode: oneOf([null, ...DeliveryModeValues]),
  bcNotificationEndpoint: urlOrNull,
  bcUserCodeRequired: flag,
  bcRequestSignAlg: oneOf([null, ...asymmetricAlgorithms]),
  idTokenSignAlg: oneOf(["NONE", ...asymmetricAlgorithms]),
  jwks: jwkSet,
  defaultAcrs: texts,
  locked: flag,
  attributes: pairs,
  extension,
};

/** The clients of an emulator that is given none: one for each delivery mode. Their secrets are public knowledge. */
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
];

/** Makes a client from settings, with the identifier and a secret to use where they are not given. */
export function makeClient(what: string, settings: unknown, clientId: number, newSecret: () => string): EmulatedClient {
  const defaults: EmulatedClient = {
    clientId,
    // Drawn only when needed, so that a random source of the caller's gives the same tokens whatever is seeded.
    clientSecret: isRecord(settings) && settings["clientSecret"] !== undefined ? "" : newSecret(),
    clientIdAlias: null,
    clientIdAliasEnabled: true,
    clientName: "Client",
    clientType: "CONFIDENTIAL",
    tokenAuthMethod: "CLIENT_SECRET_BASIC",
    tokenAuthSignAlg: null,
    grantTypes: ["CIBA", "REFRESH_TOKEN"],
    bcDeliveryMode: "POLL",
    bcNotificationEndpoint: null,
    bcUserCodeRequired: false,
    bcRequestSignAlg: null,
    idTokenSignAlg: "ES256",
    jwks: null,
    defaultAcrs: [],
    locked: false,
    attributes: [],
    extension: { requestableScopesEnabled: false, requestableScopes: [] },
  };
  return changeClient(what, defaults, settings);
}

/** The client with some of its settings changed. */
export function changeClient(what: string, client: EmulatedClient, changes: unknown): EmulatedClient {
  const changed = merge(what, client, changes, clientChecks);
  if (!isNotifiable(changed)) {
    throw new TypeError(`${what}.bcNotificationEndpoint is needed with bcDeliveryMode ${changed.bcDeliveryMode}`);
  }
  return changed;
}

/** CIBA Core 1.0, section 4: both modes that notify need an endpoint, and the API does not register a client without. */
export function isNotifiable({ bcDeliveryMode, bcNotificationEndpoint }: EmulatedClient): boolean {
  return (bcDeliveryMode !== "PING" && bcDeliveryMode !== "PUSH") || bcNotificationEndpoint !== null;
}

/** Whether the lifetimes that an extension has are some. */
export function hasLifetimes(extension: Readonly<Record<string, unknown>>): boolean {
  return ["accessTokenDuration", "refreshTokenDuration", "idTokenDuration"].every((name) =>
    count.holds(extension[name] ?? 0),
  );
}

function isJwkSet(text: string): boolean {
  try {
    const set: unknown = JSON.parse(text);
    return (
      isRecord(set) &&
      Array.isArray(set["keys"]) &&
      set["keys"].every((key) => isRecord(key) && !("d" in key) && !("k" in key))
    );
  } catch {
    return false;
  }
}
