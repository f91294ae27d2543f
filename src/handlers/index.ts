export { authorization, type AuthorizationEndpoint } from "./authorization/authorization.js";
export type { AuthorizationOptions, Interaction } from "./authorization/authorization-options.js";
export type { ConsentName } from "./authorization/consent-memory.js";
export type { AuthorizationQuestion } from "./authorization/asked.js";
export type { AuthorizationDecision, Consent, Grant } from "./authorization/decision.js";
export type { Need } from "./authorization/requirements.js";
export type { UserSession } from "./authorization/user-session.js";
export { pushedAuthorization, type PushedAuthorizationOptions } from "./pushedAuthorization/pushed-authorization.js";
export { protect, type ProtectOptions } from "./protect/protect.js";
export {
  protectedResourceMetadata,
  resourceMetadataUrl,
  type ProtectedResourceMetadataOptions,
  type ResourceMetadata,
} from "./protect/resource-metadata.js";
export { memoryStore, type MemoryStoreOptions } from "./store/memory-store.js";
export type { Store } from "./store/store.js";
export { userinfo, type UserinfoOptions } from "./userinfo/userinfo.js";
export { backchannelAuthentication, type BackchannelAuthenticationOptions } from "./ciba/backchannel-authentication.js";
export type {
  AuthenticationDecisions,
  AuthenticationRequest,
  AuthenticationUser,
} from "./ciba/authentication-decisions.js";
export type { AuthenticationOutcome, AuthenticationTransaction } from "./ciba/prompt-user.js";
export type { ClientEndpointOptions } from "./request/client-request.js";
export { completion, type Complete, type Completion, type CompletionOptions } from "./ciba/completion.js";
export { deviceAuthorization, type DeviceAuthorizationOptions } from "./deviceFlow/device-authorization.js";
export { deviceVerification, type DeviceVerificationEndpoint } from "./deviceFlow/device-verification.js";
export type {
  DeviceConsent,
  DeviceDecision,
  DevicePage,
  DeviceQuestion,
  DeviceVerificationOptions,
  UserCodeProblem,
} from "./deviceFlow/device-verification-options.js";
export { discovery, type DiscoveryOptions } from "./service/discovery.js";
export { federation, type FederationOptions } from "./federation/federation.js";
export type { EndpointOptions } from "./endpoint/endpoint-options.js";
export type { FaultContext, OnError } from "../shared/fault-reporter.js";
export type { Awaitable, Handler } from "./endpoint/handler.js";
export { equalSecrets } from "../shared/equal-secrets.js";
export { HandlerError, type HandlerErrorCode } from "./endpoint/handler-error.js";
export {
  introspection,
  type IntrospectionCaller,
  type IntrospectionOptions,
  type IntrospectionSettings,
} from "./introspection/introspection.js";
export { jwks, type JwksOptions } from "./service/jwks.js";
export type { Delivery, Notification, Notify } from "./ciba/notification.js";
export { createRateLimit, type RateLimitOptions } from "./ciba/rate-limit.js";
export type { DocumentOptions } from "./service/relayed-document.js";
export { revocation, type RevocationOptions } from "./revocation/revocation.js";
export { token, type TokenOptions } from "./token/token.js";
export type { TokenGrant, TokenQuestion, TokenRefusal } from "./token/exchange.js";
export { verifyJwt, type PublicKey } from "./token/verify-jwt.js";
export type { Refusal, Verdict } from "./endpoint/verdict.js";
export {
  clientRegistration,
  type ClientMetadata,
  type ClientRegistrationOptions,
  type RegistrationAction,
  type RegistrationError,
  type RegistrationEvent,
} from "./dynamicClientRegistration/client-registration.js";
export { grantManagement, type GrantManagementOptions } from "./grantManagement/grant-management.js";
