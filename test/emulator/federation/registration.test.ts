// Explicit registration: the client's request, the registered client, and the response.
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { form, get, post, remove, start } from "../caller.js";
import { assertionOf, keyOf } from "../signing.js";
import { anyString, having } from "../matchers.js";
import {
  anchor,
  chainOf,
  clientMetadata,
  federationStage,
  issuer,
  leafOf,
  middle,
  now,
  publicKeyOf,
  publishedWorld,
  rp,
  statement,
} from "./federation.js";

type Stage = Awaited<ReturnType<typeof federationStage>>;

/** The essential parts of an answer that refuses a registration. */
const refusal = ({ body }: { body: Record<string, unknown> }) => [
  body["action"],
  body["resultCode"],
  (JSON.parse(String(body["responseContent"])) as { error: string }).error,
];

const clientsOf = async ({ emulator }: Stage) => (await get(emulator, "/client/get/list")).body["totalCount"];

describe("a client that sends its trust chain", () => {
  test("E034007: is registered, and gets what it is in a statement that the service signed", async () => {
    const stage = await federationStage();
    const chain = await chainOf({ middle: { exp: now + 60 } });
    const { status, body } = await stage.register({ trustChain: JSON.stringify(chain) });
    expect({ status, action: body["action"], resultCode: body["resultCode"] }).toEqual({
      ...{ status: 200, action: "OK", resultCode: "E034007" },
    });
    const client = body["client"] as Record<string, unknown>;
    expect(client).toMatchObject({
      clientId: 2000000001,
      clientName: "Shop",
      entityId: rp,
      trustAnchorId: anchor,
      trustChain: chain,
      trustChainExpiresAt: start + 60_000,
      trustChainUpdatedAt: start,
      explicitlyRegistered: true,
      clientSource: "EXPLICIT_REGISTRATION",
      dynamicallyRegistered: false,
      clientRegistrationTypes: ["AUTOMATIC", "EXPLICIT"],
      redirectUris: ["https://rp.example.com/cb"],
      tokenAuthMethod: "PRIVATE_KEY_JWT",
    });
    expect((await get(stage.emulator, "/client/get/2000000001")).body).toEqual(client);

    const keys = decodeJwt(String((await stage.configuration()).body["responseContent"]))["jwks"];
    const answer = await jwtVerify(String(body["responseContent"]), createLocalJWKSet(keys as never), {
      currentDate: new Date(start),
      audience: rp,
    });
    expect(answer.protectedHeader).toEqual({ typ: "entity-statement+jwt", alg: "ES256", kid: "own" });
    expect(answer.payload).toEqual({
      ...{ iss: issuer, sub: rp, aud: rp, iat: now, exp: now + 60, trust_anchor: anchor, authority_hints: [middle] },
      metadata: {
        openid_relying_party: having({
          ...clientMetadata,
          client_id: "2000000001",
          client_secret: client["clientSecret"],
          client_secret_expires_at: 0,
          jwks: { keys: [await publicKeyOf(rp, "rp-client")] },
        }),
      },
    });
  });

  test("can use the code flow from then on, by its number and by its entity identifier", async () => {
    const stage = await federationStage();
    await stage.registerChain();
    const client = stage.emulator.clients[0]!;
    for (const [client_id, used] of [
      [String(client.clientId), false],
      [rp, true],
    ] as const) {
      const calls = stage.callsOf(stage.emulator, client);
      const parameters = { client_id, redirect_uri: "https://rp.example.com/cb" };
      expect((await calls.authorize(parameters)).body).toMatchObject({
        action: "INTERACTION",
        clientEntityIdUsed: used,
      });
      const code = await calls.codeOf(parameters);
      const assertion = await assertionOf(await keyOf("ES256", "rp-client"), client_id);
      const redeemed = await calls.token(
        { grant_type: "authorization_code", code, redirect_uri: parameters.redirect_uri, ...assertion },
        {},
      );
      expect(redeemed.body).toMatchObject({ action: "OK", clientEntityId: rp, clientEntityIdUsed: used });
      expect(decodeJwt(String(redeemed.body["idToken"])).aud).toEqual([client_id]);
    }
  });

  test("has tokens that were made for its entity identifier, where the call says so", async () => {
    const { emulator, registerChain } = await federationStage();
    await registerChain();
    const made = { grantType: "AUTHORIZATION_CODE", clientId: emulator.clients[0]!.clientId, subject: "anna" };
    for (const clientEntityIdUsed of [true, false]) {
      const { body } = await post(emulator, "/auth/token/create", { ...made, clientEntityIdUsed });
      const introspected = await post(emulator, "/auth/introspection", { token: body["accessToken"] });
      expect(introspected.body).toMatchObject({ action: "OK", clientEntityId: rp, clientEntityIdUsed });
    }
  });

  test("has all that federations add to the metadata of clients", async () => {
    const stage = await federationStage();
    const signed_jwks_uri = "https://rp.example.com/signed-jwks";
    const { body } = await stage.registerChain({ metadata: { organization_name: "Shop Ltd", signed_jwks_uri } });
    expect(body["client"]).toMatchObject({ organizationName: "Shop Ltd", signedJwksUri: signed_jwks_uri });
    const { metadata } = decodeJwt(String(body["responseContent"])) as { metadata: Record<string, object> };
    expect(metadata["openid_relying_party"]).toMatchObject({ organization_name: "Shop Ltd", signed_jwks_uri });
  });

  test.each([true, false])("does not ask for dynamicRegistrationSupported, which is %s", async (value) => {
    const stage = await federationStage({ dynamicRegistrationSupported: value });
    expect((await stage.registerChain()).body["action"]).toBe("OK");
  });

  test("A010307: is kept out once it is locked, as others are", async () => {
    const stage = await federationStage();
    await stage.registerChain();
    const client = stage.emulator.clients[0]!;
    await post(stage.emulator, `/client/lock_flag/update/${client.clientId}`, { clientLocked: true });
    const parameters = { client_id: rp, redirect_uri: "https://rp.example.com/cb" };
    expect((await stage.callsOf(stage.emulator, client).authorize(parameters)).body).toMatchObject({
      ...{ action: "BAD_REQUEST", resultCode: "A010307" },
    });
  });

  test("may stand directly below the anchor, in a chain of two statements", async () => {
    const stage = await federationStage();
    const leaf = await leafOf({ leaf: { authority_hints: [anchor] } });
    const { body } = await stage.register({ trustChain: JSON.stringify([leaf, await statement(anchor, rp)]) });
    expect(body).toMatchObject({ action: "OK", client: { trustAnchorId: anchor } });
    expect(decodeJwt(String(body["responseContent"]))["authority_hints"]).toEqual([anchor]);
  });

  test("may leave out the configuration of the anchor", async () => {
    const stage = await federationStage();
    const chain = await chainOf();
    expect((await stage.register({ trustChain: JSON.stringify(chain.slice(0, -1)) })).body["action"]).toBe("OK");
  });

  test("gets no secret if it is public", async () => {
    const stage = await federationStage();
    const { body } = await stage.registerChain({ metadata: { token_endpoint_auth_method: "none" } });
    const { metadata } = decodeJwt(String(body["responseContent"])) as { metadata: Record<string, object> };
    expect(metadata["openid_relying_party"]).not.toHaveProperty("client_secret");
  });

  test("A327605: is refused as long as there is a client of its entity identifier", async () => {
    const stage = await federationStage();
    await stage.registerChain();
    expect(refusal(await stage.registerChain())).toEqual(["BAD_REQUEST", "A327605", "invalid_request"]);
    expect(await clientsOf(stage)).toBe(1);
    await remove(stage.emulator, "/client/delete/2000000001");
    expect((await stage.registerChain()).body["action"]).toBe("OK");
  });

  test("A327605: is refused where its entity identifier is the alias of another client, which no alias may become later", async () => {
    const stage = await federationStage();
    const { clientId } = stage.emulator.addClient({ clientIdAlias: rp });
    expect(refusal(await stage.registerChain())).toEqual(["BAD_REQUEST", "A327605", "invalid_request"]);
    stage.emulator.updateClient(clientId, { clientIdAlias: null });
    expect((await stage.registerChain()).body["action"]).toBe("OK");
    expect(() => stage.emulator.updateClient(clientId, { clientIdAlias: rp })).toThrow("client.clientIdAlias is taken");
  });

  test("A327605: of two calls in flight at the same time one is refused", async () => {
    const stage = await federationStage();
    const answers = await Promise.all([stage.registerChain(), stage.registerChain()]);
    expect(answers.map(({ body }) => body["resultCode"]).sort()).toEqual(["A327605", "E034007"]);
  });

  test("E034012: gets nothing any more once the chain has expired", async () => {
    const stage = await federationStage();
    await stage.registerChain({ top: { exp: now + 60 } });
    const { authorize } = stage.callsOf(stage.emulator, stage.emulator.clients[0]!);
    const redirect_uri = "https://rp.example.com/cb";
    stage.emulator.clock.advance(59);
    expect((await authorize({ redirect_uri })).body["action"]).toBe("INTERACTION");
    stage.emulator.clock.advance(1);
    expect((await authorize({ redirect_uri })).body).toMatchObject({ action: "BAD_REQUEST", resultCode: "E034012" });
  });
});

describe("metadata of the client that are no good end the registration", () => {
  test.each([
    ["A320306", "invalid_client_metadata", { client_name: 1 }],
    ["A320306", "invalid_client_metadata", { contacts: "a" }],
    ["A320306", "invalid_redirect_uri", { redirect_uris: ["x"] }],
    ["A204302", "invalid_client_metadata", { response_types: [] }],
    ["E034008", "invalid_request", { client_registration_types: ["automatic"] }],
    ["E034008", "invalid_request", { client_registration_types: undefined }],
  ])("%s: %s", async (code, error, metadata) => {
    const stage = await federationStage();
    expect(refusal(await stage.registerChain({ metadata }))).toEqual(["BAD_REQUEST", code, error]);
    expect(await clientsOf(stage)).toBe(0);
  });
});

describe("a service that", () => {
  test.each([
    ["E034001", "NOT_FOUND", "not_found", "is in no federation", { federationEnabled: false }],
    ["A316201", "INTERNAL_SERVER_ERROR", "server_error", "has no federation keys", { federationJwks: "" }],
    [
      "E034008",
      "BAD_REQUEST",
      "invalid_request",
      "wants no explicit ones",
      { supportedClientRegistrationTypes: ["AUTOMATIC"] },
    ],
    ["E034005", "BAD_REQUEST", "missing_trust_anchor", "has no trust anchor", { trustAnchors: [] }],
    ["E034004", "INTERNAL_SERVER_ERROR", "server_error", "cannot sign the answer", { federationSignatureKeyId: "x" }],
  ] as const)("%s: answers %s with %s if it %s", async (code, action, error, _what, service) => {
    const stage = await federationStage();
    // The API accepts an empty string, createEmulator does not.
    const before = (await get(stage.emulator, "/service/get")).body;
    await post(stage.emulator, "/service/update", { ...before, ...service });
    expect(refusal(await stage.registerChain())).toEqual([action, code, error]);
    expect(await clientsOf(stage)).toBe(0);
  });
});

test("E034006: a call without either form, or with both, is not made properly", async () => {
  const stage = await federationStage();
  const both = { entityConfiguration: await leafOf(), trustChain: JSON.stringify(await chainOf()) };
  for (const body of [{}, { entityConfiguration: "", trustChain: "" }, both])
    expect(refusal(await stage.register(body))).toEqual(["INTERNAL_SERVER_ERROR", "E034006", "server_error"]);
});

describe("a client that sends its entity configuration", () => {
  test("is registered by the statements that are fetched", async () => {
    const { fetch, fetched } = await publishedWorld();
    const stage = await federationStage({}, { fetch });
    const { body } = await stage.register({ entityConfiguration: await leafOf() });
    expect(body).toMatchObject({ action: "OK", client: { entityId: rp, trustAnchorId: anchor } });
    expect((body["client"] as { trustChain: string[] }).trustChain).toHaveLength(4);
    expect(fetched).toEqual([
      `${middle}/.well-known/openid-federation`,
      `${middle}/fetch?sub=${encodeURIComponent(rp)}`,
      `${anchor}/.well-known/openid-federation`,
      `${anchor}/fetch?sub=${encodeURIComponent(middle)}`,
    ]);
  });

  test("is answered with 501 where nothing may be fetched, which says what is missing", async () => {
    const stage = await federationStage();
    const answer = await stage.register({ entityConfiguration: await leafOf() });
    expect(answer).toEqual({ status: 501, body: { resultCode: "E009015", resultMessage: anyString } });
    expect(answer.body["resultMessage"]).toContain("Give createEmulator the option 'fetch'");
  });

  test("goes by another superior where one leads nowhere", async () => {
    const { fetch } = await publishedWorld();
    const stage = await federationStage({}, { fetch });
    const authority_hints = ["https://nobody.example", "http://x.example", 1, middle];
    const { body } = await stage.register({ entityConfiguration: await leafOf({ leaf: { authority_hints } }) });
    expect(body["action"]).toBe("OK");
  });

  test.each<[what: string, change: (world: Awaited<ReturnType<typeof publishedWorld>>) => void]>([
    ["the superior says nothing of it", ({ pages }) => pages.delete(`${middle}/fetch?sub=${encodeURIComponent(rp)}`)],
    ["the superior has no configuration", ({ pages }) => pages.delete(`${middle}/.well-known/openid-federation`)],
    ["the anchor has none", ({ pages }) => pages.delete(`${anchor}/.well-known/openid-federation`)],
  ])("A320301: is refused if %s", async (_what, change) => {
    const world = await publishedWorld();
    change(world);
    const stage = await federationStage({}, { fetch: world.fetch });
    const answer = await stage.register({ entityConfiguration: await leafOf() });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "A320301", "validation_failed"]);
  });

  test("A320301: is refused if its superiors go round in a circle, and not everything is fetched that is named", async () => {
    const hints = Array.from({ length: 100 }, (_, index) => `https://${index}.example`);
    const world = await publishedWorld({ middleConfiguration: { authority_hints: [middle, rp, ...hints] } });
    const stage = await federationStage({}, { fetch: world.fetch });
    const answer = await stage.register({ entityConfiguration: await leafOf() });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "A320301", "validation_failed"]);
    // Nothing is fetched twice, and cycles are not followed.
    expect([world.fetched.length, new Set(world.fetched).size]).toEqual([30, 30]);
  });

  test("A320301: is refused if a statement has more than 64 KiB, or is somewhere else", async () => {
    const large = await publishedWorld({ middleConfiguration: { x: "x".repeat(65_536) } });
    const moved = await publishedWorld();
    const away = (url: string) =>
      url === `${middle}/.well-known/openid-federation`
        ? Promise.resolve(new Response(null, { status: 302, headers: { location: `${anchor}/elsewhere` } }))
        : moved.fetch(url);
    for (const fetch of [large.fetch, away]) {
      const stage = await federationStage({}, { fetch });
      const answer = await stage.register({ entityConfiguration: await leafOf() });
      expect(refusal(answer)).toEqual(["BAD_REQUEST", "A320301", "validation_failed"]);
    }
    expect(moved.fetched).toEqual([]);
  });

  test("A320301: is refused if an endpoint of a superior is not at https", async () => {
    const world = await publishedWorld({
      middleConfiguration: { metadata: { federation_entity: { federation_fetch_endpoint: "http://x.example" } } },
    });
    const stage = await federationStage({}, { fetch: world.fetch });
    const answer = await stage.register({ entityConfiguration: await leafOf() });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "A320301", "validation_failed"]);
    expect(world.fetched.filter((url) => url.startsWith("http:"))).toEqual([]);
  });

  test.each<[what: string, configuration: () => Promise<string>]>([
    ["is no JWT", () => Promise.resolve("x")],
    ["is of another kind", () => statement(rp, rp, {}, { typ: "JWT" })],
    ["is about somebody else", () => statement(rp, middle)],
    ["has expired", () => statement(rp, rp, { exp: now })],
    ["is for another service", () => leafOf({ leaf: { aud: "https://other.example" } })],
    ["is for one whose name has a slash more", () => leafOf({ leaf: { aud: `${issuer}/` } })],
  ])("A345302: is refused if that %s", async (_what, configuration) => {
    const { fetch, fetched } = await publishedWorld();
    const stage = await federationStage({}, { fetch });
    const answer = await stage.register({ entityConfiguration: await configuration() });
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "A345302", "invalid_request"]);
    expect(fetched).toEqual([]);
  });
});

test("a client of one service is unknown to another, and a reset forgets it", async () => {
  const stage = await federationStage();
  await stage.registerChain();
  stage.emulator.reset();
  expect(await clientsOf(stage)).toBe(0);
  const parameters = form({ client_id: rp, response_type: "code" });
  expect((await post(stage.emulator, "/auth/authorization", { parameters })).body["action"]).toBe("BAD_REQUEST");
});
