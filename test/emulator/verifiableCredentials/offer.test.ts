// Credential offers: what wallets get, and what only the server gets.
import { describe, expect, test } from "vitest";
import { post, start, standing } from "../caller.js";
import { having, matching } from "../matchers.js";
import { credentialStage, infoOf, issuer, metadata, preAuthorized } from "./credential-caller.js";

const token = matching(/^[\w-]{43}$/);
const offerOf = (info: Record<string, string>) => JSON.parse(info["credentialOffer"]!) as unknown;

describe("an offer", () => {
  test("has both grants, and of the transaction code no more than its form", async () => {
    const { offer } = credentialStage();
    const answer = await offer({
      authorizationCodeGrantIncluded: true,
      issuerStateIncluded: true,
      txCode: "493536",
      txCodeInputMode: "numeric",
      txCodeDescription: "See your text messages.",
      context: "counter-14",
      properties: [{ key: "counter", value: "14" }],
      jwtAtClaims: '{"tenant":"north"}',
      authTime: 1000,
      acr: "urn:example:acr:pin",
    });
    expect(answer.body).toMatchObject({ action: "CREATED", resultCode: "A366001" });
    const info = infoOf(answer);
    expect(info).toEqual({
      identifier: token,
      credentialOffer: info["credentialOffer"],
      credentialIssuer: issuer,
      authorizationCodeGrantIncluded: true,
      issuerStateIncluded: true,
      issuerState: token,
      preAuthorizedCodeGrantIncluded: true,
      preAuthorizedCode: token,
      subject: "anna",
      expiresAt: start + 3_600_000,
      context: "counter-14",
      properties: [{ key: "counter", value: "14" }],
      jwtAtClaims: '{"tenant":"north"}',
      authTime: 1000,
      acr: "urn:example:acr:pin",
      credentialConfigurationIds: ["identity", "licence", "ticket"],
      txCode: "493536",
      txCodeInputMode: "numeric",
      txCodeDescription: "See your text messages.",
    });
    expect(offerOf(info)).toEqual({
      credential_issuer: issuer,
      credential_configuration_ids: ["identity", "licence", "ticket"],
      grants: {
        authorization_code: { issuer_state: info["issuerState"] },
        [preAuthorized]: {
          "pre-authorized_code": info["preAuthorizedCode"],
          tx_code: { length: 6, input_mode: "numeric", description: "See your text messages." },
        },
      },
    });
  });

  test.each([
    ["without a grant", { preAuthorizedCodeGrantIncluded: false, txCode: "1" }, undefined],
    [
      "of codes alone",
      { preAuthorizedCodeGrantIncluded: false, authorizationCodeGrantIncluded: true },
      { authorization_code: {} },
    ],
    ["whose state has no grant to be in", { issuerStateIncluded: true }, { [preAuthorized]: having({}) }],
  ])("%s has what was asked for", async (_name, body, grants) => {
    const info = infoOf(await credentialStage().offer(body));
    expect((offerOf(info) as { grants?: unknown }).grants).toEqual(grants);
    expect([info["issuerState"], info["txCode"]]).toEqual([undefined, undefined]);
  });

  test.each([
    ["the call", { duration: 60 }, { credentialOfferDuration: 120 }, 60],
    ["the service", {}, { credentialOfferDuration: 120 }, 120],
    ["nobody", { duration: 0 }, {}, 3600],
    ["nobody, with durations of less than 1,", { duration: -1 }, { credentialOfferDuration: 0 }, 3600],
  ])("is found until it expires, as long as %s says", async (_name, body, service, seconds) => {
    const { emulator, offer, call } = credentialStage(service);
    const info = infoOf(await offer(body));
    const find = () => call("offer/info", { identifier: info["identifier"] });
    emulator.clock.advance(seconds - 1);
    expect((await find()).body).toMatchObject({ action: "OK", resultCode: "E040003", info });
    emulator.clock.advance(1);
    expect((await find()).body).toMatchObject({ action: "NOT_FOUND", resultCode: "E040004" });
    expect(emulator.records.credentialOffers).toBe(1);
    emulator.clock.advance(3600);
    expect(emulator.records.credentialOffers).toBe(0);
  });

  test.each([
    ["credentials", { credentialConfigurationIds: [] }, "E040007"],
    ["known credentials", { credentialConfigurationIds: ["identity", "passport"] }, "E040008"],
    ["a subject", { subject: "" }, "E040009"],
    ["a subject of ASCII", { subject: "Jürgen" }, "E040010"],
    ["a short subject", { subject: "a".repeat(101) }, "E040010"],
    ["a context that fits", { context: "a".repeat(65_536) }, "E040011"],
    ["a description that fits", { txCodeDescription: "a".repeat(301) }, "E040011"],
    ["properties that fit", { properties: [{ key: "a", value: "a".repeat(65_536) }] }, "E040011"],
    ["a time of now or before", { authTime: -1 }, "E040012"],
    ["claims that are an object", { jwtAtClaims: "[]" }, "E003001"],
  ])("is not made without %s", async (_name, body, code) => {
    const { offer, emulator } = credentialStage();
    expect((await offer(body)).body).toMatchObject({ action: "CALLER_ERROR", resultCode: code });
    expect(emulator.records.credentialOffers).toBe(0);
  });

  test("is not made by an issuer without an address, E040002", async () => {
    const { offer } = credentialStage({ credentialIssuerMetadata: { ...metadata, credentialIssuer: undefined } });
    expect((await offer()).body).toMatchObject({ action: "CALLER_ERROR", resultCode: "E040002" });
  });
});

test("an offer that nobody names is not looked for, E040005", async () => {
  expect((await credentialStage().call("offer/info", {})).body).toMatchObject({
    action: "CALLER_ERROR",
    resultCode: "E040005",
  });
});

test("a service that issues nothing makes and finds no offers, A366201 and E040006", async () => {
  const emulator = standing();
  const body = { subject: "anna", credentialConfigurationIds: ["identity"] };
  expect((await post(emulator, "/vci/offer/create", body)).body).toEqual({
    action: "FORBIDDEN",
    resultCode: "A366201",
    resultMessage: "[A366201] The service issues no verifiable credentials.",
  });
  expect((await post(emulator, "/vci/offer/info", { identifier: "x" })).body).toMatchObject({
    action: "FORBIDDEN",
    resultCode: "E040006",
  });
});
