// The end of an authorization request: responses of every type and mode, reasons for failure, tickets.
import {
  compactDecrypt,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  type JSONWebKeySet,
} from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, Emulator } from "../../../src/emulator/index.js";
import { get, post, remove, standing, start } from "../caller.js";
import { anyString } from "../matchers.js";
import { callsOf, codeStage, membersOf, redirectUri, refusalOf } from "./code-caller.js";

const all: ClientSettings = {
  responseTypes: [
    "NONE",
    "CODE",
    "TOKEN",
    "ID_TOKEN",
    "CODE_TOKEN",
    "CODE_ID_TOKEN",
    "ID_TOKEN_TOKEN",
    "CODE_ID_TOKEN_TOKEN",
  ],
};

async function verified(emulator: Emulator, token: unknown) {
  const { body } = await get(emulator, "/service/jwks/get");
  const options = { currentDate: new Date(emulator.clock.now()) };
  return jwtVerify(String(token), createLocalJWKSet(body as unknown as JSONWebKeySet), options);
}

async function halfHash(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Buffer.from(hash).subarray(0, 16).toString("base64url");
}

describe("authorization.issue", () => {
  test.each([
    ["code", "?", ["state", "code", "iss"]],
    ["token", "#", ["state", "access_token", "token_type", "expires_in", "scope", "iss"]],
    ["id_token", "#", ["state", "id_token", "iss"]],
    ["id_token token", "#", ["state", "access_token", "token_type", "expires_in", "scope", "id_token", "iss"]],
    ["token code", "#", ["state", "code", "access_token", "token_type", "expires_in", "scope", "iss"]],
    ["code id_token", "#", ["state", "code", "id_token", "iss"]],
    [
      "code id_token token",
      "#",
      ["state", "code", "access_token", "token_type", "expires_in", "scope", "id_token", "iss"],
    ],
    ["none", "?", ["state", "iss"]],
  ])("answers %s after %s, members in order", async (type, separator, members) => {
    const { ticketOf, issue } = codeStage(all);
    const answer = await issue(await ticketOf({ response_type: type, nonce: "n-1", state: "s-1" }));
    expect(answer.body).toMatchObject({ action: "LOCATION", resultCode: "A040001" });
    expect(String(answer.body["responseContent"])).toContain(redirectUri + separator);
    expect(Object.keys(membersOf(answer))).toEqual(members);
    expect(membersOf(answer)).toMatchObject({ state: "s-1", iss: "https://as.localhost" });
  });

  test("needs no user for the response type none", async () => {
    const { ticketOf, issue } = codeStage(all);
    expect((await issue(await ticketOf({ response_type: "none" }), { subject: undefined })).body["action"]).toBe(
      "LOCATION",
    );
  });

  test("binds an ID token to code, access token and state", async () => {
    const { emulator, client, ticketOf, issue } = codeStage(all);
    const ticket = await ticketOf({ response_type: "code id_token token", nonce: "n-1", state: "s-1" });
    const answer = await issue(ticket, {
      authTime: 1000,
      acr: "1",
      claims: '{"name":"Anna"}',
      idtHeaderParams: '{"x":1}',
    });
    const { code, access_token: accessToken, id_token: idToken } = membersOf(answer);
    const { payload, protectedHeader } = await verified(emulator, idToken);
    expect(protectedHeader).toMatchObject({ alg: "ES256", kid: anyString, x: 1 });
    expect(payload).toEqual({
      name: "Anna",
      iss: "https://as.localhost",
      sub: "anna",
      aud: [String(client.clientId)],
      exp: start / 1000 + 3600,
      iat: start / 1000,
      auth_time: 1000,
      acr: "1",
      nonce: "n-1",
      at_hash: await halfHash(accessToken!),
      c_hash: await halfHash(code!),
      s_hash: await halfHash("s-1"),
    });
    expect(answer.body).toMatchObject({ authorizationCode: code, accessToken, idToken, accessTokenDuration: 3600 });
  });

  test("keeps a query that the redirect URI has", async () => {
    const { ticketOf, issue } = codeStage({ redirectUris: [`${redirectUri}?a=b`] });
    const { body } = await issue(await ticketOf({ redirect_uri: `${redirectUri}?a=b` }));
    expect(body["responseContent"]).toMatch(/^https:\/\/client\.localhost\/cb\?a=b&code=/);
  });

  test("gives a page that posts, with nothing in it that was not escaped", async () => {
    const { ticketOf, issue } = codeStage();
    const { body } = await issue(await ticketOf({ response_mode: "form_post", state: `"><script>'&` }));
    expect(body["action"]).toBe("FORM");
    expect(body["responseContent"]).toContain('name="state" value="&quot;&gt;&lt;script&gt;&#39;&amp;"');
  });

  test.each([
    ["jwt", "?"],
    ["query.jwt", "?"],
    ["fragment.jwt", "#"],
    ["form_post.jwt", "<"],
  ])("gives a JWT for %s", async (mode, mark) => {
    const { emulator, client, ticketOf, issue } = codeStage({ authorizationSignAlg: "ES256" });
    const answer = await issue(await ticketOf({ response_mode: mode, state: "s-1" }));
    expect(String(answer.body["responseContent"])).toContain(mark);
    expect(Object.keys(membersOf(answer))).toEqual(["response"]);
    const { payload, protectedHeader } = await verified(emulator, membersOf(answer)["response"]);
    expect(protectedHeader).toEqual({ alg: "ES256", kid: anyString });
    expect(payload).toEqual({
      aud: String(client.clientId),
      iss: "https://as.localhost",
      exp: start / 1000 + 600,
      state: "s-1",
      code: answer.body["authorizationCode"],
    });
  });

  test("signs by the secret, and encrypts, as the client wants it", async () => {
    const { privateKey, publicKey } = await generateKeyPair("RSA-OAEP-256");
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), use: "enc", kid: "e1" }] });
    const { client, ticketOf, issue } = codeStage({
      ...all,
      jwks,
      idTokenSignAlg: "HS256",
      idTokenEncryptionAlg: "RSA_OAEP_256",
      idTokenEncryptionEnc: "A256GCM",
    });
    const { body } = await issue(await ticketOf({ response_type: "id_token", nonce: "n" }));
    expect(decodeProtectedHeader(String(body["idToken"]))).toEqual({
      alg: "RSA-OAEP-256",
      enc: "A256GCM",
      cty: "JWT",
      kid: "e1",
    });
    const { plaintext } = await compactDecrypt(String(body["idToken"]), privateKey);
    const secret = new TextEncoder().encode(client.clientSecret);
    const { payload, protectedHeader } = await jwtVerify(plaintext, secret, { currentDate: new Date(start) });
    expect([payload.sub, protectedHeader]).toEqual(["anna", { alg: "HS256" }]);
  });

  test("leaves ticket and code as they were where an ID token cannot be encrypted", async () => {
    const settings: ClientSettings = { ...all, idTokenEncryptionAlg: "RSA_OAEP_256" };
    const { ticketOf, issue, redeem } = codeStage(settings);
    const ticket = await ticketOf({ response_type: "code id_token", nonce: "n" });
    expect(refusalOf(await issue(ticket))).toEqual(["BAD_REQUEST", "A046303", "invalid_request"]);
    expect((await issue(ticket)).body["resultCode"]).toBe("A046303");
    const code = String((await issue(await ticketOf())).body["authorizationCode"]);
    expect((await redeem(code)).body["resultCode"]).toBe("A046303");
    expect((await redeem(code)).body["resultCode"]).toBe("A046303");
  });

  describe("refuses to encrypt an ID token", () => {
    const encrypting: ClientSettings = { ...all, idTokenEncryptionAlg: "RSA_OAEP_256" };
    const remote: ClientSettings = { ...encrypting, jwksUri: "https://client.localhost/jwks" };
    const signing = { kty: "RSA", use: "sig", n: "AQAB", e: "AQAB" };
    const sealing = { ...signing, use: "enc" };
    const registered = (...keys: object[]): ClientSettings => ({ ...encrypting, jwks: JSON.stringify({ keys }) });

    test.each([
      ["without a key among the registered ones", registered(signing), "", "BAD_REQUEST", "A046309"],
      ["with one of two registered keys", registered(sealing, sealing), "", "BAD_REQUEST", "A046311"],
      ["without a key at the jwksUri", remote, JSON.stringify({ keys: [signing] }), "BAD_REQUEST", "A046310"],
      ["with one of two keys there", remote, JSON.stringify({ keys: [sealing, sealing] }), "BAD_REQUEST", "A046312"],
      ["with what is no key set", remote, "x", "BAD_REQUEST", "A046305"],
      ["with keys that cannot be fetched", remote, undefined, "INTERNAL_SERVER_ERROR", "A046304"],
      [
        "by the secret of a public client",
        { ...all, clientType: "PUBLIC", idTokenEncryptionAlg: "DIR" } satisfies ClientSettings,
        "",
        "BAD_REQUEST",
        "A046313",
      ],
    ] as const)("%s", async (_name, settings, keys, action, resultCode) => {
      const fetch = () =>
        keys === undefined ? Promise.reject(new Error("refused")) : Promise.resolve(new Response(keys));
      const emulator = standing({
        fetch,
        clients: [{ bcDeliveryMode: null, redirectUris: [redirectUri], ...settings }],
      });
      const { ticketOf, issue } = callsOf(emulator, emulator.clients[0]!);
      const ticket = await ticketOf({ response_type: "id_token", nonce: "n" });
      expect((await issue(ticket)).body).toMatchObject({ action, resultCode });
      expect((await issue(ticket)).body).toMatchObject({ resultCode });
    });
  });

  test("refuses to sign an ID token by a secret that is too short: A046113", async () => {
    const { ticketOf, issue } = codeStage({ ...all, idTokenSignAlg: "HS256", clientSecret: "short" });
    const ticket = await ticketOf({ response_type: "id_token", nonce: "n" });
    expect((await issue(ticket)).body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "A046113" });
  });

  test.each([
    ["no subject", { subject: undefined }, "A042201"],
    ["a subject that is too long", { subject: "a".repeat(101) }, "A042202"],
    ["a subject that is not ASCII", { subject: "änna" }, "A042203"],
    ["an acr that is too long", { acr: "a".repeat(256) }, "A043201"],
    ["claims that are no JSON", { claims: "x" }, "A044201"],
    ["properties that are too big", { properties: [{ key: "a", value: "b".repeat(65_536) }] }, "A045201"],
    ["header parameters that are no JSON", { idtHeaderParams: "x" }, "A255201"],
    ["header parameters that are too big", { idtHeaderParams: JSON.stringify({ a: "b".repeat(65_536) }) }, "A045203"],
    ["access token claims that are no JSON", { jwtAtClaims: "x" }, "E003001"],
  ])("leaves the ticket alone with %s", async (_name, body, resultCode) => {
    const { ticketOf, issue } = codeStage();
    const ticket = await ticketOf();
    expect((await issue(ticket, body)).body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode });
    expect((await issue(ticket)).body["action"]).toBe("LOCATION");
  });

  test("takes no other user than the one whom the request names", async () => {
    const { ticketOf, issue } = codeStage();
    const ticket = await ticketOf({ claims: JSON.stringify({ id_token: { sub: { value: "bert" } } }) });
    expect((await issue(ticket)).body["resultCode"]).toBe("E010005");
    expect((await issue(ticket, { subject: "bert" })).body["action"]).toBe("LOCATION");
  });

  test("tells the context that was stored, and lets scopes and details be replaced, but openid not be added", async () => {
    const { emulator, ticketOf, issue, redeem } = codeStage();
    const ticket = await ticketOf({ scope: "email" }, { context: "basket 7" });
    const details = { elements: [{ type: "payment", dataTypes: ["a"], otherFields: '{"amount":5}' }] };
    const { body } = await issue(ticket, { scopes: ["phone", "openid"], authorizationDetails: details });
    expect(body["ticketInfo"]).toEqual({ context: "basket 7" });
    const tokens = (await redeem(String(body["authorizationCode"]))).body;
    expect(tokens).toMatchObject({ scopes: ["phone"], authorizationDetails: details });
    expect(tokens["idToken"]).toBeUndefined();
    expect((await post(emulator, "/auth/introspection", { token: tokens["accessToken"] })).body["scopes"]).toEqual([
      "phone",
    ]);
  });

  test.each([
    ["unsigned in the front channel", { ...all, idTokenSignAlg: "NONE" }, "code id_token", "A045302"],
    ["unsigned at the token endpoint", { idTokenSignAlg: "NONE" }, "code", "A046301"],
    ["by a secret of a public client", { clientType: "PUBLIC", idTokenSignAlg: "HS256" }, "code", "A406301"],
  ] as const)("tells the client of an ID token that would be %s", async (_name, settings, type, code) => {
    const { ticketOf, issue } = codeStage(settings);
    const answer = await issue(await ticketOf({ response_type: type, nonce: "n" }));
    expect(refusalOf(answer)).toEqual(["LOCATION", code, "server_error"]);
  });

  test("takes neither a client that was deleted meanwhile nor one that was locked", async () => {
    const { emulator, client, ticketOf, issue } = codeStage();
    const ticket = await ticketOf();
    emulator.updateClient(client.clientId, { locked: true });
    expect(refusalOf(await issue(ticket))).toEqual(["BAD_REQUEST", "E010012", "invalid_request"]);
    await remove(emulator, `/client/delete/${client.clientId}`);
    expect(refusalOf(await issue(ticket))).toEqual(["BAD_REQUEST", "A045301", "invalid_request"]);
  });

  test("gives pairwise subjects, the same at every place, unless the server chose one", async () => {
    const { emulator, ticketOf, issue, redeem } = codeStage({ subjectType: "PAIRWISE" });
    const subjectOf = async (body = {}) => {
      const issued = await issue(await ticketOf(), body);
      const { idToken, accessToken } = (await redeem(String(issued.body["authorizationCode"]))).body;
      const info = await post(emulator, "/auth/userinfo/issue", { token: accessToken });
      return [
        decodeJwt(String(idToken)).sub,
        (JSON.parse(String(info.body["responseContent"])) as { sub: string }).sub,
      ];
    };
    const [first, atUserinfo] = await subjectOf();
    expect(first).toMatch(/^[\w-]{43}$/);
    expect([atUserinfo, await subjectOf()]).toEqual([first, [first, first]]);
    expect((await subjectOf({ sub: "own" }))[0]).toBe("own");
  });
});

describe("the session of the user", () => {
  test("is in the ID token as sid, where the service has logout by sessions", async () => {
    const { emulator, ticketOf, issue } = codeStage(all);
    const idTokenOf = async () => {
      const ticket = await ticketOf({ response_type: "id_token", nonce: "n-1" });
      return decodeJwt(String((await issue(ticket, { sessionId: "session-1" })).body["idToken"]));
    };
    expect(await idTokenOf()).not.toHaveProperty("sid");
    const { body } = await get(emulator, "/service/get");
    // The description does not have the setting, so the answer would not be valid by it.
    await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}/service/update`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
      body: JSON.stringify({ ...body, backchannelLogoutSessionSupported: true }),
    });
    expect(await idTokenOf()).toMatchObject({ sid: "session-1" });
  });

  test("has to be named under Native SSO: A499201", async () => {
    const supportedScopes = [{ name: "openid" }, { name: "device_sso" }];
    const { authorize, issue } = codeStage(all, { nativeSsoSupported: true, supportedScopes });
    const parameters = { scope: "openid device_sso" };
    const { body } = await authorize(parameters);
    expect(body["nativeSsoRequested"]).toBe(true);
    expect((await authorize({ scope: "device_sso" })).body["nativeSsoRequested"]).toBe(false);
    const token = await authorize({ ...parameters, response_type: "token" });
    expect(token.body["nativeSsoRequested"]).toBe(false);
    expect(refusalOf(await issue(String(body["ticket"])))).toEqual(["LOCATION", "A499201", "server_error"]);
  });
});

describe("verified claims", () => {
  const verifiedClaims = { verification: { trust_framework: "eidas" }, claims: { given_name: "Anna" } };

  test("are asked for as they are, and are in the ID token as the server gives them", async () => {
    const { authorize, issue } = codeStage(all);
    const asked = { verification: { trust_framework: null }, claims: { given_name: null } };
    const { body } = await authorize({
      response_type: "id_token",
      nonce: "n-1",
      claims: JSON.stringify({ id_token: { verified_claims: [asked] }, userinfo: { verified_claims: asked } }),
    });
    expect(body).toMatchObject({
      idTokenClaims: JSON.stringify({ verified_claims: [asked] }),
      userInfoClaims: JSON.stringify({ verified_claims: asked }),
    });
    expect(body).not.toHaveProperty("claims");
    const claims = JSON.stringify({ verified_claims: verifiedClaims });
    const { idToken } = (await issue(String(body["ticket"]), { claims })).body;
    expect(decodeJwt(String(idToken))).toMatchObject({ verified_claims: verifiedClaims });
  });

  test.each([[5], [{}], [[]], [{ verification: {}, claims: {} }], [[verifiedClaims, { claims: {} }]]])(
    "need their parts: A044202 for %j",
    async (value) => {
      const { ticketOf, issue } = codeStage();
      const ticket = await ticketOf();
      const answer = await issue(ticket, { claims: JSON.stringify({ verified_claims: value }) });
      expect(answer.body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "A044202" });
      expect((await issue(ticket)).body["action"]).toBe("LOCATION");
    },
  );
});

describe("authorization.fail", () => {
  test.each([
    ["NOT_LOGGED_IN", "login_required", "A060301"],
    ["MAX_AGE_NOT_SUPPORTED", "login_required", "A060302"],
    ["EXCEEDS_MAX_AGE", "login_required", "A060303"],
    ["DIFFERENT_SUBJECT", "login_required", "A060304"],
    ["ACR_NOT_SATISFIED", "unmet_authentication_requirements", "A060305"],
    ["DENIED", "access_denied", "A060306"],
    ["UNKNOWN", "server_error", "A060307"],
    ["SERVER_ERROR", "server_error", "A060308"],
    ["NOT_AUTHENTICATED", "login_required", "A060309"],
    ["ACCOUNT_SELECTION_REQUIRED", "account_selection_required", "A060310"],
    ["CONSENT_REQUIRED", "consent_required", "A060311"],
    ["INTERACTION_REQUIRED", "interaction_required", "A060312"],
    ["INVALID_TARGET", "invalid_target", "A060313"],
    ["INVALID_SCOPE", "invalid_scope", "E010013"],
    ["UNAUTHORIZED_CLIENT", "unauthorized_client", "E010014"],
    ["TEMPORARILY_UNAVAILABLE", "temporarily_unavailable", "E010015"],
    ["MISSPELT", "server_error", "A060201"],
    [undefined, "server_error", "A060201"],
  ])("%s tells the client %s", async (reason, error, code) => {
    const { ticketOf, fail } = codeStage();
    const ticket = await ticketOf({ state: "s-1" });
    const answer = await fail(ticket, reason, { description: "Words of the server." });
    expect(refusalOf(answer)).toEqual(["LOCATION", code, error]);
    expect(membersOf(answer)).toMatchObject({ state: "s-1", error_description: `[${code}] Words of the server.` });
    expect(refusalOf(await fail(ticket, reason))).toEqual(["BAD_REQUEST", "A059202", "invalid_request"]);
  });

  test("answers in the mode of the request", async () => {
    const { emulator, ticketOf, fail } = codeStage({ authorizationSignAlg: "ES256" });
    const answer = await fail(await ticketOf({ response_mode: "form_post.jwt" }), "DENIED");
    expect(answer.body["action"]).toBe("FORM");
    const { payload } = await verified(emulator, membersOf(answer)["response"]);
    expect(payload).toMatchObject({ error: "access_denied", iss: "https://as.localhost" });
  });
});

describe("a ticket", () => {
  const operations = [
    ["issue", { missing: "A041201", unknown: "A041202", expired: "A041301" }, {}],
    ["fail", { missing: "A059201", unknown: "A059202", expired: "A059301" }, { reason: "DENIED" }],
  ] as const;

  test.each(operations)(
    "is needed by %s, is good for 24 hours, at its service, and once",
    async (name, codes, body) => {
      const { emulator, client, ticketOf } = codeStage();
      const call = async (ticket: string | undefined, at: Emulator = emulator) => {
        const answer = await post(at, `/auth/authorization/${name}`, { ticket, subject: "anna", ...body });
        return [answer.body["action"], answer.body["resultCode"]];
      };
      expect(await call(undefined)).toEqual(["INTERNAL_SERVER_ERROR", codes.missing]);
      expect(await call("x")).toEqual(["BAD_REQUEST", codes.unknown]);
      const used = await ticketOf();
      expect((await call(used))[0]).toBe("LOCATION");
      expect(await call(used)).toEqual(["BAD_REQUEST", codes.unknown]);
      const ticket = await ticketOf();
      const last = await ticketOf();
      emulator.clock.advance(86_399);
      expect((await call(ticket))[0]).toBe("LOCATION");
      emulator.clock.advance(1);
      expect(await call(last)).toEqual(["BAD_REQUEST", codes.expired]);
      expect(client.clientName).toBe("Shop");
    },
  );

  test("of two uses at the same time one is good", async () => {
    const { ticketOf, issue } = codeStage();
    const ticket = await ticketOf();
    const answers = await Promise.all([1, 2, 3].map(() => issue(ticket)));
    expect(answers.map(({ body }) => body["action"]).sort()).toEqual(["BAD_REQUEST", "BAD_REQUEST", "LOCATION"]);
  });

  test("has a context that can be read and changed, as an object and as its text, until it is used", async () => {
    const { emulator, ticketOf, issue } = codeStage();
    const ticket = await ticketOf({}, { context: "first" });
    const info = async () => (await post(emulator, "/auth/authorization/ticket/info", { ticket })).body;
    const update = async (given: unknown, name = ticket) =>
      (await post(emulator, "/auth/authorization/ticket/update", { ticket: name, info: given })).body;
    expect(await info()).toMatchObject({ action: "OK", info: { context: "first" } });
    expect(await update({ context: "second" })).toMatchObject({ action: "OK", info: { context: "second" } });
    const asText = await update('{"context":"third"}');
    expect([asText["action"], asText["info"]]).toEqual(["OK", undefined]);
    expect(await info()).toMatchObject({ info: { context: "third" } });
    expect(await update(5)).toMatchObject({ action: "CALLER_ERROR", resultCode: "E010010" });
    expect(await update({ context: "a".repeat(65_536) })).toMatchObject({
      action: "CALLER_ERROR",
      resultCode: "E010004",
    });
    expect(await update({ context: "x" }, "unknown")).toMatchObject({ action: "NOT_FOUND" });
    await issue(ticket);
    expect(await info()).toMatchObject({ action: "NOT_FOUND", resultCode: "E010011" });
  });

  test("is not known at another service", async () => {
    const emulator = standing();
    const one = callsOf(emulator, emulator.clients[3]!);
    const ticket = await one.ticketOf();
    const authorization = `Bearer ${emulator.token}`;
    const json = { authorization, "content-type": "application/json" };
    await emulator.fetch(`${emulator.url}/api/service/create`, { method: "POST", headers: json, body: "{}" });
    const init = { method: "POST", headers: json, body: JSON.stringify({ ticket, subject: "anna", reason: "DENIED" }) };
    const call = async (name: string) => {
      const response = await emulator.fetch(`${emulator.url}/api/1000000002/auth/authorization/${name}`, init);
      return ((await response.json()) as { resultCode: string }).resultCode;
    };
    expect([await call("issue"), await call("fail")]).toEqual(["A041203", "A059203"]);
    expect((await one.issue(ticket)).body["action"]).toBe("LOCATION");
  });
});
