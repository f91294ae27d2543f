// The requirements of FAPI for token requests: FAPI 1.0 Baseline and Advanced, and FAPI 2.0.
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { codeStage } from "../authorization/code-caller.js";
import { clientCertificate } from "../certificates.js";
import { basic, contentOf, start, type Answer } from "../caller.js";
import { assertionOf, jwksOf, keyOf, sign } from "../signing.js";

const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const grantTypes = ["CLIENT_CREDENTIALS", "PASSWORD", "REFRESH_TOKEN"] as const;

const service: ServiceSettings = {
  supportedGrantTypes: grantTypes,
  supportedServiceProfiles: ["FAPI"],
  supportedTokenAuthMethods: ["CLIENT_SECRET_BASIC", "CLIENT_SECRET_JWT", "PRIVATE_KEY_JWT", "TLS_CLIENT_AUTH"],
  tlsClientCertificateBoundAccessTokens: true,
};

async function stage(
  settings: ClientSettings,
  changes: ServiceSettings = {},
  alg: "ES256" | "RS256" | "EdDSA" = "ES256",
) {
  const key = await keyOf(alg);
  const { token, client } = codeStage(
    { grantTypes, tokenAuthMethod: "PRIVATE_KEY_JWT", jwks: jwksOf(key.jwk), ...settings },
    { ...service, ...changes },
  );
  const proof = await keyOf("ES256", "proof");
  const claims = { jti: crypto.randomUUID(), htm: "POST", htu: "https://as.localhost/token", iat: start / 1000 };
  const dpop = await sign(proof, claims, { typ: "dpop+jwt", jwk: proof.jwk });
  const request = async (body: object = {}, parameters: Record<string, string> = {}) =>
    token({ grant_type: "client_credentials", ...(await assertionOf(key, client.clientId)), ...parameters }, body);
  const plain = (parameters: Record<string, string> = {}) =>
    token({ grant_type: "client_credentials", ...parameters }, basic(client));
  return { request, plain, dpop };
}

const bound: ClientSettings = { tlsClientCertificateBoundAccessTokens: true };

describe("FAPI 2.0", () => {
  const fapiModes = ["FAPI2_SECURITY"] as const;

  test("takes a client by its key with a token that is bound to a proof or to a certificate, and no other: A152305", async () => {
    const { request, dpop } = await stage({ fapiModes });
    expect(outcome(await request())).toEqual(["BAD_REQUEST", "A152305", "invalid_request"]);
    expect((await request({ dpop })).body["action"]).toBe("OK");
    const certified = await stage({ fapiModes, ...bound });
    expect((await certified.request({ clientCertificate })).body["action"]).toBe("OK");
  });

  test("takes no client by a secret: A295301", async () => {
    const { plain } = await stage({ fapiModes, tokenAuthMethod: "CLIENT_SECRET_BASIC" });
    expect(outcome(await plain())).toEqual(["BAD_REQUEST", "A295301", "unauthorized_client"]);
  });

  test("takes assertions by EdDSA, and not by RS256: A152302", async () => {
    const edwards = await stage({ fapiModes }, {}, "EdDSA");
    expect((await edwards.request({ dpop: edwards.dpop })).body["action"]).toBe("OK");
    const { request, dpop } = await stage({ fapiModes }, {}, "RS256");
    expect(outcome(await request({ dpop }))).toEqual(["INVALID_CLIENT", "A152302", "invalid_client"]);
  });

  test("takes no password: A295306", async () => {
    const { request, dpop } = await stage({ fapiModes });
    const password = { grant_type: "password", username: "anna", password: "x" };
    expect(outcome(await request({ dpop }, password))).toEqual(["BAD_REQUEST", "A295306", "unauthorized_client"]);
  });
});

describe("FAPI 1.0", () => {
  test("Advanced wants a certificate, and a proof does not do: A152305", async () => {
    const { request, dpop } = await stage({ fapiModes: ["FAPI1_ADVANCED"] });
    expect(outcome(await request({ dpop }))).toEqual(["BAD_REQUEST", "A152305", "invalid_request"]);
    const certified = await stage({ fapiModes: ["FAPI1_ADVANCED"], ...bound });
    expect((await certified.request({ clientCertificate })).body["action"]).toBe("OK");
    const edwards = await stage({ fapiModes: ["FAPI1_ADVANCED"], ...bound }, {}, "EdDSA");
    expect(outcome(await edwards.request({ clientCertificate }))).toEqual([
      "INVALID_CLIENT",
      "A152302",
      "invalid_client",
    ]);
  });

  test("Baseline takes no client by its secret: A152301", async () => {
    const { plain } = await stage({ fapiModes: ["FAPI1_BASELINE"], tokenAuthMethod: "CLIENT_SECRET_BASIC" });
    expect(outcome(await plain())).toEqual(["BAD_REQUEST", "A152301", "unauthorized_client"]);
    const { request } = await stage({ fapiModes: ["FAPI1_BASELINE"] });
    expect((await request()).body["action"]).toBe("OK");
  });

  test("wants no ID tokens by RSA1_5: A152306", async () => {
    const { request } = await stage({ fapiModes: ["FAPI1_BASELINE"], idTokenEncryptionAlg: "RSA1_5" });
    expect(outcome(await request())).toEqual(["BAD_REQUEST", "A152306", "invalid_request"]);
  });
});

test("a scope can ask for FAPI, and without the profile of the service nothing does", async () => {
  const attributes = [{ key: "fapi2", value: "sp" }];
  const supportedScopes = [{ name: "payments", attributes }, { name: "email" }];
  const settings = { tokenAuthMethod: "CLIENT_SECRET_BASIC" } as const;
  const { plain } = await stage(settings, { supportedScopes });
  expect(outcome(await plain({ scope: "payments" }))[1]).toBe("A295301");
  expect((await plain({ scope: "email" })).body["action"]).toBe("OK");
  const without = await stage({ ...settings, fapiModes: ["FAPI2_SECURITY"] }, { supportedServiceProfiles: [] });
  expect((await without.plain()).body["action"]).toBe("OK");
});
