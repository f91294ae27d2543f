// Each setting of services and clients that affects tokens.
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { codeStage } from "../authorization/code-caller.js";
import { post, start } from "../caller.js";
import { matching } from "../matchers.js";

const grantTypes = ["AUTHORIZATION_CODE", "REFRESH_TOKEN", "CLIENT_CREDENTIALS"] as const;

function settingStage(service: ServiceSettings = {}, client: ClientSettings = {}) {
  const stage = codeStage({ grantTypes, ...client }, { supportedGrantTypes: grantTypes, ...service });
  const tokens = async (parameters: Record<string, string> = {}, decided: object = {}) =>
    (await stage.redeem(await stage.codeOf(parameters, decided))).body;
  const refresh = async (text: unknown) =>
    (await stage.token({ grant_type: "refresh_token", refresh_token: String(text) })).body;
  const exists = async (token: unknown) =>
    (await post(stage.emulator, "/auth/introspection", { token })).body["existent"];
  return { ...stage, tokens, refresh, exists };
}

const single = { singleAccessTokenPerSubject: true };

describe("singleAccessTokenPerSubject", () => {
  test.each([
    ["of the client", {}, single],
    ["of the service", single, {}],
  ])("%s is enough: a new token ends the older ones of the same user and client", async (_whose, service, client) => {
    const { tokens, exists } = settingStage(service, client);
    const [first, bert, second] = [await tokens(), await tokens({}, { subject: "bert" }), await tokens()];
    const found = [first, bert, second].map(({ accessToken }) => exists(accessToken));
    expect(await Promise.all(found)).toEqual([false, true, true]);
  });

  test("of a service leaves the tokens of the user's other clients", async () => {
    const { emulator, tokens, exists } = settingStage(single);
    const other = emulator.addClient({ bcDeliveryMode: null });
    const made = { grantType: "AUTHORIZATION_CODE", clientId: other.clientId, subject: "anna" };
    const { accessToken } = (await post(emulator, "/auth/token/create", made)).body;
    await tokens();
    expect(await exists(accessToken)).toBe(true);
  });

  test("means nothing to client credentials, which are for nobody", async () => {
    const { token, tokens, exists } = settingStage(single);
    const own = async () => (await token({ grant_type: "client_credentials" })).body["accessToken"];
    const [user, first] = [(await tokens())["accessToken"], await own()];
    const second = await own();
    expect(await Promise.all([user, first, second].map(exists))).toEqual([true, true, true]);
  });

  test("is not what ends the token of before a refresh: that ends anyway, and it alone", async () => {
    const { tokens, refresh, exists } = settingStage();
    const [first, other] = [await tokens(), await tokens()];
    await refresh(first["refreshToken"]);
    expect(await Promise.all([first, other].map(({ accessToken }) => exists(accessToken)))).toEqual([false, true]);
  });
});

test("refreshTokenDurationReset means nothing where a refresh token is replaced anyway", async () => {
  const expiryWith = async (service: ServiceSettings) => {
    const { emulator, tokens, refresh } = settingStage({ refreshTokenDuration: 1000, ...service });
    const { refreshToken } = await tokens();
    emulator.clock.advance(100);
    return (await refresh(refreshToken))["refreshTokenExpiresAt"];
  };
  expect(await expiryWith({ refreshTokenDurationReset: true })).toBe(await expiryWith({}));
  const kept = { refreshTokenDurationKept: true, refreshTokenDurationReset: true };
  expect(await expiryWith(kept)).toBe(start + 1_000_000);
});

describe("the lifetime of a token is the smallest that", () => {
  const limits = [
    { key: "access_token.duration", value: "30" },
    { key: "refresh_token.duration", value: "31" },
    { key: "id_token.duration", value: "32" },
  ];
  const ofService = { accessTokenDuration: 60, refreshTokenDuration: 61, idTokenDuration: 62 };
  const ofClient = { accessTokenDuration: 40, refreshTokenDuration: 41, idTokenDuration: 42 };
  const zero = { accessTokenDuration: 0, refreshTokenDuration: 0, idTokenDuration: 0 };

  test.each<[who: string, service: ServiceSettings, extension: object, seconds: readonly number[]]>([
    ["the service says", ofService, {}, [60, 61, 62]],
    ["the client says", ofService, ofClient, [40, 41, 42]],
    ["the client says, where 0 is nothing", ofService, zero, [60, 61, 62]],
    [
      "a scope says",
      { ...ofService, supportedScopes: [{ name: "openid", attributes: limits }] },
      ofClient,
      [30, 31, 32],
    ],
  ])("%s", async (_who, service, extension, seconds) => {
    const requestable = { requestableScopesEnabled: false, requestableScopes: [] };
    const { tokens } = settingStage(service, { extension: { ...requestable, ...extension } });
    const { accessTokenDuration, refreshTokenDuration, idToken } = await tokens();
    const { iat, exp } = decodeJwt(String(idToken));
    expect([accessTokenDuration, refreshTokenDuration, exp! - iat!]).toEqual(seconds);
  });
});

test.each([
  ["openid email", false],
  ["openid email offline_access", true],
])("openidDroppedOnRefreshWithoutOfflineAccess: a refresh of %s is set with openid: %s", async (scope, stays) => {
  const supportedScopes = scope.split(" ").map((name) => ({ name }));
  const { tokens, refresh } = settingStage({ openidDroppedOnRefreshWithoutOfflineAccess: true, supportedScopes });
  const { refreshToken } = await tokens({ scope, prompt: "consent" });
  expect(((await refresh(refreshToken))["scopes"] as string[]).includes("openid")).toBe(stays);
});

describe("claimShortcutRestrictive", () => {
  test.each<[setting: boolean | undefined, responseType: string, names: readonly string[] | undefined]>([
    [undefined, "code", undefined],
    [true, "code", undefined],
    [true, "id_token", ["email", "email_verified"]],
    [false, "code", ["email", "email_verified"]],
  ])("%s, with the response type %s: the claims of a scope for the ID token are %j", async (setting, type, names) => {
    const all = { responseTypes: ["CODE", "ID_TOKEN"], grantTypes: ["AUTHORIZATION_CODE", "IMPLICIT"] } as const;
    const service = { supportedGrantTypes: all.grantTypes, claimShortcutRestrictive: setting };
    const { authorize } = settingStage(service, all);
    const { body } = await authorize({ scope: "openid email", response_type: type, nonce: "n-1" });
    expect([body["action"], body["claims"]]).toEqual(["INTERACTION", names]);
  });
});

test("a code exchange that fails does not use the code up", async () => {
  const { redeem, codeOf } = settingStage();
  const code = await codeOf();
  expect((await redeem(code, { redirect_uri: "https://b" })).body["resultCode"]).toBe("A050309");
  expect((await redeem(code)).body["action"]).toBe("OK");
});

test("tokens that are no JWTs have 43 characters", async () => {
  const { accessToken, refreshToken } = await settingStage().tokens();
  for (const token of [accessToken, refreshToken]) expect(token).toEqual(matching(/^[\w-]{43}$/));
});
