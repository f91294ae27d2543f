// The client credentials and password grants, and rules for all token requests.
import { describe, expect, test } from "vitest";
import type { Emulator } from "../../../src/emulator/index.js";
import { aboveServices, contentOf, post, within } from "../caller.js";
import { anyString } from "../matchers.js";
import { asPublic, grantStage, isPublic, refusal } from "./grant-caller.js";

describe("client credentials", () => {
  const request = { grant_type: "client_credentials", scope: "openid email" };

  test("give a token for the client itself, without openid, user and refresh token", async () => {
    const { emulator, token } = grantStage();
    const { body } = await token({ ...request, resource: "https://a.example" });
    expect(body).toMatchObject({
      action: "OK",
      resultCode: "A052001",
      scopes: ["email"],
      accessTokenResources: ["https://a.example"],
    });
    for (const name of ["subject", "refreshToken", "idToken"]) expect(body[name]).toBeUndefined();
    expect(contentOf({ status: 200, body })).toMatchObject({ scope: "email", token_type: "Bearer" });
    const info = await post(emulator, "/auth/userinfo", { token: body["accessToken"] });
    expect(info.body["action"]).not.toBe("OK");
  });

  test("are not for a public client, nor without a scope where one is needed", async () => {
    expect(refusal(await asPublic(grantStage(isPublic), request))).toEqual([
      "BAD_REQUEST",
      "A052301",
      "unauthorized_client",
    ]);
    const { token } = grantStage({}, { scopeRequired: true });
    expect(refusal(await token({ ...request, scope: "openid" }))).toEqual(["BAD_REQUEST", "A052303", "invalid_scope"]);
    expect(refusal(await token({ ...request, scope: ["a", "b"] }))[1]).toBe("A052302");
  });
});

describe("a password", () => {
  const request = { grant_type: "password", username: "anna", password: "secret", scope: "openid email" };
  const ticketOf = async ({ token }: ReturnType<typeof grantStage>) => String((await token(request)).body["ticket"]);

  test("is the server's to check, which then issues the tokens", async () => {
    const stage = grantStage();
    const { body } = await stage.token(request);
    expect(body).toMatchObject({
      action: "PASSWORD",
      resultCode: "A051001",
      username: "anna",
      password: "secret",
      scopes: ["email", "openid"],
      ticket: anyString,
    });
    const issue = (rest: object) => post(stage.emulator, "/auth/token/issue", { ticket: body["ticket"], ...rest });
    const issued = await issue({ subject: "anna", properties: [{ key: "a", value: "b" }] });
    expect(issued.body).toMatchObject({
      action: "OK",
      resultCode: "A054001",
      subject: "anna",
      scopes: ["email", "openid"],
      refreshToken: anyString,
    });
    expect(contentOf(issued)).toMatchObject({ access_token: issued.body["accessToken"], a: "b" });
    expect(contentOf(issued)["id_token"]).toBeUndefined();
    expect((await issue({ subject: "anna" })).body).toMatchObject({
      action: "INTERNAL_SERVER_ERROR",
      resultCode: "A055202",
    });
  });

  test.each([
    ["without a user name", { username: undefined }, "A051301"],
    ["with an empty user name", { username: "" }, "A051302"],
    ["with two user names", { username: ["a", "b"] }, "A051303"],
    ["without a password", { password: undefined }, "A051304"],
    ["with an empty password", { password: "" }, "A051305"],
    ["with two passwords", { password: ["a", "b"] }, "A051306"],
    ["with two scopes", { scope: ["a", "b"] }, "A051307"],
  ])("is refused %s", async (_name, parameters, code) => {
    expect(refusal(await grantStage().token({ ...request, ...parameters }))).toEqual([
      "BAD_REQUEST",
      code,
      "invalid_request",
    ]);
  });

  test("comes with a scope where the service needs one", async () => {
    const { token } = grantStage({}, { scopeRequired: true });
    expect(refusal(await token({ ...request, scope: "x" }))).toEqual(["BAD_REQUEST", "A051308", "invalid_scope"]);
    expect((await token(request)).body["action"]).toBe("PASSWORD");
  });

  test.each([
    ["issue", "A055203"],
    ["fail", "A063203"],
  ])("has a ticket that another service cannot %s: %s", async (name, resultCode) => {
    const stage = grantStage();
    const { body } = await post(aboveServices(stage.emulator), "/service/create", { serviceName: "Other" });
    const ticket = await ticketOf(stage);
    const call = (emulator: Emulator) =>
      post(emulator, `/auth/token/${name}`, { ticket, subject: "anna", reason: "INVALID_TARGET" });
    const refused = await call(within(stage.emulator, String(body["apiKey"])));
    expect(refused.body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode });
    expect((await call(stage.emulator)).body["action"]).toBe(name === "issue" ? "OK" : "BAD_REQUEST");
  });

  test.each([
    ["no subject", {}, "A111201"],
    ["a subject that is too long", { subject: "a".repeat(101) }, "A111202"],
    ["a subject that is not ASCII", { subject: "änna" }, "A111203"],
    [
      "properties that are too big",
      { subject: "anna", properties: [{ key: "a", value: "b".repeat(65_536) }] },
      "A061201",
    ],
    ["claims that are no JSON", { subject: "anna", jwtAtClaims: "x" }, "E003001"],
    ["an access token that no header could carry", { subject: "anna", accessToken: "a b" }, "E003003"],
  ])("leaves its ticket alone with %s", async (_name, body, resultCode) => {
    const stage = grantStage();
    const ticket = await ticketOf(stage);
    const issue = async (rest: object) => (await post(stage.emulator, "/auth/token/issue", { ticket, ...rest })).body;
    expect(await issue(body)).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode });
    expect(await issue({ subject: "anna" })).toMatchObject({ action: "OK" });
  });

  test.each([
    ["UNKNOWN", "INTERNAL_SERVER_ERROR", "A067302", "server_error"],
    ["INVALID_RESOURCE_OWNER_CREDENTIALS", "BAD_REQUEST", "A067301", "invalid_request"],
    ["INVALID_TARGET", "BAD_REQUEST", "A067303", "invalid_target"],
    ["INVALID_CLIENT", "BAD_REQUEST", "E010014", "invalid_client"],
    ["UNAUTHORIZED_CLIENT", "BAD_REQUEST", "E010014", "unauthorized_client"],
    ["INVALID_SCOPE", "BAD_REQUEST", "E010013", "invalid_scope"],
    [undefined, "INTERNAL_SERVER_ERROR", "A067201", "server_error"],
  ])("that is no good is told by %s", async (reason, action, code, error) => {
    const stage = grantStage();
    const ticket = await ticketOf(stage);
    expect(refusal(await post(stage.emulator, "/auth/token/fail", { ticket, reason }))).toEqual([action, code, error]);
  });

  test.each([
    ["issue", "A055"],
    ["fail", "A063"],
  ])("needs a ticket to %s, for 24 hours", async (name, family) => {
    const stage = grantStage();
    const ticket = await ticketOf(stage);
    const call = async (given: string | undefined) =>
      (await post(stage.emulator, `/auth/token/${name}`, { ticket: given, subject: "anna", reason: "UNKNOWN" })).body;
    expect(await call(undefined)).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: `${family}201` });
    expect(await call("x")).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: `${family}202` });
    stage.emulator.clock.advance(86_400);
    expect(await call(ticket)).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: `${family}301` });
  });
});

describe("a token request", () => {
  test.each([
    ["that is empty", {}, "A047301", "invalid_request"],
    ["without a grant type", { a: "b" }, "A049301", "invalid_request"],
    ["with an empty grant type", { grant_type: "" }, "A049302", "invalid_request"],
    ["with two grant types", { grant_type: ["a", "b"] }, "A049303", "invalid_request"],
    ["with a grant type that nobody knows", { grant_type: "x" }, "A049304", "unsupported_grant_type"],
    ["with a grant type that has no business here", { grant_type: "implicit" }, "A049306", "unsupported_grant_type"],
  ])("%s is refused", async (_name, parameters, code, error) => {
    expect(refusal(await grantStage().token(parameters))).toEqual(["BAD_REQUEST", code, error]);
  });
});
