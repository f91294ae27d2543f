// Grant Management for OAuth 2.0, section 6: the endpoint at which clients query and revoke their grants.
import { createHash } from "node:crypto";
import { createAuthlete } from "authlete";
import { createEmulator, type Emulator } from "authlete/emulator";
import { grantManagement, type GrantManagementOptions } from "authlete/handlers";
import { describe, expect, it } from "vitest";
import { callsOf, redirectUri } from "../../emulator/authorization/code-caller.js";
import { basic } from "../../emulator/caller.js";
import { keyOf, sign, type ClientKey } from "../../emulator/signing.js";

const BASE = "https://as.example.com/grants";
const scopes = "openid grant_management_query grant_management_revoke";

function createStage(options: Partial<GrantManagementOptions> = {}) {
  const emulator = createEmulator({
    service: {
      issuer: "https://as.example.com",
      grantManagementEndpoint: BASE,
      supportedScopes: scopes.split(" ").map((name) => ({ name, defaultEntry: false })),
    },
    clients: [
      {
        bcDeliveryMode: null,
        grantTypes: ["AUTHORIZATION_CODE"],
        responseTypes: ["CODE"],
        redirectUris: [redirectUri],
      },
    ],
  });
  const { url: baseUrl, serviceId, token, fetch } = emulator;
  const client = emulator.clients[0]!;
  const faults: [step: string, error: unknown][] = [];
  const endpoint = grantManagement({
    authlete: createAuthlete({ baseUrl, serviceId, token, fetch, retry: false }),
    onError: (error, { step }) => void faults.push([step, error]),
    ...options,
  });
  const granted = async (parameters: Record<string, string> = {}, body: object = {}, rest: object = basic(client)) => {
    const calls = callsOf(emulator, client);
    const code = await calls.codeOf({ scope: scopes, grant_management_action: "create", ...parameters }, body);
    return (await calls.redeem(code, {}, rest)).body as Record<"accessToken" | "grantId", string>;
  };
  const send = async (method: string, grantId: string, token?: string, headers: Record<string, string> = {}) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await endpoint(
      new Request(`${BASE}/${grantId}`, { method, headers: { ...authorization, ...headers } }),
    );
    const text = await response.text();
    const content = text === "" ? null : (JSON.parse(text) as unknown);
    return {
      status: response.status,
      content,
      challenge: response.headers.get("www-authenticate"),
      headers: response.headers,
    };
  };
  return { emulator, client, granted, send, faults };
}

const callsTo = ({ requests }: Emulator) =>
  requests.filter(({ operation }) => operation === "grantManagement.processRequest");

describe("a client", () => {
  it("reads its grant, and gives it up once", async () => {
    const { granted, send } = createStage();
    const { accessToken, grantId } = await granted();
    expect(await send("GET", grantId, accessToken)).toMatchObject({
      status: 200,
      content: { scopes: [{ scope: scopes.split(" ").sort().join(" ") }] },
    });
    expect(await send("DELETE", grantId, accessToken)).toMatchObject({ status: 204, content: null });
    expect((await send("DELETE", grantId, accessToken)).status).toBe(404);
  });

  it.each([
    ["GET", "grant_management_revoke", "grant_management_query"],
    ["DELETE", "grant_management_query", "grant_management_revoke"],
  ])("that lacks the scope for %s is refused with 403, and told which", async (method, scope, missing) => {
    const { emulator, granted, send } = createStage();
    const { accessToken, grantId } = await granted({ scope });
    const { status, challenge } = await send(method, grantId, accessToken);
    expect(status).toBe(403);
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).toContain(missing);
    expect(callsTo(emulator)).toEqual([]);
  });
});

describe("a token that is not for the grant", () => {
  it("is refused in the same way whether or not there is the grant, and the API is not called", async () => {
    const { emulator, granted, send, faults } = createStage();
    const [own, other, annas] = [
      await granted({}, { subject: "bert" }),
      await granted({}, { subject: "bert" }),
      await granted(),
    ];
    const plain = (await granted({ grant_management_action: "" })).accessToken;
    const answers = [
      await send("GET", annas.grantId, own.accessToken),
      await send("DELETE", annas.grantId, own.accessToken),
      await send("GET", other.grantId, own.accessToken),
      await send("GET", "x", own.accessToken),
      await send("GET", own.grantId, plain),
    ];
    for (const { status, content } of answers)
      expect([status, content]).toEqual([
        403,
        { error: "access_denied", error_description: "The access token is for another grant." },
      ]);
    expect([callsTo(emulator), faults]).toEqual([[], []]);
    expect((await send("GET", annas.grantId, annas.accessToken)).status).toBe(200);
  });
});

describe("a request without a good token", () => {
  it("is not told of an error when it has none", async () => {
    const { status, challenge, content } = await createStage().send("GET", "x");
    expect([status, challenge, content]).toEqual([401, 'Bearer realm="grants", DPoP realm="grants"', null]);
  });

  it("is refused by the API when nobody knows it", async () => {
    const { status, challenge } = await createStage().send("GET", "x", "y");
    expect([status, challenge]).toEqual([401, expect.stringContaining('error="invalid_token"')]);
  });

  it("is refused when it has expired", async () => {
    const { emulator, granted, send } = createStage();
    const { accessToken, grantId } = await granted();
    emulator.clock.advance(3600);
    expect((await send("GET", grantId, accessToken)).status).toBe(401);
    expect(callsTo(emulator)).toEqual([]);
  });
});

describe("a token that is bound to a key", () => {
  const proof = (key: ClientKey, claims: Record<string, unknown>, token?: string) =>
    sign(
      key,
      {
        jti: crypto.randomUUID(),
        iat: Math.floor(Date.now() / 1000),
        ...claims,
        ...(token && { ath: createHash("sha256").update(token).digest("base64url") }),
      },
      { typ: "dpop+jwt", jwk: key.jwk },
    );

  it("needs a proof, which is used once", async () => {
    const { client, granted, send } = createStage();
    const key = await keyOf("ES256");
    const dpop = await proof(key, { htm: "POST", htu: "https://as.example.com/token" });
    const { accessToken, grantId } = await granted({}, {}, { ...basic(client), dpop });
    const claims = { htm: "GET", htu: `${BASE}/${grantId}` };
    const call = (proof: string) =>
      send("GET", grantId, undefined, { authorization: `DPoP ${accessToken}`, dpop: proof });
    const unproven = await send("GET", grantId, accessToken);
    expect([unproven.status, unproven.challenge]).toEqual([401, expect.stringMatching(/^DPoP error="invalid_token"/)]);
    expect((await call(await proof(key, { ...claims, htm: "DELETE" }, accessToken))).status).toBe(401);
    const good = await proof(key, claims, accessToken);
    expect((await call(good)).status).toBe(200);
    expect((await call(good)).status).toBe(401);
  });

  it("gets the nonce of the API", async () => {
    const { client, granted, send } = createStage({ extra: { dpopNonceRequired: true } });
    const key = await keyOf("ES256");
    const dpop = await proof(key, { htm: "POST", htu: "https://as.example.com/token" });
    const { accessToken, grantId } = await granted({}, {}, { ...basic(client), dpop });
    const claims = { htm: "GET", htu: `${BASE}/${grantId}` };
    const call = async (more: object = {}) =>
      send("GET", grantId, undefined, {
        authorization: `DPoP ${accessToken}`,
        dpop: await proof(key, { ...claims, ...more }, accessToken),
      });
    const first = await call();
    const nonce = first.headers.get("dpop-nonce");
    expect([first.status, nonce]).toEqual([401, expect.any(String)]);
    expect((await call({ nonce })).status).toBe(200);
  });
});

describe("the request", () => {
  it.each(["POST", "PUT", "HEAD"])("%s is no method", async (method) => {
    const { status, headers } = await createStage().send(method, "x", "t");
    expect([status, headers.get("allow")]).toEqual([405, "GET, DELETE"]);
  });

  it.each(["", "a%2Fb", "%"])("the path .../%s has no identifier", async (segment) => {
    const { emulator, send } = createStage();
    expect((await send("GET", segment, "t")).status).toBe(404);
    expect(emulator.requests).toEqual([]);
  });

  it("a certificate that cannot be had is a fault of the server", async () => {
    const { send, faults } = createStage({ clientCertificate: () => 5 as never });
    expect((await send("GET", "x", "t")).content).toEqual({ error: "server_error" });
    expect(faults).toEqual([["clientCertificate", expect.any(TypeError)]]);
  });
});

it.each([
  ["authlete", {}, "a client created by createAuthlete"],
  ["extra", 5, "an object"],
  ["clientCertificate", "PEM", "a function"],
])("wrong options are a TypeError: %s", (name, value, expected) => {
  expect(() => createStage({ [name]: value })).toThrow(`grantManagement: ${name} must be ${expected}`);
});
