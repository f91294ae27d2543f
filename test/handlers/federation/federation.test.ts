// The endpoints of a provider in a federation: its entity configuration, and clients that register with a trust chain.
import { createAuthlete } from "authlete";
import { federation, type FederationOptions } from "authlete/handlers";
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { anchor, chainOf, federationStage, issuer, leafOf, now, rp } from "../../emulator/federation/federation.js";
import { start } from "../../emulator/caller.js";
import { JSON_HEADERS, see, SERVER_ERROR } from "../authorization-server.js";

const STATEMENT = "application/entity-statement+jwt";
const CHAIN = "application/trust-chain+json";

async function setUp(options: Partial<FederationOptions> = {}, service: Parameters<typeof federationStage>[0] = {}) {
  const { emulator } = await federationStage(service);
  const { url: baseUrl, serviceId, token, fetch } = emulator;
  const authlete = createAuthlete({ baseUrl, serviceId, token, fetch, retry: false });
  const faults: unknown[] = [];
  const handler = federation({
    authlete,
    onError: (error, { endpoint, step }) => faults.push([endpoint, step, error]),
    ...options,
  });
  const configuration = () => handler(new Request(`${issuer}/.well-known/openid-federation`));
  const register = (body: string, type: string) =>
    handler(new Request(`${issuer}/federation`, { method: "POST", headers: { "content-type": type }, body }));
  return { emulator, handler, faults, configuration, register, calls: () => emulator.requests.map((r) => r.operation) };
}

const headersOf = ({ headers }: Response) => Object.fromEntries(headers);
const statementHeaders = { ...JSON_HEADERS, "content-type": STATEMENT };

describe("the entity configuration", () => {
  it("is the signed statement of the API, as its media type says", async () => {
    const { configuration } = await setUp();
    const response = await configuration();
    expect([response.status, headersOf(response)]).toEqual([200, statementHeaders]);
    const text = await response.text();
    const { jwks, ...claims } = decodeJwt(text);
    expect(claims).toMatchObject({ iss: issuer, sub: issuer, authority_hints: [anchor] });
    const keys = createLocalJWKSet(jwks as never);
    await jwtVerify(text, keys, { typ: "entity-statement+jwt", currentDate: new Date(start) });
  });

  it("is not found where the service takes part in no federation", async () => {
    const { configuration, faults } = await setUp({}, { federationEnabled: false });
    expect(await see(configuration())).toMatchObject({ status: 404, headers: JSON_HEADERS });
    expect(faults).toEqual([]);
  });

  it("that cannot be made is a fault of the server", async () => {
    const { configuration, faults } = await setUp({}, { authorityHints: [] });
    expect((await see(configuration())).status).toBe(500);
    expect(faults).toEqual([
      ["federation", "federation.configuration", expect.objectContaining({ code: "ERR_ACTION" })],
    ]);
  });
});

describe("a client", () => {
  it("registers by its trust chain, and the host is told", async () => {
    const told: unknown[] = [];
    const { register, faults, emulator } = await setUp({
      allowRegistration: () => true,
      onRegistered: (client, request) => told.push([client?.entityId, new URL(request.url).pathname]),
    });
    const response = await register(JSON.stringify(await chainOf()), `${CHAIN}; charset=utf-8`);
    expect([response.status, headersOf(response)]).toEqual([200, statementHeaders]);
    expect(decodeJwt(await response.text())).toMatchObject({ iss: issuer, sub: rp, aud: rp, trust_anchor: anchor });
    expect([told, faults, emulator.clients.length]).toEqual([[[rp, "/federation"]], [], 1]);
  });

  it("whose chain is not good is told so", async () => {
    const { register, calls, emulator } = await setUp();
    const chain = await chainOf({ middle: { exp: now - 1 } });
    const { status, body } = await see(register(JSON.stringify(chain), CHAIN));
    expect([status, body, calls()]).toMatchObject([400, { error: "validation_failed" }, ["federation.registration"]]);
    expect(emulator.clients).toHaveLength(0);
  });

  it.each(["application/json", "application/x-www-form-urlencoded", "application/jwt", ""])(
    "that sends %j is told what is taken, and the API is not asked",
    async (type) => {
      const { register, calls } = await setUp();
      const { status, headers } = await see(register("x", type));
      expect([status, headers["accept"], calls()]).toEqual([415, STATEMENT, []]);
    },
  );

  it.each([
    [STATEMENT, 65_536],
    [CHAIN, 655_360],
  ])("may send as much as %s needs, and no more", async (type, limit) => {
    const { register, calls } = await setUp();
    expect((await register("x".repeat(limit + 1), type)).status).toBe(413);
    expect(calls()).toEqual([]);
    await register("x".repeat(limit), type);
    expect(calls()).toEqual(["federation.registration"]);
  });

  it.each([false, undefined, null, 1, "true", {}])("may not register where the host answers %j", async (verdict) => {
    const { register, calls } = await setUp({ allowRegistration: () => verdict as boolean });
    expect(await see(register(await leafOf(), STATEMENT))).toEqual({
      status: 429,
      headers: JSON_HEADERS,
      body: { error: "temporarily_unavailable" },
    });
    expect(calls()).toEqual([]);
  });

  it("learns nothing of a host that fails, and nothing is registered", async () => {
    const { register, calls, faults } = await setUp({ allowRegistration: () => Promise.reject(new Error("down")) });
    expect(await see(register(await leafOf(), STATEMENT))).toEqual(SERVER_ERROR);
    expect([calls(), faults]).toEqual([[], [["federation", "allowRegistration", new Error("down")]]]);
  });

  it("is registered though telling the host fails", async () => {
    const { register, faults } = await setUp({ onRegistered: () => Promise.reject(new Error("down")) });
    expect((await register(JSON.stringify(await chainOf()), CHAIN)).status).toBe(200);
    expect(faults).toEqual([["federation", "onRegistered", new Error("down")]]);
  });
});

it.each([
  [{ authlete: {} }, "authlete must be a client"],
  [{ allowRegistration: true }, "allowRegistration must be a function"],
  [{ onRegistered: 1 }, "onRegistered must be a function"],
])("refuses %j", (options, message) => {
  const authlete = createAuthlete({ baseUrl: "https://api.example.com", serviceId: "1", token: "t" });
  expect(() => federation({ authlete, ...options } as FederationOptions)).toThrow(`federation: ${message}`);
});
