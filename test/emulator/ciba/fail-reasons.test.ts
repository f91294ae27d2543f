// What each reason of ciba.fail gives to the client, as CIBA Core 1.0, section 13, has it.
import { describe, expect, test } from "vitest";
import { clientOf, post, standing, ticketOf } from "../caller.js";

const path = "/backchannel/authentication/fail";

describe.each([
  ["EXPIRED_LOGIN_HINT_TOKEN", "expired_login_hint_token", "BAD_REQUEST"],
  ["UNKNOWN_USER_ID", "unknown_user_id", "BAD_REQUEST"],
  ["UNAUTHORIZED_CLIENT", "unauthorized_client", "BAD_REQUEST"],
  ["MISSING_USER_CODE", "missing_user_code", "BAD_REQUEST"],
  ["INVALID_USER_CODE", "invalid_user_code", "BAD_REQUEST"],
  ["INVALID_BINDING_MESSAGE", "invalid_binding_message", "BAD_REQUEST"],
  ["INVALID_TARGET", "invalid_target", "BAD_REQUEST"],
  ["ACCESS_DENIED", "access_denied", "FORBIDDEN"],
  ["SERVER_ERROR", "server_error", "INTERNAL_SERVER_ERROR"],
  [undefined, "server_error", "INTERNAL_SERVER_ERROR"],
])("reason %s", (reason, error, action) => {
  test(`is ${error}, ${action}, A185001, and the ticket is gone`, async () => {
    const emulator = standing();
    const ticket = await ticketOf(emulator, clientOf(emulator, "POLL"));
    const details = { errorDescription: "Not today.", errorUri: "https://as.example.com/errors/1" };
    expect((await post(emulator, path, { ticket, reason, ...details })).body).toEqual({
      resultCode: "A185001",
      resultMessage: "[A185001] The answer for the client was prepared.",
      action,
      responseContent: JSON.stringify({
        error,
        error_description: details.errorDescription,
        error_uri: details.errorUri,
      }),
    });
    const { body } = await post(emulator, "/backchannel/authentication/issue", { ticket });
    expect(body["resultCode"]).toBe("A181201");
  });

  test("needs no ticket that is known", async () => {
    const { body } = await post(standing(), path, { ticket: "bogus", reason });
    expect([body["action"], body["resultCode"]]).toEqual([action, "A185001"]);
  });
});

test("a ticket of another service is not deleted", async () => {
  const emulator = standing();
  const ticket = await ticketOf(emulator, clientOf(emulator, "POLL"));
  const created = await emulator.fetch(`${emulator.url}/api/service/create`, {
    method: "POST",
    headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
    body: JSON.stringify({ serviceName: "Another one" }),
  });
  const { apiKey } = (await created.json()) as { apiKey: number };
  await emulator.fetch(`${emulator.url}/api/${apiKey}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
    body: JSON.stringify({ ticket, reason: "ACCESS_DENIED" }),
  });
  expect((await post(emulator, "/backchannel/authentication/issue", { ticket })).body["action"]).toBe("OK");
});
