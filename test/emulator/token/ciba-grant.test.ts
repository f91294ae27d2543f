import { describe, expect, test } from "vitest";
import {
  basic,
  begin,
  clientOf,
  complete,
  contentOf,
  form,
  poll,
  post,
  standing,
  start,
  tokensOf,
  type Answer,
} from "../caller.js";
import { anyString, matching } from "../matchers.js";

const grantType = "urn:openid:params:grant-type:ciba";
const refusal = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];

describe("an auth_req_id that was approved", () => {
  test("is redeemed for tokens", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client, {
      scope: "openid email",
      resource: "https://bank.example.com/a",
    });
    const properties = [
      { key: "branch", value: "117" },
      { key: "internal", value: "x", hidden: true },
    ];
    await complete(emulator, ticket, { properties });
    const answer = await poll(emulator, client, authReqId);
    const token = matching(/^[\w-]{43}$/);
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "A200002",
        resultMessage: "[A200002] The tokens were issued.",
        action: "OK",
        responseContent: anyString,
        accessToken: token,
        accessTokenDuration: 3600,
        accessTokenExpiresAt: start + 3_600_000,
        refreshToken: token,
        refreshTokenDuration: 86400,
        refreshTokenExpiresAt: start + 86_400_000,
        refreshTokenScopes: ["openid", "email"],
        idToken: anyString,
        grantType: "CIBA",
        clientId: client.clientId,
        clientIdAliasUsed: false,
        clientAuthMethod: "CLIENT_SECRET_BASIC",
        subject: "anna",
        scopes: ["openid", "email"],
        properties,
        resources: ["https://bank.example.com/a"],
        accessTokenResources: ["https://bank.example.com/a"],
      },
    });
    expect(contentOf(answer)).toEqual({
      branch: "117",
      access_token: answer.body["accessToken"],
      token_type: "Bearer",
      expires_in: 3600,
      refresh_token: answer.body["refreshToken"],
      id_token: answer.body["idToken"],
      scope: "openid email",
    });
    expect(String(answer.body["responseContent"])).not.toContain(' "');
  });

  test("is good for one redemption", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket);
    expect((await poll(emulator, client, authReqId)).body["action"]).toBe("OK");
    expect(refusal(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200304", "invalid_grant"]);
  });

  test("has exactly one winner when many redeem it at the same time", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket);
    const answers = await Promise.all(Array.from({ length: 20 }, () => poll(emulator, client, authReqId)));
    expect(answers.filter(({ body }) => body["action"] === "OK")).toHaveLength(1);
    expect(answers.filter((answer) => contentOf(answer)["error"] === "invalid_grant")).toHaveLength(19);
  });

  test("is redeemed at once however fast the client polls", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "PING");
    const { ticket, authReqId } = await begin(emulator, client);
    await poll(emulator, client, authReqId);
    await complete(emulator, ticket);
    expect((await poll(emulator, client, authReqId)).body["action"]).toBe("OK");
  });

  test("gives the scopes that replaced those of the request, and no ID token without openid", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    expect(await tokensOf(emulator, client, {}, { scopes: ["openid", "payments.read", "openid"] })).toMatchObject({
      scopes: ["openid", "payments.read"],
      idToken: anyString,
    });
    const body = await tokensOf(emulator, client, {}, { scopes: ["payments.read"] });
    expect(body["scopes"]).toEqual(["payments.read"]);
    expect(body).not.toHaveProperty("idToken");
  });

  test.each([
    ["the service", { supportedGrantTypes: ["CIBA"] as const }, {}],
    ["the client", {}, { grantTypes: ["CIBA"] as const }],
  ])("gives no refresh token where %s does not support that", async (_name, service, settings) => {
    const emulator = standing({ service });
    const body = await tokensOf(emulator, emulator.addClient(settings));
    expect(Object.keys(body).filter((name) => name.startsWith("refreshToken"))).toEqual([]);
    expect(JSON.parse(String(body["responseContent"]))).not.toHaveProperty("refresh_token");
  });

  test("gives tokens as the call of the token operation wants them", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket, {
      properties: [
        { key: "a", value: "1" },
        { key: "b", value: "2" },
      ],
      accessTokenDuration: 99,
    });
    const { body } = await poll(emulator, client, authReqId, {
      accessToken: "made-by-the-caller",
      accessTokenDuration: 10,
      refreshTokenDuration: 20,
      properties: '[{"key":"b","value":"3"}]',
    });
    expect(body).toMatchObject({
      accessToken: "made-by-the-caller",
      accessTokenDuration: 10,
      refreshTokenDuration: 20,
      properties: [
        { key: "a", value: "1" },
        { key: "b", value: "3" },
      ],
    });
  });

  test("gives a token for some of the resources", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client, { resource: "https://bank.example.com/a" });
    await complete(emulator, ticket);
    const request = (resource: string) =>
      post(emulator, "/auth/token", {
        parameters: form({ grant_type: grantType, auth_req_id: authReqId, resource }),
        ...basic(client),
      });
    expect(refusal(await request("https://bank.example.com/z"))).toEqual(["BAD_REQUEST", "E004012", "invalid_target"]);
    expect((await request("https://bank.example.com/a")).body["accessTokenResources"]).toEqual([
      "https://bank.example.com/a",
    ]);
  });

  test("keeps the client as it was when the request was made", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    emulator.updateClient(client.clientId, { idTokenSignAlg: "NONE" });
    await complete(emulator, ticket);
    expect((await poll(emulator, client, authReqId)).body).toMatchObject({ action: "OK", idToken: anyString });
  });
});

describe("an auth_req_id that waits for the user", () => {
  test("is pending", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { authReqId } = await begin(emulator, client);
    expect(await poll(emulator, client, authReqId)).toEqual({
      status: 200,
      body: {
        resultCode: "A200308",
        resultMessage: "[A200308] The user has not answered yet.",
        action: "BAD_REQUEST",
        responseContent:
          '{"error":"authorization_pending","error_description":"[A200308] The user has not answered yet."}',
        clientId: client.clientId,
        clientIdAliasUsed: false,
        clientAuthMethod: "CLIENT_SECRET_BASIC",
      },
    });
  });

  test.each(["POLL", "PING"] as const)(
    "in %s mode slows down a client that polls too fast, by 5 seconds each time",
    async (mode) => {
      const emulator = standing();
      const client = clientOf(emulator, mode);
      const { authReqId } = await begin(emulator, client);
      const after = async (seconds: number) => {
        emulator.clock.advance(seconds);
        return refusal(await poll(emulator, client, authReqId)).slice(1);
      };
      const pending = ["A200308", "authorization_pending"];
      const slowDown = ["E004004", "slow_down"];
      expect(await after(0)).toEqual(pending);
      expect(await after(5)).toEqual(pending);
      expect(await after(4)).toEqual(slowDown);
      expect(await after(9)).toEqual(slowDown);
      expect(await after(15)).toEqual(pending);
      expect(await after(14)).toEqual(slowDown);
    },
  );

  test("slows down one transaction and not the others of the client", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const [first, second] = [await begin(emulator, client), await begin(emulator, client)];
    await poll(emulator, client, first.authReqId);
    expect(contentOf(await poll(emulator, client, second.authReqId))["error"]).toBe("authorization_pending");
  });

  test("stays pending for a fast client when slow_down is switched off", async () => {
    const emulator = standing({ slowDown: false });
    const client = clientOf(emulator, "POLL");
    const { authReqId } = await begin(emulator, client);
    await poll(emulator, client, authReqId);
    expect(contentOf(await poll(emulator, client, authReqId))["error"]).toBe("authorization_pending");
  });

  test("expires", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { authReqId } = await begin(emulator, client);
    emulator.clock.advance(599);
    expect(refusal(await poll(emulator, client, authReqId))).toEqual([
      "BAD_REQUEST",
      "A200308",
      "authorization_pending",
    ]);
    emulator.clock.advance(1);
    expect(refusal(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200307", "expired_token"]);
    expect(refusal(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200307", "expired_token"]);
  });

  test("is forgotten long after it expired", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { authReqId } = await begin(emulator, client);
    emulator.clock.advance(600 + 3600);
    await begin(emulator, client);
    expect(contentOf(await poll(emulator, client, authReqId))["error"]).toBe("invalid_grant");
  });
});

describe("an auth_req_id without a grant", () => {
  test.each([
    ["ACCESS_DENIED", "access_denied"],
    ["TRANSACTION_FAILED", "expired_token"],
  ])("after %s gives %s until it expires", async (result, error) => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket, { result });
    expect(refusal(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200001", error]);
    expect(refusal(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200001", error]);
    emulator.clock.advance(600);
    expect(refusal(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200307", "expired_token"]);
  });

  test("says what the authorization server said of it", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket, {
      result: "ACCESS_DENIED",
      errorDescription: "No.",
      errorUri: "https://as.example.com/1",
    });
    expect(contentOf(await poll(emulator, client, authReqId))).toEqual({
      error: "access_denied",
      error_description: "No.",
      error_uri: "https://as.example.com/1",
    });
  });
});

describe("a request is refused", () => {
  const request = async (mode: "POLL" | "PUSH", parameters: Record<string, string | readonly string[] | undefined>) => {
    const emulator = standing();
    return refusal(
      await post(emulator, "/auth/token", { parameters: form(parameters), ...basic(clientOf(emulator, mode)) }),
    );
  };

  test.each([
    ["without an auth_req_id", { grant_type: grantType }, "A200301", "invalid_request"],
    ["with an empty one", { grant_type: grantType, auth_req_id: "" }, "A200302", "invalid_request"],
    ["with two of them", { grant_type: grantType, auth_req_id: ["a", "b"] }, "A200303", "invalid_request"],
    ["with one that is not known", { grant_type: grantType, auth_req_id: "a" }, "A200304", "invalid_grant"],
    ["with a repeated grant type", { grant_type: [grantType, grantType] }, "A049303", "invalid_request"],
    ["without a grant type", { auth_req_id: "a" }, "A049301", "invalid_request"],
    ["with another grant type", { grant_type: "nonsense" }, "A049304", "unsupported_grant_type"],
  ])("%s", async (_name, parameters, code, error) => {
    expect(await request("POLL", parameters)).toEqual(["BAD_REQUEST", code, error]);
  });

  test("of a push client, whether or not the auth_req_id is known", async () => {
    expect(await request("PUSH", { grant_type: grantType, auth_req_id: "a" })).toEqual([
      "BAD_REQUEST",
      "A200306",
      "unauthorized_client",
    ]);
    const emulator = standing();
    const client = clientOf(emulator, "PUSH");
    const { authReqId } = await begin(emulator, client);
    expect(refusal(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200306", "unauthorized_client"]);
  });

  test("with the auth_req_id of another client, which stays good for its owner", async () => {
    const emulator = standing();
    const owner = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, owner);
    await complete(emulator, ticket);
    expect(refusal(await poll(emulator, clientOf(emulator, "PING"), authReqId))).toEqual([
      "BAD_REQUEST",
      "A200305",
      "invalid_grant",
    ]);
    expect((await poll(emulator, owner, authReqId)).body["action"]).toBe("OK");
  });

  test("with a ticket", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket } = await begin(emulator, client);
    expect(refusal(await poll(emulator, client, ticket))).toEqual(["BAD_REQUEST", "A200304", "invalid_grant"]);
  });

  test("when service or client do not use the grant type", async () => {
    const emulator = standing();
    const client = emulator.addClient({ grantTypes: ["REFRESH_TOKEN"] });
    expect(refusal(await poll(emulator, client, "a"))).toEqual(["BAD_REQUEST", "A166306", "unauthorized_client"]);
    emulator.updateService({ supportedGrantTypes: [] });
    expect(refusal(await poll(emulator, client, "a"))).toEqual(["BAD_REQUEST", "A049305", "unsupported_grant_type"]);
  });

  test("when the client has no signed ID tokens", async () => {
    const emulator = standing();
    const client = emulator.addClient({ idTokenSignAlg: "NONE" });
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket);
    expect(refusal(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200309", "unauthorized_client"]);
  });

  test("when the text given for the access token is in use", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { accessToken } = await tokensOf(emulator, client);
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket);
    expect(refusal(await poll(emulator, client, authReqId, { accessToken }))).toEqual([
      "INTERNAL_SERVER_ERROR",
      "E003002",
      "server_error",
    ]);
    expect((await poll(emulator, client, authReqId)).body["action"]).toBe("OK");
  });

  test("as the authorization server's fault when the form is missing or broken", async () => {
    const emulator = standing();
    expect(refusal(await post(emulator, "/auth/token", {}))).toEqual([
      "INTERNAL_SERVER_ERROR",
      "A047201",
      "server_error",
    ]);
    expect(refusal(await post(emulator, "/auth/token", { parameters: "a=%" }))).toEqual([
      "INTERNAL_SERVER_ERROR",
      "A047202",
      "server_error",
    ]);
  });
});
