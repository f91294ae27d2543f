// One type for each schema of the description, and the values of its enums.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

import type { components } from "./schema.js";

// Interfaces rather than aliases, so that editors and compiler messages show the name and not its whole contents. In place of an
// interface with one base and nothing else, messages show the base, hence the second one.
type Shape<Name extends keyof components["schemas"]> = components["schemas"][Name];
interface Model {}

/**
 * How client metadata documents are treated in this call, for clients whose identifier is the URL of
 * such a document. Has no effect on other clients.
 */
export interface CimdOptions extends Shape<"CimdOptions">, Model {}

/** A client's request to your backchannel authentication endpoint. */
export interface BackchannelAuthenticationRequest extends Shape<"BackchannelAuthenticationRequest">, Model {}

/** The outcome of a call as a code and a sentence. Both are for your logs. A client sees the sentence only where `responseContent` quotes it. */
export interface ApiResult extends Shape<"ApiResult">, Model {}

/** Which client the call was about, and by which kind of identifier it was named. */
export interface ClientReference extends Shape<"ClientReference">, Model {}

/** A key and its value. */
export interface Pair extends Shape<"Pair">, Model {}

/** Attributes that you have attached to the service and to the client, handed back with each decision. */
export interface AttributeHolders extends Shape<"AttributeHolders">, Model {}

/** A text in one language. */
export interface TaggedValue extends Shape<"TaggedValue">, Model {}

/** A scope that the service knows. See [RFC 6749, section 3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3). */
export interface Scope extends Shape<"Scope">, Model {}

/** A scope whose name carries a value, such as one payment's number, matched against a registered prefix. */
export interface DynamicScope extends Shape<"DynamicScope">, Model {}

/**
 * One authorization: a type, the common fields of the specification, and whatever else the type defines.
 * See [RFC 9396, section 2](https://www.rfc-editor.org/rfc/rfc9396#section-2).
 */
export interface AuthorizationDetailsElement extends Shape<"AuthorizationDetailsElement">, Model {}

/** The rich authorization details of a request or a token. See [RFC 9396](https://www.rfc-editor.org/rfc/rfc9396). */
export interface AuthorizationDetails extends Shape<"AuthorizationDetails">, Model {}

/** Scopes that were granted together, and the resources that they are limited to. */
export interface GrantScope extends Shape<"GrantScope">, Model {}

/**
 * What a user has granted so far under one grant identifier. See
 * [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
 */
export interface Grant extends Shape<"Grant">, Model {}

/** {@link BackchannelAuthenticationResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface BackchannelAuthenticationResponseInternalServerError extends Shape<"BackchannelAuthenticationResponseInternalServerError">, Model {}

/** {@link BackchannelAuthenticationResponse} with `BAD_REQUEST`. The client's request breaks a rule, or the client may not use CIBA. */
export interface BackchannelAuthenticationResponseBadRequest extends Shape<"BackchannelAuthenticationResponseBadRequest">, Model {}

/** {@link BackchannelAuthenticationResponse} with `UNAUTHORIZED`. The client could not be authenticated. */
export interface BackchannelAuthenticationResponseUnauthorized extends Shape<"BackchannelAuthenticationResponseUnauthorized">, Model {}

/** {@link BackchannelAuthenticationResponse} with `USER_IDENTIFICATION`. The request is valid and a ticket was made for it. */
export interface BackchannelAuthenticationResponseUserIdentification extends Shape<"BackchannelAuthenticationResponseUserIdentification">, Model {}

/**
 * The decision on a backchannel authentication request, and what the request contained.
 *
 * A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
 * `OAuth-Client-Attestation-Challenge` header.
 */
export type BackchannelAuthenticationResponse =
  | BackchannelAuthenticationResponseInternalServerError
  | BackchannelAuthenticationResponseBadRequest
  | BackchannelAuthenticationResponseUnauthorized
  | BackchannelAuthenticationResponseUserIdentification;

/** The ticket for which an auth_req_id is to be issued. */
export interface BackchannelAuthenticationIssueRequest extends Shape<"BackchannelAuthenticationIssueRequest">, Model {}

/** {@link BackchannelAuthenticationIssueResponse} with `INTERNAL_SERVER_ERROR`. The call had no ticket, or the API failed. */
export interface BackchannelAuthenticationIssueResponseInternalServerError extends Shape<"BackchannelAuthenticationIssueResponseInternalServerError">, Model {}

/** {@link BackchannelAuthenticationIssueResponse} with `INVALID_TICKET`. The ticket is unknown, expired, another service's, or was used for this before. */
export interface BackchannelAuthenticationIssueResponseInvalidTicket extends Shape<"BackchannelAuthenticationIssueResponseInvalidTicket">, Model {}

/** {@link BackchannelAuthenticationIssueResponse} with `OK`. The transaction has begun. */
export interface BackchannelAuthenticationIssueResponseOk extends Shape<"BackchannelAuthenticationIssueResponseOk">, Model {}

/** The answer to the client's request, ready to be sent, and its parts. */
export type BackchannelAuthenticationIssueResponse =
  | BackchannelAuthenticationIssueResponseInternalServerError
  | BackchannelAuthenticationIssueResponseInvalidTicket
  | BackchannelAuthenticationIssueResponseOk;

/** Why a backchannel authentication request is refused. */
export interface BackchannelAuthenticationFailRequest extends Shape<"BackchannelAuthenticationFailRequest">, Model {}

/** {@link BackchannelAuthenticationFailResponse} with `INTERNAL_SERVER_ERROR`. The reason was `SERVER_ERROR`, the call was not made properly, or the API failed. */
export interface BackchannelAuthenticationFailResponseInternalServerError extends Shape<"BackchannelAuthenticationFailResponseInternalServerError">, Model {}

/** {@link BackchannelAuthenticationFailResponse} with `BAD_REQUEST`. The reason is one that the client can do something about. */
export interface BackchannelAuthenticationFailResponseBadRequest extends Shape<"BackchannelAuthenticationFailResponseBadRequest">, Model {}

/** {@link BackchannelAuthenticationFailResponse} with `FORBIDDEN`. The reason was `ACCESS_DENIED`. */
export interface BackchannelAuthenticationFailResponseForbidden extends Shape<"BackchannelAuthenticationFailResponseForbidden">, Model {}

/** The error answer to the client's request, ready to be sent. */
export type BackchannelAuthenticationFailResponse =
  | BackchannelAuthenticationFailResponseInternalServerError
  | BackchannelAuthenticationFailResponseBadRequest
  | BackchannelAuthenticationFailResponseForbidden;

/** Extra data tied to an access token. Unless hidden, it also appears as a top-level entry of the token response. */
export interface Property extends Shape<"Property">, Model {}

/** {@link BackchannelAuthenticationCompleteRequest}: The user approved, so the call has to say who they are. */
export interface BackchannelAuthenticationCompleteRequestApproved extends Shape<"BackchannelAuthenticationCompleteRequestApproved">, Model {}

/** {@link BackchannelAuthenticationCompleteRequest}: The user refused or did not answer, so no subject is needed. */
export interface BackchannelAuthenticationCompleteRequestNotApproved extends Shape<"BackchannelAuthenticationCompleteRequestNotApproved">, Model {}

/** The outcome of a transaction. `subject` is needed when, and only when, the user approved. */
export type BackchannelAuthenticationCompleteRequest =
  | BackchannelAuthenticationCompleteRequestApproved
  | BackchannelAuthenticationCompleteRequestNotApproved;

/** {@link BackchannelAuthenticationCompleteResponse} with `SERVER_ERROR`. The outcome could not be recorded. In poll mode that is any error; in ping and push mode only one before the transaction was found. */
export interface BackchannelAuthenticationCompleteResponseServerError extends Shape<"BackchannelAuthenticationCompleteResponseServerError">, Model {}

/** {@link BackchannelAuthenticationCompleteResponse} with `NO_ACTION`. The outcome is recorded. The client polls, so nobody is to be notified. */
export interface BackchannelAuthenticationCompleteResponseNoAction extends Shape<"BackchannelAuthenticationCompleteResponseNoAction">, Model {}

/** {@link BackchannelAuthenticationCompleteResponse} with `NOTIFICATION`. The client waits for a notification, of success or of failure. */
export interface BackchannelAuthenticationCompleteResponseNotification extends Shape<"BackchannelAuthenticationCompleteResponseNotification">, Model {}

/**
 * What is left to be done after the outcome was recorded. The tokens are here only in push mode after an
 * approval: they are inside `responseContent` too, and that is what the client gets.
 */
export type BackchannelAuthenticationCompleteResponse =
  | BackchannelAuthenticationCompleteResponseServerError
  | BackchannelAuthenticationCompleteResponseNoAction
  | BackchannelAuthenticationCompleteResponseNotification;

/** A client's request to your authorization endpoint. */
export interface AuthorizationRequest extends Shape<"AuthorizationRequest">, Model {}

/**
 * What an authorization response tells of the client: what your pages show of it, and the settings that bear on
 * the request. Secrets, keys and redirect URIs are left out.
 */
export interface ClientLimitedAuthorization extends Shape<"ClientLimitedAuthorization">, Model {}

/** By what the service is known to a social network. */
export interface SnsCredentials extends Shape<"SnsCredentials">, Model {}

/** An endpoint, by its name and its URI. */
export interface NamedUri extends Shape<"NamedUri">, Model {}

/** A key pair whose private part lives in a hardware security module. */
export interface Hsk extends Shape<"Hsk">, Model {}

/**
 * An entity at which a chain of trust in a federation may end. See
 * [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
 */
export interface TrustAnchor extends Shape<"TrustAnchor">, Model {}

/**
 * Settings of a service from which the metadata of the credential issuer is made. Without `credentialIssuer`,
 * `credentialEndpoint` and `credentialsSupported` nothing can be issued. See
 * [OpenID for Verifiable Credential Issuance 1.0, section 12.2](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-12.2).
 */
export interface CredentialIssuerMetadata extends Shape<"CredentialIssuerMetadata">, Model {}

/**
 * An authorization server as the API knows it: its names and keys, the endpoints it has, what it allows, and how
 * long what it issues is good for.
 *
 * "Published as" names the entry of the discovery document that follows from a property. The API builds that
 * document, and `service.getConfiguration` returns it. The URLs of endpoints are there to be published and
 * compared: the endpoints themselves are yours. Durations are seconds.
 */
export interface Service extends Shape<"Service">, Model {}

/**
 * A credential offer and what is stored with it. Only `credentialOffer` is for the wallet. See
 * [OpenID for Verifiable Credential Issuance 1.0, section 4.1.1](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-4.1.1).
 */
export interface CredentialOfferInfo extends Shape<"CredentialOfferInfo">, Model {}

/** {@link AuthorizationResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface AuthorizationResponseInternalServerError extends Shape<"AuthorizationResponseInternalServerError">, Model {}

/** {@link AuthorizationResponse} with `BAD_REQUEST`. The request is invalid, and there is no redirect URI to which the error could safely go. */
export interface AuthorizationResponseBadRequest extends Shape<"AuthorizationResponseBadRequest">, Model {}

/** {@link AuthorizationResponse} with `LOCATION`. The request is invalid, and the error goes to the client's redirect URI. */
export interface AuthorizationResponseLocation extends Shape<"AuthorizationResponseLocation">, Model {}

/** {@link AuthorizationResponse} with `FORM`. The request is invalid, and the error goes to the client's redirect URI by a form that posts itself. */
export interface AuthorizationResponseForm extends Shape<"AuthorizationResponseForm">, Model {}

/** {@link AuthorizationResponse} with `NO_INTERACTION`. The request is valid and has `prompt=none`, so no page may be shown. */
export interface AuthorizationResponseNoInteraction extends Shape<"AuthorizationResponseNoInteraction">, Model {}

/** {@link AuthorizationResponse} with `INTERACTION`. The request is valid, and the user is to log in and to consent. */
export interface AuthorizationResponseInteraction extends Shape<"AuthorizationResponseInteraction">, Model {}

/**
 * The decision on an authorization request, and what the request contained. The details of the request are there
 * with `INTERACTION` and `NO_INTERACTION`; with an error only some of them may be.
 *
 * `lowestPrompt` is the least that has to be asked of the user, and `CONSENT` for a request without `prompt`. It is
 * kept for older servers: go by `prompts`, which tells all of it.
 */
export type AuthorizationResponse =
  | AuthorizationResponseInternalServerError
  | AuthorizationResponseBadRequest
  | AuthorizationResponseLocation
  | AuthorizationResponseForm
  | AuthorizationResponseNoInteraction
  | AuthorizationResponseInteraction;

/** Why an authorization request ends without an authorization. */
export interface AuthorizationFailRequest extends Shape<"AuthorizationFailRequest">, Model {}

/** {@link AuthorizationFailResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface AuthorizationFailResponseInternalServerError extends Shape<"AuthorizationFailResponseInternalServerError">, Model {}

/** {@link AuthorizationFailResponse} with `BAD_REQUEST`. The ticket is gone, either used before or expired. */
export interface AuthorizationFailResponseBadRequest extends Shape<"AuthorizationFailResponseBadRequest">, Model {}

/** {@link AuthorizationFailResponse} with `LOCATION`. The error goes to the client's redirect URI. */
export interface AuthorizationFailResponseLocation extends Shape<"AuthorizationFailResponseLocation">, Model {}

/** {@link AuthorizationFailResponse} with `FORM`. The error goes to the client's redirect URI by a form that posts itself. */
export interface AuthorizationFailResponseForm extends Shape<"AuthorizationFailResponseForm">, Model {}

/** The error answer to the authorization request, ready to be sent. */
export type AuthorizationFailResponse =
  | AuthorizationFailResponseInternalServerError
  | AuthorizationFailResponseBadRequest
  | AuthorizationFailResponseLocation
  | AuthorizationFailResponseForm;

/**
 * Who authorized the client, and to what. `authorizationDetails`, when given, is granted in place of what the
 * client asked for.
 */
export interface AuthorizationIssueRequest extends Shape<"AuthorizationIssueRequest">, Model {}

/** What your server has attached to a ticket. */
export interface AuthorizationTicketInfo extends Shape<"AuthorizationTicketInfo">, Model {}

/** {@link AuthorizationIssueResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface AuthorizationIssueResponseInternalServerError extends Shape<"AuthorizationIssueResponseInternalServerError">, Model {}

/** {@link AuthorizationIssueResponse} with `BAD_REQUEST`. The ticket is gone, either used before or expired. */
export interface AuthorizationIssueResponseBadRequest extends Shape<"AuthorizationIssueResponseBadRequest">, Model {}

/** {@link AuthorizationIssueResponse} with `LOCATION`. The result, which may also be an error, goes to the client's redirect URI. */
export interface AuthorizationIssueResponseLocation extends Shape<"AuthorizationIssueResponseLocation">, Model {}

/** {@link AuthorizationIssueResponse} with `FORM`. The result, which may also be an error, goes to the client's redirect URI by a form that posts itself. */
export interface AuthorizationIssueResponseForm extends Shape<"AuthorizationIssueResponseForm">, Model {}

/**
 * The answer to the authorization request, ready to be sent, and what was issued. What was issued is inside
 * `responseContent` too, and that is what the client gets.
 */
export type AuthorizationIssueResponse =
  | AuthorizationIssueResponseInternalServerError
  | AuthorizationIssueResponseBadRequest
  | AuthorizationIssueResponseLocation
  | AuthorizationIssueResponseForm;

/** The ticket to read. */
export interface AuthorizationTicketInfoRequest extends Shape<"AuthorizationTicketInfoRequest">, Model {}

/** {@link AuthorizationTicketInfoResponse} with `OK`. The ticket exists, and `info` holds what is attached to it. */
export interface AuthorizationTicketInfoResponseOk extends Shape<"AuthorizationTicketInfoResponseOk">, Model {}

/** {@link AuthorizationTicketInfoResponse} with `NOT_FOUND`. There is no such ticket, because it was used, has expired or never existed. */
export interface AuthorizationTicketInfoResponseNotFound extends Shape<"AuthorizationTicketInfoResponseNotFound">, Model {}

/** {@link AuthorizationTicketInfoResponse} with `CALLER_ERROR`. The call itself is wrong, for instance because it has no ticket. */
export interface AuthorizationTicketInfoResponseCallerError extends Shape<"AuthorizationTicketInfoResponseCallerError">, Model {}

/** {@link AuthorizationTicketInfoResponse} with `AUTHLETE_ERROR`. The API failed. */
export interface AuthorizationTicketInfoResponseAuthleteError extends Shape<"AuthorizationTicketInfoResponseAuthleteError">, Model {}

/** What is attached to a ticket. */
export type AuthorizationTicketInfoResponse =
  | AuthorizationTicketInfoResponseOk
  | AuthorizationTicketInfoResponseNotFound
  | AuthorizationTicketInfoResponseCallerError
  | AuthorizationTicketInfoResponseAuthleteError;

/** A ticket, and what to attach to it. */
export interface AuthorizationTicketUpdateRequest extends Shape<"AuthorizationTicketUpdateRequest">, Model {}

/** {@link AuthorizationTicketUpdateResponse} with `OK`. The new text is attached. `info` may show it. */
export interface AuthorizationTicketUpdateResponseOk extends Shape<"AuthorizationTicketUpdateResponseOk">, Model {}

/** {@link AuthorizationTicketUpdateResponse} with `NOT_FOUND`. There is no such ticket, because it was used, has expired or never existed. */
export interface AuthorizationTicketUpdateResponseNotFound extends Shape<"AuthorizationTicketUpdateResponseNotFound">, Model {}

/** {@link AuthorizationTicketUpdateResponse} with `CALLER_ERROR`. The call itself is wrong, for instance because it has no ticket. */
export interface AuthorizationTicketUpdateResponseCallerError extends Shape<"AuthorizationTicketUpdateResponseCallerError">, Model {}

/** {@link AuthorizationTicketUpdateResponse} with `AUTHLETE_ERROR`. The API failed. */
export interface AuthorizationTicketUpdateResponseAuthleteError extends Shape<"AuthorizationTicketUpdateResponseAuthleteError">, Model {}

/** What is attached to a ticket after an update. */
export type AuthorizationTicketUpdateResponse =
  | AuthorizationTicketUpdateResponseOk
  | AuthorizationTicketUpdateResponseNotFound
  | AuthorizationTicketUpdateResponseCallerError
  | AuthorizationTicketUpdateResponseAuthleteError;

/** A client's request to your pushed authorization request endpoint. */
export interface PushedAuthorizationRequest extends Shape<"PushedAuthorizationRequest">, Model {}

/** {@link PushedAuthorizationResponse} with `CREATED`. The request is valid and was stored. */
export interface PushedAuthorizationResponseCreated extends Shape<"PushedAuthorizationResponseCreated">, Model {}

/** {@link PushedAuthorizationResponse} with `BAD_REQUEST`. The request breaks a rule. */
export interface PushedAuthorizationResponseBadRequest extends Shape<"PushedAuthorizationResponseBadRequest">, Model {}

/** {@link PushedAuthorizationResponse} with `UNAUTHORIZED`. The client could not be authenticated. */
export interface PushedAuthorizationResponseUnauthorized extends Shape<"PushedAuthorizationResponseUnauthorized">, Model {}

/** {@link PushedAuthorizationResponse} with `FORBIDDEN`. The client may not push authorization requests. */
export interface PushedAuthorizationResponseForbidden extends Shape<"PushedAuthorizationResponseForbidden">, Model {}

/** {@link PushedAuthorizationResponse} with `PAYLOAD_TOO_LARGE`. The request is longer than the API takes. */
export interface PushedAuthorizationResponsePayloadTooLarge extends Shape<"PushedAuthorizationResponsePayloadTooLarge">, Model {}

/** {@link PushedAuthorizationResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface PushedAuthorizationResponseInternalServerError extends Shape<"PushedAuthorizationResponseInternalServerError">, Model {}

/**
 * The answer to a pushed authorization request, ready to be sent, and its parts.
 *
 * A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
 * `OAuth-Client-Attestation-Challenge` header.
 */
export type PushedAuthorizationResponse =
  | PushedAuthorizationResponseCreated
  | PushedAuthorizationResponseBadRequest
  | PushedAuthorizationResponseUnauthorized
  | PushedAuthorizationResponseForbidden
  | PushedAuthorizationResponsePayloadTooLarge
  | PushedAuthorizationResponseInternalServerError;

/** A client's request to your token endpoint. */
export interface TokenRequest extends Shape<"TokenRequest">, Model {}

/** What the API knows of a token that was presented in a token exchange, if it is one of its own. */
export interface TokenInfo extends Shape<"TokenInfo">, Model {}

/** {@link TokenResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface TokenResponseInternalServerError extends Shape<"TokenResponseInternalServerError">, Model {}

/** {@link TokenResponse} with `INVALID_CLIENT`. The client could not be authenticated. */
export interface TokenResponseInvalidClient extends Shape<"TokenResponseInvalidClient">, Model {}

/** {@link TokenResponse} with `BAD_REQUEST`. The request breaks a rule, or there are no tokens for it, now or ever. */
export interface TokenResponseBadRequest extends Shape<"TokenResponseBadRequest">, Model {}

/** {@link TokenResponse} with `PASSWORD`. The resource owner's password is to be checked (grant type `password`). */
export interface TokenResponsePassword extends Shape<"TokenResponsePassword">, Model {}

/** {@link TokenResponse} with `OK`. The tokens are issued. */
export interface TokenResponseOk extends Shape<"TokenResponseOk">, Model {}

/** {@link TokenResponse} with `TOKEN_EXCHANGE`. The request is a well-formed token exchange. Nothing was issued. */
export interface TokenResponseTokenExchange extends Shape<"TokenResponseTokenExchange">, Model {}

/** {@link TokenResponse} with `JWT_BEARER`. The request has a well-formed assertion, whose signature was not verified. Nothing was issued. */
export interface TokenResponseJwtBearer extends Shape<"TokenResponseJwtBearer">, Model {}

/** {@link TokenResponse} with `NATIVE_SSO`. The request is one of OpenID Connect Native SSO. */
export interface TokenResponseNativeSso extends Shape<"TokenResponseNativeSso">, Model {}

/** {@link TokenResponse} with `ID_TOKEN_REISSUABLE`. The tokens are refreshed, and a new ID token could be issued along with them. */
export interface TokenResponseIdTokenReissuable extends Shape<"TokenResponseIdTokenReissuable">, Model {}

/** The decision on a token request, and the tokens where they were issued. */
export type TokenResponse =
  | TokenResponseInternalServerError
  | TokenResponseInvalidClient
  | TokenResponseBadRequest
  | TokenResponsePassword
  | TokenResponseOk
  | TokenResponseTokenExchange
  | TokenResponseJwtBearer
  | TokenResponseNativeSso
  | TokenResponseIdTokenReissuable;

/** A token request with a password that is to be refused, and why. */
export interface TokenFailRequest extends Shape<"TokenFailRequest">, Model {}

/** {@link TokenFailResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface TokenFailResponseInternalServerError extends Shape<"TokenFailResponseInternalServerError">, Model {}

/** {@link TokenFailResponse} with `BAD_REQUEST`. The error for the client is ready. */
export interface TokenFailResponseBadRequest extends Shape<"TokenFailResponseBadRequest">, Model {}

/** The error for the client, ready to be sent. */
export type TokenFailResponse =
  | TokenFailResponseInternalServerError
  | TokenFailResponseBadRequest;

/** A token request with a password that was found to be right, and the user that it belongs to. */
export interface TokenIssueRequest extends Shape<"TokenIssueRequest">, Model {}

/** {@link TokenIssueResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, the ticket cannot be used, or the API failed. */
export interface TokenIssueResponseInternalServerError extends Shape<"TokenIssueResponseInternalServerError">, Model {}

/** {@link TokenIssueResponse} with `OK`. The tokens are issued. */
export interface TokenIssueResponseOk extends Shape<"TokenIssueResponseOk">, Model {}

/** The token response for the client, ready to be sent, and its parts. */
export type TokenIssueResponse =
  | TokenIssueResponseInternalServerError
  | TokenIssueResponseOk;

/** Refreshed tokens that an ID token is to be added to, and what it is to say. */
export interface IdTokenReissueRequest extends Shape<"IdTokenReissueRequest">, Model {}

/** {@link IdTokenReissueResponse} with `OK`. The ID token is issued, and the token response is complete. */
export interface IdTokenReissueResponseOk extends Shape<"IdTokenReissueResponseOk">, Model {}

/** {@link IdTokenReissueResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface IdTokenReissueResponseInternalServerError extends Shape<"IdTokenReissueResponseInternalServerError">, Model {}

/** {@link IdTokenReissueResponse} with `CALLER_ERROR`. The call was not made properly, for instance without an access token. */
export interface IdTokenReissueResponseCallerError extends Shape<"IdTokenReissueResponseCallerError">, Model {}

/** The token response with the new ID token, ready to be sent. */
export type IdTokenReissueResponse =
  | IdTokenReissueResponseOk
  | IdTokenReissueResponseInternalServerError
  | IdTokenReissueResponseCallerError;

/** A client with no more than what a page about authorized applications needs. No secret, no keys. */
export interface ClientLimited extends Shape<"ClientLimited">, Model {}

/** What is stored for an access token and its refresh token. The texts of both are not among it, only their hashes. */
export interface AccessToken extends Shape<"AccessToken">, Model {}

/** One page of a list of access tokens. `client` is there only if the call named a client, and then shows that client. */
export interface TokenListResponse extends Shape<"TokenListResponse">, Model {}

/** {@link TokenCreateRequest}: The client is named by its number. */
export interface TokenCreateRequestByNumber extends Shape<"TokenCreateRequestByNumber">, Model {}

/** {@link TokenCreateRequest}: The client is named by its number or its alias. */
export interface TokenCreateRequestByAnyIdentifier extends Shape<"TokenCreateRequestByAnyIdentifier">, Model {}

/**
 * An access token to make. `grantType` is how the token is to look as if it came about; `REFRESH_TOKEN` is not
 * possible.
 */
export type TokenCreateRequest =
  | TokenCreateRequestByNumber
  | TokenCreateRequestByAnyIdentifier;

/** {@link TokenCreateResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface TokenCreateResponseInternalServerError extends Shape<"TokenCreateResponseInternalServerError">, Model {}

/** {@link TokenCreateResponse} with `BAD_REQUEST`. The call breaks a rule, for instance by a missing grant type or a scope that the service does not know. */
export interface TokenCreateResponseBadRequest extends Shape<"TokenCreateResponseBadRequest">, Model {}

/** {@link TokenCreateResponse} with `FORBIDDEN`. The call is not allowed, for instance because the client belongs to another service. */
export interface TokenCreateResponseForbidden extends Shape<"TokenCreateResponseForbidden">, Model {}

/** {@link TokenCreateResponse} with `OK`. The token is made. */
export interface TokenCreateResponseOk extends Shape<"TokenCreateResponseOk">, Model {}

/** The token that was made, or why there is none. */
export type TokenCreateResponse =
  | TokenCreateResponseInternalServerError
  | TokenCreateResponseBadRequest
  | TokenCreateResponseForbidden
  | TokenCreateResponseOk;

/** The tokens to make, one entry each. Each has to bring its own `accessToken`. */
export type TokenCreateBatchRequest = TokenCreateRequest[];

/** The receipt for a batch. */
export interface TokenCreateBatchResponse extends Shape<"TokenCreateBatchResponse">, Model {}

/** The state of a batch of tokens. */
export interface TokenBatchStatus extends Shape<"TokenBatchStatus">, Model {}

/** How a batch is doing or how it ended. */
export interface TokenCreateBatchStatusResponse extends Shape<"TokenCreateBatchStatusResponse">, Model {}

/**
 * An access token, and what to change of it. `authorizationDetails` takes the place of all that the token had; left
 * out, they stay.
 */
export interface TokenUpdateRequest extends Shape<"TokenUpdateRequest">, Model {}

/** {@link TokenUpdateResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface TokenUpdateResponseInternalServerError extends Shape<"TokenUpdateResponseInternalServerError">, Model {}

/** {@link TokenUpdateResponse} with `BAD_REQUEST`. The call breaks a rule, for instance by naming no token. */
export interface TokenUpdateResponseBadRequest extends Shape<"TokenUpdateResponseBadRequest">, Model {}

/** {@link TokenUpdateResponse} with `FORBIDDEN`. The call is not allowed, for instance because the token belongs to another service. */
export interface TokenUpdateResponseForbidden extends Shape<"TokenUpdateResponseForbidden">, Model {}

/** {@link TokenUpdateResponse} with `NOT_FOUND`. There is no such access token. */
export interface TokenUpdateResponseNotFound extends Shape<"TokenUpdateResponseNotFound">, Model {}

/** {@link TokenUpdateResponse} with `OK`. The token is changed. */
export interface TokenUpdateResponseOk extends Shape<"TokenUpdateResponseOk">, Model {}

/** The access token after the change, or why it was not changed. */
export type TokenUpdateResponse =
  | TokenUpdateResponseInternalServerError
  | TokenUpdateResponseBadRequest
  | TokenUpdateResponseForbidden
  | TokenUpdateResponseNotFound
  | TokenUpdateResponseOk;

/** Which tokens to withdraw. At least one property has to be given; the operation says which of several counts. */
export interface TokenRevokeRequest extends Shape<"TokenRevokeRequest">, Model {}

/** How many tokens were withdrawn. */
export interface TokenRevokeResponse extends Shape<"TokenRevokeResponse">, Model {}

/** An access token, and the conditions it has to meet. */
export interface IntrospectionRequest extends Shape<"IntrospectionRequest">, Model {}

/** {@link IntrospectionResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface IntrospectionResponseInternalServerError extends Shape<"IntrospectionResponseInternalServerError">, Model {}

/** {@link IntrospectionResponse} with `BAD_REQUEST`. No access token was presented. */
export interface IntrospectionResponseBadRequest extends Shape<"IntrospectionResponseBadRequest">, Model {}

/** {@link IntrospectionResponse} with `UNAUTHORIZED`. The access token is not known or has expired. */
export interface IntrospectionResponseUnauthorized extends Shape<"IntrospectionResponseUnauthorized">, Model {}

/** {@link IntrospectionResponse} with `FORBIDDEN`. The access token does not cover the scopes or the user that were asked for. */
export interface IntrospectionResponseForbidden extends Shape<"IntrospectionResponseForbidden">, Model {}

/** {@link IntrospectionResponse} with `OK`. The access token is good. */
export interface IntrospectionResponseOk extends Shape<"IntrospectionResponseOk">, Model {}

/** Whether the access token is good for the request, and what is tied to it. */
export type IntrospectionResponse =
  | IntrospectionResponseInternalServerError
  | IntrospectionResponseBadRequest
  | IntrospectionResponseUnauthorized
  | IntrospectionResponseForbidden
  | IntrospectionResponseOk;

/** A resource server's request to your introspection endpoint, and the form that the answer is to have. */
export interface StandardIntrospectionRequest extends Shape<"StandardIntrospectionRequest">, Model {}

/** {@link StandardIntrospectionResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface StandardIntrospectionResponseInternalServerError extends Shape<"StandardIntrospectionResponseInternalServerError">, Model {}

/** {@link StandardIntrospectionResponse} with `BAD_REQUEST`. The resource server's request is malformed, for instance because it has no `token`. */
export interface StandardIntrospectionResponseBadRequest extends Shape<"StandardIntrospectionResponseBadRequest">, Model {}

/** {@link StandardIntrospectionResponse} with `OK`. The request was good, and the answer, for a live token or a dead one, is JSON. */
export interface StandardIntrospectionResponseOk extends Shape<"StandardIntrospectionResponseOk">, Model {}

/** {@link StandardIntrospectionResponse} with `JWT`. The request was good, and the answer, for a live token or a dead one, is a JWT. */
export interface StandardIntrospectionResponseJwt extends Shape<"StandardIntrospectionResponseJwt">, Model {}

/** The answer to the resource server's request, ready to be sent. */
export type StandardIntrospectionResponse =
  | StandardIntrospectionResponseInternalServerError
  | StandardIntrospectionResponseBadRequest
  | StandardIntrospectionResponseOk
  | StandardIntrospectionResponseJwt;

/** A client's request to your revocation endpoint. */
export interface RevocationRequest extends Shape<"RevocationRequest">, Model {}

/** {@link RevocationResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface RevocationResponseInternalServerError extends Shape<"RevocationResponseInternalServerError">, Model {}

/** {@link RevocationResponse} with `INVALID_CLIENT`. The client could not be authenticated. */
export interface RevocationResponseInvalidClient extends Shape<"RevocationResponseInvalidClient">, Model {}

/** {@link RevocationResponse} with `BAD_REQUEST`. The client's request breaks a rule, for instance because it has no `token`. */
export interface RevocationResponseBadRequest extends Shape<"RevocationResponseBadRequest">, Model {}

/** {@link RevocationResponse} with `OK`. The token is not valid any more; `responseContent` is a script where the request has `callback`, otherwise it is `null` and the answer has no body. */
export interface RevocationResponseOk extends Shape<"RevocationResponseOk">, Model {}

/**
 * The answer to the client's revocation request.
 *
 * A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
 * `OAuth-Client-Attestation-Challenge` header.
 */
export type RevocationResponse =
  | RevocationResponseInternalServerError
  | RevocationResponseInvalidClient
  | RevocationResponseBadRequest
  | RevocationResponseOk;

/** The access token of a UserInfo request, and what proves that it belongs to the client. */
export interface UserinfoRequest extends Shape<"UserinfoRequest">, Model {}

/** {@link UserinfoResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface UserinfoResponseInternalServerError extends Shape<"UserinfoResponseInternalServerError">, Model {}

/** {@link UserinfoResponse} with `BAD_REQUEST`. No access token was presented. */
export interface UserinfoResponseBadRequest extends Shape<"UserinfoResponseBadRequest">, Model {}

/** {@link UserinfoResponse} with `UNAUTHORIZED`. The access token is not known, has expired, or stands for no user. */
export interface UserinfoResponseUnauthorized extends Shape<"UserinfoResponseUnauthorized">, Model {}

/** {@link UserinfoResponse} with `FORBIDDEN`. The access token does not have the scope `openid`. */
export interface UserinfoResponseForbidden extends Shape<"UserinfoResponseForbidden">, Model {}

/** {@link UserinfoResponse} with `OK`. The access token is good. */
export interface UserinfoResponseOk extends Shape<"UserinfoResponseOk">, Model {}

/** Whether the access token is good for the UserInfo endpoint, and which claims of which user are wanted. */
export type UserinfoResponse =
  | UserinfoResponseInternalServerError
  | UserinfoResponseBadRequest
  | UserinfoResponseUnauthorized
  | UserinfoResponseForbidden
  | UserinfoResponseOk;

/** The access token of a UserInfo request, and the values of the user's claims. */
export interface UserinfoIssueRequest extends Shape<"UserinfoIssueRequest">, Model {}

/** {@link UserinfoIssueResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface UserinfoIssueResponseInternalServerError extends Shape<"UserinfoIssueResponseInternalServerError">, Model {}

/** {@link UserinfoIssueResponse} with `BAD_REQUEST`. No access token was presented. */
export interface UserinfoIssueResponseBadRequest extends Shape<"UserinfoIssueResponseBadRequest">, Model {}

/** {@link UserinfoIssueResponse} with `UNAUTHORIZED`. The access token is not known, has expired, or stands for no user. */
export interface UserinfoIssueResponseUnauthorized extends Shape<"UserinfoIssueResponseUnauthorized">, Model {}

/** {@link UserinfoIssueResponse} with `FORBIDDEN`. The access token does not have the scope `openid`. */
export interface UserinfoIssueResponseForbidden extends Shape<"UserinfoIssueResponseForbidden">, Model {}

/** {@link UserinfoIssueResponse} with `JSON`. The answer is ready, as JSON. */
export interface UserinfoIssueResponseJson extends Shape<"UserinfoIssueResponseJson">, Model {}

/** {@link UserinfoIssueResponse} with `JWT`. The answer is ready, as a JWT. */
export interface UserinfoIssueResponseJwt extends Shape<"UserinfoIssueResponseJwt">, Model {}

/** The answer to the UserInfo request, ready to be sent. */
export type UserinfoIssueResponse =
  | UserinfoIssueResponseInternalServerError
  | UserinfoIssueResponseBadRequest
  | UserinfoIssueResponseUnauthorized
  | UserinfoIssueResponseForbidden
  | UserinfoIssueResponseJson
  | UserinfoIssueResponseJwt;

/** A client's request to your device authorization endpoint. */
export interface DeviceAuthorizationRequest extends Shape<"DeviceAuthorizationRequest">, Model {}

/** {@link DeviceAuthorizationResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface DeviceAuthorizationResponseInternalServerError extends Shape<"DeviceAuthorizationResponseInternalServerError">, Model {}

/** {@link DeviceAuthorizationResponse} with `BAD_REQUEST`. The client's request breaks a rule, or the client may not use the device flow. */
export interface DeviceAuthorizationResponseBadRequest extends Shape<"DeviceAuthorizationResponseBadRequest">, Model {}

/** {@link DeviceAuthorizationResponse} with `UNAUTHORIZED`. The client could not be authenticated. */
export interface DeviceAuthorizationResponseUnauthorized extends Shape<"DeviceAuthorizationResponseUnauthorized">, Model {}

/** {@link DeviceAuthorizationResponse} with `OK`. The codes are issued. */
export interface DeviceAuthorizationResponseOk extends Shape<"DeviceAuthorizationResponseOk">, Model {}

/**
 * The decision on a device authorization request, the codes, and what the request contained.
 *
 * A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
 * `OAuth-Client-Attestation-Challenge` header.
 */
export type DeviceAuthorizationResponse =
  | DeviceAuthorizationResponseInternalServerError
  | DeviceAuthorizationResponseBadRequest
  | DeviceAuthorizationResponseUnauthorized
  | DeviceAuthorizationResponseOk;

/** A user code that was typed in. */
export interface DeviceVerificationRequest extends Shape<"DeviceVerificationRequest">, Model {}

/** {@link DeviceVerificationResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface DeviceVerificationResponseInternalServerError extends Shape<"DeviceVerificationResponseInternalServerError">, Model {}

/** {@link DeviceVerificationResponse} with `SERVER_ERROR`. The same as `INTERNAL_SERVER_ERROR`, in another spelling that the service uses. */
export interface DeviceVerificationResponseServerError extends Shape<"DeviceVerificationResponseServerError">, Model {}

/** {@link DeviceVerificationResponse} with `NOT_EXIST`. There is no such user code. */
export interface DeviceVerificationResponseNotExist extends Shape<"DeviceVerificationResponseNotExist">, Model {}

/** {@link DeviceVerificationResponse} with `EXPIRED`. The user code has expired. */
export interface DeviceVerificationResponseExpired extends Shape<"DeviceVerificationResponseExpired">, Model {}

/** {@link DeviceVerificationResponse} with `VALID`. The user code stands for a request that waits for a decision. */
export interface DeviceVerificationResponseValid extends Shape<"DeviceVerificationResponseValid">, Model {}

/** What a user code stands for. All but `action` is only filled in with `VALID`. */
export type DeviceVerificationResponse =
  | DeviceVerificationResponseInternalServerError
  | DeviceVerificationResponseServerError
  | DeviceVerificationResponseNotExist
  | DeviceVerificationResponseExpired
  | DeviceVerificationResponseValid;

/** {@link DeviceCompleteRequest}: The user approved, so the call has to say who they are. */
export interface DeviceCompleteRequestApproved extends Shape<"DeviceCompleteRequestApproved">, Model {}

/** {@link DeviceCompleteRequest}: The user refused or did not answer, so no subject is needed. */
export interface DeviceCompleteRequestNotApproved extends Shape<"DeviceCompleteRequestNotApproved">, Model {}

/** What a user decided about a device. `subject` is needed when, and only when, the user approved. */
export type DeviceCompleteRequest =
  | DeviceCompleteRequestApproved
  | DeviceCompleteRequestNotApproved;

/** {@link DeviceCompleteResponse} with `SERVER_ERROR`. The API failed, and the outcome may not have been recorded. */
export interface DeviceCompleteResponseServerError extends Shape<"DeviceCompleteResponseServerError">, Model {}

/** {@link DeviceCompleteResponse} with `USER_CODE_NOT_EXIST`. There is no such user code, or it is not in use any more. */
export interface DeviceCompleteResponseUserCodeNotExist extends Shape<"DeviceCompleteResponseUserCodeNotExist">, Model {}

/** {@link DeviceCompleteResponse} with `USER_CODE_EXPIRED`. The user code expired before the decision was recorded. */
export interface DeviceCompleteResponseUserCodeExpired extends Shape<"DeviceCompleteResponseUserCodeExpired">, Model {}

/** {@link DeviceCompleteResponse} with `INVALID_REQUEST`. The call was not made properly, for instance without a subject for an approval. */
export interface DeviceCompleteResponseInvalidRequest extends Shape<"DeviceCompleteResponseInvalidRequest">, Model {}

/** {@link DeviceCompleteResponse} with `SUCCESS`. The outcome is recorded, be it an approval or a refusal. */
export interface DeviceCompleteResponseSuccess extends Shape<"DeviceCompleteResponseSuccess">, Model {}

/** Whether the decision was recorded. */
export type DeviceCompleteResponse =
  | DeviceCompleteResponseServerError
  | DeviceCompleteResponseUserCodeNotExist
  | DeviceCompleteResponseUserCodeExpired
  | DeviceCompleteResponseInvalidRequest
  | DeviceCompleteResponseSuccess;

/** The tokens of a Native SSO request, the device secret that goes with them, and what the ID token is to say. */
export interface NativeSsoRequest extends Shape<"NativeSsoRequest">, Model {}

/** {@link NativeSsoResponse} with `OK`. The token response is complete. */
export interface NativeSsoResponseOk extends Shape<"NativeSsoResponseOk">, Model {}

/** {@link NativeSsoResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface NativeSsoResponseInternalServerError extends Shape<"NativeSsoResponseInternalServerError">, Model {}

/** {@link NativeSsoResponse} with `CALLER_ERROR`. The call was not made properly, for instance without an access token. */
export interface NativeSsoResponseCallerError extends Shape<"NativeSsoResponseCallerError">, Model {}

/** The token response of a Native SSO request, ready to be sent. */
export type NativeSsoResponse =
  | NativeSsoResponseOk
  | NativeSsoResponseInternalServerError
  | NativeSsoResponseCallerError;

/** The session whose tokens are to be deleted. */
export interface NativeSsoLogoutRequest extends Shape<"NativeSsoLogoutRequest">, Model {}

/** {@link NativeSsoLogoutResponse} with `OK`. The session has no tokens any more. */
export interface NativeSsoLogoutResponseOk extends Shape<"NativeSsoLogoutResponseOk">, Model {}

/** {@link NativeSsoLogoutResponse} with `SERVER_ERROR`. The API failed. */
export interface NativeSsoLogoutResponseServerError extends Shape<"NativeSsoLogoutResponseServerError">, Model {}

/** {@link NativeSsoLogoutResponse} with `CALLER_ERROR`. The call was not made properly, for instance without a session. */
export interface NativeSsoLogoutResponseCallerError extends Shape<"NativeSsoLogoutResponseCallerError">, Model {}

/** Whether the tokens of the session were deleted. */
export type NativeSsoLogoutResponse =
  | NativeSsoLogoutResponseOk
  | NativeSsoLogoutResponseServerError
  | NativeSsoLogoutResponseCallerError;

/**
 * A client's request to your grant management endpoint. Of the values of `gmAction`, only `QUERY` and `REVOKE` are of
 * use here.
 */
export interface GrantManagementRequest extends Shape<"GrantManagementRequest">, Model {}

/** {@link GrantManagementResponse} with `OK`. The grant was read. */
export interface GrantManagementResponseOk extends Shape<"GrantManagementResponseOk">, Model {}

/** {@link GrantManagementResponse} with `NO_CONTENT`. The grant was revoked. */
export interface GrantManagementResponseNoContent extends Shape<"GrantManagementResponseNoContent">, Model {}

/** {@link GrantManagementResponse} with `UNAUTHORIZED`. No access token was presented, it is not valid, or it lacks the scope for the action. */
export interface GrantManagementResponseUnauthorized extends Shape<"GrantManagementResponseUnauthorized">, Model {}

/** {@link GrantManagementResponse} with `FORBIDDEN`. The access token may not be used for this grant. */
export interface GrantManagementResponseForbidden extends Shape<"GrantManagementResponseForbidden">, Model {}

/** {@link GrantManagementResponse} with `NOT_FOUND`. There is no grant of this identifier. */
export interface GrantManagementResponseNotFound extends Shape<"GrantManagementResponseNotFound">, Model {}

/** {@link GrantManagementResponse} with `CALLER_ERROR`. The call was not made properly, for instance without `gmAction`. */
export interface GrantManagementResponseCallerError extends Shape<"GrantManagementResponseCallerError">, Model {}

/** {@link GrantManagementResponse} with `AUTHLETE_ERROR`. The API failed. */
export interface GrantManagementResponseAuthleteError extends Shape<"GrantManagementResponseAuthleteError">, Model {}

/** The answer to a grant management request. */
export type GrantManagementResponse =
  | GrantManagementResponseOk
  | GrantManagementResponseNoContent
  | GrantManagementResponseUnauthorized
  | GrantManagementResponseForbidden
  | GrantManagementResponseNotFound
  | GrantManagementResponseCallerError
  | GrantManagementResponseAuthleteError;

/** A client's request to register. */
export interface ClientRegistrationRequest extends Shape<"ClientRegistrationRequest">, Model {}

/** Settings that go with a client but are the operator's to make, not the client developer's. */
export interface ClientExtension extends Shape<"ClientExtension">, Model {}

/**
 * A client application as the service knows it: who it is, how it authenticates, which flows it may use, and how
 * its tokens and answers are protected.
 *
 * Most properties are registration metadata under another name; the descriptions give the name on the wire.
 * Properties that are read-only are assigned by the API, and what a request says of them has no effect. The API
 * may have more properties than are listed here.
 */
export interface Client extends Shape<"Client">, Model {}

/** {@link ClientRegistrationResponse} with `BAD_REQUEST`. The metadata breaks a rule, or the service does not take registrations. */
export interface ClientRegistrationResponseBadRequest extends Shape<"ClientRegistrationResponseBadRequest">, Model {}

/** {@link ClientRegistrationResponse} with `CREATED`. The client was created. */
export interface ClientRegistrationResponseCreated extends Shape<"ClientRegistrationResponseCreated">, Model {}

/** {@link ClientRegistrationResponse} with `DELETED`. The client was removed. */
export interface ClientRegistrationResponseDeleted extends Shape<"ClientRegistrationResponseDeleted">, Model {}

/** {@link ClientRegistrationResponse} with `INTERNAL_SERVER_ERROR`. The call was not made properly, or the API failed. */
export interface ClientRegistrationResponseInternalServerError extends Shape<"ClientRegistrationResponseInternalServerError">, Model {}

/** {@link ClientRegistrationResponse} with `OK`. The metadata is at hand. */
export interface ClientRegistrationResponseOk extends Shape<"ClientRegistrationResponseOk">, Model {}

/** {@link ClientRegistrationResponse} with `UNAUTHORIZED`. The registration access token does not fit the client, and the service is set to answer such requests with 401. */
export interface ClientRegistrationResponseUnauthorized extends Shape<"ClientRegistrationResponseUnauthorized">, Model {}

/** {@link ClientRegistrationResponse} with `UPDATED`. The metadata was replaced. */
export interface ClientRegistrationResponseUpdated extends Shape<"ClientRegistrationResponseUpdated">, Model {}

/**
 * The answer to a client that manages its registration, ready to be sent, and the client as the API now has it.
 * The four operations share it; each of them uses only some of the actions.
 */
export type ClientRegistrationResponse =
  | ClientRegistrationResponseBadRequest
  | ClientRegistrationResponseCreated
  | ClientRegistrationResponseDeleted
  | ClientRegistrationResponseInternalServerError
  | ClientRegistrationResponseOk
  | ClientRegistrationResponseUnauthorized
  | ClientRegistrationResponseUpdated;

/** A client's request to read its registration. */
export interface ClientRegistrationGetRequest extends Shape<"ClientRegistrationGetRequest">, Model {}

/** A client's request to change its registration. */
export interface ClientRegistrationUpdateRequest extends Shape<"ClientRegistrationUpdateRequest">, Model {}

/** A client's request to remove its registration. */
export interface ClientRegistrationDeleteRequest extends Shape<"ClientRegistrationDeleteRequest">, Model {}

/** An empty object. The entity configuration depends on the settings of the service alone. */
export interface FederationConfigurationRequest extends Shape<"FederationConfigurationRequest">, Model {}

/** {@link FederationConfigurationResponse} with `OK`. The entity configuration is ready. */
export interface FederationConfigurationResponseOk extends Shape<"FederationConfigurationResponseOk">, Model {}

/** {@link FederationConfigurationResponse} with `NOT_FOUND`. The service does not take part in a federation. */
export interface FederationConfigurationResponseNotFound extends Shape<"FederationConfigurationResponseNotFound">, Model {}

/** {@link FederationConfigurationResponse} with `INTERNAL_SERVER_ERROR`. The settings of the service are not complete, or the API failed. */
export interface FederationConfigurationResponseInternalServerError extends Shape<"FederationConfigurationResponseInternalServerError">, Model {}

/** The entity configuration of the service, ready to be sent. */
export type FederationConfigurationResponse =
  | FederationConfigurationResponseOk
  | FederationConfigurationResponseNotFound
  | FederationConfigurationResponseInternalServerError;

/**
 * The body of a client's request to your federation registration endpoint, in one of two forms. Exactly one property is
 * to be given.
 */
export interface FederationRegistrationRequest extends Shape<"FederationRegistrationRequest">, Model {}

/** {@link FederationRegistrationResponse} with `OK`. The client is registered. */
export interface FederationRegistrationResponseOk extends Shape<"FederationRegistrationResponseOk">, Model {}

/** {@link FederationRegistrationResponse} with `BAD_REQUEST`. The client's request is not acceptable, or there is a client of that entity identifier already. */
export interface FederationRegistrationResponseBadRequest extends Shape<"FederationRegistrationResponseBadRequest">, Model {}

/** {@link FederationRegistrationResponse} with `NOT_FOUND`. The service does not take part in a federation. */
export interface FederationRegistrationResponseNotFound extends Shape<"FederationRegistrationResponseNotFound">, Model {}

/** {@link FederationRegistrationResponse} with `INTERNAL_SERVER_ERROR`. The settings of the service are not complete, or the API failed. */
export interface FederationRegistrationResponseInternalServerError extends Shape<"FederationRegistrationResponseInternalServerError">, Model {}

/** The answer to a client's registration request, and the client that was registered. */
export type FederationRegistrationResponse =
  | FederationRegistrationResponseOk
  | FederationRegistrationResponseBadRequest
  | FederationRegistrationResponseNotFound
  | FederationRegistrationResponseInternalServerError;

/** How the credential issuer metadata is to be written. */
export interface VciMetadataRequest extends Shape<"VciMetadataRequest">, Model {}

/** {@link VciMetadataResponse} with `OK`. The metadata is ready. */
export interface VciMetadataResponseOk extends Shape<"VciMetadataResponseOk">, Model {}

/** {@link VciMetadataResponse} with `NOT_FOUND`. The service does not issue verifiable credentials. */
export interface VciMetadataResponseNotFound extends Shape<"VciMetadataResponseNotFound">, Model {}

/** {@link VciMetadataResponse} with `INTERNAL_SERVER_ERROR`. The settings of the service are incomplete, or the API failed. */
export interface VciMetadataResponseInternalServerError extends Shape<"VciMetadataResponseInternalServerError">, Model {}

/** The credential issuer metadata, or an error to send in its place. */
export type VciMetadataResponse =
  | VciMetadataResponseOk
  | VciMetadataResponseNotFound
  | VciMetadataResponseInternalServerError;

/** How the JWT issuer metadata is to be written. */
export interface VciJwtissuerRequest extends Shape<"VciJwtissuerRequest">, Model {}

/** {@link VciJwtissuerResponse} with `OK`. The metadata is ready. */
export interface VciJwtissuerResponseOk extends Shape<"VciJwtissuerResponseOk">, Model {}

/** {@link VciJwtissuerResponse} with `NOT_FOUND`. The service does not issue verifiable credentials. */
export interface VciJwtissuerResponseNotFound extends Shape<"VciJwtissuerResponseNotFound">, Model {}

/** {@link VciJwtissuerResponse} with `INTERNAL_SERVER_ERROR`. The settings of the service are incomplete, or the API failed. */
export interface VciJwtissuerResponseInternalServerError extends Shape<"VciJwtissuerResponseInternalServerError">, Model {}

/** The JWT issuer metadata, or an error to send in its place. */
export type VciJwtissuerResponse =
  | VciJwtissuerResponseOk
  | VciJwtissuerResponseNotFound
  | VciJwtissuerResponseInternalServerError;

/** How the key set is to be written. */
export interface VciJwksRequest extends Shape<"VciJwksRequest">, Model {}

/** {@link VciJwksResponse} with `OK`. The key set is ready. */
export interface VciJwksResponseOk extends Shape<"VciJwksResponseOk">, Model {}

/** {@link VciJwksResponse} with `NOT_FOUND`. The service does not issue verifiable credentials. */
export interface VciJwksResponseNotFound extends Shape<"VciJwksResponseNotFound">, Model {}

/** {@link VciJwksResponse} with `INTERNAL_SERVER_ERROR`. The settings of the service are incomplete, or the API failed. */
export interface VciJwksResponseInternalServerError extends Shape<"VciJwksResponseInternalServerError">, Model {}

/** The credential issuer's JWK set, or an error to send in its place. */
export type VciJwksResponse =
  | VciJwksResponseOk
  | VciJwksResponseNotFound
  | VciJwksResponseInternalServerError;

/**
 * A credential offer to be made. At least the subject and the credentials are needed, and without one of the two
 * grants a wallet has to find out by itself how to get a token.
 */
export interface VciOfferCreateRequest extends Shape<"VciOfferCreateRequest">, Model {}

/** {@link VciOfferCreateResponse} with `CREATED`. The offer was made. */
export interface VciOfferCreateResponseCreated extends Shape<"VciOfferCreateResponseCreated">, Model {}

/** {@link VciOfferCreateResponse} with `FORBIDDEN`. The service does not issue verifiable credentials. */
export interface VciOfferCreateResponseForbidden extends Shape<"VciOfferCreateResponseForbidden">, Model {}

/** {@link VciOfferCreateResponse} with `CALLER_ERROR`. The call is wrong, for instance because it names no subject. */
export interface VciOfferCreateResponseCallerError extends Shape<"VciOfferCreateResponseCallerError">, Model {}

/** {@link VciOfferCreateResponse} with `AUTHLETE_ERROR`. The API failed. */
export interface VciOfferCreateResponseAuthleteError extends Shape<"VciOfferCreateResponseAuthleteError">, Model {}

/** The credential offer that was made. */
export type VciOfferCreateResponse =
  | VciOfferCreateResponseCreated
  | VciOfferCreateResponseForbidden
  | VciOfferCreateResponseCallerError
  | VciOfferCreateResponseAuthleteError;

/** Which credential offer to look up. */
export interface VciOfferInfoRequest extends Shape<"VciOfferInfoRequest">, Model {}

/** {@link VciOfferInfoResponse} with `OK`. The offer was found. */
export interface VciOfferInfoResponseOk extends Shape<"VciOfferInfoResponseOk">, Model {}

/** {@link VciOfferInfoResponse} with `FORBIDDEN`. The service does not issue verifiable credentials. */
export interface VciOfferInfoResponseForbidden extends Shape<"VciOfferInfoResponseForbidden">, Model {}

/** {@link VciOfferInfoResponse} with `NOT_FOUND`. There is no offer of this identifier. */
export interface VciOfferInfoResponseNotFound extends Shape<"VciOfferInfoResponseNotFound">, Model {}

/** {@link VciOfferInfoResponse} with `CALLER_ERROR`. The call is wrong, for instance because it has no identifier. */
export interface VciOfferInfoResponseCallerError extends Shape<"VciOfferInfoResponseCallerError">, Model {}

/** {@link VciOfferInfoResponse} with `AUTHLETE_ERROR`. The API failed. */
export interface VciOfferInfoResponseAuthleteError extends Shape<"VciOfferInfoResponseAuthleteError">, Model {}

/** The credential offer that was looked up. */
export type VciOfferInfoResponse =
  | VciOfferInfoResponseOk
  | VciOfferInfoResponseForbidden
  | VciOfferInfoResponseNotFound
  | VciOfferInfoResponseCallerError
  | VciOfferInfoResponseAuthleteError;

/** A wallet's request to your credential endpoint. Both properties are needed in every call. */
export interface VciSingleParseRequest extends Shape<"VciSingleParseRequest">, Model {}

/**
 * A credential request that was found valid. See
 * [OpenID for Verifiable Credential Issuance 1.0, section 8.2](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-8.2).
 */
export interface CredentialRequestInfo extends Shape<"CredentialRequestInfo">, Model {}

/** {@link VciSingleParseResponse} with `OK`. The request is valid. */
export interface VciSingleParseResponseOk extends Shape<"VciSingleParseResponseOk">, Model {}

/** {@link VciSingleParseResponse} with `BAD_REQUEST`. The wallet's request breaks a rule. */
export interface VciSingleParseResponseBadRequest extends Shape<"VciSingleParseResponseBadRequest">, Model {}

/** {@link VciSingleParseResponse} with `UNAUTHORIZED`. The access token is missing or not valid. */
export interface VciSingleParseResponseUnauthorized extends Shape<"VciSingleParseResponseUnauthorized">, Model {}

/** {@link VciSingleParseResponse} with `FORBIDDEN`. The service does not issue verifiable credentials. */
export interface VciSingleParseResponseForbidden extends Shape<"VciSingleParseResponseForbidden">, Model {}

/** {@link VciSingleParseResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface VciSingleParseResponseInternalServerError extends Shape<"VciSingleParseResponseInternalServerError">, Model {}

/** The decision on a credential request. */
export type VciSingleParseResponse =
  | VciSingleParseResponseOk
  | VciSingleParseResponseBadRequest
  | VciSingleParseResponseUnauthorized
  | VciSingleParseResponseForbidden
  | VciSingleParseResponseInternalServerError;

/** What to issue for one credential request. */
export interface CredentialIssuanceOrder extends Shape<"CredentialIssuanceOrder">, Model {}

/** A credential to be issued. Token and order are needed in every call. */
export interface VciSingleIssueRequest extends Shape<"VciSingleIssueRequest">, Model {}

/** {@link VciSingleIssueResponse} with `OK`. The credential is issued. */
export interface VciSingleIssueResponseOk extends Shape<"VciSingleIssueResponseOk">, Model {}

/** {@link VciSingleIssueResponse} with `OK_JWT`. The credential is issued, and the answer is encrypted for the wallet. */
export interface VciSingleIssueResponseOkJwt extends Shape<"VciSingleIssueResponseOkJwt">, Model {}

/** {@link VciSingleIssueResponse} with `ACCEPTED`. The credential comes later, and the wallet gets a transaction identifier. */
export interface VciSingleIssueResponseAccepted extends Shape<"VciSingleIssueResponseAccepted">, Model {}

/** {@link VciSingleIssueResponse} with `ACCEPTED_JWT`. The credential comes later, and the transaction identifier is encrypted for the wallet. */
export interface VciSingleIssueResponseAcceptedJwt extends Shape<"VciSingleIssueResponseAcceptedJwt">, Model {}

/** {@link VciSingleIssueResponse} with `BAD_REQUEST`. The wallet does not get the credential, because the call denies it, or because no credential can be made of the payload. */
export interface VciSingleIssueResponseBadRequest extends Shape<"VciSingleIssueResponseBadRequest">, Model {}

/** {@link VciSingleIssueResponse} with `UNAUTHORIZED`. The access token is missing or not valid. */
export interface VciSingleIssueResponseUnauthorized extends Shape<"VciSingleIssueResponseUnauthorized">, Model {}

/** {@link VciSingleIssueResponse} with `FORBIDDEN`. The service does not issue verifiable credentials. */
export interface VciSingleIssueResponseForbidden extends Shape<"VciSingleIssueResponseForbidden">, Model {}

/** {@link VciSingleIssueResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface VciSingleIssueResponseInternalServerError extends Shape<"VciSingleIssueResponseInternalServerError">, Model {}

/** {@link VciSingleIssueResponse} with `CALLER_ERROR`. The call is wrong, for instance because it has no order. */
export interface VciSingleIssueResponseCallerError extends Shape<"VciSingleIssueResponseCallerError">, Model {}

/** The answer to a credential request. */
export type VciSingleIssueResponse =
  | VciSingleIssueResponseOk
  | VciSingleIssueResponseOkJwt
  | VciSingleIssueResponseAccepted
  | VciSingleIssueResponseAcceptedJwt
  | VciSingleIssueResponseBadRequest
  | VciSingleIssueResponseUnauthorized
  | VciSingleIssueResponseForbidden
  | VciSingleIssueResponseInternalServerError
  | VciSingleIssueResponseCallerError;

/** A wallet's request to your batch credential endpoint. Both properties are needed in every call. */
export interface VciBatchParseRequest extends Shape<"VciBatchParseRequest">, Model {}

/** {@link VciBatchParseResponse} with `OK`. Every request of the batch is valid. */
export interface VciBatchParseResponseOk extends Shape<"VciBatchParseResponseOk">, Model {}

/** {@link VciBatchParseResponse} with `BAD_REQUEST`. The wallet's request breaks a rule. */
export interface VciBatchParseResponseBadRequest extends Shape<"VciBatchParseResponseBadRequest">, Model {}

/** {@link VciBatchParseResponse} with `UNAUTHORIZED`. The access token is missing or not valid. */
export interface VciBatchParseResponseUnauthorized extends Shape<"VciBatchParseResponseUnauthorized">, Model {}

/** {@link VciBatchParseResponse} with `FORBIDDEN`. The service does not issue verifiable credentials. */
export interface VciBatchParseResponseForbidden extends Shape<"VciBatchParseResponseForbidden">, Model {}

/** {@link VciBatchParseResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface VciBatchParseResponseInternalServerError extends Shape<"VciBatchParseResponseInternalServerError">, Model {}

/** The decision on a batch credential request. */
export type VciBatchParseResponse =
  | VciBatchParseResponseOk
  | VciBatchParseResponseBadRequest
  | VciBatchParseResponseUnauthorized
  | VciBatchParseResponseForbidden
  | VciBatchParseResponseInternalServerError;

/** Credentials to be issued together. Both properties are needed in every call. */
export interface VciBatchIssueRequest extends Shape<"VciBatchIssueRequest">, Model {}

/** {@link VciBatchIssueResponse} with `OK`. The credentials, or transaction identifiers in place of some, are issued. */
export interface VciBatchIssueResponseOk extends Shape<"VciBatchIssueResponseOk">, Model {}

/** {@link VciBatchIssueResponse} with `OK_JWT`. The credentials are issued, and the answer is encrypted for the wallet. */
export interface VciBatchIssueResponseOkJwt extends Shape<"VciBatchIssueResponseOkJwt">, Model {}

/** {@link VciBatchIssueResponse} with `ACCEPTED`. The credentials come later, and the wallet gets transaction identifiers. */
export interface VciBatchIssueResponseAccepted extends Shape<"VciBatchIssueResponseAccepted">, Model {}

/** {@link VciBatchIssueResponse} with `ACCEPTED_JWT`. The credentials come later, and the transaction identifiers are encrypted for the wallet. */
export interface VciBatchIssueResponseAcceptedJwt extends Shape<"VciBatchIssueResponseAcceptedJwt">, Model {}

/** {@link VciBatchIssueResponse} with `BAD_REQUEST`. No credential can be made of a payload. */
export interface VciBatchIssueResponseBadRequest extends Shape<"VciBatchIssueResponseBadRequest">, Model {}

/** {@link VciBatchIssueResponse} with `UNAUTHORIZED`. The access token is missing or not valid. */
export interface VciBatchIssueResponseUnauthorized extends Shape<"VciBatchIssueResponseUnauthorized">, Model {}

/** {@link VciBatchIssueResponse} with `FORBIDDEN`. The service does not issue verifiable credentials. */
export interface VciBatchIssueResponseForbidden extends Shape<"VciBatchIssueResponseForbidden">, Model {}

/** {@link VciBatchIssueResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface VciBatchIssueResponseInternalServerError extends Shape<"VciBatchIssueResponseInternalServerError">, Model {}

/** {@link VciBatchIssueResponse} with `CALLER_ERROR`. The call is wrong, for instance because it has no orders. */
export interface VciBatchIssueResponseCallerError extends Shape<"VciBatchIssueResponseCallerError">, Model {}

/** The answer to a batch credential request. */
export type VciBatchIssueResponse =
  | VciBatchIssueResponseOk
  | VciBatchIssueResponseOkJwt
  | VciBatchIssueResponseAccepted
  | VciBatchIssueResponseAcceptedJwt
  | VciBatchIssueResponseBadRequest
  | VciBatchIssueResponseUnauthorized
  | VciBatchIssueResponseForbidden
  | VciBatchIssueResponseInternalServerError
  | VciBatchIssueResponseCallerError;

/** A wallet's request to your deferred credential endpoint. Both properties are needed in every call. */
export interface VciDeferredParseRequest extends Shape<"VciDeferredParseRequest">, Model {}

/** {@link VciDeferredParseResponse} with `OK`. The request is valid. */
export interface VciDeferredParseResponseOk extends Shape<"VciDeferredParseResponseOk">, Model {}

/** {@link VciDeferredParseResponse} with `BAD_REQUEST`. The wallet's request breaks a rule, or its transaction identifier is not known. */
export interface VciDeferredParseResponseBadRequest extends Shape<"VciDeferredParseResponseBadRequest">, Model {}

/** {@link VciDeferredParseResponse} with `UNAUTHORIZED`. The access token is missing or not valid. */
export interface VciDeferredParseResponseUnauthorized extends Shape<"VciDeferredParseResponseUnauthorized">, Model {}

/** {@link VciDeferredParseResponse} with `FORBIDDEN`. The service does not issue verifiable credentials. */
export interface VciDeferredParseResponseForbidden extends Shape<"VciDeferredParseResponseForbidden">, Model {}

/** {@link VciDeferredParseResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface VciDeferredParseResponseInternalServerError extends Shape<"VciDeferredParseResponseInternalServerError">, Model {}

/** The decision on a deferred credential request. */
export type VciDeferredParseResponse =
  | VciDeferredParseResponseOk
  | VciDeferredParseResponseBadRequest
  | VciDeferredParseResponseUnauthorized
  | VciDeferredParseResponseForbidden
  | VciDeferredParseResponseInternalServerError;

/** A deferred credential to be issued. The order is needed in every call. */
export interface VciDeferredIssueRequest extends Shape<"VciDeferredIssueRequest">, Model {}

/** {@link VciDeferredIssueResponse} with `OK`. The credential is issued. */
export interface VciDeferredIssueResponseOk extends Shape<"VciDeferredIssueResponseOk">, Model {}

/** {@link VciDeferredIssueResponse} with `OK_JWT`. The credential is issued, and the answer is encrypted for the wallet. */
export interface VciDeferredIssueResponseOkJwt extends Shape<"VciDeferredIssueResponseOkJwt">, Model {}

/** {@link VciDeferredIssueResponse} with `ACCEPTED`. The credential is still not ready, and the wallet is to come back. */
export interface VciDeferredIssueResponseAccepted extends Shape<"VciDeferredIssueResponseAccepted">, Model {}

/** {@link VciDeferredIssueResponse} with `ACCEPTED_JWT`. The credential is still not ready, and the answer that says so is encrypted for the wallet. */
export interface VciDeferredIssueResponseAcceptedJwt extends Shape<"VciDeferredIssueResponseAcceptedJwt">, Model {}

/** {@link VciDeferredIssueResponse} with `BAD_REQUEST`. The wallet does not get the credential, because the call denies it, or because no credential can be made of the payload. */
export interface VciDeferredIssueResponseBadRequest extends Shape<"VciDeferredIssueResponseBadRequest">, Model {}

/** {@link VciDeferredIssueResponse} with `FORBIDDEN`. The service does not issue verifiable credentials. */
export interface VciDeferredIssueResponseForbidden extends Shape<"VciDeferredIssueResponseForbidden">, Model {}

/** {@link VciDeferredIssueResponse} with `INTERNAL_SERVER_ERROR`. The API failed. */
export interface VciDeferredIssueResponseInternalServerError extends Shape<"VciDeferredIssueResponseInternalServerError">, Model {}

/** {@link VciDeferredIssueResponse} with `CALLER_ERROR`. The call is wrong, for instance because it has no order. */
export interface VciDeferredIssueResponseCallerError extends Shape<"VciDeferredIssueResponseCallerError">, Model {}

/** The answer to a deferred credential request. */
export type VciDeferredIssueResponse =
  | VciDeferredIssueResponseOk
  | VciDeferredIssueResponseOkJwt
  | VciDeferredIssueResponseAccepted
  | VciDeferredIssueResponseAcceptedJwt
  | VciDeferredIssueResponseBadRequest
  | VciDeferredIssueResponseForbidden
  | VciDeferredIssueResponseInternalServerError
  | VciDeferredIssueResponseCallerError;

/** A part of the list of services, and how many there are altogether. */
export interface ServiceListResponse extends Shape<"ServiceListResponse">, Model {}

/**
 * Metadata of an authorization server, by the names of
 * [OpenID Connect Discovery 1.0](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata) and its extensions.
 */
export interface ServiceConfiguration extends Shape<"ServiceConfiguration">, Model {}

/** A JSON Web Key set. See [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5). */
export interface ServiceJwks extends Shape<"ServiceJwks">, Model {}

/** One page of the clients of a service, and how many there are. */
export interface ClientListResponse extends Shape<"ClientListResponse">, Model {}

/** Whether a client is to be locked. */
export interface ClientFlagUpdateRequest extends Shape<"ClientFlagUpdateRequest">, Model {}

/** How the change of the lock flag went. */
export interface ClientFlagUpdateResponse extends Shape<"ClientFlagUpdateResponse">, Model {}

/** The secret that the API has made, and the one before it. */
export interface ClientSecretRefreshResponse extends Shape<"ClientSecretRefreshResponse">, Model {}

/** The secret that a client is to have. */
export interface ClientSecretUpdateRequest extends Shape<"ClientSecretUpdateRequest">, Model {}

/** The secret that was set, and the one before it. */
export interface ClientSecretUpdateResponse extends Shape<"ClientSecretUpdateResponse">, Model {}

/** One page of the clients that hold tokens of a user, and how many there are. */
export interface ClientAuthorizationListResponse extends Shape<"ClientAuthorizationListResponse">, Model {}

/** Whose authorized clients to list, and which part of the list. */
export interface ClientAuthorizationListRequest extends Shape<"ClientAuthorizationListRequest">, Model {}

/** Which user's tokens to change, and how. */
export interface ClientAuthorizationUpdateRequest extends Shape<"ClientAuthorizationUpdateRequest">, Model {}

/** How the change of the access tokens went. */
export interface ClientAuthorizationUpdateResponse extends Shape<"ClientAuthorizationUpdateResponse">, Model {}

/** Which user's tokens to delete. */
export interface ClientAuthorizationDeleteRequest extends Shape<"ClientAuthorizationDeleteRequest">, Model {}

/**
 * How the deletion of the tokens went. The API publishes the same properties for it as for the record of granted
 * scopes; rely on `resultCode` alone.
 */
export interface ClientAuthorizationDeleteResponse extends Shape<"ClientAuthorizationDeleteResponse">, Model {}

/** The record of which scopes a user has granted to a client. It outlives the tokens. */
export interface ClientGrantedScopesGetResponse extends Shape<"ClientGrantedScopesGetResponse">, Model {}

/** Which user's granted scopes to get. */
export interface ClientGrantedScopesGetRequest extends Shape<"ClientGrantedScopesGetRequest">, Model {}

/** How the deletion of the record went. */
export interface ClientGrantedScopesDeleteResponse extends Shape<"ClientGrantedScopesDeleteResponse">, Model {}

/** The scopes that a client may ask for. */
export interface ClientRequestableScopesGetResponse extends Shape<"ClientRequestableScopesGetResponse">, Model {}

/** The scopes that a client is to be limited to. */
export interface ClientRequestableScopesUpdateRequest extends Shape<"ClientRequestableScopesUpdateRequest">, Model {}

/** The scopes that a client is limited to after the change. */
export interface ClientRequestableScopesUpdateResponse extends Shape<"ClientRequestableScopesUpdateResponse">, Model {}

/** The key to be made. Nothing of it can be changed later. */
export interface HskCreateRequest extends Shape<"HskCreateRequest">, Model {}

/** {@link HskCreateResponse} with `SUCCESS`. The key was made. */
export interface HskCreateResponseSuccess extends Shape<"HskCreateResponseSuccess">, Model {}

/** {@link HskCreateResponse} with `INVALID_REQUEST`. The call is wrong, for instance in an algorithm that the module does not support. */
export interface HskCreateResponseInvalidRequest extends Shape<"HskCreateResponseInvalidRequest">, Model {}

/** {@link HskCreateResponse} with `NOT_FOUND`. What the call refers to does not exist. Not to be expected here. */
export interface HskCreateResponseNotFound extends Shape<"HskCreateResponseNotFound">, Model {}

/** {@link HskCreateResponse} with `SERVER_ERROR`. The API or the module failed. */
export interface HskCreateResponseServerError extends Shape<"HskCreateResponseServerError">, Model {}

/** The key that was made. */
export type HskCreateResponse =
  | HskCreateResponseSuccess
  | HskCreateResponseInvalidRequest
  | HskCreateResponseNotFound
  | HskCreateResponseServerError;

/** {@link HskGetResponse} with `SUCCESS`. The key was found. */
export interface HskGetResponseSuccess extends Shape<"HskGetResponseSuccess">, Model {}

/** {@link HskGetResponse} with `INVALID_REQUEST`. The call is wrong. */
export interface HskGetResponseInvalidRequest extends Shape<"HskGetResponseInvalidRequest">, Model {}

/** {@link HskGetResponse} with `NOT_FOUND`. There is no key of this handle. */
export interface HskGetResponseNotFound extends Shape<"HskGetResponseNotFound">, Model {}

/** {@link HskGetResponse} with `SERVER_ERROR`. The API failed. */
export interface HskGetResponseServerError extends Shape<"HskGetResponseServerError">, Model {}

/** The key that was looked up. */
export type HskGetResponse =
  | HskGetResponseSuccess
  | HskGetResponseInvalidRequest
  | HskGetResponseNotFound
  | HskGetResponseServerError;

/** {@link HskGetListResponse} with `SUCCESS`. The list is complete. */
export interface HskGetListResponseSuccess extends Shape<"HskGetListResponseSuccess">, Model {}

/** {@link HskGetListResponse} with `INVALID_REQUEST`. The call is wrong. */
export interface HskGetListResponseInvalidRequest extends Shape<"HskGetListResponseInvalidRequest">, Model {}

/** {@link HskGetListResponse} with `SERVER_ERROR`. The API failed. */
export interface HskGetListResponseServerError extends Shape<"HskGetListResponseServerError">, Model {}

/** The keys of a service. */
export type HskGetListResponse =
  | HskGetListResponseSuccess
  | HskGetListResponseInvalidRequest
  | HskGetListResponseServerError;

/** A JOSE object to verify, and what it has to fulfil. */
export interface JoseVerifyRequest extends Shape<"JoseVerifyRequest">, Model {}

/** The outcome of the check of a JOSE object. */
export interface JoseVerifyResponse extends Shape<"JoseVerifyResponse">, Model {}

/** What a deployment of the API says of itself. */
export interface InfoResponse extends Shape<"InfoResponse">, Model {}

/**
 * How a client proves who it is at the token endpoint and the endpoints that follow its rules. See
 * [OpenID Connect Core 1.0, section 9](https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication).
 *
 * - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
 * - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
 * - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
 * - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
 * - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
 * - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
 * - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
 * - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
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
 * - `PING`: `ping`, your server notifies the client that there is an outcome, and the client fetches it at the token endpoint.
 * - `POLL`: `poll`, the client asks the token endpoint again and again until there is an outcome.
 * - `PUSH`: `push`, your server sends the tokens, or the error, to the client's notification endpoint.
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
 * Form of the ID token's `aud` claim, in place of the service's setting. `null` keeps that setting.
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
 * Whether a client can keep a secret. See [RFC 6749, section 2.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.1).
 *
 * - `PUBLIC`: It cannot, like an application in a browser or on a phone.
 * - `CONFIDENTIAL`: It can, like an application on a server, and it authenticates itself.
 */
export type ClientType = NonNullable<components["schemas"]["ClientType"]>;

/** The values of {@link ClientType} that the description knows. The API may add others. */
export const ClientTypeValues = [
  "PUBLIC",
  "CONFIDENTIAL",
] as const satisfies readonly ClientType[];

/**
 * How the client came to be known to the service.
 *
 * - `DYNAMIC_REGISTRATION`: It registered itself, RFC 7591.
 * - `AUTOMATIC_REGISTRATION`: Automatic registration in an OpenID federation.
 * - `EXPLICIT_REGISTRATION`: Explicit registration in an OpenID federation.
 * - `METADATA_DOCUMENT`: Its identifier is the URL of a client metadata document.
 * - `STATIC_REGISTRATION`: It was set up by the service's administrators, through the console or the API.
 */
export type ClientLimitedAuthorizationClientSource = NonNullable<components["schemas"]["ClientLimitedAuthorization"]["clientSource"]>;

/** The values of {@link ClientLimitedAuthorizationClientSource} that the description knows. The API may add others. */
export const ClientLimitedAuthorizationClientSourceValues = [
  "DYNAMIC_REGISTRATION",
  "AUTOMATIC_REGISTRATION",
  "EXPLICIT_REGISTRATION",
  "METADATA_DOCUMENT",
  "STATIC_REGISTRATION",
] as const satisfies readonly ClientLimitedAuthorizationClientSource[];

/**
 * How the pages for login and consent are shown to the user, the `display` of a request. See
 * [OpenID Connect Core 1.0, section 3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
 *
 * - `PAGE`: `page`, a full page of the browser. This is what a request without `display` means.
 * - `POPUP`: `popup`, a page laid out for a popup window.
 * - `TOUCH`: `touch`, a page made for a device with a touch screen.
 * - `WAP`: `wap`, a page made for a feature phone.
 */
export type Display = NonNullable<components["schemas"]["Display"]>;

/** The values of {@link Display} that the description knows. The API may add others. */
export const DisplayValues = [
  "PAGE",
  "POPUP",
  "TOUCH",
  "WAP",
] as const satisfies readonly Display[];

/**
 * A social network at which users can log in.
 *
 * - `FACEBOOK`: Facebook.
 */
export type Sns = NonNullable<components["schemas"]["Sns"]>;

/** The values of {@link Sns} that the description knows. The API may add others. */
export const SnsValues = [
  "FACEBOOK",
] as const satisfies readonly Sns[];

/**
 * How a client came by its tokens, or wants to.
 *
 * - `AUTHORIZATION_CODE`: `authorization_code` of RFC 6749, section 4.1.
 * - `IMPLICIT`: `implicit` in registrations, the implicit flow of RFC 6749, section 4.2. No request has a value for it.
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
 * What a client wants back from the authorization endpoint, its `response_type`. See
 * [OAuth 2.0 Multiple Response Type Encoding Practices](https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html).
 *
 * - `NONE`: `none`, neither a code nor a token.
 * - `CODE`: `code`, an authorization code, RFC 6749, section 4.1.
 * - `TOKEN`: `token`, an access token without a detour over the token endpoint, RFC 6749, section 4.2.
 * - `ID_TOKEN`: `id_token`, an ID token alone.
 * - `CODE_TOKEN`: `code token`, an authorization code and an access token.
 * - `CODE_ID_TOKEN`: `code id_token`, an authorization code and an ID token.
 * - `ID_TOKEN_TOKEN`: `id_token token`, an ID token and an access token.
 * - `CODE_ID_TOKEN_TOKEN`: `code id_token token`, all of them at once: code, ID token and access token.
 */
export type ResponseType = NonNullable<components["schemas"]["ResponseType"]>;

/** The values of {@link ResponseType} that the description knows. The API may add others. */
export const ResponseTypeValues = [
  "NONE",
  "CODE",
  "TOKEN",
  "ID_TOKEN",
  "CODE_TOKEN",
  "CODE_ID_TOKEN",
  "ID_TOKEN_TOKEN",
  "CODE_ID_TOKEN_TOKEN",
] as const satisfies readonly ResponseType[];

/**
 * A set of extra security rules that a service can take part in. Which of its requests the rules apply to depends on their scopes.
 *
 * - `FAPI`: Financial-grade API 1.0, in its baseline and advanced parts.
 * - `OPEN_BANKING`: The Open Banking profile of the United Kingdom.
 */
export type ServiceProfile = NonNullable<components["schemas"]["ServiceProfile"]>;

/** The values of {@link ServiceProfile} that the description knows. The API may add others. */
export const ServiceProfileValues = [
  "FAPI",
  "OPEN_BANKING",
] as const satisfies readonly ServiceProfile[];

/**
 * Algorithm by which a JWT is signed, the `alg` of a JWS header. See
 * [RFC 7518, section 3.1](https://www.rfc-editor.org/rfc/rfc7518#section-3.1).
 *
 * - `NONE`: `none`, no signature at all, RFC 7518, section 3.6.
 * - `HS256`: `HS256`, HMAC with SHA-256, keyed by the client secret, RFC 7518, section 3.2.
 * - `HS384`: `HS384`, HMAC with SHA-384, keyed by the client secret, RFC 7518, section 3.2.
 * - `HS512`: `HS512`, HMAC with SHA-512, keyed by the client secret, RFC 7518, section 3.2.
 * - `RS256`: `RS256`, RSASSA-PKCS1-v1_5 with SHA-256, RFC 7518, section 3.3.
 * - `RS384`: `RS384`, RSASSA-PKCS1-v1_5 with SHA-384, RFC 7518, section 3.3.
 * - `RS512`: `RS512`, RSASSA-PKCS1-v1_5 with SHA-512, RFC 7518, section 3.3.
 * - `ES256`: `ES256`, ECDSA on the curve P-256 with SHA-256, RFC 7518, section 3.4.
 * - `ES384`: `ES384`, ECDSA on the curve P-384 with SHA-384, RFC 7518, section 3.4.
 * - `ES512`: `ES512`, ECDSA on the curve P-521 with SHA-512, RFC 7518, section 3.4.
 * - `PS256`: `PS256`, RSASSA-PSS with SHA-256, RFC 7518, section 3.5.
 * - `PS384`: `PS384`, RSASSA-PSS with SHA-384, RFC 7518, section 3.5.
 * - `PS512`: `PS512`, RSASSA-PSS with SHA-512, RFC 7518, section 3.5.
 * - `ES256K`: `ES256K`, ECDSA on the curve secp256k1 with SHA-256, RFC 8812, section 3.2.
 * - `EdDSA`: `EdDSA`, Edwards-curve signature such as Ed25519, RFC 8037, section 3.1. Unlike the others it is written in mixed case.
 */
export type JwsAlg = NonNullable<components["schemas"]["JwsAlg"]>;

/** The values of {@link JwsAlg} that the description knows. The API may add others. */
export const JwsAlgValues = [
  "NONE",
  "HS256",
  "HS384",
  "HS512",
  "RS256",
  "RS384",
  "RS512",
  "ES256",
  "ES384",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "ES256K",
  "EdDSA",
] as const satisfies readonly JwsAlg[];

/**
 * Where the value of a claim comes from. See
 * [OpenID Connect Core 1.0, section 5.6](https://openid.net/specs/openid-connect-core-1_0.html#ClaimTypes).
 *
 * - `NORMAL`: `normal`, your server states the claim itself.
 * - `AGGREGATED`: `aggregated`, another provider has signed the claim and your server passes it on.
 * - `DISTRIBUTED`: `distributed`, the claim stays with another provider and your server names the place.
 */
export type ClaimType = NonNullable<components["schemas"]["ClaimType"]>;

/** The values of {@link ClaimType} that the description knows. The API may add others. */
export const ClaimTypeValues = [
  "NORMAL",
  "AGGREGATED",
  "DISTRIBUTED",
] as const satisfies readonly ClaimType[];

/**
 * Characters that the user codes of the device flow are made of. See
 * [RFC 8628, section 6.1](https://www.rfc-editor.org/rfc/rfc8628#section-6.1).
 *
 * - `BASE20`: Twenty upper-case consonants, which cannot form words by accident.
 * - `NUMERIC`: The ten digits, which are easy to type on a number pad.
 */
export type UserCodeCharset = NonNullable<components["schemas"]["UserCodeCharset"]>;

/** The values of {@link UserCodeCharset} that the description knows. The API may add others. */
export const UserCodeCharsetValues = [
  "BASE20",
  "NUMERIC",
] as const satisfies readonly UserCodeCharset[];

/**
 * Which JSON schemas a request for verified claims is checked against. See
 * [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
 *
 * - `standard`: The schemas of the specification.
 * - `standard+id_document`: The schemas of the specification, and also the evidence type `id_document` of its earlier drafts.
 */
export type VerifiedClaimsValidationSchema = NonNullable<components["schemas"]["VerifiedClaimsValidationSchema"]>;

/** The values of {@link VerifiedClaimsValidationSchema} that the description knows. The API may add others. */
export const VerifiedClaimsValidationSchemaValues = [
  "standard",
  "standard+id_document",
] as const satisfies readonly VerifiedClaimsValidationSchema[];

/**
 * Where the content of an attachment to verified claims is. See
 * [OpenID Identity Assurance Schema Definition 1.0](https://openid.net/specs/openid-ida-verified-claims-1_0.html).
 *
 * - `EMBEDDED`: `embedded`, inside the claims, in base64.
 * - `EXTERNAL`: `external`, at a URL, with a digest to check it by.
 */
export type AttachmentType = NonNullable<components["schemas"]["AttachmentType"]>;

/** The values of {@link AttachmentType} that the description knows. The API may add others. */
export const AttachmentTypeValues = [
  "EMBEDDED",
  "EXTERNAL",
] as const satisfies readonly AttachmentType[];

/**
 * How a client becomes known through a federation. See
 * [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
 *
 * - `AUTOMATIC`: `automatic`, by its first request, without a registration beforehand.
 * - `EXPLICIT`: `explicit`, by a call of the federation registration endpoint before its first request.
 */
export type ClientRegistrationType = NonNullable<components["schemas"]["ClientRegistrationType"]>;

/** The values of {@link ClientRegistrationType} that the description knows. The API may add others. */
export const ClientRegistrationTypeValues = [
  "AUTOMATIC",
  "EXPLICIT",
] as const satisfies readonly ClientRegistrationType[];

/**
 * What the user is to be asked, the `prompt` of a request. See
 * [OpenID Connect Core 1.0, section 3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
 *
 * - `NONE`: `none`, show nothing: answer with an error where the user would have to be asked.
 * - `LOGIN`: `login`, authenticate the user even if there is a session.
 * - `CONSENT`: `consent`, ask for consent even if it was given before.
 * - `SELECT_ACCOUNT`: `select_account`, let the user choose among accounts.
 * - `CREATE`: `create`, offer to open an account, Initiating User Registration via OpenID Connect 1.0.
 */
export type Prompt = NonNullable<components["schemas"]["Prompt"]>;

/** The values of {@link Prompt} that the description knows. The API may add others. */
export const PromptValues = [
  "NONE",
  "LOGIN",
  "CONSENT",
  "SELECT_ACCOUNT",
  "CREATE",
] as const satisfies readonly Prompt[];

/**
 * A FAPI specification whose rules a service or a client can be put under.
 *
 * - `FAPI1_ADVANCED`: FAPI 1.0, part 2, the advanced security profile.
 * - `FAPI1_BASELINE`: FAPI 1.0, part 1, the baseline security profile.
 * - `FAPI2_MESSAGE_SIGNING_AUTH_REQ`: FAPI 2.0 Message Signing, the rules for signed authorization requests.
 * - `FAPI2_MESSAGE_SIGNING_AUTH_RES`: FAPI 2.0 Message Signing, the rules for signed authorization responses.
 * - `FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES`: FAPI 2.0 Message Signing, the rules for signed introspection responses.
 * - `FAPI2_SECURITY`: The FAPI 2.0 Security Profile.
 */
export type FapiMode = NonNullable<components["schemas"]["FapiMode"]>;

/** The values of {@link FapiMode} that the description knows. The API may add others. */
export const FapiModeValues = [
  "FAPI1_ADVANCED",
  "FAPI1_BASELINE",
  "FAPI2_MESSAGE_SIGNING_AUTH_REQ",
  "FAPI2_MESSAGE_SIGNING_AUTH_RES",
  "FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES",
  "FAPI2_SECURITY",
] as const satisfies readonly FapiMode[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: The request is invalid, and the error cannot be sent to a redirect URI.
 * - `LOCATION`: The request is invalid. Redirect the browser with the error.
 * - `FORM`: The request is invalid. Serve the page that posts the error to the redirect URI.
 * - `NO_INTERACTION`: The request is valid. Decide without showing a page.
 * - `INTERACTION`: The request is valid. Ask the user.
 */
export type AuthorizationResponseAction = NonNullable<components["schemas"]["AuthorizationResponse"]["action"]>;

/** The values of {@link AuthorizationResponseAction} that the description knows. The API may add others. */
export const AuthorizationResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "LOCATION",
  "FORM",
  "NO_INTERACTION",
  "INTERACTION",
] as const satisfies readonly AuthorizationResponseAction[];

/**
 * Why the request fails. It decides on the error code in the answer. Newer services also take `INVALID_SCOPE`,
 * `UNAUTHORIZED_CLIENT` and `TEMPORARILY_UNAVAILABLE`.
 *
 * - `UNKNOWN`: None of the other reasons fits: `server_error`.
 * - `NOT_LOGGED_IN`: The client sent `prompt=none`, but nobody is logged in: `login_required`.
 * - `MAX_AGE_NOT_SUPPORTED`: There is a `maxAge`, but your server does not keep track of when users logged in: `login_required`.
 * - `EXCEEDS_MAX_AGE`: The client sent `prompt=none`, but the login is older than `maxAge`: `login_required`.
 * - `DIFFERENT_SUBJECT`: The user is not the one that `subject` of the request names: `login_required`.
 * - `ACR_NOT_SATISFIED`: `acrEssential` is set, but the login reached none of `acrs`: `login_required`.
 * - `DENIED`: The user refused: `access_denied`.
 * - `SERVER_ERROR`: Something went wrong in your server: `server_error`.
 * - `NOT_AUTHENTICATED`: The user was asked to log in and did not manage to: `login_required`.
 * - `ACCOUNT_SELECTION_REQUIRED`: The user would have to choose an account, and did not or could not be asked to: `account_selection_required`.
 * - `CONSENT_REQUIRED`: The user has not consented to all of it, and did not or could not be asked to: `consent_required`.
 * - `INTERACTION_REQUIRED`: A page of some other kind would have to be shown: `interaction_required`.
 * - `INVALID_TARGET`: A resource of the request is not acceptable: `invalid_target`, RFC 8707.
 */
export type AuthorizationFailRequestReason = NonNullable<components["schemas"]["AuthorizationFailRequest"]["reason"]>;

/** The values of {@link AuthorizationFailRequestReason} that the description knows. The API may add others. */
export const AuthorizationFailRequestReasonValues = [
  "UNKNOWN",
  "NOT_LOGGED_IN",
  "MAX_AGE_NOT_SUPPORTED",
  "EXCEEDS_MAX_AGE",
  "DIFFERENT_SUBJECT",
  "ACR_NOT_SATISFIED",
  "DENIED",
  "SERVER_ERROR",
  "NOT_AUTHENTICATED",
  "ACCOUNT_SELECTION_REQUIRED",
  "CONSENT_REQUIRED",
  "INTERACTION_REQUIRED",
  "INVALID_TARGET",
] as const satisfies readonly AuthorizationFailRequestReason[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: The ticket is gone.
 * - `LOCATION`: Redirect the browser with the error.
 * - `FORM`: Serve the page that posts the error to the redirect URI.
 */
export type AuthorizationFailResponseAction = NonNullable<components["schemas"]["AuthorizationFailResponse"]["action"]>;

/** The values of {@link AuthorizationFailResponseAction} that the description knows. The API may add others. */
export const AuthorizationFailResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "LOCATION",
  "FORM",
] as const satisfies readonly AuthorizationFailResponseAction[];

/**
 * Form of the ID token's `aud` claim, in place of the service's setting. `null` keeps that setting.
 *
 * - `array`: An array, even for a single audience.
 * - `string`: A string.
 */
export type AuthorizationIssueRequestIdTokenAudType = NonNullable<components["schemas"]["AuthorizationIssueRequest"]["idTokenAudType"]>;

/** The values of {@link AuthorizationIssueRequestIdTokenAudType} that the description knows. The API may add others. */
export const AuthorizationIssueRequestIdTokenAudTypeValues = [
  "array",
  "string",
] as const satisfies readonly AuthorizationIssueRequestIdTokenAudType[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: The ticket is gone.
 * - `LOCATION`: Redirect the browser with the result.
 * - `FORM`: Serve the page that posts the result to the redirect URI.
 */
export type AuthorizationIssueResponseAction = NonNullable<components["schemas"]["AuthorizationIssueResponse"]["action"]>;

/** The values of {@link AuthorizationIssueResponseAction} that the description knows. The API may add others. */
export const AuthorizationIssueResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "LOCATION",
  "FORM",
] as const satisfies readonly AuthorizationIssueResponseAction[];

/**
 * How the call ended. It is for your server; no client waits for an answer.
 *
 * - `OK`: The ticket exists.
 * - `NOT_FOUND`: There is no such ticket.
 * - `CALLER_ERROR`: The call itself is wrong.
 * - `AUTHLETE_ERROR`: The API failed.
 */
export type AuthorizationTicketInfoResponseAction = NonNullable<components["schemas"]["AuthorizationTicketInfoResponse"]["action"]>;

/** The values of {@link AuthorizationTicketInfoResponseAction} that the description knows. The API may add others. */
export const AuthorizationTicketInfoResponseActionValues = [
  "OK",
  "NOT_FOUND",
  "CALLER_ERROR",
  "AUTHLETE_ERROR",
] as const satisfies readonly AuthorizationTicketInfoResponseAction[];

/**
 * How the call ended. It is for your server; no client waits for an answer.
 *
 * - `OK`: The text was replaced.
 * - `NOT_FOUND`: There is no such ticket.
 * - `CALLER_ERROR`: The call itself is wrong.
 * - `AUTHLETE_ERROR`: The API failed.
 */
export type AuthorizationTicketUpdateResponseAction = NonNullable<components["schemas"]["AuthorizationTicketUpdateResponse"]["action"]>;

/** The values of {@link AuthorizationTicketUpdateResponseAction} that the description knows. The API may add others. */
export const AuthorizationTicketUpdateResponseActionValues = [
  "OK",
  "NOT_FOUND",
  "CALLER_ERROR",
  "AUTHLETE_ERROR",
] as const satisfies readonly AuthorizationTicketUpdateResponseAction[];

/**
 * What your server does next.
 *
 * - `CREATED`: The request was stored.
 * - `BAD_REQUEST`: The request breaks a rule.
 * - `UNAUTHORIZED`: The client could not be authenticated.
 * - `FORBIDDEN`: The client may not push authorization requests.
 * - `PAYLOAD_TOO_LARGE`: The request is too long.
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 */
export type PushedAuthorizationResponseAction = NonNullable<components["schemas"]["PushedAuthorizationResponse"]["action"]>;

/** The values of {@link PushedAuthorizationResponseAction} that the description knows. The API may add others. */
export const PushedAuthorizationResponseActionValues = [
  "CREATED",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "PAYLOAD_TOO_LARGE",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly PushedAuthorizationResponseAction[];

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
 * Why the request is refused. It decides which `error` the client sees. Newer services also take
 * `INVALID_CLIENT`, `UNAUTHORIZED_CLIENT` and `INVALID_SCOPE`.
 *
 * - `UNKNOWN`: Any reason that has no value of its own. The client sees `server_error`.
 * - `INVALID_RESOURCE_OWNER_CREDENTIALS`: The user name or the password is wrong. The client sees `invalid_request`, where RFC 6749, section 5.2 has `invalid_grant`.
 * - `INVALID_TARGET`: A resource that the client named is not acceptable. The client sees `invalid_target` of RFC 8707, section 2.
 */
export type TokenFailRequestReason = NonNullable<components["schemas"]["TokenFailRequest"]["reason"]>;

/** The values of {@link TokenFailRequestReason} that the description knows. The API may add others. */
export const TokenFailRequestReasonValues = [
  "UNKNOWN",
  "INVALID_RESOURCE_OWNER_CREDENTIALS",
  "INVALID_TARGET",
] as const satisfies readonly TokenFailRequestReason[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: The error for the client is ready.
 */
export type TokenFailResponseAction = NonNullable<components["schemas"]["TokenFailResponse"]["action"]>;

/** The values of {@link TokenFailResponseAction} that the description knows. The API may add others. */
export const TokenFailResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
] as const satisfies readonly TokenFailResponseAction[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, the ticket cannot be used, or the API failed.
 * - `OK`: The tokens are issued.
 */
export type TokenIssueResponseAction = NonNullable<components["schemas"]["TokenIssueResponse"]["action"]>;

/** The values of {@link TokenIssueResponseAction} that the description knows. The API may add others. */
export const TokenIssueResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "OK",
] as const satisfies readonly TokenIssueResponseAction[];

/**
 * Form of the ID token's `aud` claim, in place of the service's setting.
 *
 * - `array`: An array, even for a single audience.
 * - `string`: A string.
 */
export type IdTokenReissueRequestIdTokenAudType = NonNullable<components["schemas"]["IdTokenReissueRequest"]["idTokenAudType"]>;

/** The values of {@link IdTokenReissueRequestIdTokenAudType} that the description knows. The API may add others. */
export const IdTokenReissueRequestIdTokenAudTypeValues = [
  "array",
  "string",
] as const satisfies readonly IdTokenReissueRequestIdTokenAudType[];

/**
 * What your server does next.
 *
 * - `OK`: The ID token is issued.
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 * - `CALLER_ERROR`: The call was not made properly. Correct your server.
 */
export type IdTokenReissueResponseAction = NonNullable<components["schemas"]["IdTokenReissueResponse"]["action"]>;

/** The values of {@link IdTokenReissueResponseAction} that the description knows. The API may add others. */
export const IdTokenReissueResponseActionValues = [
  "OK",
  "INTERNAL_SERVER_ERROR",
  "CALLER_ERROR",
] as const satisfies readonly IdTokenReissueResponseAction[];

/**
 * How the call went.
 *
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 * - `BAD_REQUEST`: The call breaks a rule. `resultMessage` says which.
 * - `FORBIDDEN`: The call is not allowed, for instance because the client belongs to another service.
 * - `OK`: The token is made.
 */
export type TokenCreateResponseAction = NonNullable<components["schemas"]["TokenCreateResponse"]["action"]>;

/** The values of {@link TokenCreateResponseAction} that the description knows. The API may add others. */
export const TokenCreateResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "FORBIDDEN",
  "OK",
] as const satisfies readonly TokenCreateResponseAction[];

/**
 * What the batch does with the tokens.
 *
 * - `CREATE`: It makes them.
 */
export type TokenBatchStatusBatchKind = NonNullable<components["schemas"]["TokenBatchStatus"]["batchKind"]>;

/** The values of {@link TokenBatchStatusBatchKind} that the description knows. The API may add others. */
export const TokenBatchStatusBatchKindValues = [
  "CREATE",
] as const satisfies readonly TokenBatchStatusBatchKind[];

/**
 * How the batch ended. Left out as long as it has not ended.
 *
 * - `SUCCEEDED`: Every token was dealt with.
 * - `FAILED`: The batch broke off. Some tokens may have been dealt with before.
 */
export type TokenBatchStatusResult = NonNullable<components["schemas"]["TokenBatchStatus"]["result"]>;

/** The values of {@link TokenBatchStatusResult} that the description knows. The API may add others. */
export const TokenBatchStatusResultValues = [
  "SUCCEEDED",
  "FAILED",
] as const satisfies readonly TokenBatchStatusResult[];

/**
 * How the call went.
 *
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 * - `BAD_REQUEST`: The call breaks a rule. `resultMessage` says which.
 * - `FORBIDDEN`: The call is not allowed, for instance because the token belongs to another service.
 * - `NOT_FOUND`: There is no such access token.
 * - `OK`: The token is changed.
 */
export type TokenUpdateResponseAction = NonNullable<components["schemas"]["TokenUpdateResponse"]["action"]>;

/** The values of {@link TokenUpdateResponseAction} that the description knows. The API may add others. */
export const TokenUpdateResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "FORBIDDEN",
  "NOT_FOUND",
  "OK",
] as const satisfies readonly TokenUpdateResponseAction[];

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

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: The resource server's request is malformed.
 * - `OK`: The answer is JSON, as defined in RFC 7662, section 2.2.
 * - `JWT`: The answer is a JWT, as defined in RFC 9701, section 5.
 */
export type StandardIntrospectionResponseAction = NonNullable<components["schemas"]["StandardIntrospectionResponse"]["action"]>;

/** The values of {@link StandardIntrospectionResponseAction} that the description knows. The API may add others. */
export const StandardIntrospectionResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "OK",
  "JWT",
] as const satisfies readonly StandardIntrospectionResponseAction[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `INVALID_CLIENT`: The client could not be authenticated.
 * - `BAD_REQUEST`: The client's request breaks a rule.
 * - `OK`: The token is not valid any more, or never was.
 */
export type RevocationResponseAction = NonNullable<components["schemas"]["RevocationResponse"]["action"]>;

/** The values of {@link RevocationResponseAction} that the description knows. The API may add others. */
export const RevocationResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "INVALID_CLIENT",
  "BAD_REQUEST",
  "OK",
] as const satisfies readonly RevocationResponseAction[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: No access token was presented.
 * - `UNAUTHORIZED`: The access token is not known, has expired, or stands for no user.
 * - `FORBIDDEN`: The access token does not have the scope `openid`.
 * - `OK`: The access token is good. Look up the claims.
 */
export type UserinfoResponseAction = NonNullable<components["schemas"]["UserinfoResponse"]["action"]>;

/** The values of {@link UserinfoResponseAction} that the description knows. The API may add others. */
export const UserinfoResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "OK",
] as const satisfies readonly UserinfoResponseAction[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: No access token was presented.
 * - `UNAUTHORIZED`: The access token is not known, has expired, or stands for no user.
 * - `FORBIDDEN`: The access token does not have the scope `openid`.
 * - `JSON`: The answer is ready, as JSON.
 * - `JWT`: The answer is ready, as a JWT.
 */
export type UserinfoIssueResponseAction = NonNullable<components["schemas"]["UserinfoIssueResponse"]["action"]>;

/** The values of {@link UserinfoIssueResponseAction} that the description knows. The API may add others. */
export const UserinfoIssueResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "JSON",
  "JWT",
] as const satisfies readonly UserinfoIssueResponseAction[];

/**
 * What your server does next.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `BAD_REQUEST`: The client's request breaks a rule.
 * - `UNAUTHORIZED`: The client could not be authenticated.
 * - `OK`: The codes are issued.
 */
export type DeviceAuthorizationResponseAction = NonNullable<components["schemas"]["DeviceAuthorizationResponse"]["action"]>;

/** The values of {@link DeviceAuthorizationResponseAction} that the description knows. The API may add others. */
export const DeviceAuthorizationResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "OK",
] as const satisfies readonly DeviceAuthorizationResponseAction[];

/**
 * What your server does next. None of it is an answer to a request of the client.
 *
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `SERVER_ERROR`: The same as `INTERNAL_SERVER_ERROR`, in another spelling.
 * - `NOT_EXIST`: There is no such user code.
 * - `EXPIRED`: The user code has expired.
 * - `VALID`: The user code stands for a request. Ask the user.
 */
export type DeviceVerificationResponseAction = NonNullable<components["schemas"]["DeviceVerificationResponse"]["action"]>;

/** The values of {@link DeviceVerificationResponseAction} that the description knows. The API may add others. */
export const DeviceVerificationResponseActionValues = [
  "INTERNAL_SERVER_ERROR",
  "SERVER_ERROR",
  "NOT_EXIST",
  "EXPIRED",
  "VALID",
] as const satisfies readonly DeviceVerificationResponseAction[];

/**
 * How the user's part of the flow ended.
 *
 * - `TRANSACTION_FAILED`: There is no usable answer of the user, for instance because they could not be authenticated: `expired_token` for the device.
 * - `ACCESS_DENIED`: The user refused: `access_denied` for the device.
 * - `AUTHORIZED`: The user approved.
 */
export type DeviceCompleteRequestResult = NonNullable<components["schemas"]["DeviceCompleteRequest"]["result"]>;

/** The values of {@link DeviceCompleteRequestResult} that the description knows. The API may add others. */
export const DeviceCompleteRequestResultValues = [
  "TRANSACTION_FAILED",
  "ACCESS_DENIED",
  "AUTHORIZED",
] as const satisfies readonly DeviceCompleteRequestResult[];

/**
 * Form of the ID token's `aud` claim. Left out, the service decides.
 *
 * - `array`: An array, even for a single audience.
 * - `string`: A string.
 */
export type DeviceCompleteRequestIdTokenAudType = NonNullable<components["schemas"]["DeviceCompleteRequest"]["idTokenAudType"]>;

/** The values of {@link DeviceCompleteRequestIdTokenAudType} that the description knows. The API may add others. */
export const DeviceCompleteRequestIdTokenAudTypeValues = [
  "array",
  "string",
] as const satisfies readonly DeviceCompleteRequestIdTokenAudType[];

/**
 * What your server does next. None of it is an answer to a request of the client.
 *
 * - `SERVER_ERROR`: The API failed.
 * - `USER_CODE_NOT_EXIST`: There is no such user code, or it is not in use any more.
 * - `USER_CODE_EXPIRED`: The user code has expired.
 * - `INVALID_REQUEST`: The call was not made properly.
 * - `SUCCESS`: The outcome is recorded, be it an approval or a refusal.
 */
export type DeviceCompleteResponseAction = NonNullable<components["schemas"]["DeviceCompleteResponse"]["action"]>;

/** The values of {@link DeviceCompleteResponseAction} that the description knows. The API may add others. */
export const DeviceCompleteResponseActionValues = [
  "SERVER_ERROR",
  "USER_CODE_NOT_EXIST",
  "USER_CODE_EXPIRED",
  "INVALID_REQUEST",
  "SUCCESS",
] as const satisfies readonly DeviceCompleteResponseAction[];

/**
 * Form of the ID token's `aud` claim, in place of the service's setting.
 *
 * - `array`: An array, even for a single audience.
 * - `string`: A string.
 */
export type NativeSsoRequestIdTokenAudType = NonNullable<components["schemas"]["NativeSsoRequest"]["idTokenAudType"]>;

/** The values of {@link NativeSsoRequestIdTokenAudType} that the description knows. The API may add others. */
export const NativeSsoRequestIdTokenAudTypeValues = [
  "array",
  "string",
] as const satisfies readonly NativeSsoRequestIdTokenAudType[];

/**
 * What your server does next.
 *
 * - `OK`: The token response is complete.
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 * - `CALLER_ERROR`: The call was not made properly. Correct your server.
 */
export type NativeSsoResponseAction = NonNullable<components["schemas"]["NativeSsoResponse"]["action"]>;

/** The values of {@link NativeSsoResponseAction} that the description knows. The API may add others. */
export const NativeSsoResponseActionValues = [
  "OK",
  "INTERNAL_SERVER_ERROR",
  "CALLER_ERROR",
] as const satisfies readonly NativeSsoResponseAction[];

/**
 * How the call went.
 *
 * - `OK`: The session has no tokens any more, whether or not it had any.
 * - `SERVER_ERROR`: The API failed. Tokens may be left.
 * - `CALLER_ERROR`: The call was not made properly. Correct your server.
 */
export type NativeSsoLogoutResponseAction = NonNullable<components["schemas"]["NativeSsoLogoutResponse"]["action"]>;

/** The values of {@link NativeSsoLogoutResponseAction} that the description knows. The API may add others. */
export const NativeSsoLogoutResponseActionValues = [
  "OK",
  "SERVER_ERROR",
  "CALLER_ERROR",
] as const satisfies readonly NativeSsoLogoutResponseAction[];

/**
 * What your server does next.
 *
 * - `OK`: The grant was read.
 * - `NO_CONTENT`: The grant was revoked.
 * - `UNAUTHORIZED`: No access token was presented, it is not valid, or it lacks the scope for the action.
 * - `FORBIDDEN`: The access token may not be used for this grant.
 * - `NOT_FOUND`: There is no grant of this identifier.
 * - `CALLER_ERROR`: The call was not made properly.
 * - `AUTHLETE_ERROR`: The API failed.
 */
export type GrantManagementResponseAction = NonNullable<components["schemas"]["GrantManagementResponse"]["action"]>;

/** The values of {@link GrantManagementResponseAction} that the description knows. The API may add others. */
export const GrantManagementResponseActionValues = [
  "OK",
  "NO_CONTENT",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CALLER_ERROR",
  "AUTHLETE_ERROR",
] as const satisfies readonly GrantManagementResponseAction[];

/**
 * Kind of application that a client is, its `application_type`. It decides which redirect URIs may be registered. See
 * [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
 *
 * - `WEB`: `web`, an application on a web server.
 * - `NATIVE`: `native`, an application on the user's own device.
 */
export type ApplicationType = NonNullable<components["schemas"]["ApplicationType"]>;

/** The values of {@link ApplicationType} that the description knows. The API may add others. */
export const ApplicationTypeValues = [
  "WEB",
  "NATIVE",
] as const satisfies readonly ApplicationType[];

/**
 * Algorithm by which the content key of an encrypted JWT is wrapped or agreed on, the `alg` of a JWE header. See
 * [RFC 7518, section 4.1](https://www.rfc-editor.org/rfc/rfc7518#section-4.1).
 *
 * - `RSA1_5`: `RSA1_5`, RSAES-PKCS1-v1_5, RFC 7518, section 4.2. Open to padding attacks, better avoided.
 * - `RSA_OAEP`: `RSA-OAEP`, RSAES OAEP with SHA-1, RFC 7518, section 4.3.
 * - `RSA_OAEP_256`: `RSA-OAEP-256`, RSAES OAEP with SHA-256, RFC 7518, section 4.3.
 * - `A128KW`: `A128KW`, AES key wrap with a 128-bit key, RFC 7518, section 4.4.
 * - `A192KW`: `A192KW`, AES key wrap with a 192-bit key, RFC 7518, section 4.4.
 * - `A256KW`: `A256KW`, AES key wrap with a 256-bit key, RFC 7518, section 4.4.
 * - `DIR`: `dir`, a shared symmetric key used directly for the content, RFC 7518, section 4.5.
 * - `ECDH_ES`: `ECDH-ES`, key agreement that yields the content key itself, RFC 7518, section 4.6.
 * - `ECDH_ES_A128KW`: `ECDH-ES+A128KW`, key agreement and AES key wrap with 128 bits, RFC 7518, section 4.6.
 * - `ECDH_ES_A192KW`: `ECDH-ES+A192KW`, key agreement and AES key wrap with 192 bits, RFC 7518, section 4.6.
 * - `ECDH_ES_A256KW`: `ECDH-ES+A256KW`, key agreement and AES key wrap with 256 bits, RFC 7518, section 4.6.
 * - `A128GCMKW`: `A128GCMKW`, key wrap by AES GCM with a 128-bit key, RFC 7518, section 4.7.
 * - `A192GCMKW`: `A192GCMKW`, key wrap by AES GCM with a 192-bit key, RFC 7518, section 4.7.
 * - `A256GCMKW`: `A256GCMKW`, key wrap by AES GCM with a 256-bit key, RFC 7518, section 4.7.
 * - `PBES2_HS256_A128KW`: `PBES2-HS256+A128KW`, key wrap by a password, SHA-256 and 128 bits, RFC 7518, section 4.8.
 * - `PBES2_HS384_A192KW`: `PBES2-HS384+A192KW`, key wrap by a password, SHA-384 and 192 bits, RFC 7518, section 4.8.
 * - `PBES2_HS512_A256KW`: `PBES2-HS512+A256KW`, key wrap by a password, SHA-512 and 256 bits, RFC 7518, section 4.8.
 */
export type JweAlg = NonNullable<components["schemas"]["JweAlg"]>;

/** The values of {@link JweAlg} that the description knows. The API may add others. */
export const JweAlgValues = [
  "RSA1_5",
  "RSA_OAEP",
  "RSA_OAEP_256",
  "A128KW",
  "A192KW",
  "A256KW",
  "DIR",
  "ECDH_ES",
  "ECDH_ES_A128KW",
  "ECDH_ES_A192KW",
  "ECDH_ES_A256KW",
  "A128GCMKW",
  "A192GCMKW",
  "A256GCMKW",
  "PBES2_HS256_A128KW",
  "PBES2_HS384_A192KW",
  "PBES2_HS512_A256KW",
] as const satisfies readonly JweAlg[];

/**
 * Algorithm by which the content of an encrypted JWT is encrypted, the `enc` of a JWE header. See
 * [RFC 7518, section 5.1](https://www.rfc-editor.org/rfc/rfc7518#section-5.1).
 *
 * - `A128CBC_HS256`: `A128CBC-HS256`, AES-128 in CBC mode with HMAC SHA-256, RFC 7518, section 5.2.3.
 * - `A192CBC_HS384`: `A192CBC-HS384`, AES-192 in CBC mode with HMAC SHA-384, RFC 7518, section 5.2.4.
 * - `A256CBC_HS512`: `A256CBC-HS512`, AES-256 in CBC mode with HMAC SHA-512, RFC 7518, section 5.2.5.
 * - `A128GCM`: `A128GCM`, AES GCM with a 128-bit key, RFC 7518, section 5.3.
 * - `A192GCM`: `A192GCM`, AES GCM with a 192-bit key, RFC 7518, section 5.3.
 * - `A256GCM`: `A256GCM`, AES GCM with a 256-bit key, RFC 7518, section 5.3.
 */
export type JweEnc = NonNullable<components["schemas"]["JweEnc"]>;

/** The values of {@link JweEnc} that the description knows. The API may add others. */
export const JweEncValues = [
  "A128CBC_HS256",
  "A192CBC_HS384",
  "A256CBC_HS512",
  "A128GCM",
  "A192GCM",
  "A256GCM",
] as const satisfies readonly JweEnc[];

/**
 * Whether all clients see the same identifier for a user. See
 * [OpenID Connect Core 1.0, section 8](https://openid.net/specs/openid-connect-core-1_0.html#SubjectIDTypes).
 *
 * - `PUBLIC`: `public`, one `sub` for all clients.
 * - `PAIRWISE`: `pairwise`, a `sub` of its own for each sector, so that clients cannot match their users.
 */
export type SubjectType = NonNullable<components["schemas"]["SubjectType"]>;

/** The values of {@link SubjectType} that the description knows. The API may add others. */
export const SubjectTypeValues = [
  "PUBLIC",
  "PAIRWISE",
] as const satisfies readonly SubjectType[];

/**
 * One response mode.
 *
 * - `QUERY`: `query`, in the query of the redirect URI, OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1.
 * - `FRAGMENT`: `fragment`, in the fragment of the redirect URI, OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1.
 * - `FORM_POST`: `form_post`, in a form that the browser posts, OAuth 2.0 Form Post Response Mode.
 * - `JWT`: `jwt`, as a JWT by the usual way of the response type, JARM, section 2.3.4.
 * - `QUERY_JWT`: `query.jwt`, as a JWT in the query, JARM, section 2.3.1.
 * - `FRAGMENT_JWT`: `fragment.jwt`, as a JWT in the fragment, JARM, section 2.3.2.
 * - `FORM_POST_JWT`: `form_post.jwt`, as a JWT in a posted form, JARM, section 2.3.3.
 */
export type ClientResponseModes = NonNullable<NonNullable<components["schemas"]["Client"]["responseModes"]>[number]>;

/** The values of {@link ClientResponseModes} that the description knows. The API may add others. */
export const ClientResponseModesValues = [
  "QUERY",
  "FRAGMENT",
  "FORM_POST",
  "JWT",
  "QUERY_JWT",
  "FRAGMENT_JWT",
  "FORM_POST_JWT",
] as const satisfies readonly ClientResponseModes[];

/**
 * How the client became known to the service.
 *
 * - `DYNAMIC_REGISTRATION`: It registered itself at your registration endpoint, RFC 7591.
 * - `AUTOMATIC_REGISTRATION`: It came through a federation without a registration beforehand, OpenID Federation 1.0.
 * - `EXPLICIT_REGISTRATION`: It registered itself through a federation, OpenID Federation 1.0.
 * - `METADATA_DOCUMENT`: Its identifier is the URL of a client metadata document, which was fetched.
 * - `STATIC_REGISTRATION`: It was set up by hand, by `client.create` or in the console.
 */
export type ClientClientSource = NonNullable<components["schemas"]["Client"]["clientSource"]>;

/** The values of {@link ClientClientSource} that the description knows. The API may add others. */
export const ClientClientSourceValues = [
  "DYNAMIC_REGISTRATION",
  "AUTOMATIC_REGISTRATION",
  "EXPLICIT_REGISTRATION",
  "METADATA_DOCUMENT",
  "STATIC_REGISTRATION",
] as const satisfies readonly ClientClientSource[];

/**
 * What your server does next.
 *
 * - `BAD_REQUEST`: The request breaks a rule.
 * - `CREATED`: The client was created. Only from `dynamicClientRegistration.register`.
 * - `DELETED`: The client was removed. Only from `dynamicClientRegistration.delete`.
 * - `INTERNAL_SERVER_ERROR`: The call was not made properly, or the API failed.
 * - `OK`: The metadata is at hand. Only from `dynamicClientRegistration.get`.
 * - `UNAUTHORIZED`: The registration access token does not fit. Not from `dynamicClientRegistration.register`, and only if the service has `unauthorizedOnClientConfigSupported`.
 * - `UPDATED`: The metadata was replaced. Only from `dynamicClientRegistration.update`.
 */
export type ClientRegistrationResponseAction = NonNullable<components["schemas"]["ClientRegistrationResponse"]["action"]>;

/** The values of {@link ClientRegistrationResponseAction} that the description knows. The API may add others. */
export const ClientRegistrationResponseActionValues = [
  "BAD_REQUEST",
  "CREATED",
  "DELETED",
  "INTERNAL_SERVER_ERROR",
  "OK",
  "UNAUTHORIZED",
  "UPDATED",
] as const satisfies readonly ClientRegistrationResponseAction[];

/**
 * What your server does next.
 *
 * - `OK`: The entity configuration is ready.
 * - `NOT_FOUND`: The service does not take part in a federation.
 * - `INTERNAL_SERVER_ERROR`: The settings of the service are not complete, or the API failed.
 */
export type FederationConfigurationResponseAction = NonNullable<components["schemas"]["FederationConfigurationResponse"]["action"]>;

/** The values of {@link FederationConfigurationResponseAction} that the description knows. The API may add others. */
export const FederationConfigurationResponseActionValues = [
  "OK",
  "NOT_FOUND",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly FederationConfigurationResponseAction[];

/**
 * What your server does next.
 *
 * - `OK`: The client is registered.
 * - `BAD_REQUEST`: The client's request is not acceptable, or the client is registered already.
 * - `NOT_FOUND`: The service does not take part in a federation.
 * - `INTERNAL_SERVER_ERROR`: The settings of the service are not complete, or the API failed.
 */
export type FederationRegistrationResponseAction = NonNullable<components["schemas"]["FederationRegistrationResponse"]["action"]>;

/** The values of {@link FederationRegistrationResponseAction} that the description knows. The API may add others. */
export const FederationRegistrationResponseActionValues = [
  "OK",
  "BAD_REQUEST",
  "NOT_FOUND",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly FederationRegistrationResponseAction[];

/**
 * What your server answers.
 *
 * - `OK`: The metadata is ready.
 * - `NOT_FOUND`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The settings of the service are incomplete, or the API failed.
 */
export type VciMetadataResponseAction = NonNullable<components["schemas"]["VciMetadataResponse"]["action"]>;

/** The values of {@link VciMetadataResponseAction} that the description knows. The API may add others. */
export const VciMetadataResponseActionValues = [
  "OK",
  "NOT_FOUND",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly VciMetadataResponseAction[];

/**
 * What your server answers.
 *
 * - `OK`: The metadata is ready.
 * - `NOT_FOUND`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The settings of the service are incomplete, or the API failed.
 */
export type VciJwtissuerResponseAction = NonNullable<components["schemas"]["VciJwtissuerResponse"]["action"]>;

/** The values of {@link VciJwtissuerResponseAction} that the description knows. The API may add others. */
export const VciJwtissuerResponseActionValues = [
  "OK",
  "NOT_FOUND",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly VciJwtissuerResponseAction[];

/**
 * What your server answers.
 *
 * - `OK`: The key set is ready.
 * - `NOT_FOUND`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The settings of the service are incomplete, or the API failed.
 */
export type VciJwksResponseAction = NonNullable<components["schemas"]["VciJwksResponse"]["action"]>;

/** The values of {@link VciJwksResponseAction} that the description knows. The API may add others. */
export const VciJwksResponseActionValues = [
  "OK",
  "NOT_FOUND",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly VciJwksResponseAction[];

/**
 * What became of the call.
 *
 * - `CREATED`: The offer was made.
 * - `FORBIDDEN`: The service does not issue verifiable credentials.
 * - `CALLER_ERROR`: The call is wrong.
 * - `AUTHLETE_ERROR`: The API failed.
 */
export type VciOfferCreateResponseAction = NonNullable<components["schemas"]["VciOfferCreateResponse"]["action"]>;

/** The values of {@link VciOfferCreateResponseAction} that the description knows. The API may add others. */
export const VciOfferCreateResponseActionValues = [
  "CREATED",
  "FORBIDDEN",
  "CALLER_ERROR",
  "AUTHLETE_ERROR",
] as const satisfies readonly VciOfferCreateResponseAction[];

/**
 * What became of the call.
 *
 * - `OK`: The offer was found.
 * - `FORBIDDEN`: The service does not issue verifiable credentials.
 * - `NOT_FOUND`: There is no offer of this identifier.
 * - `CALLER_ERROR`: The call is wrong.
 * - `AUTHLETE_ERROR`: The API failed.
 */
export type VciOfferInfoResponseAction = NonNullable<components["schemas"]["VciOfferInfoResponse"]["action"]>;

/** The values of {@link VciOfferInfoResponseAction} that the description knows. The API may add others. */
export const VciOfferInfoResponseActionValues = [
  "OK",
  "FORBIDDEN",
  "NOT_FOUND",
  "CALLER_ERROR",
  "AUTHLETE_ERROR",
] as const satisfies readonly VciOfferInfoResponseAction[];

/**
 * What your server does next.
 *
 * - `OK`: The request is valid. The credential can be issued.
 * - `BAD_REQUEST`: The wallet's request breaks a rule.
 * - `UNAUTHORIZED`: The access token is missing or not valid.
 * - `FORBIDDEN`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 */
export type VciSingleParseResponseAction = NonNullable<components["schemas"]["VciSingleParseResponse"]["action"]>;

/** The values of {@link VciSingleParseResponseAction} that the description knows. The API may add others. */
export const VciSingleParseResponseActionValues = [
  "OK",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly VciSingleParseResponseAction[];

/**
 * What your server answers.
 *
 * - `OK`: The credential is issued.
 * - `OK_JWT`: The credential is issued, and the answer is encrypted. Newer services only.
 * - `ACCEPTED`: The credential comes later. The wallet gets a transaction identifier.
 * - `ACCEPTED_JWT`: The credential comes later, and the answer is encrypted. Newer services only.
 * - `BAD_REQUEST`: The wallet does not get the credential. Newer services only.
 * - `UNAUTHORIZED`: The access token is missing or not valid.
 * - `FORBIDDEN`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 * - `CALLER_ERROR`: The call is wrong.
 */
export type VciSingleIssueResponseAction = NonNullable<components["schemas"]["VciSingleIssueResponse"]["action"]>;

/** The values of {@link VciSingleIssueResponseAction} that the description knows. The API may add others. */
export const VciSingleIssueResponseActionValues = [
  "OK",
  "OK_JWT",
  "ACCEPTED",
  "ACCEPTED_JWT",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "INTERNAL_SERVER_ERROR",
  "CALLER_ERROR",
] as const satisfies readonly VciSingleIssueResponseAction[];

/**
 * What your server does next.
 *
 * - `OK`: Every request of the batch is valid. The credentials can be issued.
 * - `BAD_REQUEST`: The wallet's request breaks a rule.
 * - `UNAUTHORIZED`: The access token is missing or not valid.
 * - `FORBIDDEN`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 */
export type VciBatchParseResponseAction = NonNullable<components["schemas"]["VciBatchParseResponse"]["action"]>;

/** The values of {@link VciBatchParseResponseAction} that the description knows. The API may add others. */
export const VciBatchParseResponseActionValues = [
  "OK",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly VciBatchParseResponseAction[];

/**
 * What your server answers.
 *
 * - `OK`: The credentials, or transaction identifiers in place of some, are issued.
 * - `OK_JWT`: The credentials are issued, and the answer is encrypted. Newer services only.
 * - `ACCEPTED`: The credentials come later. Newer services only.
 * - `ACCEPTED_JWT`: The credentials come later, and the answer is encrypted. Newer services only.
 * - `BAD_REQUEST`: The wallet does not get the credential. Newer services only.
 * - `UNAUTHORIZED`: The access token is missing or not valid.
 * - `FORBIDDEN`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 * - `CALLER_ERROR`: The call is wrong.
 */
export type VciBatchIssueResponseAction = NonNullable<components["schemas"]["VciBatchIssueResponse"]["action"]>;

/** The values of {@link VciBatchIssueResponseAction} that the description knows. The API may add others. */
export const VciBatchIssueResponseActionValues = [
  "OK",
  "OK_JWT",
  "ACCEPTED",
  "ACCEPTED_JWT",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "INTERNAL_SERVER_ERROR",
  "CALLER_ERROR",
] as const satisfies readonly VciBatchIssueResponseAction[];

/**
 * What your server does next.
 *
 * - `OK`: The request is valid. The credential can be issued if it is ready.
 * - `BAD_REQUEST`: The wallet's request breaks a rule, or its transaction identifier is not known.
 * - `UNAUTHORIZED`: The access token is missing or not valid.
 * - `FORBIDDEN`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 */
export type VciDeferredParseResponseAction = NonNullable<components["schemas"]["VciDeferredParseResponse"]["action"]>;

/** The values of {@link VciDeferredParseResponseAction} that the description knows. The API may add others. */
export const VciDeferredParseResponseActionValues = [
  "OK",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "INTERNAL_SERVER_ERROR",
] as const satisfies readonly VciDeferredParseResponseAction[];

/**
 * What your server answers.
 *
 * - `OK`: The credential is issued.
 * - `OK_JWT`: The credential is issued, and the answer is encrypted. Newer services only.
 * - `ACCEPTED`: The credential is still not ready. Newer services only.
 * - `ACCEPTED_JWT`: The credential is still not ready, and the answer is encrypted. Newer services only.
 * - `BAD_REQUEST`: The wallet does not get the credential. Newer services only.
 * - `FORBIDDEN`: The service does not issue verifiable credentials.
 * - `INTERNAL_SERVER_ERROR`: The API failed.
 * - `CALLER_ERROR`: The call is wrong.
 */
export type VciDeferredIssueResponseAction = NonNullable<components["schemas"]["VciDeferredIssueResponse"]["action"]>;

/** The values of {@link VciDeferredIssueResponseAction} that the description knows. The API may add others. */
export const VciDeferredIssueResponseActionValues = [
  "OK",
  "OK_JWT",
  "ACCEPTED",
  "ACCEPTED_JWT",
  "BAD_REQUEST",
  "FORBIDDEN",
  "INTERNAL_SERVER_ERROR",
  "CALLER_ERROR",
] as const satisfies readonly VciDeferredIssueResponseAction[];

/**
 * What became of the call.
 *
 * - `SUCCESS`: The key was made.
 * - `INVALID_REQUEST`: The call is wrong.
 * - `NOT_FOUND`: What the call refers to does not exist. Not to be expected here.
 * - `SERVER_ERROR`: The API or the module failed.
 */
export type HskCreateResponseAction = NonNullable<components["schemas"]["HskCreateResponse"]["action"]>;

/** The values of {@link HskCreateResponseAction} that the description knows. The API may add others. */
export const HskCreateResponseActionValues = [
  "SUCCESS",
  "INVALID_REQUEST",
  "NOT_FOUND",
  "SERVER_ERROR",
] as const satisfies readonly HskCreateResponseAction[];

/**
 * What became of the call.
 *
 * - `SUCCESS`: The key was found.
 * - `INVALID_REQUEST`: The call is wrong.
 * - `NOT_FOUND`: There is no key of this handle.
 * - `SERVER_ERROR`: The API failed.
 */
export type HskGetResponseAction = NonNullable<components["schemas"]["HskGetResponse"]["action"]>;

/** The values of {@link HskGetResponseAction} that the description knows. The API may add others. */
export const HskGetResponseActionValues = [
  "SUCCESS",
  "INVALID_REQUEST",
  "NOT_FOUND",
  "SERVER_ERROR",
] as const satisfies readonly HskGetResponseAction[];

/**
 * What became of the call.
 *
 * - `SUCCESS`: The list is complete.
 * - `INVALID_REQUEST`: The call is wrong.
 * - `SERVER_ERROR`: The API failed.
 */
export type HskGetListResponseAction = NonNullable<components["schemas"]["HskGetListResponse"]["action"]>;

/** The values of {@link HskGetListResponseAction} that the description knows. The API may add others. */
export const HskGetListResponseActionValues = [
  "SUCCESS",
  "INVALID_REQUEST",
  "SERVER_ERROR",
] as const satisfies readonly HskGetListResponseAction[];
