// Token exchange and assertions at the token endpoint in front of an emulator: what the host grants, and what is refused, not ignored.
import type { Authlete } from "authlete";
import { createEmulator, type ClientSettings } from "authlete/emulator";
import { token, verifyJwt, type TokenOptions } from "authlete/handlers";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { describe, expect, it } from "vitest";
import { connect } from "../../flows/connect.js";

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
const issuer = "https://as.localhost";

/** A token endpoint, a client, and an access token of anna's to exchange. */
async function start(options: Partial<TokenOptions> = {}, settings: ClientSettings = {}) {
  const grantTypes = ["TOKEN_EXCHANGE", "JWT_BEARER", "AUTHORIZATION_CODE", "REFRESH_TOKEN"] as const;
  const emulator = createEmulator({ service: { supportedGrantTypes: grantTypes, idTokenReissuable: true } });
  const { clientId, clientSecret } = emulator.addClient({
    bcDeliveryMode: null,
    grantTypes,
    tokenAuthMethod: "CLIENT_SECRET_POST",
    ...settings,
  });
  const authlete = connect(emulator);
  const grant = { grantType: "AUTHORIZATION_CODE", clientId, subject: "anna", scopes: ["openid", "email"] } as const;
  const { accessToken, refreshToken } = await authlete.token.management.create({
    ...grant,
    scopes: [...grant.scopes],
  });
  const faults: [step: string, error: unknown][] = [];
  const handler = token({ authlete, onError: (error, { step }) => void faults.push([step, error]), ...options });
  const send = async (parameters: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams({ client_id: String(clientId), client_secret: clientSecret, ...parameters });
    const response = await handler(new Request(`${issuer}/token`, { method: "POST", body, headers }));
    const told = (await response.json()) as Record<string, unknown>;
    expect(response.headers.get("cache-control")).toBe("no-store");
    return { status: response.status, told };
  };
  const exchange = (more: Record<string, string> = {}, headers = {}) =>
    send({ grant_type: EXCHANGE, subject_token: accessToken!, subject_token_type: ACCESS_TOKEN, ...more }, headers);
  return { authlete, exchange, send, faults, clientId, accessToken: accessToken!, refreshToken: refreshToken! };
}

const toSubject: TokenOptions["exchange"] = (question) => ({
  subject: question.action === "TOKEN_EXCHANGE" ? (question.subjectTokenInfo?.subject ?? undefined) : undefined,
  scopes: ["email"],
});

describe("a token exchange", () => {
  it("makes the token that the host grants, and answers as RFC 8693, section 2.2", async () => {
    const { exchange, authlete, clientId } = await start({ exchange: toSubject });
    const { status, told } = await exchange({ scope: "openid email" });
    expect([status, told]).toEqual([
      200,
      {
        access_token: expect.any(String) as string,
        issued_token_type: ACCESS_TOKEN,
        token_type: "Bearer",
        expires_in: 3600,
        scope: "email",
        refresh_token: expect.any(String) as string,
      },
    ]);
    const found = await authlete.introspection.process({ token: told["access_token"] as string });
    expect(found).toMatchObject({ action: "OK", subject: "anna", clientId, grantType: "TOKEN_EXCHANGE" });
  });

  it.each([
    ["nothing", undefined, 400, { error: "unsupported_grant_type" }],
    [
      "a refusal",
      { error: "invalid_grant", errorDescription: "Not this one." },
      400,
      { error: "invalid_grant", error_description: "Not this one." },
    ],
  ] as const)("with %s from the host is refused", async (_, given, status, told) => {
    const { exchange } = await start({ exchange: () => given });
    expect(await exchange()).toEqual({ status, told });
  });

  it.each([
    ["an audience", { audience: "https://other.example.com" }, "invalid_target"],
    ["a resource", { resource: "https://api.example.com" }, "invalid_target"],
    ["another type of token", { requested_token_type: "urn:ietf:params:oauth:token-type:id_token" }, "invalid_request"],
  ])("%s that the grant passes over is refused, not dropped", async (_, more, error) => {
    const { exchange } = await start({ exchange: toSubject });
    expect(await exchange(more)).toMatchObject({ status: 400, told: { error } });
  });

  it("a resource that the grant takes up is in the token", async () => {
    const resources = ["https://api.example.com"];
    const { exchange, authlete } = await start({ exchange: () => ({ subject: "anna", resources }) });
    const { told } = await exchange({ resource: resources[0]! });
    const found = await authlete.introspection.process({ token: told["access_token"] as string });
    expect(found.accessTokenResources).toEqual(resources);
  });

  it("an actor means delegation, not impersonation: the host has to say so", async () => {
    const silent = await start({ exchange: toSubject });
    const actor = (stage: typeof silent) => ({ actor_token: stage.accessToken, actor_token_type: ACCESS_TOKEN });
    expect(await silent.exchange(actor(silent))).toMatchObject({ status: 400, told: { error: "invalid_request" } });
    const delegating = await start({ exchange: () => ({ subject: "anna", delegated: true }) });
    expect((await delegating.exchange(actor(delegating))).status).toBe(200);
  });

  it("binds the token to the key of a DPoP proof", async () => {
    const { exchange, authlete } = await start({ exchange: toSubject });
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const jwk = await exportJWK(publicKey);
    const dpop = await new SignJWT({ htm: "POST", htu: `${issuer}/token`, jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk })
      .setIssuedAt()
      .sign(privateKey);
    const { told } = await exchange({}, { dpop });
    expect(told["token_type"]).toBe("DPoP");
    const asked = { parameters: `token=${told["access_token"] as string}` };
    const { responseContent } = await authlete.introspection.standardProcess(asked);
    expect(JSON.parse(responseContent)).toMatchObject({ cnf: { jkt: await calculateJwkThumbprint(jwk) } });
  });

  it.each([
    ["a text", "anna"],
    ["an empty subject", { subject: "" }],
    ["no subject", { scopes: ["email"] }],
    ["an error that is none", { error: "nope" }],
    ["a description that cannot be sent", { error: "invalid_grant", errorDescription: 'say "no"' }],
  ])("%s from the host is a fault, and issues nothing", async (_, given) => {
    const { exchange, faults } = await start({ exchange: () => given as never });
    expect(await exchange()).toEqual({ status: 500, told: { error: "server_error" } });
    expect(faults).toMatchObject([["exchange", { message: expect.stringMatching(/^exchange must return/) as string }]]);
  });

  it("scopes that the API does not know are a fault of the host", async () => {
    const { exchange, faults } = await start({ exchange: () => ({ subject: "anna", scopes: ["fax"] }) });
    expect((await exchange()).status).toBe(500);
    expect(faults).toMatchObject([["token.management.create", { code: "ERR_ACTION" }]]);
  });
});

describe("an assertion", () => {
  const claims = (more: JWTPayload = {}) => ({ iss: "https://idp.example.com", sub: "anna", aud: issuer, ...more });
  const sign = async (privateKey: CryptoKey, payload: JWTPayload, header = {}) =>
    new SignJWT(payload)
      .setProtectedHeader({ alg: "ES256", kid: "k1", ...header })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);

  it("is verified by the host, by keys of an issuer that it trusts", async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "k1" }] };
    const { send } = await start({
      exchange: async (question) => {
        if (question.action !== "JWT_BEARER") return null;
        const verified = await verifyJwt(question.assertion, keys);
        if (verified?.["iss"] !== "https://idp.example.com") return { error: "invalid_grant" };
        return { subject: verified["sub"] as string, scopes: ["email"] };
      },
    });
    const assert = (assertion: string) => send({ grant_type: BEARER, assertion });
    const good = await assert(await sign(privateKey, claims()));
    expect(good).toMatchObject({ status: 200, told: { token_type: "Bearer", scope: "email" } });
    expect(good.told).not.toHaveProperty("issued_token_type");
    const { privateKey: other } = await generateKeyPair("ES256", { extractable: true });
    expect(await assert(await sign(other, claims()))).toEqual({ status: 400, told: { error: "invalid_grant" } });
  });

  it.each(["RS256", "RS512", "PS256", "PS384", "ES256", "ES384", "ES512"])("verifies by %s", async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), use: "sig", alg };
    const jwt = await new SignJWT({ sub: "anna" }).setProtectedHeader({ alg }).sign(privateKey);
    expect(await verifyJwt(jwt, { keys: [jwk] })).toEqual({ sub: "anna" });
    const [header, , signature] = jwt.split(".");
    const forged = [header, btoa('{"sub":"eve"}').replaceAll("=", ""), signature].join(".");
    expect(await verifyJwt(forged, { keys: [jwk] })).toBeUndefined();
  });

  it("is not verified by the wrong algorithm, an ambiguous key, a critical header or by nonsense", async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const jwk = await exportJWK(publicKey);
    const jwt = await sign(privateKey, claims());
    const unsigned = `${btoa('{"alg":"none"}').replaceAll("=", "")}.${jwt.split(".")[1]}.`;
    expect(await verifyJwt(jwt, { keys: [{ ...jwk, kid: "k1" }] })).toMatchObject({ sub: "anna" });
    for (const [text, keys] of [
      [jwt, [{ ...jwk, kid: "k1", alg: "ES384" }]],
      [jwt, [{ ...jwk, kid: "k2" }]],
      [jwt, []],
      [
        jwt,
        [
          { ...jwk, kid: "k1" },
          { ...jwk, kid: "k1" },
        ],
      ],
      [unsigned, [jwk]],
      ["x.y.z", [jwk]],
      ["", [jwk]],
      [`${jwt}.x`, [{ ...jwk, kid: "k1" }]],
    ] as const)
      expect(await verifyJwt(text, { keys: keys })).toBeUndefined();
  });
});

describe("tokens that were issued", () => {
  it("are told to the host, whose faults change nothing", async () => {
    const told: unknown[] = [];
    const { send, refreshToken, faults } = await start({
      onIssued: ({ subject, grantType }) => {
        told.push([subject, grantType]);
        throw new Error("broken");
      },
    });
    const { status } = await send({ grant_type: "refresh_token", refresh_token: refreshToken });
    expect(status).toBe(200);
    expect(told).toEqual([["anna", "REFRESH_TOKEN"]]);
    await Promise.resolve();
    expect(faults).toMatchObject([["onIssued", { message: "broken" }]]);
  });

  it.each([
    ["comes with the refreshed ones where the host says what it has", { claims: '{"name":"Anna"}' }, true],
    ["is left out where the host says nothing", null, false],
  ] as const)("an ID token %s", async (_, given, comes) => {
    const { send, refreshToken } = await start({ reissueIdToken: () => given });
    const { told } = await send({ grant_type: "refresh_token", refresh_token: refreshToken });
    expect("id_token" in told).toBe(comes);
    expect(told).toMatchObject({ token_type: "Bearer", refresh_token: expect.any(String) as string });
  });
});

it("needs the methods of the API that its options call for", () => {
  const methods = { process: () => {}, issue: () => {}, fail: () => {} };
  const authlete = { token: methods } as unknown as Authlete;
  expect(() => token({ authlete })).not.toThrow();
  expect(() => token({ authlete, exchange: () => null })).toThrow(/^token: authlete/);
  expect(() => token({ authlete, reissueIdToken: () => null })).toThrow(/^token: authlete/);
});
