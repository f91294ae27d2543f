import { createHash } from "node:crypto";
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions } from "../../../src/emulator/index.js";
import {
  aboveServices,
  clientOf,
  contentOf,
  form,
  get,
  post,
  refresh,
  remove,
  standing,
  start,
  tokensOf,
  within,
} from "../caller.js";
import { matching } from "../matchers.js";

const hash = (token: unknown) => createHash("sha256").update(String(token)).digest("base64url");
const randomToken = matching(/^[\w-]{43}$/);

/** Creates a token, by default one of the poll client for the authorization code grant. */
const create = (emulator: Emulator, request: object = {}) =>
  post(emulator, "/auth/token/create", {
    grantType: "AUTHORIZATION_CODE",
    clientId: clientOf(emulator, "POLL").clientId,
    subject: "anna",
    scopes: ["openid", "email"],
    ...request,
  });

const created = async (emulator: Emulator, request: object = {}) => {
  const { body } = await create(emulator, request);
  if (body["action"] !== "OK") throw new Error(JSON.stringify(body));
  return { accessToken: String(body["accessToken"]), refreshToken: String(body["refreshToken"]) };
};

const introspect = async (emulator: Emulator, token: string) =>
  (await post(emulator, "/auth/introspection", { token })).body;
const isGood = async (emulator: Emulator, token: string) => (await introspect(emulator, token))["action"] === "OK";

/** Whether a token is valid, according to all operations that take tokens. */
const goodness = async (emulator: Emulator, accessToken: string, refreshToken: string) => {
  const standard = async (token: string) =>
    contentOf(await post(emulator, "/auth/introspection/standard", { parameters: form({ token }) }))["active"];
  return {
    introspected: await isGood(emulator, accessToken),
    active: await standard(accessToken),
    refreshActive: await standard(refreshToken),
    userinfo: (await post(emulator, "/auth/userinfo", { token: accessToken })).body["action"],
    userinfoIssue: (await post(emulator, "/auth/userinfo/issue", { token: accessToken })).body["action"],
    listed: (await get(emulator, "/auth/token/get/list")).body["totalCount"],
    refreshed: (await refresh(emulator, clientOf(emulator, "POLL"), refreshToken)).body["action"],
  };
};

const gone = {
  introspected: false,
  active: false,
  refreshActive: false,
  userinfo: "UNAUTHORIZED",
  userinfoIssue: "UNAUTHORIZED",
  listed: 0,
  refreshed: "BAD_REQUEST",
};

describe("creating a token", () => {
  test("gives one that is good", async () => {
    const emulator = standing();
    const { clientId } = clientOf(emulator, "POLL");
    const properties = [{ key: "branch", value: "117", hidden: true }];
    const answer = await create(emulator, {
      properties,
      resources: ["https://ledger.example.com"],
      accessTokenDuration: 300,
      acr: "gold",
      authTime: 1_700_000_000,
    });
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "E008001",
        resultMessage: "[E008001] The access token was made.",
        action: "OK",
        accessToken: randomToken,
        tokenType: "Bearer",
        expiresIn: 300,
        expiresAt: start + 300_000,
        refreshToken: randomToken,
        refreshTokenScopes: ["openid", "email"],
        clientId,
        clientIdentifier: String(clientId),
        grantType: "AUTHORIZATION_CODE",
        subject: "anna",
        scopes: ["openid", "email"],
        properties,
      },
    });
    expect(await introspect(emulator, String(answer.body["accessToken"]))).toEqual({
      resultCode: "A056001",
      resultMessage: "[A056001] The access token is valid.",
      action: "OK",
      responseContent: 'Bearer error="invalid_request"',
      clientId,
      clientIdAliasUsed: false,
      subject: "anna",
      scopes: ["openid", "email"],
      scopeDetails: [
        { name: "openid", defaultEntry: false },
        { name: "email", defaultEntry: false },
      ],
      existent: true,
      usable: true,
      sufficient: true,
      refreshable: true,
      expiresAt: start + 300_000,
      properties,
      resources: ["https://ledger.example.com"],
      accessTokenResources: ["https://ledger.example.com"],
      grantType: "AUTHORIZATION_CODE",
      acr: "gold",
      authTime: 1_700_000_000,
    });
  });

  test("takes the lifetimes of the service where the call has none", async () => {
    const emulator = standing();
    expect((await create(emulator, { accessTokenDuration: 0 })).body).toMatchObject({
      expiresIn: 3600,
      expiresAt: start + 3_600_000,
    });
  });

  test("gives one that expires", async () => {
    const emulator = standing();
    const { accessToken, refreshToken } = await created(emulator, {
      accessTokenDuration: 300,
      refreshTokenDuration: 600,
    });
    emulator.clock.advance(299);
    expect(await isGood(emulator, accessToken)).toBe(true);
    emulator.clock.advance(1);
    expect((await introspect(emulator, accessToken))["resultCode"]).toBe("E005002");
    emulator.clock.advance(299);
    expect(contentOf(await refresh(emulator, clientOf(emulator, "POLL"), refreshToken))["access_token"]).toEqual(
      randomToken,
    );
  });

  test("takes over the texts of another system", async () => {
    const emulator = standing();
    const texts = { accessToken: "access-of-old", refreshToken: "refresh-of-old" };
    expect((await create(emulator, texts)).body).toMatchObject({ action: "OK", ...texts });
    expect(await isGood(emulator, "access-of-old")).toBe(true);
    expect((await create(emulator, { accessToken: "access-of-old" })).body).toMatchObject({ resultCode: "E003002" });
    expect((await refresh(emulator, clientOf(emulator, "POLL"), "refresh-of-old")).body).toMatchObject({
      action: "OK",
      grantType: "REFRESH_TOKEN",
      subject: "anna",
      scopes: ["openid", "email"],
    });
    expect((await create(emulator, { refreshToken: "refresh-of-old" })).body).toEqual({
      resultCode: "E008019",
      resultMessage: "[E008019] The text given for the refresh token is in use.",
      action: "BAD_REQUEST",
    });
  });

  test("may use a text again that was withdrawn", async () => {
    const emulator = standing();
    const texts = { accessToken: "access-of-old", refreshToken: "refresh-of-old" };
    await create(emulator, texts);
    await remove(emulator, "/auth/token/delete/access-of-old");
    expect((await create(emulator, texts)).body["action"]).toBe("OK");
    expect(await isGood(emulator, "access-of-old")).toBe(true);
  });

  test.each([
    ["IMPLICIT", "anna"],
    ["CLIENT_CREDENTIALS", undefined],
  ])("gives no refresh token with %s", async (grantType, subject) => {
    const emulator = standing();
    const { body } = await create(emulator, { grantType, refreshToken: "unused" });
    expect(body).toMatchObject({ action: "OK", grantType });
    expect([body["subject"], body["refreshToken"], body["refreshTokenScopes"]]).toEqual([
      subject,
      undefined,
      undefined,
    ]);
  });

  test("asks the service alone whether there is to be a refresh token", async () => {
    const emulator = standing();
    emulator.updateClient(clientOf(emulator, "POLL").clientId, { grantTypes: ["CIBA"] });
    expect((await create(emulator)).body["refreshToken"]).toEqual(randomToken);
    emulator.updateService({ supportedGrantTypes: ["CIBA"] });
    expect((await create(emulator)).body).not.toHaveProperty("refreshToken");
  });

  test("needs no user with JWT_BEARER", async () => {
    const emulator = standing();
    const { body } = await create(emulator, { grantType: "JWT_BEARER", subject: undefined, acr: "gold", authTime: -1 });
    expect([body["action"], body["subject"]]).toEqual(["OK", undefined]);
    const facts = await introspect(emulator, String(body["accessToken"]));
    expect(facts).toMatchObject({ action: "OK", authTime: 0 });
    expect([facts["subject"], facts["acr"]]).toEqual([undefined, undefined]);
    const refreshed = await refresh(emulator, clientOf(emulator, "POLL"), String(body["refreshToken"]));
    expect([refreshed.body["action"], refreshed.body["subject"]]).toEqual(["OK", undefined]);
  });

  test("gives a JWT where the service is set up for that", async () => {
    const emulator = standing({ service: { accessTokenSignAlg: "ES256" } });
    const { body } = await create(emulator, { jwtAtClaims: '{"tenant":"north"}' });
    expect(decodeJwt(String(body["jwtAccessToken"]))).toMatchObject({ sub: "anna", tenant: "north" });
    const machine = await create(emulator, { grantType: "CLIENT_CREDENTIALS" });
    expect(decodeJwt(String(machine.body["jwtAccessToken"])).sub).toBeUndefined();
  });

  test("may be asked for by a form", async () => {
    const emulator = standing();
    const response = await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}/auth/token/create`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/x-www-form-urlencoded" },
      body: form({
        grantType: "IMPLICIT",
        clientId: "2000000001",
        subject: "anna",
        scopes: "openid email",
        accessTokenPersistent: "false",
        clientIdAliasUsed: "false",
      }),
    });
    expect(await response.json()).toMatchObject({ action: "OK", scopes: ["openid", "email"] });
  });

  test("counts as under the alias of the client, if it has one", async () => {
    const emulator = standing();
    const { clientId } = emulator.addClient({ clientIdAlias: "terminal" });
    const { body } = await create(emulator, { clientId, clientIdAliasUsed: true });
    expect(body).toMatchObject({ action: "OK", clientId, clientIdentifier: "terminal" });
    expect(await introspect(emulator, String(body["accessToken"]))).toMatchObject({ clientIdAliasUsed: true });
    expect((await create(emulator, { clientIdAliasUsed: true })).body["clientIdentifier"]).toBe("2000000001");
    expect((await create(emulator, { clientId: undefined, clientIdentifier: "terminal" })).body).toMatchObject({
      clientId,
      clientIdentifier: String(clientId),
    });
  });

  test.each([
    ["no grant type", { grantType: undefined }, "E008007", "The call has no grantType."],
    [
      "the grant type REFRESH_TOKEN",
      { grantType: "REFRESH_TOKEN" },
      "E008008",
      "Tokens cannot be made with the grant type REFRESH_TOKEN.",
    ],
    ["no client", { clientId: undefined }, "E008009", "The call names no client."],
    ["a client that is not known", { clientId: 7 }, "E008010", "The client is not known."],
    ["no subject", { subject: "" }, "E008012", "The call has no subject."],
    ["a long subject", { subject: "a".repeat(101) }, "E008013", "The subject is not ASCII of at most 100 characters."],
    ["a subject that is not ASCII", { subject: "ä" }, "E008013", "The subject is not ASCII of at most 100 characters."],
    [
      "a scope that the service does not know",
      { scopes: ["openid", "fax"] },
      "E008014",
      "The scope 'fax' is not supported.",
    ],
    [
      "a resource with a fragment",
      { resources: ["https://a.example.com/#b"] },
      "E008015",
      "A resource is not an absolute URI without a fragment.",
    ],
    ["an acr that is not ASCII", { acr: "ä" }, "E008016", "The acr is not ASCII of at most 100 characters."],
    ["a negative authTime", { authTime: -1 }, "E008017", "The authTime is negative."],
    [
      "properties that are too big",
      { properties: [{ key: "a", value: "b".repeat(65_535) }] },
      "E008018",
      "The properties are too big.",
    ],
    [
      "claims that are no JSON object",
      { jwtAtClaims: "[]" },
      "E003001",
      "The jwtAtClaims are not the text of a JSON object.",
    ],
  ])("is refused with %s", async (_name, request, code, text) => {
    const emulator = standing();
    expect(await create(emulator, request)).toEqual({
      status: 200,
      body: { resultCode: code, resultMessage: `[${code}] ${text}`, action: "BAD_REQUEST" },
    });
    expect((await get(emulator, "/auth/token/get/list")).body["totalCount"]).toBe(0);
  });

  test("takes authorization details, a session and the mark for external attachments, and tells of them", async () => {
    const emulator = standing();
    const authorizationDetails = { elements: [{ type: "payment", dataTypes: ["iban"], otherFields: '{"amount":1}' }] };
    const extras = { authorizationDetails, forExternalAttachment: true };
    const { body } = await create(emulator, { ...extras, sessionId: "s-1" });
    expect(body).toMatchObject({ action: "OK", ...extras, sessionId: "s-1" });
    expect(await introspect(emulator, String(body["accessToken"]))).toMatchObject({ action: "OK", ...extras });
    const plain = (await create(emulator)).body;
    expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(["forExternalAttachment"]));
    expect(await create(emulator, { authorizationDetails: [] })).toMatchObject({ status: 400 });
  });

  test("binds the token to a certificate or a key", async () => {
    const emulator = standing();
    const certificateThumbprint = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2";
    const bound = await create(emulator, { certificateThumbprint });
    expect(bound.body["tokenType"]).toBe("Bearer");
    expect(await introspect(emulator, String(bound.body["accessToken"]))).toMatchObject({
      action: "UNAUTHORIZED",
      certificateThumbprint,
    });
    const dpopKeyThumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
    const keyed = await create(emulator, { dpopKeyThumbprint });
    expect(keyed.body["tokenType"]).toBe("DPoP");
    expect(await isGood(emulator, String(keyed.body["accessToken"]))).toBe(false);
  });

  const notEmulated = (name: string) => ({
    status: 501,
    body: { resultCode: "E000004", resultMessage: `[E000004] Tokens with '${name}' are not emulated.` },
  });

  test.each(["accessTokenPersistent", "metadataDocumentUsed"])(
    "with %s is answered with 501, since it is not emulated",
    async (name) => {
      expect(await create(standing(), { [name]: true })).toEqual(notEmulated(name));
      expect((await create(standing(), { [name]: null })).body["action"]).toBe("OK");
    },
  );

  test.each([
    ["accessTokenPersistent", true],
    ["certificateThumbprint", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"],
    ["dpopKeyThumbprint", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"],
    ["authorizationDetails", { elements: [{ type: "payment_initiation" }] }],
    ["forExternalAttachment", true],
  ])("changed by %s is answered with 501, since it is not emulated", async (name, value) => {
    const change = { accessToken: "x", [name]: value };
    expect(await post(standing(), "/auth/token/update", change)).toEqual(notEmulated(name));
  });
});

describe("a list of tokens", () => {
  const list = (emulator: Emulator, query = "") => get(emulator, `/auth/token/get/list${query}`);

  const setUp = async (options?: EmulatorOptions) => {
    const emulator = standing(options);
    const other = clientOf(emulator, "PING").clientId;
    const tokens = [];
    for (const request of [{}, { subject: "bob" }, { clientId: other }, { grantType: "CLIENT_CREDENTIALS" }]) {
      tokens.push(await created(emulator, request));
      emulator.clock.advance(1);
    }
    return { emulator, other, tokens };
  };
  const hashesOf = (body: Record<string, unknown>) =>
    (body["accessTokens"] as { accessTokenHash: string }[] | undefined)?.map(({ accessTokenHash }) => accessTokenHash);

  test("shows what is stored, with hashes in place of the tokens", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const first = await tokensOf(
      emulator,
      client,
      { scope: "openid email" },
      { properties: [{ key: "a", value: "1" }] },
    );
    emulator.clock.advance(100);
    const second = (await refresh(emulator, client, String(first["refreshToken"]), { scope: "email" })).body;
    expect(await list(emulator, `?clientIdentifier=${client.clientId}&subject=anna`)).toEqual({
      status: 200,
      body: {
        start: 0,
        end: 5,
        totalCount: 1,
        client: {
          number: 1,
          clientName: "Poll client",
          clientId: client.clientId,
          clientIdAlias: String(client.clientId),
          clientIdAliasEnabled: true,
          clientType: "CONFIDENTIAL",
        },
        subject: "anna",
        accessTokens: [
          {
            accessTokenHash: hash(second["accessToken"]),
            accessTokenExpiresAt: start + 3_700_000,
            refreshTokenHash: hash(second["refreshToken"]),
            refreshTokenExpiresAt: start + 86_500_000,
            refreshTokenScopes: ["openid", "email"],
            createdAt: start,
            lastRefreshedAt: start + 100_000,
            clientId: client.clientId,
            subject: "anna",
            grantType: "CIBA",
            scopes: ["email"],
            properties: [{ key: "a", value: "1" }],
          },
        ],
      },
    });
  });

  test("shows a token that a client got for itself", async () => {
    const emulator = standing();
    const { accessToken } = await created(emulator, { grantType: "CLIENT_CREDENTIALS", scopes: ["payments.read"] });
    expect((await list(emulator)).body).toEqual({
      start: 0,
      end: 5,
      totalCount: 1,
      accessTokens: [
        {
          accessTokenHash: hash(accessToken),
          accessTokenExpiresAt: start + 3_600_000,
          refreshTokenExpiresAt: 0,
          createdAt: start,
          lastRefreshedAt: 0,
          clientId: 2000000001,
          grantType: "CLIENT_CREDENTIALS",
          scopes: ["payments.read"],
        },
      ],
    });
  });

  test("may be empty", async () => {
    expect(await list(standing(), "?subject=anna")).toEqual({
      status: 200,
      body: { start: 0, end: 5, totalCount: 0, subject: "anna" },
    });
  });

  test("goes by client and by user", async () => {
    const { emulator, other, tokens } = await setUp();
    const [anna, bob, elsewhere, machine] = tokens.map(({ accessToken }) => hash(accessToken));
    const shown = async (query: string) => hashesOf((await list(emulator, query)).body);
    expect(await shown("")).toEqual([anna, bob, elsewhere, machine]);
    expect(await shown("?subject=anna")).toEqual([anna, elsewhere]);
    expect(await shown("?clientIdentifier=2000000001")).toEqual([anna, bob, machine]);
    expect(await shown(`?clientIdentifier=${other}&subject=anna`)).toEqual([elsewhere]);
    expect(await shown("?subject=carl")).toBe(undefined);
  });

  test("takes the alias of a client", async () => {
    const emulator = standing();
    const { clientId } = emulator.addClient({ clientIdAlias: "terminal" });
    const { accessToken } = await created(emulator, { clientId });
    expect(hashesOf((await list(emulator, "?clientIdentifier=terminal")).body)).toEqual([hash(accessToken)]);
  });

  test("comes in pages", async () => {
    const { emulator, tokens } = await setUp();
    const hashes = tokens.map(({ accessToken }) => hash(accessToken));
    const page = async (query: string) => {
      const { body } = await list(emulator, query);
      return [body["start"], body["end"], body["totalCount"], hashesOf(body)];
    };
    expect(await page("?start=0&end=3")).toEqual([0, 3, 4, hashes.slice(0, 3)]);
    expect(await page("?start=3&end=6")).toEqual([3, 6, 4, hashes.slice(3)]);
    expect(await page("?start=2")).toEqual([2, 5, 4, hashes.slice(2)]);
    expect(await page("?start=2&end=1")).toEqual([2, 1, 4, undefined]);
    expect(await page("?start=6&end=9")).toEqual([6, 9, 4, undefined]);
  });

  test("has 5 tokens on a page when the call does not say how many", async () => {
    const emulator = standing();
    for (let made = 0; made < 6; made += 1) await created(emulator);
    const { body } = await list(emulator);
    expect([body["end"], body["totalCount"], hashesOf(body)?.length]).toEqual([5, 6, 5]);
  });

  test("shows a token as long as it can be refreshed", async () => {
    const emulator = standing();
    const { accessToken } = await created(emulator, { accessTokenDuration: 10, refreshTokenDuration: 8000 });
    emulator.clock.advance(7999);
    await tokensOf(emulator, clientOf(emulator, "PING"), {}, { subject: "bob" });
    expect(hashesOf((await list(emulator, "?subject=anna")).body)).toEqual([hash(accessToken)]);
    expect(await isGood(emulator, accessToken)).toBe(false);
    emulator.clock.advance(1);
    expect((await list(emulator, "?subject=anna")).body["totalCount"]).toBe(0);
  });

  test.each([
    ["a client that is not known", "?clientIdentifier=7", "E008006", "The client is not known."],
    [
      "a start that is no index",
      "?start=-1",
      "E009003",
      "The parameter 'start' must be an integer that is not negative.",
    ],
    ["an end that is no index", "?end=x", "E009003", "The parameter 'end' must be an integer that is not negative."],
  ])("is refused with %s", async (_name, query, code, text) => {
    expect(await list(standing(), query)).toEqual({
      status: 400,
      body: { resultCode: code, resultMessage: `[${code}] ${text}` },
    });
  });
});

describe("updating a token", () => {
  const update = (emulator: Emulator, request: object) => post(emulator, "/auth/token/update", request);
  const setUp = async (options?: EmulatorOptions) => {
    const emulator = standing(options);
    return { emulator, ...(await created(emulator, { properties: [{ key: "a", value: "1" }] })) };
  };

  test("that changes nothing shows the token", async () => {
    const { emulator, accessToken } = await setUp();
    expect(await update(emulator, { accessToken })).toEqual({
      status: 200,
      body: {
        resultCode: "E008002",
        resultMessage: "[E008002] The access token was changed.",
        action: "OK",
        accessToken,
        tokenType: "Bearer",
        accessTokenExpiresAt: start + 3_600_000,
        refreshTokenExpiresAt: start + 86_400_000,
        scopes: ["openid", "email"],
        properties: [{ key: "a", value: "1" }],
      },
    });
  });

  test("changes times, scopes and properties for good", async () => {
    const { emulator, accessToken, refreshToken } = await setUp();
    const { body } = await update(emulator, {
      accessToken,
      accessTokenExpiresAt: start + 50_000,
      refreshTokenExpiresAt: start + 60_000,
      scopes: ["payments.read", "fax"],
      properties: [],
    });
    expect(body).toEqual({
      resultCode: "E008002",
      resultMessage: "[E008002] The access token was changed.",
      action: "OK",
      accessToken,
      tokenType: "Bearer",
      accessTokenExpiresAt: start + 50_000,
      refreshTokenExpiresAt: start + 60_000,
      scopes: ["payments.read"],
    });
    const facts = await introspect(emulator, accessToken);
    expect(facts).toMatchObject({ action: "OK", scopes: ["payments.read"], expiresAt: start + 50_000 });
    expect(facts["properties"]).toBe(undefined);
    emulator.clock.advance(50);
    expect((await introspect(emulator, accessToken))["resultCode"]).toBe("E005002");
    emulator.clock.advance(10);
    expect((await refresh(emulator, clientOf(emulator, "POLL"), refreshToken)).body["resultCode"]).toBe("A053308");
  });

  test("leaves times as they are that are 0 or negative", async () => {
    const { emulator, accessToken } = await setUp();
    expect(
      (await update(emulator, { accessToken, accessTokenExpiresAt: -1, refreshTokenExpiresAt: 0 })).body,
    ).toMatchObject({ accessTokenExpiresAt: start + 3_600_000, refreshTokenExpiresAt: start + 86_400_000 });
  });

  test("ignores scopes that the client may not request", async () => {
    const { emulator, accessToken } = await setUp();
    const extension = { requestableScopesEnabled: true, requestableScopes: ["openid"] };
    const { clientId } = emulator.addClient({ extension });
    const limited = await created(emulator, { clientId });
    const scopes = ["openid", "email"];
    expect((await update(emulator, { accessToken: limited.accessToken, scopes })).body["scopes"]).toEqual(["openid"]);
    expect((await update(emulator, { accessToken, scopes })).body["scopes"]).toEqual(scopes);
  });

  test("finds the token by its hash, and does not tell its text", async () => {
    const { emulator, accessToken } = await setUp();
    const { body } = await update(emulator, { accessTokenHash: hash(accessToken), scopes: ["openid"] });
    expect(body).toMatchObject({ action: "OK", scopes: ["openid"] });
    expect(body).not.toHaveProperty("accessToken");
    expect((await introspect(emulator, accessToken))["scopes"]).toEqual(["openid"]);
    const both = { accessToken, accessTokenHash: "x" };
    expect((await update(emulator, both)).body["action"]).toBe("OK");
  });

  test("can give the token another text", async () => {
    const { emulator, accessToken, refreshToken } = await setUp();
    const { body } = await update(emulator, { accessToken, accessTokenValueUpdated: true });
    expect(body).toMatchObject({ action: "OK", accessToken: randomToken });
    expect(body["accessToken"]).not.toBe(accessToken);
    expect(await isGood(emulator, accessToken)).toBe(false);
    expect(await isGood(emulator, String(body["accessToken"]))).toBe(true);
    expect((await refresh(emulator, clientOf(emulator, "POLL"), refreshToken)).body["action"]).toBe("OK");
  });

  test("ends a JWT as well when it gives another text", async () => {
    const emulator = standing({ service: { accessTokenSignAlg: "ES256" } });
    const jwt = String((await create(emulator)).body["jwtAccessToken"]);
    expect((await update(emulator, { accessToken: jwt, accessTokenValueUpdated: true })).body["action"]).toBe("OK");
    expect(await isGood(emulator, jwt)).toBe(false);
  });

  test("sets the ends anew by the scopes, if asked to", async () => {
    const scope = (name: string, accessDuration: string) => ({
      name,
      attributes: [
        { key: "access_token.duration", value: accessDuration },
        { key: "refresh_token.duration", value: "1000" },
      ],
    });
    const service = {
      supportedScopes: [{ name: "openid" }, { name: "email" }, scope("slow", "200"), scope("fast", "100")],
    };
    const { emulator, accessToken } = await setUp({ service });
    emulator.clock.advance(10);
    const both = { accessTokenExpiresAtUpdatedOnScopeUpdate: true, refreshTokenExpiresAtUpdatedOnScopeUpdate: true };
    const ends = async (request: object) => {
      const { body } = await update(emulator, { accessToken, ...request });
      return [body["accessTokenExpiresAt"], body["refreshTokenExpiresAt"]];
    };
    const ofService = [start + 3_600_000, start + 86_400_000];
    expect(await ends({ scopes: ["email", "openid"], ...both })).toEqual(ofService);
    expect(await ends({ scopes: ["openid"], ...both })).toEqual(ofService);
    expect(await ends({ scopes: ["openid", "slow"] })).toEqual(ofService);
    expect(await ends({ scopes: ["slow", "fast"], ...both })).toEqual([start + 110_000, start + 1_010_000]);
    expect(await ends({ scopes: ["slow"], accessTokenExpiresAt: start + 5_000_000, ...both })).toEqual([
      start + 5_000_000,
      start + 1_010_000,
    ]);
  });

  test("does nothing when a property is wrong", async () => {
    const { emulator, accessToken } = await setUp();
    const wrong = { accessToken, scopes: ["openid"], properties: [{ key: "a", value: "b".repeat(65_535) }] };
    expect((await update(emulator, wrong)).body).toEqual({
      resultCode: "E008018",
      resultMessage: "[E008018] The properties are too big.",
      action: "BAD_REQUEST",
    });
    const ill = { accessToken, scopes: ["openid"], refreshTokenExpiresAt: "soon" };
    expect((await update(emulator, ill)).status).toBe(400);
    expect((await introspect(emulator, accessToken))["scopes"]).toEqual(["openid", "email"]);
  });

  test("is refused when the call names no token", async () => {
    expect((await update(standing(), { scopes: ["openid"] })).body).toEqual({
      resultCode: "E008020",
      resultMessage: "[E008020] The call names no access token.",
      action: "BAD_REQUEST",
    });
  });

  test.each([["accessToken"], ["accessTokenHash"]])("is refused when there is no such token by %s", async (name) => {
    const { emulator, accessToken, refreshToken } = await setUp();
    await remove(emulator, `/auth/token/delete/${accessToken}`);
    for (const value of ["x", refreshToken, accessToken, hash(accessToken)]) {
      expect((await update(emulator, { [name]: value })).body).toEqual({
        resultCode: "E008021",
        resultMessage: "[E008021] There is no such access token.",
        action: "NOT_FOUND",
      });
    }
  });

  test("by the identifier inside the API is answered with 501", async () => {
    expect(await update(standing(), { tokenId: "7f3a" })).toEqual({
      status: 501,
      body: {
        resultCode: "E000004",
        resultMessage: "[E000004] Identifiers of tokens inside the API are not emulated.",
      },
    });
  });
});

describe("deleting a token", () => {
  test.each([
    ["its text", (token: string) => token],
    ["its hash", hash],
  ])("by %s ends it everywhere", async (_name, name) => {
    const emulator = standing();
    const { accessToken, refreshToken } = await created(emulator);
    expect(await remove(emulator, `/auth/token/delete/${name(accessToken)}`)).toEqual({ status: 204, body: {} });
    expect(emulator.requests.at(-1)).toMatchObject({ operation: "token.management.delete", status: 204 });
    expect(await goodness(emulator, accessToken, refreshToken)).toEqual(gone);
  });

  test("has no body in its answer", async () => {
    const emulator = standing();
    const response = await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}/auth/token/delete/x`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${emulator.token}` },
    });
    expect([response.status, response.body]).toEqual([204, null]);
  });

  test("that is not there is no error, and ends no other", async () => {
    const emulator = standing();
    const { accessToken, refreshToken } = await created(emulator);
    for (const name of ["x", refreshToken, hash(refreshToken)]) {
      expect(await remove(emulator, `/auth/token/delete/${name}`)).toEqual({ status: 204, body: {} });
    }
    expect(await isGood(emulator, accessToken)).toBe(true);
  });

  test("by the hash of a list works although the access token has expired", async () => {
    const emulator = standing();
    const { accessToken, refreshToken } = await created(emulator, { accessTokenDuration: 10 });
    emulator.clock.advance(4000);
    await tokensOf(emulator, clientOf(emulator, "PING"));
    await remove(emulator, `/auth/token/delete/${hash(accessToken)}`);
    expect((await refresh(emulator, clientOf(emulator, "POLL"), refreshToken)).body["action"]).toBe("BAD_REQUEST");
  });
});

describe("revoking tokens", () => {
  const revoke = (emulator: Emulator, request: object) => post(emulator, "/auth/token/revoke", request);
  const revoked = (count: number) => ({
    status: 200,
    body:
      count > 0
        ? { resultCode: "E008003", resultMessage: "[E008003] The tokens were revoked.", count }
        : { resultCode: "E008004", resultMessage: "[E008004] There were no tokens to revoke.", count },
  });

  test.each([
    ["an access token", ({ accessToken }: Pair) => ({ accessTokenIdentifier: accessToken })],
    ["the hash of an access token", ({ accessToken }: Pair) => ({ accessTokenIdentifier: hash(accessToken) })],
    ["a refresh token", ({ refreshToken }: Pair) => ({ refreshTokenIdentifier: refreshToken })],
    ["the hash of a refresh token", ({ refreshToken }: Pair) => ({ refreshTokenIdentifier: hash(refreshToken) })],
  ])("by %s ends both of a pair, everywhere", async (_name, request) => {
    const emulator = standing();
    const pair = await created(emulator);
    expect(await revoke(emulator, request(pair))).toEqual(revoked(1));
    expect(await goodness(emulator, pair.accessToken, pair.refreshToken)).toEqual(gone);
    expect(await revoke(emulator, request(pair))).toEqual(revoked(0));
  });

  test("ends tokens that come from a flow, and what they were refreshed to", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const first = await tokensOf(emulator, client);
    const second = (await refresh(emulator, client, String(first["refreshToken"]))).body;
    expect(await revoke(emulator, { refreshTokenIdentifier: first["refreshToken"] })).toEqual(revoked(0));
    expect(await revoke(emulator, { refreshTokenIdentifier: second["refreshToken"] })).toEqual(revoked(1));
    expect(await isGood(emulator, String(first["accessToken"]))).toBe(false);
    expect(await isGood(emulator, String(second["accessToken"]))).toBe(false);
  });

  test.each([
    ["client and user", { clientIdentifier: "2000000001", subject: "anna" }, [0]],
    ["client", { clientIdentifier: "2000000001" }, [0, 1]],
    ["user", { subject: "anna" }, [0, 2]],
    ["the alias of a client", { clientIdentifier: "terminal" }, [2]],
  ])("by %s ends those and no others", async (_name, request, ended) => {
    const emulator = standing();
    const { clientId } = emulator.addClient({ clientIdAlias: "terminal" });
    const tokens = [];
    for (const given of [{}, { subject: "bob" }, { clientId }, { clientId, subject: "bob" }].slice(0, 3)) {
      tokens.push((await created(emulator, given)).accessToken);
    }
    expect(await revoke(emulator, request)).toEqual(revoked(ended.length));
    const good = await Promise.all(tokens.map((token) => isGood(emulator, token)));
    expect(good).toEqual(tokens.map((_, index) => !ended.includes(index)));
    expect(await revoke(emulator, request)).toEqual(revoked(0));
  });

  test("goes by the first of several, and ignores the rest", async () => {
    const emulator = standing();
    const [one, other] = [await created(emulator), await created(emulator)];
    const request = {
      accessTokenIdentifier: one.accessToken,
      refreshTokenIdentifier: other.refreshToken,
      clientIdentifier: "2000000001",
      subject: "anna",
    };
    expect(await revoke(emulator, request)).toEqual(revoked(1));
    expect(await revoke(emulator, request)).toEqual(revoked(0));
    expect(await isGood(emulator, other.accessToken)).toBe(true);
    expect(await revoke(emulator, { ...request, accessTokenIdentifier: "" })).toEqual(revoked(1));
    expect(await isGood(emulator, other.accessToken)).toBe(false);
  });

  test("of a client or a user ends 20 at once", async () => {
    const emulator = standing();
    for (let made = 0; made < 21; made += 1) await created(emulator);
    expect(await revoke(emulator, { subject: "anna" })).toEqual(revoked(20));
    expect(await revoke(emulator, { subject: "anna" })).toEqual(revoked(1));
    expect(await revoke(emulator, { subject: "anna" })).toEqual(revoked(0));
  });

  test("does not count what has expired", async () => {
    const emulator = standing();
    const { accessToken } = await created(emulator, { grantType: "IMPLICIT", accessTokenDuration: 10 });
    emulator.clock.advance(10);
    expect(await revoke(emulator, { accessTokenIdentifier: accessToken })).toEqual(revoked(0));
  });

  test("of nothing in particular is refused", async () => {
    expect(await revoke(standing(), { subject: "" })).toEqual({
      status: 400,
      body: { resultCode: "E008005", resultMessage: "[E008005] The call does not say which tokens to revoke." },
    });
  });

  test("of a client that is not known is refused", async () => {
    expect(await revoke(standing(), { clientIdentifier: "7" })).toEqual({
      status: 404,
      body: { resultCode: "A001217", resultMessage: "[A001217] There is nothing of this name." },
    });
  });
});

interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

test("a service has nothing to do with the clients and tokens of another", async () => {
  const emulator = standing();
  const { body } = await post(aboveServices(emulator), "/service/create", { serviceName: "Other" });
  const other = within(emulator, String(body["apiKey"]));
  const { accessToken, refreshToken } = await created(emulator);
  const request = { grantType: "CLIENT_CREDENTIALS", clientId: 2000000001 };
  expect((await post(other, "/auth/token/create", request)).body).toEqual({
    resultCode: "E008011",
    resultMessage: "[E008011] The client does not belong to this service.",
    action: "FORBIDDEN",
  });
  expect((await post(other, "/auth/token/update", { accessToken })).body).toEqual({
    resultCode: "E008022",
    resultMessage: "[E008022] The access token belongs to another service.",
    action: "FORBIDDEN",
  });
  expect((await get(other, "/auth/token/get/list")).body["totalCount"]).toBe(0);
  expect((await post(other, "/auth/token/revoke", { accessTokenIdentifier: accessToken })).body["count"]).toBe(0);
  await remove(other, `/auth/token/delete/${accessToken}`);
  expect(await isGood(other, accessToken)).toBe(false);
  expect(await goodness(emulator, accessToken, refreshToken)).toMatchObject({ introspected: true, refreshed: "OK" });
});

test("tokens of a client that is deleted are gone", async () => {
  const emulator = standing();
  const { accessToken } = await created(emulator);
  await remove(emulator, "/client/delete/2000000001");
  expect(await isGood(emulator, accessToken)).toBe(false);
});

test("a reset forgets tokens", async () => {
  const emulator = standing();
  const { accessToken, refreshToken } = await created(emulator);
  emulator.reset();
  expect(await goodness(emulator, accessToken, refreshToken)).toEqual(gone);
});
