import { describe, expect, test } from "vitest";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import type { ClientSettings } from "../../../src/emulator/index.js";
import { authenticate, basic, clientOf, contentOf, form, post, standing, start } from "../caller.js";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const redirectUri = "https://client.localhost/cb";

/** Endpoints that authenticate clients, with a request that is valid except for the credentials. */
const endpoints = [
  {
    name: "backchannel authentication",
    path: "/backchannel/authentication",
    action: "UNAUTHORIZED",
    request: { scope: "openid", login_hint: "anna" },
    good: "A179001",
    missing: ["UNAUTHORIZED", "A168309", "invalid_client"],
    unknown: "A168310",
    disagreement: ["A168303", "A168305", "A168307"],
    assertion: ["A168301", "A168302"],
    isPublic: ["BAD_REQUEST", "A168311", "unauthorized_client"],
  },
  {
    name: "token",
    path: "/auth/token",
    action: "INVALID_CLIENT",
    request: { grant_type: "urn:openid:params:grant-type:ciba", auth_req_id: "x" },
    // An unknown auth_req_id is only reported to an authenticated client.
    good: "A200304",
    missing: ["BAD_REQUEST", "A244305", "invalid_request"],
    unknown: "A048304",
    disagreement: ["A048312", "A048312", "A048312"],
    assertion: ["A157312", "A157315"],
    isPublic: ["BAD_REQUEST", "A168311", "unauthorized_client"],
  },
  {
    name: "pushed authorization request",
    path: "/pushed_auth_req",
    action: "UNAUTHORIZED",
    request: { response_type: "code", redirect_uri: redirectUri },
    good: "A245001",
    missing: ["UNAUTHORIZED", "A247306", "invalid_client"],
    unknown: "A247307",
    disagreement: ["A247303", "A247304", "A247305"],
    assertion: ["A157312", "A157315"],
    isPublic: undefined,
  },
  {
    name: "revocation",
    path: "/auth/revocation",
    action: "INVALID_CLIENT",
    request: { token: "x" },
    good: "E006001",
    missing: ["INVALID_CLIENT", "A168309", "invalid_client"],
    unknown: "A168310",
    disagreement: ["A168303", "A168305", "A168307"],
    assertion: ["A168301", "A168302"],
    isPublic: undefined,
  },
] as const;

describe.each(endpoints)("at the $name endpoint", (endpoint) => {
  const { path, action, request, good: goodCode, missing, unknown, disagreement } = endpoint;
  const emulatorWith = (settings: ClientSettings) => {
    const emulator = standing({
      clients: [
        { clientId: 1, clientSecret: "secret", redirectUris: [redirectUri], responseTypes: ["CODE"], ...settings },
      ],
    });
    const call = async (body: object, parameters: Record<string, string | readonly string[]> = {}) => {
      const answer = await post(emulator, path, { parameters: form({ ...request, ...parameters }), ...body });
      return [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
    };
    const passes = async (body: object, parameters: Record<string, string> = {}) => {
      const answer = await post(emulator, path, { parameters: form({ ...request, ...parameters }), ...body });
      return answer.body["resultCode"] === goodCode;
    };
    return { emulator, call, passes };
  };

  describe("client_secret_basic", () => {
    test("takes identifier and secret from the call", async () => {
      const { passes } = emulatorWith({});
      expect(await passes({ clientId: "1", clientSecret: "secret" })).toBe(true);
      expect(await passes({ clientId: "1", clientSecret: "secret" }, { client_id: "1" })).toBe(true);
    });

    test("names the client in the refusal of a wrong secret, where the answer has a place for that", async () => {
      const { emulator } = emulatorWith({ attributes: [{ key: "a", value: "b" }] });
      const answer = await post(emulator, path, {
        parameters: form({ ...request }),
        clientId: "1",
        clientSecret: "wrong",
      });
      expect(answer).toEqual({
        status: 200,
        body: {
          resultCode: "A157305",
          resultMessage: "[A157305] The client secret is not the registered one.",
          action,
          responseContent:
            '{"error":"invalid_client","error_description":"[A157305] The client secret is not the registered one."}',
          ...(endpoint.isPublic && {
            clientId: 1,
            clientIdAliasUsed: false,
            clientAttributes: [{ key: "a", value: "b" }],
            clientAuthMethod: "CLIENT_SECRET_BASIC",
          }),
        },
      });
    });

    test("refuses a missing or an empty secret", async () => {
      const { call } = emulatorWith({});
      expect(await call({ clientId: "1" })).toEqual([action, "A157304", "invalid_client"]);
      expect(await call({ clientId: "1", clientSecret: "" })).toEqual([action, "A157304", "invalid_client"]);
    });

    test("refuses the right secret in the form", async () => {
      const { call } = emulatorWith({});
      expect(await call({}, { client_id: "1", client_secret: "secret" })).toEqual([
        action,
        "A157357",
        "invalid_client",
      ]);
    });
  });

  describe("client_secret_post", () => {
    const settings = { tokenAuthMethod: "CLIENT_SECRET_POST" } as const;

    test("takes identifier and secret from the form", async () => {
      const { passes, call } = emulatorWith(settings);
      expect(await passes({}, { client_id: "1", client_secret: "secret" })).toBe(true);
      expect(await call({}, { client_id: "1", client_secret: "wrong" })).toEqual([action, "A157305", "invalid_client"]);
      expect(await call({}, { client_id: "1" })).toEqual([action, "A157304", "invalid_client"]);
    });

    test("refuses the right secret from a header", async () => {
      const { call } = emulatorWith(settings);
      expect(await call({ clientId: "1", clientSecret: "secret" })).toEqual([action, "A157357", "invalid_client"]);
    });
  });

  describe("private_key_jwt", () => {
    const now = start / 1000;
    const good = { iss: "1", sub: "1", aud: "https://as.localhost", exp: now + 60, iat: now, jti: "a" };

    const setUp = async (settings: ClientSettings = {}) => {
      const { privateKey, publicKey } = await generateKeyPair("ES256");
      const jwks = JSON.stringify({ keys: [await exportJWK(publicKey)] });
      const world = emulatorWith({ tokenAuthMethod: "PRIVATE_KEY_JWT", jwks, ...settings });
      const parameters = async (claims: JWTPayload, key: CryptoKey = privateKey) => ({
        client_assertion_type: assertionType,
        client_assertion: await new SignJWT(claims).setProtectedHeader({ alg: "ES256" }).sign(key),
      });
      return { ...world, parameters };
    };

    test.each([
      ["issuer", "https://as.localhost"],
      ["token endpoint", "https://as.localhost/token"],
      ["backchannel endpoint", ["https://as.localhost/ciba"]],
      ["endpoint for pushed requests", "https://as.localhost/par"],
    ])("takes an assertion for the %s", async (_name, aud) => {
      const { passes, parameters } = await setUp();
      expect(await passes({}, await parameters({ ...good, aud }))).toBe(true);
    });

    test.each([
      ["has another subject", { sub: "2" }, "A157316"],
      ["is for somebody else", { aud: "https://other.example" }, "A157318"],
      ["has no audience", { aud: undefined }, "A157318"],
      ["has no exp", { exp: undefined }, "A157319"],
      ["has expired", { exp: now }, "A157320"],
      ["is not valid yet", { nbf: now + 60 }, "A157322"],
      ["was issued in the future", { iat: now + 60 }, "A157323"],
      ["has no jti", { jti: undefined }, "A157324"],
    ])("refuses an assertion that %s", async (_name, change, code) => {
      const { call, parameters } = await setUp();
      const claims = Object.fromEntries(
        Object.entries({ ...good, ...change }).filter(([, value]) => value !== undefined),
      );
      expect(await call({}, await parameters(claims))).toEqual([action, code, "invalid_client"]);
    });

    test("refuses an assertion of another key", async () => {
      const { call, parameters } = await setUp();
      const { privateKey } = await generateKeyPair("ES256");
      expect(await call({}, await parameters(good, privateKey))).toEqual([action, "A157326", "invalid_client"]);
    });

    test("refuses an assertion by another algorithm than the registered one", async () => {
      const { call, parameters } = await setUp({ tokenAuthSignAlg: "PS256" });
      expect(await call({}, await parameters(good))).toEqual([action, "A157313", "invalid_client"]);
    });

    test("refuses an assertion that is signed with a secret", async () => {
      const { call } = await setUp();
      const assertion = await new SignJWT(good)
        .setProtectedHeader({ alg: "HS256" })
        .sign(new TextEncoder().encode("secret".repeat(10)));
      expect(await call({}, { client_assertion_type: assertionType, client_assertion: assertion })).toEqual([
        action,
        "A157313",
        "invalid_client",
      ]);
    });

    test("takes an assertion once, also when it comes twice at the same time", async () => {
      const { call, passes, parameters } = await setUp();
      const same = await parameters(good);
      const results = await Promise.all([passes({}, same), passes({}, same)]);
      expect(results.sort()).toEqual([false, true]);
      expect(await call({}, same)).toEqual([action, "E001006", "invalid_client"]);
      expect(await passes({}, await parameters({ ...good, jti: "b" }))).toBe(true);
    });

    test("allows for the clock skew of the service", async () => {
      const { emulator, passes, parameters } = await setUp();
      emulator.updateService({ allowableClockSkew: 10 });
      emulator.clock.advance(65);
      expect(await passes({}, await parameters(good))).toBe(true);
    });

    test("refuses an assertion of a wrong type, none at all, and a client without keys", async () => {
      const { call, emulator, parameters } = await setUp();
      expect(await call({}, { client_assertion: (await parameters(good)).client_assertion })).toEqual([
        action,
        "A157309",
        "invalid_client",
      ]);
      const wrongType = { ...(await parameters(good)), client_assertion_type: "other" };
      expect(await call({}, wrongType)).toEqual([action, "A157310", "invalid_client"]);
      const untold = { client_id: "1", client_assertion_type: assertionType };
      expect(await call({}, untold)).toEqual([action, "A157311", "invalid_client"]);
      emulator.updateClient(1, { jwks: null });
      expect(await call({}, await parameters(good))).toEqual([action, "A156301", "invalid_client"]);
    });

    test("refuses a secret", async () => {
      const { call } = await setUp();
      expect(await call({ clientId: "1", clientSecret: "secret" })).toEqual([action, "A157357", "invalid_client"]);
    });

    test("refuses an assertion that cannot be read, and one that names another client", async () => {
      const { call, parameters } = await setUp();
      expect(await call({}, { client_assertion_type: assertionType, client_assertion: "x" })).toEqual([
        action,
        endpoint.assertion[0],
        "invalid_client",
      ]);
      const { iss: _iss, ...anonymous } = good;
      expect(await call({}, await parameters(anonymous))).toEqual([action, endpoint.assertion[1], "invalid_client"]);
      expect(await call({ clientId: "2" }, await parameters(good))).toEqual([
        action,
        disagreement[2],
        "invalid_client",
      ]);
      const contrary = { client_id: "2", ...(await parameters(good)) };
      expect(await call({}, contrary)).toEqual([action, disagreement[1], "invalid_client"]);
    });
  });

  test("a client that cannot be identified is refused", async () => {
    const { call } = emulatorWith({});
    expect(await call({})).toEqual(missing);
    expect(await call({ clientId: "2", clientSecret: "secret" })).toEqual([action, unknown, "invalid_client"]);
    expect(await call({ clientId: "1", clientSecret: "secret" }, { client_id: "2" })).toEqual([
      action,
      disagreement[0],
      "invalid_client",
    ]);
  });

  test("a client that authenticates in two ways is refused", async () => {
    const { call } = emulatorWith({});
    expect(await call({ clientId: "1", clientSecret: "secret" }, { client_secret: "secret" })).toEqual([
      "BAD_REQUEST",
      "E001001",
      "invalid_request",
    ]);
  });

  test.each([
    ["A157301", { clientType: "PUBLIC" }],
    ["A157302", { tokenAuthMethod: "NONE" }],
  ] as const)("a client that is public by half is refused: %s", async (code, settings) => {
    const { call } = emulatorWith(settings);
    expect(await call({}, { client_id: "1" })).toEqual(endpoint.isPublic ?? [action, code, "invalid_client"]);
  });

  test.each([
    ["a secret in a header", { clientSecret: "secret" }, {}],
    ["a secret in the form", {}, { client_secret: "secret" }],
    ["an attestation", { oauthClientAttestation: "x" }, {}],
  ])("a public client that comes with %s is refused: A157303", async (_name, body, parameters) => {
    const { call, passes } = emulatorWith({ clientType: "PUBLIC", tokenAuthMethod: "NONE" });
    const refused = endpoint.isPublic ?? [action, "A157303", "invalid_client"];
    expect(await call({ clientId: "1", ...body }, parameters)).toEqual(refused);
    expect(await passes({ clientId: "1", clientSecret: "" })).toBe(endpoint.isPublic === undefined);
  });

  test("the alias in one place and the number in another name one client", async () => {
    const { passes } = emulatorWith({ clientIdAlias: "terminal" });
    expect(await passes({ clientId: "1", clientSecret: "secret" }, { client_id: "terminal" })).toBe(true);
    expect(await passes({ clientId: "terminal", clientSecret: "secret" }, { client_id: "1" })).toBe(true);
  });

  test("a client with a method that the service does not support is refused", async () => {
    const { call, emulator } = emulatorWith({});
    emulator.updateService({ supportedTokenAuthMethods: ["PRIVATE_KEY_JWT"] });
    expect(await call({ clientId: "1", clientSecret: "secret" })).toEqual([
      "BAD_REQUEST",
      "E001002",
      "unauthorized_client",
    ]);
  });

  test("a locked client fails at the level of the API, or as A048307", async () => {
    const { emulator, call } = emulatorWith({ locked: true });
    if (path === "/auth/token") {
      const credentials = { clientId: "1", clientSecret: "secret" };
      expect(await call(credentials)).toEqual([action, "A048307", "invalid_client"]);
      return;
    }
    expect(
      await post(emulator, path, { parameters: form({ ...request }), clientId: "1", clientSecret: "secret" }),
    ).toEqual({
      status: 403,
      body: { resultCode: "A001215", resultMessage: "[A001215] The client 1 is locked." },
    });
  });
});

describe("an alias", () => {
  const settings = { clientId: 1, clientIdAlias: "terminal", clientSecret: "secret" };
  const call = (emulator: ReturnType<typeof standing>) =>
    post(emulator, "/backchannel/authentication", {
      parameters: form({ scope: "openid", login_hint: "anna" }),
      clientId: "terminal",
      clientSecret: "secret",
    });

  test("names the client", async () => {
    expect((await call(standing({ clients: [settings] }))).body).toMatchObject({
      action: "USER_IDENTIFICATION",
      clientId: 1,
      clientIdAlias: "terminal",
      clientIdAliasUsed: true,
    });
  });

  test("is not known where client or service do not use aliases", async () => {
    expect((await call(standing({ clients: [{ ...settings, clientIdAliasEnabled: false }] }))).body["resultCode"]).toBe(
      "A168310",
    );
    expect(
      (await call(standing({ clients: [settings], service: { clientIdAliasEnabled: false } }))).body["resultCode"],
    ).toBe("A168310");
  });
});

test("an assertion whose payload is no JSON is refused at the token endpoint: A157314", async () => {
  const emulator = standing();
  const assertion = `${Buffer.from('{"alg":"ES256"}').toString("base64url")}.${Buffer.from("x").toString("base64url")}.AA`;
  const answer = await post(emulator, "/auth/token", {
    parameters: form({
      ...{ grant_type: "client_credentials", client_assertion_type: assertionType, client_assertion: assertion },
    }),
  });
  expect(answer.body).toMatchObject({ action: "INVALID_CLIENT", resultCode: "A157314" });
});

test("the client is authenticated before its hint is looked at", async () => {
  const emulator = standing();
  const answer = await post(emulator, "/backchannel/authentication", {
    parameters: form({ scope: "openid", id_token_hint: "x" }),
    ...basic(clientOf(emulator, "POLL")),
    clientSecret: "wrong",
  });
  expect(answer.body["resultCode"]).toBe("A157305");
  expect((await authenticate(emulator, clientOf(emulator, "POLL"), { id_token_hint: "x" })).body["resultCode"]).toBe(
    "A174302",
  );
});
