// Client credentials, passwords, token exchange and JWT bearer assertions at the token endpoint.
import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, Emulator, ServiceSettings } from "../../../src/emulator/index.js";
import { codeStage } from "../authorization/code-caller.js";
import { aboveServices, contentOf, post, start, within, type Answer } from "../caller.js";
import { anyString } from "../matchers.js";
import { keyOf, sign } from "../signing.js";

const now = start / 1000;
const refusal = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const grantTypes = [
  "CLIENT_CREDENTIALS",
  "PASSWORD",
  "TOKEN_EXCHANGE",
  "JWT_BEARER",
  "REFRESH_TOKEN",
  "AUTHORIZATION_CODE",
] as const;

const grantStage = (settings: ClientSettings = {}, service: ServiceSettings = {}) =>
  codeStage({ grantTypes, ...settings }, { supportedGrantTypes: grantTypes, ...service });

const encrypted = `${Buffer.from('{"alg":"dir"}').toString("base64url")}.a.a.a.a`;
const isPublic: ClientSettings = { clientType: "PUBLIC", tokenAuthMethod: "NONE" };
const asPublic = (stage: ReturnType<typeof grantStage>, parameters: Record<string, string>) =>
  stage.token({ client_id: String(stage.client.clientId), ...parameters }, {});

describe("client credentials", () => {
  const request = { grant_type: "client_credentials", scope: "openid email" };

  test("give a token for the client itself, without openid, user and refresh token", async () => {
    const { emulator, token } = grantStage();
    const { body } = await token({ ...request, resource: "https://a.example" });
    expect(body).toMatchObject({
      action: "OK",
      resultCode: "A052001",
      scopes: ["email"],
      accessTokenResources: ["https://a.example"],
    });
    for (const name of ["subject", "refreshToken", "idToken"]) expect(body[name]).toBeUndefined();
    expect(contentOf({ status: 200, body })).toMatchObject({ scope: "email", token_type: "Bearer" });
    const info = await post(emulator, "/auth/userinfo", { token: body["accessToken"] });
    expect(info.body["action"]).not.toBe("OK");
  });

  test("are not for a public client, nor without a scope where one is needed", async () => {
    expect(refusal(await asPublic(grantStage(isPublic), request))).toEqual([
      "BAD_REQUEST",
      "A052301",
      "unauthorized_client",
    ]);
    const { token } = grantStage({}, { scopeRequired: true });
    expect(refusal(await token({ ...request, scope: "openid" }))).toEqual(["BAD_REQUEST", "A052303", "invalid_scope"]);
    expect(refusal(await token({ ...request, scope: ["a", "b"] }))[1]).toBe("A052302");
  });
});

describe("a password", () => {
  const request = { grant_type: "password", username: "anna", password: "secret", scope: "openid email" };
  const ticketOf = async ({ token }: ReturnType<typeof grantStage>) => String((await token(request)).body["ticket"]);

  test("is the server's to check, which then issues the tokens", async () => {
    const stage = grantStage();
    const { body } = await stage.token(request);
    expect(body).toMatchObject({
      action: "PASSWORD",
      resultCode: "A051001",
      username: "anna",
      password: "secret",
      scopes: ["email", "openid"],
      ticket: anyString,
    });
    const issue = (rest: object) => post(stage.emulator, "/auth/token/issue", { ticket: body["ticket"], ...rest });
    const issued = await issue({ subject: "anna", properties: [{ key: "a", value: "b" }] });
    expect(issued.body).toMatchObject({
      action: "OK",
      resultCode: "A054001",
      subject: "anna",
      scopes: ["email", "openid"],
      refreshToken: anyString,
    });
    expect(contentOf(issued)).toMatchObject({ access_token: issued.body["accessToken"], a: "b" });
    expect(contentOf(issued)["id_token"]).toBeUndefined();
    expect((await issue({ subject: "anna" })).body).toMatchObject({
      action: "INTERNAL_SERVER_ERROR",
      resultCode: "A055202",
    });
  });

  test.each([
    ["without a user name", { username: undefined }, "A051301"],
    ["with an empty user name", { username: "" }, "A051302"],
    ["with two user names", { username: ["a", "b"] }, "A051303"],
    ["without a password", { password: undefined }, "A051304"],
    ["with an empty password", { password: "" }, "A051305"],
    ["with two passwords", { password: ["a", "b"] }, "A051306"],
    ["with two scopes", { scope: ["a", "b"] }, "A051307"],
  ])("is refused %s", async (_name, parameters, code) => {
    expect(refusal(await grantStage().token({ ...request, ...parameters }))).toEqual([
      "BAD_REQUEST",
      code,
      "invalid_request",
    ]);
  });

  test("comes with a scope where the service needs one", async () => {
    const { token } = grantStage({}, { scopeRequired: true });
    expect(refusal(await token({ ...request, scope: "x" }))).toEqual(["BAD_REQUEST", "A051308", "invalid_scope"]);
    expect((await token(request)).body["action"]).toBe("PASSWORD");
  });

  test.each([
    ["issue", "A055203"],
    ["fail", "A063203"],
  ])("has a ticket that another service cannot %s: %s", async (name, resultCode) => {
    const stage = grantStage();
    const { body } = await post(aboveServices(stage.emulator), "/service/create", { serviceName: "Other" });
    const ticket = await ticketOf(stage);
    const call = (emulator: Emulator) =>
      post(emulator, `/auth/token/${name}`, { ticket, subject: "anna", reason: "INVALID_TARGET" });
    const refused = await call(within(stage.emulator, String(body["apiKey"])));
    expect(refused.body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode });
    expect((await call(stage.emulator)).body["action"]).toBe(name === "issue" ? "OK" : "BAD_REQUEST");
  });

  test.each([
    ["no subject", {}, "A111201"],
    ["a subject that is too long", { subject: "a".repeat(101) }, "A111202"],
    ["a subject that is not ASCII", { subject: "änna" }, "A111203"],
    [
      "properties that are too big",
      { subject: "anna", properties: [{ key: "a", value: "b".repeat(65_536) }] },
      "A061201",
    ],
    ["claims that are no JSON", { subject: "anna", jwtAtClaims: "x" }, "E003001"],
    ["an access token that no header could carry", { subject: "anna", accessToken: "a b" }, "E003003"],
  ])("leaves its ticket alone with %s", async (_name, body, resultCode) => {
    const stage = grantStage();
    const ticket = await ticketOf(stage);
    const issue = async (rest: object) => (await post(stage.emulator, "/auth/token/issue", { ticket, ...rest })).body;
    expect(await issue(body)).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode });
    expect(await issue({ subject: "anna" })).toMatchObject({ action: "OK" });
  });

  test.each([
    ["UNKNOWN", "INTERNAL_SERVER_ERROR", "A067302", "server_error"],
    ["INVALID_RESOURCE_OWNER_CREDENTIALS", "BAD_REQUEST", "A067301", "invalid_request"],
    ["INVALID_TARGET", "BAD_REQUEST", "A067303", "invalid_target"],
    ["INVALID_CLIENT", "BAD_REQUEST", "E010014", "invalid_client"],
    ["UNAUTHORIZED_CLIENT", "BAD_REQUEST", "E010014", "unauthorized_client"],
    ["INVALID_SCOPE", "BAD_REQUEST", "E010013", "invalid_scope"],
    [undefined, "INTERNAL_SERVER_ERROR", "A067201", "server_error"],
  ])("that is no good is told by %s", async (reason, action, code, error) => {
    const stage = grantStage();
    const ticket = await ticketOf(stage);
    expect(refusal(await post(stage.emulator, "/auth/token/fail", { ticket, reason }))).toEqual([action, code, error]);
  });

  test.each([
    ["issue", "A055"],
    ["fail", "A063"],
  ])("needs a ticket to %s, for 24 hours", async (name, family) => {
    const stage = grantStage();
    const ticket = await ticketOf(stage);
    const call = async (given: string | undefined) =>
      (await post(stage.emulator, `/auth/token/${name}`, { ticket: given, subject: "anna", reason: "UNKNOWN" })).body;
    expect(await call(undefined)).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: `${family}201` });
    expect(await call("x")).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: `${family}202` });
    stage.emulator.clock.advance(86_400);
    expect(await call(ticket)).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: `${family}301` });
  });
});

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
    ["with an actor token alone", { actor_token: "x" }, {}, "E011009"],
    ["of an access token that is not known", {}, {}, "A311306"],
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

  test("takes what is encrypted or not signed, and SAML, unless it is told not to", async () => {
    const { token } = grantStage();
    for (const [subject_token, type] of [
      [encrypted, "jwt"],
      [encrypted, "id_token"],
      [new UnsecuredJWT(ownToken).encode(), "id_token"],
      ["x", "saml1"],
    ] as const)
      expect((await token({ grant_type, subject_token, subject_token_type: typeOf(type) })).body["action"]).toBe(
        "TOKEN_EXCHANGE",
      );
  });

  test("of another issuer's ID token is answered with 501: its keys are not fetched", async () => {
    const subject_token = await jwt({ ...ownToken, iss: "https://other.example" });
    const answer = await grantStage().token({ grant_type, subject_token, subject_token_type: typeOf("id_token") });
    expect(answer).toMatchObject({ status: 501, body: { resultCode: "E000004" } });
  });

  test("may be asked for by nobody known, unless only identifiable clients may, or confidential or permitted ones", async () => {
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
});

describe("a JWT bearer assertion", () => {
  const grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  const good = { iss: "https://other", sub: "anna", aud: "https://as.localhost", exp: now + 60 };

  test("is handed to the server, which decides whom to trust", async () => {
    const assertion = await sign(await keyOf("ES256"), good);
    const { body } = await grantStage().token({ grant_type, assertion, scope: "email" });
    expect(body).toMatchObject({ action: "JWT_BEARER", assertion, scopes: ["email"] });
  });

  test.each([
    ["has expired", { exp: now }, {}, "A314309"],
    ["is for another service", { aud: "https://b" }, {}, "A314314"],
    ["has no subject", { sub: undefined }, {}, "E011002"],
    ["has no exp", { exp: undefined }, {}, "E011002"],
    ["is from the future", { iat: now + 1 }, {}, "E011003"],
    ["is not signed where it has to be", "unsigned", { jwtGrantUnsignedJwtRejected: true }, "A314310"],
    ["is encrypted where it must not be", "encrypted", { jwtGrantEncryptedJwtRejected: true }, "E011004"],
    ["is none", "x", {}, "E011002"],
  ])("is refused that %s", async (_name, changes, service, code) => {
    const texts: Record<string, string> = {
      unsigned: new UnsecuredJWT(good).encode(),
      encrypted,
      x: "x",
    };
    const assertion =
      typeof changes === "string" ? texts[changes]! : await sign(await keyOf("ES256"), { ...good, ...changes });
    expect(refusal(await grantStage({}, service).token({ grant_type, assertion }))).toEqual([
      "BAD_REQUEST",
      code,
      "invalid_grant",
    ]);
  });

  test("may come from nobody known, unless only identifiable clients may", async () => {
    const assertion = await sign(await keyOf("ES256"), good);
    const { body } = await grantStage().token({ grant_type, assertion }, {});
    expect(body).toMatchObject({ action: "JWT_BEARER", assertion });
    expect(body["clientId"]).toBeUndefined();
    const { token } = grantStage({}, { jwtGrantByIdentifiableClientsOnly: true });
    expect(refusal(await token({ grant_type, assertion }, {}))).toEqual(["BAD_REQUEST", "A244305", "invalid_request"]);
  });

  test("is needed", async () => {
    expect(refusal(await grantStage().token({ grant_type }))).toEqual(["BAD_REQUEST", "E011001", "invalid_request"]);
  });
});

describe("a token request", () => {
  test.each([
    ["that is empty", {}, "A047301", "invalid_request"],
    ["without a grant type", { a: "b" }, "A049301", "invalid_request"],
    ["with an empty grant type", { grant_type: "" }, "A049302", "invalid_request"],
    ["with two grant types", { grant_type: ["a", "b"] }, "A049303", "invalid_request"],
    ["with a grant type that nobody knows", { grant_type: "x" }, "A049304", "unsupported_grant_type"],
    ["with a grant type that has no business here", { grant_type: "implicit" }, "A049306", "unsupported_grant_type"],
  ])("%s is refused", async (_name, parameters, code, error) => {
    expect(refusal(await grantStage().token(parameters))).toEqual(["BAD_REQUEST", code, error]);
  });

  test("for the device flow is answered with 501", async () => {
    expect((await grantStage().token({ grant_type: "urn:ietf:params:oauth:grant-type:device_code" })).status).toBe(501);
  });
});
