// The user's decision: RFC 8628, section 3.3.
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import { contentOf, post, remove, within } from "../caller.js";
import { containing } from "../matchers.js";
import { callsOf, deviceStage, result } from "./device-caller.js";

const big = JSON.stringify({ text: "x".repeat(65_536) });
const denied = { result: "ACCESS_DENIED", subject: undefined };

describe("deviceFlow.complete", () => {
  test.each([{}, denied, { result: "TRANSACTION_FAILED", subject: undefined }])(
    "A241001: keeps the outcome, be it an approval or not: %j",
    async (outcome) => {
      const { begin, complete } = deviceStage();
      const { userCode } = await begin();
      expect(await complete(userCode, outcome)).toEqual({
        status: 200,
        body: { resultCode: "A241001", resultMessage: "[A241001] The outcome was recorded.", action: "SUCCESS" },
      });
    },
  );

  test.each([
    ["A227201, without a user code", { userCode: undefined }, "A227201"],
    ["A228201, without a result", { result: undefined }, "A228201"],
    ["A230201, without a subject for an approval", { subject: undefined }, "A230201"],
    ["A230202, with a subject that is too long", { subject: "x".repeat(101) }, "A230202"],
    ["A230203, with a subject that is not ASCII", { subject: "änne" }, "A230203"],
    ["A231201, with a sub that is too long", { sub: "x".repeat(101) }, "A231201"],
    ["A231202, with a sub that is not ASCII", { sub: "änne" }, "A231202"],
    ["A232201, with a negative authTime", { authTime: -1 }, "A232201"],
    ["A233201, with an acr that is too long", { acr: "x".repeat(101) }, "A233201"],
    ["A233202, with an acr that is not ASCII", { acr: "ö" }, "A233202"],
    ["A234201, with claims that are not JSON", { claims: "{" }, "A234201"],
    ["A234202, with claims that are too big", { claims: big }, "A234202"],
    ["A235201, with properties that are too big", { properties: [{ key: "a", value: "x".repeat(65_536) }] }, "A235201"],
    ["A236201, with a description that has quotes", { ...denied, errorDescription: '"' }, "A236201"],
    ["A236201, with a description that is too long", { ...denied, errorDescription: "x".repeat(65_536) }, "A236201"],
    ["A236202, with an address that is too long", { ...denied, errorUri: "x".repeat(65_536) }, "A236202"],
    ["A236203, with an address that is not ASCII", { ...denied, errorUri: "ö" }, "A236203"],
    ["A237301, with scopes that are too long", { scopes: ["x".repeat(65_536)] }, "A237301"],
    ["A257201, with header parameters that are not JSON", { idtHeaderParams: "1" }, "A257201"],
    ["A257202, with header parameters that are too big", { idtHeaderParams: big }, "A257202"],
    ["with access token claims that are not JSON", { jwtAtClaims: "1" }, "E003001"],
  ])("refuses a call %s, and the request goes on", async (_name, outcome, code) => {
    const { begin, complete } = deviceStage();
    const { userCode } = await begin();
    expect(result(await complete(userCode, outcome))).toEqual(["INVALID_REQUEST", code]);
    expect(result(await complete(userCode))).toEqual(["SUCCESS", "A241001"]);
  });

  test("A227301: knows no such code", async () => {
    expect(result(await deviceStage().complete("XXXXXXXX"))).toEqual(["USER_CODE_NOT_EXIST", "A227301"]);
  });

  test("A227302: a code of another service does not exist, and stays as it is", async () => {
    const { emulator, client, begin, complete } = deviceStage();
    const { userCode } = await begin();
    const { body } = await post(within(emulator, "."), "/service/create", { serviceName: "Other" });
    const other = callsOf(within(emulator, String(body["apiKey"])), client);
    expect(result(await other.complete(userCode))).toEqual(["USER_CODE_NOT_EXIST", "A227302"]);
    expect(result(await complete(userCode))).toEqual(["SUCCESS", "A241001"]);
  });

  test("A227303: an expired code is told once, and is forgotten then", async () => {
    const { emulator, begin, complete } = deviceStage();
    const { userCode } = await begin();
    emulator.clock.advance(600);
    expect(result(await complete(userCode))).toEqual(["USER_CODE_EXPIRED", "A227303"]);
    expect(emulator.records.deviceRequests).toBe(0);
    expect(result(await complete(userCode))).toEqual(["USER_CODE_NOT_EXIST", "A227301"]);
  });

  test("A229301: the client was deleted in the meantime", async () => {
    const { emulator, client, begin, complete } = deviceStage();
    const { userCode } = await begin();
    await remove(emulator, `/client/delete/${client.clientId}`);
    expect(result(await complete(userCode))).toEqual(["SERVER_ERROR", "A229301"]);
  });

  test("A239203: works once, and the first outcome counts", async () => {
    const { begin, complete, poll } = deviceStage();
    const { userCode, deviceCode } = await begin();
    await complete(userCode, denied);
    expect(result(await complete(userCode))).toEqual(["USER_CODE_NOT_EXIST", "A239203"]);
    expect(contentOf(await poll(deviceCode))["error"]).toBe("access_denied");
  });

  test("A239203: of 50 calls at the same time one decides", async () => {
    const { begin, complete } = deviceStage();
    const { userCode } = await begin();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => complete(userCode, n % 2 === 0 ? {} : denied)),
    );
    const codes = answers.map((answer) => result(answer)[1]);
    expect(codes.filter((code) => code === "A241001")).toHaveLength(1);
    expect(codes.filter((code) => code === "A239203")).toHaveLength(49);
  });

  test("A227301: a code that was redeemed is gone", async () => {
    const { begin, complete, poll } = deviceStage();
    const { userCode, deviceCode } = await begin();
    await complete(userCode);
    await poll(deviceCode);
    expect(result(await complete(userCode))).toEqual(["USER_CODE_NOT_EXIST", "A227301"]);
  });

  test("needs no verification before, and takes a code as it was issued", async () => {
    const { begin, complete } = deviceStage();
    const { userCode } = await begin();
    expect(result(await complete(userCode.toLowerCase()))).toEqual(["USER_CODE_NOT_EXIST", "A227301"]);
    expect(result(await complete(userCode))).toEqual(["SUCCESS", "A241001"]);
  });

  test.each([
    ["result", "MAYBE"],
    ["subject", 1],
    ["scopes", "openid"],
    ["idTokenAudType", "list"],
  ])("refuses a call by name when %s has a wrong type", async (name, value) => {
    const { begin, complete } = deviceStage();
    const { userCode } = await begin();
    expect(await complete(userCode, { [name]: value })).toEqual({
      status: 400,
      body: { resultCode: "E000008", resultMessage: containing(`'${name}'`) },
    });
  });

  test("takes what describes an error for a failure alone, and passes it over in an approval", async () => {
    const { begin, complete } = deviceStage();
    const { userCode } = await begin();
    expect(result(await complete(userCode, { errorDescription: '"', errorUri: "ö" }))).toEqual(["SUCCESS", "A241001"]);
  });

  test.each([
    [{}, 70, undefined],
    [{ accessTokenDuration: 0, refreshTokenDuration: 0, authTime: 0 }, 70, undefined],
    [{ accessTokenDuration: 7, refreshTokenDuration: 8, authTime: 9 }, 7, 9],
  ])(
    "takes durations and authTime that are greater than 0, else those of the service and none: %j",
    async (outcome, seconds, time) => {
      const service = { accessTokenDuration: 70, refreshTokenDuration: 80, idTokenDuration: 90 };
      const { emulator, begin, complete, poll } = deviceStage({}, { service });
      const { userCode, deviceCode } = await begin();
      await complete(userCode, outcome);
      const answer = await poll(deviceCode);
      const { expires_in, id_token } = contentOf(answer);
      const { auth_time, exp } = decodeJwt(String(id_token));
      expect([expires_in, answer.body["refreshTokenDuration"], auth_time]).toEqual([
        seconds,
        seconds + (time ? 1 : 10),
        time,
      ]);
      expect(exp).toBe(emulator.clock.now() / 1000 + 90);
    },
  );

  test("consentedClaims and subject are those of the token, whatever sub and claims the ID token has", async () => {
    const { emulator, begin, complete, poll } = deviceStage();
    const { userCode, deviceCode } = await begin();
    await complete(userCode, {
      sub: "other",
      claims: '{"name":"Anna"}',
      consentedClaims: ["email"],
      idTokenAudType: "array",
    });
    const answer = await poll(deviceCode);
    const { aud, sub, name } = decodeJwt(String(contentOf(answer)["id_token"]));
    expect([aud, sub, name]).toEqual([[String(answer.body["clientId"])], "other", "Anna"]);
    const { body } = await post(emulator, "/auth/introspection", { token: answer.body["accessToken"] });
    expect(body).toMatchObject({ action: "OK", subject: "anna", consentedClaims: ["email"] });
  });

  test("an approval is recorded as what the user has granted, a refusal is not", async () => {
    const { emulator, begin, complete } = deviceStage();
    await complete((await begin()).userCode, denied);
    expect(emulator.records.consents).toBe(0);
    await complete((await begin()).userCode);
    expect(emulator.records.consents).toBe(1);
  });
});
