// What the server learns about a user code: RFC 8628, section 3.3.
import { describe, expect, test } from "vitest";
import { post, remove, start, within } from "../caller.js";
import { anyString } from "../matchers.js";
import { callsOf, deviceStage, result } from "./device-caller.js";

describe("deviceFlow.verification", () => {
  test("tells everything that is known of the request but the codes, and until when, in milliseconds", async () => {
    const { client, begin, verify } = deviceStage({ attributes: [{ key: "room", value: "living" }] });
    const { userCode } = await begin({ scope: "openid email", acr_values: "urn:example:acr:pin" });
    expect(await verify(userCode)).toEqual({
      status: 200,
      body: {
        resultCode: "A224001",
        resultMessage: "[A224001] The user code is valid.",
        action: "VALID",
        clientId: client.clientId,
        clientIdAliasUsed: false,
        clientName: "Television",
        clientAttributes: [{ key: "room", value: "living" }],
        scopes: [
          { name: "openid", defaultEntry: false },
          { name: "email", defaultEntry: false },
        ],
        claimNames: ["email", "email_verified"],
        acrs: ["urn:example:acr:pin"],
        expiresAt: start + 600_000,
      },
    });
  });

  test("tells what the device authorization has told, but for the codes and what is about the call", async () => {
    const { authorize, verify } = deviceStage(
      { clientType: "CONFIDENTIAL", tokenAuthMethod: "CLIENT_SECRET_BASIC", authorizationDetailsTypes: ["payment"] },
      { service: { supportedAuthorizationDetailsTypes: ["payment"], attributes: [{ key: "region", value: "emea" }] } },
    );
    const { body } = await authorize({
      resource: ["https://a.example", "https://b.example"],
      authorization_details: '[{"type":"payment"}]',
      grant_management_action: "create",
    });
    const { deviceCode: _device, userCode, verificationUri: _uri, verificationUriComplete: _complete, ...rest } = body;
    const { responseContent: _content, clientAuthMethod: _method, expiresIn: _in, interval: _interval, ...told } = rest;
    expect(told).toMatchObject({
      serviceAttributes: [{ key: "region", value: "emea" }],
      resources: ["https://a.example", "https://b.example"],
      authorizationDetails: { elements: [{ type: "payment" }] },
      gmAction: "CREATE",
    });
    const decision = { resultCode: "A224001", resultMessage: "[A224001] The user code is valid.", action: "VALID" };
    expect((await verify(userCode)).body).toEqual({ ...told, ...decision, expiresAt: start + 600_000 });
  });

  test("tells of the grant that the client wants to change, and whose it is", async () => {
    const { begin, verify, complete, poll } = deviceStage({
      clientType: "CONFIDENTIAL",
      tokenAuthMethod: "CLIENT_SECRET_BASIC",
    });
    const { deviceCode, userCode } = await begin({ grant_management_action: "create" });
    await complete(userCode);
    const { grantId } = (await poll(deviceCode)).body as { grantId: string };
    expect(grantId).toEqual(anyString);
    const second = await begin({ grant_management_action: "replace", grant_id: grantId, scope: "email" });
    expect((await verify(second.userCode)).body).toMatchObject({
      gmAction: "REPLACE",
      grantId,
      grantSubject: "anna",
      grant: { scopes: [{ scope: "openid", resource: [] }] },
    });
    // Another user's approval does not change the grant.
    await complete(second.userCode, { subject: "bert" });
    expect((await poll(second.deviceCode)).body).not.toHaveProperty("grantId");
    const third = await begin({ grant_management_action: "merge", grant_id: grantId });
    expect((await verify(third.userCode)).body).toMatchObject({ grantSubject: "anna", grant: { claims: [] } });
  });

  test("changes nothing: it may be called again", async () => {
    const { begin, verify } = deviceStage();
    const { userCode } = await begin();
    expect(await verify(userCode)).toEqual(await verify(userCode));
  });

  test.each([undefined, ""])("A225201: without a user code is the server's fault: %j", async (userCode) => {
    expect(result(await deviceStage().verify(userCode))).toEqual(["SERVER_ERROR", "A225201"]);
  });

  test.each(["XXXXXXXX", "lower"])("A225301: knows no %s", async (userCode) => {
    const { verify } = deviceStage();
    expect(await verify(userCode)).toEqual({
      status: 200,
      body: { resultCode: "A225301", resultMessage: anyString, action: "NOT_EXIST" },
    });
  });

  test("A225301: takes a code as it was issued, in upper case and without hyphens", async () => {
    const { begin, verify } = deviceStage();
    const { userCode } = await begin();
    expect(result(await verify(userCode.toLowerCase()))).toEqual(["NOT_EXIST", "A225301"]);
    expect(result(await verify(`${userCode.slice(0, 4)}-${userCode.slice(4)}`))).toEqual(["NOT_EXIST", "A225301"]);
  });

  test("A225302: a code of another service does not exist", async () => {
    const { emulator, begin } = deviceStage();
    const { userCode } = await begin();
    const { body } = await post(within(emulator, "."), "/service/create", { serviceName: "Other" });
    const other = within(emulator, String(body["apiKey"]));
    expect(result(await callsOf(other, emulator.clients[0]!).verify(userCode))).toEqual(["NOT_EXIST", "A225302"]);
  });

  test("A225303: an expired code is told once, and is forgotten then", async () => {
    const { emulator, begin, verify } = deviceStage();
    const { userCode } = await begin();
    emulator.clock.advance(599);
    expect((await verify(userCode)).body["action"]).toBe("VALID");
    emulator.clock.advance(1);
    expect(result(await verify(userCode))).toEqual(["EXPIRED", "A225303"]);
    expect(emulator.records.deviceRequests).toBe(0);
    expect(result(await verify(userCode))).toEqual(["NOT_EXIST", "A225301"]);
  });

  test.each([{}, { result: "ACCESS_DENIED" }])("A225301: a code that was decided says nothing: %j", async (outcome) => {
    const { begin, verify, complete } = deviceStage();
    const { userCode } = await begin();
    await complete(userCode, outcome);
    expect(result(await verify(userCode))).toEqual(["NOT_EXIST", "A225301"]);
  });

  test("A225301: a code of a client that was deleted says nothing", async () => {
    const { emulator, client, begin, verify } = deviceStage();
    const { userCode } = await begin();
    await remove(emulator, `/client/delete/${client.clientId}`);
    expect(result(await verify(userCode))).toEqual(["NOT_EXIST", "A225301"]);
  });
});
