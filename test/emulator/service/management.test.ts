import { callsOf } from "../authorization/code-caller.js";
import { describe, expect, test } from "vitest";
import type { EmulatedClient, Emulator } from "../../../src/emulator/index.js";
import {
  aboveServices,
  authenticate,
  clientOf,
  begin,
  complete,
  get,
  poll,
  post,
  refresh,
  remove,
  standing,
  start,
  tokensOf,
  within,
} from "../caller.js";
import { matching } from "../matchers.js";

const settings = {
  serviceName: "Example Bank",
  issuer: "https://bank.example.com",
  supportedGrantTypes: ["CIBA", "REFRESH_TOKEN"],
  supportedTokenAuthMethods: ["CLIENT_SECRET_BASIC"],
  supportedBackchannelTokenDeliveryModes: ["POLL"],
  supportedScopes: [{ name: "openid" }, { name: "accounts" }],
};

const ciba = { grantTypes: ["CIBA", "REFRESH_TOKEN"], bcDeliveryMode: "POLL", idTokenSignAlg: "ES256" };

const create = (emulator: Emulator, body: object = settings) => post(aboveServices(emulator), "/service/create", body);

/** The emulator, for calls to a newly created service. */
async function made(emulator: Emulator, body: object = settings): Promise<Emulator> {
  const answer = await create(emulator, body);
  return within(emulator, String(answer.body["apiKey"]));
}

const clientIn = async (emulator: Emulator, body: object = ciba) =>
  (await post(emulator, "/client/create", body)).body as unknown as EmulatedClient;

const withoutNull = (service: object) =>
  Object.fromEntries(Object.entries(service).filter(([, value]) => value !== null));

const unknownService = {
  status: 403,
  body: { resultCode: "E000006", resultMessage: "[E000006] The access token does not cover this service." },
};

describe("service.create", () => {
  test("gives an identifier, a secret and times, and what is left out is as in a service of createEmulator", async () => {
    const emulator = standing();
    emulator.clock.advance(2);
    expect(await create(emulator, { serviceName: "Example Bank", issuer: "https://bank.example.com/" })).toEqual({
      status: 200,
      body: {
        number: 2,
        serviceOwnerNumber: 1,
        apiKey: 1000000002,
        apiSecret: matching(/^[\w-]{43}$/),
        createdAt: start + 2000,
        modifiedAt: start + 2000,
        ...withoutNull(emulator.service),
        serviceName: "Example Bank",
        issuer: "https://bank.example.com/",
        authorizationEndpoint: "https://bank.example.com/authorize",
        pushedAuthReqEndpoint: "https://bank.example.com/par",
        tokenEndpoint: "https://bank.example.com/token",
        userInfoEndpoint: "https://bank.example.com/userinfo",
        backchannelAuthenticationEndpoint: "https://bank.example.com/ciba",
        deviceAuthorizationEndpoint: "https://bank.example.com/device_authorization",
        deviceVerificationUri: "https://bank.example.com/device",
        deviceVerificationUriComplete: "https://bank.example.com/device?user_code=USER_CODE",
        jwksUri: "https://bank.example.com/jwks",
      },
    });
  });

  test("does not take what the API assigns, and keeps what means nothing to the emulator", async () => {
    const emulator = standing();
    const kept = {
      description: "x",
      authorizationEndpoint: "https://bank.example.com/authorize",
      pkceRequired: true,
      clientsPerDeveloper: 3,
      supportedUiLocales: ["fr"],
      supportedDisplays: ["PAGE"],
      userCodeCharset: "NUMERIC",
      supportedAcrs: ["mine"],
      mtlsEndpointAliases: [{ name: "token_endpoint", uri: "https://mtls.example.com/token" }],
      credentialIssuerMetadata: { credentialIssuer: "https://bank.example.com" },
    };
    const { body } = await create(emulator, {
      ...kept,
      apiKey: 7,
      apiSecret: "mine",
      number: 9,
      clientIdAliasEnabled: false,
      hsks: [],
    });
    expect(body).toMatchObject({ ...kept, apiKey: 1000000002, number: 2, clientIdAliasEnabled: true });
    expect(body["apiSecret"]).not.toBe("mine");
    expect(body).not.toHaveProperty("hsks");
  });

  test.each([
    ["issuer", "bank", "an absolute http or https URL"],
    ["serviceName", 1, "a string"],
    ["accessTokenDuration", -1, "an integer that is not negative"],
    ["accessTokenDuration", "3600", "an integer that is not negative"],
    ["pkceRequired", 1, "a boolean"],
    ["supportedScopes", ["openid"], "an array of scopes, objects with a name"],
    ["supportedScopes", [{ name: "openid", description: 1 }], "an array of scopes, objects with a name"],
    ["supportedDisplays", ["page"], "an array of PAGE, POPUP, TOUCH, WAP"],
    ["metadata", [{ key: 1 }], "an array of objects with texts"],
    ["credentialIssuerMetadata", "x", "an object with texts, lists of texts and a flag"],
    ["credentialIssuerMetadata", { authorizationServers: [1] }, "an object with texts, lists of texts and a flag"],
  ])("refuses a wrong %s of %o by name", async (name, value, expected) => {
    const emulator = standing();
    expect(await create(emulator, { [name]: value })).toEqual({
      status: 400,
      body: { resultCode: "E000008", resultMessage: `[E000008] The property '${name}' must be ${expected}.` },
    });
    expect((await get(aboveServices(emulator), "/service/get/list")).body["totalCount"]).toBe(1);
  });

  test("gives each service an identifier that was not in use, also beside one of createEmulator's options", async () => {
    const emulator = standing({ serviceId: "1000000002" });
    const ids = [(await create(emulator)).body["apiKey"], (await create(emulator)).body["apiKey"]];
    expect(ids).toEqual([1000000001, 1000000003]);
    await remove(within(emulator, "1000000003"), "/service/delete");
    expect((await create(emulator)).body["apiKey"]).toBe(1000000004);
  });
});

describe("service.get", () => {
  test("gives the service of createEmulator with all that it has", async () => {
    const emulator = standing();
    expect(await get(emulator, "/service/get")).toEqual({
      status: 200,
      body: {
        number: 1,
        serviceOwnerNumber: 1,
        apiKey: 1000000001,
        createdAt: start,
        modifiedAt: start,
        ...withoutNull(emulator.service),
      },
    });
  });

  test("has no number for a service whose identifier is none", async () => {
    expect((await get(standing({ serviceId: "my-service" }), "/service/get")).body).not.toHaveProperty("apiKey");
  });

  test("knows no other services", async () => {
    expect(await get(within(standing(), "2"), "/service/get")).toEqual(unknownService);
  });
});

describe("service.list", () => {
  const list = async (emulator: Emulator, query = "") => {
    const { status, body } = await get(aboveServices(emulator), `/service/get/list${query}`);
    const services = body["services"] as { apiKey: number }[] | undefined;
    return { status, body: { ...body, services: services?.map(({ apiKey }) => apiKey) } };
  };

  test("gives the services, or a part of them", async () => {
    const emulator = standing();
    for (let index = 0; index < 5; index += 1) await create(emulator);
    const answer = (start: number, end: number, services: unknown) => ({
      status: 200,
      body: { start, end, totalCount: 6, services },
    });
    const all = [1, 2, 3, 4, 5, 6].map((index) => 1000000000 + index);
    expect(await list(emulator)).toEqual(answer(0, 5, all.slice(0, 5)));
    expect(await list(emulator, "?start=5&end=10")).toEqual(answer(5, 10, all.slice(5)));
    expect(await list(emulator, "?start=0&end=0")).toEqual(answer(0, 0, undefined));
  });

  test("gives whole services", async () => {
    const emulator = standing();
    const service = await made(emulator);
    const { body } = await get(aboveServices(emulator), "/service/get/list");
    expect(body["services"]).toEqual([
      (await get(emulator, "/service/get")).body,
      (await get(service, "/service/get")).body,
    ]);
  });

  test("refuses a range that is none", async () => {
    expect(await list(standing(), "?end=x")).toMatchObject({ status: 400, body: { resultCode: "E009003" } });
  });
});

describe("service.update", () => {
  test("of one property leaves a service on which everything works", async () => {
    const emulator = standing();
    const before = (await get(emulator, "/service/get")).body;
    const { body } = await post(emulator, "/service/update", { accessTokenDuration: 600 });
    expect(body).toEqual({ ...before, accessTokenDuration: 600 });
    expect(await tokensOf(emulator, clientOf(emulator, "POLL"))).toMatchObject({ accessTokenDuration: 600 });
    const client = emulator.clients.at(-1)!;
    const { codeOf, redeem } = callsOf(emulator, client);
    expect((await redeem(await codeOf())).body).toMatchObject({ action: "OK", accessTokenDuration: 600 });
  });

  test("of what service.get gave changes the time alone", async () => {
    const emulator = standing();
    for (const service of [emulator, await made(emulator, { ...settings, pkceRequired: true })]) {
      const { body } = await get(service, "/service/get");
      emulator.clock.advance(1);
      expect(await post(service, "/service/update", body)).toEqual({
        status: 200,
        body: { ...body, modifiedAt: emulator.clock.now() },
      });
    }
  });

  test("takes effect at once", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const before = (await get(emulator, "/service/get")).body;
    await post(emulator, "/service/update", {
      ...before,
      issuer: "https://new.example.com",
      accessTokenDuration: 60,
      refreshTokenDuration: 90,
      backchannelPollingInterval: 7,
      backchannelAuthReqIdDuration: 30,
      accessTokenSignAlg: "ES256",
    });
    const ticket = (await authenticate(emulator, client)).body["ticket"];
    expect((await post(emulator, "/backchannel/authentication/issue", { ticket })).body).toMatchObject({
      expiresIn: 30,
      interval: 7,
    });
    const tokens = await tokensOf(emulator, client);
    expect(tokens).toMatchObject({
      accessTokenDuration: 60,
      refreshTokenDuration: 90,
      jwtAccessToken: matching(/^ey/),
    });
    expect((await get(emulator, "/service/configuration")).body).toMatchObject({
      issuer: "https://new.example.com",
      token_endpoint: "https://as.localhost/token",
    });
    expect(emulator.service.issuer).toBe("https://new.example.com");
  });

  test("takes the value of what is left out, but not what the API assigns", async () => {
    const emulator = standing();
    const service = await made(emulator, { ...settings, description: "x", accessTokenDuration: 60 });
    const before = (await get(service, "/service/get")).body;
    const { body } = await post(service, "/service/update", { serviceName: "Example Bank", accessTokenDuration: 0 });
    const bare = (await create(emulator, { serviceName: "Example Bank" })).body;
    const { number, apiKey, apiSecret } = before;
    expect(body).toEqual({ ...bare, number, apiKey, apiSecret });
  });

  test("shows changes by the emulator's own method, which keep the rest", async () => {
    const emulator = standing();
    await post(emulator, "/service/update", { ...(await get(emulator, "/service/get")).body, description: "x" });
    emulator.updateService({ idTokenDuration: 5 });
    expect((await get(emulator, "/service/get")).body).toMatchObject({ description: "x", idTokenDuration: 5 });
  });

  test.each([
    ["accessTokenSignAlg", "HS256"],
    ["accessTokenType", "MAC"],
    ["supportedServiceProfiles", ["OPEN_BANKING"]],
  ])("stores a %s of %o, and requests of clients are answered with 501", async (name, value) => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { refreshToken } = await tokensOf(emulator, client);
    const before = (await get(emulator, "/service/get")).body;
    expect((await post(emulator, "/service/update", { ...before, [name]: value })).body).toMatchObject({
      [name]: value,
    });
    const refused = {
      status: 501,
      body: {
        resultCode: "E009015",
        resultMessage: `[E009015] Requests of a service with this '${name}' are not emulated.`,
      },
    };
    expect(await authenticate(emulator, client)).toEqual(refused);
    expect(await refresh(emulator, client, String(refreshToken))).toEqual(refused);
    await post(emulator, "/service/update", before);
    expect((await refresh(emulator, client, String(refreshToken))).body).toMatchObject({ action: "OK" });
  });

  test("leaves the service as it was when it is refused", async () => {
    const emulator = standing();
    const before = await get(emulator, "/service/get");
    expect((await post(emulator, "/service/update", { serviceName: "New", issuer: 1 })).status).toBe(400);
    expect(await get(emulator, "/service/get")).toEqual(before);
  });
});

describe("service.delete", () => {
  test("takes the service away, and no other one", async () => {
    const emulator = standing();
    const service = await made(emulator);
    expect(await remove(service, "/service/delete")).toEqual({ status: 204, body: {} });
    expect(await get(service, "/service/get")).toEqual(unknownService);
    expect(await remove(service, "/service/delete")).toEqual(unknownService);
    expect((await get(emulator, "/service/get")).status).toBe(200);
    expect((await get(aboveServices(emulator), "/service/get/list")).body["totalCount"]).toBe(1);
  });

  test("of the service that the emulator began with is undone by a reset", async () => {
    const emulator = standing();
    const other = await made(emulator);
    await remove(emulator, "/service/delete");
    expect(await get(emulator, "/service/get")).toEqual(unknownService);
    expect(() => emulator.service).toThrow("The service 1000000001 was deleted. reset() brings it back");
    expect((await get(other, "/service/get")).status).toBe(200);
    emulator.reset();
    expect((await get(emulator, "/service/get")).status).toBe(200);
    expect(await get(other, "/service/get")).toEqual(unknownService);
  });
});

describe("two services", () => {
  test("have clients of their own, by the same numbers", async () => {
    const emulator = standing();
    const other = await made(emulator);
    const client = await clientIn(other);
    expect(client.clientId).toBe(2000000001);
    expect((await get(other, "/client/get/list")).body["totalCount"]).toBe(1);
    expect((await get(emulator, "/client/get/list")).body["totalCount"]).toBe(4);
    // Clients of the two services have different secrets.
    expect((await authenticate(emulator, client)).body).toMatchObject({ resultCode: "A157305" });
    await remove(other, "/client/delete/2000000001");
    expect((await get(emulator, "/client/get/2000000001")).status).toBe(200);
    expect(emulator.clients.length).toBe(4);
  });

  test("have tickets, tokens and consents of their own", async () => {
    const emulator = standing();
    const other = await made(emulator);
    const client = await clientIn(other);
    const own = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(other, client);
    expect((await complete(emulator, ticket)).body).toMatchObject({ resultCode: "A186203" });
    await complete(other, ticket);
    expect((await poll(emulator, own, authReqId)).body).toMatchObject({ resultCode: "A200304" });
    const { body: tokens } = await poll(other, client, authReqId);
    expect(tokens).toMatchObject({ action: "OK", subject: "anna" });

    const introspect = async (service: Emulator) =>
      (await post(service, "/auth/introspection", { token: tokens["accessToken"] })).body["action"];
    expect([await introspect(other), await introspect(emulator)]).toEqual(["OK", "UNAUTHORIZED"]);
    expect((await refresh(emulator, own, String(tokens["refreshToken"]))).body).toMatchObject({
      resultCode: "A053305",
    });
    const granted = async (service: Emulator) =>
      (await get(service, "/client/granted_scopes/get/2000000001/anna")).body;
    expect(await granted(other)).toMatchObject({ serviceApiKey: 1000000002, latestGrantedScopes: ["openid"] });
    expect(await granted(emulator)).toMatchObject({ serviceApiKey: 1000000001, resultCode: "E009013" });
    expect((await post(emulator, "/client/authorization/get/list", { subject: "anna" })).body["totalCount"]).toBe(0);
  });

  test("have keys and settings of their own", async () => {
    const emulator = standing();
    const other = await made(emulator);
    const client = await clientIn(other);
    const { idToken } = await tokensOf(other, client);
    const [header, payload] = String(idToken)
      .split(".")
      .slice(0, 2)
      .map((part) => JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/"))) as Record<string, unknown>);
    const kids = async (service: Emulator) => {
      const { body } = await get(service, "/service/jwks/get");
      return (body["keys"] as { kid: string }[]).map(({ kid }) => kid);
    };
    expect(payload?.["iss"]).toBe("https://bank.example.com");
    expect(await kids(other)).toEqual([header?.["kid"]]);
    expect(await kids(emulator)).not.toContain(header?.["kid"]);
    // An ID token of one service is no hint for the other.
    const hint = { login_hint: undefined, id_token_hint: String(idToken) };
    await get(emulator, "/service/jwks/get");
    expect((await authenticate(other, client, hint)).body).toMatchObject({
      action: "USER_IDENTIFICATION",
      sub: "anna",
    });
    expect((await authenticate(emulator, clientOf(emulator, "POLL"), hint)).body).toMatchObject({
      action: "BAD_REQUEST",
    });
  });
});
