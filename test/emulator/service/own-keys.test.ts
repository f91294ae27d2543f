// A service with its own key set signs with those keys, and settings that name a key choose among them.
import { decodeProtectedHeader, exportJWK, jwtVerify, type JWK } from "jose";
import { describe, expect, test } from "vitest";
import { codeStage, membersOf } from "../authorization/code-caller.js";
import { form, get, post } from "../caller.js";
import { keyOf } from "../signing.js";

const privateJwk = async (alg: "ES256" | "RS256", kid: string, more: JWK = {}): Promise<JWK> => ({
  ...(await exportJWK((await keyOf(alg, kid)).privateKey)),
  kid,
  ...more,
});

const one = await privateJwk("ES256", "one");
const two = await privateJwk("ES256", "two");
const rsa = await privateJwk("RS256", "rsa");
const set = (...keys: JWK[]) => JSON.stringify({ keys });

const everything = {
  authorizationSignAlg: "ES256",
  userInfoSignAlg: "ES256",
  idTokenSignAlg: "ES256",
} as const;

/** The key IDs in the signed answers of a flow, by what they signed. */
async function kidsOf(service: Parameters<typeof codeStage>[1]) {
  const stage = codeStage(everything, { accessTokenSignAlg: "ES256", ...service });
  const answer = await stage.issue(await stage.ticketOf({ response_mode: "jwt" }));
  const { body } = await stage.redeem(String(answer.body["authorizationCode"]));
  const userinfo = await post(stage.emulator, "/auth/userinfo/issue", { token: body["accessToken"] });
  const introspected = await post(stage.emulator, "/auth/introspection/standard", {
    parameters: form({ token: String(body["accessToken"]) }),
    httpAcceptHeader: "application/token-introspection+jwt",
    introspectionSignAlg: "ES256",
    rsUri: "https://rs.example.com",
  });
  const jwts = {
    authorization: membersOf(answer)["response"],
    idToken: body["idToken"],
    accessToken: body["jwtAccessToken"],
    userInfo: userinfo.body["responseContent"],
    introspection: introspected.body["responseContent"],
  };
  const key = await keyOf("ES256", "one");
  return Promise.all(
    Object.entries(jwts).map(async ([name, jwt]) => {
      const { kid } = decodeProtectedHeader(String(jwt));
      const signer = kid === "two" ? await keyOf("ES256", "two") : key;
      await jwtVerify(String(jwt), signer.publicKey, { currentDate: new Date(Date.UTC(2026, 0, 1)) });
      return `${name} by ${kid}`;
    }),
  );
}

describe("the jwks of a service", () => {
  test("sign everything that the service signs", async () => {
    expect(await kidsOf({ jwks: set(one, rsa) })).toEqual([
      "authorization by one",
      "idToken by one",
      "accessToken by one",
      "userInfo by one",
      "introspection by one",
    ]);
  });

  test("are chosen from by the settings that name a key", async () => {
    const choices = {
      authorizationSignatureKeyId: "one",
      idTokenSignatureKeyId: "two",
      accessTokenSignatureKeyId: "one",
      userInfoSignatureKeyId: "two",
      introspectionSignatureKeyId: "one",
    };
    expect(await kidsOf({ jwks: set(one, two), ...choices })).toEqual([
      "authorization by one",
      "idToken by two",
      "accessToken by one",
      "userInfo by two",
      "introspection by one",
    ]);
  });

  test("are published without their private parts, unless these are asked for", async () => {
    const { emulator } = codeStage({}, { jwks: set(one, rsa) });
    const { d: _d, ...publicOne } = one;
    const { n, e } = rsa;
    const keys = (await get(emulator, "/service/jwks/get")).body["keys"];
    expect(keys).toEqual([publicOne, { kty: "RSA", kid: "rsa", n, e }]);
    const all = await get(emulator, "/service/jwks/get?includePrivateKeys=true");
    expect(all.body["keys"]).toEqual([one, rsa]);
  });

  test("verify an ID token that comes back as a hint", async () => {
    const { codeOf, redeem, authorize } = codeStage({}, { jwks: set(one) });
    const hint = String((await redeem(await codeOf())).body["idToken"]);
    expect((await authorize({ id_token_hint: hint })).body).toMatchObject({ action: "INTERACTION", subject: "anna" });
    const forged = `${hint.slice(0, -8)}AAAAAAAA`;
    expect((await authorize({ id_token_hint: forged })).body).not.toHaveProperty("subject");
  });

  test.each([
    ["A046202: no key at all", '{"keys":[]}', {}],
    ["A046202: no key set", "x", {}],
    ["A046203: none for the algorithm", set(rsa), {}],
    ["A046203: none of the name", set(one), { idTokenSignatureKeyId: "two" }],
    ["A046203: one to encrypt with", set({ ...one, use: "enc" }), {}],
    ["A046204: more than one for the algorithm", set(one, two), {}],
  ])("that are no good end the issue of an ID token and leave the ticket: %s", async (rule, jwks, choice) => {
    const stage = codeStage({ responseTypes: ["ID_TOKEN"] }, { jwks, ...choice });
    const ticket = await stage.ticketOf({ response_type: "id_token", nonce: "n" });
    const { body } = await stage.issue(ticket);
    expect(body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: rule.slice(0, 7) });
    stage.emulator.updateService({ jwks: set(one), idTokenSignatureKeyId: "one" });
    expect((await stage.issue(ticket)).body["action"]).toBe("LOCATION");
  });

  test("that lack the key for access tokens leave no token behind", async () => {
    const stage = codeStage({ idTokenSignAlg: "RS256" }, { jwks: set(rsa), accessTokenSignAlg: "ES256" });
    const { body } = await stage.redeem(await stage.codeOf());
    expect(body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "A046203" });
    expect(stage.emulator.records).toMatchObject({ accessTokens: 0, refreshTokens: 0 });
  });
});
