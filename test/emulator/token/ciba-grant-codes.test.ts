// The result codes of the CIBA grant at the token endpoint, CIBA Core 1.0, sections 10.1 and 11, in the order of the checks.
import { expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { basic, begin, clientOf, complete, contentOf, form, poll, post, standing, type Answer } from "../caller.js";
import { anyString } from "../matchers.js";

const grantType = "urn:openid:params:grant-type:ciba";
const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];

/** A transaction that waits for its user. */
async function setUp(mode: "POLL" | "PING" | "PUSH" = "POLL", service: ServiceSettings = {}) {
  const emulator = standing({ service });
  const client = clientOf(emulator, mode);
  const { ticket, authReqId } = await begin(emulator, client);
  return { emulator, client, ticket, authReqId, again: () => poll(emulator, client, authReqId) };
}

test("a service without the grant is unsupported_grant_type, A049305", async () => {
  const { emulator, again } = await setUp();
  emulator.updateService({ supportedGrantTypes: ["REFRESH_TOKEN"] });
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A049305", "unsupported_grant_type"]);
});

test("a client without the grant is unauthorized_client, A166306", async () => {
  const { emulator, client, again } = await setUp();
  emulator.updateClient(client.clientId, { grantTypes: ["REFRESH_TOKEN"] });
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A166306", "unauthorized_client"]);
});

test.each([
  ["missing", undefined, "A200301"],
  ["empty", "", "A200302"],
  ["repeated", ["a", "b"], "A200303"],
])("an auth_req_id that is %s is invalid_request", async (_name, authReqId, code) => {
  const { emulator, client } = await setUp();
  const parameters = form({ grant_type: grantType, auth_req_id: authReqId });
  expect(outcome(await post(emulator, "/auth/token", { parameters, ...basic(client) }))).toEqual([
    "BAD_REQUEST",
    code,
    "invalid_request",
  ]);
});

test("an auth_req_id that is unknown is invalid_grant, A200304", async () => {
  const { emulator, client } = await setUp();
  expect(outcome(await poll(emulator, client, "unknown"))).toEqual(["BAD_REQUEST", "A200304", "invalid_grant"]);
});

test("an auth_req_id that was redeemed is invalid_grant, A200304", async () => {
  const { emulator, ticket, again } = await setUp();
  await complete(emulator, ticket);
  expect((await again()).body["action"]).toBe("OK");
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200304", "invalid_grant"]);
});

test("auth_req_id of another client is invalid_grant, A200305", async () => {
  const { emulator, authReqId } = await setUp();
  expect(outcome(await poll(emulator, clientOf(emulator, "PING"), authReqId))).toEqual([
    "BAD_REQUEST",
    "A200305",
    "invalid_grant",
  ]);
});

test("an auth_req_id issued in PUSH mode is unauthorized_client, A200306", async () => {
  const { emulator, client, again } = await setUp("PUSH");
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200306", "unauthorized_client"]);
  emulator.updateClient(client.clientId, { bcDeliveryMode: "POLL" });
  expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200306", "unauthorized_client"]);
});

test("a PUSH client is unauthorized_client, A200306, also with an auth_req_id that is unknown", async () => {
  const { emulator, client } = await setUp("PUSH");
  expect(outcome(await poll(emulator, client, "x"))).toEqual(["BAD_REQUEST", "A200306", "unauthorized_client"]);
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

test.each(["POLL", "PING"] as const)(
  "in %s mode TRANSACTION_FAILED is expired_token, A200001",
  async (mode) => {
    const { emulator, ticket, again } = await setUp(mode);
    await complete(emulator, ticket, { result: "TRANSACTION_FAILED" });
    expect(outcome(await again())).toEqual(["BAD_REQUEST", "A200001", "expired_token"]);
  },
);

test("of redemptions that race one gets tokens, and the losers invalid_grant, A200310 or A200304", async () => {
  const { emulator, ticket, again } = await setUp();
  await complete(emulator, ticket);
  const answers = await Promise.all(Array.from({ length: 100 }, again));
  const losers = answers.filter(({ body }) => body["action"] !== "OK");
  expect(losers.map((answer) => contentOf(answer)["error"])).toEqual(Array(99).fill("invalid_grant"));
  const codes = new Set(losers.map(({ body }) => body["resultCode"]));
  // Some come while the tokens are being signed, some when they have gone.
  expect([...codes].filter((code) => code !== "A200304")).toEqual(["A200310"]);
  expect((await again()).body["resultCode"]).toBe("A200304");
});

test("a client whose ID tokens are not signed is refused with A200309", async () => {
  const settings: ClientSettings = { idTokenSignAlg: "NONE" };
  const emulator = standing();
  const client = emulator.addClient(settings);
  const { ticket, authReqId } = await begin(emulator, client);
  await complete(emulator, ticket);
  expect(outcome(await poll(emulator, client, authReqId))).toEqual(["BAD_REQUEST", "A200309", "unauthorized_client"]);
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

test("without the refresh token grant of the service there is no refresh token", async () => {
  const { emulator, ticket, again } = await setUp("POLL", { supportedGrantTypes: ["CIBA"] });
  await complete(emulator, ticket);
  expect(contentOf(await again())).not.toHaveProperty("refresh_token");
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
