// openid-client against a thin server over the emulator, without sockets. It verifies every ID token and authorization response.
import { createEmulator, type ClientSettings, type ServiceSettings } from "authlete/emulator";
import { exportJWK, generateKeyPair } from "jose";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";
import { connect } from "./connect.js";
import { createCodeServer } from "./code-server.js";
import { serveOverTls, type Fetch } from "./serve-over-tls.js";

const redirectUri = "https://client.localhost/cb";

/** A server, and openid-client as its client. */
async function start(
  settings: ClientSettings = {},
  service: ServiceSettings = {},
  deny?: Parameters<typeof createCodeServer>[1],
  authentication: (secret: string) => openid.ClientAuth = openid.ClientSecretBasic,
) {
  const emulator = createEmulator({ service });
  const { clientId, clientSecret } = emulator.addClient({
    bcDeliveryMode: null,
    grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN"],
    responseTypes: ["CODE"],
    redirectUris: [redirectUri],
    ...settings,
  });
  const server = createCodeServer(connect(emulator), deny);
  let transport: Fetch = (url, init) => server.fetch(url, init);
  const config = await openid.discovery(
    new URL(emulator.service.issuer),
    String(clientId),
    { client_secret: clientSecret },
    authentication(clientSecret),
    { [openid.customFetch]: (url, init) => transport(url, init) },
  );
  // Also verifies signatures of ID tokens that come directly from the server.
  openid.enableNonRepudiationChecks(config);
  /** Opens the authorization endpoint as a browser, and returns the URL that it redirects to. */
  const browse = async (url: URL) => {
    const response = await server.fetch(url);
    const location = response.headers.get("location");
    if (location === null) throw new Error(`${response.status} ${await response.text()}`);
    return new URL(location);
  };
  const over = (other: Fetch) => void (transport = other);
  return { emulator, server, config, browse, over, clientId: String(clientId) };
}

/** The parameters of a request with PKCE, and the checks for its response. */
async function secured(parameters: Record<string, string> = {}) {
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const nonce = openid.randomNonce();
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
  return {
    checks,
    parameters: {
      redirect_uri: redirectUri,
      scope: "openid email",
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state,
      nonce,
      ...parameters,
    },
  };
}

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "ES256" }] });

/** A flow from the request to the tokens. */
async function flow({ config, browse }: Awaited<ReturnType<typeof start>>, more: Record<string, string> = {}) {
  const { parameters, checks } = await secured(more);
  const callback = await browse(await openid.buildAuthorizationUrlWithPAR(config, parameters));
  return openid.authorizationCodeGrant(config, callback, checks);
}

describe("openid-client", () => {
  it("goes through the code flow with PKCE, then UserInfo, refresh and introspection", async () => {
    const { emulator, server, config, browse, clientId } = await start();
    const { parameters, checks } = await secured();
    const callback = await browse(openid.buildAuthorizationUrl(config, parameters));
    expect([...callback.searchParams.keys()]).toEqual(["state", "code", "iss"]);
    expect(server.requests).toMatchObject([{ action: "INTERACTION", claimsAtUserInfo: ["email", "email_verified"] }]);

    const tokens = await openid.authorizationCodeGrant(config, callback, checks);
    expect(tokens.claims()).toMatchObject({ sub: "anna", aud: [clientId], auth_time: 1_700_000_000 });
    expect(tokens.scope).toBe("email openid");
    await expect(openid.fetchUserInfo(config, tokens.access_token, "anna")).resolves.toEqual({
      sub: "anna",
      email: "anna@example.com",
    });
    const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token!);
    expect(refreshed.access_token).not.toBe(tokens.access_token);

    const { token_type } = refreshed;
    expect(token_type).toBe("bearer");
    const introspected = await connect(emulator).introspection.process({ token: refreshed.access_token });
    expect(introspected).toMatchObject({ action: "OK", subject: "anna", grantType: "AUTHORIZATION_CODE" });
    // A code is only valid for one token request.
    await expect(openid.authorizationCodeGrant(config, callback, checks)).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  it("is told that the user refused", async () => {
    const { config, browse } = await start({}, {}, "DENIED");
    const { parameters, checks } = await secured();
    const callback = await browse(openid.buildAuthorizationUrl(config, parameters));
    await expect(openid.authorizationCodeGrant(config, callback, checks)).rejects.toMatchObject({
      error: "access_denied",
      error_description: "[A060306] The user has denied the request.",
    });
  });

  it("goes through the hybrid flow, whose ID token it checks against code and state", async () => {
    const { config, browse } = await start({ responseTypes: ["CODE_ID_TOKEN"] });
    openid.useCodeIdTokenResponseType(config);
    const { parameters, checks } = await secured();
    const callback = await browse(openid.buildAuthorizationUrl(config, parameters));
    const tokens = await openid.authorizationCodeGrant(config, callback, checks);
    expect(tokens.claims()).toMatchObject({ sub: "anna" });
  });

  it("gets its answer as a JWT", async () => {
    const { config, browse } = await start({ authorizationSignAlg: "ES256", responseModes: ["JWT"] });
    openid.useJwtResponseMode(config);
    const { parameters, checks } = await secured();
    const callback = await browse(openid.buildAuthorizationUrl(config, parameters));
    expect([...callback.searchParams.keys()]).toEqual(["response"]);
    const tokens = await openid.authorizationCodeGrant(config, callback, checks);
    expect(tokens.claims()).toMatchObject({ sub: "anna" });
  });

  it("pushes its request, whose reference is good until the user was asked", async () => {
    const { config, server, browse } = await start({ parRequired: true });
    const { parameters, checks } = await secured();
    const pushed = await openid.buildAuthorizationUrlWithPAR(config, parameters);
    const callback = await browse(pushed);
    const tokens = await openid.authorizationCodeGrant(config, callback, checks);
    expect(tokens.claims()).toMatchObject({ sub: "anna" });
    const again = await server.fetch(pushed);
    expect([again.status, await again.json()]).toMatchObject([400, { error: "invalid_request_uri" }]);
    expect((await server.fetch(openid.buildAuthorizationUrl(config, parameters))).status).toBe(400);
  });

  it("signs its request, by which alone the server goes", async () => {
    const { config, server, browse } = await start({ jwks, requestSignAlg: "ES256" });
    const { parameters, checks } = await secured();
    const url = await openid.buildAuthorizationUrlWithJAR(config, parameters, { key: privateKey, kid: "k1" });
    url.searchParams.set("state", "something else");
    const callback = await browse(url);
    const tokens = await openid.authorizationCodeGrant(config, callback, checks);
    expect(tokens.claims()).toMatchObject({ sub: "anna" });
    expect(JSON.parse(server.requests[0]!.requestObjectPayload!)).toMatchObject({ scope: "openid email" });
  });

  it("gets its answer posted by the browser", async () => {
    const { config, server } = await start();
    const { parameters, checks } = await secured({ response_mode: "form_post" });
    const response = await server.fetch(openid.buildAuthorizationUrl(config, parameters));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html;charset=UTF-8"]);
    const page = await response.text();
    const inputs = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]);
    const callback = new Request(redirectUri, { method: "POST", body: new URLSearchParams(inputs) });
    const tokens = await openid.authorizationCodeGrant(config, callback, checks);
    expect(tokens.claims()).toMatchObject({ sub: "anna" });
  });

  it.each([
    ["", {}],
    [", with nonces of the server", { dpopNonceRequired: true }],
  ])("binds tokens to its key, and the code too%s", async (_name, service) => {
    const { config, browse } = await start({ dpopRequired: true }, service);
    const { parameters, checks } = await secured();
    const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair());
    const callback = await browse(await openid.buildAuthorizationUrlWithPAR(config, parameters, { DPoP }));
    const other = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair());
    await expect(openid.authorizationCodeGrant(config, callback, checks, {}, { DPoP: other })).rejects.toMatchObject({
      error: "invalid_dpop_proof",
    });
    const tokens = await openid.authorizationCodeGrant(config, callback, checks, {}, { DPoP });
    expect(tokens.token_type).toBe("dpop");
    await expect(openid.fetchUserInfo(config, tokens.access_token, "anna", { DPoP })).resolves.toMatchObject({
      sub: "anna",
    });
  });

  it("needs no secret where it has none", async () => {
    const { config, browse } = await start(
      { clientType: "PUBLIC", tokenAuthMethod: "NONE", pkceRequired: true },
      {},
      undefined,
      openid.None,
    );
    const { parameters, checks } = await secured();
    const callback = await browse(openid.buildAuthorizationUrl(config, parameters));
    const tokens = await openid.authorizationCodeGrant(config, callback, checks);
    expect((await openid.refreshTokenGrant(config, tokens.refresh_token!)).access_token).toEqual(expect.any(String));
  });

  it("authenticates by a JWT that it signs", async () => {
    const authenticate = () => openid.PrivateKeyJwt({ key: privateKey, kid: "k1" });
    const stage = await start({ tokenAuthMethod: "PRIVATE_KEY_JWT", jwks }, {}, undefined, authenticate);
    expect((await flow(stage)).claims()).toMatchObject({ sub: "anna" });
    const { privateKey: other } = await generateKeyPair("ES256");
    const thief = await start({ tokenAuthMethod: "PRIVATE_KEY_JWT", jwks }, {}, undefined, () =>
      openid.PrivateKeyJwt({ key: other, kid: "k1" }),
    );
    await expect(flow(thief)).rejects.toMatchObject({ status: 401 });
  });

  it("authenticates by its certificate, to which its tokens are bound", async () => {
    const stage = await start(
      {
        tokenAuthMethod: "TLS_CLIENT_AUTH",
        tlsClientAuthSanDns: "client.example.com",
        tlsClientCertificateBoundAccessTokens: true,
      },
      { supportedTokenAuthMethods: ["TLS_CLIENT_AUTH"], tlsClientCertificateBoundAccessTokens: true },
      undefined,
      openid.TlsClientAuth,
    );
    const { own, stranger, presenting } = await serveOverTls((request) => stage.server.fetch(request));
    stage.over(presenting(stranger));
    await expect(flow(stage)).rejects.toMatchObject({ status: 401 });
    stage.over(presenting(own));
    const { access_token } = await flow(stage);
    const userinfo = () => openid.fetchUserInfo(stage.config, access_token, "anna");
    expect(await userinfo()).toMatchObject({ sub: "anna" });
    stage.over(presenting(stranger));
    await expect(userinfo()).rejects.toMatchObject({ status: 401 });
  });

  it("gets the authorization details that it asked for", async () => {
    const stage = await start(
      { authorizationDetailsTypes: ["payment"] },
      { supportedAuthorizationDetailsTypes: ["payment"] },
    );
    const details = [{ type: "payment", amount: "10.00" }];
    const tokens = await flow(stage, { authorization_details: JSON.stringify(details) });
    expect(tokens["authorization_details"]).toEqual(details);
  });

  it("verifies UserInfo that is signed", async () => {
    const stage = await start({ userInfoSignAlg: "ES256" });
    Object.assign(stage.config.clientMetadata(), { userinfo_signed_response_alg: "ES256" });
    const { access_token } = await flow(stage);
    const { issuer } = stage.config.serverMetadata();
    const userinfo = await openid.fetchUserInfo(stage.config, access_token, "anna");
    expect(Number(userinfo["exp"]) - Number(userinfo["iat"])).toBe(3600);
    expect({ ...userinfo, iat: undefined, exp: undefined }).toEqual({
      sub: "anna",
      email: "anna@example.com",
      iss: issuer,
      aud: stage.clientId,
    });
  });

  it("keeps its refresh token where the service says so", async () => {
    const stage = await start({}, { refreshTokenKept: true });
    const { refresh_token } = await flow(stage);
    const renewed = await openid.refreshTokenGrant(stage.config, refresh_token!);
    expect(renewed.refresh_token).toBe(refresh_token);
    await expect(openid.refreshTokenGrant(stage.config, refresh_token!)).resolves.toBeDefined();
  });

  it("gets tokens for itself", async () => {
    const { config, emulator, clientId } = await start({ grantTypes: ["CLIENT_CREDENTIALS"] });
    const { access_token } = await openid.clientCredentialsGrant(config, { scope: "payments.read" });
    const told = await connect(emulator).introspection.process({ token: access_token });
    expect(told).toMatchObject({ action: "OK", clientId: Number(clientId), scopes: ["payments.read"] });
  });

  it("exchanges a token for one with less", async () => {
    const grantTypes = ["AUTHORIZATION_CODE", "TOKEN_EXCHANGE"] as const;
    const stage = await start({ grantTypes }, { supportedGrantTypes: grantTypes });
    const { access_token } = await flow(stage);
    const exchanged = await openid.genericGrantRequest(
      stage.config,
      "urn:ietf:params:oauth:grant-type:token-exchange",
      {
        subject_token: access_token,
        subject_token_type: "urn:ietf:params:oauth:token-type:access_token",
        scope: "email",
      },
    );
    const told = await connect(stage.emulator).introspection.process({ token: exchanged.access_token });
    expect(told).toMatchObject({ action: "OK", subject: "anna", scopes: ["email"] });
  });
});
