// Registration, grants and the resource of examples/authorization-server, with independent clients: openid-client and oauth4webapi.
import { createClock } from "authlete/emulator";
import * as oauth from "oauth4webapi";
import * as openid from "openid-client";
import { describe, expect, it, onTestFinished } from "vitest";
import { startExample } from "../../examples/authorization-server/example.js";
import { Visitor } from "./visitor.js";

const REDIRECT_URI = "https://shop.example.com/cb";
// Without default_max_age the API answers with 0, by which clients only accept a login in the same second.
const SHOP = {
  default_max_age: 3600,
  client_name: "Shop",
  redirect_uris: [REDIRECT_URI],
  grant_types: ["authorization_code"],
};
const execute = [openid.allowInsecureRequests];

async function start() {
  const example = await startExample({ clock: createClock({ start: Date.now() }) });
  onTestFinished(() => example.close());
  const server = new URL(example.url);
  const register = (metadata: object = SHOP, initialAccessToken = example.registrationToken) =>
    openid.dynamicClientRegistration(server, metadata, openid.ClientSecretBasic(), { initialAccessToken, execute });

  /** The tokens of a client after Anna has signed in and consented. */
  const authorize = async (config: openid.Configuration, redirect_uri: string, parameters: Record<string, string>) => {
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const link = openid.buildAuthorizationUrl(config, {
      redirect_uri,
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
      ...parameters,
    });
    const visitor = new Visitor();
    await visitor.open(link);
    await visitor.send({ email: "anna@example.com", password: "anna-likes-birds" });
    await visitor.send({ decision: "allow" });
    return openid.authorizationCodeGrant(config, visitor.arrived, { pkceCodeVerifier });
  };
  /** The client for the code flow, and its tokens. */
  const signIn = async (scope: string, parameters: Record<string, string> = {}) => {
    const { credentials, redirectUri } = example.backend.codeClient!;
    const [id, secret] = credentials.split(":") as [string, string];
    const config = await openid.discovery(server, id, secret, openid.ClientSecretBasic(secret), { execute });
    return { config, tokens: await authorize(config, redirectUri, { scope, ...parameters }) };
  };
  const open = (path: string, token?: string, method = "GET") =>
    fetch(`${example.url}${path}`, { method, headers: token ? { authorization: `Bearer ${token}` } : {} });
  return { example, register, authorize, signIn, open };
}

describe("a client that registers", () => {
  it("by the token that the server prints can sign users in, and manage its registration", async () => {
    const { register, authorize, example } = await start();
    const config = await register();
    const metadata = config.clientMetadata();
    expect(metadata).toMatchObject({ client_name: "Shop", client_id: expect.stringMatching(/^\d+$/) as string });
    expect((await authorize(config, REDIRECT_URI, { scope: "openid" })).claims()).toMatchObject({ sub: "anna" });
    const { registration_client_uri: uri, registration_access_token: token } = metadata as Record<string, string>;
    expect(uri).toBe(`${example.url}/register/${metadata.client_id}`);
    const manage = (method: string, bearer: string) =>
      fetch(uri!, { method, headers: { authorization: `Bearer ${bearer}` } });
    expect((await manage("GET", example.registrationToken)).status).toBe(401);
    expect(await (await manage("GET", token!)).json()).toMatchObject({ client_name: "Shop" });
    expect((await manage("DELETE", token!)).status).toBe(204);
    expect((await manage("GET", token!)).status).toBe(401);
  });

  it.each(["guessed", undefined])("with the token %s is turned away", async (token) => {
    const { register, example } = await start();
    const clients = example.backend.emulator!.clients.length;
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    const { status } = await fetch(`${example.url}/register`, { method: "POST", headers, body: JSON.stringify(SHOP) });
    expect([status, example.backend.emulator!.clients.length]).toEqual([401, clients]);
    await register();
    expect(example.backend.emulator!.clients.length).toBe(clients + 1);
  });

  it("with an address for notifications is refused, since the server notifies clients of its own machine", async () => {
    const { register } = await start();
    const metadata = { ...SHOP, backchannel_client_notification_endpoint: "https://127.0.0.1:8443/" };
    await expect(register(metadata)).rejects.toMatchObject({ error: "invalid_client_metadata" });
  });
});

describe("the resource", () => {
  it("leads a client that knows only its address to the authorization server", async () => {
    const { open, example } = await start();
    const refused = await open("/payments");
    const url = `${example.url}/.well-known/oauth-protected-resource/payments`;
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([
      401,
      `Bearer resource_metadata="${url}"`,
    ]);
    const resource = new URL(`${example.url}/payments`);
    const found = await oauth.resourceDiscoveryRequest(resource, { [oauth.allowInsecureRequests]: true });
    expect(await oauth.processResourceDiscoveryResponse(resource, found)).toMatchObject({
      authorization_servers: [example.url],
      scopes_supported: ["payments.read"],
    });
  });

  it("gives the interaction back by which a client finds its call, or makes one (FAPI 1.0 Baseline 6.2.1, number 11)", async () => {
    const { example, signIn } = await start();
    const { tokens } = await signIn("openid payments.read");
    const ask = async (headers: Record<string, string>) => {
      const authorization = `Bearer ${tokens.access_token}`;
      const answer = await fetch(`${example.url}/payments`, { headers: { authorization, ...headers } });
      return answer.headers.get("x-fapi-interaction-id");
    };
    const id = "93bac548-d2de-4546-b106-880a5018460d";
    expect([await ask({ "x-fapi-interaction-id": id }), await ask({})]).toEqual([
      id,
      expect.stringMatching(/^[\da-f-]{36}$/),
    ]);
  });

  it("is open to the scope payments.read, for reading, and says which one is missing", async () => {
    const { open, signIn } = await start();
    const { tokens } = await signIn("openid payments.read");
    expect(await (await open("/payments", tokens.access_token)).json()).toMatchObject([{ owner: "anna" }]);
    expect((await open("/payments", tokens.access_token, "DELETE")).status).toBe(405);
    const { tokens: others } = await signIn("openid email");
    const { status, headers } = await open("/payments", others.access_token);
    expect([status, headers.get("www-authenticate")]).toEqual([403, expect.stringContaining("payments.read")]);
  });
});

describe("a token in exchange", () => {
  const ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  const exchange = (config: openid.Configuration, subject_token: string, more: Record<string, string> = {}) =>
    openid.genericGrantRequest(config, "urn:ietf:params:oauth:grant-type:token-exchange", {
      subject_token,
      subject_token_type: ACCESS_TOKEN,
      ...more,
    });

  it("has fewer scopes, and is for the resource alone", async () => {
    const { signIn, open } = await start();
    const { config, tokens } = await signIn("openid email payments.read");
    const made = await exchange(config, tokens.access_token, { scope: "payments.read" });
    expect(made).toMatchObject({ issued_token_type: ACCESS_TOKEN, scope: "payments.read" });
    expect((await open("/payments", made.access_token)).status).toBe(200);
    // Scopes cannot be regained.
    await expect(exchange(config, made.access_token, { scope: "email" })).rejects.toMatchObject({
      error: "invalid_scope",
    });
  });

  it.each([
    [{ scope: "payments.read" }, "invalid_scope"],
    [{ resource: "https://elsewhere.example.com" }, "invalid_target"],
  ])("is not made for more than was allowed: %j", async (more, error) => {
    const { signIn } = await start();
    const { config, tokens } = await signIn("openid email");
    await expect(exchange(config, tokens.access_token, more)).rejects.toMatchObject({ error });
  });

  it("is not made for a public client, which could unbind what it has stolen", async () => {
    const { signIn, example } = await start();
    const { tokens } = await signIn("openid payments.read");
    const emulator = example.backend.emulator!;
    const { clientId } = example.backend.codeClient!;
    emulator.updateClient(clientId, { clientType: "PUBLIC", tokenAuthMethod: "NONE" });
    const config = await openid.discovery(new URL(example.url), String(clientId), undefined, openid.None(), {
      execute,
    });
    await expect(exchange(config, tokens.access_token)).rejects.toMatchObject({ error: "unauthorized_client" });
  });

  it("is not made of the token of another client", async () => {
    const { signIn, register, authorize } = await start();
    const other = await register();
    const foreign = await authorize(other, REDIRECT_URI, { scope: "openid payments.read" });
    const { config } = await signIn("openid");
    await expect(exchange(config, foreign.access_token)).rejects.toMatchObject({ error: "invalid_grant" });
  });
});

it("a client reads the grant of its token, gives it up, and can do nothing with it any more", async () => {
  const { signIn, open } = await start();
  const scope = "openid grant_management_query grant_management_revoke";
  const { tokens } = await signIn(scope, { grant_management_action: "create" });
  const path = `/grants/${tokens["grant_id"] as string}`;
  expect((await open("/grants/another", tokens.access_token)).status).toBe(403);
  expect(await (await open(path, tokens.access_token)).json()).toMatchObject({
    scopes: [{ scope: scope.split(" ").sort().join(" ") }],
  });
  expect((await open(path, tokens.access_token, "DELETE")).status).toBe(204);
  expect((await open(path, tokens.access_token)).status).not.toBe(200);
});
