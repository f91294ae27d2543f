// Notifications to the client: CIBA Core 1.0, sections 10.2 and 10.3. The authorization server sends them; the emulator returns the
// body, the endpoint and the token.
import { describe, expect, test } from "vitest";
import { begin, clientOf, complete, contentOf, poll, post, standing, ticketOf } from "../caller.js";
import { anyString, containing, matching } from "../matchers.js";

const path = "/backchannel/authentication/complete";
const about = {
  POLL: { clientId: 2000000001, clientIdAliasUsed: false, clientName: "Poll client", deliveryMode: "POLL" },
  PING: {
    clientId: 2000000002,
    clientIdAliasUsed: false,
    clientName: "Ping client",
    deliveryMode: "PING",
    clientNotificationEndpoint: "https://client.localhost/ciba",
    clientNotificationToken: "notification-token-of-the-client",
  },
  PUSH: {
    clientId: 2000000003,
    clientIdAliasUsed: false,
    clientName: "Push client",
    deliveryMode: "PUSH",
    clientNotificationEndpoint: "https://client.localhost/ciba",
    clientNotificationToken: "notification-token-of-the-client",
  },
};

describe("in poll mode", () => {
  test.each([
    ["AUTHORIZED", "A198001"],
    ["ACCESS_DENIED", "A198002"],
    ["TRANSACTION_FAILED", "A198002"],
  ])("%s is recorded and nobody is notified", async (result, code) => {
    const emulator = standing();
    const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "POLL"));
    expect(await complete(emulator, ticket, { result })).toEqual({
      status: 200,
      body: {
        resultCode: code,
        resultMessage: `[${code}] The outcome was recorded.`,
        action: "NO_ACTION",
        ...about.POLL,
        authReqId,
      },
    });
  });

  test("an error is the authorization server's alone, and the transaction goes on", async () => {
    const emulator = standing();
    const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "POLL"));
    expect(await complete(emulator, ticket, { subject: undefined })).toEqual({
      status: 200,
      body: {
        resultCode: "A188201",
        resultMessage: "[A188201] The call has no subject.",
        action: "SERVER_ERROR",
        ...about.POLL,
        authReqId,
      },
    });
    expect((await complete(emulator, ticket)).body["action"]).toBe("NO_ACTION");
  });
});

describe("in ping mode", () => {
  test.each(["AUTHORIZED", "ACCESS_DENIED", "TRANSACTION_FAILED"])(
    "%s is notified by the auth_req_id alone",
    async (result) => {
      const emulator = standing();
      const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "PING"));
      const errorDescription = result === "AUTHORIZED" ? undefined : "No.";
      expect((await complete(emulator, ticket, { result, errorDescription })).body).toEqual({
        resultCode: result === "AUTHORIZED" ? "A198001" : "A198002",
        resultMessage: anyString,
        action: "NOTIFICATION",
        responseContent: `{"auth_req_id":"${authReqId}"}`,
        ...about.PING,
        authReqId,
      });
    },
  );

  test("an error that comes after the transaction was found is notified in the same way", async () => {
    const emulator = standing();
    const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "PING"));
    expect((await complete(emulator, ticket, { subject: undefined })).body).toMatchObject({
      resultCode: "A188201",
      action: "NOTIFICATION",
      responseContent: `{"auth_req_id":"${authReqId}"}`,
    });
  });
});

describe("in push mode", () => {
  test("the tokens are pushed, and the transaction is over", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "PUSH");
    const { ticket, authReqId } = await begin(emulator, client);
    const properties = [
      { key: "branch", value: "117" },
      { key: "internal", value: "x", hidden: true },
      { key: "auth_req_id", value: "forged" },
    ];
    const answer = await complete(emulator, ticket, { properties });
    const token = matching(/^[\w-]{43}$/);
    expect(answer.body).toEqual({
      resultCode: "A198003",
      resultMessage: "[A198003] The tokens are to be pushed.",
      action: "NOTIFICATION",
      responseContent: anyString,
      ...about.PUSH,
      authReqId,
      accessToken: token,
      accessTokenDuration: 3600,
      refreshToken: token,
      refreshTokenDuration: 86400,
      idToken: anyString,
      idTokenDuration: 3600,
    });
    expect(contentOf(answer)).toEqual({
      auth_req_id: authReqId,
      branch: "117",
      access_token: answer.body["accessToken"],
      token_type: "Bearer",
      expires_in: 3600,
      refresh_token: answer.body["refreshToken"],
      id_token: answer.body["idToken"],
    });
    expect((await complete(emulator, ticket)).body["resultCode"]).toBe("A186202");
    expect((await poll(emulator, client, authReqId)).body["resultCode"]).toBe("A200306");
  });

  test("the grant that the client wants to manage is pushed with them", async () => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "PUSH"), { grant_management_action: "create" });
    expect(contentOf(await complete(emulator, ticket))["grant_id"]).toEqual(matching(/^[\w-]{43}$/));
  });

  test("the caller may give the text of the access token and the lifetimes", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "PUSH");
    const wishes = { accessToken: "made-by-the-caller", accessTokenDuration: 10, refreshTokenDuration: 20 };
    const first = await begin(emulator, client);
    expect((await complete(emulator, first.ticket, wishes)).body).toMatchObject(wishes);
    const second = await begin(emulator, client);
    expect((await complete(emulator, second.ticket, wishes)).body).toMatchObject({
      action: "NOTIFICATION",
      resultCode: "E003002",
    });
  });

  test.each([
    ["ACCESS_DENIED", "access_denied"],
    ["TRANSACTION_FAILED", "expired_token"],
  ])("%s is pushed as %s with what the caller says of it", async (result, error) => {
    const emulator = standing();
    const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "PUSH"));
    const errorUri = "https://as.example.com/1";
    const answer = await complete(emulator, ticket, { result, errorDescription: "No.", errorUri });
    expect(answer.body).toEqual({
      resultCode: "A198004",
      resultMessage: "[A198004] The outcome is to be pushed.",
      action: "NOTIFICATION",
      responseContent: JSON.stringify({ auth_req_id: authReqId, error, error_description: "No.", error_uri: errorUri }),
      ...about.PUSH,
      authReqId,
    });
    expect((await complete(emulator, ticket)).body["resultCode"]).toBe("A186202");
  });

  test("TRANSACTION_FAILED can be pushed as transaction_failed", async () => {
    const emulator = standing({ pushTransactionFailedError: "transaction_failed" });
    const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "PUSH"));
    expect(contentOf(await complete(emulator, ticket, { result: "TRANSACTION_FAILED" }))).toEqual({
      auth_req_id: authReqId,
      error: "transaction_failed",
    });
  });

  test("an error that comes after the transaction was found is pushed as a server error", async () => {
    const emulator = standing();
    const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "PUSH"));
    const answer = await complete(emulator, ticket, { subject: undefined });
    expect(answer.body).toMatchObject({ resultCode: "A188201", action: "NOTIFICATION" });
    expect(contentOf(answer)).toEqual({
      auth_req_id: authReqId,
      error: "server_error",
      error_description: "[A188201] The call has no subject.",
    });
  });

  test("a client without signed ID tokens gets none of the tokens", async () => {
    const emulator = standing();
    emulator.updateClient(2000000003, { idTokenSignAlg: "NONE" });
    const { ticket } = await begin(emulator, clientOf(emulator, "PUSH"));
    const answer = await complete(emulator, ticket);
    expect(answer.body["resultCode"]).toBe("A197301");
    expect(contentOf(answer)["error"]).toBe("server_error");
  });

  test("of two calls at the same time one issues tokens", async () => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "PUSH"));
    const answers = await Promise.all([complete(emulator, ticket), complete(emulator, ticket)]);
    expect(answers.map(({ body }) => body["resultCode"]).sort()).toEqual(["A186202", "A198003"]);
  });
});

describe("a call is refused", () => {
  test.each([
    ["without a ticket", {}, "A186201"],
    ["with a ticket that is not known", { ticket: "x" }, "A186202"],
  ])("%s, and there is nobody to notify", async (_name, body, code) => {
    expect(await post(standing(), path, body)).toEqual({
      status: 200,
      body: { resultCode: code, resultMessage: anyString, action: "SERVER_ERROR" },
    });
  });

  const big = JSON.stringify({ text: "x".repeat(65_536) });
  test.each([
    ["without a result", { result: undefined }, "A187201"],
    ["with an empty subject", { subject: "" }, "A188201"],
    ["with a subject that is too long", { subject: "x".repeat(101) }, "A188202"],
    ["with a subject that is not ASCII", { subject: "änne" }, "A188203"],
    ["with a sub that is too long", { sub: "x".repeat(101) }, "A189201"],
    ["with a sub that is not ASCII", { sub: "änne" }, "A189202"],
    ["with claims that are not JSON", { claims: "{" }, "A190201"],
    ["with claims that are not an object", { claims: "[]" }, "A190201"],
    ["with claims that are too big", { claims: big }, "A190202"],
    ["with properties that are too big", { properties: [{ key: "a", value: "x".repeat(65_536) }] }, "A191201"],
    ["with a description that has quotes", { result: "ACCESS_DENIED", errorDescription: '"' }, "A193201"],
    [
      "with a description that is too long",
      { result: "ACCESS_DENIED", errorDescription: "x".repeat(65_536) },
      "A193201",
    ],
    ["with an address that is too long", { result: "ACCESS_DENIED", errorUri: "x".repeat(65_536) }, "A193202"],
    ["with scopes that are too long", { scopes: ["x".repeat(65_536)] }, "A192301"],
    ["with header parameters that are too big", { idtHeaderParams: big }, "A256202"],
    ["with an address that is not ASCII", { result: "ACCESS_DENIED", errorUri: "ö" }, "A193203"],
    ["with an acr that is too long", { acr: "x".repeat(101) }, "A194201"],
    ["with an acr that is not ASCII", { acr: "ö" }, "A194202"],
    ["with a negative authTime", { authTime: -1 }, "A195201"],
    ["with header parameters that are not an object", { idtHeaderParams: "1" }, "A256201"],
    ["with access token claims that are not an object", { jwtAtClaims: "1" }, "E003001"],
  ])("%s", async (_name, outcome, code) => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "POLL"));
    expect((await complete(emulator, ticket, outcome)).body).toMatchObject({
      action: "SERVER_ERROR",
      resultCode: code,
    });
  });

  test.each([
    ["result", "MAYBE"],
    ["subject", 1],
    ["authTime", "1"],
    ["authTime", 1.5],
    ["scopes", "openid"],
    ["properties", [{ value: "x" }]],
    ["properties", {}],
    ["consentedClaims", [1]],
    ["idTokenAudType", "list"],
    ["claims", {}],
  ])("by name when %s has a wrong type", async (name, value) => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "POLL"));
    expect(await complete(emulator, ticket, { [name]: value })).toEqual({
      status: 400,
      body: { resultCode: "E000008", resultMessage: containing(`'${name}'`) },
    });
  });

  test("when the transaction has expired, which is then forgotten", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    emulator.clock.advance(600);
    expect((await complete(emulator, ticket)).body).toMatchObject({ action: "SERVER_ERROR", resultCode: "A196202" });
    expect((await complete(emulator, ticket)).body).toMatchObject({ action: "SERVER_ERROR", resultCode: "A186202" });
    expect((await poll(emulator, client, authReqId)).body["resultCode"]).toBe("A200304");
  });

  test("in the modes that notify by a notification, when the transaction has expired", async () => {
    const emulator = standing();
    const [ping, push] = [
      await begin(emulator, clientOf(emulator, "PING")),
      await begin(emulator, clientOf(emulator, "PUSH")),
    ];
    emulator.clock.advance(600);
    const pinged = await complete(emulator, ping.ticket);
    expect(pinged.body).toMatchObject({ action: "NOTIFICATION", resultCode: "A196202" });
    expect(contentOf(pinged)).toEqual({ auth_req_id: ping.authReqId });
    const pushed = await complete(emulator, push.ticket);
    expect(pushed.body).toMatchObject({ action: "NOTIFICATION", resultCode: "A196202" });
    expect(contentOf(pushed)).toMatchObject({ auth_req_id: push.authReqId, error: "server_error" });
  });

  test.each(["POLL", "PING", "PUSH"] as const)(
    "in %s mode before an auth_req_id was issued, and nobody is notified",
    async (mode) => {
      const emulator = standing();
      const ticket = await ticketOf(emulator, clientOf(emulator, mode));
      expect((await complete(emulator, ticket)).body).toMatchObject({
        action: "SERVER_ERROR",
        resultCode: "A196204",
      });
      expect((await post(emulator, "/backchannel/authentication/issue", { ticket })).body["action"]).toBe("OK");
    },
  );
});

test("the notification endpoint is the one registered when the request was made, and never one of the request", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "PING");
  const { ticket } = await begin(emulator, client, { client_notification_endpoint: "https://evil.example/" });
  emulator.updateClient(client.clientId, { bcNotificationEndpoint: "https://later.example/" });
  expect((await complete(emulator, ticket)).body).toMatchObject({
    action: "NOTIFICATION",
    clientNotificationEndpoint: "https://client.localhost/ciba",
    clientNotificationToken: "notification-token-of-the-client",
  });
});
