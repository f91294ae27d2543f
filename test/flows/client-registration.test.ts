// openid-client registers itself at a thin server over the emulator, without sockets, and then works like any other client.
import { createEmulator } from "authlete/emulator";
import { exportJWK, generateKeyPair } from "jose";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";
import { connect } from "./connect.js";
import { createCodeServer, initialAccessToken } from "./code-server.js";

const redirectUri = "https://client.localhost/cb";
const scopes = "openid email grant_management_query grant_management_revoke";
/** Metadata of every client. Without default_max_age the answer would have 0, which openid-client takes at its word. */
const usual = { redirect_uris: [redirectUri], id_token_signed_response_alg: "ES256", default_max_age: 1_000_000_000 };
const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "k1" }] };

function start() {
  const emulator = createEmulator({
    clients: [],
    service: {
      dynamicRegistrationSupported: true,
      registrationEndpoint: "https://as.localhost/register",
      grantManagementEndpoint: "https://as.localhost/grants",
      supportedScopes: scopes.split(" ").map((name) => ({ name, defaultEntry: false })),
    },
  });
  const server = createCodeServer(connect(emulator));
  const fetch = (url: string, init?: unknown) => server.fetch(url, init as RequestInit);
  const register = (
    metadata: Record<string, unknown>,
    authentication?: openid.ClientAuth,
    token = initialAccessToken,
  ) =>
    openid.dynamicClientRegistration(new URL(emulator.service.issuer), metadata as never, authentication, {
      initialAccessToken: token,
      [openid.customFetch]: fetch,
    });
  return { emulator, server, fetch, register };
}

/** The code flow of a client, with PKCE and a grant that it manages. */
async function flow({ server }: ReturnType<typeof start>, config: openid.Configuration) {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: scopes,
    grant_management_action: "create",
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  const location = (await server.fetch(url)).headers.get("location")!;
  return openid.authorizationCodeGrant(config, new URL(location), { pkceCodeVerifier });
}

describe("openid-client", () => {
  it.each<[string, Record<string, unknown>, openid.ClientAuth | undefined]>([
    ["client_secret_basic", {}, openid.ClientSecretBasic()],
    ["client_secret_post", {}, openid.ClientSecretPost()],
    ["none", {}, openid.None()],
    ["private_key_jwt", { jwks }, openid.PrivateKeyJwt({ key: privateKey, kid: "k1" })],
  ])("registers itself with %s, and goes through the code flow", async (method, metadata, authentication) => {
    const at = start();
    const config = await at.register(
      {
        ...usual,
        grant_types: ["authorization_code", "refresh_token"],
        token_endpoint_auth_method: method,
        ...metadata,
      },
      authentication,
    );
    openid.enableNonRepudiationChecks(config);
    const { client_id, registration_client_uri } = config.clientMetadata();
    expect(registration_client_uri).toBe(`https://as.localhost/register/${client_id}`);
    if (method === "none") {
      // Public clients cannot manage grants.
      await expect(flow(at, config)).rejects.toMatchObject({ error: "unauthorized_client" });
      return;
    }
    const tokens = await flow(at, config);
    expect(tokens.claims()).toMatchObject({ sub: "anna", aud: [client_id] });
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token!)).resolves.toMatchObject({
      token_type: "bearer",
    });
  });

  it("is not registered without the initial access token of the server", async () => {
    const { emulator, register } = start();
    await expect(register({ redirect_uris: [redirectUri] }, undefined, "x")).rejects.toMatchObject({
      cause: expect.anything() as unknown,
    });
    expect(emulator.clients).toEqual([]);
  });

  it("is told what is wrong with its metadata", async () => {
    const { register } = start();
    await expect(register({ redirect_uris: ["https://client.localhost/#a"] })).rejects.toMatchObject({
      status: 400,
      error: "invalid_redirect_uri",
    });
  });
});

describe("a client that has registered itself", () => {
  it("reads, changes and deletes its registration, and its tokens end with it", async () => {
    const at = start();
    const config = await at.register(usual, openid.ClientSecretBasic());
    const { registration_client_uri: uri, registration_access_token: token, ...metadata } = config.clientMetadata();
    const call = async (method: string, body?: object) => {
      const response = await at.fetch(uri as string, {
        method,
        headers: { authorization: `Bearer ${token as string}`, ...(body && { "content-type": "application/json" }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return [response.status, text === "" ? null : (JSON.parse(text) as unknown)] as const;
    };
    expect(await call("GET")).toMatchObject([200, { client_id: metadata.client_id, registration_access_token: token }]);
    const changed = await call("PUT", { ...metadata, client_name: "Store", registration_client_uri: uri });
    expect(changed).toMatchObject([200, { client_name: "Store", client_secret: metadata.client_secret }]);
    const { access_token } = await flow(at, config);
    expect(await call("DELETE")).toEqual([204, null]);
    expect((await call("GET"))[0]).toBe(401);
    await expect(openid.fetchUserInfo(config, access_token, "anna")).rejects.toMatchObject({ status: 401 });
  });

  it("reads its grant, and gives it up", async () => {
    const at = start();
    const metadata = { ...usual, grant_types: ["authorization_code", "refresh_token"] };
    const config = await at.register(metadata, openid.ClientSecretBasic());
    const tokens = await flow(at, config);
    const url = new URL(`https://as.localhost/grants/${tokens["grant_id"] as string}`);
    const grant = await openid.fetchProtectedResource(config, tokens.access_token, url, "GET");
    expect(await grant.json()).toMatchObject({ scopes: [{ scope: scopes.split(" ").sort().join(" ") }] });
    const revoked = await openid.fetchProtectedResource(config, tokens.access_token, url, "DELETE");
    expect(revoked.status).toBe(204);
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token!)).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });
});
