// JWT access tokens: their claims, and where they are returned.
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { codeStage } from "../authorization/code-caller.js";
import { basic, contentOf, form, post, start } from "../caller.js";
import { anyString } from "../matchers.js";
import { keyOf, sign } from "../signing.js";

const now = start / 1000;
const grantTypes = ["AUTHORIZATION_CODE", "CLIENT_CREDENTIALS", "REFRESH_TOKEN", "PASSWORD"] as const;
const jwtStage = (settings: ClientSettings = {}, service: ServiceSettings = {}) =>
  codeStage({ grantTypes, ...settings }, { accessTokenSignAlg: "ES256", supportedGrantTypes: grantTypes, ...service });

describe("an access token that is a JWT", () => {
  test("is that of the client, beside the opaque one, which is its jti", async () => {
    const { client, codeOf, redeem } = jwtStage();
    const code = await codeOf({ scope: "openid email" }, { authTime: 1000, acr: "1" });
    const properties = [
      { key: "branch", value: "117" },
      { key: "secret", value: "x", hidden: true },
      { key: "iss", value: "forged" },
    ];
    const answer = await redeem(code, {}, { ...basic(client), properties });
    const { accessToken, jwtAccessToken } = answer.body;
    expect(contentOf(answer)["access_token"]).toBe(jwtAccessToken);
    expect(decodeProtectedHeader(String(jwtAccessToken))).toEqual({ alg: "ES256", typ: "at+jwt", kid: anyString });
    expect(decodeJwt(String(jwtAccessToken))).toEqual({
      iss: "https://as.localhost",
      sub: "anna",
      client_id: String(client.clientId),
      scope: "email openid",
      exp: now + 3600,
      iat: now,
      jti: accessToken,
      auth_time: 1000,
      acr: "1",
      grant_type: "AUTHORIZATION_CODE",
      branch: "117",
    });
  });

  test("has aud only with resources, and no sub without a user", async () => {
    const { token } = jwtStage();
    const request = { grant_type: "client_credentials" };
    const plain = decodeJwt(String((await token(request)).body["jwtAccessToken"]));
    expect([plain.aud, plain.sub, plain["scope"]]).toEqual([undefined, undefined, undefined]);
    const limited = await token({ ...request, resource: ["https://a.example", "https://b.example"] });
    expect(decodeJwt(String(limited.body["jwtAccessToken"])).aud).toEqual(["https://a.example", "https://b.example"]);
  });

  test("says what it is bound to", async () => {
    const { client, codeOf, redeem } = jwtStage();
    const key = await keyOf("ES256");
    const claims = { jti: crypto.randomUUID(), htm: "POST", htu: "https://as.localhost/token", iat: now };
    const dpop = await sign(key, claims, { typ: "dpop+jwt", jwk: key.jwk });
    const { body } = await redeem(await codeOf(), {}, { ...basic(client), dpop });
    const jkt = await calculateJwkThumbprint(key.jwk);
    expect(decodeJwt(String(body["jwtAccessToken"]))).toMatchObject({ cnf: { jkt } });
  });

  test("has the claims of the call, which replace none of its own", async () => {
    const { client, token } = jwtStage();
    const jwtAtClaims = JSON.stringify({ tenant: "north", client_id: "forged", exp: 1 });
    const { body } = await token({ grant_type: "client_credentials" }, { ...basic(client), jwtAtClaims });
    expect(decodeJwt(String(body["jwtAccessToken"]))).toMatchObject({
      tenant: "north",
      client_id: String(client.clientId),
      exp: now + 3600,
    });
  });

  test.each(["jwtAccessToken", "accessToken"])("can be introspected, shown and revoked as %s", async (name) => {
    const { emulator, client, codeOf, redeem } = jwtStage();
    const text = String((await redeem(await codeOf())).body[name]);
    expect((await post(emulator, "/auth/introspection", { token: text })).body["action"]).toBe("OK");
    expect((await post(emulator, "/auth/userinfo", { token: text })).body["action"]).toBe("OK");
    await post(emulator, "/auth/revocation", { parameters: form({ token: text }), ...basic(client) });
    expect((await post(emulator, "/auth/introspection", { token: text })).body["existent"]).toBe(false);
  });
});

test("an access token of a password is not for the UserInfo endpoint: A089306", async () => {
  const { emulator, token } = jwtStage();
  const { body } = await token({ grant_type: "password", username: "anna", password: "x", scope: "openid" });
  const issued = await post(emulator, "/auth/token/issue", { ticket: body["ticket"], subject: "anna" });
  const refused = await post(emulator, "/auth/userinfo", { token: issued.body["accessToken"] });
  expect(refused.body).toMatchObject({ action: "UNAUTHORIZED", resultCode: "A089306" });
});

test("an access token has the smallest lifetime that service, client and scopes say, unless the call says another", async () => {
  const extension = { requestableScopesEnabled: false, requestableScopes: [], accessTokenDuration: 120 };
  const lifetime = (value: string) => [{ key: "access_token.duration", value }];
  const supportedScopes = [
    { name: "short", attributes: lifetime("60") },
    { name: "long", attributes: lifetime("7200") },
    { name: "odd", attributes: lifetime("a while") },
  ];
  const { client, token } = jwtStage({ extension }, { supportedScopes });
  const lifetimeOf = async (scope: string, body: object = {}) =>
    (await token({ grant_type: "client_credentials", scope }, { ...basic(client), ...body })).body[
      "accessTokenDuration"
    ];
  expect(await lifetimeOf("short long")).toBe(60);
  expect(await lifetimeOf("long odd")).toBe(120);
  expect(await lifetimeOf("short", { accessTokenDuration: 9000 })).toBe(9000);
});
