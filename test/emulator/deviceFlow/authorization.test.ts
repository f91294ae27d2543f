// The device authorization endpoint: RFC 8628, sections 3.1 and 3.2.
import { describe, expect, test } from "vitest";
import { basic, contentOf, form, get, post, within } from "../caller.js";
import { anyString, containing, matching } from "../matchers.js";
import { assertionOf, jwksOf, keyOf } from "../signing.js";
import { callsOf, deviceStage, refusal, television } from "./device-caller.js";

const confidential = { clientType: "CONFIDENTIAL", tokenAuthMethod: "CLIENT_SECRET_BASIC" } as const;
const scope = (name: string) => ({ name, defaultEntry: false });
const huge = "x".repeat(65_536);

describe("a valid request", () => {
  test("of a public client, which sends nothing but its client_id, gets both codes and the addresses", async () => {
    const { emulator, client } = deviceStage();
    const answer = await post(emulator, "/device/authorization", {
      parameters: form({ client_id: String(client.clientId) }),
    });
    const userCode = answer.body["userCode"] as string;
    const verificationUri = "https://as.localhost/device";
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "A220001",
        resultMessage: "[A220001] The device code and the user code were issued.",
        action: "OK",
        responseContent: anyString,
        clientId: client.clientId,
        clientIdAliasUsed: false,
        clientName: "Television",
        clientAuthMethod: "NONE",
        deviceCode: matching(/^[\w-]{43}$/),
        userCode: matching(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/),
        verificationUri,
        verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
        expiresIn: 600,
        interval: 5,
      },
    });
    expect(contentOf(answer)).toEqual({
      device_code: answer.body["deviceCode"],
      user_code: userCode,
      verification_uri: verificationUri,
      verification_uri_complete: `${verificationUri}?user_code=${userCode}`,
      expires_in: 600,
      interval: 5,
    });
  });

  test("is told with everything that it asks for", async () => {
    const { authorize } = deviceStage(
      { ...confidential, authorizationDetailsTypes: ["payment"], attributes: [{ key: "room", value: "living" }] },
      { service: { supportedAuthorizationDetailsTypes: ["payment"], attributes: [{ key: "region", value: "emea" }] } },
    );
    const { body } = await authorize({
      scope: "openid email",
      acr_values: "urn:example:acr:pin",
      resource: ["https://a.example", "https://b.example"],
      authorization_details: '[{"type":"payment"}]',
      grant_management_action: "create",
    });
    expect(body).toMatchObject({
      action: "OK",
      clientAuthMethod: "CLIENT_SECRET_BASIC",
      clientAttributes: [{ key: "room", value: "living" }],
      serviceAttributes: [{ key: "region", value: "emea" }],
      scopes: [scope("openid"), scope("email")],
      claimNames: ["email", "email_verified"],
      acrs: ["urn:example:acr:pin"],
      resources: ["https://a.example", "https://b.example"],
      authorizationDetails: { elements: [{ type: "payment" }] },
      gmAction: "CREATE",
    });
    expect(body).not.toHaveProperty("warnings");
  });

  test("has no claim names without openid", async () => {
    const { body } = await deviceStage().authorize({ scope: "email" });
    expect(body["scopes"]).toEqual([scope("email")]);
    expect(body).not.toHaveProperty("claimNames");
  });

  test.each([{ scope: "fax" }, { scope: undefined }])(
    "may be left with no scope where the service needs none: %j",
    async (parameters) => {
      const { body } = await deviceStage().authorize(parameters);
      expect(body["action"]).toBe("OK");
      expect(body).not.toHaveProperty("scopes");
    },
  );

  test.each([
    [undefined, [{ name: "pay", value: "pay:5" }], "A219302"],
    [["pay"], [{ name: "pay", value: "pay:5" }], "A219302"],
    [["openid"], undefined, "A219301"],
  ])(
    "may have dynamic scopes, which tokens have by their value: requestable are %j",
    async (only, dynamicScopes, code) => {
      const { authorize, verify, complete, poll } = deviceStage(
        { extension: { requestableScopesEnabled: only !== undefined, requestableScopes: only ?? [] } },
        {
          service: {
            scopeRequired: dynamicScopes !== undefined,
            supportedScopes: [{ name: "pay", attributes: [{ key: "regex", value: "pay:\\d+" }] }],
          },
        },
      );
      const { body } = await authorize({ scope: `pay:5${dynamicScopes ? " pay:x" : ""}` });
      expect(body).toMatchObject({ action: "OK", warnings: [containing(`[${code}]`)] });
      expect([body["scopes"], body["dynamicScopes"]]).toEqual([undefined, dynamicScopes]);
      expect((await verify(body["userCode"])).body["dynamicScopes"]).toEqual(dynamicScopes);
      await complete(body["userCode"]);
      expect(contentOf(await poll(body["deviceCode"] as string))["scope"]).toBe(dynamicScopes && "pay:5");
    },
  );

  test("has no request object: request and request_uri are passed over", async () => {
    const parameters = { request: "a.b.c", request_uri: "urn:x" };
    const { body } = await deviceStage().authorize({ ...parameters, resource: "https://a.example" });
    expect(body).toMatchObject({ action: "OK", resources: ["https://a.example"] });
  });

  test.each(["CLIENT_SECRET_POST", "PRIVATE_KEY_JWT"] as const)(
    "authenticates the client as at the token endpoint: %s",
    async (tokenAuthMethod) => {
      const key = await keyOf("ES256");
      const jwks = jwksOf(key.jwk);
      const { client, authorize } = deviceStage({ ...confidential, tokenAuthMethod, tokenAuthSignAlg: "ES256", jwks });
      const client_id = String(client.clientId);
      const proof =
        tokenAuthMethod === "PRIVATE_KEY_JWT"
          ? await assertionOf(key, client_id)
          : { client_id, client_secret: client.clientSecret };
      expect((await authorize(proof, {})).body).toMatchObject({ action: "OK", clientAuthMethod: tokenAuthMethod });
      expect((await authorize({ client_id }, {})).body["action"]).toBe("UNAUTHORIZED");
    },
  );

  test("without scopes gets the default ones, and without acr_values those of the client", async () => {
    const supportedScopes = [{ name: "openid", defaultEntry: true, description: "Who you are" }, { name: "email" }];
    const acr = "urn:example:acr:device";
    const { authorize } = deviceStage({ defaultAcrs: [acr] }, { service: { supportedScopes } });
    const { body } = await authorize({ scope: undefined });
    // The scopes come without their descriptions.
    expect(body).toMatchObject({ action: "OK", acrs: [acr], scopes: [{ name: "openid", defaultEntry: true }] });
    expect(JSON.stringify(body["scopes"])).not.toContain("Who you are");
  });

  test("may name the client by its alias", async () => {
    const { authorize } = deviceStage({ clientIdAlias: "tv" });
    expect((await authorize({ client_id: "tv" })).body).toMatchObject({
      action: "OK",
      clientIdAlias: "tv",
      clientIdAliasUsed: true,
    });
  });

  test.each([
    ["A219301", { scope: "openid email" }, "email"],
    ["A219302", { scope: "openid fax" }, "fax"],
    ["A219304", { scope: "openid address" }, "address"],
    ["A238302", { acr_values: "gold" }, "gold"],
  ])("warns with %s of what it leaves out", async (code, parameters, name) => {
    const { authorize } = deviceStage(
      { extension: { requestableScopesEnabled: true, requestableScopes: ["openid", "address"] } },
      { service: { supportedClaims: ["name"] } },
    );
    const { body } = await authorize(parameters);
    expect(body).toMatchObject({ action: "OK", warnings: [matching(new RegExp(`^\\[${code}\\] .*'${name}'`))] });
  });
});

describe("user codes", () => {
  test.each([
    [{}, /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/],
    [{ userCodeCharset: "NUMERIC" }, /^\d{9}$/],
    [{ userCodeCharset: "NUMERIC", userCodeLength: 6 }, /^\d{6}$/],
    [{ userCodeLength: -1 }, /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/],
    [{ userCodeLength: 30 }, /^[BCDFGHJKLMNPQRSTVWXZ]{30}$/],
    [{ userCodeLength: 2 ** 31 - 1 }, /^[BCDFGHJKLMNPQRSTVWXZ]{255}$/],
  ] as const)("of a service with %j have the charset and the length of it", async (service, form) => {
    expect((await deviceStage({}, { service }).begin()).userCode).toMatch(form);
  });

  test("take all characters of the charset", async () => {
    const { userCode } = await deviceStage({}, { service: { userCodeLength: 255 } }).begin();
    expect([...new Set(userCode)].sort().join("")).toBe("BCDFGHJKLMNPQRSTVWXZ");
  });

  test("that live are not given out again, and when none is left that is the server's fault", async () => {
    const { emulator, begin, authorize } = deviceStage(
      {},
      { service: { userCodeCharset: "NUMERIC", userCodeLength: 1 } },
    );
    const codes = new Set<string>();
    for (let n = 0; n < 10; n += 1) codes.add((await begin()).userCode);
    expect(codes.size).toBe(10);
    expect(refusal(await authorize())).toEqual(["INTERNAL_SERVER_ERROR", "E022004", "server_error"]);
    emulator.clock.advance(600);
    expect((await authorize()).body["action"]).toBe("OK");
  });

  test("are free again after the redemption", async () => {
    const service = { userCodeCharset: "NUMERIC", userCodeLength: 1 } as const;
    const { begin, complete, poll } = deviceStage({}, { service });
    const all = [];
    for (let n = 0; n < 10; n += 1) all.push(await begin());
    const { userCode, deviceCode } = all[3]!;
    await complete(userCode);
    expect((await poll(deviceCode)).body["action"]).toBe("OK");
    expect((await begin()).userCode).toBe(userCode);
  });
});

describe("the settings of the service", () => {
  test.each([
    ["A222101, without a verification URI", { deviceVerificationUri: "" }, "A222101"],
    ["A222102, without a lifetime", { deviceFlowCodeDuration: 0 }, "A222102"],
    ["A223101, with a template that makes no URI", { deviceVerificationUriComplete: "device?USER_CODE" }, "A223101"],
  ])("are the server's fault: %s", async (_name, service, code) => {
    const { authorize } = deviceStage({}, { service });
    expect(refusal(await authorize())).toEqual(["INTERNAL_SERVER_ERROR", code, "server_error"]);
  });

  test("an interval of 0 is left out of what the device gets", async () => {
    const answer = await deviceStage({}, { service: { deviceFlowPollingInterval: 0 } }).authorize();
    expect(answer.body).toMatchObject({ action: "OK", interval: 0 });
    expect(contentOf(answer)).not.toHaveProperty("interval");
  });

  test.each(["https://as.example/d?USER_CODE", "https://as.example/d?user_code=USER_CODE", "tv:USER_CODE#USER_CODE"])(
    "a template has its USER_CODE replaced, wherever it stands: %s",
    async (deviceVerificationUriComplete) => {
      const { body } = await deviceStage({}, { service: { deviceVerificationUriComplete } }).authorize();
      const uri = deviceVerificationUriComplete.replaceAll("USER_CODE", body["userCode"] as string);
      expect(body["verificationUriComplete"]).toBe(uri);
    },
  );

  test("without a template there is no complete URI", async () => {
    const answer = await deviceStage({}, { service: { deviceVerificationUriComplete: "" } }).authorize();
    expect(answer.body["action"]).toBe("OK");
    expect(answer.body).not.toHaveProperty("verificationUriComplete");
    expect(answer.body).not.toHaveProperty("warnings");
    expect(contentOf(answer)).not.toHaveProperty("verification_uri_complete");
  });

  test("A223201: nor is there one with a template that has no place for the code, and that is warned of", async () => {
    const deviceVerificationUriComplete = "https://as.example.com/device";
    const answer = await deviceStage({}, { service: { deviceVerificationUriComplete } }).authorize();
    expect(answer.body).toMatchObject({ action: "OK", warnings: [containing("[A223201]")] });
    expect(contentOf(answer)).not.toHaveProperty("verification_uri_complete");
  });

  test("can be set through the API to what makes the flow impossible, and are kept", async () => {
    const { emulator, authorize } = deviceStage();
    const service = (await get(emulator, "/service/get")).body;
    await post(emulator, "/service/update", { ...service, deviceFlowCodeDuration: 0, deviceFlowPollingInterval: 0 });
    expect((await get(emulator, "/service/get")).body).toMatchObject({
      deviceFlowCodeDuration: 0,
      deviceFlowPollingInterval: 0,
    });
    expect((await authorize()).body["resultCode"]).toBe("A222102");
  });

  test("make no flow on their own: it takes an address, A222101, and a lifetime, A222102", async () => {
    const { emulator } = deviceStage();
    const { body } = await post(within(emulator, "."), "/service/create", { serviceName: "Fresh" });
    const fresh = within(emulator, String(body["apiKey"]));
    const made = await post(fresh, "/client/create", television);
    const { authorize } = callsOf(fresh, { ...emulator.clients[0]!, clientId: made.body["clientId"] as number });
    const change = async (settings: object) =>
      post(fresh, "/service/update", { ...(await get(fresh, "/service/get")).body, ...settings });
    await change({ supportedGrantTypes: ["DEVICE_CODE"], deviceVerificationUri: "", deviceFlowCodeDuration: 0 });
    expect((await authorize()).body["resultCode"]).toBe("A222101");
    await change({ deviceVerificationUri: "https://fresh.example/device" });
    expect((await authorize()).body["resultCode"]).toBe("A222102");
    await change({ deviceFlowCodeDuration: 60 });
    expect((await authorize()).body).toMatchObject({ action: "OK", expiresIn: 60 });
  });

  test.each([
    [{}, "E010019", "invalid_request"],
    [{ grant_management_action: "create" }, "A285311", "unauthorized_client"],
  ])("grantManagementActionRequired locks out public clients, whatever they send: %j", async (asked, code, error) => {
    const { authorize } = deviceStage({}, { service: { grantManagementActionRequired: true } });
    expect(refusal(await authorize(asked))).toEqual(["BAD_REQUEST", code, error]);
  });

  test("of the time of the request stay with it", async () => {
    const { emulator, begin, verify } = deviceStage();
    const { userCode } = await begin();
    emulator.updateService({ deviceFlowCodeDuration: 10 });
    emulator.clock.advance(599);
    expect((await verify(userCode)).body["action"]).toBe("VALID");
  });
});

describe("a request is refused", () => {
  const assertion_type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  const jwt = (payload: object) =>
    `${btoa('{"alg":"ES256"}')}.${btoa(JSON.stringify(payload)).replaceAll("=", "")}.AAAA`.replace("=", "");

  test.each([
    ["A218301, with a client assertion that is unreadable", { client_assertion: "x" }, "UNAUTHORIZED", "A218301"],
    ["A218302, with one that names no issuer", { client_assertion: jwt({ sub: "1" }) }, "UNAUTHORIZED", "A218302"],
    [
      "A218304, with one of another client",
      { client_assertion: jwt({ iss: "2" }), client_id: "1" },
      "BAD_REQUEST",
      "A218304",
    ],
    ["A218305, of a client that nobody knows", { client_id: "7" }, "UNAUTHORIZED", "A218305"],
  ])("%s", async (_name, parameters, action, code) => {
    const { authorize } = deviceStage({ clientId: 1, clientIdAlias: "one", ...confidential });
    const answer = await authorize({ client_assertion_type: assertion_type, client_id: undefined, ...parameters }, {});
    const error = action === "BAD_REQUEST" ? "invalid_request" : "invalid_client";
    expect(refusal(answer)).toEqual([action, code, error]);
  });

  test("A218303, with a client_id that is not the one of the Authorization header", async () => {
    const { authorize, client } = deviceStage({ ...confidential });
    expect(refusal(await authorize({ client_id: "7" }, basic(client)))).toEqual([
      "BAD_REQUEST",
      "A218303",
      "invalid_request",
    ]);
  });

  test.each([
    ["of nobody", { client_id: undefined }, "E022001", "invalid_request"],
    ["with a parameter twice", { scope: ["openid", "email"] }, "E004001", "invalid_request"],
    ["A219303, with too long a scope", { scope: huge }, "A219303", "invalid_scope"],
    ["A238301, with too long a list of ACRs", { acr_values: huge }, "A238301", "invalid_request"],
    ["A251306, with a resource that is none", { resource: "a b" }, "A251306", "invalid_target"],
    ["A249304, with broken details", { authorization_details: "{" }, "A249304", "invalid_authorization_details"],
    [
      "A285311, to manage a grant as a public client",
      { grant_management_action: "create" },
      "A285311",
      "unauthorized_client",
    ],
    ["with a grant and no action", { grant_id: "x" }, "E010019", "invalid_request"],
  ])("%s", async (_name, parameters, code, error) => {
    expect(refusal(await deviceStage().authorize(parameters))).toEqual(["BAD_REQUEST", code, error]);
  });

  test.each([{ scope: "fax" }, { scope: undefined }])(
    "A219305, with %j where the service needs a scope",
    async (parameters) => {
      const { authorize } = deviceStage({}, { service: { scopeRequired: true } });
      expect(refusal(await authorize(parameters))).toEqual(["BAD_REQUEST", "A219305", "invalid_scope"]);
    },
  );

  test.each([
    ["of a client that is not registered for the flow", { grantTypes: ["CIBA"] }, {}, "E022003"],
    ["at a service that does not have the flow", {}, { supportedGrantTypes: ["CIBA"] }, "E022002"],
  ] as const)("%s", async (_name, client, service, code) => {
    const { authorize } = deviceStage(client, { service });
    expect(refusal(await authorize())).toEqual(["BAD_REQUEST", code, "unauthorized_client"]);
  });

  test("A157305, with a wrong secret, and names the client", async () => {
    const { authorize, client } = deviceStage({ ...confidential });
    const answer = await authorize({}, { ...basic(client), clientSecret: "wrong" });
    expect(refusal(answer)).toEqual(["UNAUTHORIZED", "A157305", "invalid_client"]);
    expect(answer.body).toMatchObject({ clientId: client.clientId, clientAuthMethod: "CLIENT_SECRET_BASIC" });
  });

  test("A157303, with a secret of a client that has none", async () => {
    const { authorize } = deviceStage();
    expect((await authorize({ client_secret: "x" })).body["resultCode"]).toBe("A157303");
  });

  test.each([
    ["without parameters", {}, "E000010"],
    ["with parameters that are no form", { parameters: "%" }, "E000011"],
  ])("%s, as the server's fault", async (_name, body, code) => {
    const { emulator } = deviceStage();
    expect(refusal(await post(emulator, "/device/authorization", body))).toEqual([
      "INTERNAL_SERVER_ERROR",
      code,
      "server_error",
    ]);
  });

  test("of a client that is locked", async () => {
    const { authorize } = deviceStage({ locked: true });
    expect(await authorize()).toMatchObject({ status: 403, body: { resultCode: "A001215" } });
  });
});

test("a service of createEmulator has the flow, and a new client is registered for it only if it says so", () => {
  const { emulator } = deviceStage();
  expect(emulator.service.supportedGrantTypes).toContain("DEVICE_CODE");
  expect(emulator.addClient().grantTypes).not.toContain("DEVICE_CODE");
  expect(television.grantTypes).toContain("DEVICE_CODE");
});
