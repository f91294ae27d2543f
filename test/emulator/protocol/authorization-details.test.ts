// Rich authorization requests, RFC 9396: from the backchannel request to the tokens and their introspection.
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from "jose";
import { describe, expect, test } from "vitest";
import { codeStage } from "../authorization/code-caller.js";
import {
  authenticate,
  basic,
  begin,
  complete,
  contentOf,
  form,
  get,
  poll,
  post,
  standing,
  start,
  type Answer,
} from "../caller.js";
import { jwksOf, keyOf, requestClaims, sign } from "../signing.js";

const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const payment = {
  type: "payment_initiation",
  locations: ["https://bank.example.com/payments"],
  actions: ["initiate"],
  datatypes: ["balance"],
  identifier: "account-4711",
  privileges: ["read"],
  instructedAmount: { currency: "EUR", amount: "123.50" },
};
const described = {
  elements: [
    {
      type: "payment_initiation",
      locations: ["https://bank.example.com/payments"],
      actions: ["initiate"],
      dataTypes: ["balance"],
      identifier: "account-4711",
      privileges: ["read"],
      otherFields: '{"instructedAmount":{"currency":"EUR","amount":"123.50"}}',
    },
  ],
};

async function setUp(mode: "POLL" | "PUSH" = "POLL") {
  const key = await keyOf("ES256");
  const emulator = standing({
    service: {
      supportedAuthorizationDetailsTypes: ["payment_initiation", "account_information"],
      accessTokenSignAlg: "ES256",
    },
    clients: [
      {
        bcDeliveryMode: mode,
        bcNotificationEndpoint: "https://client.localhost/ciba",
        authorizationDetailsTypes: ["payment_initiation"],
        bcRequestSignAlg: "ES256",
        jwks: jwksOf(key.jwk),
      },
    ],
  });
  const client = emulator.clients[0]!;
  return { emulator, client, key };
}

const asked = { authorization_details: JSON.stringify([payment]) };

test("are shown to the authorization server in the API's form", async () => {
  const { emulator, client } = await setUp();
  expect((await authenticate(emulator, client, asked)).body).toMatchObject({ authorizationDetails: described });
});

test("may be JSON, or its text, in a signed request", async () => {
  const { emulator, client, key } = await setUp();
  for (const authorization_details of [[payment], JSON.stringify([payment])]) {
    const request = await sign(key, requestClaims(client.clientId, { authorization_details }));
    const answer = await post(emulator, "/backchannel/authentication", {
      parameters: form({ request }),
      ...basic(client),
    });
    expect(answer.body).toMatchObject({ action: "USER_IDENTIFICATION", authorizationDetails: described });
  }
});

test("come with the tokens, as the client wrote them, and are told to resource servers", async () => {
  const { emulator, client } = await setUp();
  const { ticket, authReqId } = await begin(emulator, client, asked);
  expect((await complete(emulator, ticket)).body).toMatchObject({ authorizationDetails: described });
  const answer = await poll(emulator, client, authReqId);
  expect(answer.body).toMatchObject({ action: "OK", authorizationDetails: described });
  expect(contentOf(answer)["authorization_details"]).toEqual([payment]);
  const keys = createLocalJWKSet((await get(emulator, "/service/jwks/get")).body as unknown as JSONWebKeySet);
  const { payload } = await jwtVerify(String(answer.body["jwtAccessToken"]), keys, { currentDate: new Date(start) });
  expect(payload["authorization_details"]).toEqual([payment]);

  const token = String(answer.body["accessToken"]);
  expect((await post(emulator, "/auth/introspection", { token })).body).toMatchObject({
    authorizationDetails: described,
  });
  const standard = await post(emulator, "/auth/introspection/standard", { parameters: form({ token }) });
  expect(contentOf(standard)["authorization_details"]).toEqual([payment]);
});

test("are pushed with the tokens", async () => {
  const { emulator, client } = await setUp("PUSH");
  const { ticket } = await begin(emulator, client, asked);
  expect(contentOf(await complete(emulator, ticket))["authorization_details"]).toEqual([payment]);
});

describe("are refused", () => {
  test.each([
    ["without a type", [{ actions: ["read"] }], "A249301"],
    ["with an empty type", [{ type: "" }], "A249301"],
    ["of a type that the service does not have", [payment, { type: "other" }], "A249302"],
    ["of a type that the client does not use", [{ type: "account_information" }], "A249303"],
    ["that are no array", payment, "A249305"],
    ["that have texts for entries", ["payment_initiation"], "A249306"],
    ["with actions that are a text", [{ ...payment, actions: "initiate" }], "A249306"],
    ["with an identifier that is a number", [{ ...payment, identifier: 7 }], "A249306"],
  ])("%s", async (_name, value, code) => {
    const { emulator, client } = await setUp();
    const answer = await authenticate(emulator, client, { authorization_details: JSON.stringify(value) });
    expect(outcome(answer)).toEqual(["BAD_REQUEST", code, "invalid_authorization_details"]);
  });

  test("that are no JSON", async () => {
    const { emulator, client } = await setUp();
    expect(outcome(await authenticate(emulator, client, { authorization_details: "[" }))[1]).toBe("A249304");
  });
});

describe("in a token request", () => {
  const service = {
    supportedAuthorizationDetailsTypes: ["payment_initiation", "other"],
    accessTokenSignAlg: "ES256",
  } as const;
  const client = {
    grantTypes: [
      "AUTHORIZATION_CODE",
      "REFRESH_TOKEN",
      "CLIENT_CREDENTIALS",
      "PASSWORD",
      "JWT_BEARER",
      "TOKEN_EXCHANGE",
    ],
    authorizationDetailsTypes: ["payment_initiation"],
  } as const;
  const wide = { ...payment, actions: ["initiate", "status"] };
  const second = { type: "payment_initiation", identifier: "account-4712" };
  const detailsOf = (...details: object[]) => ({ authorization_details: JSON.stringify(details) });
  const stage = () => codeStage(client, { supportedGrantTypes: client.grantTypes, ...service });
  const granted = (answer: Answer) => [
    contentOf(answer)["authorization_details"],
    decodeJwt(String(answer.body["jwtAccessToken"]))["authorization_details"],
  ];

  test("narrow a code's details for the access token, and no later one", async () => {
    const { emulator, codeOf, redeem, token } = stage();
    const code = await codeOf({ ...detailsOf(wide, second) });
    const first = await redeem(code, detailsOf(payment));
    expect(granted(first)).toEqual([[payment], [payment]]);
    const { body } = await post(emulator, "/auth/introspection", { token: first.body["accessToken"] });
    expect(body["authorizationDetails"]).toEqual(described);
    const refresh = (refreshToken: unknown, parameters: Record<string, string> = {}) =>
      token({ grant_type: "refresh_token", refresh_token: String(refreshToken), ...parameters });
    const narrowed = await refresh(first.body["refreshToken"], detailsOf(second));
    expect(granted(narrowed)).toEqual([[second], [second]]);
    expect(granted(await refresh(narrowed.body["refreshToken"]))).toEqual([
      [wide, second],
      [wide, second],
    ]);
  });

  test.each([
    ["with another action", { ...payment, actions: ["cancel"] }],
    ["with a field changed", { ...wide, instructedAmount: { currency: "EUR", amount: "1000.00" } }],
    ["with a field less, which may have been a limit", { type: "payment_initiation", actions: ["initiate"] }],
    ["with a field more", { ...wide, recurring: true }],
    ["with a list for a text", { ...wide, identifier: ["account-4711"] }],
  ])("are refused %s, and the code stays good", async (_name, asked) => {
    const { codeOf, redeem } = stage();
    const code = await codeOf(detailsOf(wide));
    // An identifier that is not a string is a malformed detail.
    const resultCode = typeof (asked as { identifier?: unknown }).identifier === "object" ? "A249306" : "E004016";
    expect(outcome(await redeem(code, detailsOf(asked)))).toEqual([
      "BAD_REQUEST",
      resultCode,
      "invalid_authorization_details",
    ]);
    expect((await redeem(code)).body["action"]).toBe("OK");
  });

  test("are what a client gets for itself", async () => {
    const { token } = stage();
    const answer = await token({ grant_type: "client_credentials", ...detailsOf(payment) });
    expect(granted(answer)).toEqual([[payment], [payment]]);
    const refused = await token({ grant_type: "client_credentials", ...detailsOf({ type: "other" }) });
    expect(outcome(refused)).toEqual(["BAD_REQUEST", "A249303", "invalid_authorization_details"]);
  });

  test("are told to the server that decides", async () => {
    const { emulator, token } = stage();
    const details = detailsOf(payment);
    const { body } = await token({ grant_type: "password", username: "anna", password: "x", ...details });
    expect(body["authorizationDetails"]).toEqual(described);
    const issued = await post(emulator, "/auth/token/issue", { ticket: body["ticket"], subject: "anna" });
    expect(granted(issued)).toEqual([[payment], [payment]]);
    expect(issued.body["authorizationDetails"]).toEqual(described);
    const claims = { iss: "https://other", sub: "anna", aud: "https://as.localhost", exp: start / 1000 + 60 };
    const assertion = await sign(await keyOf("ES256"), claims);
    const bearer = await token({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion, ...details });
    expect(bearer.body).toMatchObject({ action: "JWT_BEARER", authorizationDetails: described });
    const exchange = await token({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: assertion,
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      ...details,
    });
    expect(exchange.body).toMatchObject({ action: "TOKEN_EXCHANGE", authorizationDetails: described });
  });
});
