import { expect, test } from "vitest";
import { begin, clientOf, complete, post, standing, ticketOf } from "../caller.js";

const path = "/backchannel/authentication/issue";
const invalid = (code: string, text: string) => ({
  status: 200,
  body: {
    resultCode: code,
    resultMessage: `[${code}] ${text}`,
    action: "INVALID_TICKET",
    responseContent: JSON.stringify({ error: "server_error", error_description: `[${code}] ${text}` }),
  },
});

test.each(["POLL", "PING"] as const)(
  "in %s mode the answer has an auth_req_id of its own, its lifetime and the interval",
  async (mode) => {
    const emulator = standing({ service: { backchannelAuthReqIdDuration: 300, backchannelPollingInterval: 7 } });
    const ticket = await ticketOf(emulator, clientOf(emulator, mode));
    const answer = await post(emulator, path, { ticket });
    const authReqId = String(answer.body["authReqId"]);
    expect(authReqId).toMatch(/^[\w-]{43}$/);
    expect(authReqId).not.toBe(ticket);
    expect(answer).toEqual({
      status: 200,
      body: {
        resultCode: "A183001",
        resultMessage: "[A183001] An auth_req_id was issued.",
        action: "OK",
        responseContent: `{"auth_req_id":"${authReqId}","expires_in":300,"interval":7}`,
        authReqId,
        expiresIn: 300,
        interval: 7,
      },
    });
  },
);

test("in push mode the answer has no interval", async () => {
  const emulator = standing();
  const ticket = await ticketOf(emulator, clientOf(emulator, "PUSH"));
  const { body } = await post(emulator, path, { ticket });
  expect(body["responseContent"]).toBe(`{"auth_req_id":"${String(body["authReqId"])}","expires_in":600}`);
  expect(body).not.toHaveProperty("interval");
});

test.each([
  ["shorter", "60", 60],
  ["longer", "6000", 600],
])("a requested expiry that is %s than the service's gives the smaller of both", async (_name, requested, expected) => {
  const emulator = standing();
  const ticket = await ticketOf(emulator, clientOf(emulator, "POLL"), { requested_expiry: requested });
  expect((await post(emulator, path, { ticket })).body["expiresIn"]).toBe(expected);
});

test("a call without a ticket is the authorization server's fault", async () => {
  expect(await post(standing(), path, {})).toEqual({
    status: 200,
    body: {
      resultCode: "A182201",
      resultMessage: "[A182201] The call has no ticket.",
      action: "INTERNAL_SERVER_ERROR",
      responseContent: '{"error":"server_error","error_description":"[A182201] The call has no ticket."}',
    },
  });
});

test("a ticket that is not known is refused", async () => {
  expect(await post(standing(), path, { ticket: "x" })).toEqual(invalid("A181201", "The ticket is not known."));
});

test("an auth_req_id is no ticket", async () => {
  const emulator = standing();
  const { authReqId } = await begin(emulator, clientOf(emulator, "POLL"));
  expect((await post(emulator, path, { ticket: authReqId })).body["resultCode"]).toBe("A181201");
});

test("a ticket that has expired is refused and forgotten", async () => {
  const emulator = standing();
  const ticket = await ticketOf(emulator, clientOf(emulator, "POLL"));
  emulator.clock.advance(600);
  expect(await post(emulator, path, { ticket })).toEqual(invalid("A181203", "The ticket has expired."));
  expect(await post(emulator, path, { ticket })).toEqual(invalid("A181201", "The ticket is not known."));
});

test("a ticket issues once", async () => {
  const emulator = standing();
  const { ticket } = await begin(emulator, clientOf(emulator, "POLL"));
  expect(await post(emulator, path, { ticket })).toEqual(
    invalid("A181205", "An auth_req_id was issued for the ticket before."),
  );
});

test("a ticket that was completed is refused", async () => {
  const emulator = standing();
  const { ticket } = await begin(emulator, clientOf(emulator, "POLL"));
  await complete(emulator, ticket);
  expect(await post(emulator, path, { ticket })).toEqual(
    invalid("A181204", "The transaction of the ticket is completed."),
  );
});

test("a ticket whose tokens were pushed is gone", async () => {
  const emulator = standing();
  const { ticket } = await begin(emulator, clientOf(emulator, "PUSH"));
  await complete(emulator, ticket);
  expect(await post(emulator, path, { ticket })).toEqual(invalid("A181201", "The ticket is not known."));
});

test("of two calls at the same time one issues", async () => {
  const emulator = standing();
  const ticket = await ticketOf(emulator, clientOf(emulator, "POLL"));
  const answers = await Promise.all([post(emulator, path, { ticket }), post(emulator, path, { ticket })]);
  expect(answers.map(({ body }) => body["action"]).sort()).toEqual(["INVALID_TICKET", "OK"]);
});
