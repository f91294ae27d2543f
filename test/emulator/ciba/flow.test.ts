import * as oauth from "oauth4webapi";
import { describe, expect, test } from "vitest";
import { createClock, type ClientSettings, type Emulator } from "../../../src/emulator/index.js";
import { clientOf, complete, contentOf, get, post, standing } from "../caller.js";
import { anyString } from "../matchers.js";

// An independent client drives the whole flow, with a minimal server between it and the emulator.

function authorizationServer(emulator: Emulator) {
  const tickets: string[] = [];
  const statuses: Record<string, number> = { OK: 200, BAD_REQUEST: 400, UNAUTHORIZED: 401, INVALID_CLIENT: 401 };

  const serve = async (url: string, init: { headers: Record<string, string>; body?: unknown }): Promise<Response> => {
    const { pathname } = new URL(url);
    if (pathname.startsWith("/.well-known")) return Response.json((await get(emulator, "/service/configuration")).body);
    if (pathname === "/jwks") return Response.json((await get(emulator, "/service/jwks/get")).body);
    const credentials = /^Basic (.*)$/.exec(new Headers(init.headers).get("authorization") ?? "")?.[1];
    const [clientId, clientSecret] =
      credentials === undefined ? [] : atob(credentials).split(":").map(decodeURIComponent);
    const call = { parameters: String(init.body), clientId, clientSecret };
    let answer = await post(emulator, pathname === "/ciba" ? "/backchannel/authentication" : "/auth/token", call);
    if (answer.body["action"] === "USER_IDENTIFICATION") {
      const { ticket } = answer.body;
      tickets.push(String(ticket));
      answer = await post(emulator, "/backchannel/authentication/issue", { ticket });
    }
    return Response.json(contentOf(answer), { status: statuses[String(answer.body["action"])] ?? 500 });
  };
  return { tickets, options: { [oauth.customFetch]: serve as never } };
}

async function setUp(mode: "POLL" | "PING", settings: ClientSettings = {}) {
  // The client uses the system clock, so the emulator has to as well.
  const emulator = standing({ clock: createClock() });
  const registered = emulator.updateClient(clientOf(emulator, mode).clientId, settings);
  const { tickets, options } = authorizationServer(emulator);
  const issuer = new URL(emulator.service.issuer);
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  const client: oauth.Client = {
    client_id: String(registered.clientId),
    id_token_signed_response_alg: registered.idTokenSignAlg,
  };
  const begin = async (parameters: Record<string, string> = {}) => {
    const token = mode === "PING" ? { client_notification_token: "token" } : {};
    const request = { scope: "openid", login_hint: "anna", ...token, ...parameters };
    const authentication = oauth.ClientSecretBasic(registered.clientSecret);
    const response = await oauth.backchannelAuthenticationRequest(as, client, authentication, request, options);
    return oauth.processBackchannelAuthenticationResponse(as, client, response);
  };
  const poll = async (authReqId: string) => {
    const authentication = oauth.ClientSecretBasic(registered.clientSecret);
    const response = await oauth.backchannelAuthenticationGrantRequest(as, client, authentication, authReqId, options);
    return oauth.processBackchannelAuthenticationGrantResponse(as, client, response);
  };
  const refresh = async (refreshToken: string) => {
    const authentication = oauth.ClientSecretBasic(registered.clientSecret);
    const response = await oauth.refreshTokenGrantRequest(as, client, authentication, refreshToken, options);
    return oauth.processRefreshTokenResponse(as, client, response);
  };
  return { emulator, tickets, begin, poll, refresh };
}

describe.each(["POLL", "PING"] as const)("an independent client in %s mode", (mode) => {
  test("waits, gets its tokens, accepts the ID token, and refreshes", async () => {
    const { emulator, tickets, begin, poll, refresh } = await setUp(mode);
    const started = await begin({ binding_message: "K7-42" });
    expect(started).toEqual({ auth_req_id: anyString, expires_in: 600, interval: 5 });
    await expect(poll(started.auth_req_id)).rejects.toMatchObject({ error: "authorization_pending", status: 400 });
    await expect(poll(started.auth_req_id)).rejects.toMatchObject({ error: "slow_down" });

    await complete(emulator, tickets[0] ?? "", {
      authTime: Math.floor(emulator.clock.now() / 1000),
      claims: '{"email":"anna@example.com"}',
    });
    const tokens = await poll(started.auth_req_id);
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ sub: "anna", email: "anna@example.com" });
    await expect(poll(started.auth_req_id)).rejects.toMatchObject({ error: "invalid_grant" });
    expect(await refresh(tokens.refresh_token ?? "")).toMatchObject({
      token_type: "bearer",
      expires_in: 3600,
      scope: "openid",
    });
  });
});

test("an independent client understands a refusal", async () => {
  const { emulator, tickets, begin, poll } = await setUp("POLL");
  const { auth_req_id } = await begin();
  await complete(emulator, tickets[0] ?? "", { result: "ACCESS_DENIED", errorDescription: "No." });
  await expect(poll(auth_req_id)).rejects.toMatchObject({ error: "access_denied", error_description: "No." });
  await expect(begin({ id_token_hint: "x" })).rejects.toMatchObject({ error: "invalid_request" });
});

test.each(["RS256", "PS256", "EdDSA"] as const)(
  "an independent client accepts an ID token signed with %s",
  async (idTokenSignAlg) => {
    const { emulator, tickets, begin, poll } = await setUp("POLL", { idTokenSignAlg });
    const { auth_req_id } = await begin();
    await complete(emulator, tickets[0] ?? "");
    expect(oauth.getValidatedIdTokenClaims(await poll(auth_req_id))).toMatchObject({ sub: "anna" });
  },
);
