// The client metadata of RFC 7591, OpenID Connect and related specifications, and the properties of clients that they map to.
import { describe, expect, test } from "vitest";
import { clientMetadataNames } from "../../../src/generated/metadata-names.js";
import { contentOf } from "../caller.js";
import { refusalOf, registrar } from "./registrar.js";

const key = { kty: "EC", crv: "P-256", x: "x", y: "y", kid: "k1" };
const uri = "https://client.example/a";

/** Each member with a value, its property, and the property's value. Other members that it requires come last. */
const table: readonly (readonly [name: string, value: unknown, property: string, own: unknown, besides?: object])[] = [
  ["client_name", "Shop", "clientName", "Shop"],
  ["client_name#ja-Kana", "ショップ", "clientNames", [{ tag: "ja-Kana", value: "ショップ" }]],
  ["application_type", "native", "applicationType", "NATIVE"],
  ["logo_uri", uri, "logoUri", uri],
  ["logo_uri#de", uri, "logoUris", [{ tag: "de", value: uri }]],
  ["client_uri", uri, "clientUri", uri],
  ["client_uri#de", uri, "clientUris", [{ tag: "de", value: uri }]],
  ["policy_uri", uri, "policyUri", uri],
  ["policy_uri#de", uri, "policyUris", [{ tag: "de", value: uri }]],
  ["tos_uri", uri, "tosUri", uri],
  ["tos_uri#de", uri, "tosUris", [{ tag: "de", value: uri }]],
  ["contacts", ["ops@client.example"], "contacts", ["ops@client.example"]],
  ["redirect_uris", [uri, "com.example.app:/cb"], "redirectUris", [uri, "com.example.app:/cb"]],
  [
    "grant_types",
    ["authorization_code", "refresh_token", "urn:openid:params:grant-type:ciba"],
    "grantTypes",
    ["AUTHORIZATION_CODE", "REFRESH_TOKEN", "CIBA"],
  ],
  [
    "response_types",
    ["code", "token code"],
    "responseTypes",
    ["CODE", "CODE_TOKEN"],
    { grant_types: ["authorization_code", "implicit"] },
  ],
  ["response_modes", ["form_post", "query.jwt"], "responseModes", ["FORM_POST", "QUERY_JWT"]],
  ["jwks_uri", uri, "jwksUri", uri],
  ["jwks", { keys: [key] }, "jwks", JSON.stringify({ keys: [key] })],
  ["sector_identifier_uri", uri, "sectorIdentifierUri", uri],
  ["subject_type", "pairwise", "subjectType", "PAIRWISE", { redirect_uris: [uri] }],
  ["id_token_signed_response_alg", "ES256", "idTokenSignAlg", "ES256"],
  ["id_token_encrypted_response_alg", "RSA-OAEP-256", "idTokenEncryptionAlg", "RSA_OAEP_256"],
  [
    "id_token_encrypted_response_enc",
    "A256GCM",
    "idTokenEncryptionEnc",
    "A256GCM",
    { id_token_encrypted_response_alg: "dir" },
  ],
  ["userinfo_signed_response_alg", "none", "userInfoSignAlg", "NONE"],
  ["userinfo_encrypted_response_alg", "ECDH-ES+A128KW", "userInfoEncryptionAlg", "ECDH_ES_A128KW"],
  [
    "userinfo_encrypted_response_enc",
    "A128GCM",
    "userInfoEncryptionEnc",
    "A128GCM",
    { userinfo_encrypted_response_alg: "dir" },
  ],
  ["request_object_signing_alg", "PS256", "requestSignAlg", "PS256"],
  ["request_object_encryption_alg", "dir", "requestEncryptionAlg", "DIR"],
  [
    "request_object_encryption_enc",
    "A192GCM",
    "requestEncryptionEnc",
    "A192GCM",
    { request_object_encryption_alg: "dir" },
  ],
  ["authorization_signed_response_alg", "EdDSA", "authorizationSignAlg", "EdDSA"],
  ["authorization_encrypted_response_alg", "RSA1_5", "authorizationEncryptionAlg", "RSA1_5"],
  [
    "authorization_encrypted_response_enc",
    "A256CBC-HS512",
    "authorizationEncryptionEnc",
    "A256CBC_HS512",
    { authorization_encrypted_response_alg: "dir" },
  ],
  ["token_endpoint_auth_method", "private_key_jwt", "tokenAuthMethod", "PRIVATE_KEY_JWT"],
  ["token_endpoint_auth_signing_alg", "RS512", "tokenAuthSignAlg", "RS512"],
  ["default_max_age", 300, "defaultMaxAge", 300],
  ["require_auth_time", true, "authTimeRequired", true],
  ["default_acr_values", ["pin"], "defaultAcrs", ["pin"]],
  ["initiate_login_uri", uri, "loginUri", uri],
  ["request_uris", [uri], "requestUris", [uri]],
  ["software_id", "shop", "softwareId", "shop"],
  ["software_version", "2", "softwareVersion", "2"],
  ["tls_client_auth_subject_dn", "CN=a", "tlsClientAuthSubjectDn", "CN=a"],
  ["tls_client_auth_san_dns", "client.example", "tlsClientAuthSanDns", "client.example"],
  ["tls_client_auth_san_uri", uri, "tlsClientAuthSanUri", uri],
  ["tls_client_auth_san_ip", "192.0.2.1", "tlsClientAuthSanIp", "192.0.2.1"],
  ["tls_client_auth_san_email", "a@client.example", "tlsClientAuthSanEmail", "a@client.example"],
  ["tls_client_certificate_bound_access_tokens", true, "tlsClientCertificateBoundAccessTokens", true],
  ["backchannel_token_delivery_mode", "poll", "bcDeliveryMode", "POLL"],
  ["backchannel_client_notification_endpoint", uri, "bcNotificationEndpoint", uri],
  ["backchannel_authentication_request_signing_alg", "ES256", "bcRequestSignAlg", "ES256"],
  ["backchannel_user_code_parameter", true, "bcUserCodeRequired", true],
  ["authorization_details_types", ["payment"], "authorizationDetailsTypes", ["payment"]],
  ["digest_algorithm", "sha-512", "digestAlgorithm", "sha-512"],
  ["organization_name", "Example", "organizationName", "Example"],
  ["signed_jwks_uri", uri, "signedJwksUri", uri],
  ["client_registration_types", ["automatic"], "clientRegistrationTypes", ["AUTOMATIC"]],
  ["credential_offer_endpoint", uri, "credentialOfferEndpoint", uri],
  ["use_mtls_endpoint_aliases", true, "mtlsEndpointAliasesUsed", true],
  ["require_pushed_authorization_requests", true, "parRequired", true],
  ["require_signed_request_object", true, "requestObjectRequired", true],
  ["dpop_bound_access_tokens", true, "dpopRequired", true],
];

/** Answers for the sector identifier URI of the client. */
const options = { fetch: () => Promise.resolve(Response.json([])) };
/** Answers have the words of a response type in a fixed order. */
const told = (value: unknown) => JSON.parse(JSON.stringify(value).replace("token code", "code token")) as unknown;

describe("metadata", () => {
  test.each(table.map(([name, value, property, own, besides]) => [name, value, property, own, besides] as const))(
    "%s %j is the property %s %j, both ways, after registration and update",
    async (name, value, property, own, besides) => {
      const { registered } = registrar({}, options);
      const metadata = { ...besides, [name]: value };
      const { client, content, update, get } = await registered(metadata);
      expect([client[property as never], content[name]]).toEqual([own, told(value)]);
      expect(contentOf(await get())[name]).toEqual(told(value));
      const changed = await update(metadata);
      expect([(changed.body["client"] as never)[property], contentOf(changed)[name]]).toEqual([own, told(value)]);
      // A member that an update omits is reset to its default.
      const { content: plain } = await registered({});
      expect(contentOf(await update({}))[name]).toEqual(plain[name]);
    },
  );

  test("has a row here for each name that the description has", () => {
    const rows = table.map(([name, , property]) => [property, name.replace(/#.*/, "#")]);
    expect(Object.fromEntries(rows)).toEqual(clientMetadataNames);
  });

  test("that nobody knows is passed over, and so is what only the server says", async () => {
    const { registered } = registrar();
    const { content, client } = await registered({
      client_id: "1",
      client_secret: "s",
      clientIdAlias: "a",
      locked: true,
      post_logout_redirect_uris: [uri],
      scope: "openid",
      jwks: null,
      "redirect_uris#de": uri,
      constructor: "x",
      registration_access_token: "t",
    });
    const { content: plain, client: other } = await registered({});
    expect(Object.keys(content)).toEqual(Object.keys(plain));
    expect(Object.keys(client).sort()).toEqual(Object.keys(other).sort());
    expect(client).toMatchObject({ locked: false });
    expect([content["client_id"], content["client_secret"], content["registration_access_token"]]).not.toContain("1");
  });

  test.each([
    ...["post_logout_redirect_uris", "frontchannel_logout_uri", "backchannel_logout_uri", "spiffe_id"],
    ...["spiffe_bundle_endpoint", "backchannel_logout_session_required"],
    ...["clientIdAlias", "clientIdAliasEnabled", "clientType", "description", "descriptions", "developer", "extension"],
    ...["attributes", "locked", "pkceRequired", "pkceS256Required", "singleAccessTokenPerSubject", "fapiModes"],
    ...["haipVersion", "selfSignedCertificateKeyId", "rsSignedRequestKeyId", "requestObjectEncryptionAlgMatchRequired"],
    ...["requestObjectEncryptionEncMatchRequired", "frontChannelRequestObjectEncryptionRequired"],
    "credentialResponseEncryptionRequired",
  ])("%s, which is no metadata, is dropped silently, and is no setting by any spelling", async (name) => {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const settingsWith = async (metadata: object) => {
      const { client, content } = await registrar().registered({ client_name: "a", ...metadata });
      const random = { clientSecret: "", registrationAccessTokenHash: "" };
      return [{ ...client, ...random }, Object.keys(content)];
    };
    const plain = await settingsWith({});
    for (const value of [true, "PUBLIC", ["x"]])
      expect(await settingsWith({ [name]: value, [snake]: value })).toEqual(plain);
  });

  test("with a name that the service lists is kept as it is, of any type", async () => {
    const { registered } = registrar({ supportedCustomClientMetadata: ["x_tier", "x_deep"] });
    const { client, content, update } = await registered({ x_tier: 1, x_deep: { a: [null] }, x_other: 2 });
    expect(client["customMetadata" as never]).toBe('{"x_tier":1,"x_deep":{"a":[null]}}');
    expect(content).toMatchObject({ x_tier: 1, x_deep: { a: [null] } });
    expect(content).not.toHaveProperty("x_other");
    expect(contentOf(await update({}))).not.toHaveProperty("x_tier");
  });

  test("require_signed_request_object has no meaning under the traditional rules", async () => {
    const { registered } = registrar({ traditionalRequestObjectProcessingApplied: true });
    const { client, content } = await registered({ require_signed_request_object: true });
    expect(client.requestObjectRequired).toBe(false);
    expect(content).not.toHaveProperty("require_signed_request_object");
  });
});

describe("the scope of a registration", () => {
  test("limits the scopes of the client with dcrScopeUsedAsRequestable, until an update without one", async () => {
    const { registered } = registrar({ dcrScopeUsedAsRequestable: true });
    const { client, content, update } = await registered({ scope: "openid email openid" });
    expect(client.extension).toEqual({ requestableScopesEnabled: true, requestableScopes: ["openid", "email"] });
    expect(content["scope"]).toBe("openid email");
    const narrowed = await update({ scope: "email" });
    expect(narrowed.body["client"]).toMatchObject({
      extension: { requestableScopesEnabled: true, requestableScopes: ["email"] },
    });
    expect(contentOf(narrowed)["scope"]).toBe("email");
    const changed = await update({});
    expect(changed.body["client"]).toMatchObject({
      extension: { requestableScopesEnabled: false, requestableScopes: [] },
    });
    expect(contentOf(changed)).not.toHaveProperty("scope");
  });

  test("is no limit, and not told, without that setting", async () => {
    const { client, content } = await registrar().registered({ scope: "openid" });
    expect(client.extension.requestableScopesEnabled).toBe(false);
    expect(content).not.toHaveProperty("scope");
  });
});

describe("metadata of the wrong type is refused", () => {
  test.each([
    ["A204306 no list", { contacts: "a" }, "A204306", "invalid_client_metadata"],
    ["A204306 no list of strings", { grant_types: [1] }, "A204306", "invalid_client_metadata"],
    ["A204306 no list of redirect URIs", { redirect_uris: uri }, "A204306", "invalid_redirect_uri"],
    ["A204307 no URI", { logo_uri: "a" }, "A204307", "invalid_client_metadata"],
    ["A204307 no URI in a language", { "logo_uri#de": "a" }, "A204307", "invalid_client_metadata"],
    ["A204307 a redirect URI that is not absolute", { redirect_uris: ["/cb"] }, "A204307", "invalid_redirect_uri"],
    ["A204308 no string", { client_name: 1 }, "A204308", "invalid_client_metadata"],
    ["A204308 no string of a list of values", { subject_type: true }, "A204308", "invalid_client_metadata"],
    ["A204309 no integer", { default_max_age: 1.5 }, "A204309", "invalid_client_metadata"],
    ["A204310 no boolean", { require_auth_time: "true" }, "A204310", "invalid_client_metadata"],
    ["A204311 no object", { jwks: "{}" }, "A204311", "invalid_client_metadata"],
    ["A204313 not by https", { sector_identifier_uri: "http://a.example/" }, "A204313", "invalid_client_metadata"],
    ["A204313 not by https", { initiate_login_uri: "http://a.example/" }, "A204313", "invalid_client_metadata"],
    ["E020001 a value that nobody knows", { token_endpoint_auth_method: "x" }, "E020001", "invalid_client_metadata"],
    [
      "E020001 a value in another spelling",
      { grant_types: ["AUTHORIZATION_CODE"] },
      "E020001",
      "invalid_client_metadata",
    ],
    ["E000008 private keys", { jwks: { keys: [{ ...key, d: "d" }] } }, "E000008", "invalid_client_metadata"],
  ])("%s: %j", async (_name, metadata, code, error) => {
    expect(refusalOf(await registrar().register(metadata))).toEqual(["BAD_REQUEST", code, error]);
  });

  test("A204308 a scope that is none, where it counts", async () => {
    const { register } = registrar({ dcrScopeUsedAsRequestable: true });
    expect(refusalOf(await register({ scope: ["a"] }))).toEqual(["BAD_REQUEST", "A204308", "invalid_client_metadata"]);
  });
});
