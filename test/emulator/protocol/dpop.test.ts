// Access tokens bound to the key of a DPoP proof: RFC 9449, at the token endpoint and where the tokens are used.
import { createHash } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { codeStage } from "../authorization/code-caller.js";
import { basic, begin, complete, contentOf, form, poll, post, standing, start, type Answer } from "../caller.js";
import { anyString } from "../matchers.js";
import { keyOf, sign, type ClientKey } from "../signing.js";

const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const now = start / 1000;

function proof(key: ClientKey, changes: Record<string, unknown> = {}, header: object = {}) {
  const claims = { jti: crypto.randomUUID(), htm: "POST", htu: "https://as.localhost/token", iat: now, ...changes };
  return sign(key, claims, { typ: "dpop+jwt", jwk: key.jwk, ...header });
}

async function setUp(settings: ClientSettings = {}) {
  const emulator = standing({ clients: [settings] });
  const client = emulator.clients[0]!;
  const { ticket, authReqId } = await begin(emulator, client);
  await complete(emulator, ticket);
  return {
    emulator,
    client,
    redeem: (body: object) => poll(emulator, client, authReqId, body),
    key: await keyOf("ES256"),
  };
}

describe("a token request with a DPoP proof", () => {
  test("gets a token of the type DPoP, bound to the key", async () => {
    const { emulator, redeem, key } = await setUp();
    const answer = await redeem({ dpop: await proof(key) });
    expect(contentOf(answer)).toMatchObject({ token_type: "DPoP" });
    const parameters = form({ token: String(answer.body["accessToken"]) });
    expect(contentOf(await post(emulator, "/auth/introspection/standard", { parameters }))).toMatchObject({
      active: true,
      token_type: "DPoP",
      cnf: { jkt: await calculateJwkThumbprint(key.jwk) },
    });
  });

  test("may be for the method and the address that the call gives, query and fragment aside", async () => {
    const { redeem, key } = await setUp();
    const dpop = await proof(key, { htm: "PUT", htu: "https://AS.example.com:443/t?x=1#y" });
    expect((await redeem({ dpop, htm: "PUT", htu: "https://as.example.com/t" })).body["action"]).toBe("OK");
  });

  test.each<[string, (key: ClientKey) => Promise<string> | string, string]>([
    ["that is no JWS", () => "x", "A254301"],
    [
      "by another key than it shows",
      async (key) => proof(key, {}, { jwk: (await keyOf("ES256", "second")).jwk }),
      "A254301",
    ],
    ["that does not say that it is one", (key) => proof(key, {}, { typ: "JWT" }), "A254301"],
    ["without jti", (key) => proof(key, { jti: undefined }), "A254301"],
    ["for another method", (key) => proof(key, { htm: "GET" }), "A254301"],
    ["for another address", (key) => proof(key, { htu: "https://as.localhost/ciba" }), "A254301"],
    ["without an address", (key) => proof(key, { htu: undefined }), "A254301"],
    ["that was made long ago", (key) => proof(key, { iat: now - 301 }), "A254301"],
    ["that was made in the future", (key) => proof(key, { iat: now + 301 }), "A254301"],
    ["without an algorithm", () => "eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.AA", "A254304"],
    ["by a secret", () => "eyJhbGciOiJIUzI1NiIsInR5cCI6ImRwb3Arand0In0.e30.AA", "A254302"],
    [
      "by another algorithm than its key is for",
      (key) => proof(key, {}, { jwk: { ...key.jwk, alg: "ES384" } }),
      "A254302",
    ],
    ["without a key", (key) => proof(key, {}, { jwk: undefined }), "A254303"],
    ["with a private key", (key) => proof(key, {}, { jwk: { ...key.jwk, d: "AA" } }), "A254303"],
    ["with a key that is none", (key) => proof(key, {}, { jwk: { kty: "EC" } }), "A254303"],
  ])("%s is refused, and uses nothing up", async (_name, make, code) => {
    const { redeem, key } = await setUp();
    expect(outcome(await redeem({ dpop: await make(key) }))).toEqual(["BAD_REQUEST", code, "invalid_dpop_proof"]);
    expect((await redeem({ dpop: await proof(key) })).body["action"]).toBe("OK");
  });

  test.each([-10, 10])("may have a clock that is %i seconds off", async (seconds) => {
    const { redeem, key } = await setUp();
    expect((await redeem({ dpop: await proof(key, { iat: now + seconds }) })).body["action"]).toBe("OK");
  });

  test("is refused when the proof comes again", async () => {
    const { emulator, client, redeem, key } = await setUp();
    const dpop = await proof(key);
    expect((await redeem({ dpop })).body["action"]).toBe("OK");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket);
    expect(outcome(await poll(emulator, client, authReqId, { dpop }))).toEqual([
      "BAD_REQUEST",
      "E004015",
      "invalid_dpop_proof",
    ]);
  });
});

test("a client with dpopRequired is refused without a proof", async () => {
  const { redeem, key } = await setUp({ dpopRequired: true });
  expect(outcome(await redeem({}))).toEqual(["BAD_REQUEST", "E004014", "invalid_dpop_proof"]);
  expect((await redeem({ dpop: await proof(key) })).body["action"]).toBe("OK");
});

test("a push client with dpopRequired is answered with 501: no proof can come with pushed tokens", async () => {
  const emulator = standing();
  const client = emulator.addClient({
    bcDeliveryMode: "PUSH",
    bcNotificationEndpoint: "https://client.localhost/ciba",
    dpopRequired: true,
  });
  await expect(begin(emulator, client, { client_notification_token: "n0t1fy-me" })).rejects.toThrow(
    "DPoP-bound tokens that are pushed are not emulated.",
  );
});

describe("a bound token at a resource", () => {
  async function bound() {
    const { emulator, redeem, key } = await setUp();
    const token = String((await redeem({ dpop: await proof(key) })).body["accessToken"]);
    const ath = createHash("sha256").update(token).digest("base64url");
    const request = { htm: "GET", htu: "https://bank.example.com/payments" };
    const introspect = async (changes: Record<string, unknown> = {}, body: object = request, by = key) =>
      (
        await post(emulator, "/auth/introspection", {
          token,
          dpop: await proof(by, { ath, ...request, ...changes }),
          ...body,
        })
      ).body["resultCode"];
    return { emulator, token, introspect, ath, key };
  }

  test("is good with a proof for the request and the token by its key", async () => {
    expect(await (await bound()).introspect()).toBe("A056001");
  });

  test("is no good without, with one for something else, or by another key", async () => {
    const { emulator, token, introspect } = await bound();
    expect((await post(emulator, "/auth/introspection", { token })).body["resultCode"]).toBe("E005011");
    expect(await introspect({ ath: undefined })).toBe("E005011");
    expect(await introspect({ htm: "POST" })).toBe("E005011");
    expect(await introspect({}, {})).toBe("E005011");
    expect(await introspect({}, undefined, await keyOf("ES256", "second"))).toBe("E005011");
  });

  test("is good at the UserInfo endpoint with a proof for that", async () => {
    const { emulator, token, ath, key } = await bound();
    const htu = "https://as.localhost/userinfo";
    const userinfo = async (body: object) =>
      (await post(emulator, "/auth/userinfo", { token, dpop: await proof(key, { ath, htm: "GET", htu }), ...body }))
        .body;
    expect(await userinfo({ htm: "GET", htu })).toMatchObject({ action: "OK" });
    // The service settings have the URL of the endpoint.
    expect(await userinfo({ htm: "GET" })).toMatchObject({ action: "OK" });
    const other = { htm: "GET", htu: "https://as.localhost/other" };
    expect(await userinfo(other)).toMatchObject({ action: "UNAUTHORIZED", resultCode: "E005011" });
    const refused = await userinfo({ htm: "GET", dpop: undefined });
    expect(refused).toMatchObject({ action: "UNAUTHORIZED", resultCode: "A089311" });
    expect(refused["responseContent"]).toMatch(/^DPoP error="invalid_token",.*algs="ES256 /);
    const dpop = await proof(await keyOf("ES256", "second"), { ath, htm: "GET", htu });
    expect(await userinfo({ htm: "GET", dpop })).toMatchObject({ action: "UNAUTHORIZED", resultCode: "A089312" });
  });
});

describe("a nonce of the service", () => {
  const service = { dpopNonceRequired: true, dpopNonceDuration: 60 };

  async function withCode(settings: ServiceSettings = service) {
    const stage = codeStage({}, settings);
    const key = await keyOf("ES256");
    const code = await stage.codeOf();
    const redeem = async (nonce: unknown, body: object = {}) =>
      stage.redeem(code, {}, { ...basic(stage.client), dpop: await proof(key, { nonce }), ...body });
    return { ...stage, key, redeem, redeemWith: stage.redeem };
  }

  test("is wanted at the token endpoint with A254307, comes with the refusal and with the tokens, and leaves the code good", async () => {
    const { redeem } = await withCode();
    const refused = await redeem(undefined);
    expect(outcome(refused)).toEqual(["BAD_REQUEST", "A254307", "use_dpop_nonce"]);
    const { dpopNonce } = refused.body;
    expect(dpopNonce).toEqual(anyString);
    const wrong = await redeem("another");
    expect([outcome(wrong), wrong.body["dpopNonce"]]).toEqual([outcome(refused), dpopNonce]);
    expect((await redeem(dpopNonce)).body).toMatchObject({ action: "OK", dpopNonce });
  });

  test("is the same for its time, is taken for as long again, and not after that", async () => {
    const { emulator, redeem } = await withCode();
    const { dpopNonce } = (await redeem(undefined)).body;
    emulator.clock.advance(59);
    const claims = { iat: now + 59 };
    const again = { dpop: await proof(await keyOf("ES256"), claims) };
    expect((await redeem(undefined, again)).body["dpopNonce"]).toBe(dpopNonce);
    emulator.clock.advance(61);
    expect(outcome(await redeem(dpopNonce))).toEqual(["BAD_REQUEST", "A254307", "use_dpop_nonce"]);
    const fresh = (await redeem(undefined)).body["dpopNonce"];
    expect(fresh).not.toBe(dpopNonce);
    emulator.clock.advance(60);
    expect((await redeem(fresh)).body["action"]).toBe("OK");
  });

  test("may be used by everybody, as often as they like", async () => {
    const { client, codeOf, redeem, redeemWith } = await withCode();
    const { dpopNonce } = (await redeem(undefined)).body;
    expect((await redeem(dpopNonce)).body["action"]).toBe("OK");
    const dpop = await proof(await keyOf("ES256", "second"), { nonce: dpopNonce });
    expect((await redeemWith(await codeOf(), {}, { ...basic(client), dpop })).body["action"]).toBe("OK");
  });

  test.each([undefined, 0])("is the same for 300 seconds where dpopNonceDuration is %s", async (dpopNonceDuration) => {
    const { emulator, redeem } = await withCode({ dpopNonceRequired: true });
    await post(emulator, "/service/update", { ...emulator.service, dpopNonceDuration });
    const { dpopNonce } = (await redeem(undefined)).body;
    emulator.clock.advance(299);
    expect((await redeem(undefined)).body["dpopNonce"]).toBe(dpopNonce);
    emulator.clock.advance(1);
    expect((await redeem(undefined)).body["dpopNonce"]).not.toBe(dpopNonce);
  });

  test("is wanted where only the call says so, and not without a proof", async () => {
    const { client, codeOf, redeem: plain } = codeStage();
    const dpop = await proof(await keyOf("ES256"));
    const refused = await plain(await codeOf(), {}, { ...basic(client), dpop, dpopNonceRequired: true });
    expect(outcome(refused)).toEqual(["BAD_REQUEST", "A254307", "use_dpop_nonce"]);
    const bearer = await plain(await codeOf(), {}, { ...basic(client), dpopNonceRequired: true });
    expect(bearer.body["action"]).toBe("OK");
    expect(bearer.body["dpopNonce"]).toBeUndefined();
    const unasked = await plain(await codeOf(), {}, { ...basic(client), dpop });
    expect(unasked.body["action"]).toBe("OK");
    expect(unasked.body["dpopNonce"]).toBeUndefined();
  });

  test("is wanted of a pushed request with A350308, and comes with its request_uri", async () => {
    const { push, key } = await withCode();
    const htu = "https://as.localhost/par";
    const refused = await push({}, { dpop: await proof(key, { htu }) });
    expect(outcome(refused)).toEqual(["BAD_REQUEST", "A350308", "use_dpop_nonce"]);
    const { dpopNonce } = refused.body;
    const pushed = await push({}, { dpop: await proof(key, { htu, nonce: dpopNonce }) });
    expect(pushed.body).toMatchObject({ action: "CREATED", dpopNonce });
  });

  test.each(["/auth/userinfo", "/auth/introspection"])("is wanted at %s by a challenge", async (path) => {
    const { emulator, redeem, key } = await withCode();
    const { dpopNonce } = (await redeem(undefined)).body;
    const token = String((await redeem(dpopNonce)).body["accessToken"]);
    const ath = createHash("sha256").update(token).digest("base64url");
    const request = { htm: "GET", htu: "https://as.localhost/userinfo" };
    const present = async (nonce: unknown) =>
      (await post(emulator, path, { token, dpop: await proof(key, { ath, nonce, ...request }), ...request })).body;
    const refused = await present(undefined);
    expect(refused).toMatchObject({ action: "UNAUTHORIZED", resultCode: "E005012", dpopNonce });
    expect(refused["responseContent"]).toMatch(/^DPoP error="use_dpop_nonce"/);
    expect(await present(dpopNonce)).toMatchObject({ action: "OK", dpopNonce });
  });
});
