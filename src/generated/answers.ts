// The answers to clients, by the actions of each operation.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

import type { Actions } from "./actions.js";

/** `ciba.processAuthentication` */
export const cibaProcessAuthentication = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  BAD_REQUEST: 400,
  UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"backchannel/authentication\"" },
});

/** `ciba.issue` */
export const cibaIssue = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  INVALID_TICKET: 500,
  OK: 200,
});

/** `ciba.fail` */
export const cibaFail = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  BAD_REQUEST: 400,
  FORBIDDEN: 403,
});

/** `authorization.processRequest` */
export const authorizationProcessRequest = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  BAD_REQUEST: 400,
  LOCATION: { status: 302, header: "Location" },
  FORM: { status: 200, content: "text/html;charset=UTF-8" },
});

/** `authorization.fail` */
export const authorizationFail = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  BAD_REQUEST: 400,
  LOCATION: { status: 302, header: "Location" },
  FORM: { status: 200, content: "text/html;charset=UTF-8" },
});

/** `authorization.issue` */
export const authorizationIssue = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  BAD_REQUEST: 400,
  LOCATION: { status: 302, header: "Location" },
  FORM: { status: 200, content: "text/html;charset=UTF-8" },
});

/** `pushedAuthorization.create` */
export const pushedAuthorizationCreate = (): Actions => ({
  CREATED: 201,
  BAD_REQUEST: 400,
  UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"pushed_auth_req\"" },
  FORBIDDEN: 403,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL_SERVER_ERROR: 500,
});

/** `token.process` */
export const tokenProcess = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  INVALID_CLIENT: { status: 401, challenge: "Basic realm=\"token\"" },
  BAD_REQUEST: 400,
  OK: 200,
  ID_TOKEN_REISSUABLE: 200,
});

/** `token.fail` */
export const tokenFail = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  BAD_REQUEST: 400,
});

/** `token.issue` */
export const tokenIssue = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  OK: 200,
});

/** `token.management.reissueIdToken` */
export const tokenManagementReissueIdToken = (): Actions => ({
  OK: 200,
  INTERNAL_SERVER_ERROR: 500,
});

/** `introspection.process` */
export const introspectionProcess = (): Actions => ({
  INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
  BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
});

/** `introspection.standardProcess` */
export const introspectionStandardProcess = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  BAD_REQUEST: 400,
  OK: 200,
  JWT: { status: 200, content: "application/token-introspection+jwt" },
});

/** `revocation.process` */
export const revocationProcess = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  INVALID_CLIENT: { status: 401, challenge: "Basic realm=\"revocation\"" },
  BAD_REQUEST: 400,
  OK: { status: 200, content: "application/javascript", empty: true },
});

/** `userinfo.process` */
export const userinfoProcess = (): Actions => ({
  INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
  BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
});

/** `userinfo.issue` */
export const userinfoIssue = (): Actions => ({
  INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
  BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
  JSON: { status: 200, content: "application/json;charset=UTF-8" },
  JWT: { status: 200, content: "application/jwt" },
});

/** `deviceFlow.authorization` */
export const deviceFlowAuthorization = (): Actions => ({
  INTERNAL_SERVER_ERROR: 500,
  BAD_REQUEST: 400,
  UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"device/authorization\"" },
  OK: 200,
});

/** `nativeSso.process` */
export const nativeSsoProcess = (): Actions => ({
  OK: 200,
  INTERNAL_SERVER_ERROR: 500,
});

/** `grantManagement.processRequest` */
export const grantManagementProcessRequest = (): Actions => ({
  OK: 200,
  NO_CONTENT: { status: 204 },
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
  NOT_FOUND: { status: 404, header: "WWW-Authenticate" },
  CALLER_ERROR: { status: 500, header: "WWW-Authenticate" },
  AUTHLETE_ERROR: { status: 500, header: "WWW-Authenticate" },
});

/** `dynamicClientRegistration.register` */
export const dynamicClientRegistrationRegister = (): Actions => ({
  BAD_REQUEST: 400,
  CREATED: 201,
  DELETED: 500,
  INTERNAL_SERVER_ERROR: 500,
  OK: 500,
  UNAUTHORIZED: 500,
  UPDATED: 500,
});

/** `dynamicClientRegistration.get` */
export const dynamicClientRegistrationGet = (): Actions => ({
  BAD_REQUEST: 400,
  CREATED: 500,
  DELETED: 500,
  INTERNAL_SERVER_ERROR: 500,
  OK: 200,
  UNAUTHORIZED: { status: 401, challenge: "Bearer" },
  UPDATED: 500,
});

/** `dynamicClientRegistration.update` */
export const dynamicClientRegistrationUpdate = (): Actions => ({
  BAD_REQUEST: 400,
  CREATED: 500,
  DELETED: 500,
  INTERNAL_SERVER_ERROR: 500,
  OK: 500,
  UNAUTHORIZED: { status: 401, challenge: "Bearer" },
  UPDATED: 200,
});

/** `dynamicClientRegistration.delete` */
export const dynamicClientRegistrationDelete = (): Actions => ({
  BAD_REQUEST: 400,
  CREATED: 500,
  DELETED: { status: 204 },
  INTERNAL_SERVER_ERROR: 500,
  OK: 500,
  UNAUTHORIZED: { status: 401, challenge: "Bearer" },
  UPDATED: 500,
});

/** `federation.configuration` */
export const federationConfiguration = (): Actions => ({
  OK: { status: 200, content: "application/entity-statement+jwt" },
  NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
});

/** `federation.registration` */
export const federationRegistration = (): Actions => ({
  OK: { status: 200, content: "application/entity-statement+jwt" },
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.getMetadata` */
export const verifiableCredentialsGetMetadata = (): Actions => ({
  OK: 200,
  NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.getJwtIssuer` */
export const verifiableCredentialsGetJwtIssuer = (): Actions => ({
  OK: 200,
  NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.getJwks` */
export const verifiableCredentialsGetJwks = (): Actions => ({
  OK: 200,
  NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.parse` */
export const verifiableCredentialsParse = (): Actions => ({
  BAD_REQUEST: 400,
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.issue` */
export const verifiableCredentialsIssue = (): Actions => ({
  OK: 200,
  OK_JWT: { status: 200, content: "application/jwt" },
  ACCEPTED: 202,
  ACCEPTED_JWT: { status: 202, content: "application/jwt" },
  BAD_REQUEST: 400,
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.batchParse` */
export const verifiableCredentialsBatchParse = (): Actions => ({
  BAD_REQUEST: 400,
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.batchIssue` */
export const verifiableCredentialsBatchIssue = (): Actions => ({
  OK: 200,
  OK_JWT: { status: 200, content: "application/jwt" },
  ACCEPTED: 202,
  ACCEPTED_JWT: { status: 202, content: "application/jwt" },
  BAD_REQUEST: 400,
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.deferredParse` */
export const verifiableCredentialsDeferredParse = (): Actions => ({
  BAD_REQUEST: 400,
  UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
});

/** `verifiableCredentials.deferredIssue` */
export const verifiableCredentialsDeferredIssue = (): Actions => ({
  OK: 200,
  OK_JWT: { status: 200, content: "application/jwt" },
  ACCEPTED: 202,
  ACCEPTED_JWT: { status: 202, content: "application/jwt" },
  BAD_REQUEST: 400,
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
});
