// Token exchange, RFC 8693: the checks before the server decides.
import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { callsOf } from "../authorization/code-caller.js";
import { standing, start } from "../caller.js";
import { having } from "../matchers.js";
import { keyOf, sign } from "../signing.js";
import { asPublic, encrypted, grantStage, isPublic, refusal } from "./grant-caller.js";

const now = start / 1000;

describe("token exchange", () => {
  const grant_type = "urn:ietf:params:oauth:grant-type:token-exchange";
  const typeOf = (name: string) => `urn:ietf:params:oauth:token-type:${name}`;
  const ownToken = { iss: "https://as.localhost", aud: "a", iat: now, exp: now + 9 };
  const jwt = async (claims: Record<string, unknown>) => sign(await keyOf("ES256"), claims);
  const withToken = async (stage: ReturnType<typeof grantStage>) => (await stage.redeem(await stage.codeOf())).body;

  test("tells the server all that is known of a token of the service", async () => {
    const stage = grantStage();
    const tokens = await withToken(stage);
    const { body } = await stage.token({
      grant_type,
      subject_token: String(tokens["accessToken"]),
      subject_token_type: typeOf("access_token"),
      actor_token: String(tokens["idToken"]),
      actor_token_type: typeOf("id_token"),
      requested_token_type: typeOf("jwt"),
      audience: ["a", "b"],
      resource: "https://a.example",
      scope: "email",
    });
    expect(body).toMatchObject({
      action: "TOKEN_EXCHANGE",
      resultCode: "A311001",
      subjectToken: tokens["accessToken"],
      subjectTokenType: "ACCESS_TOKEN",
      subjectTokenInfo: { subject: "anna", clientId: stage.client.clientId, scopes: [{ name: "openid" }] },
      actorTokenType: "ID_TOKEN",
      requestedTokenType: "JWT",
      audiences: ["a", "b"],
      resources: ["https://a.example"],
      scopes: ["email"],
    });
    expect(body["responseContent"]).toBeUndefined();
  });

  test.each([
    ["without a subject token", { subject_token: undefined }, {}, "E011006"],
    ["without its type", { subject_token_type: undefined }, {}, "A250302"],
    ["with a type that is not known", { subject_token_type: "x" }, {}, "E011010"],
    ["with a requested type that is not known", { requested_token_type: "x" }, {}, "E011010"],
    ["with an actor token alone", { actor_token: "x" }, {}, "E011009"],
    ["with the type of an actor token alone", { actor_token_type: typeOf("jwt") }, {}, "E011009"],
    ["of an access token that is not known", {}, {}, "A311306"],
    ["of a refresh token that is not known", { subject_token_type: typeOf("refresh_token") }, {}, "A311306"],
    ["of a JWT that is none", { subject_token_type: typeOf("jwt") }, {}, "E011002"],
    [
      "of an ID token without times",
      { subject_token_type: typeOf("id_token"), subject_token: jwt({ iss: "a" }) },
      {},
      "E011002",
    ],
    [
      "of a JWT that has expired",
      { subject_token_type: typeOf("jwt"), subject_token: jwt({ exp: now }) },
      {},
      "E011007",
    ],
    [
      "of a JWT that is not valid yet",
      { subject_token_type: typeOf("jwt"), subject_token: jwt({ nbf: now + 1 }) },
      {},
      "E011003",
    ],
    [
      "of a JWT from the future",
      { subject_token_type: typeOf("jwt"), subject_token: jwt({ iat: now + 1 }) },
      {},
      "E011003",
    ],
    [
      "of an ID token without exp",
      { subject_token_type: typeOf("id_token"), subject_token: jwt({ ...ownToken, exp: undefined }) },
      {},
      "E011002",
    ],
    [
      "of an ID token without iat",
      { subject_token_type: typeOf("id_token"), subject_token: jwt({ ...ownToken, iat: undefined }) },
      {},
      "E011002",
    ],
    [
      "of an encrypted ID token where that is not taken",
      { subject_token_type: typeOf("id_token"), subject_token: encrypted },
      { tokenExchangeEncryptedJwtRejected: true },
      "E011004",
    ],
    [
      "of an unsigned ID token where that is not taken",
      { subject_token_type: typeOf("id_token"), subject_token: new UnsecuredJWT(ownToken).encode() },
      { tokenExchangeUnsignedJwtRejected: true },
      "E011008",
    ],
    [
      "of an ID token that somebody else signed",
      {
        subject_token_type: typeOf("id_token"),
        subject_token: jwt(ownToken),
      },
      {},
      "E002001",
    ],
    [
      "of an ID token that is signed by a secret",
      {
        subject_token_type: typeOf("id_token"),
        subject_token: new SignJWT({ ...ownToken }).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32)),
      },
      {},
      "E011002",
    ],
    [
      "of an ID token whose issuer is no https URL",
      { subject_token_type: typeOf("id_token"), subject_token: jwt({ ...ownToken, iss: "http://as.localhost" }) },
      {},
      "E011002",
    ],
    [
      "of an ID token whose issuer has a query",
      { subject_token_type: typeOf("id_token"), subject_token: jwt({ ...ownToken, iss: "https://as.localhost?a" }) },
      {},
      "E011002",
    ],
    [
      "of an ID token whose nonce is no text",
      { subject_token_type: typeOf("id_token"), subject_token: jwt({ ...ownToken, nonce: 1 }) },
      {},
      "E011002",
    ],
    [
      "of an ID token without an audience",
      { subject_token_type: typeOf("id_token"), subject_token: jwt({ ...ownToken, aud: undefined }) },
      {},
      "E011002",
    ],
    [
      "of an encrypted JWT where that is not taken",
      { subject_token_type: typeOf("jwt"), subject_token: encrypted },
      { tokenExchangeEncryptedJwtRejected: true },
      "E011004",
    ],
    [
      "of an unsigned JWT where that is not taken",
      { subject_token_type: typeOf("jwt"), subject_token: new UnsecuredJWT({}).encode() },
      { tokenExchangeUnsignedJwtRejected: true },
      "E011008",
    ],
  ])("is refused %s", async (_name, parameters, service, code) => {
    const { token } = grantStage({}, service);
    const given = await Promise.all(
      Object.entries(parameters).map(async ([name, value]) => [name, await value] as const),
    );
    const answer = await token({
      grant_type,
      subject_token: "x",
      subject_token_type: typeOf("access_token"),
      ...Object.fromEntries(given),
    });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", code, "invalid_request"]);
  });

  test("takes what is encrypted or not signed, unless it is told not to", async () => {
    const { token } = grantStage();
    for (const [subject_token, type] of [
      [encrypted, "jwt"],
      [encrypted, "id_token"],
      [new UnsecuredJWT(ownToken).encode(), "id_token"],
    ] as const)
      expect((await token({ grant_type, subject_token, subject_token_type: typeOf(type) })).body["action"]).toBe(
        "TOKEN_EXCHANGE",
      );
  });

  test.each(["saml1", "saml2"])("looks at nothing of a token of the type %s", async (type) => {
    const request = { grant_type, subject_token: "<x/>", subject_token_type: typeOf(type) };
    const { body } = await grantStage().token(request);
    expect(body).toMatchObject({ action: "TOKEN_EXCHANGE", subjectToken: "<x/>" });
    expect(body).not.toHaveProperty("subjectTokenInfo");
  });

  test("verifies no signature of a JWT, and tells nothing that is in it: that is the server's to do", async () => {
    const subject_token = await jwt({ iss: "https://nobody.example", sub: "anna" });
    const { body } = await grantStage().token({ grant_type, subject_token, subject_token_type: typeOf("jwt") });
    expect(body).toMatchObject({ action: "TOKEN_EXCHANGE", resultCode: "A311001", subjectTokenType: "JWT" });
    for (const name of ["subject", "subjectTokenInfo", "responseContent", "accessToken"])
      expect(body).not.toHaveProperty(name);
  });

  test.each([
    ["access_token", "accessToken", 3600],
    ["refresh_token", "refreshToken", 86_400],
  ])(
    "of a token of the type %s needs one that has not expired, as subject and as actor",
    async (name, key, seconds) => {
      const stage = grantStage();
      const tokens = await withToken(stage);
      const type = typeOf(name);
      const [subject_token, actor_token] = [String(tokens[key]), String(tokens[key])];
      const ask = () =>
        stage.token({ grant_type, subject_token, subject_token_type: type, actor_token, actor_token_type: type });
      const info = {
        ...{ subject: "anna", clientId: stage.client.clientId, clientIdAlias: null, clientIdAliasUsed: false },
        scopes: [having({ name: "openid" })],
        expiresAt: start + seconds * 1000,
      };
      stage.emulator.clock.advance(seconds - 1);
      const { body } = await ask();
      expect([body["subjectTokenInfo"], body["actorTokenInfo"]]).toEqual([info, info]);
      stage.emulator.clock.advance(1);
      expect(refusal(await ask())).toEqual(["BAD_REQUEST", "E011007", "invalid_request"]);
    },
  );

  test("A311306: of a refresh token needs the one of now", async () => {
    const stage = grantStage();
    const { refreshToken } = await withToken(stage);
    const request = { grant_type, subject_token: String(refreshToken), subject_token_type: typeOf("refresh_token") };
    expect((await stage.token(request)).body["action"]).toBe("TOKEN_EXCHANGE");
    await stage.token({ grant_type: "refresh_token", refresh_token: String(refreshToken) });
    expect(refusal(await stage.token(request))).toEqual(["BAD_REQUEST", "A311306", "invalid_request"]);
  });

  describe("of another issuer's ID token", () => {
    const issuer = "https://other.example/tenant";
    const discovery = `${issuer}/.well-known/openid-configuration`;
    const jwks_uri = "https://keys.example/jwks";

    /** Exchanges a token of another issuer, whose documents are given by URL. */
    async function exchange(
      documents: Readonly<Record<string, unknown>> | null,
      iss = issuer,
      { claims = {}, service = {}, request: more = {} } = {},
    ) {
      const asked: string[] = [];
      const fetch = (url: string) => {
        asked.push(url);
        return Promise.resolve(
          Object.hasOwn(documents!, url) ? Response.json(documents![url]) : new Response("", { status: 404 }),
        );
      };
      const emulator = standing({
        ...(documents && { fetch }),
        service: { supportedGrantTypes: ["TOKEN_EXCHANGE"], ...service },
        clients: [{ grantTypes: ["TOKEN_EXCHANGE"], bcDeliveryMode: null }],
      });
      const request = {
        grant_type,
        subject_token: await jwt({ ...ownToken, iss, ...claims }),
        subject_token_type: typeOf("id_token"),
        ...more,
      };
      return { answer: await callsOf(emulator, emulator.clients[0]!).token(request), asked };
    }

    const keysOf = async (name?: string) => ({ keys: [(await keyOf("ES256", name)).jwk] });
    const rejected = (code: string, text: string) => ({
      status: 200,
      body: having({
        action: "BAD_REQUEST",
        resultCode: code,
        responseContent: JSON.stringify({ error: "invalid_request", error_description: `[${code}] ${text}` }),
      }),
    });

    test("is good with a key that the issuer's discovery document leads to", async () => {
      for (const iss of [issuer, `${issuer}/`]) {
        const { answer, asked } = await exchange(
          { [discovery]: { issuer: iss, jwks_uri }, [jwks_uri]: await keysOf() },
          iss,
        );
        expect(answer.body).toMatchObject({ action: "TOKEN_EXCHANGE", subjectTokenType: "ID_TOKEN" });
        expect(asked).toEqual([discovery, jwks_uri]);
      }
    });

    test("E033006: is never one of a session of Native SSO, whatever it says", async () => {
      const documents = { [discovery]: { issuer, jwks_uri }, [jwks_uri]: await keysOf() };
      const { answer } = await exchange(documents, issuer, {
        claims: { sub: "anna", sid: "s", ds_hash: "h" },
        service: { nativeSsoSupported: true },
        request: {
          actor_token: "x",
          actor_token_type: "urn:openid:params:token-type:device-secret",
          audience: "https://as.localhost",
        },
      });
      const text = "The subject token is no ID token of Native SSO, with a sid and a ds_hash.";
      expect(answer).toEqual(rejected("E033006", text));
    });

    test("E041004: is refused with any other key", async () => {
      const { answer } = await exchange({ [discovery]: { issuer, jwks_uri }, [jwks_uri]: await keysOf("second") });
      expect(answer).toEqual(rejected("E041004", "The signature of the ID token is not that of its issuer."));
    });

    test.each([
      ["no document", {}],
      ["a document of another issuer", { [discovery]: { issuer: "https://third.example", jwks_uri } }],
      ["no key set", { [discovery]: { issuer, jwks_uri: `${jwks_uri}/none` } }],
      ["a key set over plain http", { [discovery]: { issuer, jwks_uri: "http://keys.example/jwks" } }],
      ["no list of keys", { [discovery]: { issuer, jwks_uri: discovery } }],
    ])("E041003: is refused where there is %s", async (_name, documents) => {
      const { keys } = await keysOf();
      const all = { [jwks_uri]: { keys }, "http://keys.example/jwks": { keys }, ...documents };
      const text = "The discovery document of the ID token's issuer, or its key set, could not be fetched or read.";
      expect((await exchange(all)).answer).toEqual(rejected("E041003", text));
    });

    test("is answered with 501 where nothing may be fetched, which says what is missing", async () => {
      const resultMessage =
        "[E009015] The keys of the ID token's issuer would have to be fetched. Give createEmulator the option 'fetch', or the command --fetch-keys.";
      expect((await exchange(null)).answer).toEqual({ status: 501, body: { resultCode: "E009015", resultMessage } });
    });
  });

  test("may come from an unidentified client, unless only identifiable, confidential or permitted clients may", async () => {
    const request = { grant_type, subject_token: "x", subject_token_type: typeOf("saml2"), scope: "email" };
    const { body } = await grantStage().token(request, {});
    expect(body).toMatchObject({ action: "TOKEN_EXCHANGE", resultCode: "A311001", scopes: ["email"] });
    expect(body["clientId"]).toBeUndefined();
    const refused = async (service: ServiceSettings) => refusal(await grantStage({}, service).token(request, {}))[1];
    expect(await refused({ tokenExchangeByIdentifiableClientsOnly: true })).toBe("A244305");
    expect(await refused({ tokenExchangeByConfidentialClientsOnly: true })).toBe("A311304");
    expect(await refused({ tokenExchangeByPermittedClientsOnly: true })).toBe("A311305");
    const permitted = {
      extension: { requestableScopesEnabled: false, requestableScopes: [], tokenExchangePermitted: true },
    };
    const stage = grantStage(permitted, { tokenExchangeByPermittedClientsOnly: true });
    expect((await stage.token(request)).body["action"]).toBe("TOKEN_EXCHANGE");
  });

  test("may be for confidential, or for permitted clients only", async () => {
    const request = { grant_type, subject_token: "x", subject_token_type: typeOf("saml2") };
    const stage = grantStage(isPublic, { tokenExchangeByConfidentialClientsOnly: true });
    expect(refusal(await asPublic(stage, request))).toEqual(["BAD_REQUEST", "A311304", "unauthorized_client"]);
    const { token } = grantStage({}, { tokenExchangeByPermittedClientsOnly: true });
    expect(refusal(await token(request))).toEqual(["BAD_REQUEST", "A311305", "unauthorized_client"]);
    expect((await grantStage().token(request)).body["action"]).toBe("TOKEN_EXCHANGE");
  });

  test("tells the server all audiences and resources, and what is wanted, as they were sent", async () => {
    const asked = {
      audience: ["https://b", "https://a"],
      resource: ["https://r2.example", "https://r1.example"],
      requested_token_type: typeOf("jwt"),
    };
    const { body } = await grantStage().token({
      ...{ grant_type, subject_token: await jwt({}), subject_token_type: typeOf("jwt") },
      ...asked,
    });
    expect(body).toMatchObject({
      action: "TOKEN_EXCHANGE",
      audiences: asked.audience,
      resources: asked.resource,
      requestedTokenType: "JWT",
    });
    expect(body["responseContent"]).toBeUndefined();
  });

  test("takes a JWT whoever signed it: signature and trust are the server's to check", async () => {
    const subject_token = (await jwt({})).replace(/[^.]{8}$/, "AAAAAAAA");
    const { body } = await grantStage().token({ grant_type, subject_token, subject_token_type: typeOf("jwt") });
    expect(body["action"]).toBe("TOKEN_EXCHANGE");
  });

  test.each([
    ["access_token", "accessToken", 3600],
    ["refresh_token", "refreshToken", 86_400],
  ])("of a token of the service needs it to be good: %s", async (type, name, lifetime) => {
    const { emulator, codeOf, redeem, token } = grantStage();
    const subject_token = String((await redeem(await codeOf())).body[name]);
    const exchange = () => token({ grant_type, subject_token, subject_token_type: typeOf(type) });
    expect((await exchange()).body).toMatchObject({ action: "TOKEN_EXCHANGE", subjectTokenInfo: { subject: "anna" } });
    emulator.clock.advance(lifetime);
    const [action, , error] = refusal(await exchange());
    expect([action, error]).toEqual(["BAD_REQUEST", "invalid_request"]);
  });

  test.each([
    ["an actor token without its type", { actor_token: "x" }],
    ["the type of an actor token without one", { actor_token_type: typeOf("jwt") }],
    ["an actor token of a type that nobody knows", { actor_token: "x", actor_token_type: "y" }],
    ["a wanted type that nobody knows", { requested_token_type: "y" }],
  ])("is refused with %s", async (_name, parameters) => {
    const request = { grant_type, subject_token: "x", subject_token_type: typeOf("saml2") };
    const [action, , error] = refusal(await grantStage().token({ ...request, ...parameters }));
    expect([action, error]).toEqual(["BAD_REQUEST", "invalid_request"]);
  });
});
