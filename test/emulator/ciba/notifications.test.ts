// What is to be sent to the notification endpoint of a client: CIBA Core 1.0, sections 10.2 and 10.3. To send it is the
// authorization server's part; the emulator says what, where to, and by which token.
import { describe, expect, test } from "vitest";
import { begin, clientOf, complete, contentOf, standing } from "../caller.js";
import { anyString } from "../matchers.js";

const where = {
  action: "NOTIFICATION",
  clientNotificationEndpoint: "https://client.localhost/ciba",
  clientNotificationToken: "notification-token-of-the-client",
};

async function setUp(mode: "POLL" | "PING" | "PUSH") {
  const emulator = standing();
  const { ticket, authReqId } = await begin(emulator, clientOf(emulator, mode));
  return { emulator, authReqId, report: (outcome: object = {}) => complete(emulator, ticket, outcome) };
}

test.each(["AUTHORIZED", "ACCESS_DENIED", "TRANSACTION_FAILED"])(
  "in PING mode, %s: auth_req_id only, to the registered endpoint with the token of the request",
  async (result) => {
    const { authReqId, report } = await setUp("PING");
    const answer = await report({ result, errorDescription: result === "AUTHORIZED" ? undefined : "No." });
    expect(answer.body).toMatchObject(where);
    expect(contentOf(answer)).toEqual({ auth_req_id: authReqId });
  },
);

test("in PUSH mode, AUTHORIZED: tokens and visible properties", async () => {
  const { authReqId, report } = await setUp("PUSH");
  const properties = [
    { key: "branch", value: "117" },
    { key: "internal", value: "x", hidden: true },
  ];
  const answer = await report({ properties });
  expect(answer.body).toMatchObject(where);
  expect(contentOf(answer)).toEqual({
    auth_req_id: authReqId,
    access_token: anyString,
    token_type: "Bearer",
    expires_in: 3600,
    id_token: anyString,
    refresh_token: anyString,
    branch: "117",
  });
});

test.each([
  ["ACCESS_DENIED", "access_denied"],
  ["TRANSACTION_FAILED", "expired_token"],
])("in PUSH mode, %s: auth_req_id, error %s, and what the server says of it", async (result, error) => {
  const { authReqId, report } = await setUp("PUSH");
  const answer = await report({ result, errorDescription: "No.", errorUri: "https://as.example.com/1" });
  expect(answer.body).toMatchObject(where);
  expect(contentOf(answer)).toEqual({
    auth_req_id: authReqId,
    error,
    error_description: "No.",
    error_uri: "https://as.example.com/1",
  });
});

describe("an error after the record was loaded", () => {
  test("PUSH: contains error server_error", async () => {
    const { authReqId, report } = await setUp("PUSH");
    const answer = await report({ authTime: -1 });
    expect(answer.body).toMatchObject(where);
    expect(contentOf(answer)).toMatchObject({ auth_req_id: authReqId, error: "server_error" });
  });

  test("PING: a notification all the same, with auth_req_id only", async () => {
    const { authReqId, report } = await setUp("PING");
    const answer = await report({ authTime: -1 });
    expect(answer.body).toMatchObject(where);
    expect(contentOf(answer)).toEqual({ auth_req_id: authReqId });
  });
});

test.each([
  ["AUTHORIZED", {}],
  ["ACCESS_DENIED", { result: "ACCESS_DENIED" }],
  ["TRANSACTION_FAILED", { result: "TRANSACTION_FAILED" }],
])("in POLL mode, %s: nobody is notified", async (_name, outcome) => {
  const { report } = await setUp("POLL");
  const { body } = await report(outcome);
  expect(body["action"]).toBe("NO_ACTION");
  for (const name of ["responseContent", "clientNotificationEndpoint", "clientNotificationToken"])
    expect(body).not.toHaveProperty(name);
});

test("the endpoint is the one registered when the request was made, and never one of the request", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "PING");
  const { ticket } = await begin(emulator, client, { client_notification_endpoint: "https://evil.example/" });
  emulator.updateClient(client.clientId, { bcNotificationEndpoint: "https://later.example/" });
  expect((await complete(emulator, ticket)).body).toMatchObject(where);
});
