// Signed authentication requests: CIBA Core 1.0, section 7.1.1, and the requirements of FAPI-CIBA.
import { UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { contentOf, form, get, post, standing, start, type Answer } from "../caller.js";
import { clientCertificate } from "../certificates.js";
import { assertionOf, jwksOf, keyOf, requestClaims, sign, type ClientKey } from "../signing.js";

const path = "/backchannel/authentication";
const now = start / 1000;
const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const invalid = (code: string) => ["BAD_REQUEST", code, "invalid_request"];

/** An emulator with a client that signs, and a call that sends the signed request. */
async function setUp(settings: ClientSettings = {}, service: ServiceSettings = {}) {
  const key = await keyOf("ES256");
  const client = {
    clientId: 1,
    clientSecret: "secret",
    bcRequestSignAlg: "ES256",
    jwks: jwksOf(key.jwk),
    ...settings,
  } as const;
  const emulator = standing({ clients: [client, { clientId: 2, clientSecret: "secret" }], service });
  const send = (request: string, parameters: Record<string, string> = {}, body: object = {}) =>
    post(emulator, path, {
      parameters: form({ request, ...parameters }),
      clientId: "1",
      clientSecret: "secret",
      ...body,
    });
  const sent = async (changes: Record<string, unknown>, header: object = {}, by: ClientKey = key) =>
    send(await sign(by, requestClaims(1, changes), header));
  return { emulator, key, send, sent };
}

test("a signed request is accepted with everything that is in it", async () => {
  const { sent } = await setUp({ bcDeliveryMode: "PING", bcNotificationEndpoint: "https://client.localhost/ciba" });
  const { body } = await sent({
    scope: "openid email",
    client_notification_token: "n0t1fy-me",
    acr_values: "urn:example:acr:pin",
    binding_message: "K7-42",
    user_code: "1234",
    requested_expiry: 120,
    resource: ["https://bank.example.com/a", "https://bank.example.com/b"],
    request_context: { device: "till 7" },
  });
  expect(body).toMatchObject({
    resultCode: "A179001",
    action: "USER_IDENTIFICATION",
    clientId: 1,
    scopes: [{ name: "openid" }, { name: "email" }],
    clientNotificationToken: "n0t1fy-me",
    acrs: ["urn:example:acr:pin"],
    hintType: "LOGIN_HINT",
    hint: "anna",
    bindingMessage: "K7-42",
    userCode: "1234",
    requestedExpiry: 120,
    resources: ["https://bank.example.com/a", "https://bank.example.com/b"],
    requestContext: '{"device":"till 7"}',
  });
});

test.each([
  ["as a number", 60, 60],
  ["as the text of a number", "60", 60],
])("requested_expiry may be given %s", async (_name, requested_expiry, requestedExpiry) => {
  const { sent } = await setUp();
  expect((await sent({ requested_expiry })).body).toMatchObject({ action: "USER_IDENTIFICATION", requestedExpiry });
});

test("aud may be a list that contains the issuer", async () => {
  const { sent } = await setUp();
  const aud = ["https://other.example", "https://as.localhost"];
  expect((await sent({ aud })).body["action"]).toBe("USER_IDENTIFICATION");
});

describe("nothing but client authentication is outside, and that is not inside", () => {
  test.each([
    "scope",
    "login_hint",
    "binding_message",
    "client_notification_token",
    "resource",
    "authorization_details",
  ])("%s outside of the signed request is invalid_request, A167301", async (name) => {
    const { key, send } = await setUp();
    const request = await sign(key, requestClaims(1));
    expect(outcome(await send(request, { [name]: "openid" }))).toEqual(invalid("A167301"));
  });

  test.each(["client_id", "client_secret", "client_assertion", "client_assertion_type"])(
    "%s inside of the signed request is invalid_request, A167322",
    async (name) => {
      const { sent } = await setUp();
      expect(outcome(await sent({ [name]: "1" }))).toEqual(invalid("A167322"));
    },
  );
});

describe("the request is a JWS by an asymmetric algorithm", () => {
  test("a text that is no JOSE object is invalid_request, A167302", async () => {
    const { send } = await setUp();
    expect(outcome(await send("x"))).toEqual(invalid("A167302"));
    expect(outcome(await send("a.b.c"))).toEqual(invalid("A167302"));
  });

  test("an unsigned request is invalid_request, A167303", async () => {
    const { send, key } = await setUp();
    expect(outcome(await send(new UnsecuredJWT(requestClaims(1)).encode()))).toEqual(invalid("A167303"));
    const [header, payload] = (await sign(key, requestClaims(1))).split(".");
    expect(outcome(await send(`${header!}.${payload!}.`))).toEqual(invalid("A167303"));
  });

  test("an encrypted request is invalid_request, A167304", async () => {
    const { send } = await setUp();
    expect(outcome(await send("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.a.b.c.d"))).toEqual(invalid("A167304"));
  });

  test("a payload that is no JSON object is invalid_request, A167305", async () => {
    const { send } = await setUp();
    expect(outcome(await send(`${btoa('{"alg":"ES256"}')}.${btoa("[]")}.AA`))).toEqual(invalid("A167305"));
    expect(outcome(await send(`${btoa('{"alg":"ES256"}')}.${btoa("x").replaceAll("=", "")}.AA`))).toEqual(
      invalid("A167305"),
    );
  });

  test("a symmetric algorithm is invalid_request, A167308", async () => {
    const { send } = await setUp();
    const claims = btoa(JSON.stringify(requestClaims(1))).replaceAll("=", "");
    expect(outcome(await send(`${btoa('{"alg":"HS256"}').replaceAll("=", "")}.${claims}.AA`))).toEqual(
      invalid("A167308"),
    );
  });
});

describe("the algorithm is the registered one", () => {
  test("a client without bcRequestSignAlg is refused with invalid_request, A167309", async () => {
    const { sent } = await setUp({ bcRequestSignAlg: null });
    expect(outcome(await sent({}))).toEqual(invalid("A167309"));
  });

  test("another algorithm than bcRequestSignAlg is invalid_request, A167310", async () => {
    const { sent } = await setUp({ bcRequestSignAlg: "PS256" });
    expect(outcome(await sent({}))).toEqual(invalid("A167310"));
  });
});

test("a client registered for ES256K is answered with 501", async () => {
  const { emulator, sent } = await setUp();
  const { body } = await get(emulator, "/client/get/1");
  await post(emulator, "/client/update/1", { ...body, bcRequestSignAlg: "ES256K" });
  expect(await sent({})).toMatchObject({
    status: 501,
    body: { resultMessage: "[E009015] Signed requests with ES256K are not emulated." },
  });
});

describe("the key is one of the client's", () => {
  test("a client without keys is refused with invalid_request, A167311", async () => {
    const { sent } = await setUp({ jwks: null });
    expect(outcome(await sent({}))).toEqual(invalid("A167311"));
  });

  test("a key set without a key that fits is invalid_request, A167312", async () => {
    const { jwk } = await keyOf("ES256");
    const foreign = (await keyOf("RS256")).jwk;
    for (const keys of [[], [foreign], [{ ...jwk, use: "enc" }], [{ ...jwk, alg: "ES384" }]]) {
      const { sent } = await setUp({ jwks: jwksOf(...keys) });
      expect(outcome(await sent({}))).toEqual(invalid("A167312"));
    }
    const { sent } = await setUp({ jwks: jwksOf({ ...jwk, kid: "k1" }) });
    expect(outcome(await sent({}, { kid: "k2" }))).toEqual(invalid("A167312"));
  });

  test("two keys that fit are invalid_request, A167313, unless kid tells which", async () => {
    const { jwk } = await keyOf("ES256");
    const other = (await keyOf("ES256", "second")).jwk;
    const { sent } = await setUp({ jwks: jwksOf({ ...jwk, kid: "k1" }, { ...other, kid: "k2" }) });
    expect(outcome(await sent({}))).toEqual(invalid("A167313"));
    expect((await sent({}, { kid: "k1" })).body["action"]).toBe("USER_IDENTIFICATION");
  });

  test("a signature by another key is invalid_request, A167314", async () => {
    const { sent } = await setUp();
    expect(outcome(await sent({}, {}, await keyOf("ES256", "second")))).toEqual(invalid("A167314"));
  });
});

describe("iss, aud, exp, iat, nbf and jti are required", () => {
  test.each([
    ["without iss", { iss: undefined }, "A167306"],
    ["with an empty iss", { iss: "" }, "A167306"],
    ["with the iss of nobody", { iss: "9" }, "A167307"],
    ["without aud", { aud: undefined }, "A167315"],
    ["without exp", { exp: undefined }, "A167315"],
    ["without iat", { iat: undefined }, "A167315"],
    ["without nbf", { nbf: undefined }, "A167315"],
    ["without jti", { jti: undefined }, "A167315"],
    ["with an aud that is null", { aud: null }, "A167316"],
    ["with a jti that is null", { jti: null }, "A167316"],
    ["with an exp that is a text", { exp: "soon" }, "A167317"],
    ["with an iat that is a fraction", { iat: now - 0.5 }, "A167317"],
    ["with an nbf that is a text", { nbf: "x" }, "A167317"],
    ["with the aud of another server", { aud: "https://other.example" }, "A167321"],
    ["with the token endpoint as aud", { aud: "https://as.localhost/token" }, "A167321"],
    ["with a list of other servers as aud", { aud: ["https://other.example"] }, "A167324"],
    ["with a jti that is a number", { jti: 7 }, "A167323"],
  ])("%s it is invalid_request", async (_name, changes, code) => {
    const { sent } = await setUp();
    expect(outcome(await sent(changes))).toEqual(invalid(code));
  });
});

describe("the times are held against the clock, with allowableClockSkew", () => {
  test.each([
    ["exp in the past", { exp: now }, "A167318"],
    ["iat in the future", { iat: now + 1 }, "A167319"],
    ["nbf in the future", { nbf: now + 1 }, "A167320"],
  ])("%s is invalid_request, and let pass within the skew", async (_name, changes, code) => {
    const { sent, emulator } = await setUp();
    expect(outcome(await sent(changes))).toEqual(invalid(code));
    emulator.updateService({ allowableClockSkew: 2 });
    expect((await sent(changes)).body["action"]).toBe("USER_IDENTIFICATION");
  });
});

describe("iss agrees with client_id, Basic credentials and client assertion", () => {
  test("client_id of another client is invalid_request, A168304", async () => {
    const { send, key } = await setUp();
    const request = await sign(key, requestClaims(1));
    expect(outcome(await send(request, { client_id: "2" }, { clientId: undefined }))).toEqual(invalid("A168304"));
  });

  test("a Basic id of another client is invalid_request, A168306", async () => {
    const { send, key } = await setUp();
    expect(outcome(await send(await sign(key, requestClaims(1)), {}, { clientId: "2" }))).toEqual(invalid("A168306"));
  });

  test("a client assertion of another client is invalid_request, A168308", async () => {
    const { emulator, send, key } = await setUp({ tokenAuthMethod: "PRIVATE_KEY_JWT" });
    const credentials = { clientId: undefined, clientSecret: undefined };
    const request = await sign(key, requestClaims(1));
    emulator.updateClient(2, { tokenAuthMethod: "PRIVATE_KEY_JWT", jwks: jwksOf(key.jwk) });
    expect(outcome(await send(request, await assertionOf(key, 2), credentials))).toEqual(invalid("A168308"));
    expect((await send(request, await assertionOf(key, 1), credentials)).body["action"]).toBe("USER_IDENTIFICATION");
  });

  describe("a client that does not authenticate is invalid_client, whoever issued the request", () => {
    const nobody = { clientId: undefined, clientSecret: undefined };
    const refused = (code: string) => ["UNAUTHORIZED", code, "invalid_client"];

    test("with the secret of another client", async () => {
      const { send, key } = await setUp();
      const request = await sign(key, requestClaims(1));
      expect(outcome(await send(request, {}, { clientId: "2", clientSecret: "wrong" }))).toEqual(refused("A157305"));
    });

    test("with an assertion that another client signed", async () => {
      const { emulator, send, key } = await setUp();
      const { jwk } = await keyOf("ES256", "second");
      emulator.updateClient(2, { tokenAuthMethod: "PRIVATE_KEY_JWT", jwks: jwksOf(jwk) });
      const request = await sign(key, requestClaims(1));
      expect(outcome(await send(request, await assertionOf(key, 2), nobody))).toEqual(refused("A157326"));
    });

    test("with the certificate of another client", async () => {
      const { emulator, send, key } = await setUp({}, { supportedTokenAuthMethods: ["TLS_CLIENT_AUTH"] });
      emulator.updateClient(2, { tokenAuthMethod: "TLS_CLIENT_AUTH", tlsClientAuthSanDns: "other.example.com" });
      const request = await sign(key, requestClaims(1));
      const byCertificate = async () =>
        outcome(await send(request, { client_id: "2" }, { ...nobody, clientCertificate }));
      expect(await byCertificate()).toEqual(refused("A157346"));
      emulator.updateClient(2, { tlsClientAuthSanDns: "client.example.com" });
      expect(await byCertificate()).toEqual(invalid("A168304"));
    });
  });

  test("iss alone identifies the client, which still has to authenticate", async () => {
    const { send, key } = await setUp();
    const request = await sign(key, requestClaims(1));
    expect(outcome(await send(request, {}, { clientId: undefined, clientSecret: undefined }))).toEqual([
      "UNAUTHORIZED",
      "A157304",
      "invalid_client",
    ]);
  });
});

test.each(["text", [], 1])("a request_context of %j is no JSON object: invalid_request, A167326", async (context) => {
  const { sent } = await setUp();
  expect(outcome(await sent({ request_context: context }))).toEqual(invalid("A167326"));
});

describe("the parameters inside are held to the same rules as outside", () => {
  test.each([
    ["a login_hint that is null", { login_hint: null }, "A167316", "invalid_request"],
    ["a login_hint that is an object", { login_hint: {} }, "A167323", "invalid_request"],
    ["an empty binding message", { binding_message: "" }, "A166303", "invalid_request"],
    ["no hint", { login_hint: undefined }, "A174301", "invalid_request"],
    ["two hints", { login_hint_token: "x" }, "A174302", "invalid_request"],
    ["no scope", { scope: undefined }, "A176301", "invalid_request"],
    ["a scope without openid", { scope: "email" }, "A176304", "invalid_scope"],
    ["a requested_expiry of zero", { requested_expiry: 0 }, "A201302", "invalid_request"],
    ["a requested_expiry that is a fraction", { requested_expiry: 1.5 }, "A201301", "invalid_request"],
    ["a resource that is a number", { resource: 1 }, "A251301", "invalid_request"],
    ["resources that are numbers", { resource: [1] }, "A251302", "invalid_request"],
    ["resources that are no URI", { resource: ["a b"] }, "A251303", "invalid_target"],
    ["resources that are not absolute", { resource: ["/a"] }, "A251304", "invalid_target"],
    ["resources with a fragment", { resource: ["https://a.example/#b"] }, "A251305", "invalid_target"],
    ["a resource that is no URI", { resource: "a b" }, "A251309", "invalid_target"],
    ["a resource that is not absolute", { resource: "/a" }, "A251310", "invalid_target"],
    ["a resource with a fragment", { resource: "https://a.example/#b" }, "A251311", "invalid_target"],
  ])("%s is refused", async (_name, changes, code, error) => {
    const { sent } = await setUp();
    expect(outcome(await sent(changes))).toEqual(["BAD_REQUEST", code, error]);
  });
});

describe("a FAPI request", () => {
  const service: ServiceSettings = {
    supportedServiceProfiles: ["FAPI"],
    fapiModes: ["FAPI1_ADVANCED"],
    supportedTokenAuthMethods: ["CLIENT_SECRET_BASIC", "PRIVATE_KEY_JWT", "TLS_CLIENT_AUTH"],
    supportedScopes: [
      { name: "openid" },
      { name: "payments", attributes: [{ key: "fapi", value: "rw" }] },
      { name: "profile" },
    ],
  };

  /** Sends a request that conforms to the profile, except for the changes. */
  async function send({
    settings = {},
    also = {},
    claims = {},
    alg = "ES256",
    assertionAlg = "ES256",
    unsigned = false,
  }: {
    settings?: ClientSettings;
    also?: ServiceSettings;
    claims?: Record<string, unknown>;
    alg?: "ES256" | "PS256" | "RS256" | "ES384";
    assertionAlg?: "ES256" | "RS256";
    unsigned?: boolean;
  } = {}) {
    const [key, assertionKey] = [await keyOf(alg), await keyOf(assertionAlg, "assertions")];
    const client: ClientSettings = {
      tokenAuthMethod: "PRIVATE_KEY_JWT",
      bcRequestSignAlg: alg,
      jwks: jwksOf({ ...key.jwk, alg, kid: "requests" }, { ...assertionKey.jwk, alg: assertionAlg, kid: "assertions" }),
      ...settings,
    };
    const { emulator } = await setUp(client, { ...service, ...also });
    const credentials =
      client.tokenAuthMethod === "PRIVATE_KEY_JWT"
        ? { client_assertion_type: assertionType, client_assertion: await assertion(assertionKey) }
        : {};
    const { iss, aud, exp, iat, nbf, jti, ...parameters } = requestClaims(1, claims);
    const request = await sign(key, { iss, aud, exp, iat, nbf, jti, ...parameters }, { kid: "requests" });
    return post(emulator, path, {
      parameters: form({ ...credentials, ...(unsigned ? parameters : { request }) }),
      ...(client.tokenAuthMethod === "PRIVATE_KEY_JWT"
        ? {}
        : { clientId: "1", clientSecret: "secret", clientCertificate }),
    });
  }
  const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  const assertion = (key: ClientKey) =>
    sign(
      key,
      { iss: "1", sub: "1", aud: "https://as.localhost", exp: now + 60, jti: crypto.randomUUID() },
      { kid: "assertions" },
    );
  const accepted = { action: "USER_IDENTIFICATION" };
  const notification = { bcNotificationEndpoint: "https://client.localhost/ciba" };

  test("a request that follows the rules is accepted, with private_key_jwt and with mutual TLS", async () => {
    expect((await send()).body).toMatchObject(accepted);
    expect((await send({ alg: "PS256" })).body).toMatchObject(accepted);
    const settings = { tokenAuthMethod: "TLS_CLIENT_AUTH", tlsClientAuthSanDns: "client.example.com" } as const;
    const { emulator, key } = await setUp(settings, service);
    const request = await sign(key, requestClaims(1));
    const parameters = form({ request, client_id: "1" });
    expect((await post(emulator, path, { parameters, clientCertificate })).body).toMatchObject(accepted);
  });

  test("binding_message when the flag is on: invalid_request, A243301", async () => {
    const also = { backchannelBindingMessageRequiredInFapi: true };
    expect(outcome(await send({ also }))).toEqual(invalid("A243301"));
    expect((await send({ also, claims: { binding_message: "K7-42" } })).body).toMatchObject(accepted);
  });

  test("no PUSH: unauthorized_client, A243302", async () => {
    const settings = { bcDeliveryMode: "PUSH", ...notification } as const;
    const claims = { client_notification_token: "n0t1fy-me" };
    expect(outcome(await send({ settings, claims }))).toEqual(["BAD_REQUEST", "A243302", "unauthorized_client"]);
    expect((await send({ settings: { ...settings, bcDeliveryMode: "PING" }, claims })).body).toMatchObject(accepted);
  });

  test("request is mandatory: invalid_request, A243303", async () => {
    expect(outcome(await send({ unsigned: true }))).toEqual(invalid("A243303"));
  });

  test("exp is at most 60 minutes after nbf: invalid_request, A243304", async () => {
    expect(outcome(await send({ claims: { exp: now + 3601 } }))).toEqual(invalid("A243304"));
    expect((await send({ claims: { exp: now + 3600 } })).body).toMatchObject(accepted);
  });

  test("client authentication by private_key_jwt or mTLS: unauthorized_client, A243305", async () => {
    const settings = { tokenAuthMethod: "CLIENT_SECRET_BASIC" } as const;
    expect(outcome(await send({ settings }))).toEqual(["BAD_REQUEST", "A243305", "unauthorized_client"]);
  });

  test.each(["RS256", "ES384"] as const)("requests are signed with PS256 or ES256, not %s: A243306", async (alg) => {
    expect(outcome(await send({ alg }))).toEqual(invalid("A243306"));
  });

  test("assertions are signed with PS256 or ES256: invalid_client, A243307", async () => {
    expect(outcome(await send({ assertionAlg: "RS256" }))).toEqual(["UNAUTHORIZED", "A243307", "invalid_client"]);
  });

  test("without the profile none of this is asked for", async () => {
    expect((await send({ also: { supportedServiceProfiles: [] }, unsigned: true })).body).toMatchObject(accepted);
  });

  test("with the profile alone, a scope with the attribute or a mode of the client asks for it", async () => {
    const also: ServiceSettings = { fapiModes: [] };
    expect((await send({ also, unsigned: true })).body).toMatchObject(accepted);
    expect(outcome(await send({ also, unsigned: true, claims: { scope: "openid payments" } }))).toEqual(
      invalid("A243303"),
    );
    const settings: ClientSettings = { fapiModes: ["FAPI1_BASELINE"] };
    expect(outcome(await send({ also, settings, unsigned: true }))).toEqual(invalid("A243303"));
  });
});
