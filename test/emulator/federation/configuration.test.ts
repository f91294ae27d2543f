// The entity configuration of the service, verified with jose and by the rules of OpenID Federation 1.0 for metadata.
import { createLocalJWKSet, decodeJwt, exportJWK, jwtVerify, type JSONWebKeySet } from "jose";
import { describe, expect, test } from "vitest";
import { get, post, start } from "../caller.js";
import { jwksOf, keyOf } from "../signing.js";
import { anchor, federationStage, issuer, now } from "./federation.js";

/** The statement of a service, verified by the keys in it. */
async function verified(stage: Awaited<ReturnType<typeof federationStage>>) {
  const { body } = await stage.configuration();
  const text = String(body["responseContent"]);
  const { jwks } = JSON.parse(Buffer.from(text.split(".")[1]!, "base64url").toString()) as { jwks: JSONWebKeySet };
  return { body, ...(await jwtVerify(text, createLocalJWKSet(jwks), { currentDate: new Date(start) })) };
}

const privateKey = async (name: string, more: object = {}) => ({
  ...(await exportJWK((await keyOf("ES256", name)).privateKey)),
  kid: name,
  ...more,
});

const publicOnly = JSON.stringify({ keys: [{ ...(await keyOf("ES256", "own")).jwk, kid: "own" }] });

/** An RSA key of 1024 bits. */
const shortKey = await crypto.subtle
  .generateKey(
    { name: "RSASSA-PKCS1-v1_5", modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" },
    true,
    ["sign", "verify"],
  )
  .then(async ({ privateKey }) => jwksOf({ ...(await exportJWK(privateKey)), kid: "short" }));

describe("the entity configuration", () => {
  test("E034002: is signed by a federation key, and has the provider's metadata", async () => {
    const stage = await federationStage({ federationRegistrationEndpoint: `${issuer}/fed`, organizationName: "Bank" });
    const { body, payload, protectedHeader } = await verified(stage);
    expect(body).toMatchObject({ action: "OK", resultCode: "E034002" });
    expect(protectedHeader).toEqual({ typ: "entity-statement+jwt", alg: "ES256", kid: "own" });
    const { metadata, jwks, ...claims } = payload as Record<string, Record<string, unknown>>;
    expect(claims).toEqual({ iss: issuer, sub: issuer, iat: now, exp: now + 86_400, authority_hints: [anchor] });
    expect(jwks).toEqual({ keys: [{ ...(await keyOf("ES256", "own")).jwk, kid: "own", alg: "ES256" }] });
    const { body: document } = await get(stage.emulator, "/service/configuration");
    expect(metadata).toEqual({
      openid_provider: {
        ...document,
        client_registration_types_supported: ["automatic", "explicit"],
        federation_registration_endpoint: `${issuer}/fed`,
        organization_name: "Bank",
        request_authentication_methods_supported: {
          authorization_endpoint: ["request_object"],
          pushed_authorization_request_endpoint: ["request_object", "private_key_jwt"],
        },
        request_authentication_signing_alg_values_supported: [
          ...["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"],
        ],
      },
    });
    expect(document).not.toHaveProperty("client_registration_types_supported");
  });

  test("keeps to what relying parties check: no private keys, one kid each, a lifetime of less than five years", async () => {
    const keys = [await privateKey("own"), await privateKey("second", { use: "sig" }), { kty: "oct", k: "c2VjcmV0" }];
    const stage = await federationStage({ federationJwks: JSON.stringify({ keys }) });
    const { payload } = await verified(stage);
    const { keys: published } = payload["jwks"] as { keys: Record<string, unknown>[] };
    expect(published.map(({ kid }) => kid)).toEqual(["own", "second"]);
    for (const key of published) for (const secret of ["d", "k"]) expect(key).not.toHaveProperty(secret);
    expect(payload.exp! - payload.iat!).toBeLessThan(5 * 365 * 86_400);
    expect((payload["metadata"] as { openid_provider: object }).openid_provider).toMatchObject({ issuer });
    expect(JSON.stringify(payload)).not.toContain("null");
  });

  test("is for as long as the service says, and new each time", async () => {
    const stage = await federationStage({ federationConfigurationDuration: 60 });
    stage.emulator.clock.advance(100);
    const { body } = await stage.configuration();
    const { iat, exp } = JSON.parse(
      Buffer.from(String(body["responseContent"]).split(".")[1]!, "base64url").toString(),
    ) as Record<string, number>;
    expect([iat, exp]).toEqual([now + 100, now + 160]);
  });

  test("is signed by the key that the service names", async () => {
    const federationJwks = JSON.stringify({ keys: [await privateKey("own"), await privateKey("second")] });
    const stage = await federationStage({ federationJwks, federationSignatureKeyId: "second" });
    expect((await verified(stage)).protectedHeader["kid"]).toBe("second");
  });

  test("names a key without a kid by its thumbprint", async () => {
    const { kid: _kid, ...unnamed } = await privateKey("own");
    const stage = await federationStage({ federationJwks: JSON.stringify({ keys: [unnamed] }) });
    expect((await verified(stage)).protectedHeader["kid"]).toMatch(/^[\w-]{43}$/);
  });

  test("has the ways of registration that the service supports, and a signed key set in place of a plain one", async () => {
    const stage = await federationStage({
      supportedClientRegistrationTypes: ["EXPLICIT"],
      signedJwksUri: `${issuer}/signed-jwks`,
    });
    const { openid_provider: provider } = (await verified(stage)).payload["metadata"] as { openid_provider: object };
    expect(provider).toMatchObject({
      client_registration_types_supported: ["explicit"],
      signed_jwks_uri: `${issuer}/signed-jwks`,
    });
    expect(provider).not.toHaveProperty("jwks_uri");
  });
});

test("the entity configuration is that of the provider, whatever the call says: the description has an empty body", async () => {
  const stage = await federationStage({ verifiableCredentialsEnabled: true });
  const call = (body: object) => post(stage.emulator, "/federation/configuration", body);
  const typesOf = async (body: object) => {
    const { metadata } = decodeJwt(String((await call(body)).body["responseContent"])) as { metadata: object };
    return Object.keys(metadata);
  };
  expect(await typesOf({})).toEqual(["openid_provider"]);
  expect(await typesOf({ entityTypes: ["OPENID_CREDENTIAL_ISSUER"] })).toEqual(["openid_provider"]);
});

describe("there is none", () => {
  test.each([
    ["E034001", "NOT_FOUND", "not_found", { federationEnabled: false }],
    ["E034001", "NOT_FOUND", "not_found", { federationEnabled: undefined }],
    ["A316201", "INTERNAL_SERVER_ERROR", "server_error", { federationJwks: '{"keys":[]}' }],
    ["A316201", "INTERNAL_SERVER_ERROR", "server_error", { federationJwks: "x" }],
    ["E034003", "INTERNAL_SERVER_ERROR", "server_error", { authorityHints: [] }],
    ["E034004", "INTERNAL_SERVER_ERROR", "server_error", { federationSignatureKeyId: "x" }],
    ["E034004", "INTERNAL_SERVER_ERROR", "server_error", { federationJwks: publicOnly }],
    ["E034004", "INTERNAL_SERVER_ERROR", "server_error", { federationJwks: shortKey }],
  ])("%s: %s", async (resultCode, action, error, service) => {
    const stage = await federationStage(service);
    const { status, body } = await stage.configuration();
    expect({ status, action: body["action"], resultCode: body["resultCode"] }).toEqual({
      status: 200,
      action,
      resultCode,
    });
    expect(JSON.parse(String(body["responseContent"]))).toMatchObject({ error });
  });
});
