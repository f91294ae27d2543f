// ID tokens that are reissued with a refresh: which claims the call sets, and which stay the same.
import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { codeStage } from "../authorization/code-caller.js";
import { contentOf, post, start } from "../caller.js";
import { anyString } from "../matchers.js";

const now = start / 1000;

/** A refresh 100 seconds after the login, and the call that reissues the ID token. */
async function refreshed(service: ServiceSettings = {}) {
  const { emulator, client, codeOf, redeem, token } = codeStage({}, { idTokenReissuable: true, ...service });
  const claims = JSON.stringify({ id_token: { name: null } });
  const code = await codeOf({ nonce: "n-1", state: "s-1", claims }, { authTime: now - 9, acr: "a" });
  const { body: first } = await redeem(code);
  emulator.clock.advance(100);
  const { body } = await token({ grant_type: "refresh_token", refresh_token: String(first["refreshToken"]) });
  const reissue = (rest: object = {}) =>
    post(emulator, "/idtoken/reissue", {
      accessToken: body["jwtAccessToken"] ?? body["accessToken"],
      refreshToken: body["refreshToken"],
      ...rest,
    });
  return { client, body, reissue };
}

test("a refresh that may be followed by an ID token has a whole answer without one, names the user, and has no ticket", async () => {
  const { body } = await refreshed();
  expect(body).toMatchObject({ action: "ID_TOKEN_REISSUABLE", subject: "anna", requestedIdTokenClaims: ["name"] });
  for (const name of ["ticket", "idToken"]) expect(body).not.toHaveProperty(name);
  expect(contentOf({ status: 200, body })).toEqual({
    access_token: body["accessToken"],
    token_type: "Bearer",
    expires_in: 3600,
    scope: "openid",
    refresh_token: body["refreshToken"],
  });
});

describe("an ID token that is issued again", () => {
  test("comes with the tokens and alone: iat moves, what was said of the login stays, nonce and s_hash are gone", async () => {
    const { client, body, reissue } = await refreshed();
    const answer = await reissue();
    const { idToken } = answer.body;
    expect(answer.body).toEqual({
      ...{ resultCode: "E012001", resultMessage: anyString, action: "OK", idToken, responseContent: anyString },
    });
    expect(contentOf(answer)).toEqual({
      ...{ access_token: body["accessToken"], token_type: "Bearer", expires_in: 3600, scope: "openid" },
      ...{ refresh_token: body["refreshToken"], id_token: idToken },
    });
    expect(decodeJwt(String(idToken))).toEqual({
      ...{ iss: "https://as.localhost", sub: "anna", aud: [String(client.clientId)], auth_time: now - 9, acr: "a" },
      ...{ iat: now + 100, exp: now + 3700 },
    });
  });

  test("has the sub, the claims and the header of the call", async () => {
    const { reissue } = await refreshed();
    const more = { sub: "pair", claims: '{"name":"Anna"}', idtHeaderParams: '{"x5t":"a"}' };
    const idToken = String((await reissue(more)).body["idToken"]);
    expect(decodeJwt(idToken)).toMatchObject({ sub: "pair", name: "Anna" });
    expect(decodeProtectedHeader(idToken)).toMatchObject({ x5t: "a" });
  });

  test.each([
    [undefined, (id: string) => [id]],
    ["array", (id: string) => [id]],
    ["string", (id: string) => id],
  ])("has an array as its aud unless the call says otherwise, whatever the service says: %s", async (type, aud) => {
    const { client, reissue } = await refreshed({ idTokenAudType: "string" });
    const { idToken } = (await reissue({ idTokenAudType: type })).body;
    expect(decodeJwt(String(idToken)).aud).toEqual(aud(String(client.clientId)));
  });

  test.each([
    ["without openid", { subject: "anna", scopes: ["email"] }],
    ["for no user", { grantType: "JWT_BEARER", scopes: ["openid"] }],
    ["without a refresh token", { grantType: "IMPLICIT", subject: "anna", scopes: ["openid"] }],
  ])("E012002: does not belong to tokens that were made %s", async (_what, made) => {
    const { emulator, client } = codeStage();
    const grant = { grantType: "AUTHORIZATION_CODE", clientId: client.clientId, ...made };
    const { accessToken, refreshToken } = (await post(emulator, "/auth/token/create", grant)).body;
    const { body } = await post(emulator, "/idtoken/reissue", { accessToken, refreshToken });
    expect(body).toEqual({ resultCode: "E012002", resultMessage: anyString, action: "CALLER_ERROR" });
  });

  test("belongs to an access token that may be a JWT", async () => {
    const { body, reissue } = await refreshed({ accessTokenSignAlg: "ES256" });
    expect(contentOf(await reissue())).toMatchObject({ access_token: body["jwtAccessToken"] });
  });
});
