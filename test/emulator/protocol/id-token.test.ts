import { createHash } from "node:crypto";
import { compactDecrypt, createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, type JSONWebKeySet } from "jose";
import { describe, expect, test } from "vitest";
import type { AsymmetricAlgorithm, Emulator } from "../../../src/emulator/index.js";
import { codeStage } from "../authorization/code-caller.js";
import { begin, clientOf, complete, form, get, poll, post, standing, start, tokensOf } from "../caller.js";
import { matching } from "../matchers.js";

const now = start / 1000;

/** Verifies a token with the published keys, at the emulator's time. */
async function verify(emulator: Emulator, token: unknown) {
  const { body } = await get(emulator, "/service/jwks/get");
  const keys = createLocalJWKSet(body as unknown as JSONWebKeySet);
  const { payload, protectedHeader } = await jwtVerify(String(token), keys, { currentDate: new Date(start) });
  return { payload, protectedHeader };
}

/** The left half of a hash, computed independently of the emulator. */
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

describe("an encrypted ID token", () => {
  test.each([
    ["A128KW", "A128KW", "A128CBC_HS256", "sha256", 16],
    ["A192KW", "A192KW", "A128GCM", "sha256", 24],
    ["A256KW", "A256KW", "A256GCM", "sha256", 32],
    ["A256GCMKW", "A256GCMKW", "A192GCM", "sha256", 32],
    ["DIR", "dir", "A128GCM", "sha256", 16],
    ["DIR", "dir", "A128CBC_HS256", "sha256", 32],
    ["DIR", "dir", "A192CBC_HS384", "sha384", 48],
    ["DIR", "dir", "A256CBC_HS512", "sha512", 64],
  ] as const)("by %s has a key that is made of the secret: %s with %s", async (alg, name, enc, hash, size) => {
    const emulator = standing({ clients: [{ idTokenEncryptionAlg: alg, idTokenEncryptionEnc: enc }] });
    const client = clientOf(emulator, "POLL");
    const { idToken } = await tokensOf(emulator, client);
    const key = createHash(hash).update(client.clientSecret).digest().subarray(0, size);
    const { plaintext, protectedHeader } = await compactDecrypt(String(idToken), new Uint8Array(key));
    expect(protectedHeader).toMatchObject({ alg: name, enc: enc.replaceAll("_", "-"), cty: "JWT" });
    expect(protectedHeader.kid).toBeUndefined();
    expect((await verify(emulator, new TextDecoder().decode(plaintext))).payload.sub).toBe("anna");
  });

  test.each([
    ["ECDH_ES", "ECDH-ES", "A128CBC-HS256"],
    ["ECDH_ES_A256KW", "ECDH-ES+A256KW", "A128CBC-HS256"],
  ] as const)("by %s is for the client's key, and has A128CBC-HS256 where nothing is said", async (alg, name, enc) => {
    const { privateKey, publicKey } = await generateKeyPair(name, { extractable: true });
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), use: "enc", kid: "e1" }] });
    const emulator = standing({ clients: [{ idTokenEncryptionAlg: alg, jwks }] });
    const { idToken } = await tokensOf(emulator, clientOf(emulator, "POLL"));
    const { protectedHeader } = await compactDecrypt(String(idToken), privateKey);
    expect(protectedHeader).toMatchObject({ alg: name, enc, cty: "JWT", kid: "e1" });
  });

  const signing = JSON.stringify({ keys: [{ kty: "EC", use: "sig", crv: "P-256", x: "AA", y: "AA" }] });

  test.each([
    ["without a key set", { idTokenEncryptionAlg: "ECDH_ES" }, "A046303"],
    ["with a key set that is none", { idTokenEncryptionAlg: "ECDH_ES", jwks: '{"keys":[]}' }, "A046309"],
    ["without a key for it", { idTokenEncryptionAlg: "RSA_OAEP_256", jwks: signing }, "A046309"],
    ["with a key for signatures only", { idTokenEncryptionAlg: "ECDH_ES", jwks: signing }, "A046309"],
  ] as const)("is not made for a client %s, in POLL and in PUSH mode", async (_name, settings, code) => {
    const emulator = standing({ clients: [settings] });
    const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "POLL"));
    await complete(emulator, ticket);
    const answer = await poll(emulator, clientOf(emulator, "POLL"), authReqId);
    expect(answer.body).toMatchObject({ action: "BAD_REQUEST", resultCode: code });
    expect(emulator.records).toMatchObject({ accessTokens: 0, refreshTokens: 0 });
    const push = standing({
      clients: [{ ...settings, bcDeliveryMode: "PUSH", bcNotificationEndpoint: "https://a/b" }],
    });
    const client = clientOf(push, "PUSH");
    const pushed = await begin(push, client, { client_notification_token: "n0t1fy-me" });
    expect((await complete(push, pushed.ticket)).body).toMatchObject({ action: "NOTIFICATION", resultCode: code });
  });

  test("needs keys that can be fetched and read: A046304, A046305", async () => {
    const jwksUri = "https://client.example/jwks";
    const codeFor = async (fetch: () => Promise<Response>) => {
      const emulator = standing({ fetch, clients: [{ idTokenEncryptionAlg: "ECDH_ES", jwksUri }] });
      const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "POLL"));
      await complete(emulator, ticket);
      return (await poll(emulator, clientOf(emulator, "POLL"), authReqId)).body["resultCode"];
    };
    expect(await codeFor(() => Promise.resolve(new Response("", { status: 404 })))).toBe("A046304");
    expect(await codeFor(() => Promise.resolve(new Response("x")))).toBe("A046305");
  });

  test("by a secret is not for a public client: A046313", async () => {
    const { codeOf, redeem } = codeStage({
      clientType: "PUBLIC",
      tokenAuthMethod: "NONE",
      idTokenEncryptionAlg: "A128KW",
    });
    const { body } = await redeem(await codeOf(), { client_id: "2000000001" }, {});
    expect(body).toMatchObject({ action: "BAD_REQUEST", resultCode: "A046313" });
  });

  test.each(["RSA1_5", "PBES2_HS256_A128KW"] as const)("by %s is answered with 501", async (alg) => {
    const { codeOf, redeem } = codeStage({ idTokenEncryptionAlg: alg });
    expect((await redeem(await codeOf())).status).toBe(501);
  });
});

test("an ID token is not signed by a secret that is shorter than the hash: A046113", async () => {
  const { codeOf, redeem } = codeStage({ idTokenSignAlg: "HS512", clientSecret: "s".repeat(63) });
  const { body } = await redeem(await codeOf());
  expect(body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "A046113" });
  const good = codeStage({ idTokenSignAlg: "HS512", clientSecret: "s".repeat(64) });
  expect((await good.redeem(await good.codeOf())).body["action"]).toBe("OK");
});
