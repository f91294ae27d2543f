// Types of the paths and schemas, by openapi-typescript.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

export interface paths {
    "/api/{serviceId}/backchannel/authentication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a backchannel authentication request
         * @description Takes what a client posted to your backchannel authentication endpoint, authenticates the client and
         *     checks the request against the rules of CIBA and the settings of service and client.
         *
         *     Pass the form body as it came, without decoding or reordering it. If the client used an `Authorization`
         *     header of the Basic scheme, decode it and pass both halves as `clientId` and `clientSecret`; if it used mutual
         *     TLS, pass its certificate.
         *
         *     A valid request yields the action `USER_IDENTIFICATION` and a `ticket`. No answer is due yet: find the user
         *     that the hint points to, check what only you can check (user code, binding message, resources), then call
         *     `ciba.issue` to go on or `ciba.fail` to refuse.
         *
         *     See [CIBA Core 1.0, section 7.1](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#auth_request).
         */
        post: operations["ciba.processAuthentication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the transaction and get an auth_req_id
         * @description Turns the ticket of a valid request into an `auth_req_id`, the name by which the client asks for the
         *     outcome. Call it once your server knows the user and is willing to ask them.
         *
         *     Send the answer to the client first, then reach out to the user's authentication device: from here on the
         *     client's clock is running, and whatever happens on the device ends in one call of `ciba.complete`.
         *
         *     See [CIBA Core 1.0, section 7.3](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#successful_authentication_request_acknowdlegment).
         */
        post: operations["ciba.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a backchannel authentication request
         * @description Prepares the error for a request that was formally valid but that your server will not carry out: no user
         *     matches the hint, the user code is wrong, the binding message cannot be shown, and so on.
         *
         *     The ticket is deleted, so nothing is left behind. A ticket that is no longer there does no harm: the
         *     answer is the same, which is why this call may be repeated safely.
         *
         *     Note that `UNKNOWN_USER_ID` tells the client that an account does not exist. Where that matters, refuse all
         *     such requests with one and the same reason.
         *
         *     See [CIBA Core 1.0, section 13](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#auth_error_response).
         */
        post: operations["ciba.fail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what the user decided
         * @description Ends a transaction: the user approved, the user refused, or there will be no usable answer. Call it exactly
         *     once for each ticket, after `ciba.issue` and before the `auth_req_id` expires.
         *
         *     Nothing is sent to a client in answer to this call, since the client got its answer long ago. With the
         *     action `NOTIFICATION`, your server posts `responseContent` to the client's notification endpoint; with
         *     `NO_ACTION`, the client finds the outcome at the token endpoint.
         *
         *     See [CIBA Core 1.0, section 10](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.10).
         */
        post: operations["ciba.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Process a token request
         * @description Takes what a client posted to your token endpoint, authenticates the client, checks the request for its grant
         *     type and, for most grant types, issues the tokens in the same call.
         *
         *     Pass the form body as it came. If the client used an `Authorization` header of the Basic scheme, decode it and
         *     pass both halves; if it sent a `DPoP` header or a TLS client certificate, pass them too.
         *
         *     For CIBA there is nothing else to do: `OK` carries the tokens, and every state that the client has to
         *     hear about (`authorization_pending`, `slow_down`, `access_denied`, `expired_token`) is a `BAD_REQUEST` whose
         *     `responseContent` is to be sent.
         *
         *     See [RFC 6749, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2) and
         *     [CIBA Core 1.0, section 10.1](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#token_request).
         */
        post: operations["token.process"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/introspection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check an access token for a protected resource
         * @description Checks the access token that came with a request to a protected resource: whether it exists, has not expired,
         *     covers the scopes and the user that the resource needs, and is bound to the key or certificate that was used.
         *
         *     Call it from the resource itself. For an introspection endpoint that others call,
         *     as in [RFC 7662](https://www.rfc-editor.org/rfc/rfc7662), there is `introspection.standardProcess`.
         *
         *     Where the request must not be served, `responseContent` is a value for the `WWW-Authenticate` header in the
         *     form of [RFC 6750, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3), and the answer has no body.
         *     With `OK` there is a value too, made in advance for a request that turns out to be malformed: it is not an
         *     answer to a good one.
         */
        post: operations["introspection.process"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        /**
         * Get the discovery document
         * @description Gives the metadata of your authorization server, put together from the settings of the service, in the form
         *     that a discovery endpoint serves to clients.
         *
         *     Serve the JSON at `/.well-known/openid-configuration`. It changes only when the settings do, so a short-lived
         *     copy will do.
         *
         *     See [OpenID Connect Discovery 1.0, section 4](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig)
         *     and [RFC 8414](https://www.rfc-editor.org/rfc/rfc8414).
         */
        get: operations["service.getConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/jwks/get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        /**
         * Get the service's JWK set
         * @description Gives the keys of the service. Without parameters these are the public ones, by which clients verify the
         *     signatures of your ID tokens: serve them at your `jwks_uri`.
         *
         *     A service without a key set of its own answers 204, and the result is `undefined`.
         *
         *     See [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5).
         */
        get: operations["service.getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description How client metadata documents are treated in this call, for clients whose identifier is the URL of
         *     such a document. Has no effect on other clients.
         */
        CimdOptions: {
            /**
             * @description Fetch the document now, even if a stored copy is still fresh. Left out, a fresh copy is used.
             * @example false
             */
            alwaysRetrieved?: boolean;
            /**
             * @description Accept an identifier with the plain `http` scheme. Meant for development; left out, `https` is needed.
             * @example false
             */
            httpPermitted?: boolean;
            /**
             * @description Accept an identifier with a query component. Left out, such an identifier is refused.
             * @example false
             */
            queryPermitted?: boolean;
        };
        /** @description A client's request to your backchannel authentication endpoint. */
        BackchannelAuthenticationRequest: {
            /**
             * @description The whole form body that the client sent, still encoded. Credentials that the client put into the form
             *     stay in it.
             * @example scope=openid&login_hint=anna%40example.com
             */
            parameters: string;
            /**
             * @description Client identifier from an `Authorization` header of the Basic scheme: what stands before the first colon.
             *     Only when the client sent such a header.
             * @example 2917251600
             */
            clientId?: string;
            /**
             * @description Client secret from an `Authorization` header of the Basic scheme: what stands after the first colon.
             *     Only when the client sent such a header.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            clientSecret?: string;
            /**
             * @description The client's own certificate from the TLS connection, as PEM. Needed for clients that authenticate by
             *     mutual TLS and for certificate-bound tokens in push mode ([RFC 8705](https://www.rfc-editor.org/rfc/rfc8705)).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string;
            /**
             * @description The certificates above the client's own, as PEM, in the order of the chain.
             * @example [
             *       "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n"
             *     ]
             */
            clientCertificatePath?: string[];
            /**
             * @description Value of the `OAuth-Client-Attestation` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24rand0In0.e30.c2lnbmF0dXJl
             */
            oauthClientAttestation?: string;
            /**
             * @description Value of the `OAuth-Client-Attestation-PoP` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24tcG9wK2p3dCJ9.e30.c2lnbmF0dXJl
             */
            oauthClientAttestationPop?: string;
            cimdOptions?: components["schemas"]["CimdOptions"];
        };
        /** @description The outcome of a call as a code and a sentence. Both are for your logs, never for a client. */
        ApiResult: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A185001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A185001] The answer for the client was prepared.
             */
            resultMessage: string;
        };
        /** @description Which client the call was about, and by which kind of identifier it was named. */
        ClientReference: {
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified. JavaScript numbers hold it
             *     exactly up to 2^53 - 1.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example backoffice-terminal
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://terminal.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://terminal.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
        };
        /** @description A key and its value. */
        Pair: {
            /**
             * @description Name of the entry.
             * @example region
             */
            key?: string;
            /**
             * @description Text stored under the key.
             * @example emea
             */
            value?: string | null;
        };
        /** @description Attributes that you have attached to the service and to the client, handed back with each decision. */
        AttributeHolders: {
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
        };
        /**
         * @description How a client proves who it is at the token endpoint and the endpoints that follow its rules. See
         *     [OpenID Connect Core 1.0, section 9](https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication).
         * @example CLIENT_SECRET_BASIC
         * @enum {string}
         */
        ClientAuthMethod: "NONE" | "CLIENT_SECRET_BASIC" | "CLIENT_SECRET_POST" | "CLIENT_SECRET_JWT" | "PRIVATE_KEY_JWT" | "TLS_CLIENT_AUTH" | "SELF_SIGNED_TLS_CLIENT_AUTH" | "ATTEST_JWT_CLIENT_AUTH";
        /**
         * @description How a CIBA client learns the outcome. See
         *     [CIBA Core 1.0, section 5](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.5).
         * @example POLL
         * @enum {string}
         */
        DeliveryMode: "PING" | "POLL" | "PUSH";
        /** @description A text in one language. */
        TaggedValue: {
            /**
             * @description Language tag of the text, in the syntax of [BCP 47](https://www.rfc-editor.org/info/bcp47).
             * @example fr
             */
            tag?: string;
            /**
             * @description The text in that language.
             * @example Lire vos paiements
             */
            value?: string | null;
        };
        /** @description A scope that the service knows. See [RFC 6749, section 3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3). */
        Scope: {
            /**
             * @description Name of the scope as it appears in requests.
             * @example payments.read
             */
            name?: string;
            /**
             * @description Whether the scope is granted to requests that name no scope at all.
             * @example false
             */
            defaultEntry?: boolean;
            /**
             * @description What the scope permits, for people, in the service's main language. Not filled in by the CIBA operations.
             * @example Read your payments
             */
            description?: string | null;
            /** @description The same explanation in other languages. Not filled in by the CIBA operations. */
            descriptions?: components["schemas"]["TaggedValue"][] | null;
            /** @description Attributes that you have attached to the scope. */
            attributes?: components["schemas"]["Pair"][] | null;
        };
        /** @description A scope whose name carries a value, such as one payment's number, matched against a registered prefix. */
        DynamicScope: {
            /**
             * @description The fixed part, which is the name of the registered scope.
             * @example payment
             */
            name?: string;
            /**
             * @description The whole scope as the client wrote it.
             * @example payment:8f2c
             */
            value?: string;
        };
        /**
         * @description One authorization: a type, the common fields of the specification, and whatever else the type defines.
         *     See [RFC 9396, section 2](https://www.rfc-editor.org/rfc/rfc9396#section-2).
         */
        AuthorizationDetailsElement: {
            /**
             * @description Kind of authorization. It decides which other fields mean something.
             * @example payment_initiation
             */
            type: string;
            /**
             * @description Where the resource or resource server is, usually as URIs.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            locations?: string[] | null;
            /**
             * @description What the client wants to do with the resource.
             * @example [
             *       "initiate",
             *       "status"
             *     ]
             */
            actions?: string[] | null;
            /**
             * @description Which kinds of data the client wants, the `datatypes` of the specification.
             * @example [
             *       "balance"
             *     ]
             */
            dataTypes?: string[] | null;
            /**
             * @description A single resource that is meant.
             * @example account-4711
             */
            identifier?: string | null;
            /**
             * @description Which levels of privilege the client wants at the resource.
             * @example [
             *       "read"
             *     ]
             */
            privileges?: string[] | null;
            /**
             * @description Every field that is not one of the common ones, together as the text of one JSON object.
             * @example {"instructedAmount":{"currency":"EUR","amount":"123.50"}}
             */
            otherFields?: string | null;
        };
        /** @description The rich authorization details of a request or a token. See [RFC 9396](https://www.rfc-editor.org/rfc/rfc9396). */
        AuthorizationDetails: {
            /** @description One entry for each authorization that was asked for or granted. */
            elements?: components["schemas"]["AuthorizationDetailsElement"][] | null;
        };
        /**
         * @description What the client asks to do with a grant, sent as `grant_management_action`.
         * @example CREATE
         * @enum {string}
         */
        GrantManagementAction: "CREATE" | "QUERY" | "REPLACE" | "REVOKE" | "MERGE";
        /** @description Scopes that were granted together, and the resources that they are limited to. */
        GrantScope: {
            /**
             * @description Scope names, separated by spaces.
             * @example payments.read
             */
            scope?: string;
            /**
             * @description Resource indicators, as of [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707), that the scopes are limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resource?: string[] | null;
        };
        /**
         * @description What a user has granted so far under one grant identifier. See
         *     [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
         */
        Grant: {
            /** @description Scopes of the grant, each with the resources it is limited to. */
            scopes?: components["schemas"]["GrantScope"][] | null;
            /**
             * @description Names of the claims that may be released under the grant.
             * @example [
             *       "email"
             *     ]
             */
            claims?: string[] | null;
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
        };
        /**
         * @description The decision on a backchannel authentication request, and what the request contained.
         *
         *     A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
         *     `OAuth-Client-Attestation-Challenge` header.
         */
        BackchannelAuthenticationResponse: components["schemas"]["ApiResult"] & components["schemas"]["ClientReference"] & components["schemas"]["AttributeHolders"] & {
            /**
             * @description What your server does next.
             * @example USER_IDENTIFICATION
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "USER_IDENTIFICATION";
            /**
             * @description JSON text to send to the client. Only with an error; `null` with `USER_IDENTIFICATION`.
             * @example {"error":"invalid_request"}
             */
            responseContent?: string | null;
            /**
             * @description Names the request in the calls that follow. A secret of your server, not to be shown to anyone.
             *     Only with `USER_IDENTIFICATION`.
             * @example Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw
             */
            ticket?: string | null;
            /**
             * @description Name of the client, to be shown to the user.
             * @example Branch terminal
             */
            clientName?: string | null;
            /** @description The authentication method that is registered for the client. `null` where no client could be identified. */
            clientAuthMethod?: components["schemas"]["ClientAuthMethod"] | null;
            deliveryMode?: components["schemas"]["DeliveryMode"];
            /**
             * @description The scopes to ask the user for: those requested, or the service's default ones, less any that the
             *     service or the client may not use.
             */
            scopes?: components["schemas"]["Scope"][] | null;
            /** @description Requested scopes that matched a registered prefix rather than a whole name. */
            dynamicScopes?: components["schemas"]["DynamicScope"][] | null;
            /**
             * @description Names of the claims that follow from the scopes `profile`, `email`, `address` and `phone`, as far as the
             *     service supports them.
             * @example [
             *       "email",
             *       "email_verified"
             *     ]
             */
            claimNames?: string[] | null;
            /**
             * @description The bearer token that the client wants to see in notifications, from `client_notification_token`.
             * @example Zb4tWn0qLxJ2vHyMk9cRe6sUfPdGoTaIi1X7m5hB3Kw
             */
            clientNotificationToken?: string | null;
            /**
             * @description Authentication context classes that the client prefers, best first, less those that the service does not
             *     support. Use them to choose the device or the method.
             * @example [
             *       "urn:example:acr:device"
             *     ]
             */
            acrs?: string[] | null;
            /**
             * @description Which of the three hints the request has.
             * @example LOGIN_HINT
             * @enum {string|null}
             */
            hintType?: "ID_TOKEN_HINT" | "LOGIN_HINT" | "LOGIN_HINT_TOKEN" | null;
            /**
             * @description The hint as the client sent it.
             * @example anna@example.com
             */
            hint?: string | null;
            /**
             * @description Subject of the ID token in the hint. Only with `ID_TOKEN_HINT`.
             * @example anna
             */
            sub?: string | null;
            /**
             * @description Text that both devices show, so that the user sees that they belong together. Comes from the client, so
             *     show it as plain text. What you cannot show is refused with `INVALID_BINDING_MESSAGE`.
             * @example K7-42
             */
            bindingMessage?: string | null;
            /**
             * @description The code by which the user agrees to be prompted, as the client sent it. Checking it is up to your
             *     server. Compare it in constant time and limit the attempts.
             * @example 482913
             */
            userCode?: string | null;
            /**
             * @description Whether a user code is needed: the service supports user codes and the client is registered as using
             *     them. The API has then already made sure that one was sent.
             * @example false
             */
            userCodeRequired?: boolean;
            /**
             * Format: int32
             * @description Lifetime in seconds that the client would like for the transaction, 0 when it did not say.
             * @example 120
             */
            requestedExpiry?: number;
            /**
             * @description The `request_context` claim of a signed request, as the text of a JSON object.
             * @example {"ip_address":"203.0.113.7"}
             */
            requestContext?: string | null;
            /**
             * @description What was left out of the request because it is not supported, in sentences for your log.
             * @example [
             *       "[A176303] The scope 'fax' is not known and was left out."
             *     ]
             */
            warnings?: string[] | null;
            /**
             * @description Resource indicators of the request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707). What you do
             *     not accept is refused with `INVALID_TARGET`.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            gmAction?: components["schemas"]["GrantManagementAction"];
            /**
             * @description The grant that the client wants to replace or extend, from `grant_id`.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            grant?: components["schemas"]["Grant"];
            /**
             * @description The user to whom the grant named by `grantId` belongs. It must be the user of this request.
             * @example anna
             */
            grantSubject?: string | null;
        };
        /** @description The ticket for which an auth_req_id is to be issued. */
        BackchannelAuthenticationIssueRequest: {
            /**
             * @description The ticket from `ciba.processAuthentication`.
             * @example Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw
             */
            ticket: string;
        };
        /** @description The answer to the client's request, ready to be sent, and its parts. */
        BackchannelAuthenticationIssueResponse: components["schemas"]["ApiResult"] & {
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "INVALID_TICKET" | "OK";
            /**
             * @description JSON text to send to the client.
             * @example {"auth_req_id":"k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es","expires_in":600,"interval":5}
             */
            responseContent?: string | null;
            /**
             * @description Names the transaction between the client and your server. Not the ticket.
             * @example k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es
             */
            authReqId?: string | null;
            /**
             * Format: int32
             * @description Seconds until the auth_req_id expires, counted from now.
             * @example 600
             */
            expiresIn?: number;
            /**
             * Format: int32
             * @description Seconds that the client has to wait between two calls of the token endpoint. Without a meaning in push
             *     mode. A client takes 5 for a missing value.
             * @example 5
             */
            interval?: number;
        };
        /** @description Why a backchannel authentication request is refused. */
        BackchannelAuthenticationFailRequest: {
            /**
             * @description The ticket from `ciba.processAuthentication`. It is deleted, if it belongs to the service. The API itself can
             *     do without one; this package asks for it, so that no ticket is left behind.
             * @example Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw
             */
            ticket: string;
            /**
             * @description Why the request is refused. It decides on the error code in the answer and on its HTTP status. The API
             *     takes a missing reason for `SERVER_ERROR`; this package asks for one.
             * @example ACCESS_DENIED
             * @enum {string}
             */
            reason: "ACCESS_DENIED" | "EXPIRED_LOGIN_HINT_TOKEN" | "INVALID_BINDING_MESSAGE" | "INVALID_TARGET" | "INVALID_USER_CODE" | "MISSING_USER_CODE" | "SERVER_ERROR" | "UNAUTHORIZED_CLIENT" | "UNKNOWN_USER_ID";
            /**
             * @description Sentence for the developer of the client, sent as `error_description`. The client sees it. Allowed are
             *     the printable ASCII characters but `"` and `\`.
             * @example No account matches the login hint.
             */
            errorDescription?: string;
            /**
             * @description Address of a page that explains the error, sent as `error_uri`. The client sees it. ASCII only.
             * @example https://as.example.com/errors/unknown-user
             */
            errorUri?: string;
        };
        /** @description The error answer to the client's request, ready to be sent. */
        BackchannelAuthenticationFailResponse: components["schemas"]["ApiResult"] & {
            /**
             * @description What your server does next.
             * @example FORBIDDEN
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "FORBIDDEN";
            /**
             * @description JSON text to send to the client: `error`, and `error_description` and `error_uri` where the call gave them.
             * @example {"error":"access_denied"}
             */
            responseContent?: string | null;
        };
        /** @description Extra data tied to an access token. Unless hidden, it also appears as a top-level entry of the token response. */
        Property: {
            /**
             * @description Name of the property, and of the entry in the token response.
             * @example branch
             */
            key?: string;
            /**
             * @description Text of the property.
             * @example 117
             */
            value?: string | null;
            /**
             * @description Whether the property is kept from the client. A hidden one is still returned to your server, for
             *     instance by introspection.
             * @example false
             */
            hidden?: boolean;
        };
        /** @description The outcome of a transaction. `subject` is needed when, and only when, the user approved. */
        BackchannelAuthenticationCompleteRequest: {
            /**
             * @description The ticket from `ciba.processAuthentication`.
             * @example Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw
             */
            ticket: string;
            /**
             * @description How the transaction ended.
             * @example AUTHORIZED
             * @enum {string}
             */
            result: "TRANSACTION_FAILED" | "ACCESS_DENIED" | "AUTHORIZED";
            /**
             * @description Identifier of the user, as your server names them: the subject of the access token and, unless `sub` is
             *     given, of the ID token. Needed with `AUTHORIZED`. ASCII, at most 100 characters.
             * @example anna
             */
            subject?: string;
            /**
             * @description Put in place of `subject` as the `sub` claim of the ID token, for instance a pairwise identifier. ASCII.
             * @example 6c1f0b7e9a
             */
            sub?: string;
            /**
             * Format: int64
             * @description When the user was authenticated, in seconds since the Unix epoch, for the `auth_time` claim. 0 or left
             *     out: no such claim. Any time of interest is exact as a JavaScript number.
             * @example 1764000000
             */
            authTime?: number;
            /**
             * @description Authentication context class that was reached, for the `acr` claim. ASCII.
             * @example urn:example:acr:device
             */
            acr?: string;
            /**
             * @description More claims for the ID token, as the text of a JSON object.
             * @example {"email":"anna@example.com"}
             */
            claims?: string;
            /** @description Extra data to tie to the access token. At most 65,535 bytes in stored form, all together. */
            properties?: components["schemas"]["Property"][];
            /**
             * @description The scopes to grant in place of those requested, more or fewer. Keep `openid` among them. Left out, what
             *     was requested is granted.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[];
            /**
             * @description More entries for the JOSE header of the ID token, as the text of a JSON object.
             * @example {"x5t":"dGh1bWJwcmludA"}
             */
            idtHeaderParams?: string;
            /**
             * @description Sentence for the developer of the client, when the result is not `AUTHORIZED`. The client sees it.
             *     Allowed are the printable ASCII characters but `"` and `\`.
             * @example The user refused the request.
             */
            errorDescription?: string;
            /**
             * @description Address of a page that explains the error, when the result is not `AUTHORIZED`. The client sees it. ASCII only.
             * @example https://as.example.com/errors/refused
             */
            errorUri?: string;
            /**
             * @description Names of the claims that the user agreed to release. Left out, they are worked out from the scopes and `claims`.
             * @example [
             *       "email"
             *     ]
             */
            consentedClaims?: string[];
            /**
             * @description More claims for the access token, as the text of a JSON object. Has an effect only where access tokens of
             *     the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string;
            /**
             * @description Text to use as the access token in place of a random one. Has an effect only in push mode, where this
             *     call issues the tokens.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, in place of the configured one. Used when greater than 0. Any
             *     sensible lifetime is exact as a JavaScript number.
             * @example 300
             */
            accessTokenDuration?: number;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, in place of the configured one. Used when greater than 0. Any
             *     sensible lifetime is exact as a JavaScript number.
             * @example 86400
             */
            refreshTokenDuration?: number;
            /**
             * @description Form of the `aud` claim of the ID token, in place of the service's setting. `null` keeps that setting.
             * @example string
             * @enum {string|null}
             */
            idTokenAudType?: "array" | "string" | null;
        } & ({
            /**
             * @description The user approved.
             * @constant
             */
            result: "AUTHORIZED";
            /** @description Identifier of the user, as your server names them. */
            subject: string;
        } | {
            /**
             * @description The user refused, or there is no usable answer.
             * @enum {string}
             */
            result: "ACCESS_DENIED" | "TRANSACTION_FAILED";
        });
        /**
         * @description What is left to be done after the outcome was recorded. The tokens are here only in push mode after an
         *     approval: they are inside `responseContent` too, and that is what the client gets.
         */
        BackchannelAuthenticationCompleteResponse: components["schemas"]["ApiResult"] & components["schemas"]["ClientReference"] & components["schemas"]["AttributeHolders"] & {
            /**
             * @description What your server does next. None of it is an answer to a request of the client.
             * @example NOTIFICATION
             * @enum {string}
             */
            action: "SERVER_ERROR" | "NO_ACTION" | "NOTIFICATION";
            /**
             * @description JSON text to post to the client's notification endpoint, unchanged. Only with `NOTIFICATION`.
             * @example {"auth_req_id":"k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es"}
             */
            responseContent?: string | null;
            /**
             * @description Name of the client.
             * @example Branch terminal
             */
            clientName?: string | null;
            deliveryMode?: components["schemas"]["DeliveryMode"];
            /**
             * @description Where the client takes notifications, as registered. Only in ping and push mode.
             * @example https://terminal.example.com/ciba
             */
            clientNotificationEndpoint?: string | null;
            /**
             * @description The bearer token for the notification, from the client's request. Only in ping and push mode.
             * @example Zb4tWn0qLxJ2vHyMk9cRe6sUfPdGoTaIi1X7m5hB3Kw
             */
            clientNotificationToken?: string | null;
            /**
             * @description The auth_req_id of the transaction, as issued before.
             * @example k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es
             */
            authReqId?: string | null;
            /**
             * @description The access token. Only in push mode after an approval.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null;
            /**
             * @description The refresh token, if the service issues them. Only in push mode after an approval.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken?: string | null;
            /**
             * @description The signed ID token. Only in push mode after an approval.
             * @example eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl
             */
            idToken?: string | null;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, 0 where no token was issued. Exact as a JavaScript number.
             * @example 3600
             */
            accessTokenDuration?: number;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, 0 where no token was issued. Exact as a JavaScript number.
             * @example 86400
             */
            refreshTokenDuration?: number;
            /**
             * Format: int64
             * @description Lifetime of the ID token in seconds, 0 where no token was issued. Exact as a JavaScript number.
             * @example 3600
             */
            idTokenDuration?: number;
            /**
             * @description The access token as a JWT, where the service is configured for that. It is then what the client gets.
             * @example eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            jwtAccessToken?: string | null;
            /**
             * @description Resource indicators of the request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description The grant that the tokens belong to. Only in push mode after an approval.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
        };
        /** @description A client's request to your token endpoint. */
        TokenRequest: {
            /**
             * @description The whole form body that the client sent, still encoded.
             * @example grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id=k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es
             */
            parameters: string;
            /**
             * @description Client identifier from an `Authorization` header of the Basic scheme: what stands before the first colon.
             *     Only when the client sent such a header.
             * @example 2917251600
             */
            clientId?: string;
            /**
             * @description Client secret from an `Authorization` header of the Basic scheme: what stands after the first colon.
             *     Only when the client sent such a header.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            clientSecret?: string;
            /**
             * @description The client's own certificate from the TLS connection, as PEM.
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string;
            /**
             * @description The certificates above the client's own, as PEM, in the order of the chain.
             * @example [
             *       "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n"
             *     ]
             */
            clientCertificatePath?: string[];
            /**
             * @description Extra data to tie to the access token. Send the list; a string with the JSON of such a list is accepted too.
             * @example [
             *       {
             *         "key": "branch",
             *         "value": "117"
             *       }
             *     ]
             */
            properties?: components["schemas"]["Property"][] | string;
            /**
             * @description Value of the `DPoP` header, when the client sent one. See [RFC 9449](https://www.rfc-editor.org/rfc/rfc9449).
             * @example eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.c2lnbmF0dXJl
             */
            dpop?: string;
            /**
             * @description HTTP method of the client's request, to be compared with the DPoP proof. Left out, it is `POST`.
             * @example POST
             */
            htm?: string;
            /**
             * @description URL of your token endpoint without query, to be compared with the DPoP proof. Left out, it is the
             *     `tokenEndpoint` of the service.
             * @example https://as.example.com/token
             */
            htu?: string;
            /**
             * @description Text to use as the access token in place of a random one.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string;
            /**
             * @description More claims for the access token, as the text of a JSON object. Has an effect only where access tokens of
             *     the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string;
            /**
             * @description Value of the `OAuth-Client-Attestation` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24rand0In0.e30.c2lnbmF0dXJl
             */
            oauthClientAttestation?: string;
            /**
             * @description Value of the `OAuth-Client-Attestation-PoP` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24tcG9wK2p3dCJ9.e30.c2lnbmF0dXJl
             */
            oauthClientAttestationPop?: string;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, in place of the configured one. Used when greater than 0. Any
             *     sensible lifetime is exact as a JavaScript number.
             * @example 300
             */
            accessTokenDuration?: number;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, in place of the configured one. Used when greater than 0. Any
             *     sensible lifetime is exact as a JavaScript number.
             * @example 86400
             */
            refreshTokenDuration?: number;
            /**
             * @description Whether the DPoP proof has to contain a nonce that your server gave out. Left out, the service decides.
             * @example false
             */
            dpopNonceRequired?: boolean;
            cimdOptions?: components["schemas"]["CimdOptions"];
        };
        /**
         * @description How a client came by its tokens, or wants to.
         * @example CIBA
         * @enum {string}
         */
        GrantType: "AUTHORIZATION_CODE" | "IMPLICIT" | "PASSWORD" | "CLIENT_CREDENTIALS" | "REFRESH_TOKEN" | "CIBA" | "DEVICE_CODE" | "TOKEN_EXCHANGE" | "JWT_BEARER" | "PRE_AUTHORIZED_CODE";
        /**
         * @description Kind of a token in a token exchange. See [RFC 8693, section 3](https://www.rfc-editor.org/rfc/rfc8693#section-3).
         * @example ACCESS_TOKEN
         * @enum {string}
         */
        TokenType: "JWT" | "ACCESS_TOKEN" | "REFRESH_TOKEN" | "ID_TOKEN" | "SAML1" | "SAML2" | "DEVICE_SECRET" | "DEVICE_CODE" | "TOKEN_EXCHANGE" | "JWT_BEARER";
        /** @description What the API knows of a token that was presented in a token exchange, if it is one of its own. */
        TokenInfo: components["schemas"]["ClientReference"] & {
            /**
             * @description The user that the token stands for.
             * @example anna
             */
            subject?: string | null;
            /** @description Scopes of the token. */
            scopes?: components["schemas"]["Scope"][] | null;
            /**
             * @description When the token expires, in milliseconds since the Unix epoch.
             * @example 1764003600000
             */
            expiresAt?: number;
            /** @description Extra data that is tied to the token. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description Resource indicators that the token is limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            authorizationDetails?: components["schemas"]["AuthorizationDetailsElement"];
        };
        /** @description The decision on a token request, and the tokens where they were issued. */
        TokenResponse: components["schemas"]["ApiResult"] & components["schemas"]["ClientReference"] & components["schemas"]["AttributeHolders"] & {
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "INVALID_CLIENT" | "BAD_REQUEST" | "PASSWORD" | "OK" | "TOKEN_EXCHANGE" | "JWT_BEARER" | "NATIVE_SSO" | "ID_TOKEN_REISSUABLE";
            /**
             * @description JSON text to send to the client. `null` with `TOKEN_EXCHANGE` and `JWT_BEARER`, where your server
             *     makes the answer.
             * @example {"access_token":"pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M","token_type":"Bearer","expires_in":3600}
             */
            responseContent?: string | null;
            /**
             * @description User name that the client sent. Only with `PASSWORD`.
             * @example anna
             */
            username?: string | null;
            /**
             * @description Password that the client sent. Only with `PASSWORD`. Never log it.
             * @example correct horse battery staple
             */
            password?: string | null;
            /**
             * @description Names the request in `token.issue` and `token.fail`. Only with `PASSWORD`. A secret of your server.
             * @example Rj2sUyVb6wXk0dQn8gTzLpFe5hMaCi3oN1r7YvBq4Ec
             */
            ticket?: string | null;
            /**
             * @description The access token that was issued.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch; 0 where none was issued. Exact as a
             *     JavaScript number.
             * @example 1764003600000
             */
            accessTokenExpiresAt?: number;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, 0 where none was issued. Exact as a JavaScript number.
             * @example 3600
             */
            accessTokenDuration?: number;
            /**
             * @description The refresh token that was issued, if the service supports them.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken?: string | null;
            /**
             * Format: int64
             * @description When the refresh token expires, in milliseconds since the Unix epoch; 0 where none was issued. Exact as
             *     a JavaScript number.
             * @example 1764086400000
             */
            refreshTokenExpiresAt?: number;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, 0 where none was issued. Exact as a JavaScript number.
             * @example 86400
             */
            refreshTokenDuration?: number;
            /**
             * @description The signed ID token. Issued by grant types that identify a user when `openid` was granted.
             * @example eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl
             */
            idToken?: string | null;
            /** @description Grant type of the request. `null` where it could not be told. */
            grantType?: components["schemas"]["GrantType"] | null;
            /**
             * @description The user that the tokens stand for. `null` for tokens that a client got for itself.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description Names of the scopes of the access token.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null;
            /** @description Extra data that is tied to the access token, the hidden ones included. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description The access token as a JWT, where the service is configured for that. It is then what the client gets.
             * @example eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            jwtAccessToken?: string | null;
            /**
             * @description Resource indicators of this token request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /**
             * @description Resource indicators that the access token is limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            accessTokenResources?: string[] | null;
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description More claims of the ID token that goes with the tokens, as the text of a JSON object.
             * @example {"email":"anna@example.com"}
             */
            additionalClaims?: string | null;
            /** @description The authentication method that is registered for the client. `null` where no client could be identified. */
            clientAuthMethod?: components["schemas"]["ClientAuthMethod"] | null;
            /**
             * @description The grant that the tokens belong to, where grant management is in use.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            /**
             * @description Values of `audience` in a token exchange. See [RFC 8693, section 2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.1).
             * @example [
             *       "https://ledger.example.com"
             *     ]
             */
            audiences?: string[] | null;
            requestedTokenType?: components["schemas"]["TokenType"];
            /**
             * @description The `subject_token` of a token exchange.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            subjectToken?: string | null;
            subjectTokenType?: components["schemas"]["TokenType"];
            subjectTokenInfo?: components["schemas"]["TokenInfo"];
            /**
             * @description The `actor_token` of a token exchange, if there is one.
             * @example Hq7eRkM2wYb0ZtUoXnCj5dVgLs8PfTi4A1B3yKvS6uE
             */
            actorToken?: string | null;
            actorTokenType?: components["schemas"]["TokenType"];
            actorTokenInfo?: components["schemas"]["TokenInfo"];
            /**
             * @description The `assertion` of a JWT bearer request. See [RFC 7523](https://www.rfc-editor.org/rfc/rfc7523).
             * @example eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            assertion?: string | null;
            /**
             * @description Whether the client presented the refresh token before the current one, which some services let pass
             *     for a while after a rotation.
             * @example false
             */
            previousRefreshTokenUsed?: boolean;
            /**
             * Format: int64
             * @description Lifetime of `cnonce` in seconds, 0 where there is none. Exact as a JavaScript number.
             * @example 300
             */
            cnonceDuration?: number;
            /**
             * @description Value for the `DPoP-Nonce` header of your answer. `respond` sends it. See
             *     [RFC 9449, section 8](https://www.rfc-editor.org/rfc/rfc9449#section-8).
             * @example eyJ7S_zG.eyJH0-Z.HX4w-7v
             */
            dpopNonce?: string | null;
            /**
             * @description Nonce for the key proofs of a verifiable credential request, where the tokens are for such requests.
             * @example tZignsnFbp
             */
            cnonce?: string | null;
            /**
             * Format: int64
             * @description When `cnonce` expires, in milliseconds since the Unix epoch; 0 where there is none. Exact as a JavaScript number.
             * @example 1764000300000
             */
            cnonceExpiresAt?: number;
            /**
             * @description Names of the claims that the authorization request wanted in the ID token.
             * @example [
             *       "email"
             *     ]
             */
            requestedIdTokenClaims?: string[] | null;
            /**
             * @description Names of the scopes of the refresh token, which may be more than those of the access token.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            refreshTokenScopes?: string[] | null;
            /**
             * @description Session that the ID token of a Native SSO request belongs to.
             * @example 2f0c6b5e-8a3d-4c1e-9b77-d1e0a5f4c832
             */
            sessionId?: string | null;
            /**
             * @description Device secret of a Native SSO request.
             * @example Lx3Zr9UeQwKp0cVn7yBtGfMd1sHaJoTi5E2X6u8R4vY
             */
            deviceSecret?: string | null;
            /**
             * @description Hash of the device secret, from the `ds_hash` claim of the ID token of a Native SSO request.
             * @example pV0eX8mVbQz1oCw7h3YkFg
             */
            deviceSecretHash?: string | null;
        };
        /** @description An access token, and the conditions it has to meet. */
        IntrospectionRequest: {
            /**
             * @description The access token that came with the request.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            token: string;
            /**
             * @description Names of the scopes that the resource needs, all of them. Left out, scopes are not checked.
             * @example [
             *       "payments.read"
             *     ]
             */
            scopes?: string[];
            /**
             * @description The user that the token has to stand for. Left out, any user will do.
             * @example anna
             */
            subject?: string;
            /**
             * @description Client certificate of the TLS connection, as PEM, for tokens bound to one. See
             *     [RFC 8705, section 3](https://www.rfc-editor.org/rfc/rfc8705#section-3).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string;
            /**
             * @description Value of the `DPoP` header. See [RFC 9449, section 7](https://www.rfc-editor.org/rfc/rfc9449#section-7).
             * @example eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.c2lnbmF0dXJl
             */
            dpop?: string;
            /**
             * @description HTTP method of the request to the resource, to be compared with the DPoP proof.
             * @example GET
             */
            htm?: string;
            /**
             * @description URL of the resource without query, to be compared with the DPoP proof.
             * @example https://bank.example.com/payments
             */
            htu?: string;
            /**
             * @description Resource indicators that the token has to be meant for. See [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[];
            /**
             * @description Authentication context classes of which the user must have reached one. See
             *     [RFC 9470](https://www.rfc-editor.org/rfc/rfc9470).
             * @example [
             *       "urn:example:acr:device"
             *     ]
             */
            acrValues?: string[];
            /**
             * Format: int64
             * @description How many seconds ago the user may have been authenticated at most. See
             *     [RFC 9470](https://www.rfc-editor.org/rfc/rfc9470). Exact as a JavaScript number.
             * @example 900
             */
            maxAge?: number;
            /**
             * @description Parts of the HTTP request that its signature has to cover. See [RFC 9421](https://www.rfc-editor.org/rfc/rfc9421).
             * @example [
             *       "@method",
             *       "@target-uri",
             *       "authorization"
             *     ]
             */
            requiredComponents?: string[];
            /**
             * @description URL of the request to the resource, with its query, for checking an HTTP message signature. Superseded by `targetUri`.
             * @example https://bank.example.com/payments?limit=10
             */
            uri?: string;
            /**
             * @description Body of the request to the resource, for checking a digest that the HTTP message signature covers.
             * @example {"amount":"123.50"}
             */
            message?: string;
            /** @description Headers of the request to the resource, for checking an HTTP message signature. */
            headers?: components["schemas"]["Pair"][];
            /**
             * @description Target URI of the request to the resource, with its query, for checking an HTTP message signature. See
             *     [RFC 9421, section 2.2.2](https://www.rfc-editor.org/rfc/rfc9421#section-2.2.2).
             * @example https://bank.example.com/payments?limit=10
             */
            targetUri?: string;
            /**
             * @description Whether the DPoP proof has to contain a nonce that your server gave out. Left out, the service decides.
             * @example false
             */
            dpopNonceRequired?: boolean;
            /**
             * @description Whether the request to the resource has a body, so that its HTTP message signature has to cover `Content-Digest`.
             * @example false
             */
            requestBodyContained?: boolean;
        };
        /** @description Whether the access token is good for the request, and what is tied to it. */
        IntrospectionResponse: components["schemas"]["ApiResult"] & components["schemas"]["ClientReference"] & components["schemas"]["AttributeHolders"] & {
            /**
             * @description What the resource does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "OK";
            /**
             * @description Value for the `WWW-Authenticate` header. With `OK`, one for a request that turns out to be malformed.
             * @example Bearer error="insufficient_scope"
             */
            responseContent?: string | null;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch; 0 where there is none. Exact as a
             *     JavaScript number.
             * @example 1764003600000
             */
            expiresAt?: number;
            /**
             * @description The user that the token stands for. `null` for a token that a client got for itself.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description Names of the scopes of the token.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null;
            /**
             * @description Whether the token is known, be it expired or not.
             * @example true
             */
            existent?: boolean;
            /**
             * @description Whether the token is known and has not expired.
             * @example true
             */
            usable?: boolean;
            /**
             * @description Whether the token covers the scopes that were asked for.
             * @example true
             */
            sufficient?: boolean;
            /**
             * @description Whether the client could get a new token with the refresh token that goes with this one.
             * @example true
             */
            refreshable?: boolean;
            /** @description Extra data that is tied to the token, the hidden ones included. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description SHA-256 thumbprint of the certificate that the token is bound to, as in the `x5t#S256` of
             *     [RFC 8705, section 3.1](https://www.rfc-editor.org/rfc/rfc8705#section-3.1).
             * @example bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2
             */
            certificateThumbprint?: string | null;
            /**
             * @description Resource indicators of the authorization request.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /**
             * @description Resource indicators that the token is limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            accessTokenResources?: string[] | null;
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /** @description The scopes of the token with all that the service knows of them. */
            scopeDetails?: components["schemas"]["Scope"][] | null;
            /**
             * @description The grant that the token belongs to, where grant management is in use.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            grant?: components["schemas"]["Grant"];
            /**
             * @description Whether the token is for fetching a file that an ID token or a UserInfo answer refers to. See
             *     [OpenID Connect for Identity Assurance 1.0](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example false
             */
            forExternalAttachment?: boolean;
            /**
             * @description Names of the claims that the user agreed to release.
             * @example [
             *       "email"
             *     ]
             */
            consentedClaims?: string[] | null;
            grantType?: components["schemas"]["GrantType"];
            /**
             * @description Authentication context class that the user reached.
             * @example urn:example:acr:device
             */
            acr?: string | null;
            /**
             * Format: int64
             * @description When the user was authenticated, in seconds since the Unix epoch; 0 where that is not known. Exact as a
             *     JavaScript number.
             * @example 1764000000
             */
            authTime?: number;
            /**
             * @description Whether the token is for requesting verifiable credentials. See
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example false
             */
            forCredentialIssuance?: boolean;
            /**
             * @description Nonce for the key proofs of a verifiable credential request.
             * @example tZignsnFbp
             */
            cnonce?: string | null;
            /**
             * Format: int64
             * @description When `cnonce` expires, in milliseconds since the Unix epoch; 0 where there is none. Exact as a JavaScript number.
             * @example 1764000300000
             */
            cnonceExpiresAt?: number;
            /**
             * @description Which verifiable credentials the token may be used for, as the text of a JSON array.
             * @example [{"format":"dc+sd-jwt","vct":"https://credentials.example.com/identity"}]
             */
            issuableCredentials?: string | null;
            /**
             * @description Value for the `DPoP-Nonce` header of the answer. See
             *     [RFC 9449, section 9](https://www.rfc-editor.org/rfc/rfc9449#section-9).
             * @example eyJ7S_zG.eyJH0-Z.HX4w-7v
             */
            dpopNonce?: string | null;
            /**
             * @description Whether the answer of the resource has to be signed, as registered for the client. See
             *     [FAPI 2.0 HTTP Signatures](https://openid.net/specs/fapi-2_0-http-signatures.html).
             * @example false
             */
            responseSigningRequired?: boolean;
        };
        /**
         * @description Metadata of an authorization server, by the names of
         *     [OpenID Connect Discovery 1.0](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata) and its extensions.
         */
        ServiceConfiguration: {
            [key: string]: unknown;
        };
        /** @description A JSON Web Key set. See [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5). */
        ServiceJwks: {
            /** @description The keys, in the form of [RFC 7517, section 4](https://www.rfc-editor.org/rfc/rfc7517#section-4). */
            keys?: {
                [key: string]: unknown;
            }[];
        };
    };
    responses: {
        /** @description The call was malformed, for instance without TLS or with a body that cannot be read. No decision was made. */
        badRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "resultCode": "A001201",
                 *       "resultMessage": "[A001201] TLS is needed to use the API."
                 *     }
                 */
                "application/json": components["schemas"]["ApiResult"];
            };
        };
        /** @description The access token for the API is missing, expired, or not known. */
        unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "resultCode": "A001202",
                 *       "resultMessage": "[A001202] The call has no Authorization header."
                 *     }
                 */
                "application/json": components["schemas"]["ApiResult"];
            };
        };
        /**
         * @description The access token does not cover this call: another service's token, a token without the needed privilege,
         *     or a client that is locked.
         */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "resultCode": "A001215",
                 *       "resultMessage": "[A001215] The client is locked."
                 *     }
                 */
                "application/json": components["schemas"]["ApiResult"];
            };
        };
        /** @description The service failed while it worked on the call. Whether the call took effect is not known. */
        serverError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "resultCode": "A001101",
                 *       "resultMessage": "[A001101] The call could not be processed."
                 *     }
                 */
                "application/json": components["schemas"]["ApiResult"];
            };
        };
    };
    parameters: {
        /**
         * @description The service that the call is for. The client takes it from its `serviceId` option.
         * @example 1234567890
         */
        serviceId: string;
        /**
         * @description Whether the JSON of the answer is indented for reading. Left out, it is compact.
         * @example false
         */
        pretty: boolean;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "ciba.processAuthentication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        /** @description The client's request and its credentials. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackchannelAuthenticationRequest"];
            };
        };
        responses: {
            /** @description A decision. What to do with it depends on `action`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackchannelAuthenticationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "ciba.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        /** @description The ticket to use. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticket": "Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw"
                 *     }
                 */
                "application/json": components["schemas"]["BackchannelAuthenticationIssueRequest"];
            };
        };
        responses: {
            /** @description A decision. What to do with it depends on `action`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackchannelAuthenticationIssueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "ciba.fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        /** @description The ticket to delete and the reason to give. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackchannelAuthenticationFailRequest"];
            };
        };
        responses: {
            /** @description The error, ready to be sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackchannelAuthenticationFailResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "ciba.complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        /** @description The ticket, the outcome, and what is to be said of the user. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackchannelAuthenticationCompleteRequest"];
            };
        };
        responses: {
            /** @description What is left to be done, by `action`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackchannelAuthenticationCompleteResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.process": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        /** @description The client's request and its credentials. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A decision. What to do with it depends on `action`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "introspection.process": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        /** @description The token, and what the resource needs of it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntrospectionRequest"];
            };
        };
        responses: {
            /** @description A decision. What to do with it depends on `action`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntrospectionResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "service.getConfiguration": {
        parameters: {
            query?: {
                /**
                 * @description Whether the JSON of the answer is indented for reading. Left out, it is compact.
                 * @example false
                 */
                pretty?: components["parameters"]["pretty"];
                /**
                 * @description A JSON Patch, [RFC 6902](https://www.rfc-editor.org/rfc/rfc6902), to apply to the document before it is
                 *     returned, for entries that the settings of the service do not cover.
                 * @example [{"op":"add","path":"/service_documentation","value":"https://as.example.com/docs"}]
                 */
                patch?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The discovery document, to be served as it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "issuer": "https://as.example.com",
                     *       "token_endpoint": "https://as.example.com/token",
                     *       "jwks_uri": "https://as.example.com/jwks",
                     *       "backchannel_authentication_endpoint": "https://as.example.com/ciba",
                     *       "backchannel_token_delivery_modes_supported": [
                     *         "poll",
                     *         "ping",
                     *         "push"
                     *       ],
                     *       "backchannel_user_code_parameter_supported": false
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceConfiguration"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "service.getJwks": {
        parameters: {
            query?: {
                /**
                 * @description Whether the private parts are included. Left out, they are not. Never serve the answer to anyone when you
                 *     ask for them.
                 * @example false
                 */
                includePrivateKeys?: boolean;
                /**
                 * @description Whether the JSON of the answer is indented for reading. Left out, it is compact.
                 * @example false
                 */
                pretty?: components["parameters"]["pretty"];
            };
            header?: never;
            path: {
                /**
                 * @description The service that the call is for. The client takes it from its `serviceId` option.
                 * @example 1234567890
                 */
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key set, to be served as it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "EC",
                     *           "crv": "P-256",
                     *           "use": "sig",
                     *           "alg": "ES256",
                     *           "kid": "1",
                     *           "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                     *           "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceJwks"];
                };
            };
            /** @description The service has no key set of its own. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
}
