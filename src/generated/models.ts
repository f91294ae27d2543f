// One type for each schema of the description, and the values of its enums.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

import type { components } from "./schema.js";

// Interfaces rather than aliases, so that editors and compiler messages show the name and not its whole contents.
type Shape<Name extends keyof components["schemas"]> = components["schemas"][Name];

/**
 * How client metadata documents are treated in this call, for clients whose identifier is the URL of
 * such a document. Has no effect on other clients.
 */
export interface CimdOptions extends Shape<"CimdOptions"> {}

/** A client's request to your backchannel authentication endpoint. */
export interface BackchannelAuthenticationRequest extends Shape<"BackchannelAuthenticationRequest"> {}

/** The outcome of a call as a code and a sentence. Both are for your logs, never for a client. */
export interface ApiResult extends Shape<"ApiResult"> {}

/** Which client the call was about, and by which kind of identifier it was named. */
export interface ClientReference extends Shape<"ClientReference"> {}

/** A key and its value. */
export interface Pair extends Shape<"Pair"> {}

/** Attributes that you have attached to the service and to the client, handed back with each decision. */
export interface AttributeHolders extends Shape<"AttributeHolders"> {}

/** A text in one language. */
export interface TaggedValue extends Shape<"TaggedValue"> {}

/** A scope that the service knows. See [RFC 6749, section 3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3). */
export interface Scope extends Shape<"Scope"> {}

/** A scope whose name carries a value, such as one payment's number, matched against a registered prefix. */
export interface DynamicScope extends Shape<"DynamicScope"> {}

/**
 * One authorization: a type, the common fields of the specification, and whatever else the type defines.
 * See [RFC 9396, section 2](https://www.rfc-editor.org/rfc/rfc9396#section-2).
 */
export interface AuthorizationDetailsElement extends Shape<"AuthorizationDetailsElement"> {}

/** The rich authorization details of a request or a token. See [RFC 9396](https://www.rfc-editor.org/rfc/rfc9396). */
export interface AuthorizationDetails extends Shape<"AuthorizationDetails"> {}

/** Scopes that were granted together, and the resources that they are limited to. */
export interface GrantScope extends Shape<"GrantScope"> {}

/**
 * What a user has granted so far under one grant identifier. See
 * [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
 */
export interface Grant extends Shape<"Grant"> {}

/**
 * The decision on a backchannel authentication request, and what the request contained.
 *
 * A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
 * `OAuth-Client-Attestation-Challenge` header.
 */
export interface BackchannelAuthenticationResponse extends Shape<"BackchannelAuthenticationResponse"> {}

/** The ticket for which an auth_req_id is to be issued. */
export interface BackchannelAuthenticationIssueRequest extends Shape<"BackchannelAuthenticationIssueRequest"> {}

/** The answer to the client's request, ready to be sent, and its parts. */
export interface BackchannelAuthenticationIssueResponse extends Shape<"BackchannelAuthenticationIssueResponse"> {}

/** Why a backchannel authentication request is refused. */
export interface BackchannelAuthenticationFailRequest extends Shape<"BackchannelAuthenticationFailRequest"> {}

/** The error answer to the client's request, ready to be sent. */
export interface BackchannelAuthenticationFailResponse extends Shape<"BackchannelAuthenticationFailResponse"> {}

/** Extra data tied to an access token. Unless hidden, it also appears as a top-level entry of the token response. */
export interface Property extends Shape<"Property"> {}

/** The outcome of a transaction. `subject` is needed when, and only when, the user approved. */
export type BackchannelAuthenticationCompleteRequest = Shape<"BackchannelAuthenticationCompleteRequest">;

/**
 * What is left to be done after the outcome was recorded. The tokens are here only in push mode after an
 * approval: they are inside `responseContent` too, and that is what the client gets.
 */
export interface BackchannelAuthenticationCompleteResponse extends Shape<"BackchannelAuthenticationCompleteResponse"> {}

/** A client's request to your token endpoint. */
export interface TokenRequest extends Shape<"TokenRequest"> {}

/** What the API knows of a token that was presented in a token exchange, if it is one of its own. */
export interface TokenInfo extends Shape<"TokenInfo"> {}

/** The decision on a token request, and the tokens where they were issued. */
export interface TokenResponse extends Shape<"TokenResponse"> {}

/** An access token, and the conditions it has to meet. */
export interface IntrospectionRequest extends Shape<"IntrospectionRequest"> {}

/** Whether the access token is good for the request, and what is tied to it. */
export interface IntrospectionResponse extends Shape<"IntrospectionResponse"> {}

/**
 * Metadata of an authorization server, by the names of
 * [OpenID Connect Discovery 1.0](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata) and its extensions.
 */
export interface ServiceConfiguration extends Shape<"ServiceConfiguration"> {}

/** A JSON Web Key set. See [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5). */
export interface ServiceJwks extends Shape<"ServiceJwks"> {}

/**
 * How a client proves who it is at the token endpoint and the endpoints that follow its rules. See
 * [OpenID Connect Core 1.0, section 9](https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication).
 *
 * - `NONE`: The client is public and does not authenticate. CIBA refuses such clients.
 * - `CLIENT_SECRET_BASIC`: Identifier and secret in an `Authorization` header of the Basic scheme.
 * - `CLIENT_SECRET_POST`: Identifier and secret in the form body.
 * - `CLIENT_SECRET_JWT`: An assertion that the client has signed with its secret.
 * - `PRIVATE_KEY_JWT`: An assertion that the client has signed with its private key.
 * - `TLS_CLIENT_AUTH`: A client certificate issued by a trusted authority, RFC 8705, section 2.1.
 * - `SELF_SIGNED_TLS_CLIENT_AUTH`: A self-signed client certificate that was registered, RFC 8705, section 2.2.
 * - `ATTEST_JWT_CLIENT_AUTH`: A client attestation and a proof of possession of its key.
 */
export type ClientAuthMethod = NonNullable<components["schemas"]["ClientAuthMethod"]>;

/** The values of {@link ClientAuthMethod} that the description knows. The API may add others. */
export const ClientAuthMethodValues = [
  "NONE",
  "CLIENT_SECRET_BASIC",
  "CLIENT_SECRET_POST",
  "CLIENT_SECRET_JWT",
  "PRIVATE_KEY_JWT",
  "TLS_CLIENT_AUTH",
  "SELF_SIGNED_TLS_CLIENT_AUTH",
  "ATTEST_JWT_CLIENT_AUTH",
] as const satisfies readonly ClientAuthMethod[];

/**
 * How a CIBA client learns the outcome. See
 * [CIBA Core 1.0, section 5](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.5).
 *
 * - `PING`: Your server notifies the client that there is an outcome, and the client fetches it at the token endpoint.
 * - `POLL`: The client asks the token endpoint again and again until there is an outcome.
 * - `PUSH`: Your server sends the tokens, or the error, to the client's notification endpoint.
 */
export type DeliveryMode = NonNullable<components["schemas"]["DeliveryMode"]>;

/** The values of {@link DeliveryMode} that the description knows. The API may add others. */
export const DeliveryModeValues = [
  "PING",
  "POLL",
  "PUSH",
] as const satisfies readonly DeliveryMode[];

/**
 * What the client asks to do with a grant, sent as `grant_management_action`.
 *
 * - `CREATE`: Make a new grant with an identifier of its own.
 * - `QUERY`: Read a grant. Only the grant management endpoint takes it.
 * - `REPLACE`: Put what is granted now in place of what the grant held.
 * - `REVOKE`: Withdraw a grant and its tokens. Only the grant management endpoint takes it.
 * - `MERGE`: Add what is granted now to what the grant holds.
 */
export type GrantManagementAction = NonNullable<components["schemas"]["GrantManagementAction"]>;

/** The values of {@link GrantManagementAction} that the description knows. The API may add others. */
export const GrantManagementActionValues = [
  "CREATE",
  "QUERY",
  "REPLACE",
  "REVOKE",
  "MERGE",
] as const satisfies readonly GrantManagementAction[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: The client's request breaks a rule.
 * - `UNAUTHORIZED`: The client could not be authenticated.
 * - `USER_IDENTIFICATION`: The request is valid. Find the user.
 */
export type BackchannelAuthenticationResponseAction = NonNullable<components["schemas"]["BackchannelAuthenticationResponse"]["action"]>;

/** The values of {@link BackchannelAuthenticationResponseAction} that the description knows. The API may add others. */
export const BackchannelAuthenticationResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "USER_IDENTIFICATION",
] as const satisfies readonly BackchannelAuthenticationResponseAction[];

/**
 * Which of the three hints the request has.
 *
 * - `ID_TOKEN_HINT`: `id_token_hint`, an ID token that your server issued before. See `sub`.
 * - `LOGIN_HINT`: `login_hint`, an identifier such as a user name, an address or a number.
 * - `LOGIN_HINT_TOKEN`: `login_hint_token`, a token whose form your server has agreed on with its clients.
 */
export type BackchannelAuthenticationResponseHintType = NonNullable<components["schemas"]["BackchannelAuthenticationResponse"]["hintType"]>;

/** The values of {@link BackchannelAuthenticationResponseHintType} that the description knows. The API may add others. */
export const BackchannelAuthenticationResponseHintTypeValues = [
  "ID_TOKEN_HINT",
  "LOGIN_HINT",
  "LOGIN_HINT_TOKEN",
] as const satisfies readonly BackchannelAuthenticationResponseHintType[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call had no ticket, or the API failed.
 * - `INVALID_TICKET`: The ticket cannot be used for this.
 * - `OK`: The transaction has begun.
 */
export type BackchannelAuthenticationIssueResponseAction = NonNullable<components["schemas"]["BackchannelAuthenticationIssueResponse"]["action"]>;

/** The values of {@link BackchannelAuthenticationIssueResponseAction} that the description knows. The API may add others. */
export const BackchannelAuthenticationIssueResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "INVALID_TICKET",
  "OK",
] as const satisfies readonly BackchannelAuthenticationIssueResponseAction[];

/**
 * Why the request is refused. It decides on the error code in the answer and on its HTTP status. The API
 * takes a missing reason for `SERVER_ERROR`; this package asks for one.
 *
 * - `ACCESS_DENIED`: Your server refuses by itself, without asking the user: `access_denied`, 403.
 * - `EXPIRED_LOGIN_HINT_TOKEN`: The login hint token is too old: `expired_login_hint_token`, 400. Check this before you look up the user.
 * - `INVALID_BINDING_MESSAGE`: The binding message is too long or cannot be shown: `invalid_binding_message`, 400.
 * - `INVALID_TARGET`: A resource of the request is not acceptable: `invalid_target`, 400.
 * - `INVALID_USER_CODE`: The user code is wrong: `invalid_user_code`, 400.
 * - `MISSING_USER_CODE`: Your own policy needs a user code and there is none: `missing_user_code`, 400.
 * - `SERVER_ERROR`: Something went wrong in your server: `server_error`, 500.
 * - `UNAUTHORIZED_CLIENT`: Your own policy does not let this client do this: `unauthorized_client`, 400.
 * - `UNKNOWN_USER_ID`: The hint does not lead to a user: `unknown_user_id`, 400.
 */
export type BackchannelAuthenticationFailRequestReason = NonNullable<components["schemas"]["BackchannelAuthenticationFailRequest"]["reason"]>;

/** The values of {@link BackchannelAuthenticationFailRequestReason} that the description knows. The API may add others. */
export const BackchannelAuthenticationFailRequestReasonValues = [
  "ACCESS_DENIED",
  "EXPIRED_LOGIN_HINT_TOKEN",
  "INVALID_BINDING_MESSAGE",
  "INVALID_TARGET",
  "INVALID_USER_CODE",
  "MISSING_USER_CODE",
  "SERVER_ERROR",
  "UNAUTHORIZED_CLIENT",
  "UNKNOWN_USER_ID",
] as const satisfies readonly BackchannelAuthenticationFailRequestReason[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The reason was `SERVER_ERROR`, the call was not made properly, or the API failed.
 * - `BAD_REQUEST`: The reason was one of the seven others.
 * - `FORBIDDEN`: The reason was `ACCESS_DENIED`.
 */
export type BackchannelAuthenticationFailResponseAction = NonNullable<components["schemas"]["BackchannelAuthenticationFailResponse"]["action"]>;

/** The values of {@link BackchannelAuthenticationFailResponseAction} that the description knows. The API may add others. */
export const BackchannelAuthenticationFailResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "FORBIDDEN",
] as const satisfies readonly BackchannelAuthenticationFailResponseAction[];

/**
 * How the transaction ended.
 *
 * - `TRANSACTION_FAILED`: There is no usable answer of the user, for instance because the device never answered.
 * - `ACCESS_DENIED`: The user refused.
 * - `AUTHORIZED`: The user approved.
 */
export type BackchannelAuthenticationCompleteRequestResult = NonNullable<components["schemas"]["BackchannelAuthenticationCompleteRequest"]["result"]>;

/** The values of {@link BackchannelAuthenticationCompleteRequestResult} that the description knows. The API may add others. */
export const BackchannelAuthenticationCompleteRequestResultValues = [
  "TRANSACTION_FAILED",
  "ACCESS_DENIED",
  "AUTHORIZED",
] as const satisfies readonly BackchannelAuthenticationCompleteRequestResult[];

/**
 * Form of the `aud` claim of the ID token, in place of the service's setting. `null` keeps that setting.
 *
 * - `array`: An array, even for a single audience.
 * - `string`: A string.
 */
export type BackchannelAuthenticationCompleteRequestIdTokenAudType = NonNullable<components["schemas"]["BackchannelAuthenticationCompleteRequest"]["idTokenAudType"]>;

/** The values of {@link BackchannelAuthenticationCompleteRequestIdTokenAudType} that the description knows. The API may add others. */
export const BackchannelAuthenticationCompleteRequestIdTokenAudTypeValues = [
  "array",
  "string",
] as const satisfies readonly BackchannelAuthenticationCompleteRequestIdTokenAudType[];

/**
 * What your server does next. None of it is an answer to a request of the client.
 *
 * - `SERVER_ERROR`: The outcome could not be recorded.
 * - `NO_ACTION`: The outcome is recorded, and the client polls.
 * - `NOTIFICATION`: The client is to be notified.
 */
export type BackchannelAuthenticationCompleteResponseAction = NonNullable<components["schemas"]["BackchannelAuthenticationCompleteResponse"]["action"]>;

/** The values of {@link BackchannelAuthenticationCompleteResponseAction} that the description knows. The API may add others. */
export const BackchannelAuthenticationCompleteResponseActionValues = [
  "SERVER_ERROR",
  "NO_ACTION",
  "NOTIFICATION",
] as const satisfies readonly BackchannelAuthenticationCompleteResponseAction[];

/**
 * How a client came by its tokens, or wants to.
 *
 * - `AUTHORIZATION_CODE`: `authorization_code` of RFC 6749, section 4.1.
 * - `IMPLICIT`: The implicit flow of RFC 6749, section 4.2. It has no value on the wire.
 * - `PASSWORD`: `password` of RFC 6749, section 4.3.
 * - `CLIENT_CREDENTIALS`: `client_credentials` of RFC 6749, section 4.4.
 * - `REFRESH_TOKEN`: `refresh_token` of RFC 6749, section 6.
 * - `CIBA`: `urn:openid:params:grant-type:ciba` of CIBA Core 1.0.
 * - `DEVICE_CODE`: `urn:ietf:params:oauth:grant-type:device_code` of RFC 8628.
 * - `TOKEN_EXCHANGE`: `urn:ietf:params:oauth:grant-type:token-exchange` of RFC 8693.
 * - `JWT_BEARER`: `urn:ietf:params:oauth:grant-type:jwt-bearer` of RFC 7523.
 * - `PRE_AUTHORIZED_CODE`: `urn:ietf:params:oauth:grant-type:pre-authorized_code` of OpenID for Verifiable Credential Issuance.
 */
export type GrantType = NonNullable<components["schemas"]["GrantType"]>;

/** The values of {@link GrantType} that the description knows. The API may add others. */
export const GrantTypeValues = [
  "AUTHORIZATION_CODE",
  "IMPLICIT",
  "PASSWORD",
  "CLIENT_CREDENTIALS",
  "REFRESH_TOKEN",
  "CIBA",
  "DEVICE_CODE",
  "TOKEN_EXCHANGE",
  "JWT_BEARER",
  "PRE_AUTHORIZED_CODE",
] as const satisfies readonly GrantType[];

/**
 * Kind of a token in a token exchange. See [RFC 8693, section 3](https://www.rfc-editor.org/rfc/rfc8693#section-3).
 *
 * - `JWT`: `urn:ietf:params:oauth:token-type:jwt`, any JSON Web Token.
 * - `ACCESS_TOKEN`: `urn:ietf:params:oauth:token-type:access_token`.
 * - `REFRESH_TOKEN`: `urn:ietf:params:oauth:token-type:refresh_token`.
 * - `ID_TOKEN`: `urn:ietf:params:oauth:token-type:id_token`.
 * - `SAML1`: `urn:ietf:params:oauth:token-type:saml1`, a SAML 1.1 assertion in base64url.
 * - `SAML2`: `urn:ietf:params:oauth:token-type:saml2`, a SAML 2.0 assertion in base64url.
 * - `DEVICE_SECRET`: The device secret of OpenID Connect Native SSO.
 * - `DEVICE_CODE`: A device code of RFC 8628.
 * - `TOKEN_EXCHANGE`: Listed by the API without a token type of its own in RFC 8693.
 * - `JWT_BEARER`: An assertion of RFC 7523.
 */
export type TokenType = NonNullable<components["schemas"]["TokenType"]>;

/** The values of {@link TokenType} that the description knows. The API may add others. */
export const TokenTypeValues = [
  "JWT",
  "ACCESS_TOKEN",
  "REFRESH_TOKEN",
  "ID_TOKEN",
  "SAML1",
  "SAML2",
  "DEVICE_SECRET",
  "DEVICE_CODE",
  "TOKEN_EXCHANGE",
  "JWT_BEARER",
] as const satisfies readonly TokenType[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `INVALID_CLIENT`: The client could not be authenticated.
 * - `BAD_REQUEST`: There are no tokens for this request. `responseContent` tells the client why.
 * - `PASSWORD`: The resource owner's password is to be checked.
 * - `OK`: The tokens are issued.
 * - `TOKEN_EXCHANGE`: A token exchange is to be decided on.
 * - `JWT_BEARER`: An assertion is to be verified.
 * - `NATIVE_SSO`: A Native SSO request is to be checked.
 * - `ID_TOKEN_REISSUABLE`: The tokens are issued, and an ID token could be issued anew.
 */
export type TokenResponseAction = NonNullable<components["schemas"]["TokenResponse"]["action"]>;

/** The values of {@link TokenResponseAction} that the description knows. The API may add others. */
export const TokenResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "INVALID_CLIENT",
  "BAD_REQUEST",
  "PASSWORD",
  "OK",
  "TOKEN_EXCHANGE",
  "JWT_BEARER",
  "NATIVE_SSO",
  "ID_TOKEN_REISSUABLE",
] as const satisfies readonly TokenResponseAction[];

/**
 * What the resource does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: No access token was presented.
 * - `UNAUTHORIZED`: The access token is not known or has expired.
 * - `FORBIDDEN`: The access token does not cover what the resource needs.
 * - `OK`: The access token is good. Serve the resource.
 */
export type IntrospectionResponseAction = NonNullable<components["schemas"]["IntrospectionResponse"]["action"]>;

/** The values of {@link IntrospectionResponseAction} that the description knows. The API may add others. */
export const IntrospectionResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "OK",
] as const satisfies readonly IntrospectionResponseAction[];
