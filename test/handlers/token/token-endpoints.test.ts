// The specific behaviour of the token, introspection and revocation endpoints.
import type { Authlete } from "authlete";
import {
  equalSecrets,
  introspection,
  revocation,
  token,
  type IntrospectionOptions,
  type TokenOptions,
} from "authlete/handlers";
import { describe, expect, it, test } from "vitest";
import { anyString } from "../../emulator/matchers.js";
import { basic, createServer, JSON_HEADERS, post, see, SERVER_ERROR } from "../authorization-server.js";

/** A token endpoint with a fake API client, and a record of its calls. */
function tokenWith(answers: Record<string, object>, options: Partial<TokenOptions> = {}) {
  const asked: [string, unknown][] = [];
  const faults: unknown[] = [];
  const answer = (operation: string) => (body: unknown) => {
    asked.push([operation, body]);
    return Promise.resolve({ resultCode: "A050001", resultMessage: "x", ...answers[operation] });
  };
  const methods = { process: answer("process"), issue: answer("issue"), fail: answer("fail") };
  const authlete = { token: methods } as unknown as Authlete;
  const onError = (error: unknown, { step }: { step: string }) => void faults.push([step, error]);
  const handler = token({ authlete, onError, ...options });
  return { asked, faults, send: (headers = {}) => see(handler(post("/token", "grant_type=x", headers))) };
}

const unsupported = { status: 400, headers: JSON_HEADERS, body: { error: "unsupported_grant_type" } };

describe("the token endpoint", () => {
  it.each([
    ["OK", 200],
    ["ID_TOKEN_REISSUABLE", 200],
    ["BAD_REQUEST", 400],
    ["INTERNAL_SERVER_ERROR", 500],
  ])("answers %s with %i and the content", async (action, status) => {
    const { send } = tokenWith({ process: { action, responseContent: '{"a":1}' } });
    expect(await send()).toEqual({ status, headers: JSON_HEADERS, body: { a: 1 } });
  });

  it("passes a DPoP proof on with the method, and what the server adds", async () => {
    const extra = { htu: "https://as.example.com/token", dpopNonceRequired: true, accessTokenDuration: 60 };
    const process = { action: "BAD_REQUEST", responseContent: "{}", dpopNonce: "n" };
    const { asked, send } = tokenWith({ process }, { extra });
    expect((await send({ dpop: "proof" })).headers).toEqual({ ...JSON_HEADERS, "dpop-nonce": "n" });
    await send();
    const parameters = "grant_type=x";
    expect(asked).toEqual([
      ["process", { parameters, ...extra, dpop: "proof", htm: "POST" }],
      ["process", { parameters, ...extra }],
    ]);
  });

  it("lets nothing that the server adds stand for what the client sent", async () => {
    const extra = { parameters: "evil", clientId: "evil" } as never;
    const { asked, send } = tokenWith({ process: { action: "BAD_REQUEST", responseContent: "{}" } }, { extra });
    await send(basic({ clientId: "c", clientSecret: "s" }));
    expect(asked).toEqual([["process", { parameters: "grant_type=x", clientId: "c", clientSecret: "s" }]]);
  });

  it.each(["PASSWORD", "TOKEN_EXCHANGE", "JWT_BEARER", "NATIVE_SSO"])(
    "does not support %s by itself",
    async (action) => {
      const { asked, faults, send } = tokenWith({ process: { action, ticket: "t", responseContent: null } });
      expect([await send(), asked.length, faults]).toEqual([unsupported, 1, []]);
    },
  );

  it("checks passwords if the server can", async () => {
    const process = { action: "PASSWORD", ticket: "t", username: "anna", password: "p", dpopNonce: "n" };
    const issue = { action: "OK", responseContent: '{"access_token":"x"}' };
    const fail = { action: "BAD_REQUEST", responseContent: '{"error":"invalid_grant"}' };
    const headers = { ...JSON_HEADERS, "dpop-nonce": "n" };
    const right = tokenWith({ process, issue }, { checkPassword: ({ username }) => Promise.resolve(username) });
    expect(await right.send()).toEqual({ status: 200, headers, body: { access_token: "x" } });
    expect(right.asked[1]).toEqual(["issue", { ticket: "t", subject: "anna" }]);
    for (const nobody of [undefined, null, ""]) {
      const wrong = tokenWith({ process, fail }, { checkPassword: () => nobody });
      expect(await wrong.send()).toEqual({ status: 400, headers, body: { error: "invalid_grant" } });
      expect(wrong.asked[1]).toEqual(["fail", { ticket: "t", reason: "INVALID_RESOURCE_OWNER_CREDENTIALS" }]);
    }
  });

  it("leaves other grants to the server, and 17.12: keeps its answers from being stored", async () => {
    const process = { action: "TOKEN_EXCHANGE", subjectToken: "s", responseContent: null };
    const own = tokenWith(
      { process },
      { otherGrant: ({ action, subjectToken }) => Response.json({ action, subjectToken }) },
    );
    expect(await own.send()).toMatchObject({
      status: 200,
      headers: { "cache-control": "no-store" },
      body: { action: "TOKEN_EXCHANGE", subjectToken: "s" },
    });
    expect(await tokenWith({ process }, { otherGrant: () => undefined }).send()).toEqual(unsupported);
    // The headers of a redirect Response are immutable.
    const redirect = tokenWith({ process }, { otherGrant: () => Response.redirect("https://as.example.com/") });
    expect(await redirect.send()).toMatchObject({ status: 302, headers: { "cache-control": "no-store" } });
  });

  it.each(["checkPassword", "otherGrant"])("tells of a fault of %s", async (name) => {
    const fault = new Error("secret");
    const action = name === "otherGrant" ? "JWT_BEARER" : "PASSWORD";
    const { faults, send } = tokenWith({ process: { action, ticket: "t" } }, { [name]: () => Promise.reject(fault) });
    expect([await send(), faults]).toEqual([SERVER_ERROR, [[name, fault]]]);
  });
});

/** A server that has issued tokens, and the endpoints for them. */
async function serverWithTokens(options: Partial<IntrospectionOptions> = {}) {
  const server = createServer({ askUser: () => ({ result: "AUTHORIZED" }) });
  const { authlete, onError, emulator } = server;
  const { body } = await see(server.authenticate());
  await expect.poll(() => server.calls()).toContain("ciba.complete");
  const tokens = (await see(server.redeem((body as Record<string, string>)["auth_req_id"]))).body;
  const { access_token } = tokens as Record<string, string>;
  return {
    ...server,
    accessToken: access_token!,
    introspect: introspection({
      authlete,
      onError,
      authorize: ({ clientId, clientSecret }) => clientId === "rs" && equalSecrets(clientSecret, "s3cret"),
      ...options,
    }),
    revoke: revocation({ authlete, onError }),
    client: basic(emulator.clients[0]!),
  };
}

const resource = basic({ clientId: "rs", clientSecret: "s3cret" });

describe("the introspection endpoint", () => {
  it("tells a resource server of a token", async () => {
    const { introspect, accessToken } = await serverWithTokens();
    expect(await see(introspect(post("/introspect", { token: accessToken }, resource)))).toMatchObject({
      status: 200,
      headers: JSON_HEADERS,
      body: { active: true, sub: "anna", scope: "openid", token_type: "Bearer" },
    });
    expect(await see(introspect(post("/introspect", { token: "other" }, resource)))).toMatchObject({
      status: 200,
      headers: JSON_HEADERS,
      body: { active: false },
    });
  });

  it.each([
    ["nobody", {}],
    ["somebody else", basic({ clientId: "other", clientSecret: "s3cret" })],
    ["a wrong secret", basic({ clientId: "rs", clientSecret: "s3cre" })],
    ["a header that cannot be read", { authorization: "Basic ???" }],
  ])("asks the API nothing for %s", async (_, headers: Record<string, string>) => {
    const { introspect, accessToken, calls } = await serverWithTokens();
    const before = calls();
    expect(await see(introspect(post("/introspect", { token: accessToken }, headers)))).toEqual({
      status: 401,
      headers: { ...JSON_HEADERS, "www-authenticate": 'Basic realm="introspection"' },
      body: { error: "invalid_client" },
    });
    expect(calls()).toEqual(before);
  });

  it.each([[undefined], [null], ["yes"], [1], [[]]])("takes %j for no", async (verdict) => {
    const { introspect } = await serverWithTokens({ authorize: () => verdict as never, challenge: "Bearer" });
    const { status, headers } = await see(introspect(post("/introspect", { token: "x" })));
    expect([status, headers["www-authenticate"]]).toEqual([401, "Bearer"]);
  });

  it("answers with a JWT where the resource server accepts one", async () => {
    const rsUri = "https://rs.example.com";
    const { introspect, accessToken } = await serverWithTokens({
      authorize: ({ parameters, request }) =>
        parameters.includes("token=") && request.headers.has("accept") && { rsUri, introspectionSignAlg: "ES256" },
    });
    const accept = "application/token-introspection+jwt";
    const response = await introspect(post("/introspect", { token: accessToken }, { accept }));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, accept]);
    expect(await response.text()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });
});

test("the revocation endpoint ends a token, with an empty answer", async () => {
  const { introspect, revoke, accessToken, client } = await serverWithTokens();
  const headers = { "cache-control": "no-store", pragma: "no-cache" };
  expect(await see(revoke(post("/revoke", { token: accessToken }, client)))).toEqual({
    status: 200,
    headers,
    body: "",
  });
  const { body } = await see(introspect(post("/introspect", { token: accessToken }, resource)));
  expect(body).toEqual({ active: false });
  const stranger = { authorization: `Basic ${btoa("1:2")}` };
  expect(await see(revoke(post("/revoke", { token: "x" }, stranger)))).toMatchObject({
    status: 401,
    headers: { ...JSON_HEADERS, "www-authenticate": 'Basic realm="revocation"' },
    body: { error: "invalid_client", error_description: anyString },
  });
});

test.each([
  ["a", "a", true],
  ["päss:wörd", "päss:wörd", true],
  ["a", "b", false],
  ["a", "aa", false],
  ["aa", "a", false],
  ["", "", false],
  ["", "a", false],
  [undefined, undefined, false],
  [null, "", false],
  [5, "5", false],
  ["5", 5, false],
])("17.5: %j and %j are the same secret: %s", (given, expected, same) => {
  expect(equalSecrets(given, expected)).toBe(same);
});
