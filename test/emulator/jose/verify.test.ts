import { CompactSign, exportJWK, SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import { codeStage } from "../authorization/code-caller.js";
import { post, start } from "../caller.js";
import { encrypted } from "../token/grant-caller.js";
import { jwksOf, keyOf, sign } from "../signing.js";

const now = start / 1000;
const first = await keyOf("ES256");
const second = await keyOf("ES256", "second");
const secret = "a secret that is long enough for HS256, which wants 256 bits";

/** A client whose keys are registered, and the call of its server. */
function stageWith(client: object = {}, service: object = {}) {
  const stage = codeStage({ jwks: jwksOf(first.jwk), clientSecret: secret, clientIdAlias: "shop", ...client }, service);
  const verify = (jose: unknown, more: object = {}) => post(stage.emulator, "/jose/verify", { jose, ...more });
  const byClient = (jose: unknown, more: object = {}) =>
    verify(jose, { signedByClient: true, clientIdentifier: stage.client.clientId, ...more });
  return { ...stage, verify, byClient };
}

const valid = {
  status: 200,
  body: {
    resultCode: "A160001",
    resultMessage: "[A160001] The JOSE object is valid.",
    valid: true,
    signatureValid: true,
  },
};

const faulty = (signatureValid: boolean, faults: readonly (readonly [string, string])[], claims: object = {}) => {
  const errorDescriptions = faults.map(([, text]) => text);
  const [resultCode, first] = faults[0]!;
  const resultMessage = `[${resultCode}] ${first}`;
  return {
    status: 200,
    body: { resultCode, resultMessage, valid: false, signatureValid, ...claims, errorDescriptions },
  };
};

const hmac = (claims: object = {}) =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret));

describe("A160001: an object is valid", () => {
  test("that the service signed, with keys that it made or brought", async () => {
    const own = { ...(await exportJWK(first.privateKey)), kid: "own" };
    for (const service of [{}, { jwks: jwksOf(own) }]) {
      const { verify, codeOf, redeem } = stageWith({}, service);
      const idToken = (await redeem(await codeOf())).body["idToken"];
      expect(await verify(idToken, { mandatoryClaims: ["iss", "sub", "aud", "exp", "iat"] })).toEqual(valid);
    }
  });

  test("that the client signed: by its number, by its alias, and by the iss where nothing names it", async () => {
    const { verify, byClient, client } = stageWith();
    const jwt = await sign(first, { iss: String(client.clientId) });
    expect(await byClient(jwt)).toEqual(valid);
    expect(await byClient(jwt, { clientIdentifier: "shop" })).toEqual(valid);
    expect(await verify(jwt, { signedByClient: true })).toEqual(valid);
  });

  test("that is signed by the client's secret, whoever signed it", async () => {
    const { verify, byClient } = stageWith();
    expect(await byClient(await hmac())).toEqual(valid);
    expect(await verify(await hmac(), { clientIdentifier: "shop" })).toEqual(valid);
  });

  test("whose times are just within the clock skew, and not one second beyond", async () => {
    const { byClient } = stageWith();
    const jwt = await sign(first, { exp: now - 9, iat: now + 10, nbf: now + 10 });
    expect(await byClient(jwt, { clockSkew: 10 })).toEqual(valid);
    expect((await byClient(jwt, { clockSkew: 8 })).body["invalidClaims"]).toEqual(["exp", "iat", "nbf"]);
  });
});

test("A160201: a call without an object is malformed", async () => {
  const { verify } = stageWith();
  const resultMessage = "[A160201] The call has no JOSE object.";
  for (const jose of [undefined, ""])
    expect(await verify(jose)).toEqual({ status: 400, body: { resultCode: "A160201", resultMessage } });
});

describe("an object is not valid", () => {
  test.each([
    ["A160202", "The text is not a JOSE object in compact form.", "x.y"],
    ["A160101", "Encrypted objects are not verified.", encrypted],
    ["E030001", "The object is not signed.", new UnsecuredJWT({}).encode()],
  ])("%s: %s", async (code, text, jose) => {
    expect(await stageWith().byClient(jose)).toEqual(faulty(false, [[code, text]]));
  });

  test("A160203: whose payload is no JSON object, though claims are wanted", async () => {
    const { byClient } = stageWith();
    const jwt = await sign(first, {});
    const [header] = jwt.split(".");
    const fault = ["A160203", "The payload is no JSON object, so it has no claims."] as const;
    expect((await byClient(`${header}.W10.AAAA`, { mandatoryClaims: ["a"] })).body).toMatchObject(
      faulty(false, [fault, ["A160219", "The signature is wrong."]]).body,
    );
    expect((await byClient(`${header}.W10.AAAA`)).body["resultCode"]).toBe("A160219");
  });

  test.each<[code: string, text: string, claims: Record<string, unknown>, faults: object]>([
    ["A160204", "The claim 'aud' is missing.", {}, { missingClaims: ["aud"] }],
    ["A160205", "The claim 'exp' is not an integer.", { aud: "a", exp: "x" }, { invalidClaims: ["exp"] }],
    ["A160214", "The claim 'sub' is not a string.", { aud: "a", sub: 1 }, { invalidClaims: ["sub"] }],
    ["A160206", "The time in the claim 'exp' has passed.", { aud: "a", exp: now }, { invalidClaims: ["exp"] }],
    ["A160207", "The time in the claim 'iat' has not come.", { aud: "a", iat: now + 1 }, { invalidClaims: ["iat"] }],
    ["A160208", "The time in the claim 'nbf' has not come.", { aud: "a", nbf: now + 1 }, { invalidClaims: ["nbf"] }],
  ])("%s: %s", async (code, text, claims, faults) => {
    // jose refuses to sign non-numeric times, so the payload is signed as bytes.
    const payload = new TextEncoder().encode(JSON.stringify(claims));
    const jose = await new CompactSign(payload).setProtectedHeader({ alg: "ES256" }).sign(first.privateKey);
    expect(await stageWith().byClient(jose, { mandatoryClaims: ["aud", "aud"] })).toEqual(
      faulty(true, [[code, text]], faults),
    );
  });

  test.each<[code: string, text: string, call: object, client?: object]>([
    ["A160215", "The client has to be named, for its keys or its secret are needed.", { clientIdentifier: "" }],
    ["A160216", "The client is not known.", { clientIdentifier: "nobody" }],
    ["A160301", "No keys are registered for the client.", {}, { jwks: null }],
    ["A160221", "No key of the client fits the signature.", {}, { jwks: jwksOf({ ...first.jwk, use: "enc" }) }],
    ["A160220", "More than one key of the client fits the signature.", {}, { jwks: jwksOf(first.jwk, second.jwk) }],
    ["A160219", "The signature is wrong.", {}, { jwks: jwksOf(second.jwk) }],
  ])("%s: %s", async (code, text, call, client = {}) => {
    expect(await stageWith(client).byClient(await sign(first, {}), call)).toEqual(faulty(false, [[code, text]]));
  });

  test.each([
    ["A160218", "The service has no key set.", { jwks: '{"keys":[]}' }],
    ["A160221", "No key of the service fits the signature.", {}],
    ["A160219", "The signature is wrong.", { jwks: jwksOf(second.jwk) }],
  ])("%s, as one of the service: %s", async (code, text, service) => {
    const { verify } = stageWith({}, service);
    expect(await verify(await sign(first, {}))).toEqual(faulty(false, [[code, text]]));
  });

  test("A160217: by a secret that the client does not have", async () => {
    const { emulator, verify } = stageWith();
    const { clientId } = emulator.addClient({ clientType: "PUBLIC", tokenAuthMethod: "NONE" });
    const text = "The client has no secret to check the signature by.";
    expect(await verify(await hmac(), { clientIdentifier: clientId })).toEqual(faulty(false, [["A160217", text]]));
  });

  test("and all of it is told, the first fault first", async () => {
    const jwt = await sign(second, { exp: now - 1, iat: now + 1 });
    expect(await stageWith().byClient(jwt, { mandatoryClaims: ["iss", "jti"] })).toEqual(
      faulty(
        false,
        [
          ["A160204", "The claim 'iss' is missing."],
          ["A160204", "The claim 'jti' is missing."],
          ["A160206", "The time in the claim 'exp' has passed."],
          ["A160207", "The time in the claim 'iat' has not come."],
          ["A160219", "The signature is wrong."],
        ],
        { missingClaims: ["iss", "jti"], invalidClaims: ["exp", "iat"] },
      ),
    );
  });
});
