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

/**
 * A status whose body is `responseContent` as JSON; another answer; or, for an action that is not an answer to a client, what is next.
 *
 * Operations whose results are for the caller alone are not in the table.
 */
export type Action = number | ActionAnswer | string;

/** The actions of an operation. */
export type Actions = Readonly<Record<string, Action>>;

let table: Readonly<Record<string, Actions>> | undefined;

/**
 * The actions of an operation, where the table has it.
 *
 * The table is created on first use: until then engines only pre-parse its function, which makes the import faster.
 */
export const actionsOf = (operation: OperationId): Actions | undefined => (table ??= makeTable())[operation];

const makeTable = (): Readonly<Record<string, Actions>> => ({
  "ciba.processAuthentication": {
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"backchannel/authentication\"" },
    USER_IDENTIFICATION: "Call `ciba.issue` or `ciba.fail`.",
  },
  "ciba.issue": {
    INTERNAL_SERVER_ERROR: 500,
    INVALID_TICKET: 500,
    OK: 200,
  },
  "ciba.fail": {
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    FORBIDDEN: 403,
  },
  "ciba.complete": {
    SERVER_ERROR: "Log it and raise an alert.",
    NO_ACTION: "Nothing is left to do.",
    NOTIFICATION: "Notify the client at `clientNotificationEndpoint`.",
  },
  "authorization.processRequest": {
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    LOCATION: { status: 302, header: "Location" },
    FORM: { status: 200, content: "text/html;charset=UTF-8" },
    NO_INTERACTION: "Call `authorization.issue` or `authorization.fail`.",
    INTERACTION: "Ask the user, then call `authorization.issue` or `authorization.fail`.",
  },
  "authorization.fail": {
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    LOCATION: { status: 302, header: "Location" },
    FORM: { status: 200, content: "text/html;charset=UTF-8" },
  },
  "authorization.issue": {
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    LOCATION: { status: 302, header: "Location" },
    FORM: { status: 200, content: "text/html;charset=UTF-8" },
  },
  "pushedAuthorization.create": {
    CREATED: 201,
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"pushed_auth_req\"" },
    FORBIDDEN: 403,
    PAYLOAD_TOO_LARGE: 413,
    INTERNAL_SERVER_ERROR: 500,
  },
  "token.process": {
    INTERNAL_SERVER_ERROR: 500,
    INVALID_CLIENT: { status: 401, challenge: "Basic realm=\"token\"" },
    BAD_REQUEST: 400,
    PASSWORD: "Check the password, then call `token.issue` or `token.fail`.",
    OK: 200,
    TOKEN_EXCHANGE: "Decide, and make a token with `token.management.create`.",
    JWT_BEARER: "Verify the assertion, and make a token with `token.management.create`.",
    NATIVE_SSO: "Check session and device secret, then call `nativeSso.process`.",
    ID_TOKEN_REISSUABLE: 200,
  },
  "token.fail": {
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
  },
  "token.issue": {
    INTERNAL_SERVER_ERROR: 500,
    OK: 200,
  },
  "token.management.reissueIdToken": {
    OK: 200,
    INTERNAL_SERVER_ERROR: 500,
    CALLER_ERROR: "",
  },
  "introspection.process": {
    INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
    BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
    OK: "Serve the resource.",
  },
  "introspection.standardProcess": {
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    OK: 200,
    JWT: { status: 200, content: "application/token-introspection+jwt" },
  },
  "revocation.process": {
    INTERNAL_SERVER_ERROR: 500,
    INVALID_CLIENT: { status: 401, challenge: "Basic realm=\"revocation\"" },
    BAD_REQUEST: 400,
    OK: { status: 200, content: "application/javascript", empty: true },
  },
  "userinfo.process": {
    INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
    BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
    OK: "Look up the claims, then call `userinfo.issue`.",
  },
  "userinfo.issue": {
    INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
    BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
    JSON: { status: 200, content: "application/json;charset=UTF-8" },
    JWT: { status: 200, content: "application/jwt" },
  },
  "deviceFlow.authorization": {
    INTERNAL_SERVER_ERROR: 500,
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, challenge: "Basic realm=\"device/authorization\"" },
    OK: 200,
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
    OK: 200,
    INTERNAL_SERVER_ERROR: 500,
    CALLER_ERROR: "",
  },
  "grantManagement.processRequest": {
    OK: 200,
    NO_CONTENT: { status: 204 },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
    NOT_FOUND: { status: 404, header: "WWW-Authenticate" },
    CALLER_ERROR: { status: 500, header: "WWW-Authenticate" },
    AUTHLETE_ERROR: { status: 500, header: "WWW-Authenticate" },
  },
  "dynamicClientRegistration.register": {
    BAD_REQUEST: 400,
    CREATED: 201,
    DELETED: 500,
    INTERNAL_SERVER_ERROR: 500,
    OK: 500,
    UNAUTHORIZED: 500,
    UPDATED: 500,
  },
  "dynamicClientRegistration.get": {
    BAD_REQUEST: 400,
    CREATED: 500,
    DELETED: 500,
    INTERNAL_SERVER_ERROR: 500,
    OK: 200,
    UNAUTHORIZED: { status: 401, challenge: "Bearer" },
    UPDATED: 500,
  },
  "dynamicClientRegistration.update": {
    BAD_REQUEST: 400,
    CREATED: 500,
    DELETED: 500,
    INTERNAL_SERVER_ERROR: 500,
    OK: 500,
    UNAUTHORIZED: { status: 401, challenge: "Bearer" },
    UPDATED: 200,
  },
  "dynamicClientRegistration.delete": {
    BAD_REQUEST: 400,
    CREATED: 500,
    DELETED: { status: 204 },
    INTERNAL_SERVER_ERROR: 500,
    OK: 500,
    UNAUTHORIZED: { status: 401, challenge: "Bearer" },
    UPDATED: 500,
  },
  "federation.configuration": {
    OK: { status: 200, content: "application/entity-statement+jwt" },
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  },
  "federation.registration": {
    OK: { status: 200, content: "application/entity-statement+jwt" },
    BAD_REQUEST: 400,
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  },
  "verifiableCredentials.getMetadata": {
    OK: 200,
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  },
  "verifiableCredentials.getJwtIssuer": {
    OK: 200,
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  },
  "verifiableCredentials.getJwks": {
    OK: 200,
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
  },
  "verifiableCredentials.parse": {
    OK: "Collect the claims, then call `verifiableCredentials.issue`.",
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  },
  "verifiableCredentials.issue": {
    OK: 200,
    OK_JWT: { status: 200, content: "application/jwt" },
    ACCEPTED: 202,
    ACCEPTED_JWT: { status: 202, content: "application/jwt" },
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
    CALLER_ERROR: "",
  },
  "verifiableCredentials.batchParse": {
    OK: "Collect the claims, then call `verifiableCredentials.batchIssue`.",
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  },
  "verifiableCredentials.batchIssue": {
    OK: 200,
    OK_JWT: { status: 200, content: "application/jwt" },
    ACCEPTED: 202,
    ACCEPTED_JWT: { status: 202, content: "application/jwt" },
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
    CALLER_ERROR: "",
  },
  "verifiableCredentials.deferredParse": {
    OK: "Call `verifiableCredentials.deferredIssue`.",
    BAD_REQUEST: 400,
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
  },
  "verifiableCredentials.deferredIssue": {
    OK: 200,
    OK_JWT: { status: 200, content: "application/jwt" },
    ACCEPTED: 202,
    ACCEPTED_JWT: { status: 202, content: "application/jwt" },
    BAD_REQUEST: 400,
    FORBIDDEN: 403,
    INTERNAL_SERVER_ERROR: 500,
    CALLER_ERROR: "",
  },
});
