// Batch credential requests, which are in the first implementer's draft but not in the final version.
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { contentOf, post, standing } from "../caller.js";
import { matching } from "../matchers.js";
import { keyOf } from "../signing.js";
import { refusal } from "../token/grant-caller.js";
import { configurations, credentialStage, proofOf } from "./credential-caller.js";

const draft: ServiceSettings = { oid4vciVersion: "1.0-ID1" };
const ticket = { format: "dc+sd-jwt", vct: configurations.ticket.vct };
const wallet = await keyOf("ES256", "wallet");

/** A stage with a token, and the calls for a batch. */
async function batching(service: ServiceSettings = draft) {
  const stage = credentialStage(service);
  const { body } = await stage.redeem(await stage.codeOf());
  const accessToken = body["accessToken"];
  const identity = async () => ({
    format: "dc+sd-jwt",
    vct: configurations.identity.vct,
    proof: { proof_type: "jwt", jwt: await proofOf(wallet, { nonce: body["cnonce"] }) },
  });
  const parse = (credential_requests: unknown) =>
    stage.call("batch/parse", { accessToken, requestContent: JSON.stringify({ credential_requests }) });
  const identifiersOf = async (requests: unknown) =>
    ((await parse(requests)).body["info"] as { identifier: string }[]).map(({ identifier }) => identifier);
  const issue = (orders: unknown) => stage.call("batch/issue", { accessToken, orders });
  return { stage, identity, parse, identifiersOf, issue };
}

const orderOf = (requestIdentifier: string | undefined, vct = configurations.ticket.vct) => ({
  requestIdentifier,
  credentialPayload: JSON.stringify({ vct }),
});

describe("a batch", () => {
  test("is parsed request by request, with the nonce of the token for all of their proofs", async () => {
    const { parse, identity } = await batching();
    const { body } = await parse([await identity(), ticket, await identity()]);
    expect(body).toEqual({
      action: "OK",
      resultCode: "E040200",
      resultMessage: "[E040200] The credential requests are valid.",
      info: [
        {
          identifier: matching(/^[\w-]{43}$/),
          format: "dc+sd-jwt",
          bindingKey: JSON.stringify(wallet.jwk),
          details: JSON.stringify({ vct: configurations.identity.vct }),
        },
        { identifier: matching(/^[\w-]{43}$/), format: "dc+sd-jwt", details: JSON.stringify({ vct: ticket.vct }) },
        (body["info"] as object[])[2],
      ],
    });
    expect(refusal(await parse([await identity()]))).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
  });

  test("is answered in its order: one credential now, one later", async () => {
    const { identifiersOf, issue, identity, stage } = await batching();
    const [first, second] = await identifiersOf([await identity(), ticket]);
    const answer = await issue([
      orderOf(first, configurations.identity.vct),
      { requestIdentifier: second, issuanceDeferred: true },
    ]);
    expect(answer.body).toMatchObject({ action: "OK", resultCode: "E040300" });
    const content = contentOf(answer);
    expect(content).toEqual({
      credential_responses: [{ credential: matching(/~$/) }, { transaction_id: second }],
      c_nonce: matching(/^[\w-]{43}$/),
      c_nonce_expires_in: 300,
    });
    const [{ credential }] = content["credential_responses"] as [{ credential: string }];
    expect(decodeJwt(credential)).toMatchObject({ vct: configurations.identity.vct, cnf: { jwk: wallet.jwk } });
    const later = await stage.call("deferred/issue", { order: orderOf(second) });
    expect(later.body).toMatchObject({ action: "OK" });
  });

  test("comes later, if all of it does", async () => {
    const { identifiersOf, issue } = await batching();
    const identifiers = await identifiersOf([ticket, ticket]);
    const answer = await issue(identifiers.map((requestIdentifier) => ({ requestIdentifier, issuanceDeferred: true })));
    expect(answer.body).toMatchObject({ action: "ACCEPTED", resultCode: "E040301" });
    expect(answer.body["transactionId"]).toBeUndefined();
  });

  test("is issued as a whole or not at all", async () => {
    const { identifiersOf, issue, stage } = await batching();
    const [first, second] = await identifiersOf([ticket, ticket]);
    const wrong = { requestIdentifier: second, credentialPayload: "{}" };
    expect(refusal(await issue([orderOf(first), wrong]))).toEqual([
      "BAD_REQUEST",
      "E040306",
      "invalid_credential_request",
    ]);
    expect(stage.emulator.records.credentialRequests).toBe(2);
    expect((await issue([orderOf(first), orderOf(second)])).body["action"]).toBe("OK");
  });

  test("one of whose requests is not good leaves none of them", async () => {
    const { parse, stage } = await batching();
    expect(refusal(await parse([ticket, { format: "ldp_vc" }]))).toEqual([
      "BAD_REQUEST",
      "E040209",
      "unsupported_credential_format",
    ]);
    expect(stage.emulator.records.credentialRequests).toBe(0);
  });

  test.each([[undefined], ["x"], [[]], [["x"]]])("of %j is refused, E040212", async (requests) => {
    const { parse } = await batching();
    expect(refusal(await parse(requests))).toEqual(["BAD_REQUEST", "E040212", "invalid_credential_request"]);
  });

  test.each([
    ["none", undefined, "E040302"],
    ["an empty list", [], "E040302"],
    ["no objects", ["x"], "E040302"],
    ["an unknown request", [orderOf("x")], "E040304"],
  ])("whose orders are %s is the fault of the caller", async (_name, orders, code) => {
    const { issue } = await batching();
    expect((await issue(orders)).body).toMatchObject({ action: "CALLER_ERROR", resultCode: code });
  });

  test("with two orders for one request is the fault of the caller, E040303", async () => {
    const { identifiersOf, issue } = await batching();
    const [first] = await identifiersOf([ticket]);
    expect((await issue([orderOf(first), orderOf(first)])).body).toMatchObject({
      action: "CALLER_ERROR",
      resultCode: "E040303",
    });
  });

  test("is nothing that the final version has, E040213", async () => {
    const { parse, issue } = await batching({ oid4vciVersion: "1.0-Final" });
    expect(refusal(await parse([ticket]))).toEqual(["BAD_REQUEST", "E040213", "invalid_credential_request"]);
    expect((await issue([])).body).toMatchObject({ action: "CALLER_ERROR", resultCode: "E040213" });
  });
});

test.each(["parse", "issue"])("a service that issues nothing has no batches to %s, E040201", async (name) => {
  const answer = await post(standing(), `/vci/batch/${name}`, { accessToken: "x", requestContent: "{}", orders: [] });
  expect(refusal(answer)).toEqual(["FORBIDDEN", "E040201", "access_denied"]);
});

test("a batch comes with the wallet's token, E040203", async () => {
  const stage = credentialStage(draft);
  for (const name of ["parse", "issue"])
    expect((await stage.call(`batch/${name}`, { accessToken: "x" })).body).toMatchObject({
      action: "UNAUTHORIZED",
      resultCode: "E040203",
    });
});
