import { createAuthlete } from "authlete";
import { createEmulator, type ClientSettings } from "authlete/emulator";
import { userinfo, type UserinfoOptions } from "authlete/handlers";
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";

const URL = "https://as.example.com/userinfo";
const PROFILE: Record<string, unknown> = { name: "Anna Berg", email: "anna@example.com", shoe_size: 39 };

/** The endpoint in front of an emulator, with a token of anna's. */
async function createStage(
  options: Partial<UserinfoOptions> = {},
  client: ClientSettings = {},
  scopes = ["openid", "email"],
) {
  const emulator = createEmulator({
    service: { issuer: "https://as.example.com", supportedClaims: ["name", "email", "email_verified"] },
    clients: [{ clientName: "Shop", ...client }],
  });
  const authlete = createAuthlete({
    baseUrl: emulator.url,
    serviceId: emulator.serviceId,
    token: emulator.token,
    fetch: emulator.fetch,
    retry: false,
  });
  const { clientId } = emulator.clients[0]!;
  const { accessToken } = await authlete.token.management.create({
    grantType: "AUTHORIZATION_CODE",
    clientId,
    subject: "anna",
    scopes,
  });
  const asked: [subject: string, names: readonly string[]][] = [];
  const faults: [step: string, error: unknown][] = [];
  const endpoint = userinfo({
    authlete,
    claims: (subject, names) => {
      asked.push([subject, names]);
      return PROFILE;
    },
    onError: (error, { step }) => void faults.push([step, error]),
    ...options,
  });
  return { endpoint, token: accessToken!, asked, faults, clientId };
}

const CHALLENGE = 'Bearer realm="userinfo", DPoP realm="userinfo"';

describe("a token", () => {
  it.each([
    ["in the header", (token: string) => new Request(URL, { headers: { authorization: `Bearer ${token}` } })],
    [
      "in the header, whatever its case",
      (token: string) => new Request(URL, { headers: { authorization: `bearer ${token}` } }),
    ],
    [
      "in the form",
      (token: string) => new Request(URL, { method: "POST", body: new URLSearchParams({ access_token: token }) }),
    ],
    [
      "in the header of a POST without a form",
      (token: string) => new Request(URL, { method: "POST", headers: { authorization: `Bearer ${token}` } }),
    ],
    ["in the query", (token: string) => new Request(`${URL}?access_token=${token}`)],
  ])("%s gets the claims that were asked for, and no others", async (_, request) => {
    const { endpoint, token, asked } = await createStage();
    const response = await endpoint(request(token));
    expect(await response.json()).toEqual({ sub: "anna", email: "anna@example.com" });
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
      200,
      "application/json;charset=UTF-8",
      "no-store",
    ]);
    expect(asked).toEqual([["anna", ["email", "email_verified"]]]);
  });

  it("that is absent is asked for, without an error code", async () => {
    const { endpoint, faults } = await createStage();
    const response = await endpoint(new Request(URL));
    expect([response.status, response.headers.get("www-authenticate"), await response.text()]).toEqual([
      401,
      CHALLENGE,
      "",
    ]);
    expect(faults).toEqual([]);
  });

  it.each([
    ["twice in the query", (token: string) => new Request(`${URL}?access_token=${token}&access_token=${token}`)],
    [
      "in two ways",
      (token: string) => new Request(`${URL}?access_token=${token}`, { headers: { authorization: `Bearer ${token}` } }),
    ],
    ["that is empty", () => new Request(`${URL}?access_token=`)],
    ["of a broken header", () => new Request(URL, { headers: { authorization: "Bearer a b" } })],
  ])("%s is refused before the API is asked", async (_, request) => {
    const { endpoint, token, asked } = await createStage();
    const response = await endpoint(request(token));
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: "invalid_request", error_description: "The request must contain exactly one access token." },
    ]);
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="userinfo", error="invalid_request", DPoP realm="userinfo", error="invalid_request"',
    );
    expect(asked).toEqual([]);
  });

  it("that is unknown, or lacks the scope openid, is refused by the API", async () => {
    const { endpoint, asked } = await createStage();
    const unknown = await endpoint(new Request(URL, { headers: { authorization: "Bearer x" } }));
    expect([unknown.status, unknown.headers.get("www-authenticate")]).toEqual([
      401,
      expect.stringContaining("invalid_token"),
    ]);
    const { endpoint: other, token } = await createStage({}, {}, ["email"]);
    const narrow = await other(new Request(URL, { headers: { authorization: `Bearer ${token}` } }));
    expect([narrow.status, narrow.headers.get("www-authenticate")]).toEqual([
      403,
      expect.stringContaining("insufficient_scope"),
    ]);
    expect(asked).toEqual([]);
  });
});

it("a client that wants a JWT gets one", async () => {
  const { endpoint, token, clientId } = await createStage({}, { userInfoSignAlg: "ES256" });
  const response = await endpoint(new Request(URL, { headers: { authorization: `Bearer ${token}` } }));
  expect(response.headers.get("content-type")).toBe("application/jwt");
  const { iss, aud, sub, email, shoe_size } = decodeJwt(await response.text());
  expect({ iss, aud, sub, email, shoe_size }).toEqual({
    iss: "https://as.example.com",
    aud: String(clientId),
    sub: "anna",
    email: "anna@example.com",
    shoe_size: undefined,
  });
});

it.each([
  ["rejects", () => Promise.reject(new Error("boom"))],
  ["gives a list", () => [] as never],
])("claims that %s is a fault of the server", async (_, claims) => {
  const { endpoint, token, faults } = await createStage({ claims });
  const response = await endpoint(new Request(URL, { headers: { authorization: `Bearer ${token}` } }));
  expect([response.status, await response.json()]).toEqual([500, { error: "server_error" }]);
  expect(faults).toEqual([["claims", expect.any(Error)]]);
});

it("scripts of other origins may ask, where CORS is set", async () => {
  const { endpoint } = await createStage({ headers: { "access-control-allow-origin": "*" } });
  const response = await endpoint(new Request(URL, { method: "OPTIONS" }));
  expect([response.status, response.headers.get("access-control-allow-methods")]).toEqual([204, "GET, POST"]);
});
