// OpenID Connect Native SSO for Mobile Apps 1.0: apps of one vendor that share a login on a device.
import { decodeJwt, decodeProtectedHeader, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { callsOf, membersOf, refusalOf } from "../authorization/code-caller.js";
import { basic, contentOf, post, refresh, start } from "../caller.js";
import { anyString, having } from "../matchers.js";
import { keyOf, sign } from "../signing.js";
import { encrypted, grantStage, isPublic, refusal } from "../token/grant-caller.js";

const now = start / 1000;
const issuer = "https://as.localhost";
const scope = "device_sso email openid";
const deviceSecret = "device-secret-of-the-vendor";
/** Its SHA-256 hash in base64url. */
const secretHash = Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(deviceSecret))).toString(
  "base64url",
);
const supportedScopes = scope.split(" ").map((name) => ({ name, defaultEntry: false }));

/** A first app, whose user has a session, and the calls of the server. */
function ssoStage(settings: ClientSettings = {}, service: ServiceSettings = {}) {
  const stage = grantStage(settings, { nativeSsoSupported: true, supportedScopes, ...service });
  const { emulator } = stage;
  const login = async (parameters: Record<string, string> = {}, decided: object = {}) =>
    stage.codeOf({ scope, nonce: "n-1", ...parameters }, { sessionId: "session-1", ...decided });
  const finish = (tokens: Record<string, unknown>, more: object = {}) =>
    post(emulator, "/nativesso", {
      accessToken: tokens["jwtAccessToken"] ?? tokens["accessToken"],
      refreshToken: tokens["refreshToken"],
      deviceSecret,
      ...more,
    });
  const logout = (sessionId: unknown) => post(emulator, "/nativesso/logout", { sessionId });
  const isGood = async (token: unknown) => (await post(emulator, "/auth/introspection", { token })).body["action"];
  /** The tokens of the first app, including its ID token. */
  const loggedIn = async (more: object = {}) => {
    const tokens = (await stage.redeem(await login())).body;
    const { idToken } = (await finish(tokens, more)).body;
    return { tokens, idToken: String(idToken) };
  };
  return { ...stage, login, finish, logout, isGood, loggedIn };
}

type Stage = ReturnType<typeof ssoStage>;

/** A second app of the vendor, which uses the tokens of the first one. */
function secondApp({ emulator }: Stage, settings: ClientSettings = {}) {
  const client = emulator.addClient({ bcDeliveryMode: null, grantTypes: ["TOKEN_EXCHANGE"], ...settings });
  const { token } = callsOf(emulator, client);
  const credentials = settings.clientType === "PUBLIC" ? {} : basic(client);
  const exchange = (idToken: string, parameters: Record<string, string | readonly string[] | undefined> = {}) =>
    token(
      {
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        audience: issuer,
        subject_token: idToken,
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        actor_token: deviceSecret,
        actor_token_type: "urn:openid:params:token-type:device-secret",
        scope: "email",
        ...parameters,
      },
      credentials,
    );
  return { client, exchange };
}

describe("a code of Native SSO", () => {
  test("A050002: gives tokens and the session, but no answer for the client yet", async () => {
    const { login, redeem, client } = ssoStage();
    const { body } = await redeem(await login());
    expect(body).toMatchObject({
      ...{ action: "NATIVE_SSO", resultCode: "A050002", grantType: "AUTHORIZATION_CODE", sessionId: "session-1" },
      ...{ subject: "anna", clientId: client.clientId, scopes: scope.split(" "), accessToken: anyString },
      refreshToken: anyString,
    });
    for (const name of ["responseContent", "idToken", "deviceSecret"]) expect(body).not.toHaveProperty(name);
  });

  test("tells the device secret that the client has", async () => {
    const { login, redeem } = ssoStage();
    const { body } = await redeem(await login(), { device_secret: "old" });
    expect(body).toMatchObject({ action: "NATIVE_SSO", deviceSecret: "old" });
  });

  test.each<[what: string, parameters: Record<string, string>, decided: object, service?: ServiceSettings]>([
    ["for a request without device_sso", { scope: "openid email" }, {}],
    ["for a request without openid", { scope: "device_sso" }, {}],
    ["where the user has not agreed to it", {}, { scopes: ["openid"] }],
    ["at a service that does not have the scope", {}, {}, { supportedScopes: supportedScopes.slice(1) }],
    ["at a service without Native SSO", {}, {}, { nativeSsoSupported: false }],
  ])("is an ordinary one %s", async (_what, parameters, decided, service) => {
    const { login, redeem } = ssoStage({}, service);
    const { body } = await redeem(await login(parameters, decided));
    expect(body).toMatchObject({ action: "OK", resultCode: "A050001", responseContent: anyString });
    expect(body).not.toHaveProperty("sessionId");
  });

  test("is an ordinary one, and so is a refresh, once the service has Native SSO no more", async () => {
    const { emulator, client, login, redeem } = ssoStage();
    const [code, refreshToken] = [await login(), (await redeem(await login())).body["refreshToken"]];
    emulator.updateService({ nativeSsoSupported: false });
    expect((await redeem(code)).body).toMatchObject({ action: "OK", resultCode: "A050001" });
    expect((await refresh(emulator, client, String(refreshToken))).body).toMatchObject({
      ...{ action: "OK", resultCode: "A053001" },
    });
  });

  test("is an ordinary one of a client that may not request device_sso", async () => {
    const extension = { requestableScopesEnabled: true, requestableScopes: ["openid", "email"] };
    const { login, redeem } = ssoStage({ extension });
    expect((await redeem(await login())).body).toMatchObject({ action: "OK", resultCode: "A050001" });
  });

  test("A499201: is not made without the session, and the client is told of a server_error", async () => {
    const { emulator, issue, ticketOf } = ssoStage();
    const answer = await issue(await ticketOf({ scope }));
    expect(refusalOf(answer)).toEqual(["LOCATION", "A499201", "server_error"]);
    expect(membersOf(answer)).not.toHaveProperty("code");
    expect(emulator.records.authorizationCodes).toBe(0);
  });
});

describe("nativeSso.process", () => {
  test("A501001: makes the answer with an ID token that names the session and the hash of the secret", async () => {
    const { login, redeem, finish, client } = ssoStage();
    const tokens = (await redeem(await login({}, { authTime: now - 9, acr: "a", claims: '{"name":"Anna"}' }))).body;
    const answer = await finish(tokens, { claims: '{"email":"a@example.com","sid":"x","ds_hash":"x"}' });
    const { responseContent: _content, ...told } = answer.body;
    expect(told).toEqual({
      resultCode: "A501001",
      resultMessage: "[A501001] The token response was made.",
      action: "OK",
      idToken: anyString,
    });
    const idToken = String(answer.body["idToken"]);
    expect(contentOf(answer)).toEqual({
      ...{ access_token: tokens["accessToken"], token_type: "Bearer", expires_in: 3600, scope },
      ...{ refresh_token: tokens["refreshToken"], id_token: idToken, device_secret: deviceSecret },
    });
    expect(decodeJwt(idToken)).toEqual({
      ...{ iss: issuer, sub: "anna", aud: [String(client.clientId)], iat: now, exp: now + 3600, nonce: "n-1" },
      ...{ auth_time: now - 9, acr: "a", name: "Anna", email: "a@example.com" },
      ...{ sid: "session-1", ds_hash: secretHash },
    });
  });

  test.each([undefined, "array"])(
    "has an array as the aud of its ID token, whatever the service says: %s",
    async (type) => {
      const { client, login, redeem, finish } = ssoStage({}, { idTokenAudType: "string" });
      const { idToken } = (await finish((await redeem(await login())).body, { idTokenAudType: type })).body;
      expect(decodeJwt(String(idToken)).aud).toEqual([String(client.clientId)]);
    },
  );

  test("takes a hash of the server's own, another sub, an audience in one text, and header entries", async () => {
    const { client, loggedIn } = ssoStage();
    const more = { deviceSecretHash: "own", sub: "pair", idTokenAudType: "string", idtHeaderParams: '{"x5t":"a"}' };
    const { idToken } = await loggedIn(more);
    expect(decodeJwt(idToken)).toMatchObject({ ds_hash: "own", sub: "pair", aud: String(client.clientId) });
    expect(decodeProtectedHeader(idToken)).toMatchObject({ x5t: "a" });
  });

  test("takes an access token that is a JWT, and gives it to the client", async () => {
    const { login, redeem, finish } = ssoStage({}, { accessTokenSignAlg: "ES256" });
    const tokens = (await redeem(await login())).body;
    expect(contentOf(await finish(tokens))).toMatchObject({ access_token: tokens["jwtAccessToken"] });
  });

  test.each<[code: string, what: string, more: object, settings?: ClientSettings]>([
    ["E033001", "an access token that is not known", { accessToken: "x" }],
    ["E033001", "no access token", { accessToken: undefined }],
    ["E033001", "another refresh token", { refreshToken: "x" }],
    ["E033001", "no refresh token, though there is one", { refreshToken: undefined }],
    ["E033002", "claims that are no object", { claims: "[]" }],
    ["E033002", "header entries that are no object", { idtHeaderParams: "x" }],
    ["E033005", "no device secret", { deviceSecret: undefined }],
  ])("%s: is a fault of the caller with %s", async (resultCode, _what, more) => {
    const { login, redeem, finish } = ssoStage();
    const { body } = await finish((await redeem(await login())).body, more);
    expect(body).toEqual({ resultCode, resultMessage: anyString, action: "CALLER_ERROR" });
  });

  test("E033001: is a fault of the caller with tokens that have no session, or have expired", async () => {
    const { emulator, login, redeem, finish, codeOf } = ssoStage();
    const plain = (await redeem(await codeOf())).body;
    expect((await finish(plain)).body).toMatchObject({ action: "CALLER_ERROR", resultCode: "E033001" });
    const tokens = (await redeem(await login())).body;
    emulator.clock.advance(3600);
    expect((await finish(tokens)).body).toMatchObject({ action: "CALLER_ERROR", resultCode: "E033001" });
  });

  test("E033003: is a fault of the caller for a client whose ID tokens are not signed", async () => {
    const { emulator, client, finish } = ssoStage({ idTokenSignAlg: "NONE" });
    const made = { grantType: "CLIENT_CREDENTIALS", clientId: client.clientId, sessionId: "session-1" };
    const { body } = await post(emulator, "/auth/token/create", made);
    expect((await finish(body)).body).toMatchObject({ action: "CALLER_ERROR", resultCode: "E033003" });
  });
});

describe("a refresh of tokens of Native SSO", () => {
  test("E033004: is one of Native SSO again, and its ID token has no nonce", async () => {
    const { emulator, client, loggedIn, finish } = ssoStage({}, { idTokenReissuable: true });
    const { tokens } = await loggedIn();
    const { body } = await refresh(emulator, client, String(tokens["refreshToken"]), { device_secret: deviceSecret });
    expect(body).toMatchObject({
      ...{ action: "NATIVE_SSO", resultCode: "E033004", grantType: "REFRESH_TOKEN", sessionId: "session-1" },
      deviceSecret,
    });
    expect(body).not.toHaveProperty("responseContent");
    const answer = await finish(body);
    expect(contentOf(answer)).toMatchObject({ access_token: body["accessToken"], device_secret: deviceSecret });
    const claims = decodeJwt(String(answer.body["idToken"]));
    expect(claims).toMatchObject({ sid: "session-1", ds_hash: secretHash });
    expect(claims).not.toHaveProperty("nonce");
  });

  test("is an ordinary one without device_sso among its scopes, or without a session", async () => {
    const { emulator, client, loggedIn, redeem, codeOf } = ssoStage();
    const { tokens } = await loggedIn();
    const narrowed = await refresh(emulator, client, String(tokens["refreshToken"]), { scope: "openid email" });
    expect(narrowed.body).toMatchObject({ action: "OK", resultCode: "A053001" });
    const { refreshToken } = (await redeem(await codeOf({ scope: "openid email" }))).body;
    expect((await refresh(emulator, client, String(refreshToken))).body["action"]).toBe("OK");
  });
});

describe("an exchange by another app", () => {
  test("A311002: gives tokens of the session, which the server has to check", async () => {
    const stage = ssoStage();
    const { idToken } = await stage.loggedIn();
    const { client, exchange } = secondApp(stage);
    const { body } = await exchange(idToken);
    expect(body).toMatchObject({
      ...{ action: "NATIVE_SSO", resultCode: "A311002", grantType: "TOKEN_EXCHANGE", sessionId: "session-1" },
      ...{ deviceSecret, deviceSecretHash: secretHash, subject: "anna", scopes: ["email"], clientId: client.clientId },
    });
    const answer = await stage.finish(body);
    expect(contentOf(answer)).toMatchObject({
      ...{ access_token: body["accessToken"], device_secret: deviceSecret },
      issued_token_type: "urn:ietf:params:oauth:token-type:access_token",
    });
    expect(decodeJwt(String(answer.body["idToken"]))).toMatchObject({
      ...{ sub: "anna", aud: [String(client.clientId)], sid: "session-1", ds_hash: secretHash },
    });
  });

  test("knows the user by the session, whatever the first app calls them", async () => {
    const stage = ssoStage();
    const { idToken } = await stage.loggedIn({ sub: "pair" });
    const { exchange } = secondApp(stage);
    expect((await exchange(idToken)).body).toMatchObject({ action: "NATIVE_SSO", subject: "anna" });
  });

  test("A311337: has to be for the issuer", async () => {
    const stage = ssoStage();
    const { idToken } = await stage.loggedIn();
    const { exchange } = secondApp(stage);
    for (const audience of [undefined, `${issuer}/`])
      expect(refusal(await exchange(idToken, { audience }))).toEqual(["BAD_REQUEST", "A311337", "invalid_target"]);
    expect((await exchange(idToken, { audience: ["https://a.example", issuer] })).body["action"]).toBe("NATIVE_SSO");
  });

  test("E033006: needs a signed ID token of Native SSO", async () => {
    const stage = ssoStage();
    const { exchange } = secondApp(stage);
    const plain = String((await stage.redeem(await stage.codeOf())).body["idToken"]);
    const claims = {
      iss: issuer,
      sub: "anna",
      aud: "a",
      iat: now,
      exp: now + 9,
      sid: "session-1",
      ds_hash: secretHash,
    };
    for (const token of [plain, encrypted, new UnsecuredJWT(claims).encode()])
      expect(refusal(await exchange(token))).toEqual(["BAD_REQUEST", "E033006", "invalid_request"]);
    const jwt = { subject_token_type: "urn:ietf:params:oauth:token-type:jwt" };
    const { idToken } = await stage.loggedIn();
    expect(refusal(await exchange(idToken, jwt))).toEqual(["BAD_REQUEST", "E033006", "invalid_request"]);
    const forged = await sign(await keyOf("ES256"), claims);
    expect(refusal(await exchange(forged))).toEqual(["BAD_REQUEST", "E002001", "invalid_request"]);
  });

  test("A244305: needs a client", async () => {
    const stage = ssoStage({}, {});
    const { idToken } = await stage.loggedIn();
    const answer = await stage.token(
      {
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        audience: issuer,
        subject_token: idToken,
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        actor_token: deviceSecret,
        actor_token_type: "urn:openid:params:token-type:device-secret",
      },
      {},
    );
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "A244305", "invalid_request"]);
  });

  test("A311001: is an ordinary one at a service without Native SSO", async () => {
    const stage = ssoStage();
    const { idToken } = await stage.loggedIn();
    stage.emulator.updateService({ nativeSsoSupported: false });
    const { exchange } = secondApp(stage);
    expect((await exchange(idToken)).body).toMatchObject({
      ...{ action: "TOKEN_EXCHANGE", resultCode: "A311001", actorTokenType: "DEVICE_SECRET" },
    });
  });

  test("A311001: is an ordinary one without a device secret, which protects only where the server refuses that", async () => {
    const stage = ssoStage();
    const { idToken } = await stage.loggedIn();
    const { body } = await secondApp(stage).exchange(idToken, { actor_token: undefined, actor_token_type: undefined });
    expect(body).toMatchObject({ action: "TOKEN_EXCHANGE", resultCode: "A311001", subjectTokenType: "ID_TOKEN" });
    for (const name of ["accessToken", "sessionId", "deviceSecret"]) expect(body).not.toHaveProperty(name);
  });

  test("is there for public clients too, as apps are", async () => {
    const stage = ssoStage();
    const { idToken } = await stage.loggedIn();
    const { client, exchange } = secondApp(stage, isPublic);
    expect((await exchange(idToken, { client_id: String(client.clientId) })).body["action"]).toBe("NATIVE_SSO");
  });
});

describe("nativeSso.logout", () => {
  test("A503001: ends the tokens of all apps that share the session, and no others", async () => {
    const stage = ssoStage();
    const first = await stage.loggedIn();
    const { exchange } = secondApp(stage);
    const second = (await exchange(first.idToken)).body;
    const other = (await stage.redeem(await stage.login({}, { sessionId: "session-2" }))).body;
    const plain = (await stage.redeem(await stage.codeOf())).body;
    const resultMessage = "[A503001] The tokens of the session were deleted.";
    const done = (count: number) => ({
      status: 200,
      body: { resultCode: "A503001", resultMessage, action: "OK", count },
    });
    expect(await stage.logout("session-1")).toEqual(done(2));
    for (const { accessToken } of [first.tokens, second]) expect(await stage.isGood(accessToken)).toBe("UNAUTHORIZED");
    for (const { accessToken } of [other, plain]) expect(await stage.isGood(accessToken)).toBe("OK");
    const refreshed = await refresh(stage.emulator, stage.client, String(first.tokens["refreshToken"]));
    expect(refreshed.body["resultCode"]).toBe("A053305");
    expect(await stage.logout("session-1")).toEqual(done(0));
  });

  test.each([undefined, ""])("E033007: needs a session, and %o is none", async (sessionId) => {
    const resultMessage = "[E033007] The call has no sessionId.";
    const body = { resultCode: "E033007", resultMessage, action: "CALLER_ERROR", count: 0 };
    expect(await ssoStage().logout(sessionId)).toEqual({ status: 200, body });
  });

  test("A503001: ends tokens that were made outside of the flows for the session", async () => {
    const { emulator, client, logout } = ssoStage();
    const made = {
      grantType: "AUTHORIZATION_CODE",
      clientId: client.clientId,
      subject: "anna",
      sessionId: "session-3",
    };
    await post(emulator, "/auth/token/create", made);
    expect((await logout("session-3")).body).toEqual(having({ action: "OK", count: 1 }));
  });
});
