import { compactDecrypt, createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, type JSONWebKeySet } from "jose";
import { describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../../../src/emulator/index.js";
import { clientOf, contentOf, form, get, post, refresh, standing, start, tokensOf } from "../caller.js";
import { anyString, having } from "../matchers.js";

const path = "/auth/introspection/standard";
const at = start / 1000;

const setUp = async (options: EmulatorOptions = {}) => {
  const emulator = standing(options);
  const client = clientOf(emulator, "POLL");
  const tokens = await tokensOf(
    emulator,
    client,
    { scope: "openid email", resource: "https://bank.example.com" },
    {
      authTime: at - 5,
      acr: "urn:example:acr:pin",
      properties: [
        { key: "branch", value: "117" },
        { key: "risk", value: "low", hidden: true },
        { key: "sub", value: "mallory" },
        { key: "nbf", value: "1" },
      ],
    },
  );
  const introspect = (token: unknown, rest: object = {}) =>
    post(emulator, path, { parameters: form({ token: String(token) }), ...rest });
  return { emulator, client, tokens, introspect };
};

const active = {
  branch: "117",
  active: true,
  scope: "openid email",
  client_id: "2000000001",
  token_type: "Bearer",
  exp: at + 3600,
  iat: at,
  sub: "anna",
  aud: ["https://bank.example.com"],
  iss: "https://as.localhost",
  acr: "urn:example:acr:pin",
  auth_time: at - 5,
};

const answered = (content: object) => ({
  status: 200,
  body: {
    resultCode: "E005008",
    resultMessage: "[E005008] The introspection answer was made.",
    action: "OK",
    responseContent: JSON.stringify(content),
  },
});

describe("a token that is good", () => {
  test("is told of with what is tied to it, but for what is hidden", async () => {
    const { introspect, tokens } = await setUp();
    expect(await introspect(tokens["accessToken"])).toEqual(answered(active));
  });

  test("is told of with hidden properties, if asked to", async () => {
    const { introspect, tokens } = await setUp();
    expect(contentOf(await introspect(tokens["accessToken"], { withHiddenProperties: true }))).toEqual({
      ...active,
      risk: "low",
    });
  });

  test("is told of with no more than there is", async () => {
    const { emulator, introspect } = await setUp();
    const { body } = await post(emulator, "/auth/token/create", {
      grantType: "CLIENT_CREDENTIALS",
      clientId: 2000000001,
    });
    expect(contentOf(await introspect(body["accessToken"]))).toEqual({
      active: true,
      client_id: "2000000001",
      token_type: "Bearer",
      exp: at + 3600,
      iat: at,
      iss: "https://as.localhost",
    });
  });

  test("may be a refresh token, which has no type, whatever the hint", async () => {
    const { emulator, tokens } = await setUp();
    const { branch: _branch, token_type: _type, ...rest } = active;
    for (const hint of [undefined, "refresh_token", "access_token", "x"]) {
      const parameters = form({ token: String(tokens["refreshToken"]), token_type_hint: hint });
      expect(contentOf(await post(emulator, path, { parameters }))).toEqual({ ...rest, exp: at + 86_400 });
    }
  });

  test("is known by its JWT, too", async () => {
    const { introspect, tokens } = await setUp({ service: { accessTokenSignAlg: "ES256" } });
    expect(contentOf(await introspect(tokens["jwtAccessToken"]))).toEqual(active);
  });

  test("is told of to the resource server that it is meant for", async () => {
    const { introspect, tokens } = await setUp();
    expect(await introspect(tokens["accessToken"], { rsUri: "https://bank.example.com" })).toEqual(answered(active));
    expect(await introspect(tokens["accessToken"], { rsUri: "https://other.example.com" })).toEqual(
      answered({ active: false }),
    );
  });

  test("is told of to everybody if it is not limited", async () => {
    const { emulator, introspect } = await setUp();
    const { accessToken } = await tokensOf(emulator, clientOf(emulator, "PING"));
    expect(contentOf(await introspect(accessToken, { rsUri: "https://other.example.com" }))["active"]).toBe(true);
  });
});

describe("of a token that is not good nothing is told but that:", () => {
  const inactive = answered({ active: false });

  test("of one that is not known", async () => {
    const { introspect, tokens } = await setUp();
    expect(await introspect("x")).toEqual(inactive);
    expect(await introspect(tokens["idToken"])).toEqual(inactive);
  });

  test("of one that has expired", async () => {
    const { emulator, introspect, tokens } = await setUp();
    emulator.clock.advance(3599);
    expect(await introspect(tokens["accessToken"])).toEqual(answered(active));
    emulator.clock.advance(1);
    expect(await introspect(tokens["accessToken"])).toEqual(inactive);
    emulator.clock.advance(86_400 - 3600);
    expect(await introspect(tokens["refreshToken"])).toEqual(inactive);
  });

  test("of one that was revoked", async () => {
    const { emulator, introspect, tokens } = await setUp();
    await post(emulator, "/auth/token/revoke", { accessTokenIdentifier: tokens["accessToken"] });
    expect(await introspect(tokens["accessToken"])).toEqual(inactive);
    expect(await introspect(tokens["refreshToken"])).toEqual(inactive);
  });

  test("of a refresh token that was replaced", async () => {
    const { emulator, client, introspect, tokens } = await setUp();
    await refresh(emulator, client, String(tokens["refreshToken"]));
    expect(await introspect(tokens["refreshToken"])).toEqual(inactive);
  });
});

describe("an answer as a JWT", () => {
  const wish = {
    rsUri: "https://bank.example.com",
    httpAcceptHeader: "application/json;q=0.5, Application/Token-Introspection+JWT",
  };

  test.each([
    [undefined, "RS256"],
    ["ES256", "ES256"],
    ["EdDSA", "EdDSA"],
  ])("is signed as asked: %s", async (introspectionSignAlg, alg) => {
    const { emulator, introspect, tokens } = await setUp();
    const answer = await introspect(tokens["accessToken"], { ...wish, introspectionSignAlg });
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "E005008",
        resultMessage: "[E005008] The introspection answer was made.",
        action: "JWT",
        responseContent: anyString,
      },
    });
    const keys = (await get(emulator, "/service/jwks/get")).body as unknown as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(
      String(answer.body["responseContent"]),
      createLocalJWKSet(keys),
      { currentDate: new Date(start) },
    );
    expect(protectedHeader).toEqual({ alg, typ: "token-introspection+jwt", kid: anyString });
    expect(payload).toEqual({
      iss: "https://as.localhost",
      aud: "https://bank.example.com",
      iat: at,
      token_introspection: active,
    });
  });

  test("is given of a token that is not good, too", async () => {
    const { introspect } = await setUp();
    const { body } = await introspect("x", wish);
    const [, payload] = String(body["responseContent"]).split(".");
    expect(JSON.parse(Buffer.from(payload ?? "", "base64url").toString())).toMatchObject({
      token_introspection: { active: false },
    });
  });

  test("needs the resource server", async () => {
    const { introspect, tokens } = await setUp();
    const answer = await introspect(tokens["accessToken"], { ...wish, rsUri: undefined });
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "E005010",
        resultMessage: "[E005010] An answer as a JWT needs the rsUri.",
        action: "INTERNAL_SERVER_ERROR",
        responseContent: '{"error":"server_error","error_description":"[E005010] An answer as a JWT needs the rsUri."}',
      },
    });
  });

  test("is signed with the secret that the resource server shares", async () => {
    const { introspect, tokens } = await setUp();
    const sharedKeyForSign = "a secret that is long enough for HS256, which wants 256 bits";
    const { body } = await introspect(tokens["accessToken"], {
      ...wish,
      introspectionSignAlg: "HS256",
      sharedKeyForSign,
    });
    const { payload, protectedHeader } = await jwtVerify(
      String(body["responseContent"]),
      new TextEncoder().encode(sharedKeyForSign),
    );
    expect(protectedHeader).toEqual({ alg: "HS256", typ: "token-introspection+jwt" });
    expect(payload["token_introspection"]).toEqual(active);
  });

  test("is encrypted for the public key of the resource server, the signed one inside", async () => {
    const { emulator, introspect, tokens } = await setUp();
    for (const [introspectionEncryptionAlg, alg] of [
      ["ECDH_ES_A128KW", "ECDH-ES+A128KW"],
      ["RSA_OAEP_256", "RSA-OAEP-256"],
    ] as const) {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
      const publicKeyForEncryption = JSON.stringify({ ...(await exportJWK(publicKey)), kid: "rs-1" });
      const more = { introspectionEncryptionAlg, introspectionEncryptionEnc: "A256GCM", publicKeyForEncryption };
      const { body } = await introspect(tokens["accessToken"], { ...wish, ...more });
      const { plaintext, protectedHeader } = await compactDecrypt(String(body["responseContent"]), privateKey);
      const header = { alg, enc: "A256GCM", typ: "token-introspection+jwt", cty: "JWT", kid: "rs-1" };
      expect(protectedHeader).toEqual(alg.startsWith("ECDH") ? { ...header, epk: having({}) } : header);
      const keys = (await get(emulator, "/service/jwks/get")).body as unknown as JSONWebKeySet;
      const { payload } = await jwtVerify(new TextDecoder().decode(plaintext), createLocalJWKSet(keys), {
        currentDate: new Date(start),
      });
      expect(payload["token_introspection"]).toEqual(active);
    }
  });

  test("is encrypted with a key that is made of the shared secret: OpenID Connect Core 1.0, section 10.2", async () => {
    const { introspect, tokens } = await setUp();
    const more = { introspectionEncryptionAlg: "DIR", sharedKeyForEncryption: "s3cret" };
    const { body } = await introspect(tokens["accessToken"], { ...wish, ...more });
    const key = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode("s3cret")));
    const { protectedHeader } = await compactDecrypt(String(body["responseContent"]), key);
    expect(protectedHeader).toEqual({ alg: "dir", enc: "A128CBC-HS256", typ: "token-introspection+jwt", cty: "JWT" });
  });

  const jwk = { kty: "EC", crv: "P-256", x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU" };

  test.each([
    [
      "a shared secret",
      { introspectionSignAlg: "HS256" },
      "An answer signed by HS256 needs a sharedKeyForSign that is as long as the hash.",
    ],
    [
      "a secret as long as the hash",
      { introspectionSignAlg: "HS384", sharedKeyForSign: "short" },
      "An answer signed by HS384 needs a sharedKeyForSign that is as long as the hash.",
    ],
    [
      "a public key",
      { introspectionEncryptionAlg: "ECDH_ES" },
      "The publicKeyForEncryption cannot be used for ECDH-ES with A128CBC-HS256.",
    ],
    [
      "a public key that is whole",
      { introspectionEncryptionAlg: "ECDH_ES", publicKeyForEncryption: JSON.stringify(jwk) },
      "The publicKeyForEncryption cannot be used for ECDH-ES with A128CBC-HS256.",
    ],
    [
      "a secret to encrypt with",
      { introspectionEncryptionAlg: "A128KW" },
      "The sharedKeyForEncryption cannot be used for A128KW with A128CBC-HS256.",
    ],
    [
      "an encryption that is known",
      { introspectionEncryptionAlg: "A128KW", introspectionEncryptionEnc: "X", sharedKeyForEncryption: "s" },
      "The sharedKeyForEncryption cannot be used for A128KW with x.",
    ],
  ])("E041002: needs %s", async (_name, more, text) => {
    const { introspect, tokens } = await setUp();
    expect(await introspect(tokens["accessToken"], { ...wish, ...more })).toEqual({
      status: 200,
      body: {
        resultCode: "E041002",
        resultMessage: `[E041002] ${text}`,
        action: "INTERNAL_SERVER_ERROR",
        responseContent: JSON.stringify({ error: "server_error", error_description: `[E041002] ${text}` }),
      },
    });
  });

  test.each([
    [{ introspectionEncryptionAlg: "RSA1_5" }, "encrypted with RSA1_5"],
    [{ introspectionEncryptionAlg: "PBES2_HS256_A128KW" }, "encrypted with PBES2-HS256+A128KW"],
    [{ introspectionSignAlg: "ES256K" }, "signed by ES256K"],
    [{ introspectionSignAlg: "NONE" }, "signed by NONE"],
  ])("%j is answered with 501, since it is not emulated", async (rest, what) => {
    const { introspect, tokens } = await setUp();
    expect(await introspect(tokens["accessToken"], { ...wish, ...rest })).toEqual({
      status: 501,
      body: { resultCode: "E000004", resultMessage: `[E000004] Introspection answers ${what} are not emulated.` },
    });
  });

  test("is not what other Accept headers ask for", async () => {
    const { introspect, tokens } = await setUp();
    for (const httpAcceptHeader of ["", "*/*", "application/json", "application/jwt"]) {
      expect(await introspect(tokens["accessToken"], { httpAcceptHeader })).toEqual(answered(active));
    }
  });
});

test.each([
  ["without a token", "token_type_hint=access_token", "BAD_REQUEST", "E005009", "The request has no token."],
  ["with two tokens", "token=a&token=b", "BAD_REQUEST", "E004001", "The parameter 'token' occurs more than once."],
  ["without parameters", undefined, "INTERNAL_SERVER_ERROR", "E000010", "The call has no parameters."],
  ["that is no form", "token=%", "INTERNAL_SERVER_ERROR", "E000011", "The parameters are not form-encoded."],
])("a request %s is refused", async (_name, parameters, action, code, text) => {
  const error = action === "BAD_REQUEST" ? "invalid_request" : "server_error";
  expect(await post(standing(), path, { parameters })).toEqual({
    status: 200,
    body: {
      resultCode: code,
      resultMessage: `[${code}] ${text}`,
      action,
      responseContent: JSON.stringify({ error, error_description: `[${code}] ${text}` }),
    },
  });
});
