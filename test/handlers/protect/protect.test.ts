import { createAuthlete } from "authlete";
import { createEmulator } from "authlete/emulator";
import type { TokenCreateRequestByNumber } from "authlete/models";
import { protect, protectedResourceMetadata, resourceMetadataUrl, type ProtectOptions } from "authlete/handlers";
import * as oauth from "oauth4webapi";
import { describe, expect, it } from "vitest";
import { clientCertificate, clientThumbprint } from "../../emulator/certificates.js";

const RESOURCE = "https://api.example.com/payments";
const METADATA = "https://api.example.com/.well-known/oauth-protected-resource/payments";
const HINT = `resource_metadata="${METADATA}"`;

/** A protected resource in front of an emulator, and tokens for it. */
function createStage(options: Partial<ProtectOptions> = {}) {
  const emulator = createEmulator({ service: { tlsClientCertificateBoundAccessTokens: true } });
  const { url: baseUrl, serviceId, token, fetch } = emulator;
  const authlete = createAuthlete({ baseUrl, serviceId, token, fetch, retry: false });
  const { clientId } = emulator.clients[0]!;
  const served: (string | null | undefined)[] = [];
  const faults: [step: string, error: unknown][] = [];
  const resource = protect({
    authlete,
    resource: RESOURCE,
    serve: (_request, { subject }) => {
      served.push(subject);
      return new Response("paid");
    },
    onError: (error, { step }) => void faults.push([step, error]),
    ...options,
  });
  const issue = async (more: Partial<TokenCreateRequestByNumber> = {}) => {
    const grant: TokenCreateRequestByNumber = { grantType: "AUTHORIZATION_CODE", clientId, subject: "anna" };
    const { accessToken } = await authlete.token.management.create({ ...grant, scopes: ["openid"], ...more });
    return accessToken!;
  };
  return { resource, issue, served, faults };
}

const request = (headers: Record<string, string> = {}, url = RESOURCE) => new Request(url, { headers });
const bearer = (token: string, more: Record<string, string> = {}) =>
  request({ authorization: `Bearer ${token}`, ...more });
const shown = (response: Response) => [response.status, response.headers.get("www-authenticate")];

describe("a request", () => {
  it("with a good token is served, and the user is known", async () => {
    const { resource, issue, served } = createStage();
    const response = await resource(bearer(await issue()));
    expect([response.status, await response.text()]).toEqual([200, "paid"]);
    expect(served).toEqual(["anna"]);
  });

  it.each([
    ["without a token is told where to get one, and of no error", request(), 401, `Bearer ${HINT}`],
    ["of another scheme likewise", request({ authorization: "Basic YTpi" }), 401, `Bearer ${HINT}`],
    ["with a token in the query likewise", request({}, `${RESOURCE}?access_token=t`), 401, `Bearer ${HINT}`],
    ["whose header has no token", request({ authorization: "Bearer" }), 400, `Bearer error="invalid_request", ${HINT}`],
    [
      "of the scheme DPoP without a proof",
      request({ authorization: "DPoP t" }),
      401,
      `DPoP error="invalid_dpop_proof", ${HINT}`,
    ],
  ])("%s", async (_, sent, status, challenge) => {
    const { resource, served } = createStage();
    expect(shown(await resource(sent))).toEqual([status, challenge]);
    expect(served).toEqual([]);
  });

  it("with an unknown token is refused by the API's own challenge", async () => {
    const { resource, served } = createStage();
    const [status, challenge] = shown(await resource(bearer("unknown")));
    expect(status).toBe(401);
    expect(challenge).toMatch(/^Bearer error="invalid_token",error_description="[^"]*", resource_metadata="[^"]*"$/);
    expect(served).toEqual([]);
  });

  it("that needs more scopes is told which: RFC 6750, section 3", async () => {
    const { resource, issue, served } = createStage({ scopes: () => ["openid", "payments.read"] });
    const [status, challenge] = shown(await resource(bearer(await issue())));
    expect(status).toBe(403);
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).toContain('scope="openid payments.read"');
    expect(served).toEqual([]);
    const good = await issue({ scopes: ["openid", "payments.read"] });
    expect((await resource(bearer(good))).status).toBe(200);
  });
});

describe("the audience: RFC 8707, section 2", () => {
  const other = { resources: ["https://api.example.com/other"] };
  it("a token for other resources is refused, also where no scope is asked for", async () => {
    const { resource, issue, served } = createStage();
    const [status, challenge] = shown(await resource(bearer(await issue(other))));
    expect([status, challenge]).toEqual([
      401,
      `Bearer error="invalid_token", error_description="The token is for other resources.", ${HINT}`,
    ]);
    expect(served).toEqual([]);
    expect((await resource(bearer(await issue({ resources: [RESOURCE, ...other.resources] })))).status).toBe(200);
  });

  it("a token that names no resource passes, unless an audience is required", async () => {
    const { issue, resource } = createStage();
    expect((await resource(bearer(await issue()))).status).toBe(200);
    const strict = createStage({ audienceRequired: true });
    expect((await strict.resource(bearer(await strict.issue()))).status).toBe(401);
    expect((await strict.resource(bearer(await strict.issue({ resources: [RESOURCE] })))).status).toBe(200);
  });
});

describe("a token that is bound", () => {
  it("to a key needs a proof of it, under the scheme DPoP: RFC 9449, section 7.1", async () => {
    const { resource, issue, served } = createStage();
    const keys = await oauth.generateKeyPair("ES256", { extractable: true });
    const dpop = oauth.DPoP({}, keys);
    const token = await issue({ dpopKeyThumbprint: await dpop.calculateThumbprint() });
    const send = async (_url: string, init: { headers: Record<string, string> }) =>
      resource(new Request(RESOURCE, { headers: init.headers }));
    const response = await oauth.protectedResourceRequest(token, "GET", new URL(RESOURCE), undefined, null, {
      DPoP: dpop,
      [oauth.customFetch]: send,
    });
    expect(await response.text()).toBe("paid");
    expect((await resource(bearer(token))).status).toBe(401);
    const thief = oauth.DPoP({}, await oauth.generateKeyPair("ES256"));
    const stolen = oauth.protectedResourceRequest(token, "GET", new URL(RESOURCE), undefined, null, {
      DPoP: thief,
      [oauth.customFetch]: send,
    });
    await expect(stolen).rejects.toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    expect(served).toEqual(["anna"]);
  });

  it("to a certificate needs the connection to have it: RFC 8705, section 3", async () => {
    const { resource, issue, served } = createStage({
      clientCertificate: ({ headers }) => (headers.has("x-tls") ? clientCertificate : undefined),
    });
    const token = await issue({ certificateThumbprint: clientThumbprint });
    expect((await resource(bearer(token))).status).toBe(401);
    expect((await resource(bearer(token, { "x-tls": "1" }))).status).toBe(200);
    expect(served).toEqual(["anna"]);
  });
});

describe("faults of the host", () => {
  it.each([
    ["serve throws", { serve: () => Promise.reject(new Error("broken")) }, "serve"],
    ["serve gives no response", { serve: () => ({ status: 200 }) as Response }, "serve"],
    ["scopes throws", { scopes: () => Promise.reject(new Error("broken")) }, "scopes"],
  ])("%s: the client sees server_error, onError the rest", async (_, options, step) => {
    const { resource, issue, faults } = createStage(options);
    const response = await resource(bearer(await issue()));
    expect([response.status, await response.json()]).toEqual([500, { error: "server_error" }]);
    expect(faults.map(([name]) => name)).toEqual([step]);
  });

  it.each([
    ["resource", { resource: "/payments" }],
    ["resource", { resource: `${RESOURCE}#top` }],
    ["serve", { serve: undefined }],
    ["audienceRequired", { audienceRequired: "yes" }],
  ])("a wrong %s is refused when the handler is made", (name, options) => {
    expect(() => createStage(options as unknown as Partial<ProtectOptions>)).toThrow(new RegExp(`^protect: ${name}`));
  });
});

describe("the metadata: RFC 9728", () => {
  it.each([
    ["https://api.example.com", "https://api.example.com/.well-known/oauth-protected-resource"],
    [RESOURCE, METADATA],
    [`${RESOURCE}?tenant=1`, `${METADATA}?tenant=1`],
  ])("of %s are at %s", (resource, url) => expect(resourceMetadataUrl(resource)).toBe(url));

  it("are found and read by a client that only knows the resource", async () => {
    const metadata = { resource: RESOURCE, authorization_servers: ["https://as.example.com"] };
    const handler = protectedResourceMetadata({ metadata });
    const asked: string[] = [];
    const response = await oauth.resourceDiscoveryRequest(new URL(RESOURCE), {
      [oauth.customFetch]: (url) => (asked.push(url), handler(new Request(url))),
    });
    expect(await oauth.processResourceDiscoveryResponse(new URL(RESOURCE), response)).toEqual({
      bearer_methods_supported: ["header"],
      ...metadata,
    });
    expect(asked).toEqual([METADATA]);
    expect((await handler(new Request(METADATA, { method: "POST" }))).status).toBe(405);
  });

  it.each([{}, { resource: "x" }, null])("%j is refused when the handler is made", (metadata) => {
    expect(() => protectedResourceMetadata({ metadata: metadata as never })).toThrow(
      /^protectedResourceMetadata: metadata/,
    );
  });
});
