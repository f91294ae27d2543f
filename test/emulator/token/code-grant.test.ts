// The authorization code grant, and how the settings of the service affect a refresh.
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { callsOf, challenge, codeStage, verifier } from "../authorization/code-caller.js";
import { basic, contentOf, post, standing, start, type Answer } from "../caller.js";

const refusal = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const pkce = { code_challenge: challenge, code_challenge_method: "S256" };

describe("a code", () => {
  test("gives tokens, and an ID token with nonce, time and state, and without at_hash", async () => {
    const { client, codeOf, redeem } = codeStage();
    const code = await codeOf(
      { nonce: "n-1", state: "s-1", scope: "openid email", claims: '{"id_token":{"name":null}}' },
      { authTime: 1000, acr: "1", claims: '{"name":"Anna"}' },
    );
    const { body } = await redeem(code);
    expect(body).toMatchObject({
      action: "OK",
      resultCode: "A050001",
      grantType: "AUTHORIZATION_CODE",
      subject: "anna",
      scopes: ["email", "openid"],
      clientAuthMethod: "CLIENT_SECRET_BASIC",
      requestedIdTokenClaims: ["name"],
      accessTokenDuration: 3600,
    });
    expect(decodeJwt(String(body["idToken"]))).toEqual({
      name: "Anna",
      iss: "https://as.localhost",
      sub: "anna",
      aud: [String(client.clientId)],
      exp: start / 1000 + 3600,
      iat: start / 1000,
      auth_time: 1000,
      acr: "1",
      nonce: "n-1",
      s_hash: decodeJwt(String(body["idToken"]))["s_hash"],
    });
    expect(Object.keys(contentOf({ status: 200, body }))).toEqual(
      expect.arrayContaining(["access_token", "token_type", "expires_in", "scope", "refresh_token", "id_token"]),
    );
  });

  test.each([
    ["missing", {}, { code: undefined }, "A050301", "invalid_request"],
    ["empty", {}, { code: "" }, "A050302", "invalid_request"],
    ["doubled", {}, { code: ["a", "b"] }, "A050303", "invalid_request"],
    ["with a redirect_uri doubled", {}, { redirect_uri: ["a", "b"] }, "A050304", "invalid_request"],
    ["unknown", {}, { code: "x" }, "A050305", "invalid_grant"],
    ["without the redirect_uri", {}, { redirect_uri: undefined }, "A050308", "invalid_grant"],
    ["with another redirect_uri", {}, { redirect_uri: "https://b" }, "A050309", "invalid_grant"],
    [
      "with a redirect_uri that was not there",
      { redirect_uri: undefined, scope: "email" },
      {},
      "A050310",
      "invalid_grant",
    ],
    ["without a verifier", pkce, {}, "A050312", "invalid_grant"],
    ["with an empty verifier", pkce, { code_verifier: "" }, "A050313", "invalid_grant"],
    ["with a verifier doubled", pkce, { code_verifier: [verifier, verifier] }, "A050314", "invalid_request"],
    ["with another verifier", pkce, { code_verifier: verifier.toLowerCase() }, "A050315", "invalid_grant"],
    ["with a malformed verifier", pkce, { code_verifier: "short" }, "A050316", "invalid_grant"],
    ["with a verifier and no challenge", {}, { code_verifier: verifier }, "A050317", "invalid_grant"],
    ["with a resource that was not granted", {}, { resource: "https://a.example" }, "E004012", "invalid_target"],
  ])("is refused %s, and stays good", async (_name, parameters, request, resultCode, error) => {
    const { codeOf, redeem } = codeStage();
    const code = await codeOf(parameters);
    expect(refusal(await redeem(code, request))).toEqual(["BAD_REQUEST", resultCode, error]);
    const good = {
      ...("redirect_uri" in parameters ? { redirect_uri: undefined } : {}),
      ...("code_challenge" in parameters ? { code_verifier: verifier } : {}),
    };
    expect((await redeem(code, good)).body["action"]).toBe("OK");
    // A replay gets nothing.
    expect(refusal(await redeem(code, good))).toEqual(["BAD_REQUEST", "A050305", "invalid_grant"]);
  });

  test("is the client's own, lives for ten minutes, and a replay does not end the tokens", async () => {
    const { emulator, codeOf, redeem } = codeStage();
    const code = await codeOf();
    const other = callsOf(emulator, emulator.addClient({ grantTypes: ["AUTHORIZATION_CODE"] }));
    expect(refusal(await other.redeem(code))).toEqual(["BAD_REQUEST", "A050307", "invalid_grant"]);
    const { accessToken } = (await redeem(code)).body;
    await redeem(code);
    expect((await post(emulator, "/auth/introspection", { token: accessToken })).body["action"]).toBe("OK");
    const late = await codeOf();
    emulator.clock.advance(600);
    expect(refusal(await redeem(late))).toEqual(["BAD_REQUEST", "A050311", "invalid_grant"]);
  });

  test("ends what it was redeemed for when it comes again, with codeReplayRevokes, and not for another client", async () => {
    const { client } = codeStage();
    const strict = standing({ codeReplayRevokes: true, clients: [client] });
    const { codeOf, redeem, token } = callsOf(strict, client);
    const code = await codeOf();
    const { accessToken, refreshToken } = (await redeem(code)).body;
    const isGood = async () => (await post(strict, "/auth/introspection", { token: accessToken })).body["action"];
    const other = callsOf(strict, strict.addClient({ grantTypes: ["AUTHORIZATION_CODE"] }));
    expect(refusal(await other.redeem(code))).toEqual(["BAD_REQUEST", "A050307", "invalid_grant"]);
    expect(await isGood()).toBe("OK");
    expect(refusal(await redeem(code))).toEqual(["BAD_REQUEST", "A050305", "invalid_grant"]);
    expect(await isGood()).toBe("UNAUTHORIZED");
    const again = await token({ grant_type: "refresh_token", refresh_token: String(refreshToken) });
    expect(refusal(again)).toEqual(["BAD_REQUEST", "A053305", "invalid_grant"]);
  });

  test("is redeemed once by three requests at the same time", async () => {
    const { codeOf, redeem } = codeStage();
    const code = await codeOf(pkce);
    const answers = await Promise.all([1, 2, 3].map(() => redeem(code, { code_verifier: verifier })));
    expect(answers.map(({ body }) => body["action"]).sort()).toEqual(["BAD_REQUEST", "BAD_REQUEST", "OK"]);
  });

  test("is not for a client or a service without the grant type", async () => {
    const without = codeStage({ grantTypes: [] });
    expect(refusal(await without.redeem("x"))).toEqual(["BAD_REQUEST", "A047302", "unauthorized_client"]);
    const lacking = codeStage({}, { supportedGrantTypes: [] });
    expect(refusal(await lacking.redeem("x"))).toEqual(["BAD_REQUEST", "A049305", "unsupported_grant_type"]);
  });

  test("takes a plain challenge", async () => {
    const { codeOf, redeem } = codeStage();
    const code = await codeOf({ code_challenge: verifier });
    expect((await redeem(code, { code_verifier: verifier })).body["action"]).toBe("OK");
  });

  test("gives tokens that live as the scopes say, if they say less", async () => {
    const attributes = [
      { key: "access_token.duration", value: "60" },
      { key: "refresh_token.duration", value: "120" },
      { key: "id_token.duration", value: "30" },
    ];
    const { codeOf, redeem } = codeStage({}, { supportedScopes: [{ name: "openid", attributes }] });
    const { body } = await redeem(await codeOf());
    expect(body).toMatchObject({ accessTokenDuration: 60, refreshTokenDuration: 120 });
    expect(decodeJwt(String(body["idToken"])).exp).toBe(start / 1000 + 30);
  });
});

describe("a refresh", () => {
  async function stage(service: ServiceSettings, scope = "openid email") {
    const { emulator, client, codeOf, redeem, token } = codeStage({}, service);
    const { body: first } = await redeem(await codeOf({ scope }));
    const refresh = async (text: unknown) =>
      (await token({ grant_type: "refresh_token", refresh_token: String(text) })).body;
    return { emulator, client, first, refresh };
  }

  test("ends the access token of before", async () => {
    const { emulator, first, refresh } = await stage({});
    expect(await refresh(first["refreshToken"])).toMatchObject({ action: "OK", resultCode: "A053001" });
    expect((await post(emulator, "/auth/introspection", { token: first["accessToken"] })).body["existent"]).toBe(false);
  });

  test("keeps the refresh token with refreshTokenKept, and its expiry unless refreshTokenDurationReset", async () => {
    const { emulator, first, refresh } = await stage({ refreshTokenKept: true });
    emulator.clock.advance(100);
    expect(await refresh(first["refreshToken"])).toMatchObject({
      refreshToken: first["refreshToken"],
      refreshTokenExpiresAt: first["refreshTokenExpiresAt"],
    });
    emulator.updateService({ refreshTokenDurationReset: true });
    expect(await refresh(first["refreshToken"])).toMatchObject({
      refreshToken: first["refreshToken"],
      refreshTokenExpiresAt: Number(first["refreshTokenExpiresAt"]) + 100_000,
    });
  });

  test("hands on the remaining lifetime with refreshTokenDurationKept", async () => {
    const { emulator, first, refresh } = await stage({ refreshTokenDurationKept: true });
    emulator.clock.advance(100);
    const second = await refresh(first["refreshToken"]);
    expect(second["refreshToken"]).not.toBe(first["refreshToken"]);
    expect(second["refreshTokenExpiresAt"]).toBe(first["refreshTokenExpiresAt"]);
  });

  test("gives the same renewed token again with refreshTokenIdempotent, for ten seconds", async () => {
    const { emulator, first, refresh } = await stage({ refreshTokenIdempotent: true });
    const second = await refresh(first["refreshToken"]);
    emulator.clock.advance(10);
    expect(await refresh(first["refreshToken"])).toMatchObject({
      refreshToken: second["refreshToken"],
      previousRefreshTokenUsed: true,
    });
    emulator.clock.advance(1);
    expect(await refresh(first["refreshToken"])).toMatchObject({ action: "BAD_REQUEST", resultCode: "A053305" });
  });

  test("ends with the refresh token where tokenExpirationLinked says so", async () => {
    const { first } = await stage({ tokenExpirationLinked: true, refreshTokenDuration: 60 });
    expect(first).toMatchObject({ accessTokenDuration: 60, refreshTokenDuration: 60 });
  });

  test("may be reported for a new ID token with idTokenReissuable", async () => {
    const { first, refresh } = await stage({ idTokenReissuable: true });
    const body = await refresh(first["refreshToken"]);
    expect(body).toMatchObject({ action: "ID_TOKEN_REISSUABLE", subject: "anna" });
    expect(contentOf({ status: 200, body })["access_token"]).toBe(body["accessToken"]);
    expect(
      await stage({ idTokenReissuable: true }, "email").then(({ first: token, refresh: again }) =>
        again(token["refreshToken"]),
      ),
    ).toMatchObject({ action: "OK" });
  });

  test("is set without openid by openidDroppedOnRefreshWithoutOfflineAccess", async () => {
    const { first, refresh } = await stage({ openidDroppedOnRefreshWithoutOfflineAccess: true });
    expect((await refresh(first["refreshToken"]))["scopes"]).toEqual(["email"]);
  });
});

describe("an ID token that is issued again", () => {
  async function refreshed() {
    const { emulator, codeOf, redeem, token } = codeStage({}, { idTokenReissuable: true });
    const { body: first } = await redeem(await codeOf({ nonce: "n-1", state: "s-1" }, { authTime: 1000 }));
    emulator.clock.advance(100);
    const { body } = await token({ grant_type: "refresh_token", refresh_token: String(first["refreshToken"]) });
    const tokens = { accessToken: body["accessToken"], refreshToken: body["refreshToken"] };
    const reissue = (rest: object) => post(emulator, "/idtoken/reissue", { ...tokens, ...rest });
    return { reissue, body };
  }

  test("comes with the tokens of the refresh, is new, and has lost nonce and state", async () => {
    const { reissue, body } = await refreshed();
    const answer = await reissue({ claims: '{"name":"Anna"}' });
    expect(answer.body["action"]).toBe("OK");
    expect(contentOf(answer)).toMatchObject({ access_token: body["accessToken"], id_token: answer.body["idToken"] });
    const claims = decodeJwt(String(answer.body["idToken"]));
    expect(claims).toMatchObject({ sub: "anna", auth_time: 1000, iat: start / 1000 + 100, name: "Anna" });
    for (const name of ["nonce", "s_hash"]) expect(claims[name]).toBeUndefined();
  });

  test("is not made for a client whose ID tokens are not signed: E012004", async () => {
    const { emulator, client } = codeStage({ idTokenSignAlg: "NONE" });
    const { body } = await post(emulator, "/auth/token/create", {
      ...{ grantType: "AUTHORIZATION_CODE", clientId: client.clientId, subject: "anna", scopes: ["openid"] },
    });
    const tokens = { accessToken: body["accessToken"], refreshToken: body["refreshToken"] };
    expect((await post(emulator, "/idtoken/reissue", tokens)).body).toMatchObject({
      action: "CALLER_ERROR",
      resultCode: "E012004",
    });
  });

  test.each([
    ["without an access token", { accessToken: undefined }, "E012002"],
    ["with another refresh token", { refreshToken: "x" }, "E012002"],
    ["with claims that are no JSON", { claims: "x" }, "E012003"],
  ])("is not %s", async (_name, rest, resultCode) => {
    const { reissue } = await refreshed();
    expect((await reissue(rest)).body).toMatchObject({ action: "CALLER_ERROR", resultCode });
  });
});

test("a new token ends the others of the same user with singleAccessTokenPerSubject", async () => {
  const { emulator, client, codeOf, redeem } = codeStage({ singleAccessTokenPerSubject: true });
  const { accessToken } = (await redeem(await codeOf())).body;
  const bert = (await redeem(await codeOf({}, { subject: "bert" }))).body;
  await redeem(await codeOf(), {}, basic(client));
  const exists = async (token: unknown) => (await post(emulator, "/auth/introspection", { token })).body["existent"];
  expect([await exists(accessToken), await exists(bert["accessToken"])]).toEqual([false, true]);
});
