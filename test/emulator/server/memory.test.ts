// The emulator keeps live records and forgets expired ones. bench/emulator-memory.ts measures this in megabytes.
import { describe, expect, test } from "vitest";
import { runCibaFlows } from "../../../bench/ciba-flows.js";
import { begin, clientOf, complete, form, post, standing, ticketOf } from "../caller.js";
import { deviceStage } from "../deviceFlow/device-caller.js";
import { assertionOf, jwksOf, keyOf } from "../signing.js";
import { nothing } from "./no-records.js";

describe("records", () => {
  test("of 200 flows are their tokens, and when those have been expired for long there are none", async () => {
    const emulator = standing({ journalSize: 10 });
    await runCibaFlows(emulator, 200);
    expect(emulator.records).toEqual({ ...nothing, accessTokens: 200, refreshTokens: 200, consents: 100 });
    // Access tokens live for an hour and are remembered for another.
    emulator.clock.advance(2 * 3600);
    expect(emulator.records).toEqual({ ...nothing, refreshTokens: 200, consents: 100 });
    emulator.clock.advance(86_400);
    expect(emulator.records).toEqual({ ...nothing, consents: 100 });
    expect(emulator.requests).toHaveLength(10);
  });

  test("of requests that nobody finished are forgotten too, in every state", async () => {
    const emulator = standing();
    for (const mode of ["POLL", "PING", "PUSH"] as const) {
      const client = clientOf(emulator, mode);
      await ticketOf(emulator, client);
      await begin(emulator, client);
      const { ticket } = await begin(emulator, client);
      await complete(emulator, ticket, { result: "ACCESS_DENIED" });
    }
    // The completed transaction of the push client is gone.
    expect(emulator.records.transactions).toBe(8);
    emulator.clock.advance(600 + 3600);
    expect(emulator.records.transactions).toBe(0);
  });

  test("of devices are forgotten too: those that wait, were decided or were redeemed", async () => {
    const { emulator, begin, complete: decide, poll: redeem } = deviceStage();
    await begin();
    await decide((await begin()).userCode, { result: "ACCESS_DENIED" });
    await decide((await begin()).userCode);
    const { deviceCode, userCode } = await begin();
    await decide(userCode);
    await redeem(deviceCode);
    expect(emulator.records).toMatchObject({ deviceRequests: 3, accessTokens: 1 });
    emulator.clock.advance(600 + 3600 - 1);
    expect(emulator.records.deviceRequests).toBe(3);
    emulator.clock.advance(1);
    expect(emulator.records.deviceRequests).toBe(0);
    emulator.clock.advance(86_400 + 3600);
    expect(emulator.records).toEqual({ ...nothing, consents: 1 });
  });

  test("are forgotten by the way, when calls come in", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const first = await ticketOf(emulator, client);
    emulator.clock.advance(600 + 3600);
    await ticketOf(emulator, client);
    expect((await complete(emulator, first)).body["resultCode"]).toBe("A186202");
  });

  test("of assertions last as long as these could come again", async () => {
    const key = await keyOf("ES256");
    const emulator = standing({
      clients: [{ clientId: 1, tokenAuthMethod: "PRIVATE_KEY_JWT", jwks: jwksOf(key.jwk) }],
    });
    await post(emulator, "/backchannel/authentication", {
      parameters: form({ scope: "openid", login_hint: "anna", ...(await assertionOf(key, 1)) }),
    });
    expect(emulator.records).toMatchObject({ transactions: 1, usedAssertions: 1 });
    emulator.clock.advance(61);
    expect(emulator.records).toMatchObject({ transactions: 1, usedAssertions: 0 });
  });
});

describe("requests", () => {
  test.each([
    [0, []],
    [1, ["x4"]],
    [3, ["x2", "x3", "x4"]],
  ])("are the last %d where journalSize says so", async (journalSize, tickets) => {
    const seen: unknown[] = [];
    const emulator = standing({ journalSize, onRequest: ({ body }) => seen.push((body as { ticket: string }).ticket) });
    for (let n = 0; n < 5; n += 1) await complete(emulator, `x${n}`);
    expect(emulator.requests.map(({ body }) => (body as { ticket: string }).ticket)).toEqual(tickets);
    expect(seen).toEqual(["x0", "x1", "x2", "x3", "x4"]);
  });

  test.each([-1, 1.5, "10"])("cannot be %j", (journalSize) => {
    expect(() => standing({ journalSize: journalSize as number })).toThrow("journalSize must be an integer");
  });
});
