import { createHash } from "node:crypto";
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import { describe, expect, test } from "vitest";
import type { AsymmetricAlgorithm, Emulator } from "../../../src/emulator/index.js";
import { begin, clientOf, complete, form, get, poll, post, standing, start, tokensOf } from "../caller.js";
import { matching } from "../matchers.js";

const now = start / 1000;

/** Verifies with the published keys, by a clock that stands where the emulator's does. */
async function verify(emulator: Emulator, token: unknown) {
  const { body } = await get(emulator, "/service/jwks/get");
  const keys = createLocalJWKSet(body as unknown as JSONWebKeySet);
  const { payload, protectedHeader } = await jwtVerify(String(token), keys, { currentDate: new Date(start) });
  return { payload, protectedHeader };
}

/** The left half of a hash, worked out by other means than the emulator's. */
function leftHalf(hash: string, text: unknown): string {
  const digest = createHash(hash).update(String(text)).digest();
  return digest.subarray(0, digest.length / 2).toString("base64url");
}

test("an ID token has the claims of its grant and verifies with the published keys", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const outcome = {
    sub: "pairwise-anna",
    authTime: now - 10,
    acr: "urn:example:acr:pin",
    claims: '{"email":"anna@example.com","iss":"https://forged.example","at_hash":"forged"}',
    idtHeaderParams: '{"x5t":"dGh1bWI","alg":"none","kid":"forged","crit":["x"]}',
  };
  const tokens = await tokensOf(emulator, client, {}, outcome);
  expect(await verify(emulator, tokens["idToken"])).toEqual({
    protectedHeader: { alg: "ES256", kid: matching(/^[\w-]{43}$/), x5t: "dGh1bWI" },
    payload: {
      email: "anna@example.com",
      iss: "https://as.localhost",
      sub: "pairwise-anna",
      aud: [String(client.clientId)],
      exp: now + 3600,
      iat: now,
      auth_time: now - 10,
      acr: "urn:example:acr:pin",
      at_hash: leftHalf("sha256", tokens["accessToken"]),
    },
  });
});

test("an ID token has no claims that nothing was said of", async () => {
  const emulator = standing();
  const { payload } = await verify(emulator, (await tokensOf(emulator, clientOf(emulator, "PING")))["idToken"]);
  expect(Object.keys(payload).sort()).toEqual(["at_hash", "aud", "exp", "iat", "iss", "sub"]);
  expect(payload.sub).toBe("anna");
});

test("a pushed ID token is bound to the transaction and to the refresh token", async () => {
  const emulator = standing();
  const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "PUSH"));
  const { body } = await complete(emulator, ticket);
  const { payload } = await verify(emulator, body["idToken"]);
  expect(payload).toEqual({
    iss: "https://as.localhost",
    sub: "anna",
    aud: ["2000000003"],
    exp: now + 3600,
    iat: now,
    at_hash: leftHalf("sha256", body["accessToken"]),
    "urn:openid:params:jwt:claim:auth_req_id": authReqId,
    "urn:openid:params:jwt:claim:rt_hash": leftHalf("sha256", body["refreshToken"]),
  });
});

test("a pushed ID token has no hash of a refresh token that does not exist", async () => {
  const emulator = standing({ service: { supportedGrantTypes: ["CIBA"] } });
  const { ticket } = await begin(emulator, clientOf(emulator, "PUSH"));
  const { payload } = await verify(emulator, (await complete(emulator, ticket)).body["idToken"]);
  expect(payload).not.toHaveProperty(["urn:openid:params:jwt:claim:rt_hash"]);
});

test.each([
  ["array", "string", "2000000001"],
  ["string", "array", ["2000000001"]],
  ["string", null, "2000000001"],
] as const)("with the service's aud type %s, a call that says %s gives %j", async (service, wish, aud) => {
  const emulator = standing({ service: { idTokenAudType: service } });
  const tokens = await tokensOf(emulator, clientOf(emulator, "POLL"), {}, { idTokenAudType: wish });
  expect((await verify(emulator, tokens["idToken"])).payload.aud).toEqual(aud);
});

describe.each<[AsymmetricAlgorithm, string]>([
  ["ES256", "sha256"],
  ["ES384", "sha384"],
  ["ES512", "sha512"],
  ["RS256", "sha256"],
  ["PS256", "sha256"],
  ["EdDSA", "sha512"],
])("a client with %s", (alg, hash) => {
  test("gets ID tokens signed and hashed by that", async () => {
    const emulator = standing({ clients: [{ idTokenSignAlg: alg }] });
    const tokens = await tokensOf(emulator, clientOf(emulator, "POLL"));
    const { payload, protectedHeader } = await verify(emulator, tokens["idToken"]);
    expect(protectedHeader.alg).toBe(alg);
    expect(payload["at_hash"]).toBe(leftHalf(hash, tokens["accessToken"]));
  });
});

test("where access tokens are JWTs, the client gets the JWT and the ID token is bound to it", async () => {
  const emulator = standing({ service: { accessTokenSignAlg: "ES256" } });
  const tokens = await tokensOf(
    emulator,
    clientOf(emulator, "POLL"),
    { resource: "https://bank.example.com" },
    { jwtAtClaims: '{"tenant":"north","iss":"forged"}', acr: "urn:example:acr:pin", authTime: now },
  );
  expect(JSON.parse(String(tokens["responseContent"]))).toMatchObject({ access_token: tokens["jwtAccessToken"] });
  const { payload, protectedHeader } = await verify(emulator, tokens["jwtAccessToken"]);
  expect(protectedHeader).toMatchObject({ alg: "ES256", typ: "at+jwt" });
  expect(payload).toEqual({
    tenant: "north",
    iss: "https://as.localhost",
    sub: "anna",
    aud: ["https://bank.example.com"],
    iat: now,
    exp: now + 3600,
    jti: tokens["accessToken"],
    grant_type: "CIBA",
    client_id: "2000000001",
    scope: "openid",
    auth_time: now,
    acr: "urn:example:acr:pin",
  });
  const idToken = await verify(emulator, tokens["idToken"]);
  expect(idToken.payload["at_hash"]).toBe(leftHalf("sha256", tokens["jwtAccessToken"]));
});

test("an ID token is for the alias if that is how the client named itself", async () => {
  const emulator = standing({ clients: [{ clientId: 1, clientIdAlias: "terminal", clientSecret: "secret" }] });
  const credentials = { clientId: "terminal", clientSecret: "secret" };
  const request = { parameters: form({ scope: "openid", login_hint: "anna" }), ...credentials };
  const { ticket } = (await post(emulator, "/backchannel/authentication", request)).body;
  const { authReqId } = (await post(emulator, "/backchannel/authentication/issue", { ticket })).body;
  await complete(emulator, String(ticket));
  const { body } = await poll(emulator, clientOf(emulator, "POLL"), String(authReqId), credentials);
  expect((await verify(emulator, body["idToken"])).payload.aud).toEqual(["terminal"]);
});
