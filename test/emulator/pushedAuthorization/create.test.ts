// Pushed authorization requests, and how to use a reference to one.
import { describe, expect, test } from "vitest";
import type { ClientSettings } from "../../../src/emulator/index.js";
import { callsOf, challenge, codeStage, refusalOf } from "../authorization/code-caller.js";
import { contentOf, post } from "../caller.js";
import { matching } from "../matchers.js";
import { keyOf, sign } from "../signing.js";

const now = Date.UTC(2026, 0, 1) / 1000;
const proofOf = async (name: string) => {
  const key = await keyOf("ES256", name);
  const claims = { htm: "POST", htu: "https://as.localhost/par", iat: now, jti: crypto.randomUUID() };
  return sign(key, claims, { typ: "dpop+jwt", jwk: key.jwk });
};

test("a push gives a reference, which brings the request to the authorization endpoint", async () => {
  const { push, authorize } = codeStage();
  const { body } = await push({ state: "s-1", prompt: "login" });
  expect(body).toMatchObject({
    action: "CREATED",
    resultCode: "A245001",
    requestUri: matching(/^urn:ietf:params:oauth:request_uri:[\w-]{43}$/),
    clientAuthMethod: "CLIENT_SECRET_BASIC",
  });
  expect(body["responseContent"]).toBe(`{"expires_in":600,"request_uri":"${String(body["requestUri"])}"}`);
  const reference = { request_uri: String(body["requestUri"]) };
  // Parameters beside the reference are ignored.
  expect((await authorize({ ...reference, prompt: "none" })).body).toMatchObject({
    action: "INTERACTION",
    prompts: ["LOGIN"],
  });
});

test("a reference is good until its request was answered, however often the page was opened before", async () => {
  const { push, authorize, issue } = codeStage();
  const reference = { request_uri: String((await push()).body["requestUri"]) };
  const first = await authorize(reference);
  const second = await authorize(reference);
  expect([first.body["action"], second.body["action"]]).toEqual(["INTERACTION", "INTERACTION"]);
  await issue(String(second.body["ticket"]));
  expect(refusalOf(await authorize(reference))).toEqual(["BAD_REQUEST", "A008303", "invalid_request_uri"]);
});

test("a reference is another client's business never, and expires when the service says so", async () => {
  const { emulator, push, authorize } = codeStage({}, { pushedAuthReqDuration: 60 });
  const reference = { request_uri: String((await push()).body["requestUri"]) };
  const other = callsOf(emulator, emulator.addClient({ redirectUris: ["https://a.example"], responseTypes: ["CODE"] }));
  expect(refusalOf(await other.authorize(reference))).toEqual(["BAD_REQUEST", "A008303", "invalid_request_uri"]);
  emulator.clock.advance(60);
  expect(refusalOf(await authorize(reference))).toEqual(["BAD_REQUEST", "A006325", "invalid_request_uri"]);
});

test("a code is bound to the key whose proof came with the push", async () => {
  const { push, authorize, issue, redeem } = codeStage();
  const reference = { request_uri: String((await push({}, { dpop: await proofOf("own") })).body["requestUri"]) };
  const { body } = await issue(String((await authorize(reference)).body["ticket"]));
  expect(contentOf(await redeem(String(body["authorizationCode"])))).toMatchObject({ error: "invalid_dpop_proof" });
});

describe("a push is refused", () => {
  test.each([
    ["with a request_uri", { request_uri: "https://a" }, "A248301", "invalid_request"],
    ["without a redirect_uri", { redirect_uri: undefined }, "A253302", "invalid_request"],
    ["with one that is not registered", { redirect_uri: "https://b.example" }, "A253303", "invalid_request"],
    ["with one that is malformed", { redirect_uri: "https://a b" }, "A253304", "invalid_request"],
    ["with a parameter doubled", { state: ["a", "b"] }, "A250301", "invalid_request"],
    ["with a challenge doubled", { code_challenge: [challenge, challenge] }, "A124303", "invalid_request"],
    ["for what would be told by a redirection", { prompt: "x" }, "A016303", "invalid_request"],
    ["for the response type of another client", { response_type: "token" }, "A009306", "unauthorized_client"],
  ])("%s", async (_name, parameters, code, error) => {
    expect(refusalOf(await codeStage().push(parameters))).toEqual(["BAD_REQUEST", code, error]);
  });

  test.each([
    ["when header and parameter name different clients", { client_id: "2" }, {}, "A247303"],
    [
      "when nothing names a client",
      { client_id: undefined },
      { clientId: undefined, clientSecret: undefined },
      "A247306",
    ],
    ["when the client is not known", { client_id: undefined }, { clientId: "2" }, "A247307"],
    ["when the secret is wrong", {}, { clientSecret: "wrong" }, "A157305"],
    [
      "when the client uses another way to authenticate",
      { client_secret: "x" },
      { clientSecret: undefined },
      "A157357",
    ],
  ])("%s", async (_name, parameters, body, code) => {
    const answer = await codeStage().push(parameters, body);
    expect([answer.body["action"], answer.body["resultCode"]]).toEqual(["UNAUTHORIZED", code]);
    expect(contentOf(answer)["error"]).toBe("invalid_client");
  });

  test.each([
    ["without parameters", undefined, "INTERNAL_SERVER_ERROR", "A004201"],
    ["with parameters that are no form", "a=%", "INTERNAL_SERVER_ERROR", "A004202"],
    ["that is empty", "", "BAD_REQUEST", "A004301"],
    ["that is too big", `a=${"b".repeat(65_536)}`, "PAYLOAD_TOO_LARGE", "E010016"],
  ])("%s", async (_name, parameters, action, resultCode) => {
    const { emulator } = codeStage();
    expect((await post(emulator, "/pushed_auth_req", { parameters })).body).toMatchObject({ action, resultCode });
  });

  test("with a dpop_jkt of another key than the proof", async () => {
    const answer = await codeStage().push({ dpop_jkt: "a".repeat(43) }, { dpop: await proofOf("own") });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", "E010017", "invalid_dpop_proof"]);
  });
});

test("a public client pushes without credentials", async () => {
  const settings: ClientSettings = { clientType: "PUBLIC", tokenAuthMethod: "NONE" };
  const answer = await codeStage(settings).push({}, { clientId: undefined, clientSecret: undefined });
  expect(answer.body["action"]).toBe("CREATED");
});
