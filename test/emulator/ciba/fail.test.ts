// The error that each reason of ciba.fail results in: CIBA Core 1.0, section 13.
import { describe, expect, test } from "vitest";
import { clientOf, post, standing, ticketOf } from "../caller.js";
import { containing } from "../matchers.js";

const path = "/backchannel/authentication/fail";
const prepared = (action: string, content: object) => ({
  status: 200,
  body: {
    resultCode: "A185001",
    resultMessage: "[A185001] The answer for the client was prepared.",
    action,
    responseContent: JSON.stringify(content),
  },
});

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
    expect(await post(emulator, path, { ticket, reason, ...details })).toEqual(
      prepared(action, { error, error_description: details.errorDescription, error_uri: details.errorUri }),
    );
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

test("without a reason it is a server error", async () => {
  expect(await post(standing(), path, {})).toEqual(prepared("INTERNAL_SERVER_ERROR", { error: "server_error" }));
});

test("description and address are left out where the service omits them", async () => {
  const emulator = standing({ service: { errorDescriptionOmitted: true, errorUriOmitted: true } });
  const details = { errorDescription: "No account matches.", errorUri: "https://as.example.com/errors/1" };
  expect(await post(emulator, path, { reason: "UNKNOWN_USER_ID", ...details })).toEqual(
    prepared("BAD_REQUEST", { error: "unknown_user_id" }),
  );
});

test.each([
  ["errorDescription", 'say "no"', "E002003"],
  ["errorDescription", "a\nb", "E002003"],
  ["errorDescription", "größer", "E002003"],
  ["errorUri", "https://as.example.com/ö", "E002004"],
])(
  "an %s with forbidden characters is the authorization server's fault, and the ticket stays",
  async (name, value, code) => {
    const emulator = standing();
    const ticket = await ticketOf(emulator, clientOf(emulator, "POLL"));
    expect((await post(emulator, path, { ticket, reason: "ACCESS_DENIED", [name]: value })).body).toMatchObject({
      action: "INTERNAL_SERVER_ERROR",
      resultCode: code,
    });
    expect((await post(emulator, "/backchannel/authentication/issue", { ticket })).body["action"]).toBe("OK");
  },
);

test("a reason that is not known is refused by name", async () => {
  expect(await post(standing(), path, { reason: "BORED" })).toEqual({
    status: 400,
    body: { resultCode: "E000008", resultMessage: containing("'reason'") },
  });
});
