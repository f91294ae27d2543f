import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { get, post, standing, start, within } from "../caller.js";
import { anyString, having } from "../matchers.js";

const clientId = 2000000001;
const entry = { grantType: "AUTHORIZATION_CODE", clientId, subject: "anna", scopes: ["openid"] };
const good = { ...entry, accessToken: "token-one", refreshToken: "refresh-one" };
const other = { grantType: "CLIENT_CREDENTIALS", clientId, scopes: ["payments.read"], accessToken: "token-two" };

/** An emulator and the calls for batches of tokens. */
function stageWith(service: ServiceSettings = {}) {
  const emulator = standing({ service });
  const create = (entries: unknown, query = "") => post(emulator, `/auth/token/create/batch${query}`, entries);
  const statusOf = async (requestId: unknown) =>
    (await get(emulator, `/auth/token/create/batch/status/${String(requestId)}`)).body["status"];
  /** The status of a batch, a second later. */
  const endOf = async (entries: unknown, query = "") => {
    const { requestId } = (await create(entries, query)).body;
    emulator.clock.advance(1);
    return statusOf(requestId);
  };
  const isGood = async (token: string) =>
    (await post(emulator, "/auth/introspection", { token })).body["action"] === "OK";
  return { emulator, create, statusOf, endOf, isGood };
}

test("a batch makes its tokens in their order, and a second later it is told how it ended", async () => {
  const { emulator, create, statusOf, isGood } = stageWith();
  const { status, body } = await create([good, other]);
  const { requestId } = body;
  const resultMessage = "[E032001] The batch was taken on.";
  expect({ status, body }).toEqual({
    status: 200,
    body: { resultCode: "E032001", resultMessage, requestId: anyString },
  });
  const begun = { batchKind: "CREATE", requestId, tokenCount: 0, createdAt: start, modifiedAt: start };
  expect(await statusOf(requestId)).toEqual(begun);
  emulator.clock.advance(1);
  expect(await statusOf(requestId)).toEqual({
    ...begun,
    ...{ result: "SUCCEEDED", tokenCount: 2, modifiedAt: start + 1000 },
  });
  expect([await isGood("token-one"), await isGood("token-two")]).toEqual([true, true]);
  expect((await post(emulator, "/auth/introspection", { token: "token-one" })).body).toMatchObject({
    subject: "anna",
    clientId,
    scopes: ["openid"],
  });
});

test("a batch without entries succeeds with nothing", async () => {
  expect(await stageWith().endOf([])).toMatchObject({ result: "SUCCEEDED", tokenCount: 0 });
});

describe("a batch that is only tried", () => {
  test("counts what it would make, and makes nothing", async () => {
    const { endOf, isGood, emulator } = stageWith();
    expect(await endOf([good, other], "?dryRun=true")).toMatchObject({ result: "SUCCEEDED", tokenCount: 2 });
    expect([await isGood("token-one"), await isGood("token-two")]).toEqual([false, false]);
    expect(emulator.records).toMatchObject({ accessTokens: 0, refreshTokens: 0, consents: 0, tokenBatches: 1 });
    expect(await endOf([good, other], "?dryRun=false")).toMatchObject({ result: "SUCCEEDED" });
    expect(await isGood("token-one")).toBe(true);
  });

  test.each([
    ["E003002", { accessToken: "token-one" }],
    ["E008019", { refreshToken: "refresh-one" }],
  ])("%s: fails where the real one would, if two entries bring the same token", async (errorCode, twice) => {
    const entries = [good, { ...entry, accessToken: "token-three", ...twice }];
    const failed = { result: "FAILED", errorCode, tokenCount: 1 };
    expect(await stageWith().endOf(entries, "?dryRun=true")).toMatchObject(failed);
    expect(await stageWith().endOf(entries)).toMatchObject(failed);
  });
});

describe("the first entry that is no good ends a batch, and what came before stays", () => {
  test.each<[code: string, text: string, bad: object]>([
    ["E008007", "The call has no grantType.", { grantType: undefined }],
    ["E008010", "The client is not known.", { clientId: 1 }],
    ["E008014", "The scope 'x' is not supported.", { scopes: ["x"] }],
    ["E000008", "The property 'scopes' must be an array of strings.", { scopes: "openid" }],
    ["E000004", "Tokens with 'accessTokenPersistent' are not emulated.", { accessTokenPersistent: true }],
    ["E032005", "An entry has no accessToken, which a batch needs.", { accessToken: undefined }],
    ["E003002", "The text given for the access token is in use.", { accessToken: "token-one" }],
    ["E008019", "The text given for the refresh token is in use.", { refreshToken: "refresh-one" }],
    ["E003002", "The text given for the access token is in use.", { accessToken: "token-before" }],
  ])("%s: %s", async (errorCode, errorDescription, bad) => {
    const { endOf, isGood, emulator } = stageWith();
    await post(emulator, "/auth/token/create", { ...entry, accessToken: "token-before" });
    const last = { ...other, accessToken: "token-last" };
    expect(await endOf([good, { ...entry, accessToken: "token-bad", ...bad }, last])).toEqual({
      ...{ batchKind: "CREATE", requestId: anyString, result: "FAILED", tokenCount: 1, errorCode, errorDescription },
      ...{ createdAt: start, modifiedAt: start + 1000 },
    });
    const goodness = await Promise.all(["token-one", "token-bad", "token-last"].map(isGood));
    expect(goodness).toEqual([true, false, false]);
  });
});

describe("a call with", () => {
  test.each([
    ["an object", {}],
    ["a list of texts", ["a"]],
    ["a list in a list", [[]]],
  ])("%s in place of a list of objects is malformed", async (_what, body) => {
    const resultMessage = "[E000007] The body is not a JSON array of objects.";
    expect(await stageWith().create(body)).toEqual({ status: 400, body: { resultCode: "E000007", resultMessage } });
  });

  test("more than 10,000 entries is refused before any token is made", async () => {
    const { create, isGood } = stageWith();
    const resultMessage = "[E032004] A batch has at most 10000 tokens.";
    const entries = [good, ...Array.from({ length: 10_000 }, () => other)];
    expect(await create(entries)).toEqual({ status: 400, body: { resultCode: "E032004", resultMessage } });
    expect(await isGood("token-one")).toBe(false);
  });
});

test("a batch is told to no tokenBatchNotificationEndpoint: what a notification holds is not known", async () => {
  const fetched: string[] = [];
  const fetch = (url: string) => Promise.resolve(new Response(String(fetched.push(url))));
  const emulator = standing({ fetch });
  const tokenBatchNotificationEndpoint = "https://as.localhost/batches";
  const { body } = await post(emulator, "/service/update", { ...emulator.service, tokenBatchNotificationEndpoint });
  expect(body["tokenBatchNotificationEndpoint"]).toBe(tokenBatchNotificationEndpoint);
  const { requestId } = (await post(emulator, "/auth/token/create/batch", [good])).body;
  emulator.clock.advance(1);
  const { status } = (await get(emulator, `/auth/token/create/batch/status/${String(requestId)}`)).body;
  expect([status, fetched]).toEqual([having({ result: "SUCCEEDED" }), []]);
});

test("a batch is unknown to other services, and forgotten a day and an hour later", async () => {
  const { emulator, create } = stageWith();
  const path = `/auth/token/create/batch/status/${String((await create([good])).body["requestId"])}`;
  const resultMessage = "[E032003] There is no batch with this request identifier.";
  const unknown = { status: 404, body: { resultCode: "E032003", resultMessage } };
  const { body } = await post(within(emulator, "."), "/service/create", {});
  expect(await get(within(emulator, String(body["apiKey"])), path)).toEqual(unknown);
  expect((await get(emulator, path)).status).toBe(200);
  emulator.clock.advance(25 * 3600);
  expect(emulator.records.tokenBatches).toBe(0);
  expect(await get(emulator, path)).toEqual(unknown);
});
