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
 * The settings of the emulated service, by the names that the API has for them. Through the API they can be set to
 * methods and algorithms that are not emulated: requests that need one are answered with 501.
 */
export interface EmulatedService extends CodeFlowService {
  /** Name of the service, for people. */
  readonly serviceName: string;
  /** `iss` of ID tokens, and the audience that client assertions may name. */
  readonly issuer: string;
  /** URL of the token endpoint, in the metadata and as an audience of client assertions. Default: below the issuer. */
  readonly tokenEndpoint: string;
  /** URL of the authorization endpoint, in the metadata. Default: below the issuer, as with the two that follow. */
  readonly authorizationEndpoint: string;
  /** URL of the endpoint for pushed authorization requests. */
  readonly pushedAuthReqEndpoint: string;
  /** URL of the UserInfo endpoint. */
  readonly userInfoEndpoint: string;
  /** The response types that clients may use if they are registered for them. */
  readonly supportedResponseTypes: readonly ResponseType[];
  /** URL of the backchannel authentication endpoint, likewise. */
  readonly backchannelAuthenticationEndpoint: string;
  /** URL of the device authorization endpoint, likewise. */
  readonly deviceAuthorizationEndpoint: string;
  /** URL of the page where users type in user codes. Default: below the issuer. Empty, the device flow cannot be used. */
  readonly deviceVerificationUri: string;
  /** The same with the user code in it, which goes where `USER_CODE` stands. Empty, devices get none. */
  readonly deviceVerificationUriComplete: string;
  /** Lifetime of device codes and user codes in seconds. With 0, the device flow cannot be used. */
  readonly deviceFlowCodeDuration: number;
  /** Seconds between two polls of a device. With 0, devices are not told. */
  readonly deviceFlowPollingInterval: number;
  /** The characters of user codes: 20 consonants, or the digits. */
  readonly userCodeCharset: UserCodeCharset;
  /** How many characters user codes have. With 0, as many as make them hard to guess. */
  readonly userCodeLength: number;
  /** URL of the key set, in the metadata. Default: below the issuer. */
  readonly jwksUri: string;
  /** The grant types that clients may use if they are registered for them. */
  readonly supportedGrantTypes: readonly GrantType[];
  /** The methods by which clients may authenticate. */
  readonly supportedTokenAuthMethods: readonly ClientAuthMethod[];
  /** The delivery modes of CIBA that clients may have. */
  readonly supportedBackchannelTokenDeliveryModes: readonly DeliveryMode[];
  /** Lifetime of a ticket, and then of its auth_req_id, in seconds. */
  readonly backchannelAuthReqIdDuration: number;
  /** Seconds between two polls. At least 1, for CIBA Core 1.0, section 7.3, wants a positive number. */
  readonly backchannelPollingInterval: number;
  /** Whether clients may require a `user_code`. */
  readonly backchannelUserCodeParameterSupported: boolean;
  /** Whether FAPI requests need a `binding_message`. */
  readonly backchannelBindingMessageRequiredInFapi: boolean;
  /** With `FAPI`, requests are held to the FAPI-CIBA profile where modes or scopes ask for it. */
  readonly supportedServiceProfiles: readonly ServiceProfile[];
  /** With the profile `FAPI` and a mode here or at the client, all CIBA requests are FAPI requests. */
  readonly fapiModes: readonly FapiMode[];
  /** Whether clients can have access tokens bound to their certificates. */
  readonly tlsClientCertificateBoundAccessTokens: boolean;
  /** The `type`s that `authorization_details` may have: RFC 9396, section 5. */
  readonly supportedAuthorizationDetailsTypes: readonly string[];
  /** The scopes that clients may request. */
  readonly supportedScopes: readonly Scope[];
  /** Names of the claims that scopes can stand for. */
  readonly supportedClaims: readonly string[];
  /** The ACR values that requests may ask for. */
  readonly supportedAcrs: readonly string[];
  /** Lifetime of access tokens in seconds. */
  readonly accessTokenDuration: number;
  /** Lifetime of refresh tokens in seconds. */
  readonly refreshTokenDuration: number;
  /** Lifetime of ID tokens in seconds. */
  readonly idTokenDuration: number;
  /** Form of the `aud` claim of ID tokens. */
  readonly idTokenAudType: "array" | "string";
  /** With an algorithm, clients get their access tokens as JWTs. */
  readonly accessTokenSignAlg: JwsAlg | null;
  /** Tolerance in seconds when the times of a client assertion, a signed request or a DPoP proof are checked. */
  readonly allowableClockSkew: number;
  /** Whether clients may use their aliases as `client_id`. */
  readonly clientIdAliasEnabled: boolean;
  /** Leaves `error_description` out of what clients are told. */
  readonly errorDescriptionOmitted: boolean;
  /** Leaves `error_uri` out of what clients are told. */
  readonly errorUriOmitted: boolean;
  /** Data of the authorization server about the service, which decisions hand back. */
  readonly attributes: readonly Pair[];
}

/** A service as the emulator keeps it: all that the description has, with the defaults of what the emulator looks at. */
export type StoredService = EmulatedService & Omit<ReadonlyDeep<Service>, keyof EmulatedService>;

/** Settings to use in place of the defaults. What is not emulated is refused. */
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

/** Whether the credentials that an issuer has are named by the keys of a JSON object. */
export function areCredentials({ credentialsSupported }: { readonly credentialsSupported?: unknown }): boolean {
  return isObjectText(credentialsSupported || "{}", (configurations) => Object.values(configurations).every(isObject));
}

/**
 * How the settings of services are read. The description says that the switch of aliases is always on; the keys in
 * hardware are changed by operations of their own.
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
 * Makes a service from settings. Endpoints that are not given follow the issuer, so that giving another issuer is
 * enough to have consistent metadata.
 */
export function makeService(settings: unknown = {}): StoredService {
  const { issuer } = changeService(defaultService, settings);
  return changeService({ ...defaultService, ...endpointsOf(issuer) }, settings);
}

/** The service with some of its settings changed. */
export function changeService(service: StoredService, changes: unknown): StoredService {
  return merge(serviceTable, "service", service, changes);
}

/** The endpoints of a service that gives none of its own. */
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
