// The types of requests and answers, by operation.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

import type * as models from "./models.js";

/**
 * For each operation the names of its path parameters but `serviceId`, those of its query parameters, the model of its request and that of its answer.
 *
 * What an operation does not have is left out.
 */
export interface OperationTypes {
  "ciba.processAuthentication": { request: models.BackchannelAuthenticationRequest; response: models.BackchannelAuthenticationResponse };
  "ciba.issue": { request: models.BackchannelAuthenticationIssueRequest; response: models.BackchannelAuthenticationIssueResponse };
  "ciba.fail": { request: models.BackchannelAuthenticationFailRequest; response: models.BackchannelAuthenticationFailResponse };
  "ciba.complete": { request: models.BackchannelAuthenticationCompleteRequest; response: models.BackchannelAuthenticationCompleteResponse };
  "authorization.processRequest": { request: models.AuthorizationRequest; response: models.AuthorizationResponse };
  "authorization.fail": { request: models.AuthorizationFailRequest; response: models.AuthorizationFailResponse };
  "authorization.issue": { request: models.AuthorizationIssueRequest; response: models.AuthorizationIssueResponse };
  "authorization.management.getTicketInfo": { request: models.AuthorizationTicketInfoRequest; response: models.AuthorizationTicketInfoResponse };
  "authorization.management.updateTicket": { request: models.AuthorizationTicketUpdateRequest; response: models.AuthorizationTicketUpdateResponse };
  "pushedAuthorization.create": { request: models.PushedAuthorizationRequest; response: models.PushedAuthorizationResponse };
  "token.process": { request: models.TokenRequest; response: models.TokenResponse };
  "token.fail": { request: models.TokenFailRequest; response: models.TokenFailResponse };
  "token.issue": { request: models.TokenIssueRequest; response: models.TokenIssueResponse };
  "token.management.reissueIdToken": { request: models.IdTokenReissueRequest; response: models.IdTokenReissueResponse };
  "token.management.list": { query: "clientIdentifier" | "subject" | "start" | "end"; response: models.TokenListResponse };
  "token.management.create": { request: models.TokenCreateRequest; response: models.TokenCreateResponse };
  "token.management.createBatch": { query: "dryRun"; request: models.TokenCreateBatchRequest; response: models.TokenCreateBatchResponse };
  "token.management.getBatchStatus": { path: "tokenBatchRequestId"; response: models.TokenCreateBatchStatusResponse };
  "token.management.update": { request: models.TokenUpdateRequest; response: models.TokenUpdateResponse };
  "token.management.delete": { path: "accessTokenIdentifier"; response: undefined };
  "token.management.revoke": { request: models.TokenRevokeRequest; response: models.TokenRevokeResponse };
  "introspection.process": { request: models.IntrospectionRequest; response: models.IntrospectionResponse };
  "introspection.standardProcess": { request: models.StandardIntrospectionRequest; response: models.StandardIntrospectionResponse };
  "revocation.process": { request: models.RevocationRequest; response: models.RevocationResponse };
  "userinfo.process": { request: models.UserinfoRequest; response: models.UserinfoResponse };
  "userinfo.issue": { request: models.UserinfoIssueRequest; response: models.UserinfoIssueResponse };
  "deviceFlow.authorization": { request: models.DeviceAuthorizationRequest; response: models.DeviceAuthorizationResponse };
  "deviceFlow.verification": { request: models.DeviceVerificationRequest; response: models.DeviceVerificationResponse };
  "deviceFlow.complete": { request: models.DeviceCompleteRequest; response: models.DeviceCompleteResponse };
  "nativeSso.process": { request: models.NativeSsoRequest; response: models.NativeSsoResponse };
  "nativeSso.logout": { request: models.NativeSsoLogoutRequest; response: models.NativeSsoLogoutResponse };
  "grantManagement.processRequest": { request: models.GrantManagementRequest; response: models.GrantManagementResponse };
  "dynamicClientRegistration.register": { request: models.ClientRegistrationRequest; response: models.ClientRegistrationResponse };
  "dynamicClientRegistration.get": { request: models.ClientRegistrationGetRequest; response: models.ClientRegistrationResponse };
  "dynamicClientRegistration.update": { request: models.ClientRegistrationUpdateRequest; response: models.ClientRegistrationResponse };
  "dynamicClientRegistration.delete": { request: models.ClientRegistrationDeleteRequest; response: models.ClientRegistrationResponse };
  "federation.configuration": { request: models.FederationConfigurationRequest; response: models.FederationConfigurationResponse };
  "federation.registration": { request: models.FederationRegistrationRequest; response: models.FederationRegistrationResponse };
  "verifiableCredentials.getMetadata": { request: models.VciMetadataRequest; response: models.VciMetadataResponse };
  "verifiableCredentials.getJwtIssuer": { request: models.VciJwtissuerRequest; response: models.VciJwtissuerResponse };
  "verifiableCredentials.getJwks": { request: models.VciJwksRequest; response: models.VciJwksResponse };
  "verifiableCredentials.createOffer": { request: models.VciOfferCreateRequest; response: models.VciOfferCreateResponse };
  "verifiableCredentials.getOfferInfo": { request: models.VciOfferInfoRequest; response: models.VciOfferInfoResponse };
  "verifiableCredentials.parse": { request: models.VciSingleParseRequest; response: models.VciSingleParseResponse };
  "verifiableCredentials.issue": { request: models.VciSingleIssueRequest; response: models.VciSingleIssueResponse };
  "verifiableCredentials.batchParse": { request: models.VciBatchParseRequest; response: models.VciBatchParseResponse };
  "verifiableCredentials.batchIssue": { request: models.VciBatchIssueRequest; response: models.VciBatchIssueResponse };
  "verifiableCredentials.deferredParse": { request: models.VciDeferredParseRequest; response: models.VciDeferredParseResponse };
  "verifiableCredentials.deferredIssue": { request: models.VciDeferredIssueRequest; response: models.VciDeferredIssueResponse };
  "service.get": { response: models.Service };
  "service.list": { query: "start" | "end"; response: models.ServiceListResponse };
  "service.create": { request: models.Service; response: models.Service };
  "service.update": { request: models.Service; response: models.Service };
  "service.delete": { response: undefined };
  "service.getConfiguration": { query: "pretty" | "patch"; response: models.ServiceConfiguration };
  "service.getJwks": { query: "includePrivateKeys" | "pretty"; response: models.ServiceJwks };
  "client.get": { path: "clientId"; response: models.Client };
  "client.list": { query: "developer" | "start" | "end"; response: models.ClientListResponse };
  "client.create": { request: models.Client; response: models.Client };
  "client.update": { path: "clientId"; request: models.Client; response: models.Client };
  "client.delete": { path: "clientId"; response: undefined };
  "client.management.updateLockFlag": { path: "clientIdentifier"; request: models.ClientFlagUpdateRequest; response: models.ClientFlagUpdateResponse };
  "client.management.refreshSecret": { path: "clientIdentifier"; response: models.ClientSecretRefreshResponse };
  "client.management.updateSecret": { path: "clientIdentifier"; request: models.ClientSecretUpdateRequest; response: models.ClientSecretUpdateResponse };
  "client.management.listAllAuthorizations": { query: "subject" | "developer" | "start" | "end"; response: models.ClientAuthorizationListResponse };
  "client.management.searchAuthorizations": { request: models.ClientAuthorizationListRequest; response: models.ClientAuthorizationListResponse };
  "client.management.listAuthorizations": { path: "subject"; query: "developer" | "start" | "end"; response: models.ClientAuthorizationListResponse };
  "client.management.updateAuthorizations": { path: "clientId"; request: models.ClientAuthorizationUpdateRequest; response: models.ClientAuthorizationUpdateResponse };
  "client.management.removeClientAuthorizations": { path: "clientId"; request: models.ClientAuthorizationDeleteRequest; response: models.ClientAuthorizationDeleteResponse };
  "client.management.deleteClientAuthorizations": { path: "clientId"; query: "subject"; response: models.ClientAuthorizationDeleteResponse };
  "client.management.deleteAuthorizations": { path: "clientId" | "subject"; response: models.ClientAuthorizationDeleteResponse };
  "client.management.getClientGrantedScopes": { path: "clientId"; query: "subject"; response: models.ClientGrantedScopesGetResponse };
  "client.management.queryClientGrantedScopes": { path: "clientId"; request: models.ClientGrantedScopesGetRequest; response: models.ClientGrantedScopesGetResponse };
  "client.management.getGrantedScopes": { path: "clientId" | "subject"; response: models.ClientGrantedScopesGetResponse };
  "client.management.deleteClientGrantedScopes": { path: "clientId"; query: "subject"; response: models.ClientGrantedScopesDeleteResponse };
  "client.management.deleteGrantedScopes": { path: "clientId" | "subject"; response: models.ClientGrantedScopesDeleteResponse };
  "client.management.getRequestableScopes": { path: "clientId"; response: models.ClientRequestableScopesGetResponse };
  "client.management.updateRequestableScopes": { path: "clientId"; request: models.ClientRequestableScopesUpdateRequest; response: models.ClientRequestableScopesUpdateResponse };
  "client.management.setRequestableScopes": { path: "clientId"; request: models.ClientRequestableScopesUpdateRequest; response: models.ClientRequestableScopesUpdateResponse };
  "client.management.deleteRequestableScopes": { path: "clientId"; response: undefined };
  "hardwareSecurityKeys.create": { request: models.HskCreateRequest; response: models.HskCreateResponse };
  "hardwareSecurityKeys.delete": { path: "handle"; response: undefined };
  "hardwareSecurityKeys.get": { path: "handle"; response: models.HskGetResponse };
  "hardwareSecurityKeys.list": { response: models.HskGetListResponse };
  "jose.verify": { request: models.JoseVerifyRequest; response: models.JoseVerifyResponse };
  "utility.getInfo": { response: models.InfoResponse };
  "utility.echo": { response: undefined };
  "utility.checkHealth": { query: "extended"; response: string };
}
