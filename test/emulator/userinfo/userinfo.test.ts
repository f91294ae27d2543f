import {
  compactDecrypt,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  type JSONWebKeySet,
  UnsecuredJWT,
} from "jose";
import { describe, expect, test } from "vitest";
import { codeStage } from "../authorization/code-caller.js";
import { clientOf, get, post, standing, start, tokensOf } from "../caller.js";
import { anyString } from "../matchers.js";

const iat = start / 1000;
const at = { currentDate: new Date(start) };
const paths = ["/auth/userinfo", "/auth/userinfo/issue"];

const setUp = async (outcome: object = {}) => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const { accessToken, refreshToken } = await tokensOf(emulator, client, { scope: "openid email" }, outcome);
  return { emulator, client, token: String(accessToken), refreshToken: String(refreshToken) };
};

describe("a token for the UserInfo endpoint", () => {
  test("names the user and the claims that its scopes stand for", async () => {
    const properties = [{ key: "branch", value: "117", hidden: true }];
    const { emulator, client, token } = await setUp({ properties, consentedClaims: ["email"] });
    expect(await post(emulator, "/auth/userinfo", { token })).toEqual({
      status: 200,
      body: {
        resultCode: "A091001",
        resultMessage: "[A091001] The access token is good for the UserInfo endpoint.",
        action: "OK",
        token,
        subject: "anna",
        scopes: ["openid", "email"],
        claims: ["email", "email_verified"],
        consentedClaims: ["email"],
        properties,
        clientId: client.clientId,
        clientIdAliasUsed: false,
      },
    });
  });

  test("may stand for no claims, and for no recorded consent", async () => {
    const { emulator, client } = await setUp();
    const { body } = await post(emulator, "/auth/token/create", {
      grantType: "AUTHORIZATION_CODE",
      clientId: client.clientId,
      subject: "anna",
      scopes: ["openid"],
    });
    const answer = (await post(emulator, "/auth/userinfo", { token: body["accessToken"] })).body;
    expect([answer["action"], answer["claims"], answer["consentedClaims"]]).toEqual(["OK", undefined, undefined]);
  });

  test("may be a JWT", async () => {
    const emulator = standing({ service: { accessTokenSignAlg: "ES256" } });
    const { jwtAccessToken } = await tokensOf(emulator, clientOf(emulator, "POLL"));
    expect((await post(emulator, "/auth/userinfo", { token: jwtAccessToken })).body).toMatchObject({
      action: "OK",
      token: jwtAccessToken,
    });
  });

  test("stands for the claims of the scopes that it has by now", async () => {
    const { emulator, token } = await setUp();
    await post(emulator, "/auth/token/update", { accessToken: token, scopes: ["openid", "phone"] });
    expect((await post(emulator, "/auth/userinfo", { token })).body["claims"]).toEqual([
      "phone_number",
      "phone_number_verified",
    ]);
  });
});

describe("the UserInfo answer", () => {
  const made = (content: object) => ({
    status: 200,
    body: {
      resultCode: "A096001",
      resultMessage: "[A096001] The UserInfo answer was made.",
      action: "JSON",
      responseContent: JSON.stringify(content),
    },
  });

  test("has the claims and the subject", async () => {
    const { emulator, token } = await setUp();
    const claims = JSON.stringify({ email: "anna@example.com", email_verified: true });
    expect(await post(emulator, "/auth/userinfo/issue", { token, claims })).toEqual(
      made({ sub: "anna", email: "anna@example.com", email_verified: true }),
    );
  });

  test("has the subject alone when there are no claims", async () => {
    const { emulator, token } = await setUp();
    for (const claims of [undefined, "", "{}"]) {
      expect(await post(emulator, "/auth/userinfo/issue", { token, claims, sub: "" })).toEqual(made({ sub: "anna" }));
    }
  });

  test("has the sub of the call, and never one among the claims", async () => {
    const { emulator, token } = await setUp();
    const claims = '{"sub":"mallory","name":"Anna"}';
    expect(await post(emulator, "/auth/userinfo/issue", { token, claims, sub: "6c1f" })).toEqual(
      made({ sub: "6c1f", name: "Anna" }),
    );
    expect(await post(emulator, "/auth/userinfo/issue", { token, claims })).toEqual(
      made({ sub: "anna", name: "Anna" }),
    );
  });

  test.each(["[]", "{", '"email"'])("is refused with claims that are no JSON object: %s", async (claims) => {
    const { emulator, token } = await setUp();
    expect(await post(emulator, "/auth/userinfo/issue", { token, claims })).toEqual({
      status: 200,
      body: {
        resultCode: "E007008",
        resultMessage: "[E007008] The claims are not the text of a JSON object.",
        action: "INTERNAL_SERVER_ERROR",
        responseContent:
          'Bearer error="server_error",error_description="[E007008] The claims are not the text of a JSON object."',
      },
    });
  });
});

describe("the UserInfo answer of a client that wants it signed", () => {
  const setUpSigned = async (settings: object) => {
    const emulator = standing();
    const { body: client } = await post(emulator, "/client/create", {
      clientName: "Signed",
      clientIdAlias: "terminal",
      ...settings,
    });
    const { body } = await post(emulator, "/auth/token/create", {
      grantType: "AUTHORIZATION_CODE",
      clientId: client["clientId"],
      clientIdAliasUsed: true,
      subject: "anna",
      scopes: ["openid"],
    });
    const claims = '{"name":"Anna","iss":"https://evil.example.com","aud":"x"}';
    const answer = await post(emulator, "/auth/userinfo/issue", { token: body["accessToken"], claims });
    return { emulator, client, answer };
  };

  const told = { sub: "anna", name: "Anna", iss: "https://as.localhost", aud: "terminal", iat, exp: iat + 3600 };

  /** Verifies an answer with the keys that the service publishes. */
  const verify = async (emulator: ReturnType<typeof standing>, jwt: string) => {
    const keys = (await get(emulator, "/service/jwks/get")).body as unknown as JSONWebKeySet;
    return jwtVerify(jwt, createLocalJWKSet(keys), at);
  };

  test("is a JWT", async () => {
    const { emulator, answer } = await setUpSigned({ userInfoSignAlg: "ES256" });
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "A096001",
        resultMessage: "[A096001] The UserInfo answer was made.",
        action: "JWT",
        responseContent: anyString,
      },
    });
    const { payload, protectedHeader } = await verify(emulator, String(answer.body["responseContent"]));
    expect(protectedHeader).toEqual({ alg: "ES256", kid: anyString });
    expect(payload).toEqual(told);
  });

  test("is a JWT without a signature for the algorithm NONE", async () => {
    const { answer } = await setUpSigned({ userInfoSignAlg: "NONE" });
    expect(answer.body["action"]).toBe("JWT");
    const { header, payload } = UnsecuredJWT.decode(String(answer.body["responseContent"]), at);
    expect(header).toEqual({ alg: "none" });
    expect(payload).toEqual(told);
  });

  const setUpEncrypted = async (settings: object) => {
    const { privateKey, publicKey } = await generateKeyPair("ECDH-ES", { extractable: true });
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), use: "enc", kid: "e1" }] });
    const set = await setUpSigned({ jwks, userInfoEncryptionAlg: "ECDH_ES", ...settings });
    return { ...set, ...(await compactDecrypt(String(set.answer.body["responseContent"]), privateKey)) };
  };

  test("is encrypted for the client's key where there is no signature, and is no JWT inside", async () => {
    const { answer, plaintext, protectedHeader } = await setUpEncrypted({ userInfoEncryptionEnc: "A256GCM" });
    expect(answer.body["action"]).toBe("JWT");
    expect(protectedHeader).toMatchObject({ alg: "ECDH-ES", enc: "A256GCM", kid: "e1" });
    expect(protectedHeader).not.toHaveProperty("cty");
    const claims = { sub: "anna", name: "Anna", iss: "https://evil.example.com", aud: "x" };
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(claims);
  });

  test("is signed first and encrypted then: OpenID Connect Core 1.0, section 5.3.2", async () => {
    const { emulator, plaintext, protectedHeader } = await setUpEncrypted({ userInfoSignAlg: "ES256" });
    expect(protectedHeader).toMatchObject({ enc: "A128CBC-HS256", cty: "JWT" });
    const { payload } = await verify(emulator, new TextDecoder().decode(plaintext));
    expect(payload).toEqual(told);
  });

  test("is signed by the secret of the client with HS256", async () => {
    const { answer, client } = await setUpSigned({ userInfoSignAlg: "HS256" });
    const secret = new TextEncoder().encode(String(client["clientSecret"]));
    const { payload } = await jwtVerify(String(answer.body["responseContent"]), secret, at);
    expect(payload["name"]).toBe("Anna");
  });

  test("cannot be made for a client without a key to encrypt by: A046303", async () => {
    const { answer } = await setUpSigned({ userInfoEncryptionAlg: "ECDH_ES" });
    expect(answer.body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "A046303" });
    expect(answer.body["responseContent"]).toMatch(/^Bearer error="server_error"/);
  });

  test("by RSA1_5 is answered with 501, since it is not emulated", async () => {
    const { answer } = await setUpSigned({ userInfoEncryptionAlg: "RSA1_5" });
    expect(answer.status).toBe(501);
  });
});

describe.each(paths)("%s", (path) => {
  const refused = (action: string, code: string, text: string, responseContent: string) => ({
    status: 200,
    body: { resultCode: code, resultMessage: `[${code}] ${text}`, action, responseContent },
  });
  const unauthorized = (code: string, text: string) =>
    refused("UNAUTHORIZED", code, text, `Bearer error="invalid_token",error_description="[${code}] ${text}"`);

  test("needs a token", async () => {
    for (const token of [undefined, ""]) {
      expect(await post(standing(), path, { token })).toEqual(
        refused("BAD_REQUEST", "E007003", "No access token was presented.", "Bearer"),
      );
    }
  });

  test("refuses a token that is not known, or no access token", async () => {
    const { emulator, refreshToken } = await setUp();
    for (const token of ["x", refreshToken]) {
      expect(await post(emulator, path, { token })).toEqual(
        unauthorized("E007004", "The access token does not exist."),
      );
    }
  });

  test("refuses a token that was revoked", async () => {
    const { emulator, token } = await setUp();
    await post(emulator, "/auth/token/revoke", { subject: "anna" });
    expect(await post(emulator, path, { token })).toEqual(unauthorized("E007004", "The access token does not exist."));
  });

  test("refuses a token that has expired", async () => {
    const { emulator, token } = await setUp();
    emulator.clock.advance(3599);
    expect(["OK", "JSON"]).toContain((await post(emulator, path, { token })).body["action"]);
    emulator.clock.advance(1);
    expect(await post(emulator, path, { token })).toEqual(unauthorized("E007005", "The access token has expired."));
  });

  test("refuses a token that stands for no user", async () => {
    const { emulator, client } = await setUp();
    const { body } = await post(emulator, "/auth/token/create", {
      grantType: "CLIENT_CREDENTIALS",
      clientId: client.clientId,
      scopes: ["openid"],
    });
    expect(await post(emulator, path, { token: body["accessToken"] })).toEqual(
      unauthorized("A089305", "The access token stands for no user."),
    );
  });

  test("refuses a token without openid", async () => {
    const { emulator, token } = await setUp();
    await post(emulator, "/auth/token/update", { accessToken: token, scopes: ["email"] });
    expect(await post(emulator, path, { token })).toEqual(
      refused(
        "FORBIDDEN",
        "A089304",
        "The access token lacks the scope openid.",
        'Bearer error="insufficient_scope",error_description="[A089304] The access token lacks the scope openid.",scope="openid"',
      ),
    );
  });

  test("leaves descriptions out where the service omits them", async () => {
    const emulator = standing({ service: { errorDescriptionOmitted: true } });
    expect((await post(emulator, path, { token: "x" })).body["responseContent"]).toBe('Bearer error="invalid_token"');
  });
});

describe("userinfo of an authorization request", () => {
  const asked = {
    id_token: { given_name: null },
    userinfo: { name: { essential: true }, locale: null, unknown: null },
  };

  async function infoOf(parameters: Record<string, string>, decided: object = {}) {
    const { emulator, codeOf, redeem } = codeStage({}, { supportedClaims: ["given_name", "name", "locale", "email"] });
    const { body } = await redeem(await codeOf(parameters, decided));
    return (await post(emulator, "/auth/userinfo", { token: body["accessToken"] })).body;
  }

  test("names what was asked for there and by scopes, and not what was asked for in the ID token", async () => {
    const body = await infoOf({ scope: "openid email", claims: JSON.stringify(asked) });
    expect(body).toMatchObject({ action: "OK", subject: "anna", userInfoClaims: JSON.stringify(asked.userinfo) });
    expect((body["claims"] as string[]).toSorted()).toEqual(["email", "locale", "name"]);
  });

  test("names the claims that the user agreed to, where the server told them", async () => {
    const body = await infoOf({ claims: JSON.stringify(asked) }, { consentedClaims: ["name"] });
    expect(body["consentedClaims"]).toEqual(["name"]);
  });

  test("an essential claim that is missing is no error of its answer", async () => {
    const { emulator, codeOf, redeem } = codeStage();
    const { body } = await redeem(await codeOf({ claims: JSON.stringify(asked) }));
    const answer = await post(emulator, "/auth/userinfo/issue", { token: body["accessToken"], claims: "{}" });
    expect(answer.body).toMatchObject({ action: "JSON", responseContent: '{"sub":"anna"}' });
  });
});
