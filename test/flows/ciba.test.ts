// CIBA flows driven by oauth4webapi, an independent client, against an authorization server that uses this package and the emulator.
import { createClock, createEmulator, type ClientSettings } from "authlete/emulator";
import { exportJWK, generateKeyPair } from "jose";
import * as oauth from "oauth4webapi";
import { describe, expect, it } from "vitest";
import { createAuthorizationServer } from "./authorization-server.js";
import { connect } from "./connect.js";

const ISSUER = "https://as.example.com";

async function setUp(
  settings: ClientSettings,
  authentication: (client: { clientId: number; clientSecret: string }) => oauth.ClientAuth,
) {
  const clock = createClock({ start: Date.now() });
  const emulator = createEmulator({
    clock,
    service: {
      issuer: ISSUER,
      tokenEndpoint: `${ISSUER}/token`,
      backchannelAuthenticationEndpoint: `${ISSUER}/ciba`,
      jwksUri: `${ISSUER}/jwks`,
    },
    clients: [{ bcDeliveryMode: "POLL", ...settings }],
  });
  const authlete = connect(emulator);
  const server = createAuthorizationServer(authlete);
  const registered = emulator.clients[0]!;
  const options = { [oauth.customFetch]: (url: string, init: object) => server.fetch(url, init) };
  const issuer = new URL(ISSUER);
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  // The client uses the emulator's clock.
  const client = (): oauth.Client => ({
    client_id: String(registered.clientId),
    [oauth.clockSkew]: Math.round((clock.now() - Date.now()) / 1000),
  });
  const auth = authentication(registered);

  return {
    emulator,
    authlete,
    server,
    clock,
    begin: async (parameters: Record<string, string>) => {
      const response = await oauth.backchannelAuthenticationRequest(
        as,
        client(),
        auth,
        new URLSearchParams({ scope: "openid", ...parameters }),
        options,
      );
      return oauth.processBackchannelAuthenticationResponse(as, client(), response);
    },
    poll: async (authReqId: string) => {
      const response = await oauth.backchannelAuthenticationGrantRequest(as, client(), auth, authReqId, options);
      const tokens = await oauth.processBackchannelAuthenticationGrantResponse(as, client(), response);
      await oauth.validateApplicationLevelSignature(as, response, options);
      return { tokens, claims: oauth.getValidatedIdTokenClaims(tokens)! };
    },
    refresh: async (token: string) => {
      const response = await oauth.refreshTokenGrantRequest(as, client(), auth, token, options);
      return oauth.processRefreshTokenResponse(as, client(), response);
    },
  };
}

const oauthError = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("the request should fail"),
    (error: oauth.ResponseBodyError | oauth.WWWAuthenticateChallengeError) =>
      "error" in error ? `${error.status} ${error.error}` : `${error.status} ${error.cause[0]!.scheme}`,
  );

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const methods: [string, ClientSettings, (client: { clientSecret: string }) => oauth.ClientAuth][] = [
  [
    "client_secret_basic",
    { tokenAuthMethod: "CLIENT_SECRET_BASIC" },
    ({ clientSecret }) => oauth.ClientSecretBasic(clientSecret),
  ],
  [
    "client_secret_post",
    { tokenAuthMethod: "CLIENT_SECRET_POST" },
    ({ clientSecret }) => oauth.ClientSecretPost(clientSecret),
  ],
  [
    "private_key_jwt",
    {
      tokenAuthMethod: "PRIVATE_KEY_JWT",
      jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "ES256" }] }),
    },
    () => oauth.PrivateKeyJwt({ key: privateKey, kid: "k1" }),
  ],
];

describe.each(methods)("a poll client with %s", (_, settings, authentication) => {
  it("gets verified tokens after the user approves, once", async () => {
    const { begin, poll, clock, server, authlete } = await setUp(settings, authentication);
    const { auth_req_id, expires_in, interval } = await begin({
      login_hint: "anna@example.com",
      binding_message: "K7-42",
    });
    expect({ expires_in, interval }).toStrictEqual({ expires_in: 600, interval: 5 });
    expect(await oauthError(poll(auth_req_id))).toBe("400 authorization_pending");
    expect(await oauthError(poll(auth_req_id))).toBe("400 slow_down");

    const { ticket, bindingMessage } = server.waiting.get("anna")!;
    expect(bindingMessage).toBe("K7-42");
    expect(await authlete.ciba.complete({ ticket, result: "AUTHORIZED", subject: "anna" })).toMatchObject({
      action: "NO_ACTION",
    });
    clock.advance(10);
    const { tokens, claims } = await poll(auth_req_id);
    expect(claims).toMatchObject({ iss: ISSUER, sub: "anna" });
    expect(tokens.token_type).toBe("bearer");

    expect(await authlete.introspection.process({ token: tokens.access_token, scopes: ["openid"] })).toMatchObject({
      action: "OK",
      subject: "anna",
      scopes: ["openid"],
      grantType: "CIBA",
    });
    clock.advance(10);
    expect(await oauthError(poll(auth_req_id))).toBe("400 invalid_grant");
  });
});

const basicAuth = ({ clientSecret }: { clientSecret: string }) => oauth.ClientSecretBasic(clientSecret);

describe("a poll client", () => {
  it("is told that the user refused", async () => {
    const { begin, poll, server, authlete } = await setUp({}, basicAuth);
    const { auth_req_id } = await begin({ login_hint: "anna@example.com" });
    await authlete.ciba.complete({ ticket: server.waiting.get("anna")!.ticket, result: "ACCESS_DENIED" });
    expect(await oauthError(poll(auth_req_id))).toBe("400 access_denied");
  });

  it("is told that there was no usable answer", async () => {
    const { begin, poll, server, authlete } = await setUp({}, basicAuth);
    const { auth_req_id } = await begin({ login_hint: "anna@example.com" });
    await authlete.ciba.complete({ ticket: server.waiting.get("anna")!.ticket, result: "TRANSACTION_FAILED" });
    expect(await oauthError(poll(auth_req_id))).toBe("400 expired_token");
  });

  it("is told that time is up", async () => {
    const { begin, poll, clock } = await setUp({}, basicAuth);
    const { auth_req_id, expires_in } = await begin({ login_hint: "anna@example.com", requested_expiry: "30" });
    expect(expires_in).toBe(30);
    clock.advance(31);
    expect(await oauthError(poll(auth_req_id))).toBe("400 expired_token");
  });

  it("is refused for a user that there is not, a message that cannot be shown, and no hint", async () => {
    const { begin } = await setUp({}, basicAuth);
    expect(await oauthError(begin({ login_hint: "nobody@example.com" }))).toBe("400 unknown_user_id");
    expect(await oauthError(begin({ login_hint: "anna@example.com", binding_message: "x".repeat(21) }))).toBe(
      "400 invalid_binding_message",
    );
    expect(await oauthError(begin({}))).toBe("400 invalid_request");
  });

  it("with a wrong secret gets a challenge, which oauth4webapi understands", async () => {
    const { begin } = await setUp({}, () => oauth.ClientSecretBasic("wrong"));
    expect(await oauthError(begin({ login_hint: "anna@example.com" }))).toBe("401 basic");
  });

  it("can name the user by an ID token that it got before", async () => {
    const { begin, poll, server, authlete, clock } = await setUp({}, basicAuth);
    const first = await begin({ login_hint: "anna@example.com" });
    await authlete.ciba.complete({ ticket: server.waiting.get("anna")!.ticket, result: "AUTHORIZED", subject: "anna" });
    const { tokens } = await poll(first.auth_req_id);
    server.waiting.clear();
    clock.advance(60);
    await begin({ id_token_hint: tokens.id_token! });
    expect([...server.waiting.keys()]).toStrictEqual(["anna"]);
  });

  it("can refresh its tokens", async () => {
    const { begin, poll, server, authlete, refresh } = await setUp({}, basicAuth);
    const { auth_req_id } = await begin({ login_hint: "anna@example.com" });
    await authlete.ciba.complete({ ticket: server.waiting.get("anna")!.ticket, result: "AUTHORIZED", subject: "anna" });
    const { tokens } = await poll(auth_req_id);
    const fresh = await refresh(tokens.refresh_token!);
    expect(fresh.access_token).not.toBe(tokens.access_token);
    expect(await authlete.introspection.process({ token: fresh.access_token })).toMatchObject({
      action: "OK",
      subject: "anna",
    });
  });

  it("that polls from a hundred places at once gets tokens in one of them", async () => {
    const { begin, poll, server, authlete } = await setUp({}, basicAuth);
    const { auth_req_id } = await begin({ login_hint: "anna@example.com" });
    await authlete.ciba.complete({ ticket: server.waiting.get("anna")!.ticket, result: "AUTHORIZED", subject: "anna" });
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () =>
        poll(auth_req_id).then(
          () => "tokens",
          (error: oauth.ResponseBodyError) => error.error,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "tokens").length).toBe(1);
    expect(outcomes.filter((outcome) => outcome === "invalid_grant").length).toBe(99);
  });
});

describe("a ping client", () => {
  it("is notified with its own token, and then collects", async () => {
    const endpoint = "https://client.example.com/cb";
    const { begin, poll, server, authlete } = await setUp(
      { bcDeliveryMode: "PING", bcNotificationEndpoint: endpoint },
      basicAuth,
    );
    const { auth_req_id } = await begin({ login_hint: "anna@example.com", client_notification_token: "n0t1fy-me" });
    const completed = await authlete.ciba.complete({
      ticket: server.waiting.get("anna")!.ticket,
      result: "AUTHORIZED",
      subject: "anna",
    });
    expect(completed).toMatchObject({
      action: "NOTIFICATION",
      clientNotificationEndpoint: endpoint,
      clientNotificationToken: "n0t1fy-me",
      responseContent: JSON.stringify({ auth_req_id }),
    });
    expect((await poll(auth_req_id)).claims.sub).toBe("anna");
  });
});

describe("a push client", () => {
  it("gets its tokens in the notification and may not ask for them", async () => {
    const endpoint = "https://client.example.com/cb";
    const { begin, poll, server, authlete } = await setUp(
      { bcDeliveryMode: "PUSH", bcNotificationEndpoint: endpoint },
      basicAuth,
    );
    const { auth_req_id } = await begin({ login_hint: "anna@example.com", client_notification_token: "n0t1fy-me" });
    expect(await oauthError(poll(auth_req_id))).toBe("400 unauthorized_client");
    const completed = await authlete.ciba.complete({
      ticket: server.waiting.get("anna")!.ticket,
      result: "AUTHORIZED",
      subject: "anna",
    });
    expect(completed).toMatchObject({ action: "NOTIFICATION", clientNotificationEndpoint: endpoint });
    const pushed = JSON.parse(completed.responseContent!) as Record<string, string>;
    expect(pushed).toMatchObject({ auth_req_id, token_type: "Bearer" });
    expect(await authlete.introspection.process({ token: pushed.access_token! })).toMatchObject({
      action: "OK",
      subject: "anna",
    });
  });
});
