// Refresh tokens: their client, what they are bound to, and faults of a request.
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { codeStage, redirectUri } from "../authorization/code-caller.js";
import { clientCertificate, otherCertificate } from "../certificates.js";
import { basic, contentOf, start, type Answer } from "../caller.js";
import { keyOf, sign } from "../signing.js";

const refusal = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const isPublic: ClientSettings = { clientType: "PUBLIC", tokenAuthMethod: "NONE" };

async function proof(name: string): Promise<string> {
  const key = await keyOf("ES256", name);
  const claims = { jti: crypto.randomUUID(), htm: "POST", htu: "https://as.localhost/token", iat: start / 1000 };
  return sign(key, claims, { typ: "dpop+jwt", jwk: key.jwk });
}

async function stage(settings: ClientSettings = {}, service: ServiceSettings = {}, bound: object = {}) {
  const calls = codeStage(settings, service);
  const { client, codeOf, token } = calls;
  const who = settings.clientType === "PUBLIC" ? { clientId: String(client.clientId) } : basic(client);
  const first = await calls.redeem(await codeOf(), {}, { ...who, ...bound });
  const refreshToken = String(first.body["refreshToken"]);
  const refresh = (parameters: Record<string, string | readonly string[] | undefined> = {}, body: object = {}) =>
    token({ grant_type: "refresh_token", refresh_token: refreshToken, ...parameters }, { ...who, ...body });
  return { ...calls, refresh, refreshToken };
}

describe("a refresh request", () => {
  test.each([
    ["without a refresh token", { refresh_token: undefined }, "A053301", "invalid_request"],
    ["with an empty refresh token", { refresh_token: "" }, "A053302", "invalid_request"],
    ["with two refresh tokens", { refresh_token: ["a", "b"] }, "A053303", "invalid_request"],
    ["with two scopes", { scope: ["openid", "email"] }, "A053304", "invalid_request"],
    ["with two secrets", { client_secret: ["a", "b"] }, "A158301", "invalid_request"],
  ])("%s is refused, and the token stays good", async (_name, parameters, code, error) => {
    const { refresh } = await stage();
    expect(refusal(await refresh(parameters))).toEqual(["BAD_REQUEST", code, error]);
    expect((await refresh()).body["action"]).toBe("OK");
  });

  test("of a public client needs a proof by the key of before, and the token stays good: A053311", async () => {
    const { refresh } = await stage(isPublic, {}, { dpop: await proof("first") });
    const refused = ["BAD_REQUEST", "A053311", "invalid_dpop_proof"];
    expect(refusal(await refresh())).toEqual(refused);
    expect(refusal(await refresh({}, { dpop: await proof("second") }))).toEqual(refused);
    expect((await refresh({}, { dpop: await proof("first") })).body["action"]).toBe("OK");
  });

  test("of a confidential client may come with a proof by another key", async () => {
    const { refresh } = await stage({}, {}, { dpop: await proof("first") });
    const answer = await refresh({}, { dpop: await proof("second") });
    expect(contentOf(answer)).toMatchObject({ token_type: "DPoP" });
  });

  test("of a public client needs the certificate of before", async () => {
    const settings = { ...isPublic, tlsClientCertificateBoundAccessTokens: true };
    const service = { tlsClientCertificateBoundAccessTokens: true };
    const { refresh } = await stage(settings, service, { clientCertificate });
    const other = await refresh({}, { clientCertificate: otherCertificate });
    expect(refusal(other)).toEqual(["BAD_REQUEST", "E004009", "invalid_grant"]);
    expect((await refresh({}, { clientCertificate })).body["action"]).toBe("OK");
  });
});

describe("a token request without a client_id", () => {
  const code = { grant_type: "authorization_code", redirect_uri: redirectUri };
  const unnamed = ["BAD_REQUEST", "A244305", "invalid_request"];

  test("is that of the public client whose code or refresh token it has, with missingClientIdAllowed", async () => {
    const { client, codeOf, token } = codeStage(isPublic, { missingClientIdAllowed: true });
    const first = await token({ ...code, code: await codeOf() }, {});
    expect(first.body).toMatchObject({ action: "OK", clientId: client.clientId, clientAuthMethod: "NONE" });
    const second = await token({ grant_type: "refresh_token", refresh_token: String(first.body["refreshToken"]) }, {});
    expect(second.body).toMatchObject({ action: "OK", clientId: client.clientId });
    expect(refusal(await token({ ...code, code: "x" }, {}))).toEqual(unnamed);
  });

  test.each([
    ["without that setting", isPublic, false],
    ["for a client that has to authenticate", {}, true],
  ])("is refused %s", async (_name, settings, isAllowed) => {
    const { codeOf, token } = codeStage(settings, { missingClientIdAllowed: isAllowed });
    expect(refusal(await token({ ...code, code: await codeOf() }, {}))).toEqual(unnamed);
  });
});
