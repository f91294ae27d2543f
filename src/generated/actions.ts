// What an authorization server does for each `action` of each operation.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

/** The HTTP answer that an action stands for. */
export interface ActionAnswer {
  /** HTTP status. */
  readonly status: number;
  /** Media type, when `responseContent` is the body. */
  readonly content?: string;
  /** Name of the header whose value is `responseContent`. */
  readonly header?: string;
  /** Value for `WWW-Authenticate`, where the API leaves its choice to the server. */
  readonly challenge?: string;
}

/** What the server does next, for an action that is not an answer to a client. */
export interface ActionStep {
  readonly next: string;
}

export const actions: Readonly<Record<string, Readonly<Record<string, ActionAnswer | ActionStep>>>> = {
  "ciba.processAuthentication": {
    INTERNAL_SERVER_ERROR: { status: 500, content: "application/json" },
    BAD_REQUEST: { status: 400, content: "application/json" },
    UNAUTHORIZED: { status: 401, content: "application/json", challenge: "Basic realm=\"backchannel/authentication\"" },
    USER_IDENTIFICATION: { next: "Find the user behind `hint`, then call `ciba.issue` with the ticket, or `ciba.fail` with the ticket and a reason." },
  },
  "ciba.issue": {
    INTERNAL_SERVER_ERROR: { status: 500, content: "application/json" },
    INVALID_TICKET: { status: 500, content: "application/json" },
    OK: { status: 200, content: "application/json" },
  },
  "ciba.fail": {
    INTERNAL_SERVER_ERROR: { status: 500, content: "application/json" },
    BAD_REQUEST: { status: 400, content: "application/json" },
    FORBIDDEN: { status: 403, content: "application/json" },
  },
  "ciba.complete": {
    SERVER_ERROR: { next: "Log it and raise an alert. There is nobody to answer or to notify." },
    NO_ACTION: { next: "Nothing more is to be done. The client learns the outcome when it next calls the token endpoint." },
    NOTIFICATION: { next: "POST `responseContent` as `application/json` to `clientNotificationEndpoint`, with `clientNotificationToken` as bearer token, and do not follow redirects." },
  },
  "token.process": {
    INTERNAL_SERVER_ERROR: { status: 500, content: "application/json" },
    INVALID_CLIENT: { status: 401, content: "application/json", challenge: "Basic realm=\"token\"" },
    BAD_REQUEST: { status: 400, content: "application/json" },
    PASSWORD: { next: "Check `username` and `password`, then call `token.issue` with the ticket and the subject, or `token.fail` with the ticket." },
    OK: { status: 200, content: "application/json" },
    TOKEN_EXCHANGE: { next: "Decide by your own rules, make a token with `token.management.create`, and answer with 200 and the JSON of RFC 8693, section 2.2. If you do not support it, answer 400 with `unsupported_grant_type`." },
    JWT_BEARER: { next: "Verify the assertion, make a token with `token.management.create`, and answer with 200 and a token response. If you do not support it, answer 400 with `unsupported_grant_type`." },
    NATIVE_SSO: { next: "Check `sessionId` and `deviceSecret`, then call `nativeSso.process`. If they do not hold, answer 400 with `invalid_grant`." },
    ID_TOKEN_REISSUABLE: { status: 200, content: "application/json" },
  },
  "introspection.process": {
    INTERNAL_SERVER_ERROR: { status: 500, header: "WWW-Authenticate" },
    BAD_REQUEST: { status: 400, header: "WWW-Authenticate" },
    UNAUTHORIZED: { status: 401, header: "WWW-Authenticate" },
    FORBIDDEN: { status: 403, header: "WWW-Authenticate" },
    OK: { next: "Serve the resource. If the request turns out to be malformed, answer 400 with `responseContent` as `WWW-Authenticate`." },
  },
};
