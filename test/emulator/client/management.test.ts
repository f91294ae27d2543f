import { describe, expect, test } from "vitest";
import type { EmulatedClient, Emulator } from "../../../src/emulator/index.js";
import {
  authenticate,
  clientOf,
  complete,
  contentOf,
  get,
  noSuchClient,
  begin,
  poll,
  post,
  put,
  refresh,
  remove,
  standing,
  start,
  tokensOf,
} from "../caller.js";
import { matching } from "../matchers.js";

const wrong = (resultCode: string, text: string) => ({
  status: 400,
  body: { resultCode, resultMessage: `[${resultCode}] ${text}` },
});

const ciba = { clientName: "Till", grantTypes: ["CIBA", "REFRESH_TOKEN"], bcDeliveryMode: "POLL" };

async function created(emulator: Emulator, settings: object = ciba): Promise<EmulatedClient> {
  const { status, body } = await post(emulator, "/client/create", settings);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as unknown as EmulatedClient;
}

/** The properties of a client without any settings. */
const unset = {
  tlsClientCertificateBoundAccessTokens: false,
  dpopRequired: false,
  authorizationDetailsTypes: [],
  fapiModes: [],
};

describe("client.create", () => {
  test("gives an identifier, a secret and times, and what is left out has no value", async () => {
    const emulator = standing();
    emulator.clock.advance(2);
    expect(await post(emulator, "/client/create", { clientName: "Till", grantTypes: ["CIBA"] })).toEqual({
      status: 200,
      body: {
        number: 5,
        serviceNumber: 1,
        clientId: 2000000005,
        clientSecret: matching(/^[\w-]{43}$/),
        clientIdAlias: "2000000005",
        clientIdAliasEnabled: true,
        clientName: "Till",
        clientType: "CONFIDENTIAL",
        tokenAuthMethod: "CLIENT_SECRET_BASIC",
        grantTypes: ["CIBA"],
        bcUserCodeRequired: false,
        idTokenSignAlg: "RS256",
        ...unset,
        defaultAcrs: [],
        locked: false,
        attributes: [],
        extension: { requestableScopesEnabled: false, requestableScopes: [] },
        clientSource: "STATIC_REGISTRATION",
        dynamicallyRegistered: false,
        createdAt: start + 2000,
        modifiedAt: start + 2000,
      },
    });
  });

  test("does not take what the API assigns", async () => {
    const emulator = standing();
    const client = await created(emulator, {
      ...ciba,
      number: 99,
      clientId: 5,
      clientSecret: "mine",
      createdAt: 1,
      modifiedAt: "soon",
      derivedSectorIdentifier: "x",
      clientIdAliasEnabled: false,
    });
    expect(client).toMatchObject({
      number: 5,
      clientId: 2000000005,
      clientSecret: matching(/^[\w-]{43}$/),
      createdAt: start,
      modifiedAt: start,
      clientIdAliasEnabled: true,
    });
    expect(client).not.toHaveProperty("derivedSectorIdentifier");
  });

  test("keeps what means nothing to the emulator, names that are not described included", async () => {
    const emulator = standing();
    const kept = {
      description: "At the counters",
      descriptions: [{ tag: "fr", value: "Aux guichets" }],
      redirectUris: ["https://client.example.com/callback"],
      requestSignAlg: "ES256K",
      responseModes: ["QUERY"],
      trustChainExpiresAt: 12,
      pkceRequired: true,
      newProperty: { nested: [1, null] },
    };
    const client = await created(emulator, kept);
    expect(client).toMatchObject(kept);
    expect((await get(emulator, `/client/get/${client.clientId}`)).body).toEqual(client);
  });

  test("makes a client that runs a CIBA flow", async () => {
    const emulator = standing();
    const tokens = await tokensOf(emulator, await created(emulator, { ...ciba, idTokenSignAlg: "ES256" }));
    expect(tokens).toMatchObject({ action: "OK", clientId: 2000000005, subject: "anna" });
  });

  test("makes one that has no grant type unless it is given one", async () => {
    const emulator = standing();
    const answer = await authenticate(emulator, await created(emulator, {}));
    expect([answer.body["resultCode"], contentOf(answer)["error"]]).toEqual(["A166306", "unauthorized_client"]);
  });

  test("makes a public client that does not authenticate", async () => {
    expect(await created(standing(), { clientType: "PUBLIC" })).toMatchObject({ tokenAuthMethod: "NONE" });
  });

  test("does not give out the identifier of a client that was deleted", async () => {
    const emulator = standing();
    const first = await created(emulator);
    await remove(emulator, `/client/delete/${first.clientId}`);
    expect((await created(emulator)).clientId).toBe(first.clientId + 1);
  });

  test("does not give out a number that is another client's alias", async () => {
    const emulator = standing();
    await created(emulator, { clientIdAlias: "2000000006" });
    expect((await created(emulator)).clientId).toBe(2000000007);
  });

  test.each([
    ["clientName", 1, "a string"],
    ["description", {}, "a string"],
    ["parRequired", "yes", "a boolean"],
    ["defaultMaxAge", 1.5, "an integer"],
    ["contacts", [1], "an array of strings"],
    ["clientNames", [{ tag: 1 }], "an array of objects with texts"],
    ["attributes", [{ key: "a", value: 1 }], "an array of objects with key and value"],
    ["clientType", "SECRET", "one of PUBLIC, CONFIDENTIAL"],
    ["bcDeliveryMode", "poll", "one of PING, POLL, PUSH"],
    ["clientRegistrationTypes", ["MANUAL"], "an array of AUTOMATIC, EXPLICIT"],
    ["jwks", '{"keys":[{"kty":"EC","d":"x"}]}', "the text of a JWK set of public keys, or null"],
    [
      "extension",
      { accessTokenDuration: "long" },
      "an object with requestableScopes as an array, flags as booleans and durations as integers",
    ],
  ])("refuses a wrong %s by name", async (name, value, expected) => {
    const emulator = standing();
    expect(await post(emulator, "/client/create", { [name]: value })).toEqual(
      wrong("E000008", `The property '${name}' must be ${expected}.`),
    );
    expect(emulator.clients.length).toBe(4);
  });

  test("refuses a client that cannot be notified, and an alias that is taken", async () => {
    const emulator = standing();
    expect(await post(emulator, "/client/create", { bcDeliveryMode: "PING" })).toEqual(
      wrong("E009005", "The property 'bcNotificationEndpoint' is needed with the delivery mode PING."),
    );
    await created(emulator, { clientIdAlias: "till" });
    for (const clientIdAlias of ["till", "2000000001"]) {
      expect(await post(emulator, "/client/create", { clientIdAlias })).toEqual(
        wrong("E009004", "The 'clientIdAlias' is in use for another client."),
      );
    }
  });

  test("takes a form, with lists as words and what is deeper as JSON", async () => {
    const emulator = standing();
    const response = await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}/client/create`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}` },
      body: new URLSearchParams({
        clientName: "Till",
        grantTypes: "CIBA REFRESH_TOKEN",
        parRequired: "true",
        defaultMaxAge: "60",
        attributes: '[{"key":"a","value":"b"}]',
      }),
    });
    expect(await response.json()).toMatchObject({
      clientName: "Till",
      grantTypes: ["CIBA", "REFRESH_TOKEN"],
      parRequired: true,
      defaultMaxAge: 60,
      attributes: [{ key: "a", value: "b" }],
    });
  });
});

describe("client.get", () => {
  test("gives a client of createEmulator with all that it has", async () => {
    const emulator = standing();
    expect(await get(emulator, "/client/get/2000000002")).toEqual({
      status: 200,
      body: {
        number: 2,
        serviceNumber: 1,
        clientId: 2000000002,
        clientSecret: "ping-client-secret-of-the-local-emulator",
        clientIdAlias: "2000000002",
        clientIdAliasEnabled: true,
        clientName: "Ping client",
        clientType: "CONFIDENTIAL",
        tokenAuthMethod: "CLIENT_SECRET_BASIC",
        grantTypes: ["CIBA", "REFRESH_TOKEN"],
        bcDeliveryMode: "PING",
        bcNotificationEndpoint: "https://client.localhost/ciba",
        bcUserCodeRequired: false,
        idTokenSignAlg: "ES256",
        ...unset,
        defaultAcrs: [],
        locked: false,
        attributes: [],
        extension: { requestableScopesEnabled: false, requestableScopes: [] },
        clientSource: "STATIC_REGISTRATION",
        dynamicallyRegistered: false,
        createdAt: start,
        modifiedAt: start,
      },
    });
  });

  test("takes an alias", async () => {
    const emulator = standing({ clients: [{ clientId: 7, clientIdAlias: "till" }] });
    expect(await get(emulator, "/client/get/till")).toEqual(await get(emulator, "/client/get/7"));
    expect((await get(emulator, "/client/get/till")).body["clientId"]).toBe(7);
  });

  test("shows changes by the emulator's own methods", async () => {
    const emulator = standing();
    emulator.clock.advance(1);
    emulator.updateClient(2000000001, { clientName: "New" });
    expect((await get(emulator, "/client/get/2000000001")).body).toMatchObject({
      clientName: "New",
      createdAt: start,
      modifiedAt: start + 1000,
    });
  });

  test.each(["1", "02000000001", "2e9", "till", "%20", "2000000001.0"])("knows no client '%s'", async (clientId) => {
    expect(await get(standing(), `/client/get/${clientId}`)).toEqual(noSuchClient);
  });
});

describe("client.list", () => {
  const ids = (body: Record<string, unknown>) =>
    (body["clients"] as { clientId: number }[] | undefined)?.map(({ clientId }) => clientId);

  test("gives five clients at most, unless the call says otherwise", async () => {
    const emulator = standing();
    for (let index = 0; index < 3; index += 1) await created(emulator);
    const { body } = await get(emulator, "/client/get/list");
    expect({ ...body, clients: ids(body) }).toEqual({
      start: 0,
      end: 5,
      totalCount: 7,
      clients: [2000000001, 2000000002, 2000000003, 2000000004, 2000000005],
    });
    expect(ids((await get(emulator, "/client/get/list?start=5&end=20")).body)).toEqual([2000000006, 2000000007]);
  });

  test.each(["start=0&end=0", "start=4&end=1", "start=4", "start=9&end=20"])(
    "gives the count alone for %s",
    async (query) => {
      const { body } = await get(standing(), `/client/get/list?${query}`);
      expect([body["totalCount"], body["clients"]]).toEqual([4, undefined]);
    },
  );

  test("selects by developer", async () => {
    const emulator = standing();
    await created(emulator, { developer: "dev-1" });
    const { body } = await get(emulator, "/client/get/list?developer=dev-1");
    expect([body["totalCount"], ids(body)]).toEqual([1, [2000000005]]);
    expect((await get(emulator, "/client/get/list?developer=dev-2")).body).toEqual({
      start: 0,
      end: 5,
      totalCount: 0,
    });
  });

  test.each(["start=-1", "end=x", "end=1.5", "end=2147483648"])("refuses %s", async (query) => {
    const name = query.split("=")[0];
    expect(await get(standing(), `/client/get/list?${query}`)).toEqual(
      wrong("E009003", `The parameter '${name}' must be an integer that is not negative.`),
    );
  });
});

describe("client.update", () => {
  const change = (emulator: Emulator, clientId: number, settings: object) =>
    post(emulator, `/client/update/${clientId}`, settings);

  test("of what client.get gave changes the time alone", async () => {
    const emulator = standing();
    const client = await created(emulator, { ...ciba, redirectUris: ["https://a.example.com"], newProperty: 1 });
    emulator.clock.advance(1);
    expect(await change(emulator, client.clientId, client)).toEqual({
      status: 200,
      body: { ...client, modifiedAt: start + 1000 },
    });
  });

  test("takes the value of what is left out, but not identifier and secret", async () => {
    const emulator = standing();
    const client = await created(emulator, { ...ciba, description: "x", clientIdAlias: "till" });
    const { body } = await change(emulator, client.clientId, { clientName: "Till", grantTypes: null });
    expect(body).toEqual({
      number: 5,
      serviceNumber: 1,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      clientIdAlias: "2000000005",
      clientIdAliasEnabled: true,
      clientName: "Till",
      clientType: "CONFIDENTIAL",
      tokenAuthMethod: "CLIENT_SECRET_BASIC",
      grantTypes: [],
      bcUserCodeRequired: false,
      idTokenSignAlg: "RS256",
      ...unset,
      defaultAcrs: [],
      locked: false,
      attributes: [],
      extension: { requestableScopesEnabled: false, requestableScopes: [] },
      clientSource: "STATIC_REGISTRATION",
      dynamicallyRegistered: false,
      createdAt: start,
      modifiedAt: start,
    });
  });

  test("takes effect at once", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    await change(emulator, client.clientId, {
      ...client,
      clientName: "Till",
      clientIdAlias: "till",
      attributes: [{ key: "a", value: "b" }],
      extension: { requestableScopes: ["openid"], requestableScopesEnabled: true },
    });
    const { body } = await authenticate(emulator, client, { scope: "openid email", client_id: "2000000001" });
    expect(body).toMatchObject({
      action: "USER_IDENTIFICATION",
      clientName: "Till",
      clientIdAlias: "till",
      clientAttributes: [{ key: "a", value: "b" }],
      scopes: [{ name: "openid" }],
    });
    expect(clientOf(emulator, "POLL").clientName).toBe("Till");
  });

  test("shortens the lifetimes of tokens, and cannot lengthen them", async () => {
    const emulator = standing();
    const client = await created(emulator, {
      ...ciba,
      idTokenSignAlg: "ES256",
      extension: { accessTokenDuration: 60, refreshTokenDuration: 999_999_999, idTokenDuration: 0 },
    });
    expect(await tokensOf(emulator, client)).toMatchObject({
      accessTokenDuration: 60,
      refreshTokenDuration: emulator.service.refreshTokenDuration,
    });
  });

  test.each([["idTokenSignAlg", "ES256K"]])(
    "stores a %s of %s, and requests of the client are answered with 501",
    async (name, value) => {
      const emulator = standing();
      const client = clientOf(emulator, "POLL");
      const { authReqId, ticket } = await begin(emulator, client);
      await complete(emulator, ticket);
      expect((await change(emulator, client.clientId, { ...client, [name]: value })).body).toMatchObject({
        [name]: value,
      });
      const refused = {
        status: 501,
        body: {
          resultCode: "E009015",
          resultMessage: `[E009015] Requests of a client with this '${name}' are not emulated.`,
        },
      };
      expect(await authenticate(emulator, client)).toEqual(refused);
      expect(await poll(emulator, client, authReqId)).toEqual(refused);
      // The refused calls have not used anything up.
      await change(emulator, client.clientId, client);
      expect((await poll(emulator, client, authReqId)).body).toMatchObject({ action: "OK" });
    },
  );

  test.each([
    [
      { jwksUri: "https://client.example.com/jwks" },
      "The keys of the client are behind a jwksUri. Give createEmulator the option 'fetch', or the command --fetch-keys.",
    ],
    [{ tokenAuthSignAlg: "ES256K" }, "Client assertions with ES256K are not emulated."],
  ])("stores %o, and an assertion is answered with 501", async (settings, what) => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    await change(emulator, client.clientId, { ...client, tokenAuthMethod: "PRIVATE_KEY_JWT", ...settings });
    const now = start / 1000;
    const name = String(client.clientId);
    const claims = { iss: name, sub: name, aud: emulator.service.issuer, exp: now + 60, jti: "a" };
    const assertion = [{ alg: "ES256" }, claims, {}]
      .map((part) => btoa(JSON.stringify(part)))
      .join(".")
      .replaceAll("=", "");
    const answer = await post(emulator, "/backchannel/authentication", {
      parameters: new URLSearchParams({
        scope: "openid",
        login_hint: "anna",
        client_assertion: assertion,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      }).toString(),
    });
    expect(answer).toEqual({
      status: 501,
      body: { resultCode: "E009015", resultMessage: `[E009015] ${what}` },
    });
  });

  test("leaves the client as it was when it is refused", async () => {
    const emulator = standing();
    const before = await get(emulator, "/client/get/2000000001");
    expect((await change(emulator, 2000000001, { clientName: "New", locked: "no" })).status).toBe(400);
    expect((await change(emulator, 2000000001, { bcDeliveryMode: "PUSH" })).status).toBe(400);
    expect((await change(emulator, 2000000001, { clientIdAlias: "2000000002" })).status).toBe(400);
    expect(await get(emulator, "/client/get/2000000001")).toEqual(before);
  });

  test("knows no other clients", async () => {
    expect(await change(standing(), 1, {})).toEqual(noSuchClient);
  });
});

describe("client.delete", () => {
  test("takes everything of the client with it", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { accessToken, refreshToken } = await tokensOf(emulator, client);
    const { ticket, authReqId } = await begin(emulator, client);
    expect(await remove(emulator, `/client/delete/${client.clientId}`)).toEqual({ status: 204, body: {} });

    expect(await get(emulator, `/client/get/${client.clientId}`)).toEqual(noSuchClient);
    expect(emulator.clients.map(({ clientId }) => clientId)).toEqual([2000000002, 2000000003, 2000000004]);
    expect((await authenticate(emulator, client)).body).toMatchObject({ resultCode: "A168310" });
    expect((await post(emulator, "/auth/introspection", { token: accessToken })).body).toMatchObject({
      resultCode: "A057301",
    });
    expect((await complete(emulator, ticket)).body).toMatchObject({ resultCode: "A199301" });

    // A new client with the same identifier gets nothing of the old one.
    emulator.addClient({ ...client });
    expect((await poll(emulator, client, authReqId)).body).toMatchObject({ resultCode: "A200304" });
    expect((await refresh(emulator, client, String(refreshToken))).body).toMatchObject({ resultCode: "A053305" });
    expect((await get(emulator, `/client/granted_scopes/get/${client.clientId}/anna`)).body).toMatchObject({
      resultCode: "E009013",
    });
  });

  test("answers 404 the second time", async () => {
    const emulator = standing();
    await remove(emulator, "/client/delete/2000000001");
    expect(await remove(emulator, "/client/delete/2000000001")).toEqual(noSuchClient);
  });
});

describe("client.management.updateLockFlag", () => {
  const lock = (emulator: Emulator, identifier: string, clientLocked: unknown) =>
    post(emulator, `/client/lock_flag/update/${identifier}`, { clientLocked });

  test("keeps a client out and lets it in again, and changes nothing else", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const before = (await get(emulator, `/client/get/${client.clientId}`)).body;
    const done = {
      status: 200,
      body: { resultCode: "E009007", resultMessage: "[E009007] The lock flag of the client was set." },
    };
    expect(await lock(emulator, "2000000001", true)).toEqual(done);
    expect((await get(emulator, `/client/get/${client.clientId}`)).body).toEqual({ ...before, locked: true });
    expect(await authenticate(emulator, client)).toEqual({
      status: 403,
      body: { resultCode: "A001215", resultMessage: "[A001215] The client 2000000001 is locked." },
    });
    expect(await lock(emulator, "2000000001", false)).toEqual(done);
    expect((await authenticate(emulator, client)).body).toMatchObject({ action: "USER_IDENTIFICATION" });
  });

  test("takes the alias too, where aliases are in use", async () => {
    const emulator = standing();
    emulator.updateClient(2000000001, { clientIdAlias: "till" });
    expect((await lock(emulator, "till", true)).status).toBe(200);
    emulator.updateService({ clientIdAliasEnabled: false });
    expect(await lock(emulator, "till", false)).toEqual(noSuchClient);
  });

  test("needs the flag", async () => {
    expect(await lock(standing(), "2000000001", null)).toEqual(wrong("E009002", "The call has no 'clientLocked'."));
    expect(await lock(standing(), "2000000001", "true")).toEqual(
      wrong("E000008", "The property 'clientLocked' must be a boolean."),
    );
    expect(await lock(standing(), "1", true)).toEqual(noSuchClient);
  });
});

describe("the secret", () => {
  test("can be made anew: from then on the old one is wrong", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { status, body } = await get(emulator, "/client/secret/refresh/2000000001");
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        resultCode: "E009008",
        resultMessage: "[E009008] The client has a new secret.",
        newClientSecret: matching(/^[\w-]{43}$/),
        oldClientSecret: client.clientSecret,
      },
    });
    expect((await authenticate(emulator, client)).body).toMatchObject({ action: "UNAUTHORIZED" });
    const renewed = { ...client, clientSecret: String(body["newClientSecret"]) };
    expect((await authenticate(emulator, renewed)).body).toMatchObject({ action: "USER_IDENTIFICATION" });
    expect(clientOf(emulator, "POLL").clientSecret).toBe(renewed.clientSecret);
  });

  test("can be chosen", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    expect(await post(emulator, "/client/secret/update/2000000001", { clientSecret: "a_B-1" })).toEqual({
      status: 200,
      body: {
        resultCode: "E009009",
        resultMessage: "[E009009] The secret of the client was set.",
        newClientSecret: "a_B-1",
        oldClientSecret: client.clientSecret,
      },
    });
    expect((await authenticate(emulator, { ...client, clientSecret: "a_B-1" })).body).toMatchObject({
      action: "USER_IDENTIFICATION",
    });
  });

  test.each(["", "a b", "ä", "x".repeat(87)])("cannot be '%s'", async (clientSecret) => {
    const emulator = standing();
    expect(await post(emulator, "/client/secret/update/2000000001", { clientSecret })).toEqual(
      wrong("E009006", "The property 'clientSecret' must be 1 to 86 letters, digits, hyphens and underscores."),
    );
    expect(await post(emulator, "/client/secret/update/2000000001", {})).toEqual(
      wrong("E009002", "The call has no 'clientSecret'."),
    );
    expect(clientOf(emulator, "POLL").clientSecret).toBe("poll-client-secret-of-the-local-emulator");
  });

  test("needs a client", async () => {
    expect(await get(standing(), "/client/secret/refresh/1")).toEqual(noSuchClient);
    expect(await post(standing(), "/client/secret/update/1", { clientSecret: "a" })).toEqual(noSuchClient);
  });
});

describe("requestable scopes", () => {
  const path = (verb: string) => `/client/extension/requestable_scopes/${verb}/2000000001`;
  const answer = (requestableScopes: unknown) => ({ status: 200, body: { requestableScopes } });

  test.each([
    ["PUT", put],
    ["POST", post],
  ])("by %s limit what the client may ask for", async (_method, send) => {
    const emulator = standing();
    expect(await get(emulator, path("get"))).toEqual(answer(undefined));
    const limited = answer(["openid", "email"]);
    expect(await send(emulator, path("update"), { requestableScopes: ["openid", "email", "openid"] })).toEqual(limited);
    expect(await get(emulator, path("get"))).toEqual(limited);
    const { body } = await authenticate(emulator, clientOf(emulator, "POLL"), { scope: "openid email profile" });
    expect(body["scopes"]).toEqual([
      { name: "openid", defaultEntry: false },
      { name: "email", defaultEntry: false },
    ]);
    expect((await get(emulator, "/client/get/2000000001")).body["extension"]).toEqual({
      requestableScopesEnabled: true,
      requestableScopes: ["openid", "email"],
    });
  });

  test("can be removed, which lifts the limit", async () => {
    const emulator = standing();
    await put(emulator, path("update"), { requestableScopes: ["openid"] });
    expect(await remove(emulator, path("delete"))).toEqual({ status: 204, body: {} });
    expect(await get(emulator, path("get"))).toEqual(answer(undefined));
  });

  test.each([{ requestableScopes: [] }, {}])("are no limit after %o", async (body) => {
    const emulator = standing();
    await put(emulator, path("update"), { requestableScopes: ["openid"] });
    expect(await put(emulator, path("update"), body)).toEqual(answer(undefined));
  });

  test("are refused in another type, and for a client that there is not", async () => {
    const emulator = standing();
    expect(await put(emulator, path("update"), { requestableScopes: "openid" })).toEqual(
      wrong("E000008", "The property 'requestableScopes' must be an array of strings."),
    );
    expect(await get(emulator, "/client/extension/requestable_scopes/get/1")).toEqual(noSuchClient);
    expect(await put(emulator, "/client/extension/requestable_scopes/update/1", {})).toEqual(noSuchClient);
    expect(await remove(emulator, "/client/extension/requestable_scopes/delete/1")).toEqual(noSuchClient);
  });
});
