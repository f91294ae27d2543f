// Signed authentication requests, rich authorization requests and DPoP, driven by independent clients, against an authorization server
// that uses this package and the emulator.
import { respond } from "authlete";
import { createEmulator, type AsymmetricAlgorithm, type ClientSettings, type ServiceSettings } from "authlete/emulator";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import * as oauth from "oauth4webapi";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";
import { createAuthorizationServer } from "./authorization-server.js";
import { connect } from "./connect.js";

const ISSUER = "https://as.example.com";
const cibaGrant = "urn:openid:params:grant-type:ciba";

async function setUp(alg: AsymmetricAlgorithm, settings: ClientSettings = {}, service: ServiceSettings = {}) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const emulator = createEmulator({
    service: { issuer: ISSUER, ...service },
    clients: [
      {
        bcDeliveryMode: "POLL",
        tokenAuthMethod: "PRIVATE_KEY_JWT",
        bcRequestSignAlg: alg,
        jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg }] }),
        ...settings,
      },
    ],
  });
  const authlete = connect(emulator);
  const server = createAuthorizationServer(authlete);
  const registered = emulator.clients[0]!;
  const approve = () =>
    authlete.ciba.complete({ ticket: server.waiting.get("anna")!.ticket, result: "AUTHORIZED", subject: "anna" });
  return { emulator, authlete, server, registered, privateKey, approve };
}

describe.each(["ES256", "PS256"] as const)("a client that signs with %s", (alg) => {
  it("is oauth4webapi: its request is taken, and its tokens verify", async () => {
    const { server, registered, privateKey, approve } = await setUp(alg);
    const options = { [oauth.customFetch]: (url: string, init: object) => server.fetch(url, init) };
    const issuer = new URL(ISSUER);
    const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
    expect(as.backchannel_authentication_request_signing_alg_values_supported).toContain(alg);
    const client = { client_id: String(registered.clientId) };
    const auth = oauth.PrivateKeyJwt({ key: privateKey, kid: "k1" });
    const parameters = { scope: "openid", login_hint: "anna@example.com", binding_message: "K7-42" };
    const request = await oauth.issueRequestObject(
      as,
      client,
      parameters,
      { key: privateKey, kid: "k1" },
      {
        // oauth4webapi adds client_id for front-channel requests, where it is not part of client authentication.
        [oauth.modifyAssertion]: (_header, payload) => delete payload["client_id"],
      },
    );
    const begun = await oauth.processBackchannelAuthenticationResponse(
      as,
      client,
      await oauth.backchannelAuthenticationRequest(as, client, auth, new URLSearchParams({ request }), options),
    );
    expect(server.waiting.get("anna")).toMatchObject({ bindingMessage: "K7-42" });
    await approve();
    const response = await oauth.backchannelAuthenticationGrantRequest(as, client, auth, begun.auth_req_id, options);
    const tokens = await oauth.processBackchannelAuthenticationGrantResponse(as, client, response);
    await oauth.validateApplicationLevelSignature(as, response, options);
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ iss: ISSUER, sub: "anna" });
  });

  it("is openid-client: its request is taken, and its tokens verify", async () => {
    const { server, registered, privateKey, approve } = await setUp(alg);
    const key = { key: privateKey, kid: "k1" };
    const config = await openid.discovery(
      new URL(ISSUER),
      String(registered.clientId),
      undefined,
      openid.PrivateKeyJwt(key),
      { [openid.customFetch]: (url, init) => server.fetch(url, init as RequestInit) },
    );
    openid.enableNonRepudiationChecks(config);
    const request = await new SignJWT({ scope: "openid", login_hint: "anna@example.com", request_context: { till: 7 } })
      .setProtectedHeader({ alg, kid: "k1" })
      .setIssuer(String(registered.clientId))
      .setAudience(ISSUER)
      .setIssuedAt()
      .setNotBefore("0s")
      .setExpirationTime("5m")
      .setJti(crypto.randomUUID())
      .sign(privateKey);
    const begun = await openid.initiateBackchannelAuthentication(config, { request });
    await approve();
    const tokens = await openid.genericGrantRequest(config, cibaGrant, { auth_req_id: begun.auth_req_id });
    expect(tokens.claims()).toMatchObject({ iss: ISSUER, sub: "anna" });
  });
});

it("a signed request that says twice what it wants is refused", async () => {
  const { server, registered, privateKey } = await setUp("ES256");
  const options = { [oauth.customFetch]: (url: string, init: object) => server.fetch(url, init) };
  const as = { issuer: ISSUER, backchannel_authentication_endpoint: `${ISSUER}/ciba` };
  const client = { client_id: String(registered.clientId) };
  const auth = oauth.PrivateKeyJwt({ key: privateKey, kid: "k1" });
  const request = await oauth.issueRequestObject(as, client, { scope: "openid", login_hint: "x" }, privateKey);
  for (const parameters of [{ request }, { request, scope: "openid" }]) {
    const response = await oauth.backchannelAuthenticationRequest(
      as,
      client,
      auth,
      new URLSearchParams(parameters),
      options,
    );
    await expect(oauth.processBackchannelAuthenticationResponse(as, client, response)).rejects.toMatchObject({
      status: 400,
      error: "invalid_request",
    });
  }
});

it("the profile FAPI-CIBA is met by a client with signed requests and assertions", async () => {
  const fapi: ServiceSettings = { supportedServiceProfiles: ["FAPI"], fapiModes: ["FAPI1_ADVANCED"] };
  const { server, registered, privateKey } = await setUp("PS256", {}, fapi);
  const options = { [oauth.customFetch]: (url: string, init: object) => server.fetch(url, init) };
  const as = { issuer: ISSUER, backchannel_authentication_endpoint: `${ISSUER}/ciba` };
  const client = { client_id: String(registered.clientId) };
  const auth = oauth.PrivateKeyJwt({ key: privateKey, kid: "k1" });
  const parameters = { scope: "openid", login_hint: "anna@example.com" };
  const begin = async (given: Record<string, string>) =>
    oauth.processBackchannelAuthenticationResponse(
      as,
      client,
      await oauth.backchannelAuthenticationRequest(as, client, auth, new URLSearchParams(given), options),
    );
  const request = await oauth.issueRequestObject(as, client, parameters, privateKey, {
    [oauth.modifyAssertion]: (_header, payload) => delete payload["client_id"],
  });
  await expect(begin(parameters)).rejects.toMatchObject({ status: 400, error: "invalid_request" });
  expect((await begin({ request })).expires_in).toBe(600);
});

it("a client with DPoP gets a token bound to its key, which it uses with proofs", async () => {
  const { server, registered, privateKey, approve, authlete } = await setUp("ES256");
  const as = {
    issuer: ISSUER,
    backchannel_authentication_endpoint: `${ISSUER}/ciba`,
    token_endpoint: `${ISSUER}/token`,
  };
  const client = { client_id: String(registered.clientId), id_token_signed_response_alg: "ES256" };
  const auth = oauth.PrivateKeyJwt({ key: privateKey, kid: "k1" });
  const DPoP = oauth.DPoP({}, await oauth.generateKeyPair("ES256"));
  const fetch = async (url: string, init: object) => {
    const request = new Request(url, init);
    const dpop = request.headers.get("dpop");
    // The server of the other flows does not pass on DPoP proofs.
    if (dpop === null || !url.endsWith("/token")) return server.fetch(request);
    return respond(await authlete.token.process({ parameters: await request.text(), dpop }));
  };
  const options = { [oauth.customFetch]: fetch };
  const parameters = new URLSearchParams({ scope: "openid", login_hint: "anna@example.com" });
  const begun = await oauth.processBackchannelAuthenticationResponse(
    as,
    client,
    await oauth.backchannelAuthenticationRequest(as, client, auth, parameters, options),
  );
  await approve();
  const response = await oauth.backchannelAuthenticationGrantRequest(as, client, auth, begun.auth_req_id, {
    ...options,
    DPoP,
  });
  const tokens = await oauth.processBackchannelAuthenticationGrantResponse(as, client, response);
  expect(tokens.token_type).toBe("dpop");

  const resource = new URL("https://bank.example.com/payments");
  const used = await oauth.protectedResourceRequest(tokens.access_token, "GET", resource, new Headers(), null, {
    DPoP,
    [oauth.customFetch]: async (
      url: string,
      { headers, method }: { headers: Record<string, string>; method: string },
    ) => {
      const token = headers["authorization"]!.replace("DPoP ", "");
      const call = { token, dpop: headers["dpop"]!, htm: method, htu: url };
      const withProof = await authlete.introspection.process(call);
      const without = await authlete.introspection.process({ token });
      return Response.json([withProof.action, without.action]);
    },
  });
  expect(await used.json()).toEqual(["OK", "UNAUTHORIZED"]);
});
