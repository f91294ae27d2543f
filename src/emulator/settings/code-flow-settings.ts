import type { metadataNames } from "../../generated/metadata-names.js";
import type { Client, Service } from "../../generated/models.js";
import type { ReadonlyDeep } from "../../shared/readonly-deep.js";

/** Settings of a service that authorization requests, their tokens and credentials depend on. Without a value each is off. */
export const codeFlowServiceSettings = [
  "accessTokenSignatureKeyId",
  "authorizationResponseDuration",
  "authorizationSignatureKeyId",
  "claimShortcutRestrictive",
  "clientAssertionAudRestrictedToIssuer",
  "clientsPerDeveloper",
  "cnonceDuration",
  "credentialDuration",
  "credentialIssuerMetadata",
  "credentialJwks",
  "credentialJwksUri",
  "credentialOfferDuration",
  "credentialTransactionDuration",
  "dpopNonceDuration",
  "dpopNonceRequired",
  "frontChannelRequestObjectEncryptionRequired",
  "grantManagementActionRequired",
  "httpAliasProhibited",
  "idTokenReissuable",
  "idTokenSignatureKeyId",
  "introspectionEndpoint",
  "introspectionSignatureKeyId",
  "issSuppressed",
  "jwks",
  "jwtGrantByIdentifiableClientsOnly",
  "jwtGrantEncryptedJwtRejected",
  "jwtGrantUnsignedJwtRejected",
  "loopbackRedirectionUriVariable",
  "missingClientIdAllowed",
  "nativeSsoSupported",
  "nbfOptional",
  "oid4vciVersion",
  "openidDroppedOnRefreshWithoutOfflineAccess",
  "parRequired",
  "pkceRequired",
  "pkceS256Required",
  "pushedAuthReqDuration",
  "refreshTokenDurationKept",
  "refreshTokenDurationReset",
  "refreshTokenIdempotent",
  "refreshTokenKept",
  "requestObjectAudienceChecked",
  "requestObjectEncryptionAlgMatchRequired",
  "requestObjectEncryptionEncMatchRequired",
  "requestObjectRequired",
  "revocationEndpoint",
  "scopeRequired",
  "singleAccessTokenPerSubject",
  "supportedClaimLocales",
  "supportedDisplays",
  "supportedPromptValues",
  "supportedUiLocales",
  "tokenExchangeByConfidentialClientsOnly",
  "tokenExchangeByIdentifiableClientsOnly",
  "tokenExchangeByPermittedClientsOnly",
  "tokenExchangeEncryptedJwtRejected",
  "tokenExchangeUnsignedJwtRejected",
  "tokenExpirationLinked",
  "traditionalRequestObjectProcessingApplied",
  "userInfoSignatureKeyId",
  "verifiableCredentialsEnabled",
] as const satisfies readonly (keyof Service)[];

/** Settings of a client of which the same is true. */
export const codeFlowClientSettings = [
  "applicationType",
  "authorizationEncryptionAlg",
  "authorizationEncryptionEnc",
  "authorizationSignAlg",
  "credentialResponseEncryptionRequired",
  "defaultMaxAge",
  "developer",
  "frontChannelRequestObjectEncryptionRequired",
  "idTokenEncryptionAlg",
  "idTokenEncryptionEnc",
  "parRequired",
  "pkceRequired",
  "pkceS256Required",
  "redirectUris",
  "requestEncryptionAlg",
  "requestEncryptionEnc",
  "requestObjectEncryptionAlgMatchRequired",
  "requestObjectEncryptionEncMatchRequired",
  "requestObjectRequired",
  "requestSignAlg",
  "requestUris",
  "responseModes",
  "responseTypes",
  "sectorIdentifierUri",
  "singleAccessTokenPerSubject",
  "subjectType",
  "userInfoSignAlg",
] as const satisfies readonly (keyof Client)[];

/** Those, and what the discovery document shows. */
export type CodeFlowService = ReadonlyDeep<
  Pick<Service, (typeof codeFlowServiceSettings)[number] | keyof typeof metadataNames>
>;
export type CodeFlowClient = ReadonlyDeep<Pick<Client, (typeof codeFlowClientSettings)[number]>>;

/** Settings that are known without having a value. */
export function withoutValues(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
