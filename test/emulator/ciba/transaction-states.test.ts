// The life cycle of a backchannel authentication request: which state allows which operation.
import { describe, expect, test } from "vitest";
import { begin, clientOf, complete, contentOf, poll, post, standing, ticketOf } from "../caller.js";

async function setUp(mode: "POLL" | "PING" = "POLL") {
  const emulator = standing();
  const client = clientOf(emulator, mode);
  const ticket = await ticketOf(emulator, client);
  const issue = async () => (await post(emulator, "/backchannel/authentication/issue", { ticket })).body;
  const fail = () => post(emulator, "/backchannel/authentication/fail", { ticket, reason: "ACCESS_DENIED" });
  const report = async (outcome: object = {}) => (await complete(emulator, ticket, outcome)).body["resultCode"];
  const at = async (authReqId: unknown) => (await poll(emulator, client, String(authReqId))).body["resultCode"];
  return { emulator, client, ticket, issue, fail, report, at };
}

describe("a transaction that is TICKETED", () => {
  test("is left by issue, for ISSUED: the auth_req_id is pending", async () => {
    const { issue, at } = await setUp();
    const { action, authReqId } = await issue();
    expect([action, await at(authReqId)]).toEqual(["OK", "A200308"]);
  });

  test("is left by fail, which deletes it", async () => {
    const { issue, fail } = await setUp();
    await fail();
    expect((await issue())["resultCode"]).toBe("A181201");
  });
});

describe("a transaction that is ISSUED", () => {
  test.each(["POLL", "PING"] as const)("in %s mode is left by complete, for RESOLVED", async (mode) => {
    const { issue, report, at } = await setUp(mode);
    const { authReqId } = await issue();
    expect(await report({ result: "ACCESS_DENIED" })).toBe("A198002");
    expect(await at(authReqId)).toBe("A200001");
  });

  test("is left by expiry", async () => {
    const { emulator, issue, report, at } = await setUp();
    const { authReqId } = await issue();
    emulator.clock.advance(600);
    expect(await at(authReqId)).toBe("A200307");
    expect(await report()).toBe("A196202");
  });
});

describe("a transaction that is RESOLVED", () => {
  test("granted, is left by redemption, which deletes it", async () => {
    const { issue, report, at } = await setUp();
    const { authReqId } = await issue();
    await report();
    expect(await at(authReqId)).toBe("A200002");
    expect(await at(authReqId)).toBe("A200304");
    expect(await report()).toBe("A186202");
  });

  test.each([{}, { result: "ACCESS_DENIED" }])("is left by expiry: %j", async (outcome) => {
    const { emulator, issue, report, at } = await setUp();
    const { authReqId } = await issue();
    await report(outcome);
    emulator.clock.advance(600);
    expect(await at(authReqId)).toBe("A200307");
  });
});

describe("a transaction", () => {
  test("complete is called once per ticket, A196203, and the first outcome counts", async () => {
    const { issue, report, at } = await setUp();
    const { authReqId } = await issue();
    await report({ result: "ACCESS_DENIED" });
    expect(await report()).toBe("A196203");
    expect(await at(authReqId)).toBe("A200001");
  });

  test("fail after issue deletes the record too", async () => {
    const { issue, fail, report, at } = await setUp();
    const { authReqId } = await issue();
    await fail();
    expect([await report(), await at(authReqId)]).toEqual(["A186202", "A200304"]);
  });

  test("a ticket lives as long as an auth_req_id, counted from authentication; an auth_req_id from issue", async () => {
    const { emulator, issue, at } = await setUp();
    emulator.clock.advance(599);
    const { authReqId } = await issue();
    emulator.clock.advance(599);
    expect(await at(authReqId)).toBe("A200308");
    emulator.clock.advance(1);
    expect(await at(authReqId)).toBe("A200307");
  });

  test("after issue the ticket expires with the auth_req_id, which may be earlier by requested_expiry", async () => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "POLL"), { requested_expiry: "30" });
    emulator.clock.advance(30);
    expect((await complete(emulator, ticket)).body["resultCode"]).toBe("A196202");
  });

  test("an auth_req_id is single-use", async () => {
    const { emulator, client, issue, report } = await setUp("PING");
    const { authReqId } = await issue();
    await report();
    await poll(emulator, client, String(authReqId));
    expect(contentOf(await poll(emulator, client, String(authReqId)))["error"]).toBe("invalid_grant");
  });

  test.each(["POLL", "PING"] as const)(
    "the interval applies in %s mode, and slow_down raises it by 5 s",
    async (mode) => {
      const { emulator, issue, at } = await setUp(mode);
      const { authReqId, interval } = await issue();
      expect(interval).toBe(5);
      await at(authReqId);
      expect(await at(authReqId)).toBe("E004004");
      emulator.clock.advance(9);
      expect(await at(authReqId)).toBe("E004004");
      emulator.clock.advance(15);
      expect(await at(authReqId)).toBe("A200308");
    },
  );

  test("tokens carry mode and settings of the time of the request", async () => {
    const { emulator, client, issue, report } = await setUp("PING");
    const { authReqId } = await issue();
    emulator.updateClient(client.clientId, { bcDeliveryMode: "POLL", idTokenSignAlg: "RS256" });
    expect(await report()).toBe("A198001");
    const { idToken } = (await poll(emulator, client, String(authReqId))).body;
    expect(atob(String(idToken).split(".")[0]!)).toContain('"ES256"');
  });
});
