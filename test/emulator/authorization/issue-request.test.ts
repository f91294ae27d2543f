// The request properties of authorization.issue, and where each of them has an effect.
import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { contentOf, post, start } from "../caller.js";
import { codeStage, membersOf, refusalOf } from "./code-caller.js";

const now = start / 1000;
const front: ClientSettings = { responseTypes: ["CODE", "TOKEN", "ID_TOKEN", "CODE_ID_TOKEN_TOKEN"] };
const idToken = { response_type: "id_token", nonce: "n" };

/** The ID token of an authorization response. */
async function idTokenOf(body: object, service: ServiceSettings = {}, parameters: Record<string, string> = idToken) {
  const { ticketOf, issue } = codeStage(front, service);
  return String((await issue(await ticketOf(parameters), body)).body["idToken"]);
}

/** The tokens of a code that was issued with this body, and the token results for the server. */
async function tokensOf(body: object, parameters: Record<string, string> = {}, service: ServiceSettings = {}) {
  const stage = codeStage({}, service);
  const answer = await stage.redeem(await stage.codeOf(parameters, body));
  const token = answer.body["accessToken"];
  const introspected = (await post(stage.emulator, "/auth/introspection", { token })).body;
  const atUserinfo = (await post(stage.emulator, "/auth/userinfo", { token })).body;
  return { ...stage, answer: answer.body, content: contentOf(answer), introspected, atUserinfo };
}

describe("sub", () => {
  test("takes the place of the subject in the ID token alone: the subject that is stored stays", async () => {
    const { answer, introspected, atUserinfo } = await tokensOf({ sub: "other" });
    expect(decodeJwt(String(answer["idToken"])).sub).toBe("other");
    expect([answer["subject"], introspected["subject"], atUserinfo["subject"]]).toEqual(["anna", "anna", "anna"]);
  });
});

describe("authTime and acr", () => {
  test("become auth_time and acr, as they are", async () => {
    expect(decodeJwt(await idTokenOf({ authTime: 5, acr: "gold" }))).toMatchObject({ auth_time: 5, acr: "gold" });
  });

  test("are not made up where the server does not tell them, though max_age and acr_values asked for them", async () => {
    const asked = { ...idToken, max_age: "60", acr_values: "urn:example:acr:pin" };
    const claims = decodeJwt(await idTokenOf({}, {}, asked));
    expect(claims).not.toHaveProperty("auth_time");
    expect(claims).not.toHaveProperty("acr");
  });
});

describe("claims", () => {
  test("are those of the ID token, and replace none of its own", async () => {
    const claims = JSON.stringify({ name: "Anna", iss: "https://evil.example", aud: "x", exp: 1, iat: 1, nonce: "x" });
    expect(decodeJwt(await idTokenOf({ claims }))).toMatchObject({
      name: "Anna",
      iss: "https://as.localhost",
      exp: now + 3600,
      iat: now,
      nonce: "n",
    });
  });
});

describe("consentedClaims", () => {
  test("are told at introspection and userinfo, word for word", async () => {
    const { introspected, atUserinfo } = await tokensOf(
      { consentedClaims: ["email"] },
      { scope: "openid email phone" },
    );
    expect([introspected["consentedClaims"], atUserinfo["consentedClaims"]]).toEqual([["email"], ["email"]]);
  });

  test("are worked out of the scopes and the claims where they are left out", async () => {
    const { introspected } = await tokensOf({ claims: '{"name":"Anna"}' }, { scope: "openid email" });
    expect((introspected["consentedClaims"] as string[]).toSorted()).toEqual(["email", "email_verified", "name"]);
  });
});

describe("scopes", () => {
  const supportedScopes = ["openid", "email", "phone", "offline_access"].map((name) => ({ name }));
  test.each([
    ["null keep what was asked for", null, "openid email", "email openid"],
    ["left out keep what was asked for", undefined, "openid email", "email openid"],
    ["replace what was asked for", ["phone"], "openid email", "phone"],
    [
      "take offline_access up without a prompt for consent",
      ["openid", "offline_access"],
      "openid",
      "offline_access openid",
    ],
    ["take openid up only where it was asked for", ["openid", "phone"], "email", "phone"],
  ])("%s", async (_rule, scopes, scope, expected) => {
    const { content, answer } = await tokensOf({ scopes }, { scope }, { supportedScopes });
    expect(String(content["scope"]).split(" ").toSorted().join(" ")).toBe(expected);
    expect(answer["idToken"] !== undefined).toBe(expected.includes("openid"));
  });

  test("that are none take all away", async () => {
    const { answer, content } = await tokensOf({ scopes: [] }, { scope: "openid email" }, { supportedScopes });
    expect([answer["action"], answer["scopes"] ?? [], content["scope"] ?? ""]).toEqual(["OK", [], ""]);
    expect(answer["idToken"]).toBeUndefined();
  });
});

describe("properties", () => {
  const reserved = ["access_token", "token_type", "expires_in", "refresh_token", "scope", "error"].concat([
    ...["error_description", "error_uri", "id_token"],
  ]);

  test("that can be seen are members of the token response, and hidden ones are told to the server alone", async () => {
    const properties = [
      { key: "branch", value: "117" },
      { key: "score", value: "9", hidden: true },
    ];
    const { content, answer, introspected } = await tokensOf({ properties });
    expect([content["branch"], content["score"]]).toEqual(["117", undefined]);
    expect(answer["properties"]).toEqual([{ key: "branch", value: "117" }, properties[1]]);
    expect(introspected["properties"]).toEqual(answer["properties"]);
  });

  test.each(reserved)("replace no member of the response: %s", async (key) => {
    const { content } = await tokensOf({ properties: [{ key, value: "forged" }] });
    expect(Object.values(content)).not.toContain("forged");
  });
});

test("authorizationDetails replace those that were asked for", async () => {
  const stage = codeStage(
    { authorizationDetailsTypes: ["payment"] },
    { supportedAuthorizationDetailsTypes: ["payment"] },
  );
  const parameters = { authorization_details: '[{"type":"payment","amount":5}]' };
  const plain = contentOf(await stage.redeem(await stage.codeOf(parameters)));
  expect(plain["authorization_details"]).toEqual([{ type: "payment", amount: 5 }]);
  const authorizationDetails = { elements: [{ type: "payment", otherFields: '{"amount":5,"from":"DE1"}' }] };
  const enriched = contentOf(await stage.redeem(await stage.codeOf(parameters, { authorizationDetails })));
  expect(enriched["authorization_details"]).toEqual([{ type: "payment", amount: 5, from: "DE1" }]);
});

test("idtHeaderParams join the header of the ID token, and replace nothing of it", async () => {
  const idtHeaderParams = JSON.stringify({ x: 1, alg: "none", kid: "forged" });
  const header = decodeProtectedHeader(await idTokenOf({ idtHeaderParams }));
  expect(header).toMatchObject({ alg: "ES256", x: 1 });
  expect(header.kid).not.toBe("forged");
});

test.each([
  [undefined, undefined, true],
  ["string", undefined, false],
  ["array", undefined, true],
  ["array", "string", false],
  ["string", "array", true],
] as const)("idTokenAudType of the service %s, of the call %s: an array is %s", async (ofService, ofCall, isArray) => {
  const service = ofService ? { idTokenAudType: ofService } : {};
  const { aud } = decodeJwt(await idTokenOf({ ...(ofCall && { idTokenAudType: ofCall }) }, service));
  expect(Array.isArray(aud)).toBe(isArray);
});

describe("accessToken and accessTokenDuration", () => {
  const own = "o".repeat(32);
  const issueToken = async (type: string) => {
    const { emulator, ticketOf, issue, redeem } = codeStage(front);
    const ticket = await ticketOf({ response_type: type, nonce: "n" });
    const { body } = await issue(ticket, { accessToken: own, accessTokenDuration: 77 });
    return { emulator, redeem, body };
  };

  test("are those of the front channel's access token", async () => {
    const { emulator, body } = await issueToken("token");
    expect(body).toMatchObject({ accessToken: own, accessTokenDuration: 77, accessTokenExpiresAt: start + 77_000 });
    expect(membersOf({ status: 200, body })).toMatchObject({ access_token: own, expires_in: "77" });
    expect((await post(emulator, "/auth/introspection", { token: own })).body).toMatchObject({
      action: "OK",
      subject: "anna",
    });
  });

  test("the token is not used where the response type gives none", async () => {
    const { emulator, redeem, body } = await issueToken("code");
    const answer = await redeem(String(body["authorizationCode"]));
    expect(answer.body["accessToken"]).not.toBe(own);
    expect((await post(emulator, "/auth/introspection", { token: own })).body["existent"]).not.toBe(true);
  });
});

test("jwtAtClaims are in an access token that is a JWT", async () => {
  const { answer } = await tokensOf({ jwtAtClaims: '{"tenant":"north"}' }, {}, { accessTokenSignAlg: "ES256" });
  expect(decodeJwt(String(answer["jwtAccessToken"]))).toMatchObject({ tenant: "north" });
});

describe("singleAccessTokenPerSubject", () => {
  test.each([
    ["of the service", {}, { singleAccessTokenPerSubject: true }, "UNAUTHORIZED"],
    ["of the client", { singleAccessTokenPerSubject: true }, {}, "UNAUTHORIZED"],
    ["of neither", {}, {}, "OK"],
  ] as const)(
    "%s: a token of the front channel ends the one before, of that user alone",
    async (_of, client, service, left) => {
      const { emulator, ticketOf, issue } = codeStage({ ...front, ...client }, service);
      const tokenOf = async (subject: string) =>
        (await issue(await ticketOf({ response_type: "token" }), { subject })).body["accessToken"];
      const stateOf = async (token: unknown) => (await post(emulator, "/auth/introspection", { token })).body["action"];
      const [first, other] = [await tokenOf("anna"), await tokenOf("bert")];
      const second = await tokenOf("anna");
      expect([await stateOf(first), await stateOf(other), await stateOf(second)]).toEqual([left, "OK", "OK"]);
    },
  );
});

describe("authorization.fail", () => {
  test("says in words of its own why, or in those of the server", async () => {
    const { ticketOf, fail } = codeStage();
    const own = membersOf(await fail(await ticketOf(), "DENIED"))["error_description"];
    expect(own).toMatch(/^\[A060306\] .+/);
    const given = await fail(await ticketOf(), "DENIED", { description: "Not today." });
    expect(membersOf(given)["error_description"]).toBe("[A060306] Not today.");
  });

  test("takes any reason for both kinds of ticket", async () => {
    const { ticketOf, fail } = codeStage();
    for (const prompt of ["none", "login"]) {
      for (const [reason, error] of [
        ["NOT_LOGGED_IN", "login_required"],
        ["DENIED", "access_denied"],
      ] as const) {
        const answer = await fail(await ticketOf({ prompt }), reason);
        expect([answer.body["action"], membersOf(answer)["error"]]).toEqual(["LOCATION", error]);
      }
    }
  });

  test("gives the client no code and no token, and does not spend the pushed request, as issue does", async () => {
    const { push, authorize, fail, issue } = codeStage();
    const reference = { request_uri: String((await push()).body["requestUri"]) };
    const ticketOf = async () => String((await authorize(reference)).body["ticket"]);
    const answer = await fail(await ticketOf(), "DENIED");
    expect(Object.keys(membersOf(answer)).toSorted()).toEqual(["error", "error_description", "iss"]);
    expect((await issue(await ticketOf())).body["action"]).toBe("LOCATION");
    expect(refusalOf(await authorize(reference))).toEqual(["BAD_REQUEST", "A008303", "invalid_request_uri"]);
  });
});
