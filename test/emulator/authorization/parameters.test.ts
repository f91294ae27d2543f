// The parameters of an authorization request: which of two faults is reported, which are optional, and what the server gets.
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { post } from "../caller.js";
import { challenge, codeStage, membersOf, redirectUri, refusalOf } from "./code-caller.js";

type Parameters = Record<string, string | undefined>;

const claims = (value: unknown) => JSON.stringify(value);
const namesOf = (scopes: unknown) => (scopes as { name: string }[] | null | undefined)?.map(({ name }) => name);

describe("of two faults the one that comes first in this order is told", () => {
  // Each fault is combined with each of those that follow it.
  const faults: readonly (readonly [fault: string, code: string, parameters: Parameters])[] = [
    ["the client", "A010304", { client_id: "nobody" }],
    ["the reference", "A008303", { request_uri: "urn:ietf:params:oauth:request_uri:x" }],
    ["a push that is missing", "A008305", {}],
    ["the request object", "A005301", { request: "x" }],
    ["the response type", "A009301", { response_type: undefined }],
    ["the redirect URI", "A011304", { redirect_uri: "https://evil.example/" }],
    ["the rest", "A016303", { prompt: "x" }],
  ];
  test.each(faults.map(([fault, code], index) => [fault, code, index] as const))(
    "%s: %s",
    async (_fault, code, first) => {
      const parameters: Parameters = {};
      for (const [, , more] of faults.slice(first).reverse()) Object.assign(parameters, more);
      // `request_uri` and `request` together would be another fault.
      if (parameters["request_uri"]) delete parameters["request"];
      const parRequired = first <= faults.findIndex(([fault]) => fault === "a push that is missing");
      const answer = await codeStage({ parRequired }).authorize(parameters);
      expect(answer.body["resultCode"]).toBe(code);
      expect(answer.body["action"]).toBe(code === "A016303" ? "LOCATION" : "BAD_REQUEST");
    },
  );
});

describe("a redirect is made only where the redirect URI is good", () => {
  test.each([
    ["response_type missing, with a good redirect_uri", { response_type: undefined }, {}],
    ["redirect_uri not registered", { redirect_uri: "https://evil.example/" }, {}],
    ["an object that cannot be verified", { request: "e30.e30.e30" }, {}],
    ["a locked client", {}, { locked: true }],
  ] as const)("not with %s", async (_name, parameters: Parameters, client: ClientSettings) => {
    const { body } = await codeStage(client).authorize(parameters);
    expect(body["action"]).toBe("BAD_REQUEST");
    expect(String(body["responseContent"])).toMatch(/^\{"error":/);
    expect(String(body["responseContent"])).not.toContain("https://evil.example/");
  });
});

describe("a parameter", () => {
  test.each(["nonsense", "x-vendor", "response-type", "Scope"])("that is unknown is ignored: %s", async (name) => {
    const { authorize } = codeStage();
    const { ticket: _, ...plain } = (await authorize()).body;
    const { ticket: _ticket, ...body } = (await authorize({ [name]: "x" })).body;
    expect(body).toEqual(plain);
  });

  test.each(
    ["scope", "state", "nonce", "response_mode", "display", "prompt", "max_age", "ui_locales", "claims_locales"].concat(
      [
        ...["id_token_hint", "login_hint", "acr_values", "claims", "request", "request_uri", "code_challenge_method"],
        ...["authorization_details", "dpop_jkt", "grant_id", "grant_management_action", "purpose"],
      ],
    ),
  )("that is empty counts as absent: %s", async (name) => {
    const { authorize } = codeStage();
    const { ticket: _, ...plain } = (await authorize({ [name]: undefined })).body;
    const { ticket: _ticket, ...body } = (await authorize({ [name]: "" })).body;
    expect(body).toEqual(plain);
  });

  test.each(
    ["scope", "nonce", "response_mode", "display", "prompt", "ui_locales", "claims_locales", "id_token_hint"].concat([
      ...[
        "login_hint",
        "acr_values",
        "authorization_details",
        "dpop_jkt",
        "grant_id",
        "grant_management_action",
        "purpose",
      ],
    ]),
  )("comes once, resource excepted: %s", async (name) => {
    const { emulator, client } = codeStage();
    const good = { client_id: String(client.clientId), response_type: "code", redirect_uri: redirectUri };
    const parameters = `${new URLSearchParams(good).toString()}&${name}=a&${name}=a`;
    const { body } = await post(emulator, "/auth/authorization", { parameters });
    expect([body["action"], membersOf({ status: 200, body })["error"]]).toEqual(["LOCATION", "invalid_request"]);
  });

  test("is read from the query of a GET and from the form of a POST alike, whatever its spelling", async () => {
    const { emulator, client } = codeStage();
    const start = `response_type=code&client_id=${client.clientId}&redirect_uri=https%3a%2F%2Fclient.localhost/cb`;
    const { body } = await post(emulator, "/auth/authorization", {
      parameters: `${start}&scope=openid+email&login_hint=%C3%A4%20b`,
    });
    expect([namesOf(body["scopes"]), body["loginHint"]]).toEqual([["email", "openid"], "ä b"]);
  });

  test.each([" ~!*'()\"<>&=+%?#/:@[]{}|\\^`", "s".repeat(128), "s".repeat(1024)])(
    "state comes back as it was: %j",
    async (state) => {
      const { authorize, ticketOf, issue } = codeStage();
      expect(membersOf(await authorize({ state, prompt: "x" }))["state"]).toBe(state);
      expect(membersOf(await issue(await ticketOf({ state })))["state"]).toBe(state);
    },
  );

  test("state that was not sent does not come back empty", async () => {
    const { authorize, ticketOf, issue } = codeStage();
    for (const state of [undefined, ""]) {
      expect(membersOf(await authorize({ state, prompt: "x" }))).not.toHaveProperty("state");
      expect(membersOf(await issue(await ticketOf({ state })))).not.toHaveProperty("state");
    }
  });

  test.each([64, 384, 512])("nonce of %i characters is in the ID token, uncut", async (length) => {
    const { codeOf, redeem } = codeStage();
    const nonce = "n".repeat(length);
    expect(decodeJwt(String((await redeem(await codeOf({ nonce }))).body["idToken"]))["nonce"]).toBe(nonce);
  });

  test.each([
    ["code", {}],
    ["code token", { responseTypes: ["CODE_TOKEN"] }],
    ["token", { responseTypes: ["TOKEN"] }],
    ["none", { responseTypes: ["NONE"] }],
  ] as const)("nonce is not needed for %s, which gives no ID token in the front channel", async (type, client) => {
    expect((await codeStage(client as ClientSettings).authorize({ response_type: type })).body["action"]).toBe(
      "INTERACTION",
    );
  });

  test.each(["id_token", "id_token token", "code id_token", "code id_token token"])(
    "nonce and openid are needed for %s",
    async (type) => {
      const responseTypes = [type.toUpperCase().replaceAll(" ", "_")] as never;
      const { authorize } = codeStage({ responseTypes });
      expect(refusalOf(await authorize({ response_type: type }))).toEqual(["LOCATION", "A014303", "invalid_request"]);
      const bare = await authorize({ response_type: type, nonce: "n", scope: "email" });
      expect(refusalOf(bare)).toEqual(["LOCATION", "A004302", "invalid_request"]);
      expect((await authorize({ response_type: type, nonce: "n" })).body["action"]).toBe("INTERACTION");
    },
  );

  test("login_hint is told as it came, ui_locales and claims_locales without unsupported ones, in their order", async () => {
    const { authorize } = codeStage({}, { supportedUiLocales: ["fr", "de"], supportedClaimLocales: ["ja", "en-GB"] });
    const parameters = { login_hint: "anna+1 ", ui_locales: "xx de fr", claims_locales: "en-GB zz ja" };
    expect((await authorize(parameters)).body).toMatchObject({
      loginHint: "anna+1 ",
      uiLocales: ["de", "fr"],
      claimsLocales: ["en-GB", "ja"],
    });
  });

  test.each([
    ["page", "PAGE"],
    ["popup", "POPUP"],
    ["touch", "TOUCH"],
    ["wap", "WAP"],
    [undefined, "PAGE"],
  ])("display %s is told as %s", async (display, told) => {
    expect((await codeStage().authorize({ display })).body["display"]).toBe(told);
  });

  test.each([
    [undefined, undefined, 0],
    ["0", undefined, 0],
    ["2147483647", undefined, 2147483647],
    [undefined, 30, 30],
    ["60", 30, 60],
  ])(
    "max_age %s with defaultMaxAge %s is told as maxAge %i: 0 is also absent",
    async (given, defaultMaxAge, maxAge) => {
      const { authorize } = codeStage(defaultMaxAge === undefined ? {} : { defaultMaxAge });
      expect((await authorize({ max_age: given })).body["maxAge"]).toBe(maxAge);
    },
  );

  test.each([
    ["none", ["NONE"], "NO_INTERACTION"],
    ["login consent", ["LOGIN", "CONSENT"], "INTERACTION"],
    ["select_account", ["SELECT_ACCOUNT"], "INTERACTION"],
    ["create", ["CREATE"], "INTERACTION"],
    [undefined, undefined, "INTERACTION"],
  ])("prompt %s is told as %j", async (prompt, prompts, action) => {
    expect((await codeStage().authorize({ prompt })).body).toMatchObject({ action, ...(prompts && { prompts }) });
    if (!prompts) expect((await codeStage().authorize({ prompt })).body).not.toHaveProperty("prompts");
  });

  test("purpose of 3 to 300 characters is told, for pages have to show it", async () => {
    const { authorize } = codeStage();
    for (const purpose of ["abc", "a".repeat(300)])
      expect((await authorize({ purpose })).body["purpose"]).toBe(purpose);
  });

  test("resources are told in their order, as they are, with a query", async () => {
    const resource = ["https://b.example/?a=b", "https://a.example", "urn:example:x"];
    expect((await codeStage().authorize({ resource })).body["resources"]).toEqual(resource);
  });
});

describe("scopes", () => {
  const service = {
    supportedScopes: [
      { name: "openid" },
      { name: "usual", defaultEntry: true },
      { name: "read" },
      { name: "write" },
      { name: "offline_access" },
    ],
  };

  test.each<
    [what: string, scope: string | undefined, names: string[] | undefined, extension?: ClientSettings["extension"]]
  >([
    ["that the service lacks are dropped without an error", "read nonsense", ["read"]],
    ["that are named twice count once", "read read", ["read"]],
    ["that none of is left are none", "nonsense", undefined],
    ["that are not given are the default ones", undefined, ["usual"]],
    ["are told by name, whatever their order", "write read", ["read", "write"]],
    [
      "that the client may not request are dropped without an error",
      "read write",
      ["read"],
      { requestableScopesEnabled: true, requestableScopes: ["read"] },
    ],
  ])("%s", async (_what, scope, names, extension) => {
    const { authorize } = codeStage(extension ? { extension } : {}, service);
    const { body } = await authorize({ scope });
    expect([body["action"], namesOf(body["scopes"])]).toEqual(["INTERACTION", names]);
  });

  test.each([
    ["code", ["offline_access", "openid"]],
    ["code token", ["offline_access", "openid"]],
    ["token", ["openid"]],
    ["none", ["openid"]],
  ])("hold offline_access where a code results: %s", async (type, names) => {
    const responseTypes = [type.toUpperCase().replaceAll(" ", "_")] as never;
    const { authorize } = codeStage({ responseTypes }, service);
    const { body } = await authorize({ response_type: type, scope: "openid offline_access", prompt: "consent" });
    expect(namesOf(body["scopes"])).toEqual(names);
  });
});

describe("ACRs", () => {
  const service = { supportedAcrs: ["gold", "silver", "bronze"] };
  const byClaim = (acr: object) => ({ claims: claims({ id_token: { acr } }) });

  test.each<[what: string, parameters: Parameters, acrs: string[] | undefined, essential: boolean]>([
    ["of the claim go before acr_values", { ...byClaim({ value: "gold" }), acr_values: "silver" }, ["gold"], false],
    ["of acr_values go before the client's default", { acr_values: "silver" }, ["silver"], false],
    ["of the client's default are the last resort", {}, ["bronze"], false],
    [
      "of a claim without a value are not named, and those of acr_values are",
      { ...byClaim({}), acr_values: "gold" },
      ["gold"],
      false,
    ],
    ["keep their order", byClaim({ values: ["silver", "bronze", "gold"] }), ["silver", "bronze", "gold"], false],
    ["are essential by the claim alone", byClaim({ essential: true, values: ["gold"] }), ["gold"], true],
    ["that are unknown are dropped where they are not essential", { acr_values: "x silver y" }, ["silver"], false],
    [
      "that are essential lose unknown ones, as long as one is left",
      byClaim({ essential: true, values: ["x", "gold"] }),
      ["gold"],
      true,
    ],
  ])("%s", async (_what, parameters, acrs, acrEssential) => {
    const { body } = await codeStage({ defaultAcrs: ["bronze"] }, service).authorize(parameters);
    expect([body["action"], body["acrs"], body["acrEssential"]]).toEqual(["INTERACTION", acrs, acrEssential]);
  });

  test("are none where none was asked for", async () => {
    const { body } = await codeStage({}, service).authorize();
    expect([body["acrs"], body["acrEssential"]]).toEqual([undefined, false]);
  });

  test.each<[string, Parameters, ClientSettings]>([
    ["acr_values", { acr_values: "gold" }, {}],
    ["a claim that is not essential", byClaim({ value: "gold" }), {}],
    ["the client's default", {}, { defaultAcrs: ["gold"] }],
  ])("asked for by %s are refused where the service has none: A021303", async (_by, parameters, client) => {
    const answer = await codeStage(client, { supportedAcrs: [] }).authorize(parameters);
    expect(refusalOf(answer)).toEqual(["LOCATION", "A021303", "invalid_request"]);
  });
});

describe("claims", () => {
  const all = ["name", "email", "email_verified", "address", "phone_number", "phone_number_verified", "locale"];
  const service: ServiceSettings = { supportedClaims: all };

  test.each([
    ["email", ["email", "email_verified"]],
    ["address", ["address"]],
    ["phone", ["phone_number", "phone_number_verified"]],
  ])("the scope %s stands for its claims", async (scope, names) => {
    const { body } = await codeStage({}, service).authorize({ scope: `openid ${scope}` });
    expect(body["claimsAtUserInfo"]).toEqual(names);
  });

  test("the scope profile stands for its fourteen claims", async () => {
    const names = [
      "name",
      "family_name",
      "given_name",
      "middle_name",
      "nickname",
      "preferred_username",
      "profile",
    ].concat([...["picture", "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at"]]);
    const { body } = await codeStage({}, { supportedClaims: names }).authorize({ scope: "openid profile" });
    expect((body["claimsAtUserInfo"] as string[]).toSorted()).toEqual(names.toSorted());
  });

  test.each([
    ["true", "code", undefined],
    ["true", "id_token", ["email", "email_verified"]],
    ["false", "code", ["email", "email_verified"]],
    ["false", "id_token", ["email", "email_verified"]],
  ])("claimShortcutRestrictive %s, %s: claims of scopes in the ID token are %j", async (restrictive, type, names) => {
    const { authorize } = codeStage(
      { responseTypes: [type.toUpperCase()] as never },
      { ...service, claimShortcutRestrictive: restrictive === "true" },
    );
    const { body } = await authorize({ response_type: type, nonce: "n", scope: "openid email" });
    expect(body["claims"]).toEqual(names);
  });

  test("that the service does not support are not named, but stay in the text", async () => {
    const asked = { id_token: { shoe_size: null, name: null }, userinfo: { shoe_size: null, "name#ja": null } };
    const { body } = await codeStage({}, service).authorize({ claims: claims(asked) });
    expect(body).toMatchObject({
      claims: ["name"],
      claimsAtUserInfo: ["name#ja"],
      idTokenClaims: claims(asked.id_token),
      userInfoClaims: claims(asked.userinfo),
    });
  });

  test("sub with a value names the user, whom the issued subject has to equal", async () => {
    const { authorize, issue } = codeStage({}, service);
    const { body } = await authorize({ claims: claims({ id_token: { sub: { value: "bert" } } }) });
    expect(body["subject"]).toBe("bert");
    expect((await issue(String(body["ticket"]), { subject: "anna" })).body["action"]).toBe("INTERNAL_SERVER_ERROR");
    expect((await issue(String(body["ticket"]), { subject: "bert" })).body["action"]).toBe("LOCATION");
  });

  test("come with prompt=none too, those of the parameter and those of scopes", async () => {
    const parameters = { prompt: "none", scope: "openid email", claims: claims({ id_token: { name: null } }) };
    expect((await codeStage({}, service).authorize(parameters)).body).toMatchObject({
      action: "NO_INTERACTION",
      claims: ["name"],
      claimsAtUserInfo: ["email", "email_verified"],
    });
  });

  test("that are essential and missing are no error", async () => {
    const { ticketOf, issue } = codeStage({}, service);
    const asked = { id_token: { name: { essential: true } }, userinfo: { email: { essential: true } } };
    expect((await issue(await ticketOf({ claims: claims(asked) }))).body["action"]).toBe("LOCATION");
  });
});

describe("PKCE", () => {
  test.each([
    ["a public client may leave it out", {}, { clientType: "PUBLIC", tokenAuthMethod: "NONE" }, {}],
    ["43 characters are enough", { code_challenge: "a".repeat(43) }, {}, {}],
    ["128 characters are not too many", { code_challenge: `${"a".repeat(124)}-._~` }, {}, {}],
    ["the method is plain where none is named", { code_challenge: challenge }, { pkceRequired: true }, {}],
    [
      "S256 does where S256 is demanded",
      { code_challenge: challenge, code_challenge_method: "S256" },
      { pkceS256Required: true },
      {},
    ],
    ["no code, no challenge", { response_type: "none" }, { responseTypes: ["NONE"] }, { pkceRequired: true }],
  ] as const)("%s", async (_rule, parameters: Parameters, client, service) => {
    const { authorize } = codeStage(client, service);
    expect((await authorize(parameters)).body["action"]).toBe("INTERACTION");
  });

  test.each(["a".repeat(42), "a".repeat(129), `${"a".repeat(42)}+`, `${"a".repeat(42)}=`])(
    "%j is no challenge: A124304",
    async (given) => {
      const answer = await codeStage().authorize({ code_challenge: given });
      expect(refusalOf(answer)).toEqual(["LOCATION", "A124304", "invalid_request"]);
    },
  );
});

test("the server is told nothing of what stays in the ticket, and only what is public of client and service", async () => {
  const parameters = { state: "s-1", nonce: "n-1", response_mode: "form_post", code_challenge: challenge };
  const { client, authorize } = codeStage();
  const text = JSON.stringify((await authorize(parameters)).body);
  for (const kept of ["s-1", "n-1", "form_post", challenge, redirectUri, client.clientSecret])
    expect(text).not.toContain(kept);
});

test("lowestPrompt is CONSENT where no prompt was sent, and login goes before consent", async () => {
  const told = async (prompt?: string) => (await codeStage().authorize({ prompt })).body["lowestPrompt"];
  expect([await told(), await told("consent"), await told("login"), await told("consent login")]).toEqual([
    "CONSENT",
    "CONSENT",
    "LOGIN",
    "LOGIN",
  ]);
});

test("error_description has no character that RFC 6749 forbids, whatever the request holds", async () => {
  const { authorize } = codeStage();
  for (const value of ['"', "\\", "\n", "ä", "\u007f"]) {
    for (const name of ["prompt", "display", "response_mode", "max_age", "claims"]) {
      const text = membersOf(await authorize({ [name]: `x${value}` }))["error_description"];
      expect([name, value, text]).toEqual([name, value, expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)]);
    }
  }
});

describe("id_token_hint", () => {
  const hintOf = async (stage: ReturnType<typeof codeStage>) =>
    String((await stage.redeem(await stage.codeOf())).body["idToken"]);

  test("names the user, also after the ID token has expired", async () => {
    const stage = codeStage();
    const hint = await hintOf(stage);
    stage.emulator.clock.advance(86_400);
    const { body } = await stage.authorize({ id_token_hint: hint, prompt: "none" });
    expect([body["action"], body["subject"]]).toEqual(["NO_INTERACTION", "anna"]);
  });

  test.each([
    ["of another client", { other: true, forged: false }],
    ["with another signature", { other: false, forged: true }],
  ])("%s is refused, and names nobody", async (_what, { other, forged }) => {
    const stage = codeStage();
    const hint = await hintOf(stage);
    const given = forged ? `${hint.slice(0, -8)}AAAAAAAA` : hint;
    const client = other
      ? stage.emulator.addClient({ redirectUris: [redirectUri], responseTypes: ["CODE"] })
      : stage.client;
    const answer = await stage.authorize({ client_id: String(client.clientId), id_token_hint: given });
    expect([refusalOf(answer)[0], refusalOf(answer)[2]]).toEqual(["LOCATION", "invalid_request"]);
    expect(answer.body).not.toHaveProperty("subject");
  });

  test("binds who issues: another user is not taken", async () => {
    const stage = codeStage();
    const ticket = await stage.ticketOf({ id_token_hint: await hintOf(stage) });
    expect((await stage.issue(ticket, { subject: "bert" })).body["resultCode"]).toBe("E010005");
    expect((await stage.issue(ticket)).body["action"]).toBe("LOCATION");
  });
});
