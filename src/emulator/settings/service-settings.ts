import type {
  ClientAuthMethod,
  DeliveryMode,
  FapiMode,
  GrantType,
  JwsAlg,
  Pair,
  ResponseType,
  Scope,
  Service,
  ServiceProfile,
  UserCodeCharset,
} from "../../generated/models.js";
import { ResponseTypeValues } from "../../generated/models.js";
import { metadataNames } from "../../generated/metadata-names.js";
import { propertyKinds } from "../../generated/property-kinds.js";
import { readOnlyProperties } from "../../generated/read-only.js";
import { codeFlowServiceSettings, withoutValues, type CodeFlowService } from "./code-flow-settings.js";
import { isObject } from "../../shared/is-object.js";
import type { ReadonlyDeep } from "../../shared/readonly-deep.js";
import { asymmetricAlgorithms } from "../jose/algorithms.js";
import { words } from "../protocol/form.js";
import {
  anyText,
  count,
  flag,
  integer,
  isListOf,
  isObjectText,
  oneOf,
  textRecords,
  url,
  type Check,
} from "./settings-check.js";
import { checkOfObject, merge, type SettingsTable } from "./settings-table.js";

/**
 * Settings of an emulated service, named as in the API. Calls of the API can also set methods and algorithms that are
 * not emulated; requests that need one are answered with 501.
 */
export interface EmulatedService extends CodeFlowService {
  /** Name of the service, for display. */
  readonly serviceName: string;
  /** Issuer identifier: the `iss` of ID tokens, and an audience of client assertions. */
  readonly issuer: string;
  /** URL of the token endpoint, also an audience of client assertions. Default: `/token` below the issuer. */
  readonly tokenEndpoint: string;
  /** URL of the authorization endpoint. Default: `/authorize` below the issuer. */
  readonly authorizationEndpoint: string;
  /** URL of the pushed authorization request endpoint. Default: `/par` below the issuer. */
  readonly pushedAuthReqEndpoint: string;
  /** URL of the UserInfo endpoint. Default: `/userinfo` below the issuer. */
  readonly userInfoEndpoint: string;
  /** The response types that registered clients may use. */
  readonly supportedResponseTypes: readonly ResponseType[];
  /** URL of the backchannel authentication endpoint. Default: `/ciba` below the issuer. */
  readonly backchannelAuthenticationEndpoint: string;
  /** URL of the device authorization endpoint. Default: `/device_authorization` below the issuer. */
  readonly deviceAuthorizationEndpoint: string;
  /** URL of the page for entering user codes. Empty disables the device flow. Default: `/device` below the issuer. */
  readonly deviceVerificationUri: string;
  /** The same URL with `USER_CODE` as a placeholder for the user code. Empty omits it from responses to devices. */
  readonly deviceVerificationUriComplete: string;
  /** Lifetime of device codes and user codes in seconds. 0 disables the device flow. */
  readonly deviceFlowCodeDuration: number;
  /** Minimum seconds between two polls of a device. 0 omits it from responses to devices. */
  readonly deviceFlowPollingInterval: number;
  /** The character set of user codes: 20 consonants, or the digits. */
  readonly userCodeCharset: UserCodeCharset;
  /** Number of characters in a user code. 0 chooses a number that makes codes hard to guess. */
  readonly userCodeLength: number;
  /** URL of the service's key set. Default: `/jwks` below the issuer. */
  readonly jwksUri: string;
  /** The grant types that registered clients may use. */
  readonly supportedGrantTypes: readonly GrantType[];
  /** The authentication methods that clients may use. */
  readonly supportedTokenAuthMethods: readonly ClientAuthMethod[];
  /** The CIBA delivery modes that clients may use. */
  readonly supportedBackchannelTokenDeliveryModes: readonly DeliveryMode[];
  /** Lifetime of a CIBA ticket, and then of its auth_req_id, in seconds. */
  readonly backchannelAuthReqIdDuration: number;
  /** Minimum seconds between two CIBA polls. At least 1: CIBA Core 1.0, section 7.3, requires a positive number. */
  readonly backchannelPollingInterval: number;
  /** Whether clients may require a `user_code`. */
  readonly backchannelUserCodeParameterSupported: boolean;
  /** Whether FAPI requests need a `binding_message`. */
  readonly backchannelBindingMessageRequiredInFapi: boolean;
  /** With `FAPI`, requests must follow the FAPI profile that modes or scopes select. */
  readonly supportedServiceProfiles: readonly ServiceProfile[];
  /** FAPI modes of all requests, if the service has the profile `FAPI`. They override those of clients and scopes. */
  readonly fapiModes: readonly FapiMode[];
  /** Whether access tokens can be bound to client certificates: RFC 8705, section 3. */
  readonly tlsClientCertificateBoundAccessTokens: boolean;
  /** The supported `type` values of `authorization_details`: RFC 9396, section 5. */
  readonly supportedAuthorizationDetailsTypes: readonly string[];
  /** The scopes that clients may request. */
  readonly supportedScopes: readonly Scope[];
  /** Names of the claims that scopes can request. */
  readonly supportedClaims: readonly string[];
  /** The ACR values that clients may request. */
  readonly supportedAcrs: readonly string[];
  /** Lifetime of access tokens in seconds. */
  readonly accessTokenDuration: number;
  /** Lifetime of refresh tokens in seconds. */
  readonly refreshTokenDuration: number;
  /** Lifetime of ID tokens in seconds. */
  readonly idTokenDuration: number;
  /** The JSON type of the `aud` claim in ID tokens. */
  readonly idTokenAudType: "array" | "string";
  /** Signature algorithm of access tokens, which are then JWTs. If null, access tokens are opaque. */
  readonly accessTokenSignAlg: JwsAlg | null;
  /** Tolerance for the times of client assertions, signed requests and DPoP proofs, in seconds. */
  readonly allowableClockSkew: number;
  /** Whether clients may use their aliases as `client_id`. */
  readonly clientIdAliasEnabled: boolean;
  /** Omits `error_description` from errors sent to clients. */
  readonly errorDescriptionOmitted: boolean;
  /** Omits `error_uri` from errors sent to clients. */
  readonly errorUriOmitted: boolean;
  /** The authorization server's own data about the service, which decisions return. */
  readonly attributes: readonly Pair[];
}

/** A service as it is stored: all properties of the API, with defaults for those that the emulator acts on. */
export type StoredService = EmulatedService & Omit<ReadonlyDeep<Service>, keyof EmulatedService>;

/** Settings that override the defaults. Values that are not emulated are rejected. */
export type ServiceSettings = { readonly [Name in keyof EmulatedService]?: EmulatedService[Name] | undefined };

export const defaultService: EmulatedService = {
  serviceName: "Emulated service",
  issuer: "https://as.localhost",
  ...endpointsOf("https://as.localhost"),
  supportedGrantTypes: ["CIBA", "AUTHORIZATION_CODE", "DEVICE_CODE", "CLIENT_CREDENTIALS", "REFRESH_TOKEN"],
  supportedResponseTypes: [...ResponseTypeValues],
  supportedTokenAuthMethods: ["CLIENT_SECRET_BASIC", "CLIENT_SECRET_POST", "PRIVATE_KEY_JWT"],
  supportedBackchannelTokenDeliveryModes: ["POLL", "PING", "PUSH"],
  backchannelAuthReqIdDuration: 600,
  backchannelPollingInterval: 5,
  backchannelUserCodeParameterSupported: false,
  backchannelBindingMessageRequiredInFapi: false,
  deviceFlowCodeDuration: 600,
  deviceFlowPollingInterval: 5,
  userCodeCharset: "BASE20",
  userCodeLength: 0,
  supportedServiceProfiles: [],
  fapiModes: [],
  tlsClientCertificateBoundAccessTokens: false,
  supportedAuthorizationDetailsTypes: [],
  supportedScopes: words("openid profile email address phone payments.read").map((name) => ({
    name,
    defaultEntry: false,
  })),
  supportedClaims: words(
    "name given_name family_name preferred_username picture locale zoneinfo email email_verified address phone_number " +
      "phone_number_verified",
  ),
  supportedAcrs: ["urn:example:acr:device", "urn:example:acr:pin"],
  accessTokenDuration: 3600,
  refreshTokenDuration: 86400,
  idTokenDuration: 3600,
  idTokenAudType: "array",
  accessTokenSignAlg: null,
  allowableClockSkew: 0,
  clientIdAliasEnabled: true,
  errorDescriptionOmitted: false,
  errorUriOmitted: false,
  attributes: [],
};

const scopeList: Check = {
  expected: "an array of scopes, objects with a name",
  holds: (value) => isListOf(value, isScope),
};

function isScope(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value["name"] === "string" &&
    /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(value["name"]) &&
    flag.holds(value["defaultEntry"] ?? false) &&
    anyText.holds(value["description"] ?? "") &&
    textRecords.holds(value["descriptions"] ?? []) &&
    textRecords.holds(value["attributes"] ?? [])
  );
}

const issuerMetadata = checkOfObject(propertyKinds.CredentialIssuerMetadata, "texts, lists of texts and a flag");

/** Whether the supported credentials are a JSON object that maps identifiers to configurations. */
export function areCredentials({ credentialsSupported }: { readonly credentialsSupported?: unknown }): boolean {
  return isObjectText(credentialsSupported || "{}", (configurations) => Object.values(configurations).every(isObject));
}

/**
 * How service settings are read. Updates do not change `clientIdAliasEnabled`, which the description declares to be
 * always on, or the hardware keys, which have their own operations.
 */
export const serviceTable: SettingsTable = {
  kinds: propertyKinds.Service,
  defaults: { ...withoutValues([...codeFlowServiceSettings, ...Object.keys(metadataNames)]), ...defaultService },
  checks: {
    issuer: url,
    tokenEndpoint: url,
    authorizationEndpoint: url,
    pushedAuthReqEndpoint: url,
    userInfoEndpoint: url,
    backchannelAuthenticationEndpoint: url,
    deviceAuthorizationEndpoint: url,
    deviceVerificationUri: {
      expected: `${url.expected}, or empty`,
      holds: (value) => value === "" || url.holds(value),
    },
    deviceVerificationUriComplete: anyText,
    deviceFlowCodeDuration: count,
    deviceFlowPollingInterval: count,
    userCodeLength: integer,
    jwksUri: url,
    supportedScopes: scopeList,
    trustAnchors: textRecords,
    idTokenAudType: oneOf(["array", "string"]),
    allowableClockSkew: count,
    credentialIssuerMetadata: issuerMetadata,
    oid4vciVersion: oneOf(["1.0-ID1", "1.0", "1.0-Final"]),
  },
  emulated: {
    accessTokenSignAlg: oneOf(asymmetricAlgorithms),
    credentialIssuerMetadata: {
      expected: `${issuerMetadata.expected}, and credentialsSupported as the text of a JSON object`,
      holds: (value) => issuerMetadata.holds(value) && areCredentials(value as object),
    },
  },
  assigned: [...readOnlyProperties.Service, "clientIdAliasEnabled", "hsks"],
};

/**
 * Creates a service from settings. Endpoints default to paths below the issuer, so that changing the issuer alone
 * gives consistent metadata.
 */
export function makeService(settings: unknown = {}): StoredService {
  const { issuer } = changeService(defaultService, settings);
  return changeService({ ...defaultService, ...endpointsOf(issuer) }, settings);
}

/** A copy of the service with some settings changed. */
export function changeService(service: StoredService, changes: unknown): StoredService {
  return merge(serviceTable, "service", service, changes);
}

/** The default endpoints of an issuer. */
export function endpointsOf(issuer: string) {
  const base = issuer.replace(/\/$/, "");
  return {
    authorizationEndpoint: `${base}/authorize`,
    pushedAuthReqEndpoint: `${base}/par`,
    tokenEndpoint: `${base}/token`,
    userInfoEndpoint: `${base}/userinfo`,
    backchannelAuthenticationEndpoint: `${base}/ciba`,
    deviceAuthorizationEndpoint: `${base}/device_authorization`,
    deviceVerificationUri: `${base}/device`,
    deviceVerificationUriComplete: `${base}/device?user_code=USER_CODE`,
    jwksUri: `${base}/jwks`,
  };
}
