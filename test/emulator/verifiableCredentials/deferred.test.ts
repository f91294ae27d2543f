// Deferred credentials: the transaction, who may request it, and how it ends.
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { contentOf, post, standing, type Answer } from "../caller.js";
import { matching } from "../matchers.js";
import { keyOf } from "../signing.js";
import { refusal } from "../token/grant-caller.js";
import {
  configurations,
  credentialsOf,
  credentialStage,
  infoOf,
  metadata,
  requestOf,
  type CredentialStage,
} from "./credential-caller.js";

const draft: ServiceSettings = { oid4vciVersion: "1.0-ID1" };
const credentialPayload = JSON.stringify({ vct: configurations.ticket.vct, seat: 7 });
const ofDraft = JSON.stringify({ format: "dc+sd-jwt", vct: configurations.ticket.vct });

const ask = (stage: CredentialStage, accessToken: unknown, transaction_id: unknown, more: object = {}) =>
  stage.call("deferred/parse", { accessToken, requestContent: JSON.stringify({ transaction_id, ...more }) });

/** A stage with a transaction that is waiting for its credential. */
async function waiting(service: ServiceSettings = {}, more: object = {}) {
  const stage = credentialStage({ accessTokenDuration: 86_400, ...service });
  const accessToken = await stage.tokenOf();
  const requestContent = service.oid4vciVersion === "1.0-ID1" ? ofDraft : requestOf("ticket");
  const parsed = infoOf(await stage.call("single/parse", { accessToken, requestContent }));
  const requestIdentifier = parsed["identifier"]!;
  const order = { requestIdentifier, issuanceDeferred: true };
  const accepted = await stage.call("single/issue", { accessToken, order, ...more });
  const issue = (changes: object = {}, beside: object = {}) =>
    stage.call("deferred/issue", { order: { requestIdentifier, credentialPayload, ...changes }, ...beside });
  const again = (transaction: unknown = requestIdentifier, token: unknown = accessToken) =>
    ask(stage, token, transaction);
  return { stage, accessToken, parsed, requestIdentifier, accepted, issue, again };
}

const unknown = ["BAD_REQUEST", "E040214", "invalid_transaction_id"];
const gone = (answer: Answer) => expect(answer.body).toMatchObject({ action: "CALLER_ERROR", resultCode: "E040304" });

describe("a transaction", () => {
  test("begins in place of the credential, and ends with that", async () => {
    const { accepted, requestIdentifier, again, parsed, issue, stage } = await waiting();
    expect(accepted.body).toEqual({
      action: "ACCEPTED",
      resultCode: "E040301",
      resultMessage: "[E040301] The credential comes later.",
      responseContent: JSON.stringify({ transaction_id: requestIdentifier, interval: 5 }),
      transactionId: requestIdentifier,
    });
    // The wallet may retry as often as it likes.
    for (const answer of [await again(), await again()])
      expect(answer.body).toEqual({
        action: "OK",
        resultCode: "E040200",
        resultMessage: "[E040200] The deferred credential request is valid.",
        info: parsed,
      });
    const answer = await issue();
    expect(answer.body).toMatchObject({ action: "OK", resultCode: "E040300" });
    expect(credentialsOf(answer)).toEqual([matching(/~$/)]);
    expect(refusal(await again())).toEqual(unknown);
    gone(await issue());
    expect(stage.emulator.records.credentialRequests).toBe(0);
  });

  test("begins whatever else the order says, which is not read", async () => {
    const stage = credentialStage();
    const accessToken = await stage.tokenOf();
    const requestContent = requestOf("ticket");
    const { identifier } = infoOf(await stage.call("single/parse", { accessToken, requestContent }));
    const rest = { credentialPayload: "x", signingKeyId: "x", credentialDuration: 1 };
    const order = { requestIdentifier: identifier, issuanceDeferred: true, ...rest };
    expect((await stage.call("single/issue", { accessToken, order })).body).toMatchObject({
      ...{ action: "ACCEPTED", transactionId: identifier },
    });
  });

  test("can be put off again, as long as the server says", async () => {
    const { issue, requestIdentifier, accepted } = await waiting({}, { interval: 60 });
    expect(contentOf(accepted)).toEqual({ transaction_id: requestIdentifier, interval: 60 });
    const answer = await issue({ issuanceDeferred: true }, { interval: 90 });
    expect(answer.body).toMatchObject({ action: "ACCEPTED", resultCode: "E040301" });
    expect(contentOf(answer)).toEqual({ transaction_id: requestIdentifier, interval: 90 });
    expect((await issue()).body["action"]).toBe("OK");
  });

  test("that is put off again is pending, in the first implementer's draft", async () => {
    const { issue, requestIdentifier, accepted } = await waiting(draft);
    expect(contentOf(accepted)).toEqual({
      transaction_id: requestIdentifier,
      c_nonce: matching(/^[\w-]{43}$/),
      c_nonce_expires_in: 300,
    });
    expect(refusal(await issue({ issuanceDeferred: true }))).toEqual(["BAD_REQUEST", "E040301", "issuance_pending"]);
    expect(contentOf(await issue())).toMatchObject({ credential: matching(/~$/) });
  });

  test("can end with a denial, E040309", async () => {
    const { issue, again } = await waiting();
    expect(refusal(await issue({}, { denied: true }))).toEqual(["BAD_REQUEST", "E040309", "credential_request_denied"]);
    expect(refusal(await again())).toEqual(unknown);
  });

  test("is not ended by a call that is wrong", async () => {
    const { issue } = await waiting();
    expect((await issue({ credentialPayload: "{}" })).body["resultCode"]).toBe("E040306");
    expect((await issue({ credentialPayload: undefined })).body["resultCode"]).toBe("E040305");
    expect((await issue()).body["action"]).toBe("OK");
  });

  test("ends once, of two calls at the same time", async () => {
    const { issue } = await waiting();
    const answers = await Promise.all([issue(), issue()]);
    expect(answers.map(({ body }) => body["action"]).sort()).toEqual(["CALLER_ERROR", "OK"]);
  });

  test.each([
    ["3600 seconds", {}, 3600],
    ["3600 seconds where the service has 0", { credentialTransactionDuration: 0 }, 3600],
    ["the time of the service", { credentialTransactionDuration: 60 }, 60],
  ])("expires after %s, from when it began, however often it is put off", async (_name, service, seconds) => {
    const { stage, again, issue } = await waiting(service);
    stage.emulator.clock.advance(seconds - 1);
    expect((await again()).body["action"]).toBe("OK");
    expect((await issue({ issuanceDeferred: true })).body["action"]).toBe("ACCEPTED");
    stage.emulator.clock.advance(1);
    expect(refusal(await again())).toEqual(unknown);
    gone(await issue());
  });

  test("is for the client and the user that it was begun for", async () => {
    const { stage, again, requestIdentifier } = await waiting();
    expect((await again(requestIdentifier, await stage.tokenOf())).body["action"]).toBe("OK");
    const others = await stage.tokenOf({ subject: "bert" });
    expect(refusal(await again(requestIdentifier, others))).toEqual(unknown);
    const second = stage.emulator.addClient({ ...stage.wallet, clientId: undefined, clientIdAlias: null });
    const code = await stage.codeOf();
    const { body } = await stage.redeem(code, { client_id: String(second.clientId) });
    expect(refusal(await again(requestIdentifier, body["accessToken"]))).toEqual(unknown);
  });

  test("is not what a request is that nobody put off", async () => {
    const stage = credentialStage();
    const accessToken = await stage.tokenOf();
    const { identifier } = infoOf(
      await stage.call("single/parse", { accessToken, requestContent: requestOf("ticket") }),
    );
    expect(refusal(await ask(stage, accessToken, identifier))).toEqual(unknown);
    gone(await stage.call("deferred/issue", { order: { requestIdentifier: identifier, credentialPayload } }));
  });

  test("is not answered by the operation for requests", async () => {
    const { stage, accessToken, requestIdentifier } = await waiting();
    gone(await stage.call("single/issue", { accessToken, order: { requestIdentifier, credentialPayload } }));
  });

  test.each([["x"], [undefined], [1]])("named %j is not known, E040214", async (name) => {
    const { stage, accessToken } = await waiting();
    expect(refusal(await ask(stage, accessToken, name))).toEqual(unknown);
  });

  test("is asked for by a token that exists, A375304", async () => {
    const { again, requestIdentifier } = await waiting();
    expect((await again(requestIdentifier, "x")).body).toEqual({
      action: "UNAUTHORIZED",
      resultCode: "A375304",
      resultMessage: "[A375304] The access token does not exist.",
      responseContent: 'Bearer error="invalid_token",error_description="[A375304] The access token does not exist."',
    });
  });

  test("is answered in the encryption that the wallet asks for last", async () => {
    const { jwk } = await keyOf("ES256", "encryption");
    const { stage, accessToken, requestIdentifier, issue } = await waiting({
      credentialIssuerMetadata: {
        ...metadata,
        credentialResponseEncryptionAlgValuesSupported: ["ECDH_ES"],
        credentialResponseEncryptionEncValuesSupported: ["A256GCM"],
      },
    });
    const encryption = (enc: string) => ({ credential_response_encryption: { jwk: { ...jwk, alg: "ECDH-ES" }, enc } });
    expect(refusal(await ask(stage, accessToken, requestIdentifier, encryption("A128GCM")))[1]).toBe("E040211");
    expect((await ask(stage, accessToken, requestIdentifier, encryption("A256GCM"))).body["action"]).toBe("OK");
    const later = await issue({ issuanceDeferred: true });
    expect(later.body).toMatchObject({
      action: "ACCEPTED_JWT",
      responseContent: matching(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    expect((await issue()).body).toMatchObject({ action: "OK_JWT" });
  });
});

test.each([
  ["deferred/parse", { accessToken: "x", requestContent: "{}" }],
  ["deferred/issue", { order: {} }],
])("a service that issues nothing does nothing at %s, E040201", async (path, body) => {
  expect(refusal(await post(standing(), `/vci/${path}`, body))).toEqual(["FORBIDDEN", "E040201", "access_denied"]);
});

test("a deferred order that is none is the fault of the caller, E040302", async () => {
  expect((await credentialStage().call("deferred/issue", {})).body).toMatchObject({
    action: "CALLER_ERROR",
    resultCode: "E040302",
  });
});
