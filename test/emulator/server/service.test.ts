import { expect, test } from "vitest";
import type { Emulator } from "../../../src/emulator/index.js";
import { metadataNames } from "../../../src/generated/metadata-names.js";
import { clientOf, get, post, standing, tokensOf } from "../caller.js";
import { anyString, having } from "../matchers.js";
import { keyOf } from "../signing.js";

/** The emulator's algorithms for signatures and encryption: RFC 7518 and RFC 8037. */
const asymmetric = ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"];
const symmetric = ["HS256", "HS384", "HS512"];
const contents = ["A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM"];
const encryption = [
  ...["RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"],
  ...["ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW"],
  ...["dir", "A128KW", "A192KW", "A256KW", "A128GCMKW", "A192GCMKW", "A256GCMKW"],
];

/** Metadata that does not depend on the settings of these tests. */
const whatTheEmulatorDoes = {
  response_modes_supported: ["query", "fragment", "form_post", "query.jwt", "fragment.jwt", "form_post.jwt", "jwt"],
  subject_types_supported: ["public", "pairwise"],
  claims_parameter_supported: true,
  request_parameter_supported: true,
  require_request_uri_registration: true,
  request_object_signing_alg_values_supported: [...asymmetric, ...symmetric],
  request_object_encryption_alg_values_supported: encryption,
  request_object_encryption_enc_values_supported: contents,
  authorization_encryption_alg_values_supported: encryption,
  authorization_encryption_enc_values_supported: contents,
  id_token_encryption_alg_values_supported: encryption,
  id_token_encryption_enc_values_supported: contents,
  dpop_signing_alg_values_supported: asymmetric,
  backchannel_authentication_request_signing_alg_values_supported: asymmetric,
};

const discovery = async (emulator: Emulator) => (await get(emulator, "/service/configuration")).body;

test("the discovery document of a service without settings of its own", async () => {
  expect(await discovery(standing())).toEqual({
    ...whatTheEmulatorDoes,
    issuer: "https://as.localhost",
    authorization_endpoint: "https://as.localhost/authorize",
    pushed_authorization_request_endpoint: "https://as.localhost/par",
    token_endpoint: "https://as.localhost/token",
    userinfo_endpoint: "https://as.localhost/userinfo",
    jwks_uri: "https://as.localhost/jwks",
    backchannel_authentication_endpoint: "https://as.localhost/ciba",
    device_authorization_endpoint: "https://as.localhost/device_authorization",
    backchannel_token_delivery_modes_supported: ["poll", "ping", "push"],
    backchannel_user_code_parameter_supported: false,
    grant_types_supported: [
      "urn:openid:params:grant-type:ciba",
      "authorization_code",
      "urn:ietf:params:oauth:grant-type:device_code",
      "client_credentials",
      "refresh_token",
    ],
    response_types_supported: [
      ...["none", "code", "token", "id_token"],
      ...["code token", "code id_token", "id_token token", "code id_token token"],
    ],
    scopes_supported: ["openid", "profile", "email", "address", "phone", "payments.read"],
    claims_supported: [
      ...["name", "given_name", "family_name", "preferred_username", "picture", "locale", "zoneinfo"],
      ...["email", "email_verified", "address", "phone_number", "phone_number_verified"],
    ],
    acr_values_supported: ["urn:example:acr:device", "urn:example:acr:pin"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "private_key_jwt"],
    token_endpoint_auth_signing_alg_values_supported: asymmetric,
    id_token_signing_alg_values_supported: [...asymmetric, ...symmetric],
    userinfo_signing_alg_values_supported: [...asymmetric, "none"],
    introspection_signing_alg_values_supported: asymmetric,
    authorization_signing_alg_values_supported: [...asymmetric, ...symmetric],
    code_challenge_methods_supported: ["plain", "S256"],
    authorization_response_iss_parameter_supported: true,
    require_pushed_authorization_requests: false,
    require_signed_request_object: false,
    request_uri_parameter_supported: false,
    verified_claims_supported: false,
    tls_client_certificate_bound_access_tokens: false,
    grant_management_action_required: false,
    grant_management_actions_supported: ["create", "merge", "replace"],
    native_sso_supported: false,
    client_id_metadata_document_supported: false,
    "pre-authorized_grant_anonymous_access_supported": false,
  });
});

test("the discovery document has every setting that the description says is published", async () => {
  const emulator = standing({ fetch: () => Promise.reject(new Error("not in this test")) });
  const jwks = JSON.stringify({ keys: [(await keyOf("RS256")).jwk] });
  const texts = ["a", "b"];
  const url = (name: string) => `https://as.example.com/${name}`;
  const settings = {
    issuer: "https://as.example.com",
    supportedGrantTypes: ["DEVICE_CODE", "TOKEN_EXCHANGE", "JWT_BEARER", "PRE_AUTHORIZED_CODE", "PASSWORD"],
    supportedResponseTypes: ["CODE"],
    supportedAuthorizationDetailsTypes: texts,
    authorizationEndpoint: url("authorization"),
    supportedUiLocales: texts,
    supportedDisplays: ["PAGE", "TOUCH"],
    tokenEndpoint: url("t"),
    supportedTokenAuthMethods: ["ATTEST_JWT_CLIENT_AUTH", "NONE"],
    revocationEndpoint: url("revocation"),
    supportedRevocationAuthMethods: ["CLIENT_SECRET_JWT"],
    introspectionEndpoint: url("introspection"),
    supportedIntrospectionAuthMethods: ["PRIVATE_KEY_JWT"],
    pushedAuthReqEndpoint: url("pushed"),
    parRequired: true,
    mtlsEndpointAliases: [{ name: "token_endpoint", uri: "https://mtls.example.com/token" }],
    tlsClientCertificateBoundAccessTokens: true,
    supportedScopes: [{ name: "openid" }],
    supportedClaimTypes: ["NORMAL"],
    supportedClaimLocales: texts,
    supportedClaims: ["email"],
    jwksUri: url("keys"),
    userInfoEndpoint: url("info"),
    registrationEndpoint: url("registration"),
    policyUri: url("policy"),
    tosUri: url("tos"),
    serviceDocumentation: url("documentation"),
    backchannelAuthenticationEndpoint: url("backchannel"),
    supportedBackchannelTokenDeliveryModes: ["POLL"],
    backchannelUserCodeParameterSupported: true,
    deviceAuthorizationEndpoint: url("device"),
    supportedTrustFrameworks: texts,
    supportedEvidence: texts,
    supportedIdentityDocuments: texts,
    supportedVerificationMethods: texts,
    supportedVerifiedClaims: texts,
    grantManagementEndpoint: url("gm"),
    grantManagementActionRequired: true,
    endSessionEndpoint: url("logout"),
    federationRegistrationEndpoint: url("federation"),
    organizationName: "Bank",
    predefinedTransformedClaims: '{"age_over_18":{"claim":"birthdate","fn":["years_ago",["gte",18]]}}',
    signedJwksUri: url("signed"),
    supportedAttachments: ["EMBEDDED"],
    supportedDigestAlgorithms: texts,
    supportedDocuments: texts,
    supportedDocumentsMethods: texts,
    supportedDocumentsValidationMethods: texts,
    supportedDocumentsVerificationMethods: texts,
    supportedElectronicRecords: texts,
    supportedClientRegistrationTypes: ["AUTOMATIC"],
    supportedDocumentsCheckMethods: texts,
    preAuthorizedGrantAnonymousAccessSupported: true,
    supportedPromptValues: ["LOGIN", "CREATE"],
    nativeSsoSupported: true,
    supportedAcrs: texts,
    clientIdMetadataDocumentSupported: true,
  };
  // The list is complete, and each setting differs from its default.
  expect(Object.keys(metadataNames).filter((name) => !(name in settings))).toEqual([]);
  await post(emulator, "/service/update", { ...settings, jwks, pkceS256Required: true, issSuppressed: true });
  const document = await discovery(emulator);
  const asTheyAre = Object.entries(metadataNames).flatMap(([name, member]) => {
    const value = (settings as Record<string, unknown>)[name];
    return value === texts || typeof value === "boolean" || (typeof value === "string" && value.startsWith("https:"))
      ? [[member, value] as const]
      : [];
  });
  expect(asTheyAre.length).toBeGreaterThan(30);
  const ofFederation = ["federation_registration_endpoint", "signed_jwks_uri"];
  expect(document).toEqual({
    ...whatTheEmulatorDoes,
    ...Object.fromEntries(asTheyAre.filter(([member]) => !ofFederation.includes(member))),
    grant_types_supported: [
      "urn:ietf:params:oauth:grant-type:device_code",
      "urn:ietf:params:oauth:grant-type:token-exchange",
      "urn:ietf:params:oauth:grant-type:jwt-bearer",
      "urn:ietf:params:oauth:grant-type:pre-authorized_code",
      "password",
    ],
    response_types_supported: ["code"],
    display_values_supported: ["page", "touch"],
    prompt_values_supported: ["login", "create"],
    claim_types_supported: ["normal"],
    attachments_supported: ["embedded"],
    claims_supported: ["email"],
    scopes_supported: ["openid"],
    mtls_endpoint_aliases: { token_endpoint: "https://mtls.example.com/token" },
    transformed_claims_predefined: { age_over_18: { claim: "birthdate", fn: ["years_ago", ["gte", 18]] } },
    backchannel_token_delivery_modes_supported: ["poll"],
    token_endpoint_auth_methods_supported: ["attest_jwt_client_auth", "none"],
    revocation_endpoint_auth_methods_supported: ["client_secret_jwt"],
    introspection_endpoint_auth_methods_supported: ["private_key_jwt"],
    revocation_endpoint_auth_signing_alg_values_supported: symmetric,
    introspection_endpoint_auth_signing_alg_values_supported: asymmetric,
    client_attestation_signing_alg_values_supported: asymmetric,
    client_attestation_pop_signing_alg_values_supported: asymmetric,
    // An RSA key without `alg` is used for all RSA algorithms.
    id_token_signing_alg_values_supported: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", ...symmetric],
    authorization_signing_alg_values_supported: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", ...symmetric],
    userinfo_signing_alg_values_supported: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "none"],
    introspection_signing_alg_values_supported: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: false,
    require_signed_request_object: false,
    request_uri_parameter_supported: true,
    verified_claims_supported: true,
    grant_management_actions_supported: ["query", "revoke", "create", "merge", "replace"],
  });
});

test("pretty indents, and without it the answer is compact", async () => {
  const emulator = standing();
  const text = async (query: string) => {
    const url = `${emulator.url}/api/${emulator.serviceId}/service/configuration${query}`;
    return (await emulator.fetch(url, { headers: { authorization: `Bearer ${emulator.token}` } })).text();
  };
  expect(await text("")).toMatch(/^\{"issuer":"/);
  expect(await text("?pretty=false")).toMatch(/^\{"issuer":"/);
  expect(await text("?pretty=true")).toMatch(/^\{\n {2}"issuer": "/);
});

test("the key set has the public keys that the clients' ID tokens need", async () => {
  const emulator = standing();
  emulator.addClient({ idTokenSignAlg: "PS256" });
  const { body } = await get(emulator, "/service/jwks/get");
  expect(body).toEqual({
    keys: [
      { kty: "EC", crv: "P-256", use: "sig", alg: "ES256", kid: anyString, x: anyString, y: anyString },
      { kty: "RSA", use: "sig", alg: "PS256", kid: anyString, n: anyString, e: "AQAB" },
    ],
  });
});

test("the private keys are there when they are asked for", async () => {
  const { body } = await get(standing(), "/service/jwks/get?includePrivateKeys=true");
  expect(body["keys"]).toEqual([having({ alg: "ES256", d: anyString })]);
});

test("the keys stay the same from call to call and over a reset", async () => {
  const emulator = standing();
  await tokensOf(emulator, clientOf(emulator, "POLL"));
  const before = await get(emulator, "/service/jwks/get");
  emulator.reset();
  expect(await get(emulator, "/service/jwks/get")).toEqual(before);
});
