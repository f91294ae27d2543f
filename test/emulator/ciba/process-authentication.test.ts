import { describe, expect, test } from "vitest";
import { SignJWT, generateKeyPair } from "jose";
import {
  authenticate,
  basic,
  begin,
  clientOf,
  complete,
  contentOf,
  poll,
  post,
  standing,
  tokensOf,
} from "../caller.js";
import { anyString, matching } from "../matchers.js";

const path = "/backchannel/authentication";

describe("a valid request", () => {
  test("is answered with a ticket and everything that the request contains", async () => {
    const emulator = standing({ service: { attributes: [{ key: "region", value: "emea" }] } });
    const client = clientOf(emulator, "PING");
    const answer = await authenticate(emulator, client, {
      scope: "openid email",
      login_hint: "anna@example.com",
      binding_message: "K7-42",
      user_code: "1234",
      requested_expiry: "120",
      acr_values: "urn:example:acr:pin urn:example:acr:device",
      resource: ["https://bank.example.com/a", "https://bank.example.com/b"],
    });
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "A179001",
        resultMessage: "[A179001] The backchannel authentication request is valid.",
        action: "USER_IDENTIFICATION",
        ticket: matching(/^[\w-]{43}$/),
        clientId: client.clientId,
        clientIdAliasUsed: false,
        serviceAttributes: [{ key: "region", value: "emea" }],
        clientName: "Ping client",
        clientAuthMethod: "CLIENT_SECRET_BASIC",
        deliveryMode: "PING",
        scopes: [
          { name: "openid", defaultEntry: false },
          { name: "email", defaultEntry: false },
        ],
        claimNames: ["email", "email_verified"],
        clientNotificationToken: "notification-token-of-the-client",
        acrs: ["urn:example:acr:pin", "urn:example:acr:device"],
        hintType: "LOGIN_HINT",
        hint: "anna@example.com",
        bindingMessage: "K7-42",
        userCode: "1234",
        userCodeRequired: false,
        requestedExpiry: 120,
        resources: ["https://bank.example.com/a", "https://bank.example.com/b"],
      },
    });
  });

  test("may say no more than who the user is", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    expect((await authenticate(emulator, client)).body).toEqual({
      resultCode: "A179001",
      resultMessage: "[A179001] The backchannel authentication request is valid.",
      action: "USER_IDENTIFICATION",
      ticket: anyString,
      clientId: client.clientId,
      clientIdAliasUsed: false,
      clientName: "Poll client",
      clientAuthMethod: "CLIENT_SECRET_BASIC",
      deliveryMode: "POLL",
      scopes: [{ name: "openid", defaultEntry: false }],
      hintType: "LOGIN_HINT",
      hint: "anna",
      userCodeRequired: false,
      requestedExpiry: 0,
    });
  });

  test("may have a notification token of 1024 characters", async () => {
    const emulator = standing();
    const { body } = await authenticate(emulator, clientOf(emulator, "PUSH"), {
      client_notification_token: "a".repeat(1024),
    });
    expect(body["action"]).toBe("USER_IDENTIFICATION");
  });

  test("of a poll client may have a notification token, which is echoed", async () => {
    const emulator = standing();
    const { body } = await authenticate(emulator, clientOf(emulator, "POLL"), { client_notification_token: "abc" });
    expect(body).toMatchObject({ action: "USER_IDENTIFICATION", clientNotificationToken: "abc" });
  });
});

describe("scopes", () => {
  const scopes = ["openid", "email", "payments.read"].map((name) => ({ name, defaultEntry: name !== "payments.read" }));

  test("that are left out are the default ones of the service", async () => {
    const emulator = standing({ service: { supportedScopes: scopes } });
    const { body } = await authenticate(emulator, clientOf(emulator, "POLL"), { scope: undefined });
    expect(body["scopes"]).toEqual([
      { name: "openid", defaultEntry: true },
      { name: "email", defaultEntry: true },
    ]);
  });

  test("that are not known or not allowed are left out with a warning", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    emulator.updateClient(client.clientId, {
      extension: { requestableScopesEnabled: true, requestableScopes: ["openid", "phone"] },
    });
    emulator.updateService({ supportedClaims: ["phone_number"] });
    const { body } = await authenticate(emulator, client, { scope: "openid phone fax email phone" });
    expect(body).toMatchObject({
      scopes: [
        { name: "openid", defaultEntry: false },
        { name: "phone", defaultEntry: false },
      ],
      claimNames: ["phone_number"],
      warnings: [
        "[A176303] The scope 'fax' is not known and was left out.",
        "[A176302] The client may not request the scope 'email', which was left out.",
        "[A176306] The claim 'phone_number_verified' is not supported and was left out.",
      ],
    });
  });

  test("may be dynamic, and are told with their values", async () => {
    const supportedScopes = [{ name: "openid" }, { name: "pay", attributes: [{ key: "regex", value: "pay:\\d+" }] }];
    const emulator = standing({ service: { supportedScopes } });
    const client = clientOf(emulator, "POLL");
    const { body } = await authenticate(emulator, client, { scope: "openid pay:5 pay:x", login_hint: "anna" });
    expect(body).toMatchObject({
      scopes: [{ name: "openid" }],
      dynamicScopes: [{ name: "pay", value: "pay:5" }],
      warnings: [matching(/'pay:x'/)],
    });
  });

  test("come without their descriptions", async () => {
    const emulator = standing({
      service: {
        supportedScopes: [{ name: "openid", description: "Sign in", attributes: [{ key: "a", value: "b" }] }],
      },
    });
    const { body } = await authenticate(emulator, clientOf(emulator, "POLL"));
    expect(body["scopes"]).toEqual([{ name: "openid", defaultEntry: false, attributes: [{ key: "a", value: "b" }] }]);
  });

  test("have to contain openid", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    expect(await authenticate(emulator, client, { scope: "email" })).toEqual({
      status: 200,
      body: {
        resultCode: "A176304",
        resultMessage: "[A176304] The scope 'openid' is missing.",
        action: "BAD_REQUEST",
        responseContent: '{"error":"invalid_scope","error_description":"[A176304] The scope \'openid\' is missing."}',
        clientId: client.clientId,
        clientIdAliasUsed: false,
        clientAuthMethod: "CLIENT_SECRET_BASIC",
      },
    });
  });
});

test("authentication context classes that are not supported are left out with a warning", async () => {
  const emulator = standing();
  const { body } = await authenticate(emulator, clientOf(emulator, "POLL"), { acr_values: "gold urn:example:acr:pin" });
  expect(body).toMatchObject({
    acrs: ["urn:example:acr:pin"],
    warnings: ["[A173301] The authentication context class 'gold' is not supported and was left out."],
  });
});

test("the client's default classes are used when none is asked for", async () => {
  const emulator = standing({ clients: [{ defaultAcrs: ["urn:example:acr:pin"] }] });
  expect((await authenticate(emulator, clientOf(emulator, "POLL"))).body["acrs"]).toEqual(["urn:example:acr:pin"]);
});

describe("a request is refused", () => {
  const refused = async (
    mode: "POLL" | "PING" | "PUSH",
    parameters: Record<string, string | readonly string[] | undefined>,
  ) => {
    const emulator = standing();
    const answer = await authenticate(emulator, clientOf(emulator, mode), parameters);
    return [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
  };

  test.each([
    ["without a hint", { login_hint: undefined }, "A174301"],
    ["with two hints", { login_hint_token: "x" }, "A174302"],
    ["with three hints", { login_hint_token: "x", id_token_hint: "y" }, "A174302"],
    ["with a repeated parameter", { scope: ["openid", "openid"] }, "A166304"],
    ["with a repeated parameter that is not known", { extra: ["1", "2"] }, "A166304"],
    ["with an empty parameter", { binding_message: "" }, "A166303"],
    ["with an empty hint", { login_hint: "" }, "A166303"],
    ["without a scope where there are no default ones", { scope: undefined }, "A176301"],
    ["with a scope that is too long", { scope: "x".repeat(65_536) }, "A176307"],
    ["with a requested_expiry that is a word", { requested_expiry: "soon" }, "A201301"],
    ["with a requested_expiry that is a fraction", { requested_expiry: "1.5" }, "A201301"],
    ["with a requested_expiry beyond an int32", { requested_expiry: "2147483648" }, "A201301"],
    ["with a requested_expiry of zero", { requested_expiry: "0" }, "A201302"],
    ["with a negative requested_expiry", { requested_expiry: "-1" }, "A201302"],
    ["with a notification token of a wrong form", { client_notification_token: "a b" }, "A155303"],
    ["with an ID token hint that is not a token", { login_hint: undefined, id_token_hint: "x" }, "A175301"],
  ])("%s", async (_name, parameters, code) => {
    expect(await refused("POLL", parameters)).toEqual(["BAD_REQUEST", code, "invalid_request"]);
  });

  test.each(["PING", "PUSH"] as const)("in %s mode without a good notification token", async (mode) => {
    expect(await refused(mode, { client_notification_token: undefined })).toEqual([
      "BAD_REQUEST",
      "A155301",
      "invalid_request",
    ]);
    expect(await refused(mode, { client_notification_token: "a".repeat(1025) })).toEqual([
      "BAD_REQUEST",
      "A155302",
      "invalid_request",
    ]);
    expect(await refused(mode, { client_notification_token: "a\r\nb" })).toEqual([
      "BAD_REQUEST",
      "A155303",
      "invalid_request",
    ]);
  });

  test("with a resource that is not an absolute URI without a fragment", async () => {
    expect(await refused("POLL", { resource: "a b" })).toEqual(["BAD_REQUEST", "A251306", "invalid_target"]);
    expect(await refused("POLL", { resource: "payments" })).toEqual(["BAD_REQUEST", "A251307", "invalid_target"]);
    expect(await refused("POLL", { resource: "https://a.example#b" })).toEqual([
      "BAD_REQUEST",
      "A251308",
      "invalid_target",
    ]);
  });

  test("when it is empty", async () => {
    const emulator = standing();
    const answer = await post(emulator, path, { parameters: "", ...basic(clientOf(emulator, "POLL")) });
    expect(answer.body).toEqual({
      resultCode: "A166301",
      resultMessage: "[A166301] The request is empty.",
      action: "BAD_REQUEST",
      responseContent: '{"error":"invalid_request","error_description":"[A166301] The request is empty."}',
    });
  });

  test("as the authorization server's fault when the form is missing or broken", async () => {
    const emulator = standing();
    const credentials = basic(clientOf(emulator, "POLL"));
    expect((await post(emulator, path, credentials)).body).toMatchObject({
      action: "INTERNAL_SERVER_ERROR",
      resultCode: "A166201",
      responseContent: '{"error":"server_error","error_description":"[A166201] The call has no parameters."}',
    });
    expect((await post(emulator, path, { parameters: "scope=%zz", ...credentials })).body).toMatchObject({
      action: "INTERNAL_SERVER_ERROR",
      resultCode: "A166202",
    });
  });

  test.each([
    ["the service does not support CIBA", { supportedGrantTypes: ["REFRESH_TOKEN"] as const }, {}, "A166305"],
    ["the client is not registered for CIBA", {}, { grantTypes: ["REFRESH_TOKEN"] as const }, "A166306"],
    ["the client has no delivery mode", {}, { bcDeliveryMode: null }, "A169301"],
    [
      "the service does not support the mode",
      { supportedBackchannelTokenDeliveryModes: ["PING"] as const },
      {},
      "A169302",
    ],
  ])("when %s", async (_name, service, settings, code) => {
    const emulator = standing({ service });
    const client = emulator.addClient(settings);
    const answer = await authenticate(emulator, client);
    expect([answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]]).toEqual([
      "BAD_REQUEST",
      code,
      "unauthorized_client",
    ]);
  });

  test("when the client may not request openid", async () => {
    const emulator = standing();
    const client = emulator.addClient({ extension: { requestableScopesEnabled: true, requestableScopes: [] } });
    const answer = await authenticate(emulator, client);
    expect([answer.body["resultCode"], contentOf(answer)["error"]]).toEqual(["A176305", "invalid_scope"]);
  });
});

describe("a user code", () => {
  const emulatorWith = (supported: boolean, required: boolean) => {
    const emulator = standing({ service: { backchannelUserCodeParameterSupported: supported } });
    return { emulator, client: emulator.addClient({ bcUserCodeRequired: required }) };
  };

  test("is required when service and client say so", async () => {
    const { emulator, client } = emulatorWith(true, true);
    const answer = await authenticate(emulator, client);
    expect([answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]]).toEqual([
      "BAD_REQUEST",
      "A177301",
      "missing_user_code",
    ]);
    expect((await authenticate(emulator, client, { user_code: "1" })).body).toMatchObject({
      userCodeRequired: true,
      userCode: "1",
    });
  });

  test.each([
    [true, false],
    [false, true],
  ])("is not required when only one of them says so", async (supported, required) => {
    const { emulator, client } = emulatorWith(supported, required);
    expect((await authenticate(emulator, client)).body).toMatchObject({
      action: "USER_IDENTIFICATION",
      userCodeRequired: false,
    });
  });
});

describe("an ID token hint", () => {
  const withHint = (hint: string) => ({ login_hint: undefined, id_token_hint: hint });

  test("gives the subject, also when the ID token has expired", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { idToken } = await tokensOf(emulator, client, {}, { sub: "pairwise-anna" });
    emulator.clock.advance(1_000_000);
    expect((await authenticate(emulator, client, withHint(String(idToken)))).body).toMatchObject({
      action: "USER_IDENTIFICATION",
      hintType: "ID_TOKEN_HINT",
      hint: idToken,
      sub: "pairwise-anna",
    });
  });

  test("of another client is refused", async () => {
    const emulator = standing();
    const { idToken } = await tokensOf(emulator, clientOf(emulator, "PING"));
    const { body } = await authenticate(emulator, clientOf(emulator, "POLL"), withHint(String(idToken)));
    expect(body).toMatchObject({
      action: "BAD_REQUEST",
      resultMessage: "[A175308] The client is not among those that the ID token hint was issued to.",
    });
  });

  test("of another issuer is refused", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { idToken } = await tokensOf(emulator, client);
    emulator.updateService({ issuer: "https://other.example" });
    const { body } = await authenticate(emulator, client, withHint(String(idToken)));
    expect(body).toMatchObject({
      action: "BAD_REQUEST",
      resultMessage: "[A175306] The ID token hint was not issued by this service.",
    });
  });

  test("that was changed or signed by somebody else is refused", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    await tokensOf(emulator, client);
    const { privateKey } = await generateKeyPair("ES256");
    const forged = await new SignJWT({ iss: emulator.service.issuer, aud: String(client.clientId), sub: "anna" })
      .setProtectedHeader({ alg: "ES256" })
      .sign(privateKey);
    expect((await authenticate(emulator, client, withHint(forged))).body).toMatchObject({
      action: "BAD_REQUEST",
      resultCode: "E002001",
    });
  });

  test.each([
    ["that is unsigned", "eyJhbGciOiJub25lIn0.e30.", "A175302"],
    ["that is encrypted", "eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d", "A175303"],
  ])("%s is refused", async (_name, hint, resultCode) => {
    const emulator = standing();
    const { body } = await authenticate(emulator, clientOf(emulator, "POLL"), withHint(hint));
    expect(body).toMatchObject({ action: "BAD_REQUEST", resultCode });
  });
});

test("a login hint token is passed through", async () => {
  const emulator = standing();
  const { body } = await authenticate(emulator, clientOf(emulator, "POLL"), {
    login_hint: undefined,
    login_hint_token: "whatever",
  });
  expect(body).toMatchObject({ hintType: "LOGIN_HINT_TOKEN", hint: "whatever" });
  expect(body).not.toHaveProperty("sub");
});

test("error descriptions are left out where the service omits them", async () => {
  const emulator = standing({ service: { errorDescriptionOmitted: true } });
  const { body } = await authenticate(emulator, clientOf(emulator, "POLL"), { login_hint: undefined });
  expect(body["responseContent"]).toBe('{"error":"invalid_request"}');
});

test("grants are managed as by authorization requests, and told to the client with the tokens", async () => {
  const emulator = standing({ service: { grantManagementActionRequired: true } });
  const client = clientOf(emulator, "POLL");
  const refused = await authenticate(emulator, client);
  expect([refused.body["resultCode"], contentOf(refused)["error"]]).toEqual(["E010019", "invalid_request"]);

  const { ticket, authReqId } = await begin(emulator, client, { grant_management_action: "create" });
  await complete(emulator, ticket);
  const { body } = await poll(emulator, client, authReqId);
  const told = { grantId: anyString, subject: "anna" };
  expect(body).toMatchObject({ action: "OK", ...told });
  const { grantId } = body as { grantId: string };
  expect(
    (await authenticate(emulator, client, { grant_management_action: "merge", grant_id: grantId })).body,
  ).toMatchObject({
    gmAction: "MERGE",
    grantId,
    grantSubject: "anna",
    grant: { scopes: [{ scope: "openid", resource: [] }], claims: [] },
  });
});
