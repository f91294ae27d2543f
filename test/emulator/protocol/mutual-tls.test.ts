// Clients that authenticate with a certificate, and access tokens bound to one: RFC 8705, as far as the API is concerned.
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, Emulator, EmulatorOptions, ServiceSettings } from "../../../src/emulator/index.js";
import { begin, complete, contentOf, form, get, poll, post, refresh, standing, start, type Answer } from "../caller.js";
import { clientCertificate, clientThumbprint, derOf, escapedCertificate, otherCertificate } from "../certificates.js";

const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"]];
const accepted = ["USER_IDENTIFICATION", "A179001"];

function authenticateWith(
  settings: ClientSettings,
  body: object = { clientCertificate },
  options: EmulatorOptions = {},
) {
  const emulator = standing({
    clients: [{ clientId: 1, ...settings }],
    service: { supportedTokenAuthMethods: ["TLS_CLIENT_AUTH", "SELF_SIGNED_TLS_CLIENT_AUTH"] },
    ...options,
  });
  const parameters = form({ client_id: "1", scope: "openid", login_hint: "anna" });
  return post(emulator, "/backchannel/authentication", { parameters, ...body });
}

describe("tls_client_auth", () => {
  const tokenAuthMethod = "TLS_CLIENT_AUTH";

  test.each<[string, ClientSettings]>([
    ["subject", { tlsClientAuthSubjectDn: "CN=Client.example.com,O=Example Bank\\, Ltd.,C=JP" }],
    [
      "subject, written in another way",
      { tlsClientAuthSubjectDn: "cn=client.EXAMPLE.com, 2.5.4.10=Example  Bank\\2C Ltd., c=jp" },
    ],
    ["DNS name", { tlsClientAuthSanDns: "CLIENT.example.com" }],
    ["URI", { tlsClientAuthSanUri: "https://client.example.com/id" }],
    ["IPv4 address", { tlsClientAuthSanIp: "192.0.2.7" }],
    ["IPv6 address", { tlsClientAuthSanIp: "2001:DB8:0:0::7" }],
    ["e-mail address", { tlsClientAuthSanEmail: "ops@example.com" }],
  ])("takes a certificate with the registered %s", async (_name, settings) => {
    expect(outcome(await authenticateWith({ tokenAuthMethod, ...settings }))).toEqual(accepted);
  });

  test.each([
    ["as RFC 4514 escapes it", 'CN=\\C3\\89t\\C3\\A9+OU=Ops,O=A \\"B\\"\\, a\\+b\\\\,C=JP'],
    ["with the attributes of a part in another order", "OU=ops + CN=Été,O=A \\22B\\22\\2C a\\2Bb\\5C,C=JP"],
    ["with quotes", 'CN=Été+OU=Ops, O="A \\"B\\", a+b\\\\", C=JP'],
    ["as the bytes of its values", "CN=#0C05C38974C3A9+OU=#0C034F7073,O=#0c0b41202242222c20612b625c,C=JP"],
  ])("takes a subject of several attributes %s", async (_name, tlsClientAuthSubjectDn) => {
    const settings = { tokenAuthMethod, tlsClientAuthSubjectDn } as const;
    expect(outcome(await authenticateWith(settings, { clientCertificate: escapedCertificate }))).toEqual(accepted);
  });

  test.each([
    ["whose attributes are parts of their own", 'CN=Été,OU=Ops,O=A \\"B\\"\\, a\\+b\\\\,C=JP', "A157343"],
    ["without one of the attributes", 'CN=Été,O=A \\"B\\"\\, a\\+b\\\\,C=JP', "A157343"],
    ["with a quote that does not end", 'CN=Été+OU=Ops,O="A,C=JP', "A157342"],
    ["that goes on after a quote", 'CN="Été"x,C=JP', "A157342"],
    ["that ends in a comma", "CN=Été,", "A157342"],
    ["of a type that is not known", "ABC=Été", "A157342"],
    ["with bytes that are no value", "CN=#0C09", "A157342"],
  ])("refuses a subject %s", async (_name, tlsClientAuthSubjectDn, code) => {
    const settings = { tokenAuthMethod, tlsClientAuthSubjectDn } as const;
    const answer = await authenticateWith(settings, { clientCertificate: escapedCertificate });
    expect(outcome(answer)).toEqual(["UNAUTHORIZED", code]);
  });

  test.each<[string, ClientSettings, object, string]>([
    ["without a certificate", { tlsClientAuthSanDns: "client.example.com" }, {}, "A157327"],
    ["with a text that is none", { tlsClientAuthSanDns: "a" }, { clientCertificate: "x" }, "A157328"],
    [
      "with one cut short",
      { tlsClientAuthSanDns: "a" },
      { clientCertificate: clientCertificate.replace(/\n.*\n-----END/, "\n-----END") },
      "A157328",
    ],
    ["that nothing is registered for", {}, { clientCertificate }, "A157340"],
    ["with a subject that is no name", { tlsClientAuthSubjectDn: "client" }, { clientCertificate }, "A157342"],
    ["with another subject", { tlsClientAuthSubjectDn: "CN=other" }, { clientCertificate }, "A157343"],
    [
      "with the subject in reverse",
      { tlsClientAuthSubjectDn: "C=JP,O=Example Bank\\, Ltd.,CN=Client.example.com" },
      { clientCertificate },
      "A157343",
    ],
    [
      "with two names registered",
      { tlsClientAuthSanDns: "a", tlsClientAuthSanUri: "b" },
      { clientCertificate },
      "A157345",
    ],
    ["with another DNS name", { tlsClientAuthSanDns: "other.example" }, { clientCertificate }, "A157346"],
    ["with another URI", { tlsClientAuthSanUri: "https://client.example.com/" }, { clientCertificate }, "A157347"],
    ["with another IP address", { tlsClientAuthSanIp: "192.0.2.8" }, { clientCertificate }, "A157348"],
    ["with another IPv6 address", { tlsClientAuthSanIp: "2001:db8::8" }, { clientCertificate }, "A157348"],
    ["with another e-mail address", { tlsClientAuthSanEmail: "a@example.com" }, { clientCertificate }, "A157349"],
    ["without alternative names", { tlsClientAuthSanDns: "a" }, { clientCertificate: otherCertificate }, "A157346"],
  ])("refuses a client %s", async (_name, settings, body, code) => {
    const answer = await authenticateWith({ tokenAuthMethod, ...settings }, body);
    expect([...outcome(answer), contentOf(answer)["error"]]).toEqual(["UNAUTHORIZED", code, "invalid_client"]);
  });

  test.each<ClientSettings>([
    { tlsClientAuthSanDns: "CLIENT.Example.com." },
    { tlsClientAuthSanUri: "HTTPS://client.EXAMPLE.com:443/x/../%69d" },
    { tlsClientAuthSanIp: "2001:0DB8:0::7" },
    { tlsClientAuthSanEmail: "ops@EXAMPLE.com" },
    {
      tlsClientAuthSubjectDn:
        'commonName="client.EXAMPLE.com"; OID.2.5.4.10=#13124578616d706c652042616e6b2c204c74642e ,c=jp',
    },
  ])("takes %j in another form", async (settings) => {
    expect(outcome(await authenticateWith({ tokenAuthMethod, ...settings }, { clientCertificate }))).toEqual(accepted);
  });

  test.each<[ClientSettings, string]>([
    [{ tlsClientAuthSanUri: "https://client.example.com/ID" }, "A157347"],
    [{ tlsClientAuthSanIp: "192.0.02.7" }, "A157348"],
    [{ tlsClientAuthSanEmail: "OPS@example.com" }, "A157349"],
    [{ tlsClientAuthSanDns: "*.example.com" }, "A157346"],
  ])("does not take %j", async (settings, code) => {
    const answer = await authenticateWith({ tokenAuthMethod, ...settings }, { clientCertificate });
    expect(outcome(answer)).toEqual(["UNAUTHORIZED", code]);
  });

  test("refuses a secret in its place", async () => {
    const settings = { tokenAuthMethod, tlsClientAuthSanDns: "client.example.com", clientSecret: "secret" } as const;
    expect(outcome(await authenticateWith(settings, { clientCertificate, clientSecret: "secret" }))).toEqual([
      "UNAUTHORIZED",
      "A157357",
    ]);
  });
});

describe.each<ClientSettings>([
  { tokenAuthMethod: "TLS_CLIENT_AUTH", tlsClientAuthSanDns: "client.example.com" },
  {
    tokenAuthMethod: "SELF_SIGNED_TLS_CLIENT_AUTH",
    jwks: JSON.stringify({ keys: [{ kty: "EC", x5c: [derOf(clientCertificate)] }] }),
  },
])("a client with %o", (settings) => {
  test.each([
    ["/auth/token", { grant_type: "client_credentials" }, "OK", "INVALID_CLIENT"],
    ["/pushed_auth_req", { response_type: "code", redirect_uri: "https://a.example/cb" }, "CREATED", "UNAUTHORIZED"],
    ["/auth/revocation", { token: "x" }, "OK", "INVALID_CLIENT"],
  ])("authenticates by its certificate at %s, and by no other", async (path, request, good, bad) => {
    const emulator = standing({
      clients: [
        {
          ...{ clientId: 1, grantTypes: ["CLIENT_CREDENTIALS"], responseTypes: ["CODE"] },
          ...{ redirectUris: ["https://a.example/cb"], ...settings },
        },
      ],
      service: { supportedTokenAuthMethods: ["TLS_CLIENT_AUTH", "SELF_SIGNED_TLS_CLIENT_AUTH"] },
    });
    const parameters = form({ client_id: "1", ...request });
    const send = async (body: object) => (await post(emulator, path, { parameters, ...body })).body["action"];
    expect(await send({ clientCertificate })).toBe(good);
    expect([await send({}), await send({ clientCertificate: otherCertificate })]).toEqual([bad, bad]);
  });
});

describe("self_signed_tls_client_auth", () => {
  const tokenAuthMethod = "SELF_SIGNED_TLS_CLIENT_AUTH";
  const key = (pem: string, kid: string) => ({ kty: "EC", kid, x5c: [derOf(pem)] });
  const jwks = JSON.stringify({ keys: [key(otherCertificate, "a"), key(clientCertificate, "b")] });

  test("takes the certificate that is registered in the key set", async () => {
    expect(outcome(await authenticateWith({ tokenAuthMethod, jwks }))).toEqual(accepted);
    expect(outcome(await authenticateWith({ tokenAuthMethod, jwks, selfSignedCertificateKeyId: "b" }))).toEqual(
      accepted,
    );
  });

  test.each<[string, ClientSettings, object, string]>([
    ["without a certificate", { jwks }, {}, "A157327"],
    ["without a key set", {}, { clientCertificate }, "A157329"],
    ["whose key id is not in the set", { jwks, selfSignedCertificateKeyId: "c" }, { clientCertificate }, "A157329"],
    ["whose keys have no certificate", { jwks: '{"keys":[{"kty":"EC"}]}' }, { clientCertificate }, "A157330"],
    ["with another certificate", { jwks, selfSignedCertificateKeyId: "a" }, { clientCertificate }, "A157333"],
  ])("refuses a client %s", async (_name, settings, body, code) => {
    const answer = await authenticateWith({ tokenAuthMethod, ...settings }, body);
    expect([...outcome(answer), contentOf(answer)["error"]]).toEqual(["UNAUTHORIZED", code, "invalid_client"]);
  });
});

describe("a client whose access tokens are bound to certificates", () => {
  function setUp(mode: "POLL" | "PUSH" = "POLL", service: ServiceSettings = {}): Emulator {
    return standing({
      service: { tlsClientCertificateBoundAccessTokens: true, ...service },
      clients: [
        {
          bcDeliveryMode: mode,
          bcNotificationEndpoint: "https://client.localhost/ciba",
          tlsClientCertificateBoundAccessTokens: true,
        },
      ],
    });
  }

  async function tokens(emulator: Emulator, body: object = { clientCertificate }) {
    const [client] = emulator.clients;
    const { ticket, authReqId } = await begin(emulator, client!);
    await complete(emulator, ticket);
    return poll(emulator, client!, authReqId, body);
  }

  test("needs one at the token endpoint, and the auth_req_id is not used up without", async () => {
    const emulator = setUp();
    const [client] = emulator.clients;
    const { ticket, authReqId } = await begin(emulator, client!);
    await complete(emulator, ticket);
    expect(outcome(await poll(emulator, client!, authReqId))).toEqual(["BAD_REQUEST", "A244308"]);
    expect(outcome(await poll(emulator, client!, authReqId, { clientCertificate: "x" }))).toEqual([
      "BAD_REQUEST",
      "A244309",
    ]);
    expect(outcome(await poll(emulator, client!, authReqId, { clientCertificate }))).toEqual(["OK", "A200002"]);
  });

  test("gets a bearer token that is good together with the certificate only", async () => {
    const emulator = setUp();
    const answer = await tokens(emulator);
    expect(contentOf(answer)).toMatchObject({ token_type: "Bearer" });
    const introspect = (body: object) =>
      post(emulator, "/auth/introspection", { token: answer.body["accessToken"], ...body });
    expect((await introspect({ clientCertificate })).body).toMatchObject({
      action: "OK",
      certificateThumbprint: clientThumbprint,
    });
    for (const body of [{}, { clientCertificate: otherCertificate }, { clientCertificate: "x" }])
      expect(outcome(await introspect(body))).toEqual(["UNAUTHORIZED", "E005011"]);
    const userinfo = (body: object) => post(emulator, "/auth/userinfo", { token: answer.body["accessToken"], ...body });
    expect((await userinfo({ clientCertificate })).body["action"]).toBe("OK");
    expect(outcome(await userinfo({}))).toEqual(["UNAUTHORIZED", "E005011"]);
    const parameters = form({ token: String(answer.body["accessToken"]) });
    expect(contentOf(await post(emulator, "/auth/introspection/standard", { parameters }))).toMatchObject({
      active: true,
      cnf: { "x5t#S256": clientThumbprint },
    });
  });

  test("gets a JWT that says so", async () => {
    const emulator = setUp("POLL", { accessTokenSignAlg: "ES256" });
    const { body } = await tokens(emulator);
    const keys = createLocalJWKSet((await get(emulator, "/service/jwks/get")).body as unknown as JSONWebKeySet);
    const { payload } = await jwtVerify(String(body["jwtAccessToken"]), keys, { currentDate: new Date(start) });
    expect(payload["cnf"]).toEqual({ "x5t#S256": clientThumbprint });
  });

  test("refreshes with a certificate, which the new token is bound to", async () => {
    const emulator = setUp();
    const { body } = await tokens(emulator);
    const [client] = emulator.clients;
    expect(outcome(await refresh(emulator, client!, String(body["refreshToken"])))).toEqual(["BAD_REQUEST", "A244308"]);
    const fresh = await post(emulator, "/auth/token", {
      parameters: form({ grant_type: "refresh_token", refresh_token: String(body["refreshToken"]) }),
      clientId: String(client!.clientId),
      clientSecret: client!.clientSecret,
      clientCertificate: otherCertificate,
    });
    const token = fresh.body["accessToken"];
    expect(
      outcome(await post(emulator, "/auth/introspection", { token, clientCertificate: otherCertificate })),
    ).toEqual(["OK", "A056001"]);
  });

  test("in PUSH mode needs one with the backchannel request, A180301, A180302", async () => {
    const emulator = setUp("PUSH");
    const [client] = emulator.clients;
    const send = (body: object) =>
      post(emulator, "/backchannel/authentication", {
        parameters: form({ scope: "openid", login_hint: "anna", client_notification_token: "n0t1fy-me" }),
        clientId: String(client!.clientId),
        clientSecret: client!.clientSecret,
        ...body,
      });
    expect(outcome(await send({}))).toEqual(["BAD_REQUEST", "A180301"]);
    expect(outcome(await send({ clientCertificate: "x" }))).toEqual(["BAD_REQUEST", "A180302"]);
    const ticket = String((await send({ clientCertificate })).body["ticket"]);
    await post(emulator, "/backchannel/authentication/issue", { ticket });
    const token = (await complete(emulator, ticket)).body["accessToken"];
    expect(outcome(await post(emulator, "/auth/introspection", { token, clientCertificate }))).toEqual([
      "OK",
      "A056001",
    ]);
    expect(outcome(await post(emulator, "/auth/introspection", { token }))).toEqual(["UNAUTHORIZED", "E005011"]);
  });

  test("is not bound where the service does not support that", async () => {
    const emulator = setUp("POLL", { tlsClientCertificateBoundAccessTokens: false });
    const token = (await tokens(emulator, {})).body["accessToken"];
    expect((await post(emulator, "/auth/introspection", { token })).body).toMatchObject({ action: "OK" });
  });
});
