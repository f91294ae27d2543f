// The emulator keeps no more of many flows than of few.
import { expect, test } from "vitest";
import { runCibaFlows } from "../../../bench/ciba-flows.js";
import type { EmulatedClient, RecordCounts } from "../../../src/emulator/index.js";
import { callsOf as codeCallsOf, redirectUri } from "../authorization/code-caller.js";
import { form, post, standing, ticketOf } from "../caller.js";
import { callsOf as deviceCallsOf, deviceStage } from "../deviceFlow/device-caller.js";
import { assertionOf, jwksOf, keyOf } from "../signing.js";
import { infoOf, issuing, preAuthorized, requestOf } from "../verifiableCredentials/credential-caller.js";
import { nothing } from "./no-records.js";

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

/** The number of flows of each kind. `RECORDS=100000` takes minutes. */
const RECORDS = Number(process.env["RECORDS"] ?? 250);

test(`${RECORDS} records of every kind leave nothing once they have expired`, { timeout: 3_600_000 }, async () => {
  const key = await keyOf("ES256");
  const grantTypes = [
    ...(["CIBA", "AUTHORIZATION_CODE", "PASSWORD", "DEVICE_CODE", "CLIENT_CREDENTIALS"] as const),
    "PRE_AUTHORIZED_CODE",
  ] as const;
  const redirectUris = [redirectUri];
  const emulator = standing({
    service: { ...issuing, supportedGrantTypes: [...grantTypes, "REFRESH_TOKEN"] },
    clients: [
      { bcDeliveryMode: "POLL", grantTypes, responseTypes: ["CODE"], redirectUris },
      {
        grantTypes: ["CLIENT_CREDENTIALS"],
        tokenAuthMethod: "PRIVATE_KEY_JWT",
        tokenAuthSignAlg: "ES256",
        jwks: jwksOf(key.jwk),
      },
    ],
    journalSize: 10,
  });
  const [client, signing] = emulator.clients as unknown as [EmulatedClient, EmulatedClient];
  const { clientId } = client;
  const code = codeCallsOf(emulator, client);
  const device = deviceCallsOf(emulator, client);
  const password = { grant_type: "password", username: "anna", password: "x", scope: "openid" };
  const grant = { grantType: "AUTHORIZATION_CODE", clientId, subject: "anna", scopes: ["openid"] };
  const offered = { subject: "anna", credentialConfigurationIds: ["ticket"], preAuthorizedCodeGrantIncluded: true };
  const offer = () => post(emulator, "/vci/offer/create", offered);
  const { preAuthorizedCode } = infoOf(await offer());
  const redeemed = await code.token({ grant_type: preAuthorized, "pre-authorized_code": preAuthorizedCode });
  const { accessToken } = redeemed.body;
  const kinds: Record<Exclude<keyof RecordCounts, "consents" | "refreshTokens">, () => Promise<unknown>> = {
    transactions: () => ticketOf(emulator, client),
    deviceRequests: () => device.begin(),
    authorizationTickets: () => code.ticketOf(),
    authorizationCodes: () => code.codeOf(),
    passwordTickets: () => code.token(password),
    pushedRequests: () => code.push(),
    accessTokens: () => post(emulator, "/auth/token/create", grant),
    credentialOffers: offer,
    credentialRequests: () => post(emulator, "/vci/single/parse", { accessToken, requestContent: requestOf("ticket") }),
    tokenBatches: () => post(emulator, "/auth/token/create/batch", [{ ...grant, accessToken: undefined }]),
    usedAssertions: async () =>
      post(emulator, "/auth/token", {
        parameters: form({
          grant_type: "client_credentials",
          ...(await assertionOf(key, signing.clientId, { jti: crypto.randomUUID() })),
        }),
      }),
  };
  for (const make of Object.values(kinds)) for (let made = 0; made < RECORDS; made += 1) await make();
  const { consents, ...living } = emulator.records;
  for (const [kind, count] of Object.entries(living)) expect(count, kind).toBeGreaterThanOrEqual(RECORDS);
  emulator.clock.advance(2 * 86_400 + 3600);
  expect(emulator.records).toEqual({ ...nothing, consents });
});
