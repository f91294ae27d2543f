// The methods of the client and their documentation.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

import type { CallOptions } from "../options.js";
import type * as models from "./models.js";

/** The methods `ciba.…`. */
export interface ApiCiba {
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
   * | `USER_IDENTIFICATION` | The request is valid and a ticket was made for it. | Find the user behind `hint`, then call `ciba.issue` with the ticket, or `ciba.fail` with the ticket and a reason. |
   * @param body The request body.
   * @param options Settings of this call.
   */
  processAuthentication(this: void, body: models.BackchannelAuthenticationRequest, options?: CallOptions): Promise<models.BackchannelAuthenticationResponse>;

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
   * | `OK` | The transaction has begun. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   */
  issue(this: void, body: models.BackchannelAuthenticationIssueRequest, options?: CallOptions): Promise<models.BackchannelAuthenticationIssueResponse>;

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
   */
  fail(this: void, body: models.BackchannelAuthenticationFailRequest, options?: CallOptions): Promise<models.BackchannelAuthenticationFailResponse>;

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
   * | `NO_ACTION` | The outcome is recorded. The client polls, so nobody is to be notified. | Nothing more is to be done. The client learns the outcome when it next calls the token endpoint. |
   * | `NOTIFICATION` | The client waits for a notification, of success or of failure. | POST `responseContent` as `application/json` to `clientNotificationEndpoint`, with `clientNotificationToken` as bearer token, and do not follow redirects. |
   * @param body The request body.
   * @param options Settings of this call.
   */
  complete(this: void, body: models.BackchannelAuthenticationCompleteRequest, options?: CallOptions): Promise<models.BackchannelAuthenticationCompleteResponse>;
}

/** The methods `token.…`. */
export interface ApiToken {
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
   * | `PASSWORD` | The resource owner's password is to be checked (grant type `password`). | Check `username` and `password`, then call `token.issue` with the ticket and the subject, or `token.fail` with the ticket. |
   * | `OK` | The tokens are issued. | answer 200 |
   * | `TOKEN_EXCHANGE` | The request is a well-formed token exchange. Nothing was issued. | Decide by your own rules, make a token with `token.management.create`, and answer with 200 and the JSON of RFC 8693, section 2.2. If you do not support it, answer 400 with `unsupported_grant_type`. |
   * | `JWT_BEARER` | The request has a well-formed assertion, whose signature was not verified. Nothing was issued. | Verify the assertion, make a token with `token.management.create`, and answer with 200 and a token response. If you do not support it, answer 400 with `unsupported_grant_type`. |
   * | `NATIVE_SSO` | The request is one of OpenID Connect Native SSO. | Check `sessionId` and `deviceSecret`, then call `nativeSso.process`. If they do not hold, answer 400 with `invalid_grant`. |
   * | `ID_TOKEN_REISSUABLE` | The tokens are refreshed, and a new ID token could be issued along with them. | answer 200 |
   * @param body The request body.
   * @param options Settings of this call.
   */
  process(this: void, body: models.TokenRequest, options?: CallOptions): Promise<models.TokenResponse>;
}

/** The methods `introspection.…`. */
export interface ApiIntrospection {
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
   * | `OK` | The access token is good. | Serve the resource. If the request turns out to be malformed, answer 400 with `responseContent` as `WWW-Authenticate`. |
   * @param body The request body.
   * @param options Settings of this call.
   */
  process(this: void, body: models.IntrospectionRequest, options?: CallOptions): Promise<models.IntrospectionResponse>;
}

/** The methods `service.…`. */
export interface ApiService {
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
   */
  getConfiguration(this: void, query?: { pretty?: boolean; patch?: string }, options?: CallOptions): Promise<models.ServiceConfiguration>;

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
   */
  getJwks(this: void, query?: { includePrivateKeys?: boolean; pretty?: boolean }, options?: CallOptions): Promise<models.ServiceJwks | undefined>;
}

/** Every operation of the API as a method. */
export interface Api {
  /** The methods `ciba.…`. */
  readonly ciba: ApiCiba;

  /** The methods `token.…`. */
  readonly token: ApiToken;

  /** The methods `introspection.…`. */
  readonly introspection: ApiIntrospection;

  /** The methods `service.…`. */
  readonly service: ApiService;
}
