// The grant of the device flow: RFC 8628, sections 3.4 and 3.5.
import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, test } from "vitest";
import { basic, contentOf, post, remove } from "../caller.js";
import { callsOf, deviceStage, refusal, television } from "../deviceFlow/device-caller.js";
import { anyString } from "../matchers.js";

const confidential = { clientType: "CONFIDENTIAL", tokenAuthMethod: "CLIENT_SECRET_BASIC" } as const;

/** A device whose user has approved. */
async function approved(
  settings: Parameters<typeof deviceStage>[0] = {},
  options: Parameters<typeof deviceStage>[1] = {},
  outcome: object = {},
  parameters: Record<string, string | readonly string[]> = {},
) {
  const stage = deviceStage(settings, options);
  const { deviceCode, userCode } = await stage.begin(parameters);
  await stage.complete(userCode, outcome);
  return { ...stage, deviceCode, userCode, again: () => stage.poll(deviceCode) };
}

describe("a token request of a device is refused", () => {
  test.each([
    ["A242301, without a device_code", { device_code: undefined }, "A242301", "invalid_request"],
    ["A242302, with an empty one", { device_code: "" }, "A242302", "invalid_request"],
    ["A242303, with two", { device_code: ["a", "b"] }, "A242303", "invalid_request"],
    ["A242304, with one that nobody knows", { device_code: "x" }, "A242304", "invalid_grant"],
  ])("%s", async (_name, parameters, code, error) => {
    expect(refusal(await deviceStage().poll("x", parameters))).toEqual(["BAD_REQUEST", code, error]);
  });

  test("A242304, with one that was redeemed", async () => {
    const { again } = await approved();
    expect((await again()).body["action"]).toBe("OK");
    expect(refusal(await again())).toEqual(["BAD_REQUEST", "A242304", "invalid_grant"]);
  });

  test("A242305, with that of another client, whose user may still decide", async () => {
    const { emulator, begin, poll, complete } = deviceStage();
    const { deviceCode, userCode } = await begin();
    const other = callsOf(emulator, emulator.addClient({ ...television, clientName: "Other" }));
    expect(refusal(await other.poll(deviceCode))).toEqual(["BAD_REQUEST", "A242305", "invalid_grant"]);
    await complete(userCode);
    expect(refusal(await other.poll(deviceCode))).toEqual(["BAD_REQUEST", "A242305", "invalid_grant"]);
    expect((await poll(deviceCode)).body["action"]).toBe("OK");
  });

  test.each([{}, { result: "ACCESS_DENIED" }, undefined])(
    "A242306, with one that has expired, whatever the user decided: %j",
    async (outcome) => {
      const { emulator, begin, complete, poll } = deviceStage();
      const { deviceCode, userCode } = await begin();
      if (outcome) await complete(userCode, outcome);
      emulator.clock.advance(599);
      if (!outcome) expect((await poll(deviceCode)).body["resultCode"]).toBe("A242307");
      emulator.clock.advance(1);
      expect(refusal(await poll(deviceCode))).toEqual(["BAD_REQUEST", "A242306", "expired_token"]);
    },
  );

  test("A242307, as long as the user has not decided", async () => {
    const { begin, poll } = deviceStage();
    expect(refusal(await poll((await begin()).deviceCode))).toEqual([
      "BAD_REQUEST",
      "A242307",
      "authorization_pending",
    ]);
  });

  test("A242001, by a refusal, and again and again until the code expires", async () => {
    const { emulator, again } = await approved({}, {}, { result: "ACCESS_DENIED", subject: undefined });
    for (let n = 0; n < 3; n += 1) {
      expect(refusal(await again())).toEqual(["BAD_REQUEST", "A242001", "access_denied"]);
      emulator.clock.advance(199);
    }
    emulator.clock.advance(3);
    expect(refusal(await again())).toEqual(["BAD_REQUEST", "A242306", "expired_token"]);
  });

  test("A242001, by TRANSACTION_FAILED, with the server's own words", async () => {
    const errorUri = "https://as.example.com/errors/1";
    const outcome = { result: "TRANSACTION_FAILED", errorDescription: "No idea who that was.", errorUri };
    const { again } = await approved({}, {}, outcome);
    const answer = await again();
    expect(answer.body["resultCode"]).toBe("A242001");
    expect(contentOf(answer)).toEqual({
      error: "expired_token",
      error_description: "No idea who that was.",
      error_uri: errorUri,
    });
  });

  test("A242308, where the ID token would not be signed", async () => {
    const { emulator, again, userCode, verify } = await approved({ idTokenSignAlg: "NONE" });
    expect(refusal(await again())).toEqual(["INTERNAL_SERVER_ERROR", "A242308", "server_error"]);
    expect(emulator.records.deviceRequests).toBe(1);
    expect((await verify(userCode)).body["action"]).toBe("NOT_EXIST");
  });

  test("not for that where there is no ID token", async () => {
    const { again } = await approved({ idTokenSignAlg: "NONE" }, {}, {}, { scope: "email" });
    expect((await again()).body["action"]).toBe("OK");
  });

  test("A406301, where a public client would share a secret", async () => {
    const { again } = await approved({ idTokenSignAlg: "HS256" });
    expect(refusal(await again())).toEqual(["INTERNAL_SERVER_ERROR", "A406301", "server_error"]);
  });

  test("A242309 or A242304, in a race that another one wins", async () => {
    const { again } = await approved();
    const answers = await Promise.all(Array.from({ length: 50 }, again));
    const losers = answers.filter(({ body }) => body["action"] !== "OK");
    expect(losers).toHaveLength(49);
    expect(new Set(losers.map((answer) => contentOf(answer)["error"]))).toEqual(new Set(["invalid_grant"]));
    const codes = new Set(losers.map(({ body }) => body["resultCode"]));
    // Some arrive while the tokens are being signed, some after the code is used.
    expect([...codes].filter((code) => code !== "A242304")).toEqual(["A242309"]);
  });

  test("A049305, at a service that does not have the grant", async () => {
    const { emulator, again } = await approved();
    emulator.updateService({ supportedGrantTypes: ["REFRESH_TOKEN"] });
    expect(refusal(await again())).toEqual(["BAD_REQUEST", "A049305", "unsupported_grant_type"]);
  });

  test("A047302, of a client that is not registered for the grant any more", async () => {
    const { emulator, client, again } = await approved();
    emulator.updateClient(client.clientId, { grantTypes: ["REFRESH_TOKEN"] });
    expect(refusal(await again())).toEqual(["BAD_REQUEST", "A047302", "unauthorized_client"]);
  });

  test("of a client that was deleted", async () => {
    const { emulator, client, again } = await approved();
    await remove(emulator, `/client/delete/${client.clientId}`);
    expect(refusal(await again())).toEqual(["INVALID_CLIENT", "A048304", "invalid_client"]);
  });

  test("in this order: client, device_code, owner, expiry, outcome", async () => {
    const { emulator, client, poll, deviceCode, again } = await approved(confidential, {}, { result: "ACCESS_DENIED" });
    emulator.clock.advance(600);
    expect((await poll("", {}, { ...basic(client), clientSecret: "x" })).body["resultCode"]).toBe("A157305");
    expect((await poll("")).body["resultCode"]).toBe("A242302");
    const other = callsOf(emulator, emulator.addClient({ ...television, clientName: "Other" }));
    expect((await other.poll(deviceCode)).body["resultCode"]).toBe("A242305");
    expect((await again()).body["resultCode"]).toBe("A242306");
  });
});

describe("slow_down", () => {
  test("adds 5 seconds to the interval for good, which starts with each poll", async () => {
    const { emulator, begin, poll } = deviceStage();
    const { deviceCode } = await begin();
    const after = async (seconds: number) => {
      emulator.clock.advance(seconds);
      return contentOf(await poll(deviceCode))["error"];
    };
    expect(await after(0)).toBe("authorization_pending");
    expect(await after(4)).toBe("slow_down");
    expect(await after(9)).toBe("slow_down");
    expect(await after(15)).toBe("authorization_pending");
    expect(await after(14)).toBe("slow_down");
    expect(await after(20)).toBe("authorization_pending");
  });

  test("is one device's, has no recorded code, and gives way to an outcome", async () => {
    const { begin, poll, complete } = deviceStage();
    const [one, other] = [await begin(), await begin()];
    await poll(one.deviceCode);
    expect(refusal(await poll(one.deviceCode))).toEqual(["BAD_REQUEST", "E004004", "slow_down"]);
    expect(contentOf(await poll(other.deviceCode))["error"]).toBe("authorization_pending");
    await complete(one.userCode);
    expect((await poll(one.deviceCode)).body["action"]).toBe("OK");
  });

  test.each([[{ slowDown: false }], [{ service: { deviceFlowPollingInterval: 0 } }]])(
    "is not told with %j",
    async (options) => {
      const { begin, poll } = deviceStage({}, options);
      const { deviceCode } = await begin();
      await poll(deviceCode);
      expect(contentOf(await poll(deviceCode))["error"]).toBe("authorization_pending");
    },
  );
});

describe("tokens, A242002", () => {
  test("are those of the grant, with an ID token for openid", async () => {
    const outcome = {
      sub: "pairwise-anna",
      authTime: 1_767_225_000,
      acr: "urn:example:acr:pin",
      claims: '{"email":"anna@example.com"}',
      idtHeaderParams: '{"x5t":"x"}',
      idTokenAudType: "string",
      properties: [
        { key: "branch", value: "117" },
        { key: "secret", value: "x", hidden: true },
      ],
      accessTokenDuration: 60,
      refreshTokenDuration: 120,
    };
    const { client, emulator, again } = await approved({}, {}, outcome, { resource: "https://a.example" });
    const answer = await again();
    expect(answer.body).toMatchObject({
      action: "OK",
      resultCode: "A242002",
      grantType: "DEVICE_CODE",
      subject: "anna",
      clientId: client.clientId,
      clientAuthMethod: "NONE",
      scopes: ["openid"],
      resources: ["https://a.example"],
      refreshTokenDuration: 120,
    });
    const content = contentOf(answer);
    expect(content).toEqual({
      access_token: answer.body["accessToken"],
      token_type: "Bearer",
      expires_in: 60,
      refresh_token: answer.body["refreshToken"],
      id_token: anyString,
      scope: "openid",
      branch: "117",
    });
    const now = Math.floor(emulator.clock.now() / 1000);
    expect(decodeJwt(String(content["id_token"]))).toEqual({
      iss: "https://as.localhost",
      sub: "pairwise-anna",
      aud: String(client.clientId),
      iat: now,
      exp: now + 3600,
      auth_time: 1_767_225_000,
      acr: "urn:example:acr:pin",
      email: "anna@example.com",
      at_hash: anyString,
    });
    expect(decodeProtectedHeader(String(content["id_token"]))).toMatchObject({ alg: "ES256", x5t: "x" });
  });

  test.each([
    [["openid", "email"], "openid email", true],
    [["email"], "email", false],
    [[], undefined, false],
  ])("have the scopes %j that the server grants in place of those asked for", async (scopes, scope, idToken) => {
    const { again } = await approved({}, {}, { scopes });
    const content = contentOf(await again());
    expect(content["scope"]).toBe(scope);
    expect("id_token" in content).toBe(idToken);
  });

  test.each([
    [["DEVICE_CODE"], ["DEVICE_CODE", "REFRESH_TOKEN"]],
    [["DEVICE_CODE", "REFRESH_TOKEN"], ["DEVICE_CODE"]],
  ] as const)(
    "have no refresh token where client and service have %j and %j",
    async (grantTypes, supportedGrantTypes) => {
      const { again } = await approved({ grantTypes }, { service: { supportedGrantTypes } });
      expect((await again()).body).not.toHaveProperty("refreshToken");
    },
  );

  test("can be refreshed by a public client", async () => {
    const { poll, again } = await approved();
    const { refreshToken } = (await again()).body as { refreshToken: string };
    const answer = await poll(undefined, { grant_type: "refresh_token", refresh_token: refreshToken });
    expect(answer.body).toMatchObject({ action: "OK", grantType: "REFRESH_TOKEN", subject: "anna" });
  });

  test("may be narrowed to some of the resources, and to no others", async () => {
    const resource = ["https://a.example", "https://b.example"];
    const { poll, deviceCode } = await approved({}, {}, {}, { resource });
    expect(refusal(await poll(deviceCode, { resource: "https://c.example" }))[2]).toBe("invalid_target");
    expect((await poll(deviceCode, { resource: "https://b.example" })).body["accessTokenResources"]).toEqual([
      "https://b.example",
    ]);
  });

  test("are JWTs with the claims of the server where the service makes JWTs", async () => {
    const options = { service: { accessTokenSignAlg: "ES256" } } as const;
    const { again } = await approved({}, options, { jwtAtClaims: '{"tenant":"north"}' });
    expect(decodeJwt(String((await again()).body["jwtAccessToken"]))).toMatchObject({ sub: "anna", tenant: "north" });
  });

  test("may have properties of the token request; those that are too big are the server's fault, A242201, and the code stays", async () => {
    const { poll, deviceCode, again } = await approved();
    const properties = [{ key: "a", value: "x".repeat(65_536) }];
    expect(refusal(await poll(deviceCode, {}, { properties }))).toEqual([
      "INTERNAL_SERVER_ERROR",
      "A242201",
      "server_error",
    ]);
    expect((await again()).body["action"]).toBe("OK");
  });

  test("that cannot be signed are the server's fault, A046203, and the code stays", async () => {
    const { emulator, again } = await approved({}, { service: { accessTokenSignAlg: "ES256" } });
    emulator.updateService({ accessTokenSignatureKeyId: "gone" });
    expect(refusal(await again())).toEqual(["INTERNAL_SERVER_ERROR", "A046203", "server_error"]);
    emulator.updateService({ accessTokenSignatureKeyId: "" });
    expect((await again()).body["action"]).toBe("OK");
  });

  test("are introspected as those of the device's user", async () => {
    const { emulator, client, again } = await approved(confidential);
    const { accessToken } = (await again()).body;
    expect(
      (await post(emulator, "/auth/introspection", { token: accessToken, scopes: ["openid"] })).body,
    ).toMatchObject({
      action: "OK",
      clientId: client.clientId,
      subject: "anna",
      grantType: "DEVICE_CODE",
    });
  });
});

describe("FAPI", () => {
  test("A152301 and A295301: holds the token request of a device to its rules", async () => {
    for (const [mode, code] of [
      ["FAPI1_ADVANCED", "A152301"],
      ["FAPI2_SECURITY", "A295301"],
    ] as const) {
      const service = { supportedServiceProfiles: ["FAPI"], fapiModes: [mode] } as const;
      const { again } = await approved({}, { service });
      expect(refusal(await again())).toEqual(["BAD_REQUEST", code, "unauthorized_client"]);
    }
  });
});
