// That the emulator remembers no more of many flows than of few.
import { expect, test } from "vitest";
import { runCibaFlows } from "../../../bench/ciba-flows.js";
import { standing } from "../caller.js";
import { deviceStage } from "../deviceFlow/device-caller.js";

const nothing = {
  transactions: 0,
  deviceRequests: 0,
  authorizationTickets: 0,
  authorizationCodes: 0,
  passwordTickets: 0,
  pushedRequests: 0,
  accessTokens: 0,
  refreshTokens: 0,
  usedAssertions: 0,
};

test("5,000 flows leave their tokens, and when those have been expired for long nothing but consents", async () => {
  const emulator = standing({ journalSize: 10 });
  await runCibaFlows(emulator, 5000);
  expect(emulator.records).toEqual({ ...nothing, accessTokens: 5000, refreshTokens: 5000, consents: 100 });
  emulator.clock.advance(2 * 3600 + 86_400);
  expect(emulator.records).toEqual({ ...nothing, consents: 100 });
  expect(emulator.requests).toHaveLength(10);
});

test("5,000 device requests in every state leave nothing once they have expired", async () => {
  const { emulator, begin, complete, poll } = deviceStage({}, { journalSize: 10 });
  for (let n = 0; n < 5000; n += 1) {
    const { deviceCode, userCode } = await begin();
    if (n % 4 > 0) await complete(userCode, n % 4 > 1 ? {} : { result: "ACCESS_DENIED" });
    if (n % 4 > 2) await poll(deviceCode);
  }
  expect(emulator.records).toEqual({
    ...nothing,
    deviceRequests: 3750,
    accessTokens: 1250,
    refreshTokens: 1250,
    consents: 1,
  });
  emulator.clock.advance(600 + 3600);
  expect(emulator.records.deviceRequests).toBe(0);
  emulator.clock.advance(86_400 + 3600);
  expect(emulator.records).toEqual({ ...nothing, consents: 1 });
});
