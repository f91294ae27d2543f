// The documents of a credential issuer: its metadata, its JWT issuer metadata, and its keys.
import { calculateJwkThumbprint } from "jose";
import { describe, expect, test } from "vitest";
import { aboveServices, contentOf, get, post, standing } from "../caller.js";
import { containing } from "../matchers.js";
import { configurations, credentialStage, issuer, issuerJwk, metadata, publicIssuerJwk } from "./credential-caller.js";

describe("the metadata of the issuer", () => {
  test("has what the settings have, by the names of OpenID for Verifiable Credential Issuance 1.0, section 12.2.4", async () => {
    const more = {
      authorizationServers: ["https://as.localhost"],
      credentialResponseEncryptionAlgValuesSupported: ["ECDH_ES", "RSA_OAEP_256"],
      credentialResponseEncryptionEncValuesSupported: ["A128CBC_HS256", "A256GCM"],
      requireCredentialResponseEncryption: true,
      nonceEndpoint: `${issuer}/nonce`,
      notificationEndpoint: `${issuer}/notification`,
      batchCredentialEndpoint: `${issuer}/batch`,
      batchSize: 3,
      display: [{ name: "Town", locale: "en" }],
    };
    const { call } = credentialStage({ credentialIssuerMetadata: { ...metadata, ...more } });
    const answer = await call("metadata", { pretty: false });
    expect(answer.body).toMatchObject({ action: "OK", resultCode: "E040001" });
    expect(contentOf(answer)).toEqual({
      credential_issuer: issuer,
      authorization_servers: ["https://as.localhost"],
      credential_endpoint: `${issuer}/credential`,
      nonce_endpoint: `${issuer}/nonce`,
      deferred_credential_endpoint: `${issuer}/deferred`,
      notification_endpoint: `${issuer}/notification`,
      credential_response_encryption: {
        alg_values_supported: ["ECDH-ES", "RSA-OAEP-256"],
        enc_values_supported: ["A128CBC-HS256", "A256GCM"],
        encryption_required: true,
      },
      batch_credential_issuance: { batch_size: 3 },
      display: [{ name: "Town", locale: "en" }],
      credential_configurations_supported: configurations,
    });
  });

  test("of the first implementer's draft has a batch endpoint in place of batches and nonces", async () => {
    const more = { nonceEndpoint: `${issuer}/nonce`, batchCredentialEndpoint: `${issuer}/batch`, batchSize: 3 };
    const { call } = credentialStage({ oid4vciVersion: "1.0-ID1", credentialIssuerMetadata: { ...metadata, ...more } });
    expect(contentOf(await call("metadata"))).toEqual({
      credential_issuer: issuer,
      credential_endpoint: `${issuer}/credential`,
      batch_credential_endpoint: `${issuer}/batch`,
      deferred_credential_endpoint: `${issuer}/deferred`,
      credential_configurations_supported: configurations,
    });
  });

  test.each([[undefined], [1], [2]])("has batches only of two and more: %s", async (batchSize) => {
    const { call } = credentialStage({ credentialIssuerMetadata: { ...metadata, batchSize } });
    expect(contentOf(await call("metadata"))["batch_credential_issuance"]).toEqual(
      batchSize === 2 ? { batch_size: 2 } : undefined,
    );
  });

  test.each(["credentialIssuer", "credentialEndpoint", "credentialsSupported"])(
    "is not made without the setting %s, E040002",
    async (name) => {
      const { call } = credentialStage({ credentialIssuerMetadata: { ...metadata, [name]: undefined } });
      const answer = await call("metadata");
      expect(answer.body).toMatchObject({
        action: "INTERNAL_SERVER_ERROR",
        resultCode: "E040002",
        resultMessage: containing(name),
      });
      expect(contentOf(answer)["error"]).toBe("server_error");
    },
  );
});

test.each(["metadata", "jwtissuer", "jwks"])(
  "the document %s is written for reading where that is asked for",
  async (name) => {
    const { call } = credentialStage();
    const textOf = async (body: object) => String((await call(name, body)).body["responseContent"]);
    const compact = await textOf({});
    expect([compact, await textOf({ pretty: false })]).toEqual(Array(2).fill(JSON.stringify(JSON.parse(compact))));
    expect(await textOf({ pretty: true })).toBe(JSON.stringify(JSON.parse(compact), null, 2));
  },
);

test("the discovery document says whether wallets may be anonymous, and names no credential issuer", async () => {
  const { emulator } = credentialStage({ preAuthorizedGrantAnonymousAccessSupported: true });
  const { body } = await get(emulator, "/service/configuration");
  expect(body["pre-authorized_grant_anonymous_access_supported"]).toBe(true);
  expect(body).not.toHaveProperty("credential_issuer");
});

test("credentials are a JSON object: a list of them is refused with A126202", async () => {
  const { emulator } = credentialStage();
  const credentialIssuerMetadata = { ...metadata, credentialsSupported: "[]" };
  expect(await post(aboveServices(emulator), "/service/create", { credentialIssuerMetadata })).toMatchObject({
    status: 400,
    body: { resultCode: "A126202" },
  });
  expect(() => emulator.updateService({ credentialIssuerMetadata })).toThrow(
    new TypeError(
      "service.credentialIssuerMetadata must be an object with texts, lists of texts and a flag, and credentialsSupported as the text of a JSON object",
    ),
  );
});

describe("the metadata of the issuer of JWTs", () => {
  test("leads to the keys, by their address if it is set", async () => {
    const credentialJwksUri = `${issuer}/jwks`;
    const kid = await calculateJwkThumbprint(issuerJwk);
    expect(contentOf(await credentialStage({ credentialJwksUri }).call("jwtissuer"))).toEqual({
      issuer,
      jwks_uri: credentialJwksUri,
    });
    expect(contentOf(await credentialStage().call("jwtissuer"))).toEqual({
      issuer,
      jwks: { keys: [{ ...publicIssuerJwk, kid }] },
    });
  });

  test("is not made without the name of the issuer, E040002", async () => {
    const { call } = credentialStage({ credentialIssuerMetadata: { ...metadata, credentialIssuer: undefined } });
    expect((await call("jwtissuer")).body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "E040002" });
  });

  test("is not made without keys and their address, A417202", async () => {
    const { call } = credentialStage({ credentialJwks: '{"keys":[]}' });
    expect((await call("jwtissuer")).body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "A417202" });
  });
});

describe("the keys of the issuer", () => {
  test("are told without what is secret, each with a kid", async () => {
    const { call } = credentialStage();
    const kid = await calculateJwkThumbprint(issuerJwk);
    expect(contentOf(await call("jwks"))).toEqual({ keys: [{ ...publicIssuerJwk, kid }] });
  });

  test.each(["x", '{"keys":[]}'])("are missing where the service has %j, A403201", async (credentialJwks) => {
    const { call } = credentialStage({ credentialJwks });
    expect((await call("jwks")).body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "A403201" });
  });
});

test.each([
  ["metadata", "A364301"],
  ["jwtissuer", "A416301"],
  ["jwks", "A402301"],
])("there is no %s where the service issues nothing, %s", async (name, code) => {
  const answer = await post(standing(), `/vci/${name}`, {});
  expect(answer.body).toMatchObject({ action: "NOT_FOUND", resultCode: code });
  expect(contentOf(answer)).toEqual({
    error: "not_found",
    error_description: `[${code}] The service issues no verifiable credentials.`,
  });
});
