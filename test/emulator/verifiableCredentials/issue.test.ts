// Credential orders: what a server has to specify, and what the wallet gets.
import { compactDecrypt } from "jose";
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { contentOf, post, standing } from "../caller.js";
import { matching } from "../matchers.js";
import { keyOf } from "../signing.js";
import { refusal } from "../token/grant-caller.js";
import {
  configurations,
  credentialsOf,
  credentialStage,
  infoOf,
  issuerJwk,
  metadata,
  proofOf,
  requestOf,
} from "./credential-caller.js";

const draft: ServiceSettings = { oid4vciVersion: "1.0-ID1" };
const payload = { credentialPayload: JSON.stringify({ vct: configurations.ticket.vct, seat: 7 }) };
const encrypting: ServiceSettings = {
  credentialIssuerMetadata: {
    ...metadata,
    credentialResponseEncryptionAlgValuesSupported: ["ECDH_ES"],
    credentialResponseEncryptionEncValuesSupported: ["A256GCM"],
  },
};

/** A stage with a request that is waiting for its order. */
async function ordering(service: ServiceSettings = {}, request: object = { credential_configuration_id: "ticket" }) {
  const stage = credentialStage(service);
  const accessToken = await stage.tokenOf();
  const parse = async () =>
    infoOf(await stage.call("single/parse", { accessToken, requestContent: JSON.stringify(request) }))["identifier"]!;
  const identifier = await parse();
  const issue = (order: object, more: object = {}) =>
    stage.call("single/issue", { accessToken, order: { requestIdentifier: identifier, ...order }, ...more });
  return { stage, accessToken, identifier, parse, issue };
}

describe("an order", () => {
  test("is carried out once", async () => {
    const { issue, stage } = await ordering();
    const answer = await issue(payload);
    expect(answer.body).toEqual({
      action: "OK",
      resultCode: "E040300",
      resultMessage: "[E040300] The credential was issued.",
      responseContent: JSON.stringify({ credentials: credentialsOf(answer).map((credential) => ({ credential })) }),
    });
    expect(credentialsOf(answer)).toEqual([matching(/^[\w-]+\.[\w-]+\.[\w-]+~[\w-]+~$/)]);
    expect((await issue(payload)).body).toMatchObject({ action: "CALLER_ERROR", resultCode: "E040304" });
    expect(stage.emulator.records.credentialRequests).toBe(0);
  });

  test("is carried out once, of two calls at the same time", async () => {
    const { issue } = await ordering();
    const answers = await Promise.all([issue(payload), issue(payload)]);
    expect(answers.map(({ body }) => body["action"]).sort()).toEqual(["CALLER_ERROR", "OK"]);
  });

  test.each([
    ["there is none", { order: undefined }, "E040302"],
    ["it is no object", { order: "x" }, "E040302"],
    ["its duration is no number", { order: { credentialDuration: "x" } }, "E040303"],
    ["it names no request", { order: payload }, "E040304"],
    ["it names an unknown request", { order: { ...payload, requestIdentifier: "x" } }, "E040304"],
  ])("is the fault of the caller where %s", async (_name, body, code) => {
    const { issue } = await ordering();
    expect((await issue({}, body)).body).toEqual({
      action: "CALLER_ERROR",
      resultCode: code,
      resultMessage: matching(new RegExp(`^\\[${code}\\] `)),
    });
  });

  test.each([
    ["has no payload", {}, "E040305", "CALLER_ERROR"],
    ["has an unknown signingKeyId", { ...payload, signingKeyId: "x" }, "E040307", "CALLER_ERROR"],
    ["has a payload that is no object", { credentialPayload: "[]" }, "E040306", "BAD_REQUEST"],
    ["has no vct", { credentialPayload: "{}" }, "E040306", "BAD_REQUEST"],
    ["has a vct that is no text", { credentialPayload: '{"vct":1}' }, "E040306", "BAD_REQUEST"],
    [
      "has a claim with the name of a digest",
      { credentialPayload: '{"vct":"x","a":{"_sd":[]}}' },
      "E040306",
      "BAD_REQUEST",
    ],
    [
      "has a claim with the name of an array's digest",
      { credentialPayload: '{"vct":"x","...":1}' },
      "E040306",
      "BAD_REQUEST",
    ],
  ])("that %s leaves the request as it was", async (_name, order, code, action) => {
    const { issue } = await ordering();
    expect((await issue(order)).body).toMatchObject({ action, resultCode: code });
    expect((await issue(payload)).body["action"]).toBe("OK");
  });

  test.each(["{}", '{"doctype":"x"}', '{"doctype":1,"claims":{}}', '{"doctype":"x","claims":{"a":1}}'])(
    "for an mdoc needs a doctype and claims, which %s lacks, E040306",
    async (credentialPayload) => {
      const proof = await proofOf(await keyOf("ES256", "wallet"));
      const { issue } = await ordering({}, JSON.parse(requestOf("licence", proof)) as object);
      expect(refusal(await issue({ credentialPayload }))).toEqual([
        "BAD_REQUEST",
        "E040306",
        "invalid_credential_request",
      ]);
    },
  );

  test.each([
    ["no keys", "[]"],
    ["no private key", '{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}'],
    ["a key that cannot be read", '{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}]}'],
    ["a key to encrypt with", JSON.stringify({ keys: [{ ...issuerJwk, use: "enc" }] })],
    ["a key of another kind", '{"keys":[{"kty":"OKP","crv":"X25519","x":"AA","d":"AA"}]}'],
  ])("cannot be carried out with %s, E040308", async (_name, credentialJwks) => {
    const { issue } = await ordering({ credentialJwks });
    expect(refusal(await issue(payload))).toEqual(["INTERNAL_SERVER_ERROR", "E040308", "server_error"]);
  });

  test("is for the request of the token that comes with it, E040304", async () => {
    const { stage, issue } = await ordering();
    const other = await stage.tokenOf();
    expect((await issue(payload, { accessToken: other })).body).toMatchObject({
      action: "CALLER_ERROR",
      resultCode: "E040304",
    });
  });

  test.each([
    ["3600 seconds", {}, 3600],
    ["the time of the service", { credentialTransactionDuration: 60 }, 60],
  ])("comes too late after %s, E040304", async (_name, service, seconds) => {
    const { stage, issue } = await ordering({ ...service, accessTokenDuration: 86_400 });
    stage.emulator.clock.advance(seconds);
    expect((await issue(payload)).body).toMatchObject({ action: "CALLER_ERROR", resultCode: "E040304" });
    expect(stage.emulator.records.credentialRequests).toBe(1);
    stage.emulator.clock.advance(3600);
    expect(stage.emulator.records.credentialRequests).toBe(0);
  });

  test("can be to deny the credential, E040309", async () => {
    const { issue, stage } = await ordering();
    const answer = await issue({}, { denied: true });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "E040309", "credential_request_denied"]);
    expect(stage.emulator.records.credentialRequests).toBe(0);
  });

  test.each([
    ["E040202", undefined, "Bearer"],
    ["E040203", "x", 'Bearer error="invalid_token",error_description="[E040203] The access token does not exist."'],
  ])("comes with the wallet's token, %s", async (code, accessToken, responseContent) => {
    const { issue } = await ordering();
    expect((await issue(payload, { accessToken })).body).toMatchObject({
      action: "UNAUTHORIZED",
      resultCode: code,
      responseContent,
    });
  });

  test("is nothing for a service that issues nothing, A383201", async () => {
    const answer = await post(standing(), "/vci/single/issue", { accessToken: "x", order: {} });
    expect(refusal(answer)).toEqual(["FORBIDDEN", "A383201", "access_denied"]);
  });
});

test("in the first implementer's draft the wallet gets one credential, and the nonce for its next proof", async () => {
  const { issue, stage, accessToken } = await ordering(draft, { format: "dc+sd-jwt", vct: configurations.ticket.vct });
  const content = contentOf(await issue(payload));
  expect(content).toEqual({
    credential: matching(/~$/),
    c_nonce: matching(/^[\w-]{43}$/),
    c_nonce_expires_in: 300,
  });
  const { body } = await post(stage.emulator, "/auth/introspection", { token: accessToken });
  expect(body["cnonce"]).toBe(content["c_nonce"]);
});

test("a wallet that asks for that gets an encrypted answer, but for errors", async () => {
  const { privateKey, jwk } = await keyOf("ES256", "encryption");
  // The same curve is used for signatures and for key agreement.
  const exported = (await crypto.subtle.exportKey("jwk", privateKey)) as Record<string, unknown>;
  const { kty, crv, x, y, d } = exported;
  const key = await crypto.subtle.importKey(
    "jwk",
    { kty, crv, x, y, d } as JsonWebKey,
    { name: "ECDH", namedCurve: "P-256" },
    false,
    ["deriveBits"],
  );
  const { issue } = await ordering(encrypting, {
    credential_configuration_id: "ticket",
    credential_response_encryption: { jwk: { ...jwk, alg: "ECDH-ES", kid: "wallet-1" }, enc: "A256GCM" },
  });
  expect(contentOf(await issue({ credentialPayload: "[]" }))["error"]).toBe("invalid_credential_request");
  const { body } = await issue(payload);
  expect(body).toMatchObject({ action: "OK_JWT", resultCode: "E040300" });
  const { plaintext, protectedHeader } = await compactDecrypt(String(body["responseContent"]), key);
  expect(protectedHeader).toMatchObject({ alg: "ECDH-ES", enc: "A256GCM", kid: "wallet-1" });
  expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual({ credentials: [{ credential: matching(/~$/) }] });
});
