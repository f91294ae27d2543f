// oauth4webapi against a thin server over the emulator. It is low-level, so that every step is a separate check: of the redirect, of the
// answers, and of the signatures of ID tokens and JWT access tokens by the service's key set.
import { createEmulator, type ClientSettings, type ServiceSettings } from "authlete/emulator";
import { exportJWK, generateKeyPair } from "jose";
import * as oauth from "oauth4webapi";
import { expect, test } from "vitest";
import { connect } from "./connect.js";
import { createCodeServer } from "./code-server.js";
import { serveOverTls, type Fetch } from "./serve-over-tls.js";

const redirectUri = "https://client.localhost/cb";
const resource = "https://bank.example.com";
const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const key = { key: privateKey, kid: "k1" };
const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "ES256" }] });

interface Setting {
  client?: ClientSettings;
  service?: ServiceSettings;
  authenticate?: (secret: string) => oauth.ClientAuth;
  dpop?: boolean;
}

/** A server, and oauth4webapi as its client. */
async function start({ client: settings, service, authenticate = oauth.ClientSecretBasic, dpop }: Setting = {}) {
  const emulator = createEmulator({ service: { accessTokenSignAlg: "ES256", ...service } });
  const { clientId, clientSecret } = emulator.addClient({
    bcDeliveryMode: null,
    grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN"],
    responseTypes: ["CODE"],
    redirectUris: [redirectUri],
    ...settings,
  });
  const server = createCodeServer(connect(emulator));
  let transport: Fetch = (url, init) => server.fetch(url, init);
  const client: oauth.Client = {
    client_id: String(clientId),
    authorization_signed_response_alg: settings?.authorizationSignAlg ?? "ES256",
    ...(settings?.userInfoSignAlg && { userinfo_signed_response_alg: settings.userInfoSignAlg }),
    id_token_signed_response_alg: "ES256",
  };
  const auth = authenticate(clientSecret);
  const handle = dpop ? oauth.DPoP(client, await oauth.generateKeyPair("ES256")) : undefined;
  const options = {
    [oauth.customFetch]: (url: string, init: object) => transport(url, init),
    ...(handle && { DPoP: handle }),
  };
  const issuer = new URL(emulator.service.issuer);
  const found = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  const as = {
    ...found,
    introspection_endpoint: `${issuer.origin}/introspect`,
    revocation_endpoint: `${issuer.origin}/revoke`,
  };
  return {
    emulator,
    server,
    as,
    client,
    auth,
    options,
    over: (other: Fetch) => (transport = other),
    /** Verifies a JWT access token as a resource server does. */
    checkAccessToken: (text: string, type = "Bearer") => {
      const headers = { authorization: `${type} ${text}` };
      return oauth.validateJwtAccessToken(as, new Request(resource, { headers }), resource, options);
    },
  };
}
type Stage = Awaited<ReturnType<typeof start>>;

/** The parameters that a client sends, and the values that it has to check later. */
async function secured(client: oauth.Client, parameters: Record<string, string> = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const request = new URLSearchParams({
    client_id: client.client_id,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid email",
    resource,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
    ...parameters,
  });
  return { request, verifier, state, nonce };
}

/** The ways to send the request to the server. */
const transports = {
  "in the URL": (_stage: Stage, request: URLSearchParams) => Promise.resolve(request),
  pushed: async ({ as, client, auth, options }: Stage, request: URLSearchParams) => {
    const response = await oauth.pushedAuthorizationRequest(as, client, auth, request, options);
    const { request_uri } = await oauth.processPushedAuthorizationResponse(as, client, response);
    return new URLSearchParams({ client_id: client.client_id, request_uri });
  },
  "as a request object": async ({ as, client }: Stage, request: URLSearchParams) => {
    const signed = await oauth.issueRequestObject(as, client, request, key);
    return new URLSearchParams({ client_id: client.client_id, request: signed });
  },
};
type Transport = keyof typeof transports;

/** Opens the authorization endpoint as a browser, and returns the response: a URL or the fields of a form. */
async function browse({ server, as }: Stage, request: URLSearchParams): Promise<URL | URLSearchParams> {
  const response = await server.fetch(`${as.authorization_endpoint}?${request}`);
  const location = response.headers.get("location");
  if (location !== null) return new URL(location);
  const page = await response.text();
  const fields = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]);
  if (fields.length === 0) throw new Error(`${response.status} ${page}`);
  return new URLSearchParams(fields);
}

/** Redeems the code of a validated response, and verifies the tokens. */
async function redeem({ as, client, auth, options }: Stage, answer: URLSearchParams, verifier: string, nonce: string) {
  const response = await oauth.authorizationCodeGrantRequest(as, client, auth, answer, redirectUri, verifier, options);
  const checks = { expectedNonce: nonce, requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, checks);
  await oauth.validateApplicationLevelSignature(as, response, options);
  return tokens;
}

/** A flow from the request to the tokens. */
async function flow(stage: Stage, transport: Transport = "in the URL", parameters: Record<string, string> = {}) {
  const { request, verifier, state, nonce } = await secured(stage.client, parameters);
  const returned = await browse(stage, await transports[transport](stage, request));
  const { as, client, options } = stage;
  const check = () => {
    const mode = parameters["response_mode"] ?? "";
    if (mode.endsWith("jwt")) return oauth.validateJwtAuthResponse(as, client, returned, state, options);
    if (parameters["response_type"] === "code id_token") {
      return oauth.validateCodeIdTokenResponse(as, client, returned, nonce, state, undefined, options);
    }
    return oauth.validateAuthResponse(as, client, returned, state);
  };
  return redeem(stage, await check(), verifier, nonce);
}

const secretless = () => oauth.PrivateKeyJwt(key);
const jarm = { client: { authorizationSignAlg: "ES256" } } as const;
const details = [{ type: "payment", amount: "12.00" }];
const flows: [string, Setting, Transport?, Record<string, string>?][] = [
  ["code with PKCE", {}],
  ["secret in the body", { client: { tokenAuthMethod: "CLIENT_SECRET_POST" }, authenticate: oauth.ClientSecretPost }],
  ["pushed request", { client: { parRequired: true } }, "pushed"],
  ["signed request object", { client: { jwks, requestSignAlg: "ES256" } }, "as a request object"],
  ["JARM in the query", jarm, "in the URL", { response_mode: "jwt" }],
  ["JARM in a form", jarm, "in the URL", { response_mode: "form_post.jwt" }],
  ["form_post", {}, "in the URL", { response_mode: "form_post" }],
  ["hybrid", { client: { responseTypes: ["CODE_ID_TOKEN"] } }, "in the URL", { response_type: "code id_token" }],
  ["private_key_jwt", { client: { tokenAuthMethod: "PRIVATE_KEY_JWT", jwks }, authenticate: secretless }, "pushed"],
  ["DPoP", { client: { dpopRequired: true }, dpop: true }, "pushed"],
  ["public client", { client: { clientType: "PUBLIC", tokenAuthMethod: "NONE" }, authenticate: oauth.None }],
];

test.each(flows)("%s, up to verified tokens and UserInfo", async (_name, setting, transport, parameters) => {
  const stage = await start(setting);
  const { as, client, options, checkAccessToken } = stage;
  const tokens = await flow(stage, transport, parameters);
  expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ sub: "anna", aud: [client.client_id] });
  expect(tokens.token_type).toBe(setting.dpop ? "dpop" : "bearer");
  if (!setting.dpop) {
    const claims = await checkAccessToken(tokens.access_token);
    expect(claims).toMatchObject({ sub: "anna", client_id: client.client_id, scope: "email openid" });
  }
  const userinfo = await oauth.userInfoRequest(as, client, tokens.access_token, options);
  expect(await oauth.processUserInfoResponse(as, client, "anna", userinfo)).toMatchObject({
    email: "anna@example.com",
  });
});

test("authorization_details come back with the tokens", async () => {
  const stage = await start({
    client: { authorizationDetailsTypes: ["payment"] },
    service: { supportedAuthorizationDetailsTypes: ["payment"] },
  });
  const tokens = await flow(stage, "pushed", { authorization_details: JSON.stringify(details) });
  expect(tokens.authorization_details).toEqual(details);
});

test("UserInfo that is signed verifies", async () => {
  const stage = await start({ client: { userInfoSignAlg: "ES256" } });
  const { as, client, options } = stage;
  const { access_token } = await flow(stage);
  const response = await oauth.userInfoRequest(as, client, access_token, options);
  expect(await oauth.processUserInfoResponse(as, client, "anna", response)).toMatchObject({ iss: as.issuer });
  await oauth.validateApplicationLevelSignature(as, response, options);
});

test.each([
  ["replaces the refresh token, and the old one is dead", false],
  ["keeps the refresh token where the service says so", true],
])("a refresh %s", async (_name, refreshTokenKept) => {
  const stage = await start({ service: { refreshTokenKept } });
  const { as, client, auth, options } = stage;
  const { refresh_token } = await flow(stage);
  const refresh = async () => {
    const response = await oauth.refreshTokenGrantRequest(as, client, auth, refresh_token!, options);
    return oauth.processRefreshTokenResponse(as, client, response);
  };
  const renewed = await refresh();
  expect(renewed.refresh_token === refresh_token).toBe(refreshTokenKept);
  if (refreshTokenKept) await refresh();
  else await expect(refresh()).rejects.toMatchObject({ error: "invalid_grant" });
});

test("client credentials, introspection and revocation", async () => {
  const { as, client, auth, options } = await start({ client: { grantTypes: ["CLIENT_CREDENTIALS"] } });
  const response = await oauth.clientCredentialsGrantRequest(as, client, auth, { scope: "payments.read" }, options);
  const { access_token } = await oauth.processClientCredentialsResponse(as, client, response);
  const introspect = async () => {
    const answer = await oauth.introspectionRequest(as, client, auth, access_token, options);
    return oauth.processIntrospectionResponse(as, client, answer);
  };
  expect(await introspect()).toMatchObject({ active: true, scope: "payments.read", client_id: client.client_id });
  await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, auth, access_token, options));
  expect(await introspect()).toEqual({ active: false });
});

test("token exchange", async () => {
  const stage = await start({
    client: { grantTypes: ["AUTHORIZATION_CODE", "TOKEN_EXCHANGE"] },
    service: { supportedGrantTypes: ["AUTHORIZATION_CODE", "TOKEN_EXCHANGE"] },
  });
  const { as, client, auth, options, emulator } = stage;
  const { access_token } = await flow(stage);
  const accessToken = "urn:ietf:params:oauth:token-type:access_token";
  const grant = "urn:ietf:params:oauth:grant-type:token-exchange";
  const parameters = { subject_token: access_token, subject_token_type: accessToken, scope: "email" };
  const response = await oauth.genericTokenEndpointRequest(as, client, auth, grant, parameters, options);
  const exchanged = await oauth.processGenericTokenEndpointResponse(as, client, response);
  expect(exchanged).toMatchObject({ issued_token_type: accessToken });
  const told = await connect(emulator).introspection.process({ token: exchanged.access_token });
  expect(told).toMatchObject({ action: "OK", subject: "anna", scopes: ["email"] });
});

test("mutual TLS authenticates the client and binds its tokens", async () => {
  const stage = await start({
    client: {
      tokenAuthMethod: "TLS_CLIENT_AUTH",
      tlsClientAuthSanDns: "client.example.com",
      tlsClientCertificateBoundAccessTokens: true,
    },
    service: { supportedTokenAuthMethods: ["TLS_CLIENT_AUTH"], tlsClientCertificateBoundAccessTokens: true },
    authenticate: oauth.TlsClientAuth,
  });
  const { own, stranger, presenting } = await serveOverTls((request) => stage.server.fetch(request));

  stage.over(presenting(stranger));
  await expect(flow(stage, "pushed")).rejects.toMatchObject({ status: 401 });
  stage.over(presenting(own));
  const { access_token } = await flow(stage, "pushed");
  const { as, client, options } = stage;
  const userinfo = async () =>
    oauth.processUserInfoResponse(as, client, "anna", await oauth.userInfoRequest(as, client, access_token, options));
  expect(await userinfo()).toMatchObject({ sub: "anna" });
  stage.over(presenting(stranger));
  await expect(userinfo()).rejects.toMatchObject({ status: 401 });
});
