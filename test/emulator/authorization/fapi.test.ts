// FAPI 1.0, and FAPI 2.0 with message signing: the rules for authorization requests, each by its name.
import { UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { standing, start } from "../caller.js";
import { jwksOf, keyOf, sign } from "../signing.js";
import { callsOf, challenge, codeStage, redirectUri, refusalOf, verifier } from "./code-caller.js";

const now = start / 1000;
const key = await keyOf("ES256");
const rsa = await keyOf("RS256");

type Parameters = Record<string, string | readonly string[] | undefined>;
type Mode = NonNullable<ServiceSettings["fapiModes"]>[number];

/** Fills in the optional last entry of rows. */
function complete<Third, Fourth extends object>(
  rows: readonly (readonly [rule: string, code: string, third: Third, fourth?: Fourth])[],
) {
  return rows.map(([rule, code, third, fourth]) => [rule, code, third, fourth ?? ({} as Fourth)] as const);
}

const pkce = { code_challenge: challenge, code_challenge_method: "S256" };

/** A service in a FAPI mode, and a client that conforms to it. */
function stageOf(mode: Mode, client: ClientSettings = {}, service: ServiceSettings = {}) {
  return codeStage(
    {
      jwks: jwksOf(key.jwk, rsa.jwk),
      responseTypes: ["CODE", "CODE_ID_TOKEN", "TOKEN", "CODE_TOKEN"],
      authorizationSignAlg: "ES256",
      requestUris: ["https://client.localhost/r"],
      ...client,
    },
    { supportedServiceProfiles: ["FAPI"], fapiModes: [mode], ...service },
  );
}

describe("under FAPI 1.0 Baseline", () => {
  const good: Parameters = { nonce: "n", ...pkce };

  test("a request that keeps to the rules is taken", async () => {
    expect((await stageOf("FAPI1_BASELINE").authorize(good)).body["action"]).toBe("INTERACTION");
  });

  const cases: readonly (readonly [string, string, Parameters, ClientSettings?])[] = [
    ["redirect_uri explicit", "A150307", { redirect_uri: undefined, scope: "email" }],
    ["redirect_uri once", "A150309", { redirect_uri: [redirectUri, redirectUri] }],
    ["a redirect URI registered", "A150310", {}, { redirectUris: [] }],
    ["redirect_uri registered", "A150311", { redirect_uri: "https://a.example" }],
    ["redirect_uri https", "A150323", { redirect_uri: "http://a.example" }, { redirectUris: ["http://a.example"] }],
    ["redirect_uri a URI", "A150339", { redirect_uri: "https://a b" }],
    ["redirect_uri absolute", "A150340", { redirect_uri: "cb" }],
    ["answers not by RSA1_5", "A150380", { response_mode: "jwt" }, { authorizationEncryptionAlg: "RSA1_5" }],
    ["redirect_uri without a fragment", "A150341", { redirect_uri: `${redirectUri}#a` }],
  ];
  test.each(complete(cases))("%s: %s, and no redirection", async (_rule, code, parameters, client) => {
    const answer = await stageOf("FAPI1_BASELINE", client).authorize({ ...good, ...parameters });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", code, "invalid_request"]);
  });

  const told: readonly (readonly [string, string, Parameters])[] = [
    ["response_type code", "A150312", { response_type: "code token" }],
    ["nonce with openid", "A150314", { nonce: undefined }],
    ["state without openid", "A150313", { scope: "email" }],
    ["PKCE", "A150315", { code_challenge: undefined, code_challenge_method: undefined }],
    ["S256", "A150316", { code_challenge_method: "plain" }],
  ];
  test.each(told)("%s: %s", async (_rule, code, parameters) => {
    const answer = await stageOf("FAPI1_BASELINE").authorize({ ...good, ...parameters });
    expect(refusalOf(answer)).toEqual(["LOCATION", code, "invalid_request"]);
  });
});

/** Claims of a request object that conforms to FAPI 1.0 Advanced. */
const claims = (changes: Record<string, unknown> = {}) => ({
  aud: "https://as.localhost",
  exp: now + 300,
  nbf: now,
  response_type: "code id_token",
  redirect_uri: redirectUri,
  scope: "openid",
  nonce: "n",
  state: "s",
  ...changes,
});

/** Result codes for request objects by reference, by those for objects by value. */
const twins: Readonly<Record<string, string>> = {
  A150304: "A150325",
  A150305: "A150326",
  A150319: "A150327",
  A150351: "A150352",
  A150357: "A150358",
  A150359: "A150360",
  A150365: "A150366",
  A150331: "A150332",
  A150333: "A150334",
  A150335: "A150336",
  A150337: "A150338",
};

/** For requests that consist of a request object, by value or by reference. */
function objectStage(mode: Mode, client: ClientSettings = {}, service: ServiceSettings = {}) {
  return stageOf(mode, client, { requestObjectAudienceChecked: false, allowableClockSkew: 600, ...service });
}
const bare = { scope: undefined, response_type: undefined, redirect_uri: undefined };

describe("under FAPI 1.0 Advanced", () => {
  test.each([
    ["code id_token", {}],
    ["code with an answer that is a JWT", { response_type: "code", response_mode: "jwt" }],
    ["an nbf left out, where the service can do without", { nbf: undefined }],
  ])("a request object is taken: %s", async (_name, changes) => {
    const { authorize } = objectStage("FAPI1_ADVANCED", {}, { nbfOptional: "nbf" in changes });
    const answer = await authorize({ ...bare, request: await sign(key, claims(changes)) });
    expect(answer.body["action"]).toBe("INTERACTION");
  });

  const cases: readonly (readonly [string, string, Record<string, unknown>, Parameters?])[] = [
    ["outer parameters all inside", "A150304", {}, { prompt: "login" }],
    ["outer parameters equal", "A150305", {}, { scope: "openid email" }],
    ["exp", "A150319", { exp: undefined }],
    ["nbf", "A150351", { nbf: undefined }],
    ["nbf not negative", "A150357", { nbf: -1 }],
    ["exp after nbf", "A150359", { nbf: now + 400 }],
    ["at most an hour of life", "A150365", { exp: now + 3601 }],
    ["aud", "A150331", { aud: undefined }],
    ["aud a string or an array", "A150333", { aud: 5 }],
    ["aud the issuer", "A150335", { aud: "https://other" }],
    ["aud with the issuer", "A150337", { aud: ["https://other"] }],
  ];
  test.each(complete(cases))("the object needs %s: %s", async (_rule, code, changes, outside) => {
    const { authorize } = objectStage("FAPI1_ADVANCED");
    const answer = await authorize({ ...bare, request: await sign(key, claims(changes)), ...outside });
    expect(refusalOf(answer)).toEqual(["LOCATION", code, "invalid_request_object"]);
  });

  test.each(
    complete(cases).map(([rule, code, changes, outside]) => {
      const twin = twins[code]!;
      return [rule, twin, changes, outside] as const;
    }),
  )("the object by reference needs %s: %s", async (_rule, code, changes, outside) => {
    const { authorize } = referenceStage(await sign(key, claims(changes)));
    const answer = await authorize({ ...bare, request_uri: "https://client.localhost/r", ...outside });
    expect(refusalOf(answer)).toEqual(["LOCATION", code, "invalid_request_object"]);
  });

  test("the object has to be signed with PS256 or ES256: A150306, and A150330 by reference", async () => {
    const request = await sign(rsa, claims());
    const { authorize } = objectStage("FAPI1_ADVANCED");
    expect(refusalOf(await authorize({ ...bare, request }))).toEqual(["LOCATION", "A150306", "invalid_request_object"]);
    const stage = referenceStage(request);
    const answer = await stage.authorize({ ...bare, request_uri: "https://client.localhost/r" });
    expect(refusalOf(answer)).toEqual(["LOCATION", "A150330", "invalid_request_object"]);
  });

  test("the object has to be signed at all: A150302, and A150324 by reference", async () => {
    const service = { traditionalRequestObjectProcessingApplied: true };
    const request = new UnsecuredJWT(claims()).encode();
    const outside = { ...bare, response_type: "code id_token", scope: "openid" };
    const { authorize } = objectStage("FAPI1_ADVANCED", {}, service);
    expect(refusalOf(await authorize({ ...outside, request }))).toEqual([
      "BAD_REQUEST",
      "A150302",
      "invalid_request_object",
    ]);
    const stage = referenceStage(request, service);
    const answer = await stage.authorize({ ...outside, request_uri: "https://client.localhost/r" });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", "A150324", "invalid_request_object"]);
  });

  const others: readonly (readonly [string, string, string, Record<string, unknown>, ClientSettings?])[] = [
    ["no public client", "A150367", "unauthorized_client", {}, { clientType: "PUBLIC" }],
    ["response_type code id_token, or code with a JWT", "A150312", "invalid_request", { response_type: "code" }],
    ["a nonce", "A150314", "invalid_request", { response_type: "code", response_mode: "jwt", nonce: undefined }],
  ];
  test.each(others.map(([a, b, c, d, e]) => [a, b, c, d, e ?? {}] as const))(
    "a request needs %s: %s",
    async (_rule, code, error, changes, client) => {
      const { authorize } = objectStage("FAPI1_ADVANCED", client);
      const answer = await authorize({ ...bare, request: await sign(key, claims(changes)) });
      const [, given] = refusalOf({ ...answer, body: { ...answer.body, action: "" } });
      expect([given, answer.body["action"]]).toEqual([code, "LOCATION"]);
      if (!("response_mode" in changes)) expect(refusalOf(answer)[2]).toBe(error);
    },
  );

  test("a request needs a request object: A150301", async () => {
    const { authorize } = stageOf("FAPI1_ADVANCED");
    const answer = await authorize({ response_type: "code id_token", nonce: "n" });
    expect(refusalOf(answer)).toEqual(["LOCATION", "A150301", "invalid_request"]);
  });

  test("answers that are JWTs need PS256 or ES256: A150322", async () => {
    const { authorize } = objectStage("FAPI1_ADVANCED", { authorizationSignAlg: "RS256" });
    const request = await sign(key, claims({ response_type: "code", response_mode: "jwt" }));
    expect((await authorize({ ...bare, request })).body["resultCode"]).toBe("A150322");
  });

  test("a pushed request needs PKCE: A150315", async () => {
    const { push } = objectStage("FAPI1_ADVANCED", { requestSignAlg: "ES256" });
    const answer = await push({ ...bare, request: await sign(key, claims({ iss: undefined })) });
    expect(answer.body["resultCode"]).toBe("A246308");
    const { push: again, client } = objectStage("FAPI1_ADVANCED", { requestSignAlg: "ES256" });
    const request = await sign(key, claims({ iss: String(client.clientId) }));
    expect(refusalOf(await again({ ...bare, request }))).toEqual(["BAD_REQUEST", "A150315", "invalid_request"]);
  });

  test.each([
    ["ID tokens need PS256 or ES256: A151301", { idTokenSignAlg: "RS256" }, "A151301"],
    ["ID tokens are not encrypted by RSA1_5: A151302", { idTokenEncryptionAlg: "RSA1_5" }, "A151302"],
  ] as const)("%s", async (_rule, settings, code) => {
    const { ticketOf, issue } = objectStage("FAPI1_ADVANCED", settings);
    const ticket = await ticketOf({ ...bare, request: await sign(key, claims()) });
    expect(refusalOf(await issue(ticket))).toEqual(["LOCATION", code, "server_error"]);
  });
});

/** The same, for an object that the client keeps at its request_uri. */
function referenceStage(request: string, service: ServiceSettings = {}) {
  const emulator = standing({
    fetch: () => Promise.resolve(new Response(request)),
    service: {
      supportedServiceProfiles: ["FAPI"],
      fapiModes: ["FAPI1_ADVANCED"],
      requestObjectAudienceChecked: false,
      allowableClockSkew: 600,
      ...service,
    },
    clients: [
      {
        bcDeliveryMode: null,
        jwks: jwksOf(key.jwk, rsa.jwk),
        redirectUris: [redirectUri],
        responseTypes: ["CODE_ID_TOKEN"],
        requestUris: ["https://client.localhost/r"],
      },
    ],
  });
  return callsOf(emulator, emulator.clients[0]!);
}

describe("under the FAPI 2.0 Security Profile", () => {
  test("a pushed request is taken, and its code lives for a minute", async () => {
    const { emulator, push, ticketOf, issue, redeem } = stageOf("FAPI2_SECURITY");
    const pushed = await push(pkce);
    expect(pushed.body["responseContent"]).toMatch(/^\{"expires_in":300,/);
    const ticket = await ticketOf({ request_uri: String(pushed.body["requestUri"]) });
    const code = String((await issue(ticket)).body["authorizationCode"]);
    emulator.clock.advance(60);
    const { body } = await redeem(code, { code_verifier: verifier });
    expect(body["resultCode"]).toBe("A050311");
  });

  test("a request has to be pushed: A294308", async () => {
    const { authorize } = stageOf("FAPI2_SECURITY");
    expect(refusalOf(await authorize(pkce))).toEqual(["BAD_REQUEST", "A294308", "invalid_request"]);
  });

  const cases: readonly (readonly [string, string, Parameters, ClientSettings?])[] = [
    ["PKCE", "A150315", { code_challenge: undefined, code_challenge_method: undefined }],
    ["S256", "A150316", { code_challenge_method: "plain" }],
    ["S256 spelled out", "A150316", { code_challenge_method: undefined }],
    ["response_type code", "A150312", { response_type: "code id_token", nonce: "n" }],
    ["redirect_uri explicit", "A150307", { redirect_uri: undefined, scope: "email" }],
    ["no public client", "A150367", {}, { clientType: "PUBLIC", tokenAuthMethod: "NONE" }],
  ];
  test.each(complete(cases))("%s: %s", async (_rule, code, parameters, client) => {
    const stage = stageOf("FAPI2_SECURITY", client);
    // Public clients have no credentials.
    const isPublic = client.clientType === "PUBLIC";
    const answer = await stage.push({ ...pkce, ...parameters }, isPublic ? { clientId: null, clientSecret: null } : {});
    expect([answer.body["action"], answer.body["resultCode"]]).toEqual(["BAD_REQUEST", code]);
  });
});

describe("under FAPI 2.0 Message Signing", () => {
  test("requests have to be signed: A150301", async () => {
    const { push } = stageOf("FAPI2_MESSAGE_SIGNING_AUTH_REQ");
    expect(refusalOf(await push(pkce))).toEqual(["BAD_REQUEST", "A150301", "invalid_request"]);
  });

  test("a signed push is taken, be the object expired when the browser comes", async () => {
    const { emulator, client, push, authorize } = stageOf("FAPI2_MESSAGE_SIGNING_AUTH_REQ", {
      requestSignAlg: "ES256",
    });
    const request = await sign(
      key,
      claims({ iss: String(client.clientId), response_type: "code", exp: now + 5, ...pkce }),
    );
    const pushed = await push({ ...bare, request });
    emulator.clock.advance(10);
    expect((await authorize({ request_uri: String(pushed.body["requestUri"]) })).body["action"]).toBe("INTERACTION");
  });

  test("answers have to be signed: E010018", async () => {
    const { push } = stageOf("FAPI2_MESSAGE_SIGNING_AUTH_RES");
    expect(refusalOf(await push(pkce))).toEqual(["BAD_REQUEST", "E010018", "invalid_request"]);
    expect((await push({ ...pkce, response_mode: "jwt" })).body["action"]).toBe("CREATED");
  });
});

describe("FAPI counts", () => {
  const scopes = (key: string, value: string): ServiceSettings => ({
    supportedScopes: [{ name: "pay", attributes: [{ key, value }] }, { name: "openid" }],
  });
  const none = { fapiModes: [] };

  test.each([
    ["not without the profile of the service", { supportedServiceProfiles: [] }, {}, {}, undefined],
    ["by the client's modes", none, { fapiModes: ["FAPI2_SECURITY"] }, {}, "A294308"],
    ["by the service's modes before the client's", {}, { fapiModes: ["FAPI1_BASELINE"] }, {}, "A294308"],
    ["by a scope: fapi=r", { ...none, ...scopes("fapi", "r") }, {}, { scope: "pay" }, "A150313"],
    ["by a scope: fapi=rw", { ...none, ...scopes("fapi", "rw") }, {}, { scope: "pay" }, "A150312"],
    ["by a scope: fapi2=sp", { ...none, ...scopes("fapi2", "sp") }, {}, { scope: "pay" }, "A294308"],
    ["not without such a scope in the request", { ...none, ...scopes("fapi", "rw") }, {}, {}, undefined],
    [
      "by the client before a scope",
      { ...none, ...scopes("fapi2", "sp") },
      { fapiModes: ["FAPI1_BASELINE"] },
      { scope: "pay" },
      "A150313",
    ],
  ] as const)("%s", async (_rule, service, client, parameters, code) => {
    const { body } = await stageOf("FAPI2_SECURITY", client, service).authorize(parameters);
    if (code === undefined) expect(body["action"]).toBe("INTERACTION");
    else expect(body["resultCode"]).toBe(code);
  });
});

describe("modes of the service", () => {
  const scopes = [{ name: "openid", attributes: [{ key: "fapi2", value: "ms-authreq" }] }];

  test("stand in place of what scopes and clients are held to: an unsigned push is taken where the service has FAPI2_SECURITY", async () => {
    const { push } = stageOf("FAPI2_SECURITY", { requestObjectRequired: true }, { supportedScopes: scopes });
    expect((await push(pkce)).body["action"]).toBe("CREATED");
  });

  test.each([
    ["the scope", {}, "A150301"],
    ["the client", { requestObjectRequired: true }, "A008309"],
  ])("that are none leave it to %s to want a request object", async (_who, client, code) => {
    const { push } = stageOf("FAPI2_SECURITY", client, { fapiModes: [], supportedScopes: scopes });
    expect((await push(pkce)).body["resultCode"]).toBe(code);
  });

  test("do not lift what the service itself demands", async () => {
    const { push } = stageOf("FAPI2_SECURITY", {}, { requestObjectRequired: true });
    expect((await push(pkce)).body["resultCode"]).toBe("A008310");
  });
});

describe("the clock of FAPI 2.0 Message Signing", () => {
  test.each([
    ["not valid for 8 seconds yet", { nbf: now + 8 }, "CREATED", "A245001"],
    ["not valid for 61 seconds yet", { nbf: now + 61 }, "BAD_REQUEST", "A006347"],
    ["expired 8 seconds ago", { exp: now - 8, nbf: now - 60 }, "CREATED", "A245001"],
    ["expired a minute ago", { exp: now - 60, nbf: now - 120 }, "BAD_REQUEST", "A006339"],
    ["an hour old", { nbf: now - 3601 }, "BAD_REQUEST", "A150365"],
    ["without exp", { exp: undefined }, "BAD_REQUEST", "A150319"],
    ["without nbf", { nbf: undefined }, "BAD_REQUEST", "A150351"],
    ["for several, the issuer among them", { aud: ["https://other", "https://as.localhost"] }, "CREATED", "A245001"],
    ["for somebody else", { aud: "https://other" }, "BAD_REQUEST", "A150335"],
  ])("with allowableClockSkew of 10 seconds, an object that is %s: %s", async (_what, changes, action, code) => {
    const { client, push } = stageOf(
      "FAPI2_MESSAGE_SIGNING_AUTH_REQ",
      { requestSignAlg: "ES256" },
      { allowableClockSkew: 10, requestObjectAudienceChecked: false },
    );
    const iss = String(client.clientId);
    const request = await sign(key, claims({ iss, response_type: "code", ...pkce, ...changes }));
    const { body } = await push({ ...bare, request });
    expect([body["action"], body["resultCode"]]).toEqual([action, code]);
  });
});
