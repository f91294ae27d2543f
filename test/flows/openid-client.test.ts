// openid-client against examples/authorization-server over sockets: it discovers the server, polls or is pinged, and verifies the ID
// tokens. It cannot sign backchannel requests, so jose does that.
import type { ClientSettings } from "authlete/emulator";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import * as openid from "openid-client";
import { afterEach, describe, expect, it } from "vitest";
import { startExample, type Example } from "../../examples/authorization-server/example.js";

let example: Example | undefined;
afterEach(async () => {
  await example?.close();
  example = undefined;
});

const CIBA = "urn:openid:params:grant-type:ciba";
const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "ES256" }] });
const key = { key: privateKey, kid: "k1" };

const METHODS = {
  CLIENT_SECRET_BASIC: (secret: string) => openid.ClientSecretBasic(secret),
  CLIENT_SECRET_POST: (secret: string) => openid.ClientSecretPost(secret),
  PRIVATE_KEY_JWT: () => openid.PrivateKeyJwt(key),
} as const;
type Method = keyof typeof METHODS;

/** The example, and openid-client as its client. */
async function start(bcDeliveryMode: "POLL" | "PING", method: Method, settings: ClientSettings = {}) {
  const pings: Record<string, unknown>[] = [];
  example = await startExample({ onNotification: (body) => pings.push(body) });
  const { url, backend, notificationEndpoint, notificationToken, prompts } = example;
  // A running clock, since openid-client signs with the system time.
  const { clock } = backend.emulator!;
  const { clientId, clientSecret } = backend.emulator!.addClient({
    bcDeliveryMode,
    bcNotificationEndpoint: notificationEndpoint,
    tokenAuthMethod: method,
    jwks,
    bcRequestSignAlg: "ES256",
    ...settings,
  });
  const config = await openid.discovery(
    new URL(url),
    String(clientId),
    { client_secret: clientSecret },
    METHODS[method](clientSecret),
    // The example uses http on this machine.
    { execute: [openid.allowInsecureRequests] },
  );
  // Also verifies signatures of ID tokens that come directly from the server.
  openid.enableNonRepudiationChecks(config);

  const parameters = {
    scope: "openid email",
    login_hint: "anna@example.com",
    binding_message: "K7-42",
    ...(bcDeliveryMode === "PING" && { client_notification_token: notificationToken }),
  };
  const sign = () =>
    new SignJWT(parameters)
      .setProtectedHeader({ alg: "ES256", kid: "k1" })
      .setIssuer(String(clientId))
      .setAudience(url)
      .setIssuedAt()
      .setNotBefore("0s")
      .setExpirationTime("5m")
      .setJti(crypto.randomUUID())
      .sign(privateKey);
  return {
    url,
    clock,
    config,
    pings,
    clientId: String(clientId),
    begin: async (kind: string) =>
      openid.initiateBackchannelAuthentication(config, kind === "signed" ? { request: await sign() } : parameters),
    decide: (approved: boolean) => prompts.decide("anna", prompts.of("anna")[0]!.id, approved),
    prompts,
  };
}

const kinds = Object.keys(METHODS).flatMap((method) =>
  ["plain", "signed"].map((kind) => [kind, method as Method] as const),
);

describe.each(kinds)("openid-client with %s requests and %s", (kind, method) => {
  it("polls: its own loop waits for the user and verifies the tokens", async () => {
    const { begin, decide, config, clientId, url, prompts } = await start("POLL", method);
    const begun = await begin(kind);
    expect(begun).toMatchObject({ expires_in: 600, interval: 5 });
    expect(prompts.of("anna")).toMatchObject([{ bindingMessage: "K7-42", scopes: ["openid", "email"] }]);
    await decide(true);
    // openid-client waits for the interval before each poll, which is not needed once the user has decided.
    const tokens = await openid.pollBackchannelAuthenticationGrant(config, { ...begun, interval: 0.01 });
    expect(tokens.claims()).toMatchObject({ iss: url, sub: "anna", aud: [clientId], email: "anna@example.com" });
    expect(tokens.scope).toBe("openid email");
  });

  it("is pinged, and collects with what the ping says", async () => {
    const { begin, decide, config, clientId, url, pings } = await start("PING", method);
    const begun = await begin(kind);
    expect(pings).toEqual([]);
    await decide(true);
    expect(pings).toEqual([{ auth_req_id: begun.auth_req_id }]);
    const tokens = await openid.genericGrantRequest(config, CIBA, { auth_req_id: pings[0]!["auth_req_id"] as string });
    expect(tokens.claims()).toMatchObject({ iss: url, sub: "anna", aud: [clientId] });
    await expect(openid.genericGrantRequest(config, CIBA, begunAgain(begun))).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });
});

const begunAgain = ({ auth_req_id }: { auth_req_id: string }) => ({ auth_req_id });

describe("openid-client", () => {
  it("goes on polling while the user thinks, and slows down when told so", async () => {
    const { begin, decide, config, clock } = await start("POLL", "CLIENT_SECRET_BASIC");
    const begun = await begin("plain");
    const poll = () => openid.genericGrantRequest(config, CIBA, begunAgain(begun));
    await expect(poll()).rejects.toMatchObject({ status: 400, error: "authorization_pending" });
    await expect(poll()).rejects.toMatchObject({ status: 400, error: "slow_down" });
    await decide(true);
    clock.advance(10);
    expect((await poll()).claims()).toMatchObject({ sub: "anna" });
  });

  it("is told that the user refused, or did not answer", async () => {
    const { begin, decide, config, clock, prompts } = await start("POLL", "CLIENT_SECRET_BASIC");
    const refused = await begin("plain");
    await decide(false);
    await expect(
      openid.pollBackchannelAuthenticationGrant(config, { ...refused, interval: 0.01 }),
    ).rejects.toMatchObject({ error: "access_denied" });
    const ignored = await begin("plain");
    clock.advance(545);
    await prompts.expire();
    await expect(openid.genericGrantRequest(config, CIBA, begunAgain(ignored))).rejects.toMatchObject({
      error: "expired_token",
    });
  });

  it("does not take tokens that another server signed", async () => {
    const { begin, decide, config } = await start("POLL", "CLIENT_SECRET_BASIC");
    const begun = await begin("plain");
    await decide(true);
    const other = await generateKeyPair("ES256", { extractable: true });
    const keys = [{ ...(await exportJWK(other.publicKey)), alg: "ES256", use: "sig" }];
    config[openid.customFetch] = (url, init) =>
      url.endsWith("/jwks") ? Promise.resolve(Response.json({ keys })) : fetch(url, init as RequestInit);
    await expect(openid.genericGrantRequest(config, CIBA, begunAgain(begun))).rejects.toThrow();
  });

  it("can name the user by an ID token, refresh, introspect as a resource server, and revoke", async () => {
    const { begin, decide, config, url, prompts, clientId } = await start("POLL", "CLIENT_SECRET_BASIC");
    const begun = await begin("plain");
    await decide(true);
    const tokens = await openid.genericGrantRequest(config, CIBA, begunAgain(begun));
    await openid.initiateBackchannelAuthentication(config, { scope: "openid", id_token_hint: tokens.id_token! });
    expect(prompts.of("anna")[0]).toMatchObject({ state: "waiting", subject: "anna" });
    const fresh = await openid.refreshTokenGrant(config, tokens.refresh_token!);

    const introspect = async () => {
      const authorization = `Basic ${btoa(`accounts:${example!.resourceSecret}`)}`;
      const body = new URLSearchParams({ token: fresh.access_token });
      const init = { method: "POST", headers: { authorization }, body };
      return (await fetch(`${url}/introspect`, init)).json() as Promise<unknown>;
    };
    expect(await introspect()).toMatchObject({ active: true, sub: "anna", client_id: clientId });
    const { clientSecret } = example!.backend.emulator!.clients.at(-1)!;
    const revoked = await fetch(`${url}/revoke`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ token: fresh.access_token }),
    });
    expect(revoked.status).toBe(200);
    expect(await introspect()).toEqual({ active: false });
  });

  it("that redeems one auth_req_id a hundred times at once gets tokens once", async () => {
    const { begin, decide, config } = await start("POLL", "CLIENT_SECRET_BASIC");
    const begun = await begin("plain");
    await decide(true);
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () =>
        openid.genericGrantRequest(config, CIBA, begunAgain(begun)).then(
          () => "tokens",
          (error: openid.ResponseBodyError) => `${error.status} ${error.error}`,
        ),
      ),
    );
    expect(outcomes.sort()).toEqual([...Array<string>(99).fill("400 invalid_grant"), "tokens"]);
  });
});
