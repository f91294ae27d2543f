// The pre-authorized code grant, and which credentials the tokens of each grant are good for.
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { contentOf, form, post, start } from "../caller.js";
import { matching } from "../matchers.js";
import { refusal } from "../token/grant-caller.js";
import { configurations, credentialStage, infoOf, type CredentialStage } from "./credential-caller.js";

const draft: ServiceSettings = { oid4vciVersion: "1.0-ID1" };
const introspect = ({ emulator }: CredentialStage, token: unknown) => post(emulator, "/auth/introspection", { token });
const details = (...ids: string[]) =>
  JSON.stringify(ids.map((id) => ({ type: "openid_credential", credential_configuration_id: id })));

describe("a pre-authorized code", () => {
  test("is redeemed once, for a token with what the offer says", async () => {
    const stage = credentialStage({ accessTokenSignAlg: "ES256" });
    const code = await stage.codeOf({
      credentialConfigurationIds: ["identity"],
      properties: [{ key: "counter", value: "14" }],
      jwtAtClaims: '{"tenant":"north"}',
      authTime: 1000,
      acr: "urn:example:acr:pin",
    });
    const answer = await stage.redeem(code);
    expect(answer.body).toMatchObject({
      action: "OK",
      resultCode: "E040100",
      grantType: "PRE_AUTHORIZED_CODE",
      subject: "anna",
      properties: [{ key: "counter", value: "14" }],
      clientId: stage.wallet.clientId,
    });
    expect(contentOf(answer)).toEqual({
      access_token: answer.body["jwtAccessToken"],
      refresh_token: answer.body["refreshToken"],
      token_type: "Bearer",
      expires_in: 3600,
      counter: "14",
    });
    expect(decodeJwt(String(answer.body["jwtAccessToken"]))).toMatchObject({ tenant: "north", auth_time: 1000 });
    expect((await introspect(stage, answer.body["accessToken"])).body).toMatchObject({
      action: "OK",
      subject: "anna",
      acr: "urn:example:acr:pin",
      authTime: 1000,
      grantType: "PRE_AUTHORIZED_CODE",
      forCredentialIssuance: true,
      issuableCredentials: JSON.stringify([
        {
          ...configurations.identity,
          credential_configuration_id: "identity",
          credential_identifiers: ["identity"],
        },
      ]),
    });
    expect(refusal(await stage.redeem(code))).toEqual(["BAD_REQUEST", "E040104", "invalid_grant"]);
  });

  test("is redeemed once, of two requests at the same time", async () => {
    const stage = credentialStage();
    const code = await stage.codeOf({ txCode: "1234" });
    const answers = await Promise.all([1, 2].map(() => stage.redeem(code, { tx_code: "1234" })));
    expect(answers.map(({ body }) => body["action"]).sort()).toEqual(["BAD_REQUEST", "OK"]);
  });

  test("is good again where its token could not be signed", async () => {
    const stage = credentialStage({ accessTokenSignAlg: "ES256", accessTokenSignatureKeyId: "x" });
    const code = await stage.codeOf();
    expect((await stage.redeem(code)).body["action"]).toBe("INTERNAL_SERVER_ERROR");
    stage.emulator.updateService({ accessTokenSignAlg: null });
    expect((await stage.redeem(code)).body["action"]).toBe("OK");
  });

  test.each([
    ["is missing", undefined, "E040101", "invalid_request"],
    ["is empty", "", "E040101", "invalid_request"],
    ["is not known", "x", "E040102", "invalid_grant"],
  ])("that %s is refused", async (_name, code, resultCode, error) => {
    expect(refusal(await credentialStage().redeem(code))).toEqual(["BAD_REQUEST", resultCode, error]);
  });

  test("that has expired is refused, E040103", async () => {
    const stage = credentialStage();
    const code = await stage.codeOf({ duration: 60 });
    stage.emulator.clock.advance(60);
    expect(refusal(await stage.redeem(code))).toEqual(["BAD_REQUEST", "E040103", "invalid_grant"]);
  });

  test("is unknown once the service issues nothing any more", async () => {
    const stage = credentialStage();
    const code = await stage.codeOf();
    stage.emulator.updateService({ verifiableCredentialsEnabled: false });
    expect(refusal(await stage.redeem(code))).toEqual(["BAD_REQUEST", "E040102", "invalid_grant"]);
  });

  test("is for clients that are registered for the grant, A047302", async () => {
    const stage = credentialStage({}, { grantTypes: ["AUTHORIZATION_CODE"] });
    expect(refusal(await stage.redeem(await stage.codeOf()))).toEqual([
      "BAD_REQUEST",
      "A047302",
      "unauthorized_client",
    ]);
  });

  test("of a service without the grant is refused, A049305", async () => {
    const stage = credentialStage({ supportedGrantTypes: ["AUTHORIZATION_CODE"] });
    expect(refusal(await stage.redeem(await stage.codeOf()))).toEqual([
      "BAD_REQUEST",
      "A049305",
      "unsupported_grant_type",
    ]);
  });
});

describe("a transaction code", () => {
  test.each([
    ["missing", undefined, "E040106", "invalid_request"],
    ["wrong", "1235", "E040108", "invalid_grant"],
  ])("that is %s is refused, and the right one is good after that", async (_name, given, code, error) => {
    const stage = credentialStage();
    const preAuthorizedCode = await stage.codeOf({ txCode: "1234" });
    expect(refusal(await stage.redeem(preAuthorizedCode, { tx_code: given }))).toEqual(["BAD_REQUEST", code, error]);
    expect((await stage.redeem(preAuthorizedCode, { tx_code: "1234" })).body["action"]).toBe("OK");
  });

  test("that the offer has not is refused, E040107", async () => {
    const stage = credentialStage();
    const answer = await stage.redeem(await stage.codeOf(), { tx_code: "1234" });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "E040107", "invalid_request"]);
  });

  test("that is right is no wrong try, whatever else is wrong with the request", async () => {
    const stage = credentialStage();
    const code = await stage.codeOf({ txCode: "1234", credentialConfigurationIds: ["ticket"] });
    for (let count = 0; count < 5; count += 1) {
      const answer = await stage.redeem(code, { tx_code: "1234", authorization_details: details("identity") });
      expect(answer.body["resultCode"]).toBe("E004016");
    }
    expect((await stage.redeem(code, { tx_code: "1234" })).body["action"]).toBe("OK");
  });

  test("is tried five times, after which the right one comes too late, E040109", async () => {
    const stage = credentialStage();
    const code = await stage.codeOf({ txCode: "1234" });
    const answers = await Promise.all(Array.from({ length: 7 }, () => stage.redeem(code, { tx_code: "0000" })));
    expect(answers.map(({ body }) => body["resultCode"])).toEqual([
      ...Array<string>(5).fill("E040108"),
      ...Array<string>(2).fill("E040109"),
    ]);
    expect(refusal(await stage.redeem(code, { tx_code: "1234" }))).toEqual(["BAD_REQUEST", "E040109", "invalid_grant"]);
  });
});

describe("a wallet that does not say which client it is", () => {
  const anonymously = { client_id: undefined };

  test("gets no token, as long as the service says so, E040105", async () => {
    const stage = credentialStage();
    const answer = await stage.redeem(await stage.codeOf(), anonymously);
    expect(refusal(answer)).toEqual(["INVALID_CLIENT", "E040105", "invalid_client"]);
  });

  test("gets a token that is of no client, and nothing to refresh it by", async () => {
    const stage = credentialStage({ preAuthorizedGrantAnonymousAccessSupported: true });
    const { body } = await stage.redeem(await stage.codeOf(), anonymously);
    expect(body).toMatchObject({ action: "OK", clientId: 0, clientAuthMethod: "NONE", subject: "anna" });
    expect(body["refreshToken"]).toBeUndefined();
    expect((await introspect(stage, body["accessToken"])).body).toMatchObject({ action: "OK", clientId: 0 });
    const standard = await post(stage.emulator, "/auth/introspection/standard", {
      parameters: form({ token: String(body["accessToken"]) }),
    });
    expect(contentOf(standard)).not.toHaveProperty("client_id");
  });
});

describe("authorization details of the token request", () => {
  test("limit the token to some of what was offered", async () => {
    const stage = credentialStage();
    const answer = await stage.redeem(await stage.codeOf(), { authorization_details: details("ticket") });
    expect(contentOf(answer)["authorization_details"]).toEqual([
      { type: "openid_credential", credential_configuration_id: "ticket", credential_identifiers: ["ticket"] },
    ]);
    const { body } = await introspect(stage, answer.body["accessToken"]);
    expect(JSON.parse(String(body["issuableCredentials"]))).toEqual([
      { ...configurations.ticket, credential_configuration_id: "ticket", credential_identifiers: ["ticket"] },
    ]);
  });

  test("cannot go beyond the offer, E004016", async () => {
    const stage = credentialStage();
    const code = await stage.codeOf({ credentialConfigurationIds: ["ticket"] });
    expect(refusal(await stage.redeem(code, { authorization_details: details("ticket", "identity") }))).toEqual([
      "BAD_REQUEST",
      "E004016",
      "invalid_authorization_details",
    ]);
  });
});

test.each([
  [undefined, true],
  ["1.0-ID1", true],
  ["1.0", false],
  ["1.0-Final", false],
])("with the oid4vciVersion %s the nonce comes with the token, as in the first draft: %s", async (version, isDraft) => {
  const stage = credentialStage({ oid4vciVersion: version });
  const answer = await stage.redeem(await stage.codeOf());
  expect([typeof answer.body["cnonce"], typeof contentOf(answer)["c_nonce"]]).toEqual(
    Array(2).fill(isDraft ? "string" : "undefined"),
  );
});

test.each([
  ["A249302", "the service", { supportedAuthorizationDetailsTypes: ["other"] }, {}],
  ["A249303", "the client", {}, { authorizationDetailsTypes: ["other"] }],
])(
  "%s: authorization_details about credentials are for those who have their type, and %s has not",
  async (code, _whose, service, client) => {
    const stage = credentialStage(service, client);
    const answer = await stage.redeem(await stage.codeOf(), { authorization_details: details("ticket") });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", code, "invalid_authorization_details"]);
  },
);

describe("in the first implementer's draft", () => {
  test("the nonce for the first key proof comes with the token, and a new one when that is refreshed", async () => {
    const stage = credentialStage({ ...draft, cnonceDuration: 120 });
    const answer = await stage.redeem(await stage.codeOf());
    const { cnonce, accessToken, refreshToken } = answer.body;
    expect(cnonce).toEqual(matching(/^[\w-]{43}$/));
    expect(answer.body).toMatchObject({ cnonceDuration: 120, cnonceExpiresAt: start + 120_000 });
    expect(contentOf(answer)).toMatchObject({ c_nonce: cnonce, c_nonce_expires_in: 120 });
    expect((await introspect(stage, accessToken)).body).toMatchObject({
      cnonce,
      cnonceExpiresAt: start + 120_000,
      issuableCredentials: JSON.stringify(Object.values(configurations)),
    });
    const { body } = await post(stage.emulator, "/auth/token", {
      parameters: form({
        grant_type: "refresh_token",
        refresh_token: String(refreshToken),
        client_id: String(stage.wallet.clientId),
      }),
    });
    expect(body).toMatchObject({ action: "OK", cnonce: matching(/^[\w-]{43}$/) });
    expect(body["cnonce"]).not.toBe(cnonce);
  });
});

describe("an authorization request", () => {
  const credentialsOf = (text: unknown) =>
    (JSON.parse((text ?? "[]") as string) as Record<string, string>[]).map(
      (entry) => entry["credential_configuration_id"],
    );

  test.each([
    ["a scope", { scope: "openid identity" }, ["identity"]],
    ["authorization_details", { authorization_details: details("ticket") }, ["ticket"]],
    ["both", { scope: "openid identity", authorization_details: details("licence") }, ["identity", "licence"]],
    ["neither", {}, []],
    ["details of what there is not", { authorization_details: details("passport") }, []],
  ])("asks for credentials by %s, and the token is good for them", async (_name, parameters, expected) => {
    const stage = credentialStage();
    const { body } = await stage.flow.authorize(parameters);
    expect(credentialsOf(body["issuableCredentials"])).toEqual(expected);
    const { body: issued } = await stage.flow.issue(String(body["ticket"]));
    const tokens = await stage.flow.redeem(
      String(issued["authorizationCode"]),
      {
        client_id: String(stage.wallet.clientId),
      },
      {},
    );
    const { body: told } = await introspect(stage, tokens.body["accessToken"]);
    expect(credentialsOf(told["issuableCredentials"])).toEqual(expected);
    expect(told["forCredentialIssuance"]).toBe(expected.length > 0 ? true : undefined);
  });

  test("names credentials by format and type in the first implementer's draft alone", async () => {
    const authorization_details = JSON.stringify([
      { type: "openid_credential", format: "dc+sd-jwt", vct: configurations.ticket.vct },
    ]);
    const asked = async (stage: CredentialStage) =>
      (await stage.flow.authorize({ authorization_details })).body["issuableCredentials"];
    expect(await asked(credentialStage(draft))).toBe(JSON.stringify([configurations.ticket]));
    expect(await asked(credentialStage())).toBeUndefined();
  });

  test("with the issuer_state of an offer is about what was offered, and the token has what came with it", async () => {
    const stage = credentialStage();
    const info = infoOf(
      await stage.offer({
        ...{ preAuthorizedCodeGrantIncluded: false, authorizationCodeGrantIncluded: true, issuerStateIncluded: true },
        credentialConfigurationIds: ["ticket"],
        properties: [{ key: "counter", value: "14" }],
      }),
    );
    const { body } = await stage.flow.authorize({ issuer_state: info["issuerState"]! });
    expect(body["credentialOfferInfo"]).toEqual(info);
    expect(credentialsOf(body["issuableCredentials"])).toEqual(["ticket"]);
    const { body: issued } = await stage.flow.issue(String(body["ticket"]), {
      properties: [{ key: "till", value: "2" }],
    });
    const code = String(issued["authorizationCode"]);
    const tokens = await stage.flow.redeem(code, { client_id: String(stage.wallet.clientId) }, {});
    expect(tokens.body["properties"]).toEqual([
      { key: "counter", value: "14" },
      { key: "till", value: "2" },
    ]);
    const { body: told } = await introspect(stage, tokens.body["accessToken"]);
    expect(credentialsOf(told["issuableCredentials"])).toEqual(["ticket"]);
  });

  test("may have an issuer_state again and again, as long as the offer is good", async () => {
    const stage = credentialStage();
    const info = infoOf(await stage.offer({ authorizationCodeGrantIncluded: true, issuerStateIncluded: true }));
    for (let count = 0; count < 2; count += 1) {
      const { body } = await stage.flow.authorize({ issuer_state: info["issuerState"]! });
      expect(body["credentialOfferInfo"]).toEqual(info);
    }
  });

  test.each(["unknown", "expired"])("with the issuer_state of an %s offer is refused, E040014", async (kind) => {
    const stage = credentialStage();
    const info = infoOf(await stage.offer({ authorizationCodeGrantIncluded: true, issuerStateIncluded: true }));
    if (kind === "expired") stage.emulator.clock.advance(3600);
    const { body } = await stage.flow.authorize({ issuer_state: kind === "expired" ? info["issuerState"]! : "x" });
    expect(body).toMatchObject({ action: "LOCATION", resultCode: "E040014" });
    expect(String(body["responseContent"])).toContain("error=invalid_request");
  });

  test("has an issuer_state that means nothing to a service that issues nothing", async () => {
    const stage = credentialStage({ verifiableCredentialsEnabled: false });
    expect((await stage.flow.authorize({ issuer_state: "x" })).body["action"]).toBe("INTERACTION");
  });
});
