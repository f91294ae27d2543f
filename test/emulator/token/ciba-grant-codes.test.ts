// The result codes of the CIBA grant in both modes, and the order of its checks: CIBA Core 1.0, sections 10.1 and 11.
import { expect, test } from "vitest";
import { begin, clientOf, complete, contentOf, poll, standing, type Answer } from "../caller.js";
import { anyString } from "../matchers.js";

const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];

/** A transaction that waits for its user. */
async function setUp(mode: "POLL" | "PING" | "PUSH" = "POLL") {
  const emulator = standing();
  const client = clientOf(emulator, mode);
  const { ticket, authReqId } = await begin(emulator, client);
  return { emulator, client, ticket, authReqId, again: () => poll(emulator, client, authReqId) };
}

test("an auth_req_id issued in PUSH mode is unauthorized_client, A200306", async () => {
  const { emulator, client, again } = await setUp("PUSH");
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200306", "unauthorized_client"]);
  emulator.updateClient(client.clientId, { bcDeliveryMode: "POLL" });
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200306", "unauthorized_client"]);
});

test("an auth_req_id that has expired is expired_token, A200307, also when the user approved", async () => {
  const { emulator, ticket, again } = await setUp();
  await complete(emulator, ticket);
  emulator.clock.advance(600);
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200307", "expired_token"]);
});

test.each(["POLL", "PING"] as const)(
  "in %s mode, as long as the user has not answered, authorization_pending, A200308",
  async (mode) => {
    const { again } = await setUp(mode);
    expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200308", "authorization_pending"]);
  },
);

test("polled faster than the interval, slow_down without a recorded code, and 5 seconds more to wait", async () => {
  const { emulator, again } = await setUp();
  await again();
  emulator.clock.advance(4);
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "E004004", "slow_down"]);
  emulator.clock.advance(9);
  expect(contentOf(await again())["error"]).toBe("slow_down");
  emulator.clock.advance(15);
  expect(contentOf(await again())["error"]).toBe("authorization_pending");
});

test.each(["POLL", "PING"] as const)("in %s mode a refusal is access_denied, A200001", async (mode) => {
  const { emulator, ticket, again } = await setUp(mode);
  await complete(emulator, ticket, { result: "ACCESS_DENIED" });
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200001", "access_denied"]);
});

test.each(["POLL", "PING"] as const)("in %s mode TRANSACTION_FAILED is expired_token, A200001", async (mode) => {
  const { emulator, ticket, again } = await setUp(mode);
  await complete(emulator, ticket, { result: "TRANSACTION_FAILED" });
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200001", "expired_token"]);
});

test("of redemptions that race one gets tokens, and the losers invalid_grant, A200310 or A200304", async () => {
  const { emulator, ticket, again } = await setUp();
  await complete(emulator, ticket);
  const answers = await Promise.all(Array.from({ length: 100 }, again));
  const losers = answers.filter(({ body }) => body["action"] !== "OK");
  expect(losers.map((answer) => contentOf(answer)["error"])).toEqual(Array(99).fill("invalid_grant"));
  const codes = new Set(losers.map(({ body }) => body["resultCode"]));
  // Some arrive while the tokens are being signed, some after they have been issued.
  expect([...codes].filter((code) => code !== "A200304")).toEqual(["A200310"]);
  expect((await again()).body["resultCode"]).toBe("A200304");
});

test.each(["POLL", "PING"] as const)("done, in %s mode, gives tokens, A200002", async (mode) => {
  const { emulator, ticket, again } = await setUp(mode);
  const properties = [{ key: "branch", value: "117" }];
  await complete(emulator, ticket, { properties });
  const answer = await again();
  expect(answer.body).toMatchObject({ action: "OK", resultCode: "A200002", grantType: "CIBA", subject: "anna" });
  expect(contentOf(answer)).toEqual({
    access_token: anyString,
    token_type: "Bearer",
    expires_in: 3600,
    id_token: anyString,
    scope: "openid",
    refresh_token: anyString,
    branch: "117",
  });
});

test("properties of the token request that are too big are the server's fault, A200201", async () => {
  const { emulator, client, ticket, authReqId, again } = await setUp();
  await complete(emulator, ticket);
  const properties = [{ key: "a", value: "x".repeat(65_536) }];
  expect(outcome(await poll(emulator, client, authReqId, { properties }))).toEqual([
    "INTERNAL_SERVER_ERROR",
    "A200201",
    "server_error",
  ]);
  expect((await again()).body["action"]).toBe("OK");
});

test("the checks come in their order: client, auth_req_id, owner, mode, expiry, outcome", async () => {
  const { emulator, client, ticket, authReqId, again } = await setUp();
  const wrong = { clientSecret: "wrong" };
  expect((await poll(emulator, client, "", wrong)).body["resultCode"]).toBe("A157305");
  await complete(emulator, ticket, { result: "ACCESS_DENIED" });
  emulator.clock.advance(600);
  expect((await poll(emulator, clientOf(emulator, "PUSH"), authReqId)).body["resultCode"]).toBe("A200305");
  expect((await again()).body["resultCode"]).toBe("A200307");
});
