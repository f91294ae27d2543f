import { expect, test } from "vitest";
import { clientOf, get, standing, tokensOf } from "../caller.js";
import { anyString, having, including } from "../matchers.js";

test("the discovery document follows from the settings", async () => {
  const emulator = standing({
    service: {
      issuer: "https://as.example.com",
      tokenEndpoint: "https://mtls.example.com/token",
      supportedScopes: [{ name: "openid" }],
      supportedClaims: ["email"],
      supportedAcrs: ["gold"],
      supportedTokenAuthMethods: ["CLIENT_SECRET_BASIC"],
      supportedBackchannelTokenDeliveryModes: ["POLL", "PING"],
      backchannelUserCodeParameterSupported: true,
    },
  });
  expect(await get(emulator, "/service/configuration")).toEqual({
    status: 200,
    body: {
      issuer: "https://as.example.com",
      token_endpoint: "https://mtls.example.com/token",
      authorization_endpoint: "https://as.example.com/authorize",
      pushed_authorization_request_endpoint: "https://as.example.com/par",
      require_pushed_authorization_requests: false,
      userinfo_endpoint: "https://as.example.com/userinfo",
      response_modes_supported: ["query", "fragment", "form_post", "query.jwt", "fragment.jwt", "form_post.jwt", "jwt"],
      authorization_signing_alg_values_supported: including(["ES256", "HS256"]),
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ["plain", "S256"],
      require_signed_request_object: false,
      request_object_signing_alg_values_supported: including(["ES256", "HS256"]),
      jwks_uri: "https://as.example.com/jwks",
      scopes_supported: ["openid"],
      response_types_supported: including(["code", "code id_token token", "none"]),
      grant_types_supported: [
        "urn:openid:params:grant-type:ciba",
        "authorization_code",
        "client_credentials",
        "refresh_token",
      ],
      acr_values_supported: ["gold"],
      subject_types_supported: ["public", "pairwise"],
      id_token_signing_alg_values_supported: including(["ES256", "RS256", "PS256"]),
      token_endpoint_auth_methods_supported: ["client_secret_basic"],
      claims_supported: ["email"],
      claims_parameter_supported: true,
      request_parameter_supported: true,
      request_uri_parameter_supported: false,
      backchannel_authentication_endpoint: "https://as.example.com/ciba",
      backchannel_token_delivery_modes_supported: ["poll", "ping"],
      backchannel_authentication_request_signing_alg_values_supported: including(["ES256", "PS256"]),
      dpop_signing_alg_values_supported: including(["ES256"]),
      tls_client_certificate_bound_access_tokens: false,
      backchannel_user_code_parameter_supported: true,
    },
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

test("a patch is answered with 501, since it is not emulated", async () => {
  expect(await get(standing(), "/service/configuration?patch=%5B%5D")).toEqual({
    status: 501,
    body: { resultCode: "E000004", resultMessage: "[E000004] Patches of the discovery document are not emulated." },
  });
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
