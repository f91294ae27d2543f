// Automatic registration: unknown clients at the authorization and pushed authorization request endpoints.
import { UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import { callsOf, redirectUri } from "../authorization/code-caller.js";
import { form, get, post, start } from "../caller.js";
import { assertionOf, keyOf, sign } from "../signing.js";
import { encrypted } from "../token/grant-caller.js";
import { chainOf, federationStage, issuer, now, publishedWorld, rp, type ChainClaims } from "./federation.js";

type Stage = Awaited<ReturnType<typeof federationStage>>;
type Claims = Record<string, unknown>;

const metadata = { redirect_uris: [redirectUri], request_object_signing_alg: "ES256" };
const chain = await chainOf({ metadata });

let serial = 0;

/** A request object of the client. Claims are merged into valid ones. */
const requestObject = async (claims: Claims = {}, header: object = { trust_chain: chain }) => {
  const good = { iss: rp, aud: issuer, exp: now + 300, jti: `jti-${(serial += 1)}` };
  const parameters = { client_id: rp, response_type: "code", redirect_uri: redirectUri, scope: "openid" };
  return sign(await keyOf("ES256", "rp-client"), { ...good, ...parameters, ...claims }, header);
};

const authorize = ({ emulator }: Stage, parameters: Record<string, string>) =>
  post(emulator, "/auth/authorization", {
    parameters: form({ client_id: rp, response_type: "code", scope: "openid", ...parameters }),
  });

const push = async ({ emulator }: Stage, parameters: Record<string, string>) =>
  post(emulator, "/pushed_auth_req", {
    parameters: form({ ...(await assertionOf(await keyOf("ES256", "rp-client"), rp)), ...parameters }),
  });

const refusal = ({ body }: { body: Record<string, unknown> }) => [
  body["action"],
  body["resultCode"],
  (JSON.parse(String(body["responseContent"])) as { error: string }).error,
];

const clientsOf = async ({ emulator }: Stage) =>
  ((await get(emulator, "/client/get/list")).body["clients"] ?? []) as Record<string, unknown>[];

describe("a client that nobody knows", () => {
  test("is registered as it asks for the first time, and gets tokens under its entity identifier", async () => {
    const stage = await federationStage();
    const { body } = await authorize(stage, { request: await requestObject() });
    expect(body).toMatchObject({ action: "INTERACTION", clientEntityIdUsed: true, client: { clientName: "Shop" } });
    const [client] = await clientsOf(stage);
    expect(client).toMatchObject({
      ...{ entityId: rp, automaticallyRegistered: true, clientSource: "AUTOMATIC_REGISTRATION", trustChain: chain },
      trustChainExpiresAt: start + 3_600_000,
    });
    const { issue, token } = callsOf(stage.emulator, stage.emulator.clients[0]!);
    const code = String((await issue(String(body["ticket"]))).body["authorizationCode"]);
    const assertion = await assertionOf(await keyOf("ES256", "rp-client"), rp);
    const redeemed = await token(
      { grant_type: "authorization_code", code, redirect_uri: redirectUri, ...assertion },
      {},
    );
    expect(redeemed.body).toMatchObject({ action: "OK", clientEntityId: rp, clientEntityIdUsed: true });
  });

  test("is registered as it pushes, by its request object, or by its assertion alone", async () => {
    const parameters = { client_id: rp, response_type: "code", redirect_uri: redirectUri, scope: "openid" };
    const key = await keyOf("ES256", "rp-client");
    const assertion = {
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await sign(
        key,
        { iss: rp, sub: rp, aud: issuer, exp: now + 60, jti: "a" },
        { trust_chain: chain },
      ),
    };
    for (const pushed of [
      { client_id: rp, request: await requestObject() },
      { ...parameters, ...assertion },
    ]) {
      const stage = await federationStage();
      const { body } = await push(stage, pushed);
      expect(body["action"], JSON.stringify(body)).toBe("CREATED");
      expect(await clientsOf(stage)).toMatchObject([{ entityId: rp, automaticallyRegistered: true }]);
      const answer = await authorize(stage, { request_uri: String(body["requestUri"]) });
      expect(answer.body).toMatchObject({ action: "INTERACTION", clientEntityIdUsed: true });
    }
  });

  test("is found by statements that are fetched, where its request has no trust chain", async () => {
    const { fetch, fetched } = await publishedWorld({ metadata });
    const stage = await federationStage({}, { fetch });
    expect((await authorize(stage, { request: await requestObject({}, {}) })).body["action"]).toBe("INTERACTION");
    expect(fetched[0]).toBe(`${rp}/.well-known/openid-federation`);
    expect(fetched).toHaveLength(5);
    // The client stays registered.
    expect((await authorize(stage, { request: await requestObject({}, {}) })).body["action"]).toBe("INTERACTION");
    expect(fetched).toHaveLength(5);
    expect(await clientsOf(stage)).toHaveLength(1);
  });

  test("is answered with 501 where that may not be fetched, which says what is missing", async () => {
    const stage = await federationStage();
    const { status, body } = await authorize(stage, { request: await requestObject({}, {}) });
    expect({ status, resultCode: body["resultCode"] }).toEqual({ status: 501, resultCode: "E009015" });
    expect(body["resultMessage"]).toContain("Give createEmulator the option 'fetch'");
  });

  test("A320301: is refused where its entity configuration is not to be had", async () => {
    const world = await publishedWorld({ metadata });
    const stage = await federationStage({}, { fetch: world.fetch });
    world.pages.set(`${rp}/.well-known/openid-federation`, "x");
    const answer = await authorize(stage, { request: await requestObject({}, {}) });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "A320301", "validation_failed"]);
  });

  test("is registered once by two requests at the same time", async () => {
    const stage = await federationStage();
    const requests = [await requestObject(), await requestObject()];
    const answers = await Promise.all(requests.map((request) => authorize(stage, { request })));
    expect(answers.map(({ body }) => body["action"])).toEqual(["INTERACTION", "INTERACTION"]);
    expect(await clientsOf(stage)).toHaveLength(1);
  });
});

describe("a client is not registered", () => {
  const stranger = async (claims: Claims) => sign(await keyOf("ES256", "stranger"), claims);

  test.each<[code: string, error: string, what: string, request: () => Promise<string>]>([
    ["E034009", "unmet_authentication_requirements", "without a request object", () => Promise.resolve("")],
    ["E034009", "unmet_authentication_requirements", "by one that is encrypted", () => Promise.resolve(encrypted)],
    [
      "E034009",
      "unmet_authentication_requirements",
      "by one that is not signed",
      () => Promise.resolve(new UnsecuredJWT({ iss: rp }).encode()),
    ],
    ["E034009", "invalid_request_object", "by one of another issuer", () => requestObject({ iss: issuer })],
    ["E034009", "invalid_request_object", "by one of another client_id", () => requestObject({ client_id: issuer })],
    ["E034009", "invalid_request_object", "by one for another service", () => requestObject({ aud: rp })],
    ["E034009", "invalid_request_object", "by one with a sub", () => requestObject({ sub: rp })],
    ["E034009", "invalid_request_object", "by one without jti", () => requestObject({ jti: undefined })],
    ["E034009", "invalid_request_object", "by one without exp", () => requestObject({ exp: undefined })],
    ["E034009", "invalid_request_object", "by one that has expired", () => requestObject({ exp: now })],
    [
      "E034009",
      "unmet_authentication_requirements",
      "by one that somebody else signed",
      async () => {
        const [, payload] = (await requestObject()).split(".");
        const other = (await stranger({})).split(".")[2];
        const header = Buffer.from(JSON.stringify({ alg: "ES256", trust_chain: chain })).toString("base64url");
        return `${header}.${payload}.${other}`;
      },
    ],
  ])("%s, %s: %s", async (code, error, _what, request) => {
    const stage = await federationStage();
    expect(refusal(await authorize(stage, { request: await request() }))).toEqual(["BAD_REQUEST", code, error]);
    expect(await clientsOf(stage)).toEqual([]);
  });

  test.each<[code: string, error: string, what: string, claims: ChainClaims]>([
    ["A320301", "validation_failed", "by a chain that is broken", { anchor: { exp: now } }],
    ["A320306", "invalid_client_metadata", "with metadata that are no good", { metadata: { client_name: 1 } }],
    [
      "E034008",
      "invalid_request",
      "that registers explicitly",
      { metadata: { client_registration_types: ["explicit"] } },
    ],
    [
      "E034011",
      "unmet_authentication_requirements",
      "that would need a secret",
      { metadata: { token_endpoint_auth_method: undefined } },
    ],
  ])("%s, %s: %s", async (code, error, _what, claims) => {
    const stage = await federationStage();
    const trust_chain = await chainOf({ ...claims, metadata: { ...metadata, ...claims.metadata } });
    const request = await requestObject({}, { trust_chain });
    expect(refusal(await authorize(stage, { request }))).toEqual(["BAD_REQUEST", code, error]);
    expect(await clientsOf(stage)).toEqual([]);
  });

  test.each([
    ["that has nothing to authenticate by", undefined],
    ["whose assertion somebody else signed", "stranger"],
  ])("E034009: by a push %s", async (_what, signer) => {
    const stage = await federationStage();
    const claims = { iss: rp, sub: rp, aud: issuer, exp: now + 60, jti: "a" };
    const parameters = form({
      ...{ client_id: rp, response_type: "code", redirect_uri: redirectUri, scope: "openid" },
      client_assertion_type: signer && "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: signer && (await sign(await keyOf("ES256", signer), claims, { trust_chain: chain })),
    });
    const answer = await post(stage.emulator, "/pushed_auth_req", { parameters });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "E034009", "unmet_authentication_requirements"]);
    expect(await clientsOf(stage)).toEqual([]);
  });

  test("E034009: by the chain of another entity", async () => {
    const stage = await federationStage();
    const iss = "https://other.example";
    const request = await requestObject({ iss, client_id: iss });
    const answer = await authorize(stage, { client_id: iss, request });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "E034009", "unmet_authentication_requirements"]);
  });

  test.each([
    ["at a service in no federation", { federationEnabled: false }],
    ["at one that takes explicit registrations only", { supportedClientRegistrationTypes: ["EXPLICIT"] as const }],
  ])("A010304: %s", async (_what, service) => {
    const stage = await federationStage(service);
    const answer = await authorize(stage, { request: await requestObject() });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "A010304", "invalid_request"]);
  });

  test.each([
    ["token", "/auth/token", { grant_type: "client_credentials" }],
    ["backchannel", "/backchannel/authentication", { scope: "openid", login_hint: "anna" }],
    ["device authorization", "/device/authorization", { scope: "openid" }],
  ])("as it authenticates at the %s endpoint: it has to become known before", async (_name, path, parameters) => {
    const stage = await federationStage({ supportedGrantTypes: ["CIBA", "DEVICE_CODE", "CLIENT_CREDENTIALS"] });
    const claims = { iss: rp, sub: rp, aud: issuer, exp: now + 60, jti: "a" };
    const assertion = {
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await sign(await keyOf("ES256", "rp-client"), claims, { trust_chain: chain }),
    };
    const { body } = await post(stage.emulator, path, { parameters: form({ ...parameters, ...assertion }) });
    expect(JSON.parse(String(body["responseContent"]))).toMatchObject({ error: "invalid_client" });
    expect(await clientsOf(stage)).toEqual([]);
  });

  test("A010304: whose identifier is no entity's", async () => {
    const stage = await federationStage();
    for (const client_id of ["http://rp.example.com", "https://rp.example.com?x", "1", encodeURIComponent(rp)])
      expect((await authorize(stage, { client_id })).body["resultCode"]).toBe("A010304");
  });
});

describe("a client that registered itself automatically", () => {
  test("E034010: cannot use a request object twice", async () => {
    const stage = await federationStage();
    const request = await requestObject();
    expect((await authorize(stage, { request })).body["action"]).toBe("INTERACTION");
    expect(refusal(await authorize(stage, { request }))).toEqual([
      ...["BAD_REQUEST", "E034010", "invalid_request_object"],
    ]);
  });

  test("may push more by its assertion alone", async () => {
    const stage = await federationStage();
    await authorize(stage, { request: await requestObject() });
    const parameters = { client_id: rp, response_type: "code", redirect_uri: redirectUri, scope: "openid" };
    expect((await push(stage, parameters)).body["action"]).toBe("CREATED");
  });

  test("E034009: has to sign every request", async () => {
    const stage = await federationStage();
    await authorize(stage, { request: await requestObject() });
    expect(refusal(await authorize(stage, { redirect_uri: redirectUri }))).toEqual([
      ...["BAD_REQUEST", "E034009", "unmet_authentication_requirements"],
    ]);
  });

  test("is looked at again once its chain has expired, and is as it says then", async () => {
    const stage = await federationStage();
    await authorize(stage, { request: await requestObject() });
    const [before] = await clientsOf(stage);
    stage.emulator.clock.advance(3600);
    const later = { exp: now + 7200, iat: now };
    const renewed = await chainOf({
      ...{ metadata: { ...metadata, client_name: "New shop" }, leaf: later, middle: later, anchor: later, top: later },
    });
    expect((await authorize(stage, { request: await requestObject({ exp: now + 3700 }) })).body["resultCode"]).toBe(
      "A320301",
    );
    const request = await requestObject({ exp: now + 3700 }, { trust_chain: renewed });
    expect((await authorize(stage, { request })).body).toMatchObject({ action: "INTERACTION" });
    expect(await clientsOf(stage)).toMatchObject([
      { clientId: before!["clientId"], clientName: "New shop", trustChainExpiresAt: start + 7_200_000 },
    ]);
  });

  test("A327605: cannot register explicitly besides", async () => {
    const stage = await federationStage();
    await authorize(stage, { request: await requestObject() });
    expect(refusal(await stage.registerChain())).toEqual(["BAD_REQUEST", "A327605", "invalid_request"]);
  });
});
