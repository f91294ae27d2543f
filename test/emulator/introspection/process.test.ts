import { describe, expect, test } from "vitest";
import { clientOf, post, refresh, standing, start, tokensOf, type Answer } from "../caller.js";

const path = "/auth/introspection";
const challengeOf = ({ body }: Answer) => [body["action"], body["resultCode"], body["responseContent"]];

const setUp = async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const outcome = {
    authTime: start / 1000,
    acr: "urn:example:acr:pin",
    properties: [{ key: "a", value: "1", hidden: true }],
  };
  const tokens = await tokensOf(
    emulator,
    client,
    { scope: "openid email", resource: "https://bank.example.com" },
    outcome,
  );
  const introspect = (conditions: object = {}) => post(emulator, path, { token: tokens["accessToken"], ...conditions });
  return { emulator, client, tokens, introspect };
};

test("a good token is told with everything that is tied to it", async () => {
  const { introspect, client } = await setUp();
  expect(await introspect()).toEqual({
    status: 200,
    body: {
      resultCode: "A056001",
      resultMessage: "[A056001] The access token is valid.",
      action: "OK",
      responseContent: 'Bearer error="invalid_request"',
      clientId: client.clientId,
      clientIdAliasUsed: false,
      subject: "anna",
      scopes: ["openid", "email"],
      scopeDetails: [
        { name: "openid", defaultEntry: false },
        { name: "email", defaultEntry: false },
      ],
      existent: true,
      usable: true,
      sufficient: true,
      refreshable: true,
      expiresAt: start + 3_600_000,
      properties: [{ key: "a", value: "1", hidden: true }],
      resources: ["https://bank.example.com"],
      accessTokenResources: ["https://bank.example.com"],
      consentedClaims: ["email", "email_verified"],
      grantType: "CIBA",
      acr: "urn:example:acr:pin",
      authTime: start / 1000,
    },
  });
});

test("conditions that the token meets do no harm", async () => {
  const { introspect } = await setUp();
  const conditions = {
    scopes: ["email"],
    subject: "anna",
    resources: ["https://bank.example.com"],
    acrValues: ["gold", "urn:example:acr:pin"],
    maxAge: 10,
  };
  expect((await introspect(conditions)).body["action"]).toBe("OK");
});

test("consented claims of the caller go before those worked out", async () => {
  const emulator = standing();
  const { accessToken } = await tokensOf(emulator, clientOf(emulator, "POLL"), {}, { consentedClaims: ["picture"] });
  expect((await post(emulator, path, { token: accessToken })).body["consentedClaims"]).toEqual(["picture"]);
});

test("no token is no error of the client", async () => {
  expect(await post(standing(), path, {})).toEqual({
    status: 200,
    body: {
      resultCode: "E005001",
      resultMessage: "[E005001] No access token was presented.",
      action: "BAD_REQUEST",
      responseContent: "Bearer",
      existent: false,
      usable: false,
      sufficient: false,
      refreshable: false,
    },
  });
});

test("a token that is not known is refused", async () => {
  expect(await post(standing(), path, { token: "x" })).toEqual({
    status: 200,
    body: {
      resultCode: "A057301",
      resultMessage: "[A057301] The access token does not exist.",
      action: "UNAUTHORIZED",
      responseContent: 'Bearer error="invalid_token",error_description="[A057301] The access token does not exist."',
      existent: false,
      usable: false,
      sufficient: false,
      refreshable: false,
    },
  });
});

test("a token that has expired is known, but not usable", async () => {
  const { emulator, introspect } = await setUp();
  emulator.clock.advance(3600);
  const answer = await introspect();
  expect(challengeOf(answer)).toEqual([
    "UNAUTHORIZED",
    "E005002",
    'Bearer error="invalid_token",error_description="[E005002] The access token has expired."',
  ]);
  expect(answer.body).toMatchObject({ existent: true, usable: false, sufficient: true, refreshable: true });
});

test("a token is forgotten long after it expired", async () => {
  const { emulator, client, tokens, introspect } = await setUp();
  emulator.clock.advance(3600 + 3599);
  expect((await introspect()).body["existent"]).toBe(true);
  emulator.clock.advance(60);
  expect((await introspect()).body["existent"]).toBe(false);
  expect((await refresh(emulator, client, String(tokens["refreshToken"]))).body["action"]).toBe("OK");
});

describe("a token that falls short", () => {
  test.each([
    [
      "of a scope",
      { scopes: ["openid", "phone"] },
      [
        "FORBIDDEN",
        "E005003",
        'Bearer error="insufficient_scope",error_description="[E005003] The access token does not cover the scopes.",scope="openid phone"',
      ],
    ],
    [
      "of the user",
      { subject: "bob" },
      [
        "FORBIDDEN",
        "E005004",
        'Bearer error="invalid_token",error_description="[E005004] The access token is another user\'s."',
      ],
    ],
    [
      "of a resource beside scopes",
      { resources: ["https://other.example.com"], scopes: ["openid"] },
      [
        "FORBIDDEN",
        "E005005",
        'Bearer error="invalid_token",error_description="[E005005] The access token is not meant for the resource."',
      ],
    ],
    [
      "of an authentication context class",
      { acrValues: ["gold", "silver"] },
      [
        "UNAUTHORIZED",
        "E005006",
        'Bearer error="insufficient_user_authentication",error_description="[E005006] The user was not authenticated in one of the ways asked for.",acr_values="gold silver"',
      ],
    ],
  ])("%s is refused", async (_name, conditions, expected) => {
    const { introspect } = await setUp();
    expect(challengeOf(await introspect(conditions))).toEqual(expected);
  });

  test("of a recent authentication is refused", async () => {
    const { emulator, introspect } = await setUp();
    emulator.clock.advance(60);
    expect((await introspect({ maxAge: 60 })).body["action"]).toBe("OK");
    emulator.clock.advance(1);
    expect(challengeOf(await introspect({ maxAge: 60 }))).toEqual([
      "UNAUTHORIZED",
      "E005007",
      'Bearer error="insufficient_user_authentication",error_description="[E005007] The user was authenticated too long ago.",max_age="60"',
    ]);
  });

  test.each([
    ["of a scope is said not to be sufficient", "FORBIDDEN", { scopes: ["phone"] }],
    [
      "of a resource alone is said not to be sufficient, and not refused",
      "OK",
      { resources: ["https://other.example.com"] },
    ],
  ])("%s", async (_rule, action, conditions) => {
    const { introspect } = await setUp();
    const facts = { action, existent: true, usable: true, sufficient: false };
    expect((await introspect(conditions)).body).toMatchObject(facts);
  });
});

test("nothing in a challenge can end its quotes", async () => {
  const { introspect } = await setUp();
  const { body } = await introspect({ scopes: ['a",b="c\r\nX: y'] });
  expect(String(body["responseContent"])).toMatch(/,scope="a,b=cX: y"$/);
});

test("a token is refreshable as long as its current refresh token lasts, and ends with the refresh", async () => {
  const { emulator, introspect } = await setUp();
  expect((await introspect()).body["refreshable"]).toBe(true);
  emulator.clock.advance(86_400);
  expect((await introspect()).body["refreshable"]).toBe(false);
  const other = await setUp();
  await refresh(other.emulator, other.client, String(other.tokens["refreshToken"]));
  expect((await other.introspect()).body).toMatchObject({ action: "UNAUTHORIZED", existent: false });
});

test("a JWT is known under both of its names", async () => {
  const emulator = standing({ service: { accessTokenSignAlg: "ES256" } });
  const tokens = await tokensOf(emulator, clientOf(emulator, "POLL"));
  for (const token of [tokens["accessToken"], tokens["jwtAccessToken"]]) {
    expect((await post(emulator, path, { token })).body["action"]).toBe("OK");
  }
});

test("neither an ID token nor a refresh token is an access token", async () => {
  const { emulator, tokens } = await setUp();
  for (const token of [tokens["idToken"], tokens["refreshToken"]]) {
    expect((await post(emulator, path, { token })).body["resultCode"]).toBe("A057301");
  }
});
