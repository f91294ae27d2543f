// The methods of the client and their documentation.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

import type * as models from "./models.js";

/**
 * The methods `ciba.…`.
 *
 * Client-Initiated Backchannel Authentication: a client asks for a user's consent without a browser redirect,
 * and the user answers on a device of their own.
 *
 * A flow takes four calls. `ciba.processAuthentication` checks the client's request and makes a ticket. Your
 * server finds the user that the hint points to, then calls `ciba.issue` to start the transaction or
 * `ciba.fail` to refuse it. When the user has answered, or time is up, `ciba.complete` records the outcome.
 * In the poll and ping modes the client then collects its tokens through `token.process`; in push mode they
 * travel in the notification.
 *
 * See [OpenID Connect CIBA Core 1.0](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html).
 */
export interface ApiCiba<Options> {
  /**
   * Check a backchannel authentication request.
   *
   * Takes what a client posted to your backchannel authentication endpoint, authenticates the client and
   * checks the request against the rules of CIBA and the settings of service and client.
   *
   * Pass the form body as it came, without decoding or reordering it. If the client used an `Authorization`
   * header of the Basic scheme, decode it and pass both halves as `clientId` and `clientSecret`; if it used mutual
   * TLS, pass its certificate.
   *
   * A valid request yields the action `USER_IDENTIFICATION` and a `ticket`. No answer is due yet: find the user
   * that the hint points to, check what only you can check (user code, binding message, resources), then call
   * `ciba.issue` to go on or `ciba.fail` to refuse.
   *
   * See [CIBA Core 1.0, section 7.1](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#auth_request).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | The client's request breaks a rule, or the client may not use CIBA. | answer 400 |
   * | `UNAUTHORIZED` | The client could not be authenticated. | answer 401 |
   * | `USER_IDENTIFICATION` | The request is valid and a ticket was made for it. Gives `ticket`, `clientId`, `deliveryMode`, `scopes`, `hintType`, `hint`, `userCodeRequired`, `requestedExpiry`. | Call `ciba.issue` or `ciba.fail`. Find the user behind `hint` first; both take the ticket, and a refusal takes a reason. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  processAuthentication(this: void, body: models.BackchannelAuthenticationRequest, options?: Options): Promise<models.BackchannelAuthenticationResponse>;

  /**
   * Start the transaction and get an auth_req_id.
   *
   * Turns the ticket of a valid request into an `auth_req_id`, the name by which the client asks for the
   * outcome. Call it once your server knows the user and is willing to ask them.
   *
   * Send the answer to the client first, then reach out to the user's authentication device: from here on the
   * client's clock is running, and whatever happens on the device ends in one call of `ciba.complete`.
   *
   * See [CIBA Core 1.0, section 7.3](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#successful_authentication_request_acknowdlegment).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call had no ticket, or the API failed. | answer 500 |
   * | `INVALID_TICKET` | The ticket is unknown, expired, another service's, or was used for this before. | answer 500 |
   * | `OK` | The transaction has begun. Gives `authReqId`, `expiresIn`. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  issue(this: void, body: models.BackchannelAuthenticationIssueRequest, options?: Options): Promise<models.BackchannelAuthenticationIssueResponse>;

  /**
   * Refuse a backchannel authentication request.
   *
   * Prepares the error for a request that was formally valid but that your server will not carry out: no user
   * matches the hint, the user code is wrong, the binding message cannot be shown, and so on.
   *
   * The ticket is deleted, so nothing is left behind. A ticket that is no longer there does no harm: the
   * answer is the same, which is why this call may be repeated safely.
   *
   * Note that `UNKNOWN_USER_ID` tells the client that an account does not exist. Where that matters, refuse all
   * such requests with one and the same reason.
   *
   * See [CIBA Core 1.0, section 13](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#auth_error_response).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The reason was `SERVER_ERROR`, the call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | The reason is one that the client can do something about. | answer 400 |
   * | `FORBIDDEN` | The reason was `ACCESS_DENIED`. | answer 403 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  fail(this: void, body: models.BackchannelAuthenticationFailRequest, options?: Options): Promise<models.BackchannelAuthenticationFailResponse>;

  /**
   * Record what the user decided.
   *
   * Ends a transaction: the user approved, the user refused, or there will be no usable answer. Call it exactly
   * once for each ticket, after `ciba.issue` and before the `auth_req_id` expires.
   *
   * Nothing is sent to a client in answer to this call, since the client got its answer long ago. With the
   * action `NOTIFICATION`, your server posts `responseContent` to the client's notification endpoint; with
   * `NO_ACTION`, the client finds the outcome at the token endpoint.
   *
   * See [CIBA Core 1.0, section 10](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.10).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `SERVER_ERROR` | The outcome could not be recorded. In poll mode that is any error; in ping and push mode only one before the transaction was found. | Log it and raise an alert. There is nobody to answer or to notify. |
   * | `NO_ACTION` | The outcome is recorded. The client polls, so nobody is to be notified. Gives `clientId`, `deliveryMode`, `authReqId`. | Nothing is left to do. The client learns the outcome when it next calls the token endpoint. |
   * | `NOTIFICATION` | The client waits for a notification, of success or of failure. Gives `responseContent`, `clientId`, `deliveryMode`, `clientNotificationEndpoint`, `clientNotificationToken`, `authReqId`. | Notify the client at `clientNotificationEndpoint`. POST `responseContent` as `application/json`, with `clientNotificationToken` as bearer token, and do not follow redirects. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  complete(this: void, body: models.BackchannelAuthenticationCompleteRequest, options?: Options): Promise<models.BackchannelAuthenticationCompleteResponse>;
}

/**
 * The methods `authorization.management.…`.
 *
 * The authorization endpoint, to which the browser brings a client's request. `authorization.processRequest` checks it
 * and makes a ticket; once the user has decided, `authorization.issue` or `authorization.fail` prepares the answer for
 * the redirect URI. The `authorization.management` methods read and replace the text that your server attached to a
 * ticket.
 *
 * See [RFC 6749, section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1).
 */
export interface ApiAuthorizationManagement<Options> {
  /**
   * Read what is attached to a ticket.
   *
   * Gives back the text that your server attached to a ticket, either as `context` of `authorization.processRequest`
   * or later with `authorization.management.updateTicket`. The ticket stays valid.
   *
   * Useful where the request and the user's decision are handled by different processes that share nothing but
   * the ticket.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The ticket exists, and `info` holds what is attached to it. Gives `info`. | Use `info`. If nothing was attached, its `context` is `null`. |
   * | `NOT_FOUND` | There is no such ticket, because it was used, has expired or never existed. | Treat the authorization as over and let the user start again from the client. |
   * | `CALLER_ERROR` | The call itself is wrong, for instance because it has no ticket. | Correct the calling code. Another attempt would fail in the same way. |
   * | `AUTHLETE_ERROR` | The API failed. | Log `resultMessage` and try again later. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getTicketInfo(this: void, body: models.AuthorizationTicketInfoRequest, options?: Options): Promise<models.AuthorizationTicketInfoResponse>;

  /**
   * Replace what is attached to a ticket.
   *
   * Puts a new text in place of the one that is attached to a ticket. The rest of the ticket, that is the authorization
   * request, cannot be changed.
   *
   * Two processes that update the same ticket overwrite each other: the last call wins.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The new text is attached. `info` may show it. | Go on. |
   * | `NOT_FOUND` | There is no such ticket, because it was used, has expired or never existed. | Treat the authorization as over and let the user start again from the client. |
   * | `CALLER_ERROR` | The call itself is wrong, for instance because it has no ticket. | Correct the calling code. Another attempt would fail in the same way. |
   * | `AUTHLETE_ERROR` | The API failed. | Log `resultMessage` and try again later. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  updateTicket(this: void, body: models.AuthorizationTicketUpdateRequest, options?: Options): Promise<models.AuthorizationTicketUpdateResponse>;
}

/**
 * The methods `authorization.…`.
 *
 * The authorization endpoint, to which the browser brings a client's request. `authorization.processRequest` checks it
 * and makes a ticket; once the user has decided, `authorization.issue` or `authorization.fail` prepares the answer for
 * the redirect URI. The `authorization.management` methods read and replace the text that your server attached to a
 * ticket.
 *
 * See [RFC 6749, section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1).
 */
export interface ApiAuthorization<Options> {
  /**
   * Check an authorization request.
   *
   * Takes what the browser brought to your authorization endpoint and checks it against the rules of OAuth 2.0 and
   * OpenID Connect and the settings of service and client. Request objects, pushed requests (`request_uri`), PKCE
   * parameters and FAPI rules are part of the check.
   *
   * Pass the query string of a GET, or the form body of a POST, as it came: without decoding or reordering it.
   *
   * A valid request yields a `ticket`, and no answer is due yet.
   *
   * - With `INTERACTION`, show your login and consent pages. Then call `authorization.issue` if the user agreed, or
   *   `authorization.fail` if not.
   * - With `NO_INTERACTION` the client sent `prompt=none`. Decide from the user's session alone, without any page, and
   *   call one of the same two methods.
   *
   * An invalid request yields the answer itself. `LOCATION` and `FORM` carry the error to the client's redirect URI;
   * `BAD_REQUEST` means that no redirect URI can be trusted, so the error stays with the browser. Never redirect
   * by yourself in that case.
   *
   * Keep the ticket on your side, in the user's session, while the pages are shown. Text of your own travels with it
   * when you pass `context`.
   *
   * See [RFC 6749, section 4.1.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1) and
   * [OpenID Connect Core 1.0, section 3.1.2](https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | The request is invalid, and there is no redirect URI to which the error could safely go. | answer 400 |
   * | `LOCATION` | The request is invalid, and the error goes to the client's redirect URI. | answer 302 |
   * | `FORM` | The request is invalid, and the error goes to the client's redirect URI by a form that posts itself. | answer 200 |
   * | `NO_INTERACTION` | The request is valid and has `prompt=none`, so no page may be shown. Gives `ticket`, `client`, `maxAge`, `acrEssential`. | Call `authorization.issue` or `authorization.fail`. Check first, without a page, that the user is logged in and that `maxAge`, `subject`, `acrs` and earlier consent are satisfied. |
   * | `INTERACTION` | The request is valid, and the user is to log in and to consent. Gives `ticket`, `client`, `maxAge`, `acrEssential`. | Ask the user, then call `authorization.issue` or `authorization.fail`. The first takes the ticket and the subject, the second the ticket and a reason. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  processRequest(this: void, body: models.AuthorizationRequest, options?: Options): Promise<models.AuthorizationResponse>;

  /**
   * End an authorization request with an error.
   *
   * Prepares the error for a request that was valid but ends without an authorization: the user refused, the user
   * is not logged in although the client sent `prompt=none`, what the client demands of the login cannot be met, and
   * so on.
   *
   * The reason decides on the OAuth or OpenID Connect error code that the client sees. The answer goes to the
   * redirect URI, by the response mode that the client asked for. Use the ticket at most once: afterwards it is gone,
   * and another call with it is a `BAD_REQUEST`.
   *
   * See [RFC 6749, section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1) and
   * [OpenID Connect Core 1.0, section 3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | The ticket is gone, either used before or expired. | answer 400 |
   * | `LOCATION` | The error goes to the client's redirect URI. | answer 302 |
   * | `FORM` | The error goes to the client's redirect URI by a form that posts itself. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  fail(this: void, body: models.AuthorizationFailRequest, options?: Options): Promise<models.AuthorizationFailResponse>;

  /**
   * Issue what an authorization request asked for.
   *
   * Issues the authorization code, access token and ID token that the response type of the request calls for, and
   * prepares the answer that carries them to the client's redirect URI. With `response_type=none` nothing is issued,
   * and the answer only says so.
   *
   * Call it once the user is authenticated and has agreed. Who the user is and what was agreed to is for your server
   * to vouch for: the API takes `subject`, `scopes` and `claims` as given. If the request named a `subject`, or a
   * `grantSubject`, make sure that it is the same user.
   *
   * An ID token that is to hold claims of the user needs them in `claims`, unless they are served by the userinfo
   * endpoint alone. Use the ticket at most once: afterwards it is gone, and another call with it is a `BAD_REQUEST`.
   *
   * See [RFC 6749, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2) and
   * [OpenID Connect Core 1.0, section 3.1.2.5](https://openid.net/specs/openid-connect-core-1_0.html#AuthResponse).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | The ticket is gone, either used before or expired. | answer 400 |
   * | `LOCATION` | The result, which may also be an error, goes to the client's redirect URI. | answer 302 |
   * | `FORM` | The result, which may also be an error, goes to the client's redirect URI by a form that posts itself. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  issue(this: void, body: models.AuthorizationIssueRequest, options?: Options): Promise<models.AuthorizationIssueResponse>;

  /**
   * The methods `authorization.management.…`.
   *
   * The authorization endpoint, to which the browser brings a client's request. `authorization.processRequest` checks it
   * and makes a ticket; once the user has decided, `authorization.issue` or `authorization.fail` prepares the answer for
   * the redirect URI. The `authorization.management` methods read and replace the text that your server attached to a
   * ticket.
   *
   * See [RFC 6749, section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1).
   */
  readonly management: ApiAuthorizationManagement<Options>;
}

/**
 * The methods `pushedAuthorization.…`.
 *
 * The endpoint where clients leave an authorization request in advance. They get a `request_uri`, with which the
 * browser then goes to the authorization endpoint.
 *
 * See [RFC 9126](https://www.rfc-editor.org/rfc/rfc9126).
 */
export interface ApiPushedAuthorization<Options> {
  /**
   * Take in a pushed authorization request.
   *
   * Takes what a client posted to your pushed authorization request endpoint, authenticates the client, checks the
   * request as the authorization endpoint would, and keeps it under a `request_uri`. The client then sends the browser
   * to your authorization endpoint with nothing but its identifier and that URI; pass those to
   * `authorization.processRequest` as usual.
   *
   * Pass the form body as it came. If the client used an `Authorization` header of the Basic scheme, decode it and
   * pass both halves; if it sent a `DPoP` header or a TLS client certificate, pass them too.
   *
   * Every action is an answer, so there is nothing else to decide. The endpoint may be called by anyone: limit the
   * size of the bodies that you read and the rate of requests.
   *
   * See [RFC 9126](https://www.rfc-editor.org/rfc/rfc9126).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `CREATED` | The request is valid and was stored. Gives `requestUri`. | answer 201 |
   * | `BAD_REQUEST` | The request breaks a rule. | answer 400 |
   * | `UNAUTHORIZED` | The client could not be authenticated. | answer 401 |
   * | `FORBIDDEN` | The client may not push authorization requests. | answer 403 |
   * | `PAYLOAD_TOO_LARGE` | The request is longer than the API takes. | answer 413 |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  create(this: void, body: models.PushedAuthorizationRequest, options?: Options): Promise<models.PushedAuthorizationResponse>;
}

/**
 * The methods `token.management.…`.
 *
 * The token endpoint. Everything that a client posts there goes through `token.process`, whatever its grant type.
 * `token.issue` and `token.fail` finish a request with a password, and `token.management.reissueIdToken` adds an ID
 * token to refreshed tokens.
 *
 * See [RFC 6749, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2).
 *
 * Tokens outside the flows of OAuth: making them, one or many, listing, changing, deleting and revoking them. No
 * client waits for an answer, so `action`, where there is one, speaks to your server.
 */
export interface ApiTokenManagement<Options> {
  /**
   * Issue an ID token along with refreshed tokens.
   *
   * Makes a new ID token for tokens that were just refreshed, and the whole token response that holds all of them.
   * Call it after `token.process` answered `ID_TOKEN_REISSUABLE`, which happens only where the `idTokenReissuable`
   * setting of the service is on.
   *
   * The step is optional. A server that does not want to give out a new ID token answers with the `responseContent`
   * of `token.process`, exactly as for `OK`.
   *
   * The specification ties the new ID token to the old one: same issuer, subject and audience, same `auth_time`
   * where there was one, a new `iat`. Keep to that in `sub` and `claims`; `requestedIdTokenClaims` of
   * `token.process` names the claims that the client once asked for.
   *
   * See [OpenID Connect Core 1.0, section 12.2](https://openid.net/specs/openid-connect-core-1_0.html#RefreshTokenResponse).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The ID token is issued, and the token response is complete. Gives `idToken`. | answer 200 |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | answer 500 |
   * | `CALLER_ERROR` | The call was not made properly, for instance without an access token. | A fault of your server. Log `resultMessage`, correct the call, and answer the client with a generic 500. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  reissueIdToken(this: void, body: models.IdTokenReissueRequest, options?: Options): Promise<models.IdTokenReissueResponse>;

  /**
   * List access tokens.
   *
   * Lists the access tokens of the service, or only those of one client, of one user, or of one user at one client.
   * Fit for a page where users see which apps have access, and for support tools.
   *
   * The list shows hashes, from which the tokens cannot be had back. A hash is enough to name the
   * token in `token.management.delete` and `token.management.revoke`.
   *
   * Pages are ranges: the first one is `start` 0 and `end` 20, the next one 20 and 40. Go on until `end` reaches
   * `totalCount`. Tokens that come and go between two calls shift the ranges.
   * @param query `clientIdentifier`: The client whose tokens to list, its number or its alias. Left out, the tokens of every client. `subject`: The user whose tokens to list. Left out, the tokens of every user and those that stand for no user. `start`: Index of the first token of the page, counted from 0. Left out, it is 0. `end`: Index after the last token of the page. Left out, the API chooses it; the response says what it chose.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  list(this: void, query?: { clientIdentifier?: string | number | null | undefined; subject?: string | null | undefined; start?: number | null | undefined; end?: number | null | undefined }, options?: Options): Promise<models.TokenListResponse>;

  /**
   * Create an access token.
   *
   * Makes an access token, and where it applies a refresh token, without any request of a client. No client is
   * authenticated and no user is asked: whether the token may exist is your decision alone.
   *
   * Use it to carry out what `token.process` leaves to you, token exchange (`TOKEN_EXCHANGE`) and JWT bearer
   * assertions (`JWT_BEARER`), to bring tokens over from another system, and in tests. For many tokens at once there
   * is `token.management.createBatch`.
   *
   * There is no `responseContent`. A token response for a client is yours to make: `access_token` is
   * `jwtAccessToken` where that has a value, else `accessToken`; `token_type`, `expires_in`, `scope` and
   * `refresh_token` come from the properties of like meaning. A token exchange adds `issued_token_type`. Send it
   * with `Cache-Control: no-store`.
   *
   * A refresh token comes along if the service supports the grant type `REFRESH_TOKEN` and `grantType` is neither
   * `IMPLICIT` nor `CLIENT_CREDENTIALS`.
   *
   * See [RFC 6749, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1) and
   * [RFC 8693, section 2.2](https://www.rfc-editor.org/rfc/rfc8693#section-2.2).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | There is no token. Treat it as a fault of the API and answer a waiting client with a generic 500. |
   * | `BAD_REQUEST` | The call breaks a rule, for instance by a missing grant type or a scope that the service does not know. | There is no token. Log `resultMessage` and correct the call. |
   * | `FORBIDDEN` | The call is not allowed, for instance because the client belongs to another service. | There is no token. Check which client and which service the call names. |
   * | `OK` | The token is made. Gives `accessToken`, `tokenType`, `expiresIn`, `expiresAt`, `grantType`, `clientId`. | Hand the token to whoever it is for. It cannot be read again later. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  create(this: void, body: models.TokenCreateRequest, options?: Options): Promise<models.TokenCreateResponse>;

  /**
   * Create access tokens in a batch.
   *
   * Hands over many tokens to be made in the background, above all to bring the tokens of another system over. The
   * answer is only a receipt: its `requestId` leads to the outcome in `token.management.getBatchStatus`. Where the
   * service has a `tokenBatchNotificationEndpoint`, the API also posts a notification there when the batch has ended.
   *
   * The response holds no tokens, so every entry has to bring its own: give `accessToken`, and `refreshToken` where
   * the token is to be refreshable. A batch that fails midway may have made some of its tokens.
   *
   * Try it with `dryRun` first.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  createBatch(this: void, body: models.TokenCreateBatchRequest, options?: Options & { query?: { dryRun?: boolean | null | undefined } | undefined }): Promise<models.TokenCreateBatchResponse>;

  /**
   * Get the status of a batch.
   *
   * Tells how a batch of `token.management.createBatch` ended, and how many tokens it dealt with.
   *
   * Ask again, with pauses that grow, until `result` of the status has a value.
   * @param tokenBatchRequestId The `requestId` that `token.management.createBatch` gave.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getBatchStatus(this: void, tokenBatchRequestId: string, options?: Options): Promise<models.TokenCreateBatchStatusResponse>;

  /**
   * Change an access token.
   *
   * Changes what is stored for an access token: when it expires, its scopes, its properties, its authorization
   * details, the key or certificate that it is bound to. Times, scopes, properties and authorization details that
   * the call leaves out stay. Those that it gives take the place of all that was there: to add a scope, send the old
   * ones with it.
   *
   * A client does not notice, nor does it learn of other scopes. An access token that was given out as a JWT keeps
   * saying what it said, so a resource that reads the JWT instead of calling `introspection.process` does not see
   * the change.
   *
   * With `accessTokenValueUpdated` the token gets a new text and the old text stops working: hand the `accessToken`
   * of the response over.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | Whether the token was changed is not known. Look with `token.management.list` or `introspection.process`. |
   * | `BAD_REQUEST` | The call breaks a rule, for instance by naming no token. | Nothing was changed. Log `resultMessage` and correct the call. |
   * | `FORBIDDEN` | The call is not allowed, for instance because the token belongs to another service. | Nothing was changed. Check which token and which service the call names. |
   * | `NOT_FOUND` | There is no such access token. | Nothing was changed. The token may have been deleted meanwhile. |
   * | `OK` | The token is changed. Gives `accessTokenExpiresAt`. | The response shows the token as it is now. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  update(this: void, body: models.TokenUpdateRequest, options?: Options): Promise<models.TokenUpdateResponse>;

  /**
   * Delete an access token.
   *
   * Deletes one access token. From then on introspection no longer knows it.
   *
   * To withdraw a token by its refresh token, or all tokens of a client or of a user, use
   * `token.management.revoke`. For the revocation endpoint that clients call, as in
   * [RFC 7009](https://www.rfc-editor.org/rfc/rfc7009), there is `revocation.process`.
   *
   * A resource that accepts JWT access tokens by their signature alone goes on accepting a deleted one until it
   * expires.
   * @param accessTokenIdentifier The access token, or its hash as `token.management.list` shows it. Prefer the hash: a URL tends to end up in logs.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  delete(this: void, accessTokenIdentifier: string, options?: Options): Promise<undefined>;

  /**
   * Revoke tokens.
   *
   * Withdraws tokens: one pair of access token and refresh token, all of one client, all of one user, or all that
   * one user gave to one client. Fit for a button that takes an app's access away, for a lost device, for a user who
   * leaves.
   *
   * Only the first of these that the call gives counts, the rest is ignored:
   *
   * 1. `accessTokenIdentifier`: that access token and its refresh token.
   * 2. `refreshTokenIdentifier`: that refresh token and its access token.
   * 3. `clientIdentifier` and `subject` together: the tokens of that user at that client.
   * 4. `clientIdentifier`: the tokens of that client, whatever user they stand for.
   * 5. `subject`: the tokens of that user at every client.
   *
   * A call that gives none of them fails with status 400.
   *
   * In cases 3 to 5 one call withdraws a limited number of tokens, 20 unless the API is set up otherwise. Repeat the
   * call until `count` is 0; a single call may leave tokens behind.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  revoke(this: void, body: models.TokenRevokeRequest, options?: Options): Promise<models.TokenRevokeResponse>;
}

/**
 * The methods `token.…`.
 *
 * The token endpoint. Everything that a client posts there goes through `token.process`, whatever its grant type.
 * `token.issue` and `token.fail` finish a request with a password, and `token.management.reissueIdToken` adds an ID
 * token to refreshed tokens.
 *
 * See [RFC 6749, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2).
 */
export interface ApiToken<Options> {
  /**
   * Process a token request.
   *
   * Takes what a client posted to your token endpoint, authenticates the client, checks the request for its grant
   * type and, for most grant types, issues the tokens in the same call.
   *
   * Pass the form body as it came. If the client used an `Authorization` header of the Basic scheme, decode it and
   * pass both halves; if it sent a `DPoP` header or a TLS client certificate, pass them too.
   *
   * For CIBA there is nothing else to do: `OK` carries the tokens, and every state that the client has to
   * hear about (`authorization_pending`, `slow_down`, `access_denied`, `expired_token`) is a `BAD_REQUEST` whose
   * `responseContent` is to be sent.
   *
   * See [RFC 6749, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2) and
   * [CIBA Core 1.0, section 10.1](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#token_request).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `INVALID_CLIENT` | The client could not be authenticated. | answer 401 |
   * | `BAD_REQUEST` | The request breaks a rule, or there are no tokens for it, now or ever. | answer 400 |
   * | `PASSWORD` | The resource owner's password is to be checked (grant type `password`). Gives `ticket`, `username`, `password`, `grantType`, `clientId`. | Check the password, then call `token.issue` or `token.fail`. Both take the ticket, the first the subject too. |
   * | `OK` | The tokens are issued. Gives `accessToken`, `grantType`, `clientId`. | answer 200 |
   * | `TOKEN_EXCHANGE` | The request is a well-formed token exchange. Nothing was issued. Gives `subjectToken`, `subjectTokenType`, `grantType`. | Decide, and make a token with `token.management.create`. Answer with 200 and the JSON of RFC 8693, section 2.2. If you do not support it, answer 400 with `unsupported_grant_type`. |
   * | `JWT_BEARER` | The request has a well-formed assertion, whose signature was not verified. Nothing was issued. Gives `assertion`, `grantType`. | Verify the assertion, and make a token with `token.management.create`. Answer with 200 and a token response. If you do not support it, answer 400 with `unsupported_grant_type`. |
   * | `NATIVE_SSO` | The request is one of OpenID Connect Native SSO. Gives `accessToken`, `sessionId`, `grantType`. | Check session and device secret, then call `nativeSso.process`. If they do not hold, answer 400 with `invalid_grant`. |
   * | `ID_TOKEN_REISSUABLE` | The tokens are refreshed, and a new ID token could be issued along with them. Gives `accessToken`, `refreshToken`, `subject`, `scopes`, `grantType`, `clientId`. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  process(this: void, body: models.TokenRequest, options?: Options): Promise<models.TokenResponse>;

  /**
   * Refuse a token request with a password.
   *
   * Prepares the error for a request of the grant type `password` that your server does not honour. Call it after
   * `token.process` answered `PASSWORD` and the check of user name and password, or a rule of your own, failed.
   *
   * Send `responseContent` to the client. If `token.process` gave a `dpopNonce`, this answer carries it in the
   * `DPoP-Nonce` header. Count failed attempts per user on your side: the API does not know your users.
   *
   * See [RFC 6749, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2). New systems should not offer
   * the grant type at all, see [RFC 9700, section 2.4](https://www.rfc-editor.org/rfc/rfc9700#section-2.4).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | The error for the client is ready. | answer 400 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  fail(this: void, body: models.TokenFailRequest, options?: Options): Promise<models.TokenFailResponse>;

  /**
   * Issue tokens for a user whose password was checked.
   *
   * Issues the tokens for a request of the grant type `password`. Call it after `token.process` answered `PASSWORD`
   * and your server found `username` and `password` to be right. No other grant type needs it.
   *
   * Send `responseContent` to the client. If `token.process` gave a `dpopNonce`, this answer carries it in the
   * `DPoP-Nonce` header.
   *
   * See [RFC 6749, section 4.3.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.3.3).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, the ticket cannot be used, or the API failed. | answer 500 |
   * | `OK` | The tokens are issued. Gives `accessToken`, `subject`, `clientId`. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  issue(this: void, body: models.TokenIssueRequest, options?: Options): Promise<models.TokenIssueResponse>;

  /**
   * The methods `token.management.…`.
   *
   * The token endpoint. Everything that a client posts there goes through `token.process`, whatever its grant type.
   * `token.issue` and `token.fail` finish a request with a password, and `token.management.reissueIdToken` adds an ID
   * token to refreshed tokens.
   *
   * See [RFC 6749, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2).
   *
   * Tokens outside the flows of OAuth: making them, one or many, listing, changing, deleting and revoking them. No
   * client waits for an answer, so `action`, where there is one, speaks to your server.
   */
  readonly management: ApiTokenManagement<Options>;
}

/**
 * The methods `introspection.…`.
 *
 * Finding out what an access token is good for.
 *
 * Use `introspection.process` inside a protected resource: it decides whether to serve the request and prepares the
 * `WWW-Authenticate` challenge where it must not be served. `introspection.standardProcess` makes the answers of an
 * introspection endpoint that other resource servers call, as defined in [RFC 7662](https://www.rfc-editor.org/rfc/rfc7662).
 */
export interface ApiIntrospection<Options> {
  /**
   * Check an access token for a protected resource.
   *
   * Checks the access token that came with a request to a protected resource: whether it exists, has not expired,
   * covers the scopes and the user that the resource needs, and is bound to the key or certificate that was used.
   *
   * Call it from the resource itself. For an introspection endpoint that others call,
   * as in [RFC 7662](https://www.rfc-editor.org/rfc/rfc7662), there is `introspection.standardProcess`.
   *
   * Where the request must not be served, `responseContent` is a value for the `WWW-Authenticate` header in the
   * form of [RFC 6750, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3), and the answer has no body.
   * With `OK` there is a value too, made in advance for a request that turns out to be malformed: it is not an
   * answer to a good one.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | No access token was presented. | answer 400 |
   * | `UNAUTHORIZED` | The access token is not known or has expired. | answer 401 |
   * | `FORBIDDEN` | The access token does not cover the scopes or the user that were asked for. | answer 403 |
   * | `OK` | The access token is good. Gives `responseContent`, `clientId`, `expiresAt`, `existent`, `usable`, `sufficient`, `refreshable`. | Serve the resource. If the request turns out to be malformed, answer 400 with `responseContent` as `WWW-Authenticate`. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  process(this: void, body: models.IntrospectionRequest, options?: Options): Promise<models.IntrospectionResponse>;

  /**
   * Answer a request to the introspection endpoint.
   *
   * Takes what a resource server posted to your introspection endpoint and makes the standard answer to it: a JSON
   * object with `active` and what there is to say of the token. A token that is unknown, expired or revoked
   * is no error. It gives `OK` and `{"active":false}`.
   *
   * Decide first whether the caller may ask at all. This operation takes no credentials, so your server
   * authenticates resource servers by its own means and answers 401 to everybody else; an open endpoint would let
   * anyone try out tokens.
   *
   * The answer can be a signed JWT, and an encrypted one, as defined in [RFC 9701](https://www.rfc-editor.org/rfc/rfc9701): pass
   * the `Accept` header of the request and `rsUri`, and the algorithms and keys that you have agreed on with the
   * resource server.
   *
   * A resource that your own server protects is better served by `introspection.process`, which checks scopes and key
   * binding as well.
   *
   * See [RFC 7662, section 2](https://www.rfc-editor.org/rfc/rfc7662#section-2).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | The resource server's request is malformed, for instance because it has no `token`. | answer 400 |
   * | `OK` | The request was good, and the answer, for a live token or a dead one, is JSON. | answer 200 |
   * | `JWT` | The request was good, and the answer, for a live token or a dead one, is a JWT. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  standardProcess(this: void, body: models.StandardIntrospectionRequest, options?: Options): Promise<models.StandardIntrospectionResponse>;
}

/**
 * The methods `revocation.…`.
 *
 * The revocation endpoint, where a client gives up a token that it does not need any more. `revocation.process` does
 * all of it in one call.
 *
 * See [RFC 7009](https://www.rfc-editor.org/rfc/rfc7009).
 */
export interface ApiRevocation<Options> {
  /**
   * Process a token revocation request.
   *
   * Takes what a client posted to your revocation endpoint, authenticates the client, and makes the token in the
   * request invalid. Nothing else is left to do but to send the answer.
   *
   * Pass the form body as it came. If the client used an `Authorization` header of the Basic scheme, decode it and
   * pass both halves; if it used mutual TLS, pass its certificate.
   *
   * A token that is not known, or no longer valid, is no error: the client wanted it gone, and it is gone. Such a
   * request gives `OK` as well, so the answer does not tell whether there ever was such a token.
   *
   * The answer to a good request has no body, unless the request has a `callback` parameter: then it is a script
   * that calls the function of that name.
   *
   * This is for clients. To revoke tokens on behalf of your server or an administrator, there is
   * `token.management.revoke`.
   *
   * See [RFC 7009, section 2](https://www.rfc-editor.org/rfc/rfc7009#section-2).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `INVALID_CLIENT` | The client could not be authenticated. | answer 401 |
   * | `BAD_REQUEST` | The client's request breaks a rule, for instance because it has no `token`. | answer 400 |
   * | `OK` | The token is not valid any more; `responseContent` is a script where the request has `callback`, otherwise it is `null` and the answer has no body. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  process(this: void, body: models.RevocationRequest, options?: Options): Promise<models.RevocationResponse>;
}

/**
 * The methods `userinfo.…`.
 *
 * The UserInfo endpoint, in two calls. `userinfo.process` checks the access token and names the user and the claims;
 * `userinfo.issue` makes the answer from the values that your server looked up.
 *
 * See [OpenID Connect Core 1.0, section 5.3](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).
 */
export interface ApiUserinfo<Options> {
  /**
   * Check the access token of a UserInfo request.
   *
   * Checks the access token that a client presented at your UserInfo endpoint: it has to be known, not expired, stand
   * for a user and have the scope `openid`, and where it is bound to a key or a certificate, the proof has
   * to be there.
   *
   * Take the token from the `Authorization` header, of the Bearer or the DPoP scheme, or from the form body of a
   * POST, and pass along the `DPoP` header and the client certificate if there are any.
   *
   * `OK` tells which user and which claims are meant. No answer is due yet: look up the values, leave out
   * what the user did not agree to, and call `userinfo.issue` with the same token. If `dpopNonce` is set, keep it: the
   * answer to the client needs it as its `DPoP-Nonce` header, and `userinfo.issue` does not return it again.
   *
   * If something fails in your own server in between, answer 400 or 500 with a `WWW-Authenticate` header in the form of
   * [RFC 6750, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3).
   *
   * See [OpenID Connect Core 1.0, section 5.3](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | No access token was presented. | answer 400 |
   * | `UNAUTHORIZED` | The access token is not known, has expired, or stands for no user. | answer 401 |
   * | `FORBIDDEN` | The access token does not have the scope `openid`. | answer 403 |
   * | `OK` | The access token is good. Gives `token`, `subject`, `clientId`. | Look up the claims, then call `userinfo.issue`. It takes the token and the values of `claims` for the user `subject`. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  process(this: void, body: models.UserinfoRequest, options?: Options): Promise<models.UserinfoResponse>;

  /**
   * Make the UserInfo answer from the user's claims.
   *
   * Puts the values that your server has looked up into the form in which the client is to get them. Call it after
   * `userinfo.process` gave `OK`, with the same token.
   *
   * The form depends on what is registered for the client: plain JSON, or a JWT that is signed, encrypted or
   * both where the client has `userInfoSignAlg` or `userInfoEncryptionAlg`. The two have different media types, which
   * is why there are two actions for success.
   *
   * The token is checked again, so the call can end in the same refusals as `userinfo.process`. Whether the user
   * agreed to release a claim is for your server to decide: leave out of `claims` what must not be told.
   *
   * Add the `DPoP-Nonce` header to the answer if `userinfo.process` returned `dpopNonce`. Send `signature`,
   * `signatureInput` and `contentDigest` as headers too where this result has them.
   *
   * See [OpenID Connect Core 1.0, section 5.3.2](https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | No access token was presented. | answer 400 |
   * | `UNAUTHORIZED` | The access token is not known, has expired, or stands for no user. | answer 401 |
   * | `FORBIDDEN` | The access token does not have the scope `openid`. | answer 403 |
   * | `JSON` | The answer is ready, as JSON. | answer 200 |
   * | `JWT` | The answer is ready, as a JWT. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  issue(this: void, body: models.UserinfoIssueRequest, options?: Options): Promise<models.UserinfoIssueResponse>;
}

/**
 * The methods `deviceFlow.…`.
 *
 * Authorization for devices without a browser or a keyboard. `deviceFlow.authorization` issues the codes,
 * `deviceFlow.verification` finds the request behind the code that a user typed in, and `deviceFlow.complete` records
 * the decision; the device collects its tokens through `token.process`.
 *
 * See [RFC 8628](https://www.rfc-editor.org/rfc/rfc8628).
 */
export interface ApiDeviceFlow<Options> {
  /**
   * Process a device authorization request.
   *
   * Takes what a client posted to your device authorization endpoint, authenticates the client, checks the request and
   * issues a device code and a user code.
   *
   * Pass the form body as it came. If the client used an `Authorization` header of the Basic scheme, decode it and
   * pass both halves; if it used mutual TLS, pass its certificate.
   *
   * There is nothing else to do here: `responseContent` holds both codes and the address that the device
   * shows. The device then asks the token endpoint again and again, where `token.process` handles the polling. The next
   * thing that your server sees is the user, who opens the verification page and types in the user code: go on with
   * `deviceFlow.verification`.
   *
   * See [RFC 8628, section 3.1](https://www.rfc-editor.org/rfc/rfc8628#section-3.1).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `BAD_REQUEST` | The client's request breaks a rule, or the client may not use the device flow. | answer 400 |
   * | `UNAUTHORIZED` | The client could not be authenticated. | answer 401 |
   * | `OK` | The codes are issued. Gives `deviceCode`, `userCode`, `verificationUri`, `expiresIn`, `clientId`. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  authorization(this: void, body: models.DeviceAuthorizationRequest, options?: Options): Promise<models.DeviceAuthorizationResponse>;

  /**
   * Look up a user code.
   *
   * Finds the request that a user code stands for. Call it when a user has typed in a code on your verification page, or
   * has opened the page by the address that contains the code.
   *
   * Nothing changes by the call, and no action is an answer: the person at the browser gets a page that your
   * server makes. With `VALID`, authenticate the user, show them the client, the scopes and the code, ask for their
   * decision, and record it by `deviceFlow.complete`. Showing the code matters most when it came with the
   * address: the user should compare it with the one on the device, since a stranger may have sent the link.
   *
   * User codes are short, so limit the attempts for each user and each address. Bring what was typed into the form
   * of your codes first, without spaces and hyphens and in upper case: people type codes in many ways.
   *
   * See [RFC 8628, section 3.3](https://www.rfc-editor.org/rfc/rfc8628#section-3.3), and sections
   * [5.1](https://www.rfc-editor.org/rfc/rfc8628#section-5.1) and [5.4](https://www.rfc-editor.org/rfc/rfc8628#section-5.4)
   * on guessing and on phishing.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | Show an error page. The user has to start over on the device. |
   * | `SERVER_ERROR` | The same as `INTERNAL_SERVER_ERROR`, in another spelling that the service uses. | Show an error page. The user has to start over on the device. |
   * | `NOT_EXIST` | There is no such user code. | Let the user try again. Say that the code is wrong, and limit the attempts. |
   * | `EXPIRED` | The user code has expired. | Show an error page. The code has expired, and the user has to start over on the device. |
   * | `VALID` | The user code stands for a request that waits for a decision. Gives `clientId`, `expiresAt`. | Ask the user, then call `deviceFlow.complete`. Authenticate them first, and show the client, the scopes and the code. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  verification(this: void, body: models.DeviceVerificationRequest, options?: Options): Promise<models.DeviceVerificationResponse>;

  /**
   * Record what the user decided about a device.
   *
   * Ends the user's part of the flow: the user approved, the user refused, or there will be no usable answer. Call it
   * once for each user code, after `deviceFlow.verification` and before the code expires.
   *
   * Nothing is sent to the client. The device learns the outcome when it next asks the token endpoint: tokens after
   * `AUTHORIZED`, the error `access_denied` after `ACCESS_DENIED`, and `expired_token` after
   * `TRANSACTION_FAILED`. The person at the browser gets a page that your server makes; on success it tells them to
   * go back to the device.
   *
   * See [RFC 8628, section 3.3](https://www.rfc-editor.org/rfc/rfc8628#section-3.3).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `SERVER_ERROR` | The API failed, and the outcome may not have been recorded. | Show an error page. The user has to start over on the device. |
   * | `USER_CODE_NOT_EXIST` | There is no such user code, or it is not in use any more. | Show an error page. The code is not valid any more, and the user has to start over on the device. |
   * | `USER_CODE_EXPIRED` | The user code expired before the decision was recorded. | Show an error page. The code has expired, and the user has to start over on the device. |
   * | `INVALID_REQUEST` | The call was not made properly, for instance without a subject for an approval. | Show an error page. It is a fault of your server, so log it. |
   * | `SUCCESS` | The outcome is recorded, be it an approval or a refusal. | Confirm the decision to the user. Send them back to the device. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  complete(this: void, body: models.DeviceCompleteRequest, options?: Options): Promise<models.DeviceCompleteResponse>;
}

/**
 * The methods `nativeSso.…`.
 *
 * A login that the apps of one vendor share on one device. `nativeSso.process` makes the token response with the
 * device secret, and `nativeSso.logout` deletes the tokens of a session.
 *
 * See [OpenID Connect Native SSO for Mobile Apps 1.0](https://openid.net/specs/openid-connect-native-sso-1_0.html).
 */
export interface ApiNativeSso<Options> {
  /**
   * Make the token response of a Native SSO request.
   *
   * Makes the ID token that binds a login to a device, and the token response that holds it together with the
   * device secret. Call it after `token.process` answered `NATIVE_SSO`, which has made the access token by then.
   *
   * Check first what only you can check. The session named by `sessionId` must still be alive. Where
   * `token.process` gave a `deviceSecret`, the client presented one: it must be the secret that you know for that
   * session, and match `deviceSecretHash` where that has a value. If either does not hold, answer the client 400
   * with `invalid_grant` and do not make this call.
   *
   * Where `token.process` gave no `deviceSecret`, make one, at least as hard to guess as a token, store it with the
   * session, and pass it here.
   *
   * The ID token gets the session as its `sid` claim and the hash of the device secret as its `ds_hash` claim. Both
   * the ID token and the device secret together let another app on the device get tokens without a login, so keep
   * them out of logs like a password.
   *
   * See [OpenID Connect Native SSO for Mobile Apps 1.0](https://openid.net/specs/openid-connect-native-sso-1_0.html).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The token response is complete. Gives `idToken`. | answer 200 |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | answer 500 |
   * | `CALLER_ERROR` | The call was not made properly, for instance without an access token. | A fault of your server. Log `resultMessage`, correct the call, and answer the client with a generic 500. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  process(this: void, body: models.NativeSsoRequest, options?: Options): Promise<models.NativeSsoResponse>;

  /**
   * Delete the tokens of a session.
   *
   * Deletes every access token and refresh token that belongs to a session, so that a logout in one app logs out
   * all apps that share it. Only tokens that came about through Native SSO belong to a session.
   *
   * End the session and forget its device secret on your side first, since your server is the one that checks them:
   * a request that arrives in between would otherwise get tokens anew.
   *
   * No tokens to delete is not an error: the action is `OK` and `count` is 0. A repeated call therefore does no
   * harm, though its `count` differs from that of the first.
   *
   * See [OpenID Connect Native SSO for Mobile Apps 1.0](https://openid.net/specs/openid-connect-native-sso-1_0.html).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The session has no tokens any more. Gives `count`. | The logout is done as far as tokens go. `count` says how many records were deleted. |
   * | `SERVER_ERROR` | The API failed. | Tokens may be left. Call again later, and do not tell the user that all apps are logged out. |
   * | `CALLER_ERROR` | The call was not made properly, for instance without a session. | A fault of your server. Log `resultMessage` and correct the call. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  logout(this: void, body: models.NativeSsoLogoutRequest, options?: Options): Promise<models.NativeSsoLogoutResponse>;
}

/**
 * The methods `grantManagement.…`.
 *
 * The endpoint where a client reads or revokes what a user has granted it under one grant identifier.
 *
 * See [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
 */
export interface ApiGrantManagement<Options> {
  /**
   * Process a grant management request.
   *
   * Takes a request to your grant management endpoint, checks its access token, and reads or revokes the grant that
   * the path of the request names.
   *
   * A `GET` of `{endpoint}/{grant_id}` is the action `QUERY`, a `DELETE` is `REVOKE`; the other actions belong to
   * authorization requests and are not for this call. Pass the access token from the `Authorization` header, and
   * along with it the `DPoP` header and the client certificate if there are any.
   *
   * The API looks at which client the token was issued to, and not at which user: introspect the token first, and refuse
   * the request unless its `grantId` is the one that is asked for.
   *
   * To revoke a grant is to revoke the refresh tokens that were issued under it; access tokens stay good until they
   * expire. Doing it twice gives `NO_CONTENT` and then `NOT_FOUND`, so after a call whose outcome is not known, read the
   * grant before you repeat it.
   *
   * See [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The grant was read. | answer 200 |
   * | `NO_CONTENT` | The grant was revoked. | answer 204 |
   * | `UNAUTHORIZED` | No access token was presented, it is not valid, or it lacks the scope for the action. | answer 401 |
   * | `FORBIDDEN` | The access token may not be used for this grant. | answer 403 |
   * | `NOT_FOUND` | There is no grant of this identifier. | answer 404 |
   * | `CALLER_ERROR` | The call was not made properly, for instance without `gmAction`. | answer 500 |
   * | `AUTHLETE_ERROR` | The API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  processRequest(this: void, body: models.GrantManagementRequest, options?: Options): Promise<models.GrantManagementResponse>;
}

/**
 * The methods `dynamicClientRegistration.…`.
 *
 * Clients that register themselves ([RFC 7591](https://www.rfc-editor.org/rfc/rfc7591)) and then read, change or
 * remove their registration ([RFC 7592](https://www.rfc-editor.org/rfc/rfc7592)). Your server takes their requests; the
 * API checks them and prepares the answers.
 */
export interface ApiDynamicClientRegistration<Options> {
  /**
   * Register a client.
   *
   * Takes the metadata that a client posted to your client registration endpoint, checks it against the settings of the
   * service, and creates the client. The answer carries the identifier, the secret where there is one, and the registration
   * access token by which the client manages its registration later.
   *
   * Who may register is for your server to decide before it calls: if your endpoint wants an initial access token, check
   * it first. An endpoint that is open to everyone needs at least a limit on the rate of requests, since each call that
   * succeeds creates a client.
   *
   * The service needs the setting `dynamicRegistrationSupported`.
   *
   * See [RFC 7591, section 3](https://www.rfc-editor.org/rfc/rfc7591#section-3) and
   * [OpenID Connect Dynamic Client Registration 1.0, section 3](https://openid.net/specs/openid-connect-registration-1_0.html#ClientRegistration).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `BAD_REQUEST` | The metadata breaks a rule, or the service does not take registrations. | answer 400 |
   * | `CREATED` | The client was created. Gives `client`. | answer 201 |
   * | `DELETED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `OK` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `UNAUTHORIZED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `UPDATED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  register(this: void, body: models.ClientRegistrationRequest, options?: Options): Promise<models.ClientRegistrationResponse>;

  /**
   * Read a registration.
   *
   * Serves a client that asks for its own metadata: a GET request to its client configuration endpoint, with its
   * registration access token as bearer token. Take the client identifier from the URL and the token from the
   * `Authorization` header, and pass both; the API checks that they belong together.
   *
   * See [RFC 7592, section 2.1](https://www.rfc-editor.org/rfc/rfc7592#section-2.1).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `BAD_REQUEST` | The request breaks a rule. | answer 400 |
   * | `CREATED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `DELETED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `OK` | The metadata is at hand. Gives `client`. | answer 200 |
   * | `UNAUTHORIZED` | The registration access token does not fit the client, and the service is set to answer such requests with 401. | answer 401 |
   * | `UPDATED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  get(this: void, body: models.ClientRegistrationGetRequest, options?: Options): Promise<models.ClientRegistrationResponse>;

  /**
   * Change a registration.
   *
   * Serves a client that changes its own metadata: a PUT request to its client configuration endpoint, with its registration
   * access token as bearer token. Take the client identifier from the URL, the token from the `Authorization` header and
   * the metadata from the body.
   *
   * The new metadata takes the place of the old as a whole: what the client leaves out is reset. The secret and the
   * registration access token stay, and the answer repeats them. Members that only the server can make, such as
   * `registration_client_uri`, are passed over.
   *
   * The answer to success is 200, not 201.
   *
   * See [RFC 7592, section 2.2](https://www.rfc-editor.org/rfc/rfc7592#section-2.2).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `BAD_REQUEST` | The request or the metadata breaks a rule. | answer 400 |
   * | `CREATED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `DELETED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `OK` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `UNAUTHORIZED` | The registration access token does not fit the client, and the service is set to answer such requests with 401. | answer 401 |
   * | `UPDATED` | The metadata was replaced. Gives `client`. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  update(this: void, body: models.ClientRegistrationUpdateRequest, options?: Options): Promise<models.ClientRegistrationResponse>;

  /**
   * Remove a registration.
   *
   * Serves a client that removes itself: a DELETE request to its client configuration endpoint, with its registration access
   * token as bearer token. Take the client identifier from the URL and the token from the `Authorization` header.
   *
   * The client no longer exists afterwards, and this cannot be undone. The answer to success has no body.
   *
   * See [RFC 7592, section 2.3](https://www.rfc-editor.org/rfc/rfc7592#section-2.3).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `BAD_REQUEST` | The request breaks a rule. | answer 400 |
   * | `CREATED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `DELETED` | The client was removed. | answer 204 |
   * | `INTERNAL_SERVER_ERROR` | The call was not made properly, or the API failed. | answer 500 |
   * | `OK` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * | `UNAUTHORIZED` | The registration access token does not fit the client, and the service is set to answer such requests with 401. | answer 401 |
   * | `UPDATED` | Does not occur here. Were it to come, it would be a fault of the API. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  delete(this: void, body: models.ClientRegistrationDeleteRequest, options?: Options): Promise<models.ClientRegistrationResponse>;
}

/**
 * The methods `federation.…`.
 *
 * Taking part in an OpenID Federation. `federation.configuration` makes the signed statement in which your server
 * describes itself, and `federation.registration` registers a client on the strength of its trust chain.
 *
 * See [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
 */
export interface ApiFederation<Options> {
  /**
   * Make the entity configuration of the service.
   *
   * Makes the signed statement in which your server, as a member of a federation, describes itself: its federation
   * keys, its superiors and its metadata. Call it when somebody fetches `/.well-known/openid-federation` under the
   * entity identifier of your server, and send the answer as it is.
   *
   * The service needs `federationEnabled`, a key set in `federationJwks` and at least one entry in `authorityHints`.
   * Without the first the action is `NOT_FOUND`, and without the others `INTERNAL_SERVER_ERROR`. The statement expires
   * after `federationConfigurationDuration`, so a copy may be served for some time, but not for longer than that.
   *
   * See [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The entity configuration is ready. | answer 200 |
   * | `NOT_FOUND` | The service does not take part in a federation. | answer 404 |
   * | `INTERNAL_SERVER_ERROR` | The settings of the service are not complete, or the API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  configuration(this: void, body: models.FederationConfigurationRequest, options?: Options): Promise<models.FederationConfigurationResponse>;

  /**
   * Register a client of a federation.
   *
   * Takes what a client posted to your federation registration endpoint for explicit registration, follows its
   * trust chain to one of the service's trust anchors, and registers the client.
   *
   * The media type of the client's request decides which property to fill: an `application/entity-statement+jwt` is an
   * entity configuration, an `application/trust-chain+json` a trust chain. Pass the body as it came, and
   * exactly one of the two.
   *
   * An entity identifier that is registered already is refused with `BAD_REQUEST`, so a repeated call does not register
   * a second client.
   *
   * Clients that register automatically do not come here: they are registered as they make their first
   * authorization request.
   *
   * See [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html), on explicit registration.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The client is registered. Gives `client`. | answer 200 |
   * | `BAD_REQUEST` | The client's request is not acceptable, or there is a client of that entity identifier already. | answer 400 |
   * | `NOT_FOUND` | The service does not take part in a federation. | answer 404 |
   * | `INTERNAL_SERVER_ERROR` | The settings of the service are not complete, or the API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  registration(this: void, body: models.FederationRegistrationRequest, options?: Options): Promise<models.FederationRegistrationResponse>;
}

/**
 * The methods `verifiableCredentials.…`.
 *
 * Issuing credentials to wallets by
 * [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html):
 * metadata and keys of the issuer, credential offers, and the credential, batch and deferred credential endpoints. Each
 * endpoint takes two calls: one checks the wallet's request, the next issues what it asked for. Call
 * `introspection.process` before the first.
 */
export interface ApiVerifiableCredentials<Options> {
  /**
   * Get the credential issuer's metadata.
   *
   * Gives the document by which wallets find out what your server issues and where: the identifier of the issuer,
   * its endpoints, and the credentials on offer. It is put together from the `credentialIssuerMetadata` of the service.
   *
   * Call it from the well-known endpoint `/.well-known/openid-credential-issuer` and send `responseContent`. The
   * document changes only when the settings do, so a short-lived copy will do.
   *
   * See [OpenID for Verifiable Credential Issuance 1.0, section 12.2](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-12.2).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The metadata is ready. | answer 200 |
   * | `NOT_FOUND` | The service does not issue verifiable credentials. | answer 404 |
   * | `INTERNAL_SERVER_ERROR` | The settings of the service are incomplete, or the API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getMetadata(this: void, body: models.VciMetadataRequest, options?: Options): Promise<models.VciMetadataResponse>;

  /**
   * Get the JWT issuer metadata.
   *
   * Gives the document that leads a verifier of an SD-JWT credential from the `iss` claim to the issuer's keys. It
   * holds the identifier of the issuer and the `credentialJwksUri` of the service.
   *
   * Call it from your well-known endpoint for this document and send `responseContent`. The name of that endpoint is
   * `/.well-known/jwt-vc-issuer` in the current drafts; earlier ones had `/.well-known/jwt-issuer`. The document
   * changes only when the settings do, so a short-lived copy will do.
   *
   * See [SD-JWT-based Verifiable Credentials](https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The metadata is ready. | answer 200 |
   * | `NOT_FOUND` | The service does not issue verifiable credentials. | answer 404 |
   * | `INTERNAL_SERVER_ERROR` | The settings of the service are incomplete, or the API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getJwtIssuer(this: void, body: models.VciJwtissuerRequest, options?: Options): Promise<models.VciJwtissuerResponse>;

  /**
   * Get the credential issuer's JWK set.
   *
   * Gives the keys by which verifiers check the signatures of your credentials, as a JWK set. They come from the
   * `credentialJwks` of the service and are apart from the keys that `service.getJwks` gives.
   *
   * Call it from the endpoint that the `credentialJwksUri` of the service points to and send `responseContent`.
   *
   * See [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The key set is ready. | answer 200 |
   * | `NOT_FOUND` | The service does not issue verifiable credentials. | answer 404 |
   * | `INTERNAL_SERVER_ERROR` | The settings of the service are incomplete, or the API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getJwks(this: void, body: models.VciJwksRequest, options?: Options): Promise<models.VciJwksResponse>;

  /**
   * Create a credential offer.
   *
   * Makes an offer that your server hands to a wallet, as a link or a QR code, so that the wallet comes and collects
   * the credentials. Call it for a user that you have identified.
   *
   * Hand over `info.credentialOffer` itself in a `credential_offer` parameter, or a `credential_offer_uri` that
   * points to an endpoint of yours which looks the offer up by `info.identifier` through
   * `verifiableCredentials.getOfferInfo`.
   *
   * With a pre-authorized code, whoever holds the offer can get the credentials. Show it to the right user only, keep
   * it short-lived, and add a transaction code that travels another way.
   *
   * See [OpenID for Verifiable Credential Issuance 1.0, section 4.1](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-4.1).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `CREATED` | The offer was made. Gives `info`. | Hand `info.credentialOffer`, or a link to it, to the wallet. |
   * | `FORBIDDEN` | The service does not issue verifiable credentials. | Enable verifiable credentials for the service. There is no offer. |
   * | `CALLER_ERROR` | The call is wrong, for instance because it names no subject. | Correct the call. There is no offer. |
   * | `AUTHLETE_ERROR` | The API failed. | Treat it as a fault of the service. There is no offer. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  createOffer(this: void, body: models.VciOfferCreateRequest, options?: Options): Promise<models.VciOfferCreateResponse>;

  /**
   * Look up a credential offer.
   *
   * Gives an offer that `verifiableCredentials.createOffer` made, by its identifier.
   *
   * Call it from the endpoint that your `credential_offer_uri` points to. There, the answer to the wallet is
   * `info.credentialOffer` alone, as `application/json` with the status 200; never send the rest of `info`, which
   * holds the transaction code and the user. Where there is no such offer, answer 404.
   *
   * See [OpenID for Verifiable Credential Issuance 1.0, section 4.1.3](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-4.1.3).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The offer was found. Gives `info`. | Read `info`. A wallet that asks for the offer gets `info.credentialOffer` with the status 200. |
   * | `FORBIDDEN` | The service does not issue verifiable credentials. | Enable verifiable credentials for the service. A wallet that asks for the offer gets a 403. |
   * | `NOT_FOUND` | There is no offer of this identifier. | Take the offer as gone. A wallet that asks for it gets a 404. |
   * | `CALLER_ERROR` | The call is wrong, for instance because it has no identifier. | Correct the call. A wallet that asks for the offer gets a generic 500. |
   * | `AUTHLETE_ERROR` | The API failed. | Treat it as a fault of the service. A wallet that asks for the offer gets a generic 500. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getOfferInfo(this: void, body: models.VciOfferInfoRequest, options?: Options): Promise<models.VciOfferInfoResponse>;

  /**
   * Check a credential request.
   *
   * Takes what a wallet posted to your credential endpoint, with its access token, and checks it: the form of the
   * request, the key proof in it, and whether the token may be used for such a credential.
   *
   * Call `introspection.process` first and go on only with its `OK`. The check of the token here is not a full one:
   * it leaves out, for instance, whether the token is bound to the wallet's certificate.
   *
   * A valid request yields the action `OK` and an `info` with an identifier. No answer is due yet: find the user by
   * the `subject` that introspection gave, collect the claims of the credential, and call
   * `verifiableCredentials.issue`.
   *
   * See [OpenID for Verifiable Credential Issuance 1.0, section 8.2](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-8.2).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The request is valid. Gives `info`. | Collect the claims, then call `verifiableCredentials.issue`. The request is in `info`, and the order names `info.identifier`. |
   * | `BAD_REQUEST` | The wallet's request breaks a rule. | answer 400 |
   * | `UNAUTHORIZED` | The access token is missing or not valid. | answer 401 |
   * | `FORBIDDEN` | The service does not issue verifiable credentials. | answer 403 |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  parse(this: void, body: models.VciSingleParseRequest, options?: Options): Promise<models.VciSingleParseResponse>;

  /**
   * Issue a credential.
   *
   * Makes the credential for a request that `verifiableCredentials.parse` found valid, and prepares the answer to
   * the wallet. The API signs the credential; your server supplies the claims.
   *
   * Where the claims are not at hand yet, set `issuanceDeferred` in the order. The wallet then gets a transaction
   * identifier, with the action `ACCEPTED`, and comes back with it to your deferred credential endpoint.
   *
   * Services newer than this description add actions: `OK_JWT` and `ACCEPTED_JWT` where the wallet wants an encrypted
   * answer, `BAD_REQUEST` where the call denies the credential, or none can be made of the payload. They are listed
   * here, so that code that handles them is ready.
   *
   * See [OpenID for Verifiable Credential Issuance 1.0, section 8.3](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-8.3).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The credential is issued. | answer 200 |
   * | `OK_JWT` | The credential is issued, and the answer is encrypted for the wallet. | answer 200 |
   * | `ACCEPTED` | The credential comes later, and the wallet gets a transaction identifier. Gives `transactionId`. | answer 202 |
   * | `ACCEPTED_JWT` | The credential comes later, and the transaction identifier is encrypted for the wallet. Gives `transactionId`. | answer 202 |
   * | `BAD_REQUEST` | The wallet does not get the credential, because the call denies it, or because no credential can be made of the payload. | answer 400 |
   * | `UNAUTHORIZED` | The access token is missing or not valid. | answer 401 |
   * | `FORBIDDEN` | The service does not issue verifiable credentials. | answer 403 |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | answer 500 |
   * | `CALLER_ERROR` | The call is wrong, for instance because it has no order. | Correct the call. Your server answers the wallet with a generic 500. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  issue(this: void, body: models.VciSingleIssueRequest, options?: Options): Promise<models.VciSingleIssueResponse>;

  /**
   * Check a batch credential request.
   *
   * Takes what a wallet posted to your batch credential endpoint, where one call asks for several credentials, and
   * checks every request in it.
   *
   * Call `introspection.process` first and go on only with its `OK`. The check of the token here is not a full one:
   * it leaves out, for instance, whether the token is bound to the wallet's certificate.
   *
   * A valid batch yields the action `OK` and one entry of `info` for each credential request. No answer is due yet:
   * collect the claims of all of them, then call `verifiableCredentials.batchIssue` with one order for each.
   *
   * The endpoint belongs to earlier drafts of the specification; the final one has several key proofs in one request
   * to the credential endpoint instead. See
   * [OpenID for Verifiable Credential Issuance, draft 13, section 8](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0-13.html#section-8).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | Every request of the batch is valid. Gives `info`. | Collect the claims, then call `verifiableCredentials.batchIssue`. The requests are in `info`, and each gets an order. |
   * | `BAD_REQUEST` | The wallet's request breaks a rule. | answer 400 |
   * | `UNAUTHORIZED` | The access token is missing or not valid. | answer 401 |
   * | `FORBIDDEN` | The service does not issue verifiable credentials. | answer 403 |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  batchParse(this: void, body: models.VciBatchParseRequest, options?: Options): Promise<models.VciBatchParseResponse>;

  /**
   * Issue a batch of credentials.
   *
   * Makes the credentials for a batch that `verifiableCredentials.batchParse` found valid, and prepares the answer to
   * the wallet: one entry for each order, which is a credential or, where the order has `issuanceDeferred`, a
   * transaction identifier.
   *
   * Services newer than this description add actions: `OK_JWT` and `ACCEPTED_JWT` where the wallet wants an encrypted
   * answer, `ACCEPTED` where the credentials come later, and `BAD_REQUEST` where none can be made of a payload. They are
   * listed here, so that code that handles them is ready.
   *
   * See [OpenID for Verifiable Credential Issuance, draft 13, section 8](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0-13.html#section-8).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The credentials, or transaction identifiers in place of some, are issued. | answer 200 |
   * | `OK_JWT` | The credentials are issued, and the answer is encrypted for the wallet. | answer 200 |
   * | `ACCEPTED` | The credentials come later, and the wallet gets transaction identifiers. | answer 202 |
   * | `ACCEPTED_JWT` | The credentials come later, and the transaction identifiers are encrypted for the wallet. | answer 202 |
   * | `BAD_REQUEST` | No credential can be made of a payload. | answer 400 |
   * | `UNAUTHORIZED` | The access token is missing or not valid. | answer 401 |
   * | `FORBIDDEN` | The service does not issue verifiable credentials. | answer 403 |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | answer 500 |
   * | `CALLER_ERROR` | The call is wrong, for instance because it has no orders. | Correct the call. Your server answers the wallet with a generic 500. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  batchIssue(this: void, body: models.VciBatchIssueRequest, options?: Options): Promise<models.VciBatchIssueResponse>;

  /**
   * Check a deferred credential request.
   *
   * Takes what a wallet posted to your deferred credential endpoint, and finds the credential request behind the
   * transaction identifier in it. A wallet may ask several times with the same identifier.
   *
   * Call `introspection.process` first and go on only with its `OK`. The check of the token here is not a full one:
   * it leaves out, for instance, whether the token is bound to the wallet's certificate.
   *
   * With the action `OK`, look whether the credential can be made by now. If so, call
   * `verifiableCredentials.deferredIssue`. If not, answer the wallet yourself: in earlier drafts of the specification
   * with the status 400 and the JSON `{"error":"issuance_pending"}`, in the final one with the status 202, the
   * transaction identifier and an `interval` in seconds.
   *
   * See [OpenID for Verifiable Credential Issuance 1.0, section 9](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-9).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The request is valid. Gives `info`. | Call `verifiableCredentials.deferredIssue`. The order names `info.identifier`. If the credential cannot be made yet, tell the wallet to come back. |
   * | `BAD_REQUEST` | The wallet's request breaks a rule, or its transaction identifier is not known. | answer 400 |
   * | `UNAUTHORIZED` | The access token is missing or not valid. | answer 401 |
   * | `FORBIDDEN` | The service does not issue verifiable credentials. | answer 403 |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | answer 500 |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  deferredParse(this: void, body: models.VciDeferredParseRequest, options?: Options): Promise<models.VciDeferredParseResponse>;

  /**
   * Issue a deferred credential.
   *
   * Makes the credential for a request that `verifiableCredentials.deferredParse` found valid, and prepares the answer
   * to the wallet. The call takes no access token: `verifiableCredentials.deferredParse` has seen it, so never skip
   * that call.
   *
   * Services newer than this description add actions: `OK_JWT` and `ACCEPTED_JWT` where the wallet wants an encrypted
   * answer, `ACCEPTED` where the order has `issuanceDeferred` because the credential is still not ready, and
   * `BAD_REQUEST` where the call denies the credential, or none can be made of the payload. They are listed here, so
   * that code that handles them is ready.
   *
   * See [OpenID for Verifiable Credential Issuance 1.0, section 9.2](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-9.2).
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `OK` | The credential is issued. | answer 200 |
   * | `OK_JWT` | The credential is issued, and the answer is encrypted for the wallet. | answer 200 |
   * | `ACCEPTED` | The credential is still not ready, and the wallet is to come back. | answer 202 |
   * | `ACCEPTED_JWT` | The credential is still not ready, and the answer that says so is encrypted for the wallet. | answer 202 |
   * | `BAD_REQUEST` | The wallet does not get the credential, because the call denies it, or because no credential can be made of the payload. | answer 400 |
   * | `FORBIDDEN` | The service does not issue verifiable credentials. | answer 403 |
   * | `INTERNAL_SERVER_ERROR` | The API failed. | answer 500 |
   * | `CALLER_ERROR` | The call is wrong, for instance because it has no order. | Correct the call. Your server answers the wallet with a generic 500. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  deferredIssue(this: void, body: models.VciDeferredIssueRequest, options?: Options): Promise<models.VciDeferredIssueResponse>;
}

/**
 * The methods `service.…`.
 *
 * A service is one authorization server as the API knows it: its issuer, its keys and its settings. Here services are
 * made, read, changed and deleted, and here are the discovery document and the key set that your server publishes.
 */
export interface ApiService<Options> {
  /**
   * Get a service.
   *
   * Gives a service with all of its settings, secrets and private keys included. Keep the answer inside your
   * server.
   *
   * Call it before `service.update`, which takes the same object. For what clients may see of the service there
   * are `service.getConfiguration` and `service.getJwks`.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  get(this: void, options?: Options): Promise<models.Service>;

  /**
   * List services.
   *
   * Gives the services that the access token may manage, entries from `start` up to `end`, each with all of its
   * settings. Keep the answer inside your server: it contains secrets.
   *
   * `totalCount` says how many services there are. Go on from the last index that you have read until you have them
   * all.
   *
   * It is a call of the organization, not of one service, so it needs an organization token.
   * @param query `start`: Index of the first entry. The first service has the index 0. Left out, the list begins there. `end`: Index up to which entries are returned. Left out, the API chooses how many it returns.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  list(this: void, query?: { start?: number | null | undefined; end?: number | null | undefined }, options?: Options): Promise<models.ServiceListResponse>;

  /**
   * Create a service.
   *
   * Makes a new service with the settings that you give, and returns it with what the API has added: its
   * `apiKey`, which is the `serviceId` of all further calls, its secret and its times.
   *
   * Each call makes another service. If you do not know whether a call arrived, look at `service.list` before you
   * repeat it.
   *
   * It is a call of the organization, not of one service, so it needs an organization token.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  create(this: void, body: models.Service, options?: Options): Promise<models.Service>;

  /**
   * Change the settings of a service.
   *
   * Puts the settings that you give in place of those that the service has, and returns the result.
   *
   * Send the whole service: read it with `service.get`, change what you want in that object, and send it back. Do not
   * count on a property to keep its value when you leave it out. Two programs that do this at the same time can undo each
   * other's changes, so let one place make them.
   *
   * What the new settings say applies to what is issued from then on. Publish the discovery document and the keys
   * anew after a change, or let your copies of them expire.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  update(this: void, body: models.Service, options?: Options): Promise<models.Service>;

  /**
   * Delete a service.
   *
   * Deletes a service, and with it everything that calls under its `serviceId` work on. There is no way back, so make
   * sure that you name the right one.
   *
   * Once the service is gone, calls that name it fail, this one too.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  delete(this: void, options?: Options): Promise<undefined>;

  /**
   * Get the discovery document.
   *
   * Gives the metadata of your authorization server, put together from the settings of the service, in the form
   * that a discovery endpoint serves to clients.
   *
   * Serve the JSON at `/.well-known/openid-configuration`. It changes only when the settings do, so a short-lived
   * copy will do.
   *
   * See [OpenID Connect Discovery 1.0, section 4](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig)
   * and [RFC 8414](https://www.rfc-editor.org/rfc/rfc8414).
   * @param query `pretty`: Whether the JSON of the answer is indented for reading. Left out, it is compact. `patch`: A JSON Patch, [RFC 6902](https://www.rfc-editor.org/rfc/rfc6902), to apply to the document before it is returned, for entries that the settings of the service do not cover.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getConfiguration(this: void, query?: { pretty?: boolean | null | undefined; patch?: string | null | undefined }, options?: Options): Promise<models.ServiceConfiguration>;

  /**
   * Get the service's JWK set.
   *
   * Gives the keys of the service. Without parameters these are the public ones, by which clients verify the
   * signatures of your ID tokens: serve them at your `jwks_uri`.
   *
   * A service without a key set of its own answers 204, and the result is `undefined`.
   *
   * See [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5).
   * @param query `includePrivateKeys`: Whether the private parts are included. Left out, they are not. Never serve the answer to anyone when you ask for them. `pretty`: Whether the JSON of the answer is indented for reading. Left out, it is compact.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getJwks(this: void, query?: { includePrivateKeys?: boolean | null | undefined; pretty?: boolean | null | undefined }, options?: Options): Promise<models.ServiceJwks>;
}

/**
 * The methods `client.management.…`.
 *
 * Clients are the applications that your authorization server serves. These calls create and change them, manage
 * their secrets and locks, and show or take back what users have granted to them. They are for your own management
 * tools, not for the endpoints that clients call.
 *
 * Some lists come in two forms on one path, GET and POST. Prefer the POST form where a subject is part of the question:
 * it stays in the body and so out of the logs of URLs.
 */
export interface ApiClientManagement<Options> {
  /**
   * Lock or unlock a client.
   *
   * Sets the lock flag of a client and nothing else.
   *
   * Calls about a locked client fail as a whole: the answer is 403 without an `action`, and your server gives its
   * client a generic error. Use it to stop a client at once, for instance while a leaked secret is being replaced.
   *
   * Do not count on the lock for taking back tokens. To get rid of a user's tokens, there is
   * `client.management.removeClientAuthorizations`.
   * @param clientIdentifier The client, by its numeric identifier, as a number or as text, or by its alias.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  updateLockFlag(this: void, clientIdentifier: string | number, body: models.ClientFlagUpdateRequest, options?: Options): Promise<models.ClientFlagUpdateResponse>;

  /**
   * Make a new secret for a client.
   *
   * Makes a random secret, puts it in place of the client's present one, and gives both.
   *
   * It changes things although it is a GET: every call makes another secret. Keep caches, prefetching and blind
   * retries away from it. If an answer is lost, read the secret with `client.get`.
   *
   * Pass the new secret on over a safe channel. From now on the client has to authenticate with it. To choose the
   * secret yourself, call `client.management.updateSecret`.
   * @param clientIdentifier The client, by its numeric identifier, as a number or as text, or by its alias.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  refreshSecret(this: void, clientIdentifier: string | number, options?: Options): Promise<models.ClientSecretRefreshResponse>;

  /**
   * Set the secret of a client.
   *
   * Puts a secret of your choice in place of the client's present one, and gives both.
   *
   * Use it where the secret is made elsewhere, for instance when clients move in from another server. In all other
   * cases prefer `client.management.refreshSecret`, whose secrets are random.
   *
   * When it is repeated, `oldClientSecret` is the secret of the first call: the one before that is lost.
   * @param clientIdentifier The client, by its numeric identifier, as a number or as text, or by its alias.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  updateSecret(this: void, clientIdentifier: string | number, body: models.ClientSecretUpdateRequest, options?: Options): Promise<models.ClientSecretUpdateResponse>;

  /**
   * List a user's authorized clients, the user in the query.
   *
   * Gives a page of the clients that hold tokens of a user, and how many there are in all.
   *
   * Prefer `client.management.searchAuthorizations`, which gives the same answer: here the user's identifier is part
   * of the URL and ends up in logs along the way.
   *
   * What counts is that a token is stored. A client whose tokens have expired stays in the list until they are
   * cleaned away.
   * @param query `subject`: The user, as your server names them to the API. `developer`: Identifier of a developer. Only clients of this developer are listed. Left out, all are. `start`: Index of the first entry to return, counted from 0. Left out, it is 0. `end`: Index after the last entry to return. Left out, it is 5. With a value not above `start`, the answer has the count alone.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  listAllAuthorizations(this: void, query: { subject: string; developer?: string | null | undefined; start?: number | null | undefined; end?: number | null | undefined }, options?: Options): Promise<models.ClientAuthorizationListResponse>;

  /**
   * List a user's authorized clients.
   *
   * Gives a page of the clients that hold tokens of a user, and how many there are in all. Build the page on which
   * users review the applications that they have let in from it; `client.management.removeClientAuthorizations`
   * belongs to the button beside each entry.
   *
   * Of the three forms of this call, prefer this one: the user's identifier travels in the body and stays out of
   * URLs and logs. `client.management.listAllAuthorizations` and `client.management.listAuthorizations` give the
   * same answer.
   *
   * What counts is that a token is stored. A client whose tokens have expired stays in the list until they are
   * cleaned away.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  searchAuthorizations(this: void, body: models.ClientAuthorizationListRequest, options?: Options): Promise<models.ClientAuthorizationListResponse>;

  /**
   * List a user's authorized clients, the user in the path.
   *
   * Gives a page of the clients that hold tokens of a user, and how many there are in all.
   *
   * Prefer `client.management.searchAuthorizations`, which gives the same answer: here the user's identifier is part
   * of the path. It ends up in logs along the way, and an identifier with a slash may not survive every proxy.
   *
   * What counts is that a token is stored. A client whose tokens have expired stays in the list until they are
   * cleaned away.
   * @param subject The user, as your server names them to the API. Percent-encoded in the path, a slash included.
   * @param query `developer`: Identifier of a developer. Only clients of this developer are listed. Left out, all are. `start`: Index of the first entry to return, counted from 0. Left out, it is 0. `end`: Index after the last entry to return. Left out, it is 5. With a value not above `start`, the answer has the count alone.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  listAuthorizations(this: void, subject: string, query?: { developer?: string | null | undefined; start?: number | null | undefined; end?: number | null | undefined }, options?: Options): Promise<models.ClientAuthorizationListResponse>;

  /**
   * Change the scopes of a user's tokens.
   *
   * Sets the scopes of all access tokens that the client holds for a user.
   *
   * Use it when a user takes back part of what they granted and the client is to keep working with the rest. It
   * reaches only tokens that exist at the time of the call. Resources that judge JWT access tokens by themselves do
   * not notice the change.
   *
   * To take back everything, call `client.management.removeClientAuthorizations`.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  updateAuthorizations(this: void, clientId: string | number, body: models.ClientAuthorizationUpdateRequest, options?: Options): Promise<models.ClientAuthorizationUpdateResponse>;

  /**
   * Delete a user's tokens.
   *
   * Deletes all tokens that the client holds for a user: the user has withdrawn their consent, or is leaving.
   *
   * Of the three forms of this call, prefer this one: the user's identifier travels in the body and stays out of
   * URLs and logs. `client.management.deleteClientAuthorizations` and `client.management.deleteAuthorizations` do
   * the same.
   *
   * The record of granted scopes is not touched. Delete it with `client.management.deleteClientGrantedScopes`, or
   * the next request may pass as one that the user has agreed to before. Resources that judge JWT access tokens by
   * themselves accept those until they expire.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  removeClientAuthorizations(this: void, clientId: string | number, body: models.ClientAuthorizationDeleteRequest, options?: Options): Promise<models.ClientAuthorizationDeleteResponse>;

  /**
   * Delete a user's tokens, the user in the query.
   *
   * Deletes all tokens that the client holds for a user.
   *
   * Prefer `client.management.removeClientAuthorizations`, which does the same: here the user's identifier is part
   * of the URL and ends up in logs along the way.
   *
   * The record of granted scopes is not touched. `client.management.deleteClientGrantedScopes` deletes it.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param query `subject`: The user, as your server names them to the API.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  deleteClientAuthorizations(this: void, clientId: string | number, query: { subject: string }, options?: Options): Promise<models.ClientAuthorizationDeleteResponse>;

  /**
   * Delete a user's tokens, the user in the path.
   *
   * Deletes all tokens that the client holds for a user.
   *
   * Prefer `client.management.removeClientAuthorizations`, which does the same: here the user's identifier is part
   * of the path. It ends up in logs along the way, and an identifier with a slash may not survive every proxy.
   *
   * The record of granted scopes is not touched. `client.management.deleteGrantedScopes` deletes it.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param subject The user, as your server names them to the API. Percent-encoded in the path, a slash included.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  deleteAuthorizations(this: void, clientId: string | number, subject: string, options?: Options): Promise<models.ClientAuthorizationDeleteResponse>;

  /**
   * Get what a user has granted, the user in the query.
   *
   * Gives the record of which scopes a user has granted to the client, the last time and over time.
   *
   * Prefer `client.management.queryClientGrantedScopes`, which gives the same answer: here the user's identifier is
   * part of the URL and ends up in logs along the way.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param query `subject`: The user, as your server names them to the API.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getClientGrantedScopes(this: void, clientId: string | number, query: { subject: string }, options?: Options): Promise<models.ClientGrantedScopesGetResponse>;

  /**
   * Get what a user has granted.
   *
   * Gives the record of which scopes a user has granted to the client, the last time and over time. With it your
   * server can skip the consent page for scopes that the user has agreed to before, where your policy lets it.
   *
   * The record outlives the tokens: it is there after all of them have expired. Without a record, both lists are
   * `null`. Not every deployment of the API keeps such records.
   *
   * Of the three forms of this call, prefer this one: the user's identifier travels in the body and stays out of
   * URLs and logs. `client.management.getClientGrantedScopes` and `client.management.getGrantedScopes` give the
   * same answer.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  queryClientGrantedScopes(this: void, clientId: string | number, body: models.ClientGrantedScopesGetRequest, options?: Options): Promise<models.ClientGrantedScopesGetResponse>;

  /**
   * Get what a user has granted, the user in the path.
   *
   * Gives the record of which scopes a user has granted to the client, the last time and over time.
   *
   * Prefer `client.management.queryClientGrantedScopes`, which gives the same answer: here the user's identifier is
   * part of the path. It ends up in logs along the way, and an identifier with a slash may not survive every proxy.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param subject The user, as your server names them to the API. Percent-encoded in the path, a slash included.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getGrantedScopes(this: void, clientId: string | number, subject: string, options?: Options): Promise<models.ClientGrantedScopesGetResponse>;

  /**
   * Forget what a user has granted.
   *
   * Deletes the record of which scopes a user has granted to the client.
   *
   * Call it when a user is removed from your system, since the record would stay behind for good, and when a user
   * withdraws their consent. Tokens are not touched: delete them with
   * `client.management.removeClientAuthorizations`.
   *
   * Of the two forms of this call, prefer this one over `client.management.deleteGrantedScopes`: in the query any
   * identifier arrives whole, while one with a slash may not survive a path. Both put it into the URL, and there is
   * no form that does not, so keep URLs of these calls out of your logs.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param query `subject`: The user, as your server names them to the API.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  deleteClientGrantedScopes(this: void, clientId: string | number, query: { subject: string }, options?: Options): Promise<models.ClientGrantedScopesDeleteResponse>;

  /**
   * Forget what a user has granted, the user in the path.
   *
   * Deletes the record of which scopes a user has granted to the client. Tokens are not touched.
   *
   * Prefer `client.management.deleteClientGrantedScopes`, which does the same: here the user's identifier is part of
   * the path, and one with a slash may not survive every proxy.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param subject The user, as your server names them to the API. Percent-encoded in the path, a slash included.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  deleteGrantedScopes(this: void, clientId: string | number, subject: string, options?: Options): Promise<models.ClientGrantedScopesDeleteResponse>;

  /**
   * Get the scopes that a client may ask for.
   *
   * Gives the list of scopes that the client is limited to.
   *
   * `null` is not the same as an empty list: without a list the client may ask for every scope of the service, with
   * an empty one for none. `client.get` shows the same list in `extension`.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getRequestableScopes(this: void, clientId: string | number, options?: Options): Promise<models.ClientRequestableScopesGetResponse>;

  /**
   * Limit the scopes that a client may ask for.
   *
   * Puts a list of scopes in place of the one that the client is limited to. From then on, other scopes in its
   * requests are ignored. The answer shows the list as it is stored: compare it with what you sent.
   *
   * Of the two forms of this call, prefer this one over `client.management.setRequestableScopes`, which takes the same
   * body by POST: PUT tells everything along the way that the call may be repeated.
   *
   * Do not send an empty list. The API may take it for no list at all, which lifts the limit in place of closing it.
   * To lift the limit on purpose, call `client.management.deleteRequestableScopes`. Where you change more of the
   * client at the same time, `client.update` with `extension` does all of it at once.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  updateRequestableScopes(this: void, clientId: string | number, body: models.ClientRequestableScopesUpdateRequest, options?: Options): Promise<models.ClientRequestableScopesUpdateResponse>;

  /**
   * Limit the scopes that a client may ask for, by POST.
   *
   * Puts a list of scopes in place of the one that the client is limited to.
   *
   * Prefer `client.management.updateRequestableScopes`, which takes the same body and gives the same answer: PUT
   * tells everything along the way that the call may be repeated. Use this form where PUT is not let through.
   *
   * Do not send an empty list. The API may take it for no list at all, which lifts the limit in place of closing it.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  setRequestableScopes(this: void, clientId: string | number, body: models.ClientRequestableScopesUpdateRequest, options?: Options): Promise<models.ClientRequestableScopesUpdateResponse>;

  /**
   * Let a client ask for every scope.
   *
   * Removes the list of scopes that the client is limited to.
   *
   * The effect is more freedom, not less: from then on the client may ask for every scope of the service. To let it
   * ask for fewer, call `client.management.updateRequestableScopes` with the ones that are left.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  deleteRequestableScopes(this: void, clientId: string | number, options?: Options): Promise<undefined>;
}

/**
 * The methods `client.…`.
 *
 * Clients are the applications that your authorization server serves. These calls create and change them, manage
 * their secrets and locks, and show or take back what users have granted to them. They are for your own management
 * tools, not for the endpoints that clients call.
 *
 * Some lists come in two forms on one path, GET and POST. Prefer the POST form where a subject is part of the question:
 * it stays in the body and so out of the logs of URLs.
 */
export interface ApiClient<Options> {
  /**
   * Get a client.
   *
   * Gives all settings of one client.
   *
   * Use it for the pages on which a client is managed, and as the first step of `client.update`. The decisions of
   * the API already take these settings into account, so there is no need to read them in the course of a flow.
   *
   * The answer holds the client secret. Leave it out of what you show or log.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  get(this: void, clientId: string | number, options?: Options): Promise<models.Client>;

  /**
   * List the clients of the service.
   *
   * Gives a page of the clients, and how many there are in all.
   *
   * `start` and `end` delimit the page: the first index counts, the second does not, and without them the page has
   * at most five clients. For the count alone, ask for a range of no length, such as 0 to 0.
   *
   * The entries are whole clients, so the answer can hold client secrets. Leave them out of what you show or log.
   * @param query `developer`: Identifier of a developer. Only clients of this developer are listed. Left out, all are. `start`: Index of the first entry to return, counted from 0. Left out, it is 0. `end`: Index after the last entry to return. Left out, it is 5. With a value not above `start`, the answer has the count alone.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  list(this: void, query?: { developer?: string | null | undefined; start?: number | null | undefined; end?: number | null | undefined }, options?: Options): Promise<models.ClientListResponse>;

  /**
   * Create a client.
   *
   * Creates a client in the service and gives it an identifier and a secret.
   *
   * Call it from the tools by which you or your partners set up clients. It is not your registration endpoint:
   * requests of clients that register themselves, as in [RFC 7591](https://www.rfc-editor.org/rfc/rfc7591), have a
   * call of their own that checks them by the rules of that specification.
   *
   * Leave out what the API assigns: numbers, times, `clientId` and `clientSecret`. A call that is repeated because
   * its answer was lost makes a second client, so look with `client.list` before you try again.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  create(this: void, body: models.Client, options?: Options): Promise<models.Client>;

  /**
   * Replace the settings of a client.
   *
   * Puts the settings of the call in place of those that are stored.
   *
   * This is not a patch: a property that is left out loses its value. Read the client with `client.get`, change what
   * is to be changed, and send back all of it, properties that you do not know included. Two such changes at the
   * same time overwrite each other, so make them one after the other.
   *
   * The identifier and the secret stay as they are. The secret has calls of its own,
   * `client.management.refreshSecret` and `client.management.updateSecret`.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  update(this: void, clientId: string | number, body: models.Client, options?: Options): Promise<models.Client>;

  /**
   * Delete a client.
   *
   * Removes a client from the service for good. Its identifier and secret mean nothing from then on.
   *
   * To stop a client for a while, lock it with `client.management.updateLockFlag`, which can be undone.
   *
   * A second call answers 404. Where the answer to the first one was lost, that is the sign that it worked.
   * @param clientId Numeric identifier of the client, as a number or as text.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  delete(this: void, clientId: string | number, options?: Options): Promise<undefined>;

  /**
   * The methods `client.management.…`.
   *
   * Clients are the applications that your authorization server serves. These calls create and change them, manage
   * their secrets and locks, and show or take back what users have granted to them. They are for your own management
   * tools, not for the endpoints that clients call.
   *
   * Some lists come in two forms on one path, GET and POST. Prefer the POST form where a subject is part of the question:
   * it stays in the body and so out of the logs of URLs.
   */
  readonly management: ApiClientManagement<Options>;
}

/**
 * The methods `hardwareSecurityKeys.…`.
 *
 * Key pairs of a service whose private part lives in a hardware security module and never leaves it. Your server
 * makes, lists and deletes them here by handle.
 */
export interface ApiHardwareSecurityKeys<Options> {
  /**
   * Create a key in a hardware security module.
   *
   * Has a hardware security module make a key pair for the service. The private key stays in the module; the API
   * asks the module to sign or to decrypt with it.
   *
   * Keep the `handle` of the answer: `hardwareSecurityKeys.get` and `hardwareSecurityKeys.delete` take it. Nothing of
   * a key can be changed afterwards, its key ID included, and key IDs are not checked for being unique.
   *
   * Sending the call twice makes two keys. After a failure whose outcome is not known, look into
   * `hardwareSecurityKeys.list` before trying again.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `SUCCESS` | The key was made. Gives `hsk`. | Keep `hsk.handle`. |
   * | `INVALID_REQUEST` | The call is wrong, for instance in an algorithm that the module does not support. | Correct the call. No key was made. |
   * | `NOT_FOUND` | What the call refers to does not exist. Not to be expected here. | Treat it like `INVALID_REQUEST`. |
   * | `SERVER_ERROR` | The API or the module failed. | Treat it as a fault of the service, and look into the list of keys before trying again. |
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  create(this: void, body: models.HskCreateRequest, options?: Options): Promise<models.HskCreateResponse>;

  /**
   * Delete a key from the hardware security module.
   *
   * Deletes a key by its handle. The service can then neither sign nor decrypt with it, so take the key out of use
   * first, and wait until nothing that it has signed or has to decrypt is in circulation any more.
   *
   * The result is `undefined`: an answer with status 204 has no body.
   * @param handle Handle of the key, as it came when the key was made.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  delete(this: void, handle: string, options?: Options): Promise<undefined>;

  /**
   * Get a key of the hardware security module.
   *
   * Gives what is known of a key by its handle, with its public key. The private key never leaves the module.
   *
   * A handle that is not known is no HTTP error but the action `NOT_FOUND`.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `SUCCESS` | The key was found. Gives `hsk`. | Read `hsk`. |
   * | `INVALID_REQUEST` | The call is wrong. | Correct the call. |
   * | `NOT_FOUND` | There is no key of this handle. | Take the key as gone. |
   * | `SERVER_ERROR` | The API failed. | Treat it as a fault of the service. |
   * @param handle Handle of the key, as it came when the key was made.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  get(this: void, handle: string, options?: Options): Promise<models.HskGetResponse>;

  /**
   * List the keys of the hardware security module.
   *
   * Gives all keys that the service has in a hardware security module, with their handles and public keys. The list
   * comes in one piece; there are no pages.
   *
   * | action | meaning | what the server does |
   * | --- | --- | --- |
   * | `SUCCESS` | The list is complete. | Read `hsks`. |
   * | `INVALID_REQUEST` | The call is wrong. | Correct the call. |
   * | `SERVER_ERROR` | The API failed. | Treat it as a fault of the service. |
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  list(this: void, options?: Options): Promise<models.HskGetListResponse>;
}

/**
 * The methods `jose.…`.
 *
 * Verifying signed or encrypted objects with the keys of the service and its clients.
 */
export interface ApiJose<Options> {
  /**
   * Verify a JOSE object.
   *
   * Checks a JOSE object, such as a JWT in compact form: its signature, after decryption where it is encrypted, the
   * times in its payload, and the presence of the claims that you need. It uses the keys that the service and its
   * clients are registered with, so your server need not hold or fetch any.
   *
   * A JWT that your service signed with a private key needs nothing but `jose`. For one that a client signed, set
   * `signedByClient` and say which client it was: an asymmetric signature is checked by the client's JWK set, a
   * symmetric one by the client secret. An object that was encrypted to a client's public key cannot be checked at
   * all, since only the client has the private key.
   *
   * A bad object is no failed call: the answer is a normal one with `valid` false, so always look at `valid`. What
   * it says about an object holds for keys and times only. Whether the issuer, the audience and the subject are the
   * right ones, and whether the object was used before, is for your server to check.
   *
   * See [RFC 7515](https://www.rfc-editor.org/rfc/rfc7515), [RFC 7516](https://www.rfc-editor.org/rfc/rfc7516) and
   * [RFC 7519, section 7.2](https://www.rfc-editor.org/rfc/rfc7519#section-7.2).
   * @param body The request body.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  verify(this: void, body: models.JoseVerifyRequest, options?: Options): Promise<models.JoseVerifyResponse>;
}

/**
 * The methods `utility.…`.
 *
 * The API itself rather than one of its services: which version answers, whether it can be reached, and whether it is
 * healthy.
 */
export interface ApiUtility<Options> {
  /**
   * Get the version and features of the API.
   *
   * Tells which version of the API answers and which of its features are switched on there.
   *
   * Use it to find out, at the start of your server or in a support case, whether a deployment has what you need.
   * The answer describes the deployment, not one of its services: for the settings of a service there is
   * `service.get`.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  getInfo(this: void, options?: Options): Promise<models.InfoResponse>;

  /**
   * Check that the API can be reached.
   *
   * Answers at once and does nothing else. Use it to see whether a network path to the API is open and how long a
   * round trip takes.
   *
   * It belongs to no service and needs no access token, so a good answer says nothing about your token or your
   * service. What the body of the answer holds is not part of this description.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  echo(this: void, options?: Options): Promise<undefined>;

  /**
   * Check that the API is healthy.
   *
   * Says whether the API is able to work. It is made for probes: call it at intervals and look at the status of the
   * answer.
   *
   * It belongs to no service and needs no access token. The body is plain text for people: decide by the status.
   * @param query `extended`: Whether the check goes further and includes what the API depends on, such as its database. Left out, it does not. The further check costs more, so use it less often.
   * @param options Settings of this call.
   * @throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.
   */
  checkHealth(this: void, query?: { extended?: boolean | null | undefined }, options?: Options): Promise<string>;
}

/** Every operation of the API as a method. `Options` is what a call may be given beside its arguments. */
export interface Api<Options> {
  /**
   * The methods `ciba.…`.
   *
   * Client-Initiated Backchannel Authentication: a client asks for a user's consent without a browser redirect,
   * and the user answers on a device of their own.
   *
   * A flow takes four calls. `ciba.processAuthentication` checks the client's request and makes a ticket. Your
   * server finds the user that the hint points to, then calls `ciba.issue` to start the transaction or
   * `ciba.fail` to refuse it. When the user has answered, or time is up, `ciba.complete` records the outcome.
   * In the poll and ping modes the client then collects its tokens through `token.process`; in push mode they
   * travel in the notification.
   *
   * See [OpenID Connect CIBA Core 1.0](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html).
   */
  readonly ciba: ApiCiba<Options>;

  /**
   * The methods `authorization.…`.
   *
   * The authorization endpoint, to which the browser brings a client's request. `authorization.processRequest` checks it
   * and makes a ticket; once the user has decided, `authorization.issue` or `authorization.fail` prepares the answer for
   * the redirect URI. The `authorization.management` methods read and replace the text that your server attached to a
   * ticket.
   *
   * See [RFC 6749, section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1).
   */
  readonly authorization: ApiAuthorization<Options>;

  /**
   * The methods `pushedAuthorization.…`.
   *
   * The endpoint where clients leave an authorization request in advance. They get a `request_uri`, with which the
   * browser then goes to the authorization endpoint.
   *
   * See [RFC 9126](https://www.rfc-editor.org/rfc/rfc9126).
   */
  readonly pushedAuthorization: ApiPushedAuthorization<Options>;

  /**
   * The methods `token.…`.
   *
   * The token endpoint. Everything that a client posts there goes through `token.process`, whatever its grant type.
   * `token.issue` and `token.fail` finish a request with a password, and `token.management.reissueIdToken` adds an ID
   * token to refreshed tokens.
   *
   * See [RFC 6749, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2).
   */
  readonly token: ApiToken<Options>;

  /**
   * The methods `introspection.…`.
   *
   * Finding out what an access token is good for.
   *
   * Use `introspection.process` inside a protected resource: it decides whether to serve the request and prepares the
   * `WWW-Authenticate` challenge where it must not be served. `introspection.standardProcess` makes the answers of an
   * introspection endpoint that other resource servers call, as defined in [RFC 7662](https://www.rfc-editor.org/rfc/rfc7662).
   */
  readonly introspection: ApiIntrospection<Options>;

  /**
   * The methods `revocation.…`.
   *
   * The revocation endpoint, where a client gives up a token that it does not need any more. `revocation.process` does
   * all of it in one call.
   *
   * See [RFC 7009](https://www.rfc-editor.org/rfc/rfc7009).
   */
  readonly revocation: ApiRevocation<Options>;

  /**
   * The methods `userinfo.…`.
   *
   * The UserInfo endpoint, in two calls. `userinfo.process` checks the access token and names the user and the claims;
   * `userinfo.issue` makes the answer from the values that your server looked up.
   *
   * See [OpenID Connect Core 1.0, section 5.3](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).
   */
  readonly userinfo: ApiUserinfo<Options>;

  /**
   * The methods `deviceFlow.…`.
   *
   * Authorization for devices without a browser or a keyboard. `deviceFlow.authorization` issues the codes,
   * `deviceFlow.verification` finds the request behind the code that a user typed in, and `deviceFlow.complete` records
   * the decision; the device collects its tokens through `token.process`.
   *
   * See [RFC 8628](https://www.rfc-editor.org/rfc/rfc8628).
   */
  readonly deviceFlow: ApiDeviceFlow<Options>;

  /**
   * The methods `nativeSso.…`.
   *
   * A login that the apps of one vendor share on one device. `nativeSso.process` makes the token response with the
   * device secret, and `nativeSso.logout` deletes the tokens of a session.
   *
   * See [OpenID Connect Native SSO for Mobile Apps 1.0](https://openid.net/specs/openid-connect-native-sso-1_0.html).
   */
  readonly nativeSso: ApiNativeSso<Options>;

  /**
   * The methods `grantManagement.…`.
   *
   * The endpoint where a client reads or revokes what a user has granted it under one grant identifier.
   *
   * See [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
   */
  readonly grantManagement: ApiGrantManagement<Options>;

  /**
   * The methods `dynamicClientRegistration.…`.
   *
   * Clients that register themselves ([RFC 7591](https://www.rfc-editor.org/rfc/rfc7591)) and then read, change or
   * remove their registration ([RFC 7592](https://www.rfc-editor.org/rfc/rfc7592)). Your server takes their requests; the
   * API checks them and prepares the answers.
   */
  readonly dynamicClientRegistration: ApiDynamicClientRegistration<Options>;

  /**
   * The methods `federation.…`.
   *
   * Taking part in an OpenID Federation. `federation.configuration` makes the signed statement in which your server
   * describes itself, and `federation.registration` registers a client on the strength of its trust chain.
   *
   * See [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
   */
  readonly federation: ApiFederation<Options>;

  /**
   * The methods `verifiableCredentials.…`.
   *
   * Issuing credentials to wallets by
   * [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html):
   * metadata and keys of the issuer, credential offers, and the credential, batch and deferred credential endpoints. Each
   * endpoint takes two calls: one checks the wallet's request, the next issues what it asked for. Call
   * `introspection.process` before the first.
   */
  readonly verifiableCredentials: ApiVerifiableCredentials<Options>;

  /**
   * The methods `service.…`.
   *
   * A service is one authorization server as the API knows it: its issuer, its keys and its settings. Here services are
   * made, read, changed and deleted, and here are the discovery document and the key set that your server publishes.
   */
  readonly service: ApiService<Options>;

  /**
   * The methods `client.…`.
   *
   * Clients are the applications that your authorization server serves. These calls create and change them, manage
   * their secrets and locks, and show or take back what users have granted to them. They are for your own management
   * tools, not for the endpoints that clients call.
   *
   * Some lists come in two forms on one path, GET and POST. Prefer the POST form where a subject is part of the question:
   * it stays in the body and so out of the logs of URLs.
   */
  readonly client: ApiClient<Options>;

  /**
   * The methods `hardwareSecurityKeys.…`.
   *
   * Key pairs of a service whose private part lives in a hardware security module and never leaves it. Your server
   * makes, lists and deletes them here by handle.
   */
  readonly hardwareSecurityKeys: ApiHardwareSecurityKeys<Options>;

  /**
   * The methods `jose.…`.
   *
   * Verifying signed or encrypted objects with the keys of the service and its clients.
   */
  readonly jose: ApiJose<Options>;

  /**
   * The methods `utility.…`.
   *
   * The API itself rather than one of its services: which version answers, whether it can be reached, and whether it is
   * healthy.
   */
  readonly utility: ApiUtility<Options>;
}
