// Access tokens bound to the key of a DPoP proof: RFC 9449, at the token endpoint and where the tokens are used.
import { createHash } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings } from "../../../src/emulator/index.js";
import { begin, complete, contentOf, form, poll, post, standing, start, type Answer } from "../caller.js";
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
    ["by a secret", () => "eyJhbGciOiJIUzI1NiIsInR5cCI6ImRwb3Arand0In0.e30.AA", "A254302"],
    ["without a key", (key) => proof(key, {}, { jwk: undefined }), "A254303"],
    ["with a private key", (key) => proof(key, {}, { jwk: { ...key.jwk, d: "AA" } }), "A254303"],
    ["with a key that is none", (key) => proof(key, {}, { jwk: { kty: "EC" } }), "A254303"],
  ])("%s is refused, and uses nothing up", async (_name, make, code) => {
    const { redeem, key } = await setUp();
    expect(outcome(await redeem({ dpop: await make(key) }))).toEqual(["BAD_REQUEST", code, "invalid_dpop_proof"]);
    expect((await redeem({ dpop: await proof(key) })).body["action"]).toBe("OK");
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
    // The address of the endpoint is known from the service.
    expect(await userinfo({ htm: "GET" })).toMatchObject({ action: "OK" });
    const other = { htm: "GET", htu: "https://as.localhost/other" };
    expect(await userinfo(other)).toMatchObject({ action: "UNAUTHORIZED", resultCode: "E005011" });
  });
});
