// What an authorization server does for each `action` of each operation.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

import type { OperationId } from "./operations.js";

/** An HTTP answer other than a status with `responseContent` as its JSON body. */
export interface ActionAnswer {
  /** HTTP status. */
  readonly status: number;
  /** Media type of the body, which is `responseContent`. JSON, where there is neither this nor `header`. */
  readonly content?: string;
  /** Name of the header whose value is `responseContent`. There is no body then. */
  readonly header?: string;
  /** Value for `WWW-Authenticate`, where the API leaves its choice to the server. */
  readonly challenge?: string;
  /** Whether there is no body when `responseContent` is null. */
  readonly empty?: true;
}

/** The actions of an operation that are answers to a client. */
export interface ActionTable {
  readonly id: OperationId;
  /** A status whose body is `responseContent` as JSON, or another answer. A function, which engines only skim until it is called. */
  readonly answers: () => Readonly<Record<string, number | ActionAnswer>>;
}

/** `ciba.processAuthentication` */
export const cibaProcessAuthentication: ActionTable = {
  id: "ciba.processAuthentication",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"backchannel/authentication\"" },
  }),
};

/** `ciba.issue` */
export const cibaIssue: ActionTable = {
  id: "ciba.issue",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    INVALID_TICKET: 500,
    OK: 200,
  }),
};

/** `ciba.fail` */
export const cibaFail: ActionTable = {
  id: "ciba.fail",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    FORBIDDEN: 403,
  }),
};

/** `ciba.complete` */
export const cibaComplete: ActionTable = {
  id: "ciba.complete",
  answers: () => ({
  }),
};

/** `authorization.processRequest` */
export const authorizationProcessRequest: ActionTable = {
  id: "authorization.processRequest",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    LOCATION: { status: 302, header: "Location" },
    FORM: { status: 200, content: "text/html;charset=UTF-8" },
  }),
};

/** `authorization.fail` */
export const authorizationFail: ActionTable = {
  id: "authorization.fail",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    LOCATION: { status: 302, header: "Location" },
    FORM: { status: 200, content: "text/html;charset=UTF-8" },
  }),
};

/** `authorization.issue` */
export const authorizationIssue: ActionTable = {
  id: "authorization.issue",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    LOCATION: { status: 302, header: "Location" },
    FORM: { status: 200, content: "text/html;charset=UTF-8" },
  }),
};

/** `pushedAuthorization.create` */
export const pushedAuthorizationCreate: ActionTable = {
  id: "pushedAuthorization.create",
  answers: () => ({
    CREATED: 201,
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"pushed_auth_req\"" },
    FORBIDDEN: 403,
    PAYLOAD_TOO_LARGE: 413,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `token.process` */
export const tokenProcess: ActionTable = {
  id: "token.process",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    INVALID_CLIENT: { status: 401, challenge: "Basic realm=\"token\"" },
    BAD_REQUEST: 400,
    OK: 200,
    ID_TOKEN_REISSUABLE: 200,
  }),
};

/** `token.fail` */
export const tokenFail: ActionTable = {
  id: "token.fail",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
  }),
};

/** `token.issue` */
export const tokenIssue: ActionTable = {
  id: "token.issue",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    OK: 200,
  }),
};

/** `token.management.reissueIdToken` */
export const tokenManagementReissueIdToken: ActionTable = {
  id: "token.management.reissueIdToken",
  answers: () => ({
    OK: 200,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `introspection.process` */
export const introspectionProcess: ActionTable = {
  id: "introspection.process",
  answers: () => ({
    INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
    BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
  }),
};

/** `introspection.standardProcess` */
export const introspectionStandardProcess: ActionTable = {
  id: "introspection.standardProcess",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    OK: 200,
    JWT: { status: 200, content: "application/token-introspection+jwt" },
  }),
};

/** `revocation.process` */
export const revocationProcess: ActionTable = {
  id: "revocation.process",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    INVALID_CLIENT: { status: 401, challenge: "Basic realm=\"revocation\"" },
    BAD_REQUEST: 400,
    OK: { status: 200, content: "application/javascript", empty: true },
  }),
};

/** `userinfo.process` */
export const userinfoProcess: ActionTable = {
  id: "userinfo.process",
  answers: () => ({
    INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
    BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
  }),
};

/** `userinfo.issue` */
export const userinfoIssue: ActionTable = {
  id: "userinfo.issue",
  answers: () => ({
    INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
    BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
    JSON: { status: 200, content: "application/json;charset=UTF-8" },
    JWT: { status: 200, content: "application/jwt" },
  }),
};

/** `deviceFlow.authorization` */
export const deviceFlowAuthorization: ActionTable = {
  id: "deviceFlow.authorization",
  answers: () => ({
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"device/authorization\"" },
    OK: 200,
  }),
};

/** `deviceFlow.verification` */
export const deviceFlowVerification: ActionTable = {
  id: "deviceFlow.verification",
  answers: () => ({
  }),
};

/** `deviceFlow.complete` */
export const deviceFlowComplete: ActionTable = {
  id: "deviceFlow.complete",
  answers: () => ({
  }),
};

/** `nativeSso.process` */
export const nativeSsoProcess: ActionTable = {
  id: "nativeSso.process",
  answers: () => ({
    OK: 200,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `grantManagement.processRequest` */
export const grantManagementProcessRequest: ActionTable = {
  id: "grantManagement.processRequest",
  answers: () => ({
    OK: 200,
    NO_CONTENT: { status: 204 },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
    NOT_FOUND: { status: 404, header: "WWW-Authenticate" },
    CALLER_ERROR: { status: 500, header: "WWW-Authenticate" },
    AUTHLETE_ERROR: { status: 500, header: "WWW-Authenticate" },
  }),
};

/** `dynamicClientRegistration.register` */
export const dynamicClientRegistrationRegister: ActionTable = {
  id: "dynamicClientRegistration.register",
  answers: () => ({
    BAD_REQUEST: 400,
    CREATED: 201,
    DELETED: 500,
    INTERNAL_SERVER_ERROR: 500,
    OK: 500,
    UNAUTHORIZED: 500,
    UPDATED: 500,
  }),
};

/** `dynamicClientRegistration.get` */
export const dynamicClientRegistrationGet: ActionTable = {
  id: "dynamicClientRegistration.get",
  answers: () => ({
    BAD_REQUEST: 400,
    CREATED: 500,
    DELETED: 500,
    INTERNAL_SERVER_ERROR: 500,
    OK: 200,
    UNAUTHORIZED: { status: 401, challenge: "Bearer" },
    UPDATED: 500,
  }),
};

/** `dynamicClientRegistration.update` */
export const dynamicClientRegistrationUpdate: ActionTable = {
  id: "dynamicClientRegistration.update",
  answers: () => ({
    BAD_REQUEST: 400,
    CREATED: 500,
    DELETED: 500,
    INTERNAL_SERVER_ERROR: 500,
    OK: 500,
    UNAUTHORIZED: { status: 401, challenge: "Bearer" },
    UPDATED: 200,
  }),
};

/** `dynamicClientRegistration.delete` */
export const dynamicClientRegistrationDelete: ActionTable = {
  id: "dynamicClientRegistration.delete",
  answers: () => ({
    BAD_REQUEST: 400,
    CREATED: 500,
    DELETED: { status: 204 },
    INTERNAL_SERVER_ERROR: 500,
    OK: 500,
    UNAUTHORIZED: { status: 401, challenge: "Bearer" },
    UPDATED: 500,
  }),
};

/** `federation.configuration` */
export const federationConfiguration: ActionTable = {
  id: "federation.configuration",
  answers: () => ({
    OK: { status: 200, content: "application/entity-statement+jwt" },
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `federation.registration` */
export const federationRegistration: ActionTable = {
  id: "federation.registration",
  answers: () => ({
    OK: { status: 200, content: "application/entity-statement+jwt" },
    BAD_REQUEST: 400,
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.getMetadata` */
export const verifiableCredentialsGetMetadata: ActionTable = {
  id: "verifiableCredentials.getMetadata",
  answers: () => ({
    OK: 200,
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.getJwtIssuer` */
export const verifiableCredentialsGetJwtIssuer: ActionTable = {
  id: "verifiableCredentials.getJwtIssuer",
  answers: () => ({
    OK: 200,
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.getJwks` */
export const verifiableCredentialsGetJwks: ActionTable = {
  id: "verifiableCredentials.getJwks",
  answers: () => ({
    OK: 200,
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.parse` */
export const verifiableCredentialsParse: ActionTable = {
  id: "verifiableCredentials.parse",
  answers: () => ({
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.issue` */
export const verifiableCredentialsIssue: ActionTable = {
  id: "verifiableCredentials.issue",
  answers: () => ({
    OK: 200,
    OK_JWT: { status: 200, content: "application/jwt" },
    ACCEPTED: 202,
    ACCEPTED_JWT: { status: 202, content: "application/jwt" },
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.batchParse` */
export const verifiableCredentialsBatchParse: ActionTable = {
  id: "verifiableCredentials.batchParse",
  answers: () => ({
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.batchIssue` */
export const verifiableCredentialsBatchIssue: ActionTable = {
  id: "verifiableCredentials.batchIssue",
  answers: () => ({
    OK: 200,
    OK_JWT: { status: 200, content: "application/jwt" },
    ACCEPTED: 202,
    ACCEPTED_JWT: { status: 202, content: "application/jwt" },
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.deferredParse` */
export const verifiableCredentialsDeferredParse: ActionTable = {
  id: "verifiableCredentials.deferredParse",
  answers: () => ({
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** `verifiableCredentials.deferredIssue` */
export const verifiableCredentialsDeferredIssue: ActionTable = {
  id: "verifiableCredentials.deferredIssue",
  answers: () => ({
    OK: 200,
    OK_JWT: { status: 200, content: "application/jwt" },
    ACCEPTED: 202,
    ACCEPTED_JWT: { status: 202, content: "application/jwt" },
    BAD_REQUEST: 400,
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  }),
};

/** All of them. Operations whose results are for the caller alone have none. */
export const actionTables = (): readonly ActionTable[] => [
  cibaProcessAuthentication,
  cibaIssue,
  cibaFail,
  cibaComplete,
  authorizationProcessRequest,
  authorizationFail,
  authorizationIssue,
  pushedAuthorizationCreate,
  tokenProcess,
  tokenFail,
  tokenIssue,
  tokenManagementReissueIdToken,
  introspectionProcess,
  introspectionStandardProcess,
  revocationProcess,
  userinfoProcess,
  userinfoIssue,
  deviceFlowAuthorization,
  deviceFlowVerification,
  deviceFlowComplete,
  nativeSsoProcess,
  grantManagementProcessRequest,
  dynamicClientRegistrationRegister,
  dynamicClientRegistrationGet,
  dynamicClientRegistrationUpdate,
  dynamicClientRegistrationDelete,
  federationConfiguration,
  federationRegistration,
  verifiableCredentialsGetMetadata,
  verifiableCredentialsGetJwtIssuer,
  verifiableCredentialsGetJwks,
  verifiableCredentialsParse,
  verifiableCredentialsIssue,
  verifiableCredentialsBatchParse,
  verifiableCredentialsBatchIssue,
  verifiableCredentialsDeferredParse,
  verifiableCredentialsDeferredIssue,
];

/** What is next after the actions that are no answers to a client. */
export const nextSteps = (): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  "ciba.processAuthentication": {
    USER_IDENTIFICATION: "Call `ciba.issue` or `ciba.fail`.",
  },
  "ciba.complete": {
    SERVER_ERROR: "Log it and raise an alert.",
    NO_ACTION: "Nothing is left to do.",
    NOTIFICATION: "Notify the client at `clientNotificationEndpoint`.",
  },
  "authorization.processRequest": {
    NO_INTERACTION: "Call `authorization.issue` or `authorization.fail`.",
    INTERACTION: "Ask the user, then call `authorization.issue` or `authorization.fail`.",
  },
  "token.process": {
    PASSWORD: "Check the password, then call `token.issue` or `token.fail`.",
    TOKEN_EXCHANGE: "Decide, and make a token with `token.management.create`.",
    JWT_BEARER: "Verify the assertion, and make a token with `token.management.create`.",
    NATIVE_SSO: "Check session and device secret, then call `nativeSso.process`.",
  },
  "token.management.reissueIdToken": {
    CALLER_ERROR: "",
  },
  "introspection.process": {
    OK: "Serve the resource.",
  },
  "userinfo.process": {
    OK: "Look up the claims, then call `userinfo.issue`.",
  },
  "deviceFlow.verification": {
    INTERNAL_SERVER_ERROR: "Show an error page.",
    SERVER_ERROR: "Show an error page.",
    NOT_EXIST: "Let the user try again.",
    EXPIRED: "Show an error page.",
    VALID: "Ask the user, then call `deviceFlow.complete`.",
  },
  "deviceFlow.complete": {
    SERVER_ERROR: "Show an error page.",
    USER_CODE_NOT_EXIST: "Show an error page.",
    USER_CODE_EXPIRED: "Show an error page.",
    INVALID_REQUEST: "Show an error page.",
    SUCCESS: "Confirm the decision to the user.",
  },
  "nativeSso.process": {
    CALLER_ERROR: "",
  },
  "verifiableCredentials.parse": {
    OK: "Collect the claims, then call `verifiableCredentials.issue`.",
  },
  "verifiableCredentials.issue": {
    CALLER_ERROR: "",
  },
  "verifiableCredentials.batchParse": {
    OK: "Collect the claims, then call `verifiableCredentials.batchIssue`.",
  },
  "verifiableCredentials.batchIssue": {
    CALLER_ERROR: "",
  },
  "verifiableCredentials.deferredParse": {
    OK: "Call `verifiableCredentials.deferredIssue`.",
  },
  "verifiableCredentials.deferredIssue": {
    CALLER_ERROR: "",
  },
});
