// Request objects: RFC 9101, or OpenID Connect Core 1.0, section 6, if the service is set to it.
import { UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { form, post, standing, start } from "../caller.js";
import { jwksOf, keyOf, sign } from "../signing.js";
import { codeStage, redirectUri, refusalOf } from "./code-caller.js";

const now = start / 1000;
const key = await keyOf("ES256");

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A stage whose client sends signed request objects, with claims merged into valid ones. */
function objectStage(settings: ClientSettings = {}, service: ServiceSettings = {}) {
  const stage = codeStage({ jwks: jwksOf(key.jwk), ...settings }, service);
  const claimsOf = (changes: Record<string, unknown>) => ({
    iss: String(stage.client.clientId),
    aud: "https://as.localhost",
    client_id: String(stage.client.clientId),
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid",
    ...changes,
  });
  const send = (request: string, outside: Record<string, string | undefined> = {}) =>
    stage.authorize({ request, scope: undefined, response_type: undefined, redirect_uri: undefined, ...outside });
  return { ...stage, claimsOf, send };
}

describe("a signed request object", () => {
  test("says all that counts, in the order of its own", async () => {
    const { claimsOf, send } = objectStage();
    const claims = claimsOf({ max_age: 60, resource: ["https://a.example"], claims: { userinfo: { name: null } } });
    const { body } = await send(await sign(key, claims), { scope: "openid email", prompt: "none" });
    expect(body).toMatchObject({
      action: "INTERACTION",
      scopes: [{ name: "openid" }],
      maxAge: 60,
      resources: ["https://a.example"],
      userInfoClaims: '{"name":null}',
      requestObjectPayload: JSON.stringify(claims),
    });
  });

  test("is merged with what is outside where the service wants that, and wins", async () => {
    const { claimsOf, send } = objectStage({}, { traditionalRequestObjectProcessingApplied: true });
    const request = await sign(key, claimsOf({ prompt: "login" }));
    const outside = { response_type: "code", scope: "openid email", prompt: "none", login_hint: "anna" };
    expect((await send(request, outside)).body).toMatchObject({ prompts: ["LOGIN"], loginHint: "anna" });
    const other = await sign(key, claimsOf({ response_type: "token" }));
    expect(refusalOf(await send(other, outside))).toEqual(["BAD_REQUEST", "A006304", "invalid_request_object"]);
  });

  test.each([
    ["expired", { exp: now }, "A006339"],
    ["with an exp that is no number", { exp: "soon" }, "A006335"],
    ["not valid yet", { nbf: now + 1 }, "A006347"],
    ["with an nbf that is no number", { nbf: "soon" }, "A006343"],
    ["without an audience", { aud: undefined }, "A006351"],
    ["with an audience that is no string", { aud: 5 }, "A006355"],
    ["for another service", { aud: "https://other" }, "A006359"],
    ["for other services", { aud: ["https://other"] }, "A006363"],
    ["with a request in it", { request: "x" }, "A006308"],
    ["with a request_uri in it", { request_uri: "x" }, "A006312"],
    ["with a client_id that is no string", { client_id: 5 }, "A005387"],
    ["of another client", { client_id: "other" }, "A005391"],
    ["without a response_type", { response_type: undefined }, "A006326"],
    ["with a scope that is no string", { scope: 5 }, "A253301"],
    ["with a max_age that is no number", { max_age: {} }, "A017301"],
    ["with a challenge that is no string", { code_challenge: 5 }, "A124309"],
    ["with a challenge method that is no string", { code_challenge_method: 5 }, "A124310"],
  ])("is refused %s", async (_name, changes, code) => {
    const { claimsOf, send } = objectStage();
    const answer = await send(await sign(key, claimsOf(changes)));
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", code, "invalid_request_object"]);
  });

  test.each([
    ["a number as resource", { resource: 5 }, "A251301"],
    ["a number among the resources", { resource: [5] }, "A251302"],
    ["a resource in a list with a fragment", { resource: ["https://a#b"] }, "A251305"],
    ["a resource with a fragment", { resource: "https://a#b" }, "A251311"],
    ["a list with a relative resource", { resource: ["a"] }, "A251304"],
    ["a relative resource", { resource: "a" }, "A251310"],
    ["a list with no URI", { resource: ["a b"] }, "A251303"],
    ["no URI", { resource: "a b" }, "A251309"],
  ])("is refused with %s", async (_name, changes, code) => {
    const { claimsOf, send } = objectStage();
    expect((await send(await sign(key, claimsOf(changes)))).body).toMatchObject({
      action: "BAD_REQUEST",
      resultCode: code,
    });
  });

  test.each([
    ["that is none", {}, () => "x", "A005301"],
    ["by an algorithm that nobody knows", {}, () => `${encode({ alg: "XY1" })}.e30.AAAA`, "A005320"],
    ["without an algorithm", {}, () => `${encode({ typ: "JWT" })}.e30.AAAA`, "A005307"],
    ["with an extension", {}, () => `${encode({ alg: "ES256", b64: true })}.e30.AAAA`, "A005324"],
    ["that was to be encrypted", { frontChannelRequestObjectEncryptionRequired: true }, undefined, "A006334"],
    ["that has no object in it", {}, () => `${encode({ alg: "ES256" })}.${encode(5)}.AAAA`, "A005378"],
    ["by another algorithm than the registered one", { requestSignAlg: "PS256" }, undefined, "A005312"],
    ["of a client without keys", { jwks: null }, undefined, "A005332"],
    ["by a key that the client does not have", { jwks: jwksOf() }, undefined, "A005352"],
    ["by one of two keys", { jwks: jwksOf(key.jwk, key.jwk) }, undefined, "A005356"],
    ["whose signature is wrong", {}, (text: string) => `${text.slice(0, -8)}AAAAAAAA`, "A005328"],
  ] as const)("is refused %s", async (_name, settings, change, code) => {
    const { claimsOf, send } = objectStage(settings);
    const text = await sign(key, claimsOf({}));
    const answer = await send(change === undefined ? text : change(text));
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", code, "invalid_request_object"]);
  });
});

test.each([
  ["by a key that is not at the jwksUri", [], "A005340"],
  ["by one of two keys there", [key.jwk, key.jwk], "A005344"],
])("a request object %s is refused", async (_name, keys, code) => {
  const emulator = standing({
    fetch: () => Promise.resolve(Response.json({ keys })),
    clients: [{ jwksUri: "https://a.example/jwks", redirectUris: [redirectUri], responseTypes: ["CODE"] }],
  });
  const clientId = String(emulator.clients[0]!.clientId);
  const request = await sign(key, { aud: "https://as.localhost", response_type: "code", redirect_uri: redirectUri });
  const answer = await post(emulator, "/auth/authorization", { parameters: form({ client_id: clientId, request }) });
  expect(answer.body).toMatchObject({ action: "BAD_REQUEST", resultCode: code });
});

describe("an unsigned request object", () => {
  const unsigned = (claims: object) => new UnsecuredJWT({ ...claims }).encode();

  test.each([
    ["has to be signed", {}, {}, "A008311"],
    ["is looked at for its audience first", {}, { aud: "https://other" }, "A006359"],
    ["is refused of a client that signs", { requestSignAlg: "ES256" }, {}, "A005336"],
  ] as const)("%s", async (_name, settings, changes, code) => {
    const { claimsOf, send } = objectStage(settings);
    expect((await send(unsigned(claimsOf(changes)))).body).toMatchObject({ action: "BAD_REQUEST", resultCode: code });
  });

  test("is taken where the service goes by OpenID Connect Core", async () => {
    const { claimsOf, send } = objectStage({}, { traditionalRequestObjectProcessingApplied: true });
    expect((await send(unsigned(claimsOf({})), { response_type: "code", scope: "openid" })).body["action"]).toBe(
      "INTERACTION",
    );
  });

  test("cannot be pushed", async () => {
    const { claimsOf, push } = objectStage({}, { traditionalRequestObjectProcessingApplied: true });
    expect((await push({ request: unsigned(claimsOf({})) })).body).toMatchObject({ resultCode: "A248315" });
  });
});

test("a request object may be signed by the secret, but not by a public client", async () => {
  const { client, claimsOf, send } = objectStage();
  const secret = { alg: "HS256", privateKey: new TextEncoder().encode(client.clientSecret), jwk: {} } as never;
  expect((await send(await sign(secret, claimsOf({})))).body["action"]).toBe("INTERACTION");
  const { claimsOf: claimsOfPublic, send: sendPublic } = objectStage({ clientType: "PUBLIC" });
  expect((await sendPublic(await sign(secret, claimsOfPublic({})))).body["resultCode"]).toBe("A005316");
});

test("a pushed request object counts as if it came by the browser", async () => {
  const { claimsOf, push, authorize } = objectStage({ requestSignAlg: "ES256" });
  const pushed = await push({ request: await sign(key, claimsOf({ prompt: "login" })) });
  const { body } = await authorize({ request_uri: String(pushed.body["requestUri"]) });
  expect(body).toMatchObject({ action: "INTERACTION", prompts: ["LOGIN"] });
});

describe("the times of a request object", () => {
  test.each([
    [0, { exp: now + 1 }, "INTERACTION"],
    [0, { exp: now }, "BAD_REQUEST"],
    [0, { nbf: now }, "INTERACTION"],
    [0, { nbf: now + 1 }, "BAD_REQUEST"],
    [10, { exp: now - 9 }, "INTERACTION"],
    [10, { exp: now - 10 }, "BAD_REQUEST"],
    [10, { nbf: now + 10 }, "INTERACTION"],
    [10, { nbf: now + 11 }, "BAD_REQUEST"],
    [0, {}, "INTERACTION"],
  ])("count with an allowableClockSkew of %i seconds: %o, %s", async (allowableClockSkew, changes, action) => {
    const { claimsOf, send } = objectStage({}, { allowableClockSkew });
    expect((await send(await sign(key, claimsOf(changes)))).body["action"]).toBe(action);
  });
});

describe("the audience of a request object", () => {
  const issuer = "https://as.localhost";
  test.each([
    ["the issuer", true, issuer, "INTERACTION"],
    ["a list that holds the issuer", true, ["https://other", issuer], "INTERACTION"],
    ["another one", true, `${issuer}/`, "BAD_REQUEST"],
    ["none", true, undefined, "BAD_REQUEST"],
    ["another one", false, "https://other", "INTERACTION"],
    ["none", false, undefined, "INTERACTION"],
  ])("may be %s, with requestObjectAudienceChecked %s: %j, %s", async (_what, checked, aud, action) => {
    const { claimsOf, send } = objectStage({}, { requestObjectAudienceChecked: checked });
    expect((await send(await sign(key, claimsOf({ aud })))).body["action"]).toBe(action);
  });
});

describe("outside of a request object", () => {
  test("parameters are ignored: state, scope and redirect_uri are those inside", async () => {
    const { claimsOf, send, issue } = objectStage();
    const request = await sign(key, claimsOf({ state: "inner" }));
    const outside = {
      state: "outer",
      scope: "openid email phone",
      redirect_uri: "https://evil.example/",
      nonce: "outer",
    };
    const { body } = await send(request, outside);
    expect(body["scopes"]).toMatchObject([{ name: "openid" }]);
    const location = String((await issue(String(body["ticket"]))).body["responseContent"]);
    expect(location).toMatch(/^https:\/\/client\.localhost\/cb\?state=inner&code=/);
  });

  test("a state is not taken where none is inside", async () => {
    const { claimsOf, send, issue } = objectStage();
    const { body } = await send(await sign(key, claimsOf({})), { state: "outer" });
    expect(String((await issue(String(body["ticket"]))).body["responseContent"])).not.toContain("state=");
  });

  test("client_id is needed, and the same inside where it is inside", async () => {
    const { claimsOf, send } = objectStage();
    const request = await sign(key, claimsOf({}));
    expect(refusalOf(await send(request, { client_id: undefined }))).toEqual([
      "BAD_REQUEST",
      "A010301",
      "invalid_request",
    ]);
    expect((await send(await sign(key, claimsOf({ client_id: undefined })))).body["action"]).toBe("INTERACTION");
  });

  test.each([
    ["response_type", { response_type: undefined, scope: "openid" }, "A006304"],
    ["openid", { response_type: "code", scope: undefined }, "A007303"],
  ])("%s is needed where the service goes by OpenID Connect Core", async (_what, outside, code) => {
    const { claimsOf, send } = objectStage({}, { traditionalRequestObjectProcessingApplied: true });
    expect((await send(await sign(key, claimsOf({})), outside)).body).toMatchObject({
      action: "BAD_REQUEST",
      resultCode: code,
    });
  });
});

test("an object that cannot be trusted leads to no redirection, be the redirect_uri outside a good one", async () => {
  const { claimsOf, authorize } = objectStage();
  const other = await keyOf("ES256", "stranger");
  const answer = await authorize({ request: await sign(other, claimsOf({ redirect_uri: "https://evil.example/" })) });
  expect(refusalOf(answer)).toEqual(["BAD_REQUEST", "A005328", "invalid_request_object"]);
});
