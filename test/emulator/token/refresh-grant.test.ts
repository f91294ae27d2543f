import { expect, test } from "vitest";
import { clientOf, contentOf, post, refresh, standing, start, tokensOf, type Answer } from "../caller.js";
import { anyString, matching } from "../matchers.js";

const refusal = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const active = async (emulator: ReturnType<typeof standing>, token: unknown) =>
  (await post(emulator, "/auth/introspection", { token })).body["action"] === "OK";

test("a refresh token gives new tokens and is replaced", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const properties = [{ key: "branch", value: "117" }];
  const first = await tokensOf(emulator, client, { scope: "openid email" }, { properties });
  emulator.clock.advance(100);
  const answer = await refresh(emulator, client, String(first["refreshToken"]));
  const token = matching(/^[\w-]{43}$/);
  expect(answer).toEqual({
    status: 200,
    body: {
      resultCode: "A053001",
      resultMessage: "[A053001] The tokens were refreshed.",
      action: "OK",
      responseContent: anyString,
      accessToken: token,
      accessTokenDuration: 3600,
      accessTokenExpiresAt: start + 3_700_000,
      refreshToken: token,
      refreshTokenDuration: 86400,
      refreshTokenExpiresAt: start + 86_500_000,
      refreshTokenScopes: ["openid", "email"],
      grantType: "REFRESH_TOKEN",
      clientId: client.clientId,
      clientIdAliasUsed: false,
      clientAuthMethod: "CLIENT_SECRET_BASIC",
      subject: "anna",
      scopes: ["openid", "email"],
      properties,
    },
  });
  expect(contentOf(answer)).toEqual({
    branch: "117",
    access_token: answer.body["accessToken"],
    token_type: "Bearer",
    expires_in: 3600,
    refresh_token: answer.body["refreshToken"],
    scope: "openid email",
  });
  expect(answer.body["accessToken"]).not.toBe(first["accessToken"]);
  expect(answer.body["refreshToken"]).not.toBe(first["refreshToken"]);
  expect(await active(emulator, answer.body["accessToken"])).toBe(true);
});

test("fewer scopes are for the access token alone", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const first = await tokensOf(emulator, client, { scope: "openid email" });
  const second = await refresh(emulator, client, String(first["refreshToken"]), { scope: "email" });
  expect(second.body).toMatchObject({ scopes: ["email"], refreshTokenScopes: ["openid", "email"] });
  const third = await refresh(emulator, client, String(second.body["refreshToken"]));
  expect(third.body["scopes"]).toEqual(["openid", "email"]);
});

test("a refresh token that was used before ends the whole grant", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const first = await tokensOf(emulator, client);
  const second = (await refresh(emulator, client, String(first["refreshToken"]))).body;
  expect(refusal(await refresh(emulator, client, String(first["refreshToken"])))).toEqual([
    "BAD_REQUEST",
    "A053305",
    "invalid_grant",
  ]);
  expect(refusal(await refresh(emulator, client, String(second["refreshToken"])))).toEqual([
    "BAD_REQUEST",
    "A053305",
    "invalid_grant",
  ]);
  expect(await active(emulator, first["accessToken"])).toBe(false);
  expect(await active(emulator, second["accessToken"])).toBe(false);
});

test("of two uses at the same time at most one gives tokens that are good", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const { refreshToken } = await tokensOf(emulator, client);
  const answers = await Promise.all([1, 2, 3].map(() => refresh(emulator, client, String(refreshToken))));
  expect(answers.filter(({ body }) => body["action"] === "OK")).toHaveLength(1);
});

test("another client can neither use a refresh token nor end its grant", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const { refreshToken } = await tokensOf(emulator, client);
  const other = await refresh(emulator, clientOf(emulator, "PING"), String(refreshToken));
  expect(refusal(other)).toEqual(["BAD_REQUEST", "A053307", "invalid_grant"]);
  expect((await refresh(emulator, client, String(refreshToken))).body["action"]).toBe("OK");
});

test("a refresh token expires", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const { refreshToken } = await tokensOf(emulator, client);
  emulator.clock.advance(86_400);
  expect(refusal(await refresh(emulator, client, String(refreshToken)))).toEqual([
    "BAD_REQUEST",
    "A053308",
    "invalid_grant",
  ]);
});

test.each([
  ["nothing", "", {}, "A053302", "invalid_request"],
  ["a token that is not known", "x", {}, "A053305", "invalid_grant"],
])("%s is refused", async (_name, token, parameters, code, error) => {
  const emulator = standing();
  expect(refusal(await refresh(emulator, clientOf(emulator, "POLL"), token, parameters))).toEqual([
    "BAD_REQUEST",
    code,
    error,
  ]);
});

test.each([
  ["scopes", { scope: "openid email" }, "A053309", "invalid_scope"],
  ["resources", { resource: "https://bank.example.com" }, "E004012", "invalid_target"],
])("%s that were not granted are refused, and the token stays good", async (_name, parameters, code, error) => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const { refreshToken } = await tokensOf(emulator, client);
  expect(refusal(await refresh(emulator, client, String(refreshToken), parameters))).toEqual([
    "BAD_REQUEST",
    code,
    error,
  ]);
  expect((await refresh(emulator, client, String(refreshToken))).body["action"]).toBe("OK");
});

test("a client or a service without the grant type is refused", async () => {
  const emulator = standing();
  const client = emulator.addClient({ grantTypes: ["CIBA"] });
  expect(refusal(await refresh(emulator, client, "x"))).toEqual(["BAD_REQUEST", "A047302", "unauthorized_client"]);
  emulator.updateService({ supportedGrantTypes: ["CIBA"] });
  expect(refusal(await refresh(emulator, client, "x"))).toEqual(["BAD_REQUEST", "A049305", "unsupported_grant_type"]);
});
