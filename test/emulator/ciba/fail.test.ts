import { expect, test } from "vitest";
import { begin, clientOf, poll, post, standing, ticketOf } from "../caller.js";
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

test("without a reason it is a server error", async () => {
  expect(await post(standing(), path, {})).toEqual(prepared("INTERNAL_SERVER_ERROR", { error: "server_error" }));
});

test("description and address of the caller go to the client", async () => {
  const details = { errorDescription: "No account matches.", errorUri: "https://as.example.com/errors/1" };
  expect(await post(standing(), path, { reason: "UNKNOWN_USER_ID", ...details })).toEqual(
    prepared("BAD_REQUEST", {
      error: "unknown_user_id",
      error_description: details.errorDescription,
      error_uri: details.errorUri,
    }),
  );
});

test("description and address are left out where the service omits them", async () => {
  const emulator = standing({ service: { errorDescriptionOmitted: true, errorUriOmitted: true } });
  const details = { errorDescription: "No account matches.", errorUri: "https://as.example.com/errors/1" };
  expect(await post(emulator, path, { reason: "UNKNOWN_USER_ID", ...details })).toEqual(
    prepared("BAD_REQUEST", { error: "unknown_user_id" }),
  );
});

test("the ticket is deleted", async () => {
  const emulator = standing();
  const ticket = await ticketOf(emulator, clientOf(emulator, "POLL"));
  await post(emulator, path, { ticket, reason: "ACCESS_DENIED" });
  expect((await post(emulator, "/backchannel/authentication/issue", { ticket })).body["resultCode"]).toBe("A181201");
});

test("after issue the auth_req_id is deleted too", async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const { ticket, authReqId } = await begin(emulator, client);
  await post(emulator, path, { ticket, reason: "ACCESS_DENIED" });
  expect((await poll(emulator, client, authReqId)).body["resultCode"]).toBe("A200304");
});

test("a ticket that is not known does no harm", async () => {
  expect(await post(standing(), path, { ticket: "x", reason: "ACCESS_DENIED" })).toEqual(
    prepared("FORBIDDEN", { error: "access_denied" }),
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
