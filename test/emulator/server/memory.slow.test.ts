// That the emulator remembers no more of many flows than of few.
import { expect, test } from "vitest";
import { runCibaFlows } from "../../../bench/ciba-flows.js";
import { standing } from "../caller.js";

test("5,000 flows leave their tokens, and when those have been expired for long nothing but consents", async () => {
  const emulator = standing({ journalSize: 10 });
  await runCibaFlows(emulator, 5000);
  const nothing = {
    transactions: 0,
    authorizationTickets: 0,
    authorizationCodes: 0,
    passwordTickets: 0,
    pushedRequests: 0,
    accessTokens: 0,
    refreshTokens: 0,
    usedAssertions: 0,
    credentialOffers: 0,
    credentialRequests: 0,
  };
  expect(emulator.records).toEqual({ ...nothing, accessTokens: 5000, refreshTokens: 5000, consents: 100 });
  emulator.clock.advance(2 * 3600 + 86_400);
  expect(emulator.records).toEqual({ ...nothing, consents: 100 });
  expect(emulator.requests).toHaveLength(10);
});
