// Checks of a wallet's credential request: the token, the requested credential, the key proofs, and the encryption.
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { contentOf, post, standing, start, type Answer } from "../caller.js";
import { certificateOf } from "../certificates.js";
import { matching } from "../matchers.js";
import { keyOf, sign } from "../signing.js";
import { refusal } from "../token/grant-caller.js";
import {
  configurations,
  credentialStage,
  infoOf,
  issuer,
  metadata,
  proofOf,
  requestOf,
  type CredentialStage,
} from "./credential-caller.js";

const now = start / 1000;
const draft: ServiceSettings = { oid4vciVersion: "1.0-ID1" };
const wallet = await keyOf("ES256", "wallet");

/** A stage with a token, and the parse call with it. */
async function parsing(service: ServiceSettings = {}, offer: object = {}) {
  const stage = credentialStage(service);
  const tokens = (await stage.redeem(await stage.codeOf(offer))).body;
  const accessToken = String(tokens["accessToken"]);
  const parse = (request: unknown, more: object = {}) =>
    stage.call("single/parse", {
      accessToken,
      requestContent: typeof request === "string" ? request : JSON.stringify(request),
      ...more,
    });
  return { stage, tokens, accessToken, parse };
}

const changed = (name: keyof typeof configurations, changes: object, more: object = {}): ServiceSettings => ({
  credentialIssuerMetadata: {
    ...metadata,
    ...more,
    credentialsSupported: JSON.stringify({ ...configurations, [name]: { ...configurations[name], ...changes } }),
  },
});
const withMore = (more: object): ServiceSettings => changed("identity", {}, more);

const encrypting = withMore({
  credentialResponseEncryptionAlgValuesSupported: ["ECDH_ES", "RSA1_5"],
  credentialResponseEncryptionEncValuesSupported: ["A256GCM"],
});

describe("a credential request", () => {
  test("that is good is told with its keys, and what else it says", async () => {
    const { parse } = await parsing(encrypting);
    const proof = await proofOf(wallet, { iss: undefined, nonce: undefined });
    const { jwk } = await keyOf("ES256", "encryption");
    const request = {
      ...(JSON.parse(requestOf("identity", proof)) as object),
      credential_response_encryption: { jwk: { ...jwk, alg: "ECDH-ES" }, enc: "A256GCM" },
      ...{ format: "dc+sd-jwt", proof: {}, locale: "sv" },
    };
    const { body } = await parse(request);
    expect(body).toEqual({
      action: "OK",
      resultCode: "E040200",
      resultMessage: "[E040200] The credential request is valid.",
      info: {
        identifier: matching(/^[\w-]{43}$/),
        format: "dc+sd-jwt",
        bindingKey: JSON.stringify(wallet.jwk),
        bindingKeys: [JSON.stringify(wallet.jwk)],
        details: '{"locale":"sv"}',
        credentialConfigurationId: "identity",
      },
    });
  });

  test("may name the credential by an identifier", async () => {
    const { parse } = await parsing();
    const info = infoOf(await parse({ credential_identifier: "ticket" }));
    expect(info).toEqual({
      identifier: info["identifier"],
      format: "dc+sd-jwt",
      details: "{}",
      credentialIdentifier: "ticket",
    });
  });

  test.each([
    ["no JSON", "x", "E040206", "invalid_credential_request"],
    ["no object", "[]", "E040206", "invalid_credential_request"],
    ["without a name of the credential", {}, "E040206", "invalid_credential_request"],
    [
      "with two names",
      { credential_configuration_id: "ticket", credential_identifier: "ticket" },
      "E040206",
      "invalid_credential_request",
    ],
    [
      "with a name that is no text",
      { credential_configuration_id: ["ticket"] },
      "E040206",
      "invalid_credential_request",
    ],
    [
      "of an unknown configuration",
      { credential_configuration_id: "x" },
      "E040207",
      "unknown_credential_configuration",
    ],
    ["of an unknown identifier", { credential_identifier: "x" }, "E040207", "unknown_credential_identifier"],
    [
      "of a credential that the token is not good for",
      { credential_configuration_id: "licence" },
      "E040208",
      "invalid_credential_request",
    ],
  ])("that is %s is refused", async (_name, request, code, error) => {
    const { parse, stage } = await parsing({}, { credentialConfigurationIds: ["identity", "ticket"] });
    const answer = await parse(request);
    expect(refusal(answer)).toEqual(["BAD_REQUEST", code, error]);
    expect(Object.keys(contentOf(answer))).toEqual(["error", "error_description"]);
    expect(stage.emulator.records.credentialRequests).toBe(0);
  });

  test("of a format that the API does not issue is refused, E040209", async () => {
    const { parse } = await parsing(changed("ticket", { format: "jwt_vc_json" }));
    expect(refusal(await parse({ credential_configuration_id: "ticket" }))).toEqual([
      "BAD_REQUEST",
      "E040209",
      "unsupported_credential_format",
    ]);
  });

  test("that is encrypted is answered with 501", async () => {
    const { parse } = await parsing();
    const header = Buffer.from('{"alg":"ECDH-ES","enc":"A256GCM"}').toString("base64url");
    expect((await parse(`${header}..AAAA.AAAA.AAAA`)).status).toBe(501);
  });

  test.each(["haipVersion", "keyAttesterRootsEnabled"])("with the setting %s is answered with 501", async (name) => {
    const { stage, parse } = await parsing();
    const { emulator } = stage;
    // Sent directly, since the description does not have the setting.
    const updated = await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}/service/update`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
      body: JSON.stringify({ ...emulator.service, [name]: true }),
    });
    expect(await updated.json()).toMatchObject({ [name]: true });
    expect(await parse({ credential_configuration_id: "ticket" })).toMatchObject({
      status: 501,
      body: { resultCode: "E009015" },
    });
  });
});

describe("in the first implementer's draft, a credential request", () => {
  const ticket = { format: "dc+sd-jwt", vct: configurations.ticket.vct };

  test("names format and type, and the nonce of its proof is used up", async () => {
    const { parse, tokens } = await parsing(draft);
    const jwt = await proofOf(wallet, { nonce: tokens["cnonce"] });
    const request = { format: "mso_mdoc", doctype: configurations.licence.doctype, proof: { proof_type: "jwt", jwt } };
    const info = infoOf(await parse(request));
    expect(info).toEqual({
      identifier: matching(/^[\w-]{43}$/),
      format: "mso_mdoc",
      bindingKey: JSON.stringify(wallet.jwk),
      details: JSON.stringify({ doctype: configurations.licence.doctype }),
    });
    expect(refusal(await parse(request))).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
  });

  test("has the nonce of one token, of two requests at the same time in one", async () => {
    const { parse, tokens } = await parsing(draft);
    const jwt = await proofOf(wallet, { nonce: tokens["cnonce"] });
    const request = { format: "dc+sd-jwt", vct: configurations.identity.vct, proof: { proof_type: "jwt", jwt } };
    const answers = await Promise.all([parse(request), parse(request)]);
    expect(answers.map(({ body }) => body["action"]).sort()).toEqual(["BAD_REQUEST", "OK"]);
  });

  test("whose nonce is not good is told the next one, which is", async () => {
    const { parse, stage, tokens } = await parsing({ ...draft, cnonceDuration: 60 });
    const identity = { format: "dc+sd-jwt", vct: configurations.identity.vct };
    const ask = async (nonce: unknown) =>
      parse({ ...identity, proof: { proof_type: "jwt", jwt: await proofOf(wallet, { nonce }) } });
    stage.emulator.clock.advance(60);
    const refused = await ask(tokens["cnonce"]);
    expect(refusal(refused)).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
    expect(contentOf(refused)).toEqual({
      error: "invalid_proof",
      error_description: "[E040210] proof.jwt: The nonce has expired.",
      c_nonce: matching(/^[\w-]{43}$/),
      c_nonce_expires_in: 60,
    });
    expect((await ask(contentOf(refused)["c_nonce"])).body["action"]).toBe("OK");
  });

  test.each([
    ["without a format", {}, "E040206", "invalid_credential_request"],
    [
      "by an identifier or a configuration, which it does not have",
      { credential_identifier: "ticket", credential_configuration_id: "ticket" },
      "E040206",
      "invalid_credential_request",
    ],
    ["of a format that the API does not issue", { format: "ldp_vc" }, "E040209", "unsupported_credential_format"],
    ["of an unknown type", { format: "dc+sd-jwt", vct: "x" }, "E040207", "unsupported_credential_type"],
    ["without a type", { format: "mso_mdoc" }, "E040207", "unsupported_credential_type"],
    [
      "of what the token is not good for",
      { format: "dc+sd-jwt", vct: configurations.identity.vct },
      "E040208",
      "invalid_credential_request",
    ],
    ["with a proof that is no object", { ...ticket, proof: "x" }, "E040210", "invalid_proof"],
    ["with a proof of another type", { ...ticket, proof: { proof_type: "cwt" } }, "E040210", "invalid_proof"],
    ["with a proof that is no text", { ...ticket, proof: { proof_type: "jwt", jwt: 1 } }, "E040210", "invalid_proof"],
  ])("%s is refused", async (_name, request, code, error) => {
    const { parse } = await parsing(draft, { credentialConfigurationIds: ["ticket"] });
    expect(refusal(await parse(request))).toEqual(["BAD_REQUEST", code, error]);
  });
});

describe("the access token of a credential request", () => {
  const unauthorized = (answer: Answer) => [
    answer.body["action"],
    answer.body["resultCode"],
    answer.body["responseContent"],
  ];

  test("has to be there, E040202", async () => {
    const { parse } = await parsing();
    expect(unauthorized(await parse({}, { accessToken: undefined }))).toEqual(["UNAUTHORIZED", "E040202", "Bearer"]);
  });

  test("has to be known, E040203", async () => {
    const { parse } = await parsing();
    expect(unauthorized(await parse({}, { accessToken: "x" }))).toEqual([
      "UNAUTHORIZED",
      "E040203",
      'Bearer error="invalid_token",error_description="[E040203] The access token does not exist."',
    ]);
  });

  test("must not be revoked, E040203", async () => {
    const { parse, stage, accessToken } = await parsing();
    await post(stage.emulator, "/auth/token/revoke", { accessTokenIdentifier: accessToken });
    expect(unauthorized(await parse({}))[1]).toBe("E040203");
  });

  test("must not have expired, E040204", async () => {
    const { parse, stage } = await parsing();
    stage.emulator.clock.advance(3600);
    expect(unauthorized(await parse({})).slice(0, 2)).toEqual(["UNAUTHORIZED", "E040204"]);
  });
});

test("a service that issues nothing has no credential requests, E040201", async () => {
  const answer = await post(standing(), "/vci/single/parse", { accessToken: "x", requestContent: "{}" });
  expect(refusal(answer)).toEqual(["FORBIDDEN", "E040201", "access_denied"]);
});

test.each([
  ["requestContent", {}, { requestContent: undefined }, "E040205"],
  [
    "the address of the issuer",
    { credentialIssuerMetadata: { ...metadata, credentialIssuer: undefined } },
    {},
    "E040002",
  ],
])("without %s there is nothing to parse", async (_name, service, body, code) => {
  const { stage, parse } = await parsing();
  stage.emulator.updateService(service);
  expect(refusal(await parse({}, body))).toEqual(["INTERNAL_SERVER_ERROR", code, "server_error"]);
});

describe("a key proof", () => {
  const didOf = (jwk: object) => `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString("base64url")}`;
  const certified = async () => certificateOf(wallet.publicKey);
  const parseProof = async (jwt: string, service: ServiceSettings = {}) =>
    (await parsing(service)).parse(requestOf("identity", jwt));

  test.each([
    ["a jwk", () => ({ jwk: wallet.jwk })],
    ["a kid with a did:jwk", () => ({ jwk: undefined, kid: didOf(wallet.jwk) })],
    ["a kid with a did:jwk and the one fragment it has", () => ({ jwk: undefined, kid: `${didOf(wallet.jwk)}#0` })],
    ["an x5c", async () => ({ jwk: undefined, x5c: [await certified()] })],
  ])("may name its key by %s", async (_name, header) => {
    const info = infoOf(await parseProof(await proofOf(wallet, {}, await header())));
    expect(JSON.parse(info["bindingKey"]!)).toEqual(wallet.jwk);
  });

  test.each([
    ["no typ", {}, { typ: undefined }],
    ["the typ of another JWT", {}, { typ: "JWT" }],
    ["no key", {}, { jwk: undefined }],
    ["two keys, as jwk and kid", {}, { kid: didOf(wallet.jwk) }],
    ["two keys, as jwk and x5c", {}, { x5c: ["AAAA"] }],
    ["a kid that is no did:jwk", {}, { jwk: undefined, kid: "did:web:example.com" }],
    ["a did:jwk that is not JSON", {}, { jwk: undefined, kid: "did:jwk:AAAA" }],
    ["a did:jwk with a private key", {}, { jwk: undefined, kid: didOf({ ...wallet.jwk, d: "AAAA" }) }],
    ["a did:jwk with a secret", {}, { jwk: undefined, kid: didOf({ kty: "oct", k: "AAAA" }) }],
    ["a private key", {}, { jwk: { ...wallet.jwk, d: "AAAA" } }],
    ["a secret", {}, { jwk: { kty: "oct", k: "AAAA" } }],
    ["a certificate that is none", {}, { jwk: undefined, x5c: ["AAAA"] }],
    ["another audience", { aud: "https://other.example" }, {}],
    ["no audience", { aud: undefined }, {}],
    ["another client as issuer", { iss: "1" }, {}],
    ["no time", { iat: undefined }, {}],
    ["a time long ago", { iat: now - 301 }, {}],
    ["a time to come", { iat: now + 301 }, {}],
  ])("with %s is refused, E040210", async (_name, claims, header) => {
    const answer = await parseProof(await proofOf(wallet, claims, header));
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
    expect(contentOf(answer)["error_description"]).toContain("[E040210] proofs.jwt[0]: The proof ");
  });

  test("by another key than the one that it names is refused, E040210", async () => {
    const other = await keyOf("ES256", "other");
    const answer = await parseProof(await proofOf(other, {}, { jwk: wallet.jwk }));
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
    expect(contentOf(answer)["error_description"]).toContain("is not signed by the key that it names");
  });

  test.each([
    ["no JWT", "x"],
    [
      "a JWT signed by a secret",
      `${Buffer.from('{"alg":"HS256","typ":"openid4vci-proof+jwt"}').toString("base64url")}.e30.AAAA`,
    ],
    ["a JWT without a signature", `${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`],
  ])("that is %s is refused, E040210", async (_name, jwt) => {
    expect(refusal(await parseProof(jwt))).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
  });

  test("has an algorithm of the metadata, or any asymmetric one where these name none", async () => {
    const key = await keyOf("ES384", "wallet");
    const jwt = await proofOf(key);
    expect(refusal(await parseProof(jwt))).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
    const free = changed("identity", { proof_types_supported: undefined });
    expect((await parseProof(jwt, free)).body["action"]).toBe("OK");
  });

  test.each([-300, 300])("may be of %s seconds from now", async (seconds) => {
    expect((await parseProof(await proofOf(wallet, { iat: now + seconds }))).body["action"]).toBe("OK");
  });

  test("is as old as the service lets it be", async () => {
    const jwt = await proofOf(wallet, { iat: now - 310 });
    expect((await parseProof(jwt, { allowableClockSkew: 10 })).body["action"]).toBe("OK");
  });

  test("may name the client that the token is for", async () => {
    const { parse, stage } = await parsing();
    const jwt = await proofOf(wallet, { iss: String(stage.wallet.clientId) });
    expect((await parse(requestOf("identity", jwt))).body["action"]).toBe("OK");
  });

  test("of a wallet that is no client names none", async () => {
    const stage = credentialStage({ preAuthorizedGrantAnonymousAccessSupported: true });
    const { body } = await stage.redeem(await stage.codeOf(), { client_id: undefined });
    const parse = async (iss?: string) =>
      stage.call("single/parse", {
        accessToken: body["accessToken"],
        requestContent: requestOf("identity", await proofOf(wallet, { iss })),
      });
    expect(refusal(await parse("0"))).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
    expect((await parse()).body["action"]).toBe("OK");
  });
});

describe("the key proofs of a request", () => {
  const parseProofs = async (proofs: unknown, service: ServiceSettings = {}) =>
    (await parsing(service)).parse({ credential_configuration_id: "identity", proofs });

  test.each([
    ["are none", undefined],
    ["are no object", "x"],
    ["are of no type", {}],
    ["are of two types", { jwt: ["x"], di_vp: [] }],
    ["are of a type that is not known", { di_vp: [] }],
    ["are no list", { jwt: "x" }],
    ["are an empty list", { jwt: [] }],
    ["are no texts", { jwt: [1] }],
  ])("that %s are refused, E040210", async (_name, proofs) => {
    expect(refusal(await parseProofs(proofs))).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
  });

  test.each([
    ["binding methods alone", { proof_types_supported: undefined }, "E040210"],
    ["proof types alone", { cryptographic_binding_methods_supported: undefined }, "E040210"],
    ["neither", { proof_types_supported: undefined, cryptographic_binding_methods_supported: undefined }, "E040200"],
  ])("are needed where the configuration says so, and this one has %s", async (_what, changes, code) => {
    expect((await parseProofs(undefined, changed("identity", changes))).body["resultCode"]).toBe(code);
  });

  test("are as many as the issuer takes", async () => {
    const jwts = await Promise.all(["one", "two", "three"].map(async (name) => proofOf(await keyOf("ES256", name))));
    const several = withMore({ batchSize: 2 });
    expect((await parseProofs({ jwt: jwts.slice(0, 2) }, several)).body["action"]).toBe("OK");
    expect(refusal(await parseProofs({ jwt: jwts }, several))).toEqual(["BAD_REQUEST", "E040210", "invalid_proof"]);
    expect(refusal(await parseProofs({ jwt: jwts.slice(0, 2) }))[1]).toBe("E040210");
  });

  test("are not of one key", async () => {
    const jwt = [await proofOf(wallet), await proofOf(wallet)];
    expect(refusal(await parseProofs({ jwt }, withMore({ batchSize: 2 })))).toEqual([
      "BAD_REQUEST",
      "E040210",
      "invalid_proof",
    ]);
  });

  test.each([
    ["by attestation", { attestation: ["x"] }, {}],
    [
      "that need an attestation of their keys",
      { jwt: ["x"] },
      changed("identity", { proof_types_supported: { jwt: { key_attestations_required: {} } } }),
    ],
  ])("%s are answered with 501", async (_name, proofs, service) => {
    const { status, body } = await parseProofs(proofs, service);
    expect([status, body["resultMessage"]]).toEqual([501, matching(/roots of their issuers/)]);
  });
});

describe("the nonce of a key proof in the final version", () => {
  const nonceEndpoint = `${issuer}/nonce`;
  const ask = async (stage: CredentialStage, nonce: unknown) =>
    stage.call("single/parse", {
      accessToken: await stage.tokenOf(),
      requestContent: requestOf("identity", await proofOf(wallet, { nonce, iat: stage.emulator.clock.now() / 1000 })),
    });
  const wrong = ["BAD_REQUEST", "A378319", "invalid_nonce"];

  test("is that of the time window, for everybody", async () => {
    const stage = credentialStage({ ...withMore({ nonceEndpoint }), cnonceDuration: 60 });
    const answer = await stage.call("nonce", {});
    const { c_nonce: nonce } = contentOf(answer);
    expect(answer.body).toEqual({
      action: "OK",
      resultCode: "E040400",
      resultMessage: "[E040400] The nonce is that of now.",
      responseContent: JSON.stringify({ c_nonce: nonce }),
      cnonce: matching(/^[\w-]{43}$/),
    });
    expect(contentOf(await stage.call("nonce", {}))["c_nonce"]).toBe(nonce);
    expect((await ask(stage, nonce)).body["action"]).toBe("OK");
    expect((await ask(stage, nonce)).body["action"]).toBe("OK");
    stage.emulator.clock.advance(60);
    const refused = await ask(stage, nonce);
    expect(refusal(refused)).toEqual(wrong);
    expect(contentOf(refused)["error_description"]).toBe("[A378319] proofs.jwt[0]: The nonce is not the one of now.");
  });

  test("is needed where the issuer says where to get it, and always looked at", async () => {
    const stage = credentialStage(withMore({ nonceEndpoint }));
    expect(refusal(await ask(stage, undefined))).toEqual(wrong);
    expect(refusal(await ask(credentialStage(), "x"))).toEqual(wrong);
    expect((await ask(credentialStage(), undefined)).body["action"]).toBe("OK");
  });

  test("is not there where the service issues nothing, or follows the draft", async () => {
    for (const service of [{ verifiableCredentialsEnabled: false }, draft])
      expect((await credentialStage(service).call("nonce", {})).body).toMatchObject({
        action: "NOT_FOUND",
        resultCode: "E040401",
      });
  });

  test("is told to callers of the API alone, and by another method than POST to nobody", async () => {
    const { emulator } = credentialStage();
    const ask = async (serviceId: string, init: RequestInit) =>
      (await emulator.fetch(`${emulator.url}/api/${serviceId}/vci/nonce`, init)).status;
    const headers = { authorization: `Bearer ${emulator.token}` };
    expect(await ask(emulator.serviceId, { method: "POST" })).toBe(401);
    expect(await ask("x", { method: "POST", headers })).toBe(403);
    expect(await ask(emulator.serviceId, { headers })).toBe(405);
    expect(await ask(emulator.serviceId, { method: "POST", headers })).toBe(200);
    expect(emulator.requests.map(({ operation }) => operation)).toEqual([null, null, null, null]);
  });
});

describe("the encryption of the answer", () => {
  const good = { jwk: { ...wallet.jwk, alg: "ECDH-ES" }, enc: "A256GCM" };
  const ask = async (credential_response_encryption: unknown, service = encrypting) =>
    (await parsing(service)).parse({ credential_configuration_id: "ticket", credential_response_encryption });

  test.each([
    ["with the algorithm in the key", good],
    ["with the algorithm beside the key", { ...good, jwk: wallet.jwk, alg: "ECDH-ES" }],
  ])("is taken %s", async (_name, value) => {
    expect((await ask(value)).body["action"]).toBe("OK");
  });

  test.each([
    ["no object", "x"],
    ["without a key", { ...good, jwk: undefined, alg: "ECDH-ES" }],
    ["without an algorithm", { ...good, jwk: wallet.jwk }],
    ["by an algorithm that is not supported", { ...good, jwk: { ...wallet.jwk, alg: "ECDH-ES+A128KW" } }],
    ["by an algorithm that nobody should use", { ...good, jwk: wallet.jwk, alg: "RSA1_5" }],
    ["with contents that are not supported", { ...good, enc: "A128GCM" }],
    ["without an algorithm for contents", { ...good, enc: undefined }],
    ["with a private key", { ...good, jwk: { ...good.jwk, d: "AAAA" } }],
    ["with a key that is none", { ...good, jwk: { kty: "EC", alg: "ECDH-ES" } }],
    ["with a key of another algorithm", { ...good, alg: "ECDH-ES", jwk: { ...wallet.jwk, alg: "ES256" } }],
    ["with compression", { ...good, zip: "DEF" }],
  ])("%s is refused, E040211", async (_name, value) => {
    expect(refusal(await ask(value))).toEqual(["BAD_REQUEST", "E040211", "invalid_encryption_parameters"]);
  });

  test("has to be asked for where service or client says so, E040211", async () => {
    const required = ["BAD_REQUEST", "E040211", "invalid_encryption_parameters"];
    const service = withMore({ requireCredentialResponseEncryption: true });
    expect(refusal(await ask(undefined, service))).toEqual(required);
    const stage = credentialStage({}, { credentialResponseEncryptionRequired: true });
    const accessToken = await stage.tokenOf();
    expect(refusal(await stage.call("single/parse", { accessToken, requestContent: requestOf("ticket") }))).toEqual(
      required,
    );
  });
});

test("a key proof with the certificate of another key is refused, E040210", async () => {
  const header = { typ: "openid4vci-proof+jwt", x5c: [await certificateOf(wallet.publicKey)] };
  const jwt = await sign(await keyOf("ES256", "other"), { aud: issuer, iat: now }, header);
  expect(refusal(await (await parsing()).parse(requestOf("identity", jwt)))[1]).toBe("E040210");
});
