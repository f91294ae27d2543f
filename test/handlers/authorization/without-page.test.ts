// prompt=none: the outcomes of NO_INTERACTION, none of which shows a page.
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { createStage, errorOf, landed, needsOf, NOW } from "./stage.js";

const NONE = { prompt: "none" };

/** A stage at which anna has already consented to `scope`. */
async function agreed(scope = "openid", options: Parameters<typeof createStage>[0] = {}) {
  const stage = createStage(options);
  const anna = stage.open({ subject: "anna", authTime: NOW - 100, acr: "silver" });
  await stage.ask(anna, { scope });
  expect(errorOf(await stage.decide(anna, { consented: true }))).toBeUndefined();
  return { stage, anna };
}

describe("prompt=none", () => {
  it("is answered by login_required if nobody is signed in (NOT_LOGGED_IN)", async () => {
    const stage = createStage();
    const response = await stage.ask(stage.open(), NONE);
    expect([errorOf(response), landed(response)["state"], landed(response)["iss"]]).toEqual([
      "login_required",
      "s",
      "https://as.example.com",
    ]);
    expect(landed(response)["error_description"]).toContain("A060301");
    expect(stage.shown).toEqual([]);
  });

  it.each([
    ["max_age with an unknown time of authentication (MAX_AGE_NOT_SUPPORTED)", { max_age: "5" }, undefined, "A060302"],
    ["max_age that is exceeded (EXCEEDS_MAX_AGE)", { max_age: "99" }, NOW - 100, "A060303"],
    ["max_age=0, which the API takes for none (EXCEEDS_MAX_AGE)", { max_age: "0" }, NOW, "A060303"],
  ])("is answered by login_required for %s", async (_, parameters, authTime, code) => {
    const { stage } = await agreed();
    const anna = stage.open({ subject: "anna", ...(authTime !== undefined && { authTime }) });
    const response = await stage.ask(anna, { ...NONE, ...parameters });
    expect(errorOf(response)).toBe("login_required");
    expect(landed(response)["error_description"]).toContain(code);
  });

  it("is answered by login_required if another user than that of the hint is signed in (DIFFERENT_SUBJECT)", async () => {
    const { stage } = await agreed();
    const claims = JSON.stringify({ id_token: { sub: { value: "ben" } } });
    const response = await stage.ask(stage.open({ subject: "anna", authTime: NOW }), { ...NONE, claims });
    expect(errorOf(response)).toBe("login_required");
    expect(landed(response)["error_description"]).toContain("A060304");
  });

  it("is refused if an essential ACR was not reached (ACR_NOT_SATISFIED)", async () => {
    const { stage, anna } = await agreed();
    const claims = JSON.stringify({ id_token: { acr: { essential: true, value: "gold" } } });
    const response = await stage.ask(anna, { ...NONE, claims });
    expect(errorOf(response)).toBe("unmet_authentication_requirements");
  });

  it("goes on if an ACR that is only preferred was not reached", async () => {
    const { stage, anna } = await agreed();
    const response = await stage.ask(anna, { ...NONE, acr_values: "gold" });
    expect(landed(response)).toMatchObject({ state: "s", iss: "https://as.example.com" });
    expect(landed(response)["code"]).toEqual(expect.any(String));
  });

  it("is answered by consent_required for a scope that is new (CONSENT_REQUIRED)", async () => {
    const { stage, anna } = await agreed("openid");
    expect(errorOf(await stage.ask(anna, { ...NONE, scope: "openid email" }))).toBe("consent_required");
    expect(errorOf(await stage.ask(anna, NONE))).toBeUndefined();
  });

  it("is answered by consent_required for a claim that is new", async () => {
    const { stage, anna } = await agreed("openid");
    const claims = JSON.stringify({ userinfo: { nickname: null } });
    expect(errorOf(await stage.ask(anna, { ...NONE, claims }))).toBe("consent_required");
  });

  it("is answered by invalid_target for a resource that is not allowed (INVALID_TARGET)", async () => {
    const asked: (readonly string[])[] = [];
    const allowResources = (resources: readonly string[]) => {
      asked.push(resources);
      return !resources.includes("https://b.example.com/");
    };
    const { stage, anna } = await agreed("openid", { allowResources });
    expect(errorOf(await stage.ask(anna, { ...NONE, resource: "https://a.example.com/" }))).toBeUndefined();
    expect(errorOf(await stage.ask(anna, { ...NONE, resource: "https://b.example.com/" }))).toBe("invalid_target");
    expect(asked).toEqual([["https://a.example.com/"], ["https://b.example.com/"]]);
  });

  it("is answered by server_error if a callback fails, of which the client learns nothing (SERVER_ERROR)", async () => {
    const fault = new Error("no database at db.internal");
    const stage = createStage({ session: () => Promise.reject(fault) });
    const response = await stage.ask(stage.open(), NONE);
    expect(errorOf(response)).toBe("server_error");
    expect(response.headers.get("location")).not.toContain("db.internal");
    expect(stage.faults).toEqual([["session", fault]]);
  });

  it("is issued with the true time and ACR of the session", async () => {
    const { stage, anna } = await agreed("openid");
    const response = await stage.ask(anna, { ...NONE, response_type: "id_token", nonce: "n" });
    const { sub, auth_time, acr } = decodeJwt(landed(response)["id_token"]!);
    expect({ sub, auth_time, acr }).toEqual({ sub: "anna", auth_time: NOW - 100, acr: "silver" });
  });
});

it("a request without prompt is issued without a page if all was agreed to before", async () => {
  const { stage, anna } = await agreed("openid email");
  expect(errorOf(await stage.ask(anna, { scope: "openid email" }))).toBeUndefined();
  expect(stage.shown).toHaveLength(1);
});

it("consent memory: what one user agreed to does not count for another one", async () => {
  const { stage } = await agreed();
  const ben = stage.open({ subject: "ben", authTime: NOW });
  expect(await needsOf(await stage.ask(ben))).toEqual(["consent"]);
});
