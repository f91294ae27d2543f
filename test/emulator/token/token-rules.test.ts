// Rules for all tokens: the members of the response, lifetimes, revocation, and who gets an ID token.
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, Emulator, ServiceSettings } from "../../../src/emulator/index.js";
import { challenge, codeStage, verifier } from "../authorization/code-caller.js";
import { basic, contentOf, get, post, start } from "../caller.js";
import { keyOf, sign } from "../signing.js";
import { grantStage, refusal } from "./grant-caller.js";

const now = start / 1000;
const introspect = async (emulator: Emulator, token: unknown) =>
  (await post(emulator, "/auth/introspection", { token })).body;
const passwordTokens = async ({ emulator, token }: ReturnType<typeof grantStage>, scope = "openid email") => {
  const { body } = await token({ grant_type: "password", username: "anna", password: "x", scope });
  return post(emulator, "/auth/token/issue", { ticket: body["ticket"], subject: "anna" });
};

describe("a token response", () => {
  test("has authorization_details as an array, the API's field around it", async () => {
    const { codeOf, redeem } = codeStage(
      { authorizationDetailsTypes: ["payment"] },
      { supportedAuthorizationDetailsTypes: ["payment"] },
    );
    const answer = await redeem(await codeOf({ authorization_details: '[{"type":"payment","amount":5}]' }));
    expect(contentOf(answer)["authorization_details"]).toEqual([{ type: "payment", amount: 5 }]);
    expect(answer.body["authorizationDetails"]).toEqual({
      elements: [{ type: "payment", otherFields: '{"amount":5}' }],
    });
  });

  test("leaves out what there is none of", async () => {
    const { token } = grantStage();
    const { body } = await token({ grant_type: "client_credentials" });
    expect(contentOf({ status: 200, body })).toEqual({
      access_token: body["accessToken"],
      token_type: "Bearer",
      expires_in: 3600,
    });
  });

  test.each<[what: string, client: ClientSettings, service: ServiceSettings, isGiven: boolean]>([
    ["where service and client have the grant", {}, {}, true],
    ["not where the client does not declare it", { grantTypes: ["AUTHORIZATION_CODE"] }, {}, false],
    ["not where the service does not support it", {}, { supportedGrantTypes: ["AUTHORIZATION_CODE"] }, false],
  ])("has a refresh token %s, offline_access or not", async (_what, client, service, isGiven) => {
    for (const scope of ["email", "email offline_access"]) {
      const supportedScopes = [{ name: "email" }, { name: "offline_access" }];
      const { codeOf, redeem } = codeStage(client, { supportedScopes, ...service });
      const answer = await redeem(await codeOf({ scope, prompt: "consent" }));
      expect("refresh_token" in contentOf(answer)).toBe(isGiven);
      expect(answer.body["refreshToken"] !== undefined).toBe(isGiven);
    }
  });

  test("is made of what the call adds: an access token, lifetimes and properties", async () => {
    const { emulator, client, codeOf, redeem } = codeStage();
    const accessToken = "o".repeat(32);
    const added = {
      accessToken,
      accessTokenDuration: 7,
      refreshTokenDuration: 8,
      properties: [{ key: "branch", value: "117" }],
    };
    const answer = await redeem(
      await codeOf({}, { properties: [{ key: "tier", value: "gold" }] }),
      {},
      { ...basic(client), ...added },
    );
    expect(answer.body).toMatchObject({ accessToken, accessTokenDuration: 7, refreshTokenDuration: 8 });
    expect(contentOf(answer)).toMatchObject({ access_token: accessToken, expires_in: 7, branch: "117" });
    expect(await introspect(emulator, accessToken)).toMatchObject({ action: "OK", expiresAt: start + 7000 });
  });

  test("holds jwtAtClaims of the call for client_credentials alone", async () => {
    const { client, token, codeOf, redeem } = grantStage({}, { accessTokenSignAlg: "ES256" });
    const body = { ...basic(client), jwtAtClaims: '{"tenant":"north"}' };
    const own = await token({ grant_type: "client_credentials" }, body);
    expect(decodeJwt(String(own.body["jwtAccessToken"]))["tenant"]).toBe("north");
    const ofCode = await redeem(await codeOf(), {}, body);
    expect(decodeJwt(String(ofCode.body["jwtAccessToken"]))).not.toHaveProperty("tenant");
  });
});

describe("a code", () => {
  test.each([1, 60, 1000])(
    "lives as long as authorizationCodeDuration says: %i seconds",
    async (authorizationCodeDuration) => {
      const { emulator, codeOf, redeem } = codeStage();
      const { body } = await get(emulator, "/service/get");
      // The description does not have the setting, so the answer would not be valid by it.
      await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}/service/update`, {
        method: "POST",
        headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
        body: JSON.stringify({ ...body, authorizationCodeDuration }),
      });
      const [good, late] = [await codeOf(), await codeOf()];
      emulator.clock.advance(authorizationCodeDuration - 1);
      expect((await redeem(good)).body["action"]).toBe("OK");
      emulator.clock.advance(1);
      expect(refusal(await redeem(late))).toEqual(["BAD_REQUEST", "A050311", "invalid_grant"]);
    },
  );

  test("may be redeemed for some of its resources, and not for others", async () => {
    const resource = ["https://a.example", "https://b.example"];
    const { emulator, codeOf, redeem } = codeStage();
    const code = await codeOf({ resource });
    expect(refusal(await redeem(code, { resource: "https://c.example" }))[2]).toBe("invalid_target");
    const { body } = await redeem(code, { resource: resource[1] });
    expect(body["accessTokenResources"]).toEqual(["https://b.example"]);
    expect((await introspect(emulator, body["accessToken"]))["accessTokenResources"]).toEqual(["https://b.example"]);
  });

  test("that dpop_jkt binds to a key needs a proof by it", async () => {
    const { client, codeOf, redeem } = codeStage();
    const [own, other] = [await keyOf("ES256", "own"), await keyOf("ES256", "other")];
    const proof = (key: typeof own) =>
      sign(
        key,
        { jti: crypto.randomUUID(), htm: "POST", htu: "https://as.localhost/token", iat: now },
        { typ: "dpop+jwt", jwk: key.jwk },
      );
    const code = await codeOf({ dpop_jkt: await calculateJwkThumbprint(own.jwk) });
    expect(refusal(await redeem(code))[2]).toBe("invalid_dpop_proof");
    expect(refusal(await redeem(code, {}, { ...basic(client), dpop: await proof(other) }))[2]).toBe(
      "invalid_dpop_proof",
    );
    const answer = await redeem(code, {}, { ...basic(client), dpop: await proof(own) });
    expect(contentOf(answer)["token_type"]).toBe("DPoP");
  });

  test("that was refused a hundred times is still good: guesses do not spend it", async () => {
    const { codeOf, redeem } = codeStage();
    const code = await codeOf({ code_challenge: verifier });
    for (let time = 0; time < 100; time++) await redeem(code, { code_verifier: `${verifier}${time}` });
    expect((await redeem(code, { code_verifier: verifier })).body["action"]).toBe("OK");
  });
});

describe("a refresh", () => {
  test("carries subject, ACR, time of authentication, properties and resources over", async () => {
    const { emulator, codeOf, redeem, token } = codeStage();
    const properties = [{ key: "branch", value: "117" }];
    const code = await codeOf({ resource: "https://a.example" }, { acr: "gold", authTime: 5, properties });
    const first = (await redeem(code)).body;
    const second = (await token({ grant_type: "refresh_token", refresh_token: String(first["refreshToken"]) })).body;
    expect(second).toMatchObject({ subject: "anna", properties, accessTokenResources: ["https://a.example"] });
    expect(await introspect(emulator, second["accessToken"])).toMatchObject({
      acr: "gold",
      authTime: 5,
      subject: "anna",
    });
  });

  test("gives no ID token", async () => {
    const { codeOf, redeem, token } = codeStage();
    const first = (await redeem(await codeOf())).body;
    const second = await token({ grant_type: "refresh_token", refresh_token: String(first["refreshToken"]) });
    expect([first["idToken"] !== undefined, second.body["idToken"], contentOf(second)["id_token"]]).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });

  test("keeps openid with openidDroppedOnRefreshWithoutOfflineAccess where the token holds offline_access", async () => {
    const { codeOf, redeem, token } = codeStage(
      {},
      {
        openidDroppedOnRefreshWithoutOfflineAccess: true,
        supportedScopes: [{ name: "openid" }, { name: "offline_access" }],
      },
    );
    const first = (await redeem(await codeOf({ scope: "openid offline_access", prompt: "consent" }))).body;
    const second = await token({ grant_type: "refresh_token", refresh_token: String(first["refreshToken"]) });
    expect(second.body["scopes"]).toEqual(["offline_access", "openid"]);
  });

  test("ends the coupled access token also where several may live side by side, and with refreshTokenKept", async () => {
    for (const refreshTokenKept of [false, true]) {
      const { emulator, codeOf, redeem, token } = codeStage(
        { singleAccessTokenPerSubject: false },
        { refreshTokenKept, singleAccessTokenPerSubject: false },
      );
      const first = (await redeem(await codeOf())).body;
      await token({ grant_type: "refresh_token", refresh_token: String(first["refreshToken"]) });
      expect((await introspect(emulator, first["accessToken"]))["existent"]).toBe(false);
    }
  });
});

describe("client credentials", () => {
  const request = { grant_type: "client_credentials", scope: "email" };

  test.each(["service", "client"])(
    "other tokens stay alive, with singleAccessTokenPerSubject of the %s too",
    async (of) => {
      const single = { singleAccessTokenPerSubject: true };
      const { emulator, token, codeOf, redeem } = grantStage(
        of === "client" ? single : {},
        of === "service" ? single : {},
      );
      const ofUser = (await redeem(await codeOf())).body["accessToken"];
      const first = (await token(request)).body["accessToken"];
      const second = (await token(request)).body["accessToken"];
      for (const text of [ofUser, first, second]) expect((await introspect(emulator, text))["action"]).toBe("OK");
    },
  );

  test("are told at userinfo that openid is missing, before that the user is", async () => {
    const { emulator, token } = grantStage();
    const { body } = await token({ ...request, scope: "openid email" });
    const answer = await post(emulator, "/auth/userinfo", { token: body["accessToken"] });
    expect(answer.body).toMatchObject({ action: "FORBIDDEN", resultCode: "A089304" });
  });
});

describe("a password", () => {
  test("gives no ID token, and its access token is not for userinfo, openid or not", async () => {
    const stage = grantStage();
    const issued = await passwordTokens(stage);
    expect([issued.body["idToken"], contentOf(issued)["id_token"]]).toEqual([undefined, undefined]);
    const answer = await post(stage.emulator, "/auth/userinfo", { token: issued.body["accessToken"] });
    expect(answer.body).toMatchObject({ action: "UNAUTHORIZED", resultCode: "A089306" });
  });
});

describe("lifetimes", () => {
  const attributes = (entries: Record<string, string>) =>
    Object.entries(entries).map(([key, value]) => ({ key, value }));
  const extension = { requestableScopesEnabled: false, requestableScopes: [] as string[] };
  const lifetimesOf = async (client: ClientSettings, service: ServiceSettings, body: object = {}) => {
    const { client: own, codeOf, redeem } = codeStage(client, service);
    const answer = (await redeem(await codeOf(), {}, { ...basic(own), ...body })).body;
    const idToken = decodeJwt(String(answer["idToken"]));
    return [answer["accessTokenDuration"], answer["refreshTokenDuration"], idToken.exp! - idToken.iat!];
  };
  const scopes = (entries: Record<string, string>): ServiceSettings => ({
    supportedScopes: [{ name: "openid", attributes: attributes(entries) }],
  });

  test("are those of the service where nobody says less", async () => {
    const service = { accessTokenDuration: 11, refreshTokenDuration: 22, idTokenDuration: 33 };
    expect(await lifetimesOf({}, service)).toEqual([11, 22, 33]);
  });

  test("are those of the client's extension where they are smaller, and only then", async () => {
    const less = { ...extension, accessTokenDuration: 5, refreshTokenDuration: 6, idTokenDuration: 7 };
    expect((await lifetimesOf({ extension: less }, {})).slice(0, 2)).toEqual([5, 6]);
    const more = { ...extension, accessTokenDuration: 1e6, refreshTokenDuration: 1e6, idTokenDuration: 1e6 };
    expect(await lifetimesOf({ extension: more }, {})).toEqual([3600, 86_400, 3600]);
  });

  test.each(["x", "", "-5", "0", "1.5", "1e3", "99999999999999999999"])(
    "ignore an attribute of a scope that is no lifetime: %j",
    async (value) => {
      const names = ["access_token", "refresh_token", "id_token"].map((name) => [`${name}.duration`, value]);
      expect(await lifetimesOf({}, scopes(Object.fromEntries(names) as Record<string, string>))).toEqual([
        3600, 86_400, 3600,
      ]);
    },
  );

  test("are those of the call before all others", async () => {
    const service = scopes({ "access_token.duration": "5", "refresh_token.duration": "6" });
    const body = { accessTokenDuration: 9000, refreshTokenDuration: 90_000 };
    expect((await lifetimesOf({}, service, body)).slice(0, 2)).toEqual([9000, 90_000]);
  });

  test.each([0, -1])("are not those of the call where it says %i", async (duration) => {
    const body = { accessTokenDuration: duration, refreshTokenDuration: duration };
    expect((await lifetimesOf({}, {}, body)).slice(0, 2)).toEqual([3600, 86_400]);
  });
});

describe("an ID token", () => {
  test("has neither azp, amr nor jti of its own, which the server may add as claims", async () => {
    const { codeOf, redeem } = codeStage();
    const names = async (body: object) =>
      Object.keys(decodeJwt(String((await redeem(await codeOf({}, body))).body["idToken"]))).toSorted();
    expect(await names({})).toEqual(["aud", "exp", "iat", "iss", "sub"]);
    const added = { claims: '{"azp":"x","amr":["pwd"],"jti":"j"}' };
    expect(await names(added)).toEqual(["amr", "aud", "azp", "exp", "iat", "iss", "jti", "sub"]);
  });

  test("is signed by the key that idTokenSignatureKeyId names, whose kid is in its header", async () => {
    const keys = await Promise.all(
      ["a", "b"].map(async (kid) => {
        const { privateKey } = await generateKeyPair("ES256", { extractable: true });
        return { ...(await exportJWK(privateKey)), kid, alg: "ES256", use: "sig" };
      }),
    );
    for (const kid of ["a", "b"]) {
      const { codeOf, redeem } = codeStage({}, { jwks: JSON.stringify({ keys }), idTokenSignatureKeyId: kid });
      const { body } = await redeem(await codeOf());
      expect(decodeProtectedHeader(String(body["idToken"]))).toEqual({ alg: "ES256", kid });
    }
  });

  test("that is signed by the secret has a header of its algorithm alone", async () => {
    const { codeOf, redeem } = codeStage({ idTokenSignAlg: "HS256", clientSecret: "s".repeat(32) });
    const { body } = await redeem(await codeOf());
    expect(decodeProtectedHeader(String(body["idToken"]))).toEqual({ alg: "HS256" });
  });

  test("of the token endpoint has s_hash where a state was sent, and neither at_hash nor c_hash", async () => {
    const { codeOf, redeem } = codeStage();
    const hashes = async (parameters: Record<string, string>) =>
      Object.keys(decodeJwt(String((await redeem(await codeOf(parameters))).body["idToken"]))).filter((name) =>
        name.endsWith("_hash"),
      );
    expect([await hashes({ state: "s" }), await hashes({})]).toEqual([["s_hash"], []]);
  });

  test("that is issued again has its audience in an array, even where the service says a text", async () => {
    const { emulator, client, codeOf, redeem, token } = codeStage(
      {},
      { idTokenReissuable: true, idTokenAudType: "string" },
    );
    const first = (await redeem(await codeOf({}, { acr: "gold", authTime: 5 }))).body;
    expect(decodeJwt(String(first["idToken"])).aud).toBe(String(client.clientId));
    const { body } = await token({ grant_type: "refresh_token", refresh_token: String(first["refreshToken"]) });
    const tokens = { accessToken: body["accessToken"], refreshToken: body["refreshToken"] };
    const again = async (more: object) =>
      decodeJwt(String((await post(emulator, "/idtoken/reissue", { ...tokens, ...more })).body["idToken"]));
    expect(await again({})).toMatchObject({
      iss: "https://as.localhost",
      sub: "anna",
      aud: [String(client.clientId)],
      acr: "gold",
      auth_time: 5,
    });
    expect((await again({ idTokenAudType: "string" })).aud).toBe(String(client.clientId));
  });
});

describe("the FAPI 2.0 Security Profile", () => {
  const service: ServiceSettings = { supportedServiceProfiles: ["FAPI"], fapiModes: ["FAPI2_SECURITY"] };

  test.each([
    [{ pushedAuthReqDuration: 60 }, 60],
    [{ pushedAuthReqDuration: 600 }, 599],
    [{}, 300],
  ])("references live for less than ten minutes: %j, %i", async (settings, expected) => {
    const { push } = codeStage({}, { ...service, ...settings });
    const { body } = await push({ code_challenge: challenge, code_challenge_method: "S256" });
    expect([body["action"], JSON.parse(String(body["responseContent"]))]).toMatchObject([
      "CREATED",
      { expires_in: expected },
    ]);
  });
});

describe("a scope of the introspected token", () => {
  test("that is missing is told before a proof that is missing", async () => {
    const { emulator, client, codeOf, redeem } = codeStage();
    const key = await keyOf("ES256");
    const claims = { jti: crypto.randomUUID(), htm: "POST", htu: "https://as.localhost/token", iat: now };
    const dpop = await sign(key, claims, { typ: "dpop+jwt", jwk: key.jwk });
    const { body } = await redeem(await codeOf({ scope: "email" }), {}, { ...basic(client), dpop });
    const answer = await post(emulator, "/auth/userinfo", { token: body["accessToken"] });
    expect(answer.body).toMatchObject({ action: "FORBIDDEN", resultCode: "A089304" });
  });
});

describe("the grant type", () => {
  const dispatch: readonly (readonly [string, Record<string, string>, string])[] = [
    ["client_credentials", {}, "OK"],
    ["password", { username: "anna", password: "x" }, "PASSWORD"],
    [
      "urn:ietf:params:oauth:grant-type:token-exchange",
      { subject_token: "x", subject_token_type: "urn:ietf:params:oauth:token-type:saml2" },
      "TOKEN_EXCHANGE",
    ],
  ];

  test.each(dispatch)("%s of a good request leads to %o, %s", async (grant_type, parameters, action) => {
    expect((await grantStage().token({ grant_type, ...parameters })).body["action"]).toBe(action);
  });

  test.each(dispatch)("%s has to be one of the service and one of the client", async (grant_type, parameters) => {
    const ofService = grantStage({}, { supportedGrantTypes: ["AUTHORIZATION_CODE"] });
    const unsupported = ["BAD_REQUEST", "A049305", "unsupported_grant_type"];
    expect(refusal(await ofService.token({ grant_type, ...parameters }))).toEqual(unsupported);
    const ofClient = grantStage({ grantTypes: ["AUTHORIZATION_CODE"] });
    const undeclared = ["BAD_REQUEST", "A047302", "unauthorized_client"];
    expect(refusal(await ofClient.token({ grant_type, ...parameters }))).toEqual(undeclared);
  });
});

test("tickets, codes and tokens have 256 bits, and no two are the same", async () => {
  const { ticketOf, issue, redeem } = codeStage();
  const texts: string[] = [];
  for (let time = 0; time < 3; time++) {
    const ticket = await ticketOf();
    const code = String((await issue(ticket)).body["authorizationCode"]);
    const { accessToken, refreshToken } = (await redeem(code)).body;
    texts.push(ticket, code, String(accessToken), String(refreshToken));
  }
  for (const text of texts) expect(text).toMatch(/^[\w-]{43}$/);
  expect(new Set(texts).size).toBe(12);
});

test("times of the API are milliseconds, durations and times in JWTs are seconds", async () => {
  const { codeOf, redeem } = codeStage();
  const { body } = await redeem(await codeOf({}, { authTime: now }));
  expect(body).toMatchObject({
    accessTokenDuration: 3600,
    accessTokenExpiresAt: start + 3_600_000,
    refreshTokenDuration: 86_400,
    refreshTokenExpiresAt: start + 86_400_000,
  });
  expect(decodeJwt(String(body["idToken"]))).toMatchObject({ iat: now, exp: now + 3600, auth_time: now });
});
