export {
  backchannelAuthentication,
  type AuthenticationOutcome,
  type AuthenticationTransaction,
  type BackchannelAuthenticationOptions,
} from "./backchannel-authentication.js";
export type { AuthenticationDecisions, AuthenticationRequest, AuthenticationUser } from "./authentication-decisions.js";
export type { ClientEndpointOptions } from "./client-request.js";
export { completion, type Complete, type Completion, type CompletionOptions } from "./completion.js";
export { discovery, type DiscoveryOptions } from "./discovery.js";
export type { Awaitable, EndpointOptions, FaultContext, Handler, OnError } from "./endpoint.js";
export { equalSecrets } from "./equal-secrets.js";
export { HandlerError, type HandlerErrorCode } from "./handler-error.js";
export {
  introspection,
  type IntrospectionCaller,
  type IntrospectionOptions,
  type IntrospectionSettings,
} from "./introspection.js";
export { jwks, type JwksOptions } from "./jwks.js";
export type { Delivery, Notification, Notify } from "./notification.js";
export { createRateLimit, type RateLimitOptions } from "./rate-limit.js";
export type { DocumentOptions } from "./relayed-document.js";
export { revocation, type RevocationOptions } from "./revocation.js";
export { token, type TokenOptions } from "./token.js";
export type { Refusal, Verdict } from "./verdict.js";
