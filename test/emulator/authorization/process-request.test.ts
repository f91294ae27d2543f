// The rules for authorization requests, each by its name.
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { post } from "../caller.js";
import { anyString } from "../matchers.js";
import { challenge, codeStage, membersOf, redirectUri, refusalOf } from "./code-caller.js";

interface Case {
  readonly parameters?: Record<string, string | readonly string[] | undefined>;
  readonly client?: ClientSettings;
  readonly service?: ServiceSettings;
  readonly action?: string;
  readonly error?: string;
}

const bad = { action: "BAD_REQUEST" };
const idToken: Case = { client: { responseTypes: ["ID_TOKEN", "CODE_ID_TOKEN"] }, parameters: { nonce: "n" } };
const jwt = (client: ClientSettings = {}, parameters = {}): Case => ({
  client,
  parameters: { response_mode: "jwt", ...parameters },
});
const claims = (value: unknown): Case => ({ parameters: { claims: JSON.stringify(value) } });

const cases: readonly (readonly [rule: string, code: string, Case])[] = [
  ["client_id missing", "A010301", { ...bad, parameters: { client_id: undefined } }],
  ["client_id empty", "A010302", { ...bad, parameters: { client_id: "" } }],
  ["client_id doubled", "A010303", { ...bad, parameters: { client_id: ["1", "1"] } }],
  ["client_id unknown", "A010304", { ...bad, parameters: { client_id: "nobody" } }],
  ["client locked", "A010307", { ...bad, client: { locked: true } }],
  [
    "aliases off at the service",
    "A010308",
    {
      ...bad,
      client: { clientIdAlias: "shop" },
      service: { clientIdAliasEnabled: false },
      parameters: { client_id: "shop" },
    },
  ],
  [
    "alias off at the client",
    "A010309",
    { ...bad, client: { clientIdAlias: "shop", clientIdAliasEnabled: false }, parameters: { client_id: "shop" } },
  ],
  ["request doubled", "A008301", { ...bad, parameters: { request: ["a", "b"] } }],
  ["request_uri doubled", "A008302", { ...bad, parameters: { request_uri: ["a", "b"] } }],
  ["request and request_uri", "A008304", { ...bad, parameters: { request: "a", request_uri: "b" } }],
  [
    "request_uri unknown",
    "A008303",
    { ...bad, error: "invalid_request_uri", parameters: { request_uri: "urn:ietf:params:oauth:request_uri:x" } },
  ],
  [
    "request_uri not registered",
    "A008303",
    { ...bad, error: "invalid_request_uri", parameters: { request_uri: "https://client.localhost/r" } },
  ],
  ["push demanded by the client", "A008305", { ...bad, client: { parRequired: true } }],
  ["push demanded by the service", "A008306", { ...bad, service: { parRequired: true } }],
  [
    "reference in place of a push, client",
    "A008307",
    { ...bad, client: { parRequired: true }, parameters: { request_uri: "https://a" } },
  ],
  [
    "reference in place of a push, service",
    "A008308",
    { ...bad, service: { parRequired: true }, parameters: { request_uri: "https://a" } },
  ],
  ["request object demanded by the client", "A008309", { ...bad, client: { requestObjectRequired: true } }],
  ["request object demanded by the service", "A008310", { ...bad, service: { requestObjectRequired: true } }],
  ["response_type missing", "A009301", { ...bad, parameters: { response_type: undefined } }],
  ["response_type empty", "A009302", { ...bad, parameters: { response_type: "" } }],
  ["response_type doubled", "A009303", { ...bad, parameters: { response_type: ["code", "code"] } }],
  ["response_type with an unknown word", "A009304", { ...bad, parameters: { response_type: "code x" } }],
  [
    "response_type that the service lacks",
    "A009305",
    { error: "unsupported_response_type", service: { supportedResponseTypes: ["NONE"] } },
  ],
  ["response_type that the client lacks", "A009306", { error: "unauthorized_client", client: { responseTypes: [] } }],
  // Redirect URIs.
  ["openid without a redirect_uri", "A011303", { ...bad, parameters: { redirect_uri: undefined } }],
  ["redirect_uri not registered", "A011304", { ...bad, parameters: { redirect_uri: `${redirectUri}/other` } }],
  ["redirect_uri with a query of its own", "A011304", { ...bad, parameters: { redirect_uri: `${redirectUri}?a=b` } }],
  [
    "web client, token by http",
    "A011305",
    {
      ...bad,
      client: { responseTypes: ["TOKEN"], redirectUris: ["http://a.example"] },
      parameters: { response_type: "token", redirect_uri: "http://a.example" },
    },
  ],
  [
    "web client, token at localhost",
    "A011306",
    {
      ...bad,
      client: { responseTypes: ["TOKEN"], redirectUris: ["https://localhost/a"] },
      parameters: { response_type: "token", redirect_uri: "https://localhost/a" },
    },
  ],
  [
    "native client, http elsewhere",
    "A011308",
    {
      ...bad,
      client: { applicationType: "NATIVE", redirectUris: ["http://a.example"] },
      parameters: { redirect_uri: "http://a.example" },
    },
  ],
  [
    "none registered, response type none",
    "A011309",
    { ...bad, client: { redirectUris: [], responseTypes: ["NONE"] }, parameters: { response_type: "none" } },
  ],
  ["public client, none registered", "A011310", { ...bad, client: { redirectUris: [], clientType: "PUBLIC" } }],
  [
    "none registered, token type",
    "A011311",
    { ...bad, client: { redirectUris: [], responseTypes: ["TOKEN"] }, parameters: { response_type: "token" } },
  ],
  [
    "none registered, none given",
    "A011312",
    { ...bad, client: { redirectUris: [] }, parameters: { redirect_uri: undefined, scope: "" } },
  ],
  [
    "several registered, none given",
    "A011313",
    {
      ...bad,
      client: { redirectUris: [redirectUri, "https://b.example"] },
      parameters: { redirect_uri: undefined, scope: "" },
    },
  ],
  [
    "redirect_uri malformed",
    "A011314",
    { ...bad, client: { redirectUris: [] }, parameters: { redirect_uri: "https://a b" } },
  ],
  ["redirect_uri relative", "A011315", { ...bad, client: { redirectUris: [] }, parameters: { redirect_uri: "/cb" } }],
  [
    "redirect_uri with a fragment",
    "A011316",
    { ...bad, client: { redirectUris: [] }, parameters: { redirect_uri: `${redirectUri}#a` } },
  ],
  ["redirect_uri empty", "A011319", { ...bad, parameters: { redirect_uri: "" } }],
  ["redirect_uri doubled", "A250301", { ...bad, parameters: { redirect_uri: [redirectUri, redirectUri] } }],
  // Response modes.
  ["response_mode unknown", "A012303", { parameters: { response_mode: "x" } }],
  [
    "response_mode that the client lacks",
    "E010001",
    { client: { responseModes: ["QUERY"] }, parameters: { response_mode: "form_post" } },
  ],
  [
    "token in a query",
    "A012304",
    { client: { responseTypes: ["TOKEN"] }, parameters: { response_type: "token", response_mode: "query" } },
  ],
  ["jwt without an algorithm", "A012305", jwt()],
  ["jwt with none", "A012306", jwt({ authorizationSignAlg: "NONE" })],
  ["jwt of a public client by a secret", "A012307", jwt({ clientType: "PUBLIC", authorizationSignAlg: "HS256" })],
  [
    "jwt of a public client, encrypted by a secret",
    "A012308",
    jwt({ clientType: "PUBLIC", authorizationSignAlg: "ES256", authorizationEncryptionAlg: "A128KW" }),
  ],
  [
    "query.jwt with a token in it",
    "A012309",
    jwt(
      { authorizationSignAlg: "ES256", responseTypes: ["TOKEN"] },
      { response_type: "token", response_mode: "query.jwt" },
    ),
  ],
  // The rest.
  ["a parameter doubled", "A250301", { parameters: { state: ["a", "b"] } }],
  ["state not ASCII", "A013303", { parameters: { state: "ä" } }],
  ["state too long", "A013304", { parameters: { state: "a".repeat(1025) } }],
  ["too many scopes", "A237301", { parameters: { scope: "a".repeat(65_536) } }],
  [
    "no scope left where one is needed",
    "A007305",
    { error: "invalid_scope", service: { scopeRequired: true }, parameters: { scope: "x" } },
  ],
  [
    "ID token without openid",
    "A004302",
    { ...idToken, parameters: { response_type: "id_token", scope: "email", nonce: "n" } },
  ],
  [
    "offline_access without consent",
    "A004303",
    {
      error: "consent_required",
      service: { supportedScopes: [{ name: "offline_access" }] },
      parameters: { scope: "offline_access" },
    },
  ],
  ["ID token without nonce", "A014303", { ...idToken, parameters: { response_type: "code id_token" } }],
  ["nonce not ASCII", "A014304", { parameters: { nonce: "ä" } }],
  ["nonce too long", "A014305", { parameters: { nonce: "a".repeat(513) } }],
  ["display unknown", "A015303", { parameters: { display: "x" } }],
  ["no display, and no pages", "A015304", { service: { supportedDisplays: ["TOUCH"] } }],
  [
    "display that the service lacks",
    "A015305",
    { service: { supportedDisplays: ["PAGE"] }, parameters: { display: "wap" } },
  ],
  ["prompt unknown", "A016303", { parameters: { prompt: "x" } }],
  ["prompt none with another", "A016304", { parameters: { prompt: "none login" } }],
  [
    "prompt that the service lacks",
    "E010002",
    { service: { supportedPromptValues: ["LOGIN"] }, parameters: { prompt: "create" } },
  ],
  ["max_age doubled", "A017302", { parameters: { max_age: ["1", "2"] } }],
  ["claims doubled", "A023306", { parameters: { claims: ["{}", "{}"] } }],
  ["max_age no number", "A017303", { parameters: { max_age: "x" } }],
  ["max_age no integer", "A017304", { parameters: { max_age: "1.5" } }],
  ["max_age negative", "A017305", { parameters: { max_age: "-1" } }],
  ["max_age too big", "A017305", { parameters: { max_age: "2147483648" } }],
  ["ACR where the service has none", "A021303", { service: { supportedAcrs: [] }, parameters: { acr_values: "1" } }],
  ["essential ACR unknown", "A021304", claims({ id_token: { acr: { essential: true, value: "x" } } })],
  ["claims no object", "A022303", claims([])],
  ["claims, id_token no object", "A022304", claims({ id_token: 1 })],
  ["claims, userinfo no object", "A022305", claims({ userinfo: 1 })],
  ["claims, entry no object", "A023301", claims({ userinfo: { name: 1 } })],
  ["claims, essential no boolean", "A023302", claims({ userinfo: { name: { essential: 1 } } })],
  ["claims, value no string", "A023303", claims({ id_token: { acr: { value: 1 } } })],
  ["claims, values no array", "A023304", claims({ id_token: { acr: { values: "a" } } })],
  ["claims, values no strings", "A023305", claims({ id_token: { acr: { values: [1] } } })],
  ["PKCE demanded by the client", "A124301", { client: { pkceRequired: true } }],
  ["PKCE demanded by the service", "A124301", { service: { pkceRequired: true } }],
  ["challenge empty", "A124302", { parameters: { code_challenge: "" } }],
  ["challenge doubled", "A124303", { parameters: { code_challenge: [challenge, challenge] } }],
  ["challenge malformed", "A124304", { parameters: { code_challenge: "short" } }],
  ["method doubled", "A124305", { parameters: { code_challenge_method: ["S256", "S256"] } }],
  ["method unknown", "A124306", { parameters: { code_challenge: challenge, code_challenge_method: "x" } }],
  [
    "S256 demanded, no method",
    "A124307",
    { client: { pkceS256Required: true }, parameters: { code_challenge: challenge } },
  ],
  [
    "S256 demanded, plain",
    "A124308",
    { service: { pkceS256Required: true }, parameters: { code_challenge: challenge, code_challenge_method: "plain" } },
  ],
  ["resource no URI", "A251306", { error: "invalid_target", parameters: { resource: "a b" } }],
  ["resource relative", "A251307", { error: "invalid_target", parameters: { resource: "a" } }],
  ["resource with a fragment", "A251308", { error: "invalid_target", parameters: { resource: "https://a#b" } }],
  ...(
    [
      ["no type", "A249301", [{}]],
      ["type that the service lacks", "A249302", [{ type: "x" }]],
      ["type that the client lacks", "A249303", [{ type: "payment" }]],
      ["unreadable", "A249304", undefined],
      ["no array", "A249305", {}],
      ["bad element", "A249306", [1]],
    ] as const
  ).map(([what, code, value]): readonly [string, string, Case] => [
    `authorization_details, ${what}`,
    code,
    {
      error: "invalid_authorization_details",
      service: { supportedAuthorizationDetailsTypes: ["payment"] },
      parameters: { authorization_details: value === undefined ? "{" : JSON.stringify(value) },
    },
  ]),
  ["purpose too short", "A252303", { parameters: { purpose: "ab" } }],
  ["purpose too long", "A252304", { parameters: { purpose: "a".repeat(301) } }],
  ["dpop_jkt no thumbprint", "E010003", { parameters: { dpop_jkt: "x" } }],
  ["id_token_hint no JWT", "A175301", { parameters: { id_token_hint: "x" } }],
];

describe("a request is refused", () => {
  test.each(cases)("%s: %s", async (_rule, code, { parameters, client, service, action = "LOCATION", error }) => {
    const answer = await codeStage(client, service).authorize(parameters);
    expect(refusalOf(answer)).toEqual([action, code, error ?? "invalid_request"]);
    expect(answer.body["ticket"]).toBeUndefined();
  });

  // A pushed request with that many scopes would be too large for its endpoint.
  const redirected = cases.filter(([, code, { action }]) => action === undefined && code !== "A237301");
  test.each(redirected)(
    "in a push too, as JSON instead of a redirection: %s: %s",
    async (_rule, code, { parameters, client, service, error }) => {
      const isPublic = client?.clientType === "PUBLIC";
      const stage = codeStage(isPublic ? { ...client, tokenAuthMethod: "NONE" } : client, service);
      const answer = await stage.push(parameters, isPublic ? { clientId: null, clientSecret: null } : {});
      expect(refusalOf(answer)).toEqual(["BAD_REQUEST", code, error ?? "invalid_request"]);
    },
  );

  test.each([
    ["without parameters", undefined, "INTERNAL_SERVER_ERROR", "A004201"],
    ["with parameters that are no form", "a=%", "INTERNAL_SERVER_ERROR", "A004202"],
    ["that is empty", "", "BAD_REQUEST", "A004301"],
  ])("%s", async (_name, parameters, action, resultCode) => {
    const { emulator } = codeStage();
    expect((await post(emulator, "/auth/authorization", { parameters })).body).toMatchObject({ action, resultCode });
  });

  test("whose client belongs to another service", async () => {
    const { emulator, authorize } = codeStage();
    await emulator.fetch(`${emulator.url}/api/service/create`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
      body: "{}",
    });
    const other = "1000000002";
    const created = await emulator.fetch(`${emulator.url}/api/${other}/client/create`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
      body: '{"clientIdAlias":"theirs"}',
    });
    expect(created.status).toBe(200);
    expect(refusalOf(await authorize({ client_id: "theirs" }))).toEqual(["BAD_REQUEST", "A010305", "invalid_request"]);
  });
});

describe("what is refused is told", () => {
  test("at the redirect URI with state and issuer, in this order, and whole", async () => {
    const { authorize } = codeStage();
    const state = "a b&c".repeat(30);
    const answer = await authorize({ prompt: "x", state });
    expect(Object.entries(membersOf(answer))).toEqual([
      ["error", "invalid_request"],
      ["error_description", "[A016303] A prompt is not known."],
      ["state", state],
      ["iss", "https://as.localhost"],
    ]);
  });

  test.each([
    [
      "in the fragment for tokens",
      { responseTypes: ["TOKEN"] },
      { response_type: "token" },
      /^https:\/\/client\.localhost\/cb#error=/,
    ],
    [
      "by a form where the mode says so",
      {},
      { response_mode: "form_post" },
      /^<html><head><meta http-equiv="content-type"/,
    ],
    ["in a form even if a JWT was asked for", {}, { response_mode: "form_post.jwt" }, /name="error"/],
  ] as const)("%s", async (_name, settings, parameters, pattern) => {
    const { authorize } = codeStage(settings);
    expect((await authorize({ prompt: "x", ...parameters })).body["responseContent"]).toMatch(pattern);
  });

  test("without what the service leaves out", async () => {
    const { authorize } = codeStage({}, { errorDescriptionOmitted: true, issSuppressed: true });
    expect(membersOf(await authorize({ prompt: "x" }))).toEqual({ error: "invalid_request" });
  });
});

describe("a request that is good", () => {
  test("tells the server all that its pages need", async () => {
    const { authorize, client } = codeStage(
      { authorizationDetailsTypes: ["payment"], logoUri: undefined } as ClientSettings,
      { supportedAuthorizationDetailsTypes: ["payment"], supportedUiLocales: ["fr", "de"] },
    );
    const answer = await authorize({
      scope: "openid email nonsense",
      display: "popup",
      prompt: "login consent",
      max_age: "60",
      ui_locales: "de xx fr",
      login_hint: "anna@example.com",
      acr_values: "urn:example:acr:pin unknown",
      resource: ["https://a.example/1", "https://a.example/2"],
      purpose: "to pay",
      claims: JSON.stringify({ id_token: { name: null, unknown: null }, userinfo: { locale: { essential: true } } }),
      authorization_details: JSON.stringify([{ type: "payment", amount: 5 }]),
    });
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "A004001",
        resultMessage: "[A004001] The authorization request is valid.",
        action: "INTERACTION",
        service: { apiKey: 1000000001, clientIdAliasEnabled: true, number: 1, serviceName: "Emulated service" },
        client: {
          number: 1,
          serviceNumber: 1,
          clientId: client.clientId,
          clientIdAlias: String(client.clientId),
          clientIdAliasEnabled: true,
          clientName: "Shop",
          clientType: "CONFIDENTIAL",
        },
        clientIdAliasUsed: false,
        display: "POPUP",
        maxAge: 60,
        scopes: [
          { name: "email", defaultEntry: false },
          { name: "openid", defaultEntry: false },
        ],
        uiLocales: ["de", "fr"],
        claims: ["name"],
        claimsAtUserInfo: ["locale", "email", "email_verified"],
        idTokenClaims: '{"name":null,"unknown":null}',
        userInfoClaims: '{"locale":{"essential":true}}',
        acrs: ["urn:example:acr:pin"],
        acrEssential: false,
        loginHint: "anna@example.com",
        prompts: ["LOGIN", "CONSENT"],
        lowestPrompt: "LOGIN",
        resources: ["https://a.example/1", "https://a.example/2"],
        authorizationDetails: { elements: [{ type: "payment", otherFields: '{"amount":5}' }] },
        purpose: "to pay",
        nativeSsoRequested: false,
        ticket: anyString,
      },
    });
  });

  test("tells scopes of an ID token alone as claims of it", async () => {
    const { authorize } = codeStage({ responseTypes: ["ID_TOKEN"] });
    const { body } = await authorize({ response_type: "id_token", nonce: "n", scope: "openid email" });
    expect(body["claims"]).toEqual(["email", "email_verified"]);
  });

  test.each([
    ["NO_INTERACTION", { prompt: "none" }],
    ["INTERACTION", { prompt: "" }],
    ["INTERACTION", { unknown: "parameter" }],
  ])("is %s with %o", async (action, parameters) => {
    expect((await codeStage().authorize(parameters)).body).toMatchObject({ action, ticket: anyString });
  });

  test.each([
    [
      "default scopes",
      { supportedScopes: [{ name: "a", defaultEntry: true }, { name: "b" }] },
      undefined,
      ["a"],
      undefined,
    ],
    [
      "dynamic scopes",
      { supportedScopes: [{ name: "pay", attributes: [{ key: "regex", value: "pay:\\d+" }] }] },
      "pay:5 pay:x",
      undefined,
      [{ name: "pay", value: "pay:5" }],
    ],
  ])("has %s", async (_name, service, scope, names, dynamicScopes) => {
    const { body } = await codeStage({}, service).authorize({ scope });
    expect((body["scopes"] as { name: string }[] | undefined)?.map(({ name }) => name)).toEqual(names);
    expect(body["dynamicScopes"]).toEqual(dynamicScopes);
  });

  test("may omit the redirect URI where one is registered and it is no OpenID request", async () => {
    expect((await codeStage().authorize({ redirect_uri: undefined, scope: "email" })).body["action"]).toBe(
      "INTERACTION",
    );
  });

  test.each([
    [undefined, "INTERACTION"],
    [false, "BAD_REQUEST"],
  ])(
    "may have any port on the user's machine, with loopbackRedirectionUriVariable %s: %s",
    async (variable, action) => {
      const service = variable === undefined ? {} : { loopbackRedirectionUriVariable: variable };
      const { authorize } = codeStage({ redirectUris: ["http://127.0.0.1:1/cb"] }, service);
      expect((await authorize({ redirect_uri: "http://127.0.0.1:54321/cb" })).body["action"]).toBe(action);
    },
  );

  test("takes the client's defaults", async () => {
    const { authorize } = codeStage({ defaultMaxAge: 30, defaultAcrs: ["urn:example:acr:pin"] });
    expect((await authorize()).body).toMatchObject({ maxAge: 30, acrs: ["urn:example:acr:pin"], acrEssential: false });
  });

  test("names the user by a claim or by an ID token", async () => {
    const { authorize, codeOf, redeem } = codeStage();
    const sub = JSON.stringify({ id_token: { sub: { value: "bert" } } });
    expect((await authorize({ claims: sub })).body["subject"]).toBe("bert");
    const { body } = await redeem(await codeOf());
    expect((await authorize({ id_token_hint: String(body["idToken"]), prompt: "none" })).body["subject"]).toBe("anna");
  });
});

test.each([
  ["transformed claims", { claims: JSON.stringify({ transformed_claims: {} }) }],
  ["a request object by reference", { request_uri: "https://client.localhost/r" }],
] as const)("what is not emulated is answered with 501: %s", async (_name, parameters) => {
  const { authorize } = codeStage({ requestUris: ["https://client.localhost/r"] });
  expect((await authorize(parameters)).status).toBe(501);
});
